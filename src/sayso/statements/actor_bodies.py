"""Which body a noun or a part of a name means: one named beside it, one spoken of before, the only one of its kind."""

import re

from sayso.lexicon import Entry
from sayso.model import Choice
from sayso.statements.actor_look import LOCATING, RUN, plain
from sayso.statements.actor_phrases import ARTICLE, DEFINITE, Phrase, short
from sayso.statements.actor_scene import Answer, Scene, Voice, candidates, is_outlet, popularity, text_answer, voice_of
from sayso.statements.actor_words import actor_words, is_plural
from sayso.statements.found import Found
from sayso.statements.groups import GAP, Group, key
from sayso.statements.people import POSSESSIVE

OWNER_OR_PLACE = re.compile(r"^.*(?:['’]s?|[\w.]-(?:based|backed|led))\s+(?=\w)")
BODIES = frozenset({"any", "armed", "monitor", "aid", "union", "party", "agency", "team", "company", "opposition", ""})
NOT_A_GROUP = frozenset({"country", "media", "government", "army", "ministry", "court", "parliament", "police"})
WAR_SIDES = frozenset({"armed", "army", "government", "party", "opposition", "country"})
NAMED_SO = frozenset({"group", "militant", "monitor", "paper", "outlet", "party", "company", "agency"})
RULERS = frozenset({"president", "prime minister", "leader", "king"})
FAR_SENTENCES = 40


def government(core: str, capital: Entry, found: Found) -> Answer:
    """The country that a capital city or a short form stands for."""
    name = str(capital.fields["stands_for"])
    why = f"{core!r} stands for {name}" if capital.kind == "short" else \
        f"{core!r}: the city stands for the government that sits there, {name}"
    return Answer(Choice(name, why), voice_of(name, "group", found, classes=frozenset({"country"})))


def group_answer(group: Group, printed: str, found: Found, scene: Scene) -> Answer:
    """A body that the page names."""
    longer = fuller(group, scene)
    name = (longer or group).display
    if longer is not None:
        why = f"{printed!r}: the page also says {longer.name!r}"
    elif key(printed) == key(name):
        why = f"named: {name}"
    else:
        why = f"{printed!r} and {name!r} are one: its acronym" if group.acronym else f"{printed!r}: {name}"
    return Answer(Choice(name, why), voice_of(name, "group", found, classes=group.classes, many=group.plural))


def fuller(group: Group, scene: Scene) -> Group | None:
    """The same body with the country before its name, where the page gives exactly one such name."""
    if group.acronym or group.classes & {"country", "armed"}:
        return None
    longer = [other for other in scene.groups.everyone if other.form.endswith(" " + group.form)
              and len(other.form.split()) == len(group.form.split()) + 1]
    return longer[0] if len(longer) == 1 and group.classes else None


def inner_group(said: str, scene: Scene) -> Group | None:
    """The longest name of a body that ends a phrase."""
    words = said.split()
    for first in range(len(words)):
        part = " ".join(words[first:]).strip(",")
        group = scene.groups.called(part) if any(letter.isupper() for letter in part) else None
        if group is not None:
            return group
    return None


def by_part(core: str, scene: Scene, found: Found) -> Group | None:
    """The body whose name contains the last word of a phrase, as in "the Observatory"; of several, the last named."""
    assert found.source is not None
    word = POSSESSIVE.sub("", core.rsplit(maxsplit=1)[-1]).casefold()
    own = OWNER_OR_PLACE.sub("", core)
    named = {key(one) for one in own.split() if one[:1].isupper()}
    fitting = [group for group in scene.groups.everyone if " " in group.form and word in group.form.split()
               and named <= set(group.form.split())]
    at = found.source.start

    def recency(group: Group) -> tuple[int, int]:
        return max((span.start for span in group.mentions if span.start <= at), default=-1), -group.mentions[0].start

    return max(fitting, key=recency, default=None)


def fits(entry: Entry, classes: frozenset[str]) -> bool:
    """Whether a body of these classes can be called by a noun."""
    wanted = str(entry.fields["class"])
    if wanted == "any":
        if classes & {"armed", "monitor", "aid", "party"} or not classes:
            return True
        return not classes & NOT_A_GROUP and bool(classes & BODIES)
    if wanted == "agency":
        return not classes or bool(classes & {"agency", "aid", "ministry"})
    return wanted in classes or (wanted == "company" and not classes)


def body(phrase: Phrase, entry: Entry, where: tuple[int, int], scene: Scene) -> Answer:
    """Who a noun for a body means: the one named beside it, the one spoken of before, or what the words say."""
    words, found = phrase.words, phrase.found
    many = is_plural(words[where[1]], entry) or bool(entry.fields.get("many"))
    beside = named_beside(phrase, entry, where, scene, many=many)
    if beside is not None:
        return beside
    before = " ".join(words[: where[0]])
    if not before[:1].isupper() or before.casefold().endswith(("based", "backed", "language")):
        meant = spoken_of(phrase, entry, scene, many=many)
        if meant is not None:
            return meant
    return text_answer(short(phrase.bare), "as the page puts it", found, entry=entry, many=many)


def named_beside(phrase: Phrase, entry: Entry, where: tuple[int, int], scene: Scene, *, many: bool) -> Answer | None:
    """The body that a phrase names beside its noun: "the aid agency MedAid", "the NC rebel group", "Haldane's army"."""
    words, found, bare = phrase.words, phrase.found, phrase.bare
    first, last = where
    after = " ".join(words[last + 1 :])
    if after[:1].isupper():
        name = re.sub(r"^\W+", "", bare[bare.find(after) :])
        group = scene.groups.called(name) or scene.groups.called(after)
        if group is not None:
            return group_answer(group, name, found, scene)
        return Answer(Choice(name, f"named after {words[last]!r}"),
                      voice_of(name, "group", found, classes=frozenset({str(entry.fields["class"])})))
    whose = re.match(r"\s+(?:of|from)\s+(?:the\s+)?(?P<name>.+)$", bare[len(phrase.core) :])
    theirs = scene.groups.called(whose["name"]) if whose and entry.fields["class"] == "armed" else None
    if theirs is not None and "country" not in theirs.classes:  # "the rebels of the Northern Council"
        return group_answer(theirs, theirs.name, found, scene)
    owner = owner_answer(phrase.core, entry, where, scene)
    if owner is not None:
        return text_answer(*owner, found, entry=entry, many=many)
    before = " ".join(words[:first])
    if before and entry.key in NAMED_SO and last == len(words) - 1 and key(bare) == key(phrase.core):
        group = leading_group(before, scene)
        country = actor_words().entry("short", before) is not None  # "US companies" are not the United States
        if group is not None and not country and "country" not in group.classes:
            return group_answer(group, bare, found, scene)
    proper = words[-1][:1].isupper() or (bool(before) and scene.groups.called(phrase.core) is not None)
    if (DEFINITE.match(phrase.said) or not ARTICLE.match(phrase.said)) and (proper or not many) and (
            proper or not before[:1].isupper() or LOCATING.search(before)):
        part = by_part(phrase.core, scene, found)
        if part is not None:
            return group_answer(part, bare, found, scene)
    return None


def spoken_of(phrase: Phrase, entry: Entry, scene: Scene, *, many: bool) -> Answer | None:
    """The body that a phrase without a name means: one spoken of before, or the only one of its kind."""
    found, said = phrase.found, phrase.said
    if DEFINITE.match(said):
        chosen = best_group(entry, phrase, scene, many=many)
        if chosen is not None:
            voice, why = chosen
            return Answer(Choice(voice.name, f"{said!r}: {why}"), voice_of(voice.name, voice.kind, found, like=voice))
    meant = called_so(phrase, entry, scene) if many else only_one(phrase, entry, scene)
    if meant is not None:
        return group_answer(meant, meant.name, found, scene)
    wanted = entry.fields["class"]
    if wanted == "monitor" or (wanted == "media" and DEFINITE.match(said)) or (
            phrase.words[0] in {"monitoring", "rights", "aid"}):
        only = only_group(phrase.core, entry, scene)
        if only is not None:
            return Answer(Choice(only.display, f"{said!r}: the only one on the page, {only.name}"),
                          voice_of(only.display, "group", found, classes=only.classes))
    return None


def called_so(phrase: Phrase, entry: Entry, scene: Scene) -> Group | None:
    """The one armed body whose people the page calls by a noun: "the rebels of the Northern Council", "NC rebels"."""
    if entry.fields["class"] != "armed" or len(phrase.words) > 1 or key(phrase.bare) != key(phrase.core):
        return None
    noun = re.escape(phrase.core)
    after = re.compile(rf"\b{noun}{GAP}(?:of|from){GAP}(?:the{GAP})?(?P<name>{RUN.pattern})", re.IGNORECASE)
    names = [match["name"] for match in after.finditer(scene.text)]
    called = {group.form: group for name in names if (group := scene.groups.called(name)) is not None}
    found = [group for group in called.values() if "country" not in group.classes]
    return found[0] if len(found) == 1 else None


def only_one(phrase: Phrase, entry: Entry, scene: Scene) -> Group | None:
    """The page's only army, police or parliament with a name, where a phrase has nothing but the noun."""
    wanted = str(entry.fields["class"])
    if entry.key not in {"army", "police", "parliament"} or key(phrase.bare) != key(" ".join(phrase.words[-1:])):
        return None
    fitting = [group for group in scene.groups.everyone if wanted in group.classes and " " in group.name]
    return fitting[0] if len(fitting) == 1 else None


def leading_group(before: str, scene: Scene) -> Group | None:
    """The body whose name begins a phrase, with nothing but small words after it: "NC rebel" in "NC rebel group"."""
    words = before.split()
    for size in range(len(words), 0, -1):
        if any(word[:1].isupper() for word in words[size:]):
            break
        group = scene.groups.called(" ".join(words[:size]))
        if group is not None:
            return group
    return None


def only_group(core: str, entry: Entry, scene: Scene) -> Group | None:
    """The one body on the page that a description of its kind fits."""
    known = actor_words()
    wanted = {"monitor"} if re.search(r"monitor|watchdog|observ|rights", core) else {str(entry.fields["class"])}
    wanted |= {str(hit.fields["class"]) for word in core.split() if (hit := known.entry("group", word))} - {"any"}
    fitting = [group for group in scene.groups.everyone if group.classes & wanted and not is_outlet(group.name, scene)]
    return fitting[0] if len(fitting) == 1 else None


def owner_answer(core: str, entry: Entry, where: tuple[int, int], scene: Scene) -> tuple[str, str] | None:
    """A leader's government by its country, as in "Haldane's government", where the page gives his country."""
    words = core.split()
    if entry.fields["class"] not in {"government", "army"} or where[0] == 0:
        return None
    owner = plain(POSSESSIVE.sub("", words[where[0] - 1]))
    for person in scene.people.everyone:
        if owner in {person.words[-1], person.words[-1] + "s"}:
            side = next((side for role, side in person.roles if side and role in RULERS), "")
            if side:
                return f"{side} {words[where[1]]}", f"{core!r}: {person.name} is {side}"
    return None


def best_group(entry: Entry, phrase: Phrase, scene: Scene, *, many: bool) -> tuple[Voice, str] | None:
    """The body before the source that a noun can mean, the nearest and most spoken of, all its words in the name."""
    found = phrase.found
    assert found.source is not None
    told = {stem(word) for word in phrase.words[:-1] if word.islower() and not LOCATING.search(word)}
    here = scene.sentence(found.source.start)
    best: tuple[float, Voice] | None = None
    reach = 1 if many else FAR_SENTENCES  # "the rebels" are a named group only right after its name
    for voice in candidates(scene, found.source.start, scene.earlier(found.source.start, reach)):
        if voice.kind != "group" or not (fits(entry, voice.classes) or (entry.key in voice.nouns)):
            continue
        if not voice.speaks and (not voice.classes or is_outlet(voice.name, scene)):
            continue  # of the page's own outlet, and of names of which nothing is known, only those who speak
        away = here - scene.sentence(voice.last)
        if away > reach:
            continue
        points = -2.0 * max(away, 0) + (3 if voice.speaks else 0) + popularity(voice, scene)
        points += 4 if told and told <= {stem(word) for word in voice.name.casefold().split()} else 0
        points -= 0 if voice.classes else 3  # a name of which the page does not say what it is
        if best is None or points >= best[0]:
            best = points, voice
    if best is None:
        return None
    how = "the last that spoke" if best[1].speaks else "the last named"
    return best[1], f"{how} of that kind, {best[1].name}"


def stem(word: str) -> str:
    """A word without the s of its plural, so that "appeals court" and "Court of Appeal" meet.

    >>> stem("appeals"), stem("press")
    ('appeal', 'press')
    """
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def substitute(owner: str, scene: Scene) -> str | None:
    """A phrase with the fuller form of the body it begins with: "army command" as "Karsovan army command"."""
    words = owner.split()
    for size in range(len(words), 0, -1):
        part = " " + " ".join(words[:size]).casefold()
        longer = [group for group in scene.groups.everyone if group.form.endswith(part)
                  and len(group.form.split()) == size + 1]
        if len(longer) == 1:
            return " ".join([longer[0].name, *words[size:]])
    return None


def both_sides(said: str, found: Found, scene: Scene) -> Answer:
    """The two sides of the conflict, where two are named more than the others."""
    counts = {group.display: len(group.mentions) for group in scene.groups.everyone if is_side(group, scene)}
    if not any(group.classes & {"army", "government"} for group in scene.groups.everyone if group.display in counts):
        counts["army"] = len(re.findall(r"\b[Tt]he army\b", scene.text))
    ranked = sorted((name for name in counts if counts[name]), key=lambda name: -counts[name])
    if len(ranked) < 2:
        return text_answer(short(said), "cannot tell which sides: fewer than two are named", found, many=True)
    name = "; ".join(ranked[:2])
    return Answer(Choice(name, f"{said!r}: the two sides that the page names most"),
                  voice_of(name, "text", found, many=True))


def is_side(group: Group, scene: Scene) -> bool:
    """Whether a body can be a side of a war: armed, a government, or a council or front that has spoken."""
    if "country" in group.classes or is_outlet(group.name, scene):
        return False
    spoken = any(voice.name == group.display for voice in scene.voices)
    return bool(group.classes & WAR_SIDES) or (spoken and group.classes <= {"union", "any"} and bool(group.classes))
