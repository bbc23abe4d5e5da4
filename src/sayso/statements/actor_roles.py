"""Whom a noun for a person means: somebody spoken of before, an office's holder, the body they speak for."""

import re

from sayso.lexicon import Entry
from sayso.model import Choice, Span
from sayso.statements.actor_bodies import FAR_SENTENCES, fits, inner_group, substitute
from sayso.statements.actor_look import LOCATING, NO_TAG, plain
from sayso.statements.actor_people import person_voice
from sayso.statements.actor_phrases import Phrase, short
from sayso.statements.actor_pronouns import own_clause
from sayso.statements.actor_scene import Answer, Scene, Voice, candidates, text_answer, voice_of
from sayso.statements.actor_words import UPPER, actor_words, is_plural
from sayso.statements.found import Found
from sayso.statements.groups import OWN, SIDES, Group, key
from sayso.statements.people import Person

DESCRIBING = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV", "PUNCT", ""})
FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x-?)\s*(?:[\w-]+\s+){0,3}$")
OFTEN = frozenset({"leader", "head", "chief", "director", "chairman", "commander", "officer", "soldier", "general"})


def somebody(phrase: Phrase, entry: Entry, where: tuple[int, int], scene: Scene) -> Answer:
    """Who a noun for a person means: somebody spoken of before, the body they speak for, or what the words say."""
    words, found, bare = phrase.words, phrase.found, phrase.bare
    many = is_plural(words[where[1]], entry)
    before = " ".join(words[: where[0]])
    if many and phrase.definite:
        again = spoken_before(entry, phrase, scene)
        if again is not None:
            return again
    if phrase.definite:
        meant = siblings(entry, found, scene) if many and entry.kind == "kin" else None
        meant = meant or (None if many else known_person(phrase, entry, where, scene))
        if meant is not None:
            return meant
    if entry.fields.get("voice") and not many:
        side = side_of(phrase, before, scene)
        if side is not None and (side.classes & SIDES or not side.classes & (OWN | {"country"})):
            why = f"{phrase.said!r}: nobody named, who speaks for {side.display}"
            return Answer(Choice(side.display, why),
                          voice_of(side.display, "person", found, nouns=frozenset({entry.key}),
                                   gender=str(entry.fields.get("gender", ""))))
    longer = substitute(before, scene) if before and phrase.definite else None
    name = short(f"{longer} {words[where[1]]}{bare[len(phrase.core):]}" if longer else bare)
    return text_answer(name, "as the page puts it", found, entry=entry, many=many)


def spoken_before(entry: Entry, phrase: Phrase, scene: Scene) -> Answer | None:
    """Those of several called so who spoke last: "local sources" for "the sources" that follow."""
    if key(phrase.bare) != key(phrase.core) or len(phrase.words) > 1 or phrase.found.source is None:
        return None
    for voice in reversed(scene.voices):
        if voice.many and voice.span.start < phrase.found.source.start and entry.key in voice.nouns:
            why = f"{phrase.said!r}: those who spoke before, {voice.name}"
            return Answer(Choice(voice.name, why), voice_of(voice.name, voice.kind, phrase.found, like=voice))
    return None


def known_person(phrase: Phrase, entry: Entry, where: tuple[int, int], scene: Scene) -> Answer | None:
    """Whom "the spokesman" or "the youth" means: a person of that kind, or the last "a ... spokesman"."""
    said, found = phrase.said, phrase.found
    plainly = key(phrase.bare) == key(phrase.core) and not phrase.core[:1].isupper()
    posted = re.match(r"\s+to\s", phrase.bare[len(phrase.core) :]) is not None  # "the ambassador to Karsova"
    first = first_mention(entry, found, scene) if plainly else None
    chosen = best_person(entry, phrase, scene)
    if chosen is not None and (first is None or chosen[0].span.end > first.start):
        voice, why = chosen
        return Answer(Choice(voice.name, f"{said!r}: {why}"),
                      voice_of(voice.name, voice.kind, found, like=voice, nouns=frozenset({entry.key})))
    if first is None and (plainly or posted):
        later = only_holder(entry, phrase, where, scene)
        if later is not None:
            why = f"{said!r}: the only {entry.key} whom the page names, {later.name}"
            return Answer(Choice(later.name, why), person_voice(later, found))
    if first is not None:
        called = first.cut(scene.text)
        return text_answer(with_country(short(called), first, scene), f"{said!r}: first called {called!r}", found,
                           entry=entry)
    return None


def only_holder(entry: Entry, phrase: Phrase, where: tuple[int, int], scene: Scene) -> Person | None:
    """The one person on the page who holds an office that "the interior minister" names before the name does.

    For words that many may be called by ("leader"), the body must fit too: "the rebel leader" leads an armed one.
    """
    known = actor_words()
    before = phrase.words[: where[0]]
    holders = [person for person in scene.people.everyone if entry.key in {role for role, _ in person.roles}]
    body = known.entry("group", before[-1]) if before else None
    if body is not None:
        sides = [(person, scene.groups.called(side)) for person in holders for role, side in person.roles
                 if role == entry.key and side]
        holders = list(dict.fromkeys(person for person, side in sides if side and fits(body, side.classes)))
    elif entry.kind == "kin" or entry.key in OFTEN or entry.fields.get("vague") or entry.fields.get("voice"):
        return None
    return holders[0] if len(holders) == 1 else None


def first_mention(entry: Entry, found: Found, scene: Scene) -> Span | None:
    """The last "a ... official" before "the official", which may say more."""
    assert found.source is not None
    forms = "|".join(re.escape(form) for form in (entry.key, *entry.words("also")) if not is_plural(form, entry))
    pattern = re.compile(rf"\b[Aa]n?[ \u00a0]+(?P<words>(?:[\w-]+[ \u00a0]+){{0,4}}?(?:{forms}))\b")
    start = scene.earlier(found.source.start, FAR_SENTENCES) + 1
    before = [Span(*match.span("words")) for match in pattern.finditer(scene.text, start, found.source.start)]
    before = [span for span in before if all(scene.tags.get(span.start + word.start(), NO_TAG).pos in DESCRIBING
                                             for word in re.finditer(r"\S+", span.cut(scene.text)))]
    return before[-1] if before else None


def with_country(name: str, span: Span, scene: Scene) -> str:
    """A bare "official" with the country of the office-holder whom the sentence before is about."""
    if " " in name or name not in {"official", "diplomat"}:
        return name
    here = scene.sentence(span.start)
    for person in scene.people.everyone:
        side = next((side for _, side in person.roles if side and len(side.split()) < 3), "")
        if side and any(here - 1 <= scene.sentence(place.start) <= here and place.start < span.start
                        for place in person.mentions):
            return f"{side} {name}"
    return name


def side_of(phrase: Phrase, before: str, scene: Scene) -> Group | None:
    """The body that a spokesman speaks for."""
    rest = re.match(r"\s+(?:for|of|from|at)\s+(?:the\s+)?(?P<side>.+)$", phrase.bare[len(phrase.core) :])
    side = rest["side"] if rest else before
    return (scene.groups.called(side) or inner_group(side, scene)) if side else None


def best_person(entry: Entry, phrase: Phrase, scene: Scene) -> tuple[Voice, str] | None:
    """The person before the source whom a noun can mean."""
    source = phrase.found.source
    assert source is not None
    here = scene.sentence(source.start)
    gender = str(entry.fields.get("gender", ""))
    side = {plain(word) for word in re.findall(rf"[{UPPER}][\w-]*", phrase.bare) if not LOCATING.search(word)}
    best: tuple[float, Voice, str] | None = None
    for voice in candidates(scene, source.start, scene.earlier(source.start, FAR_SENTENCES)):
        if voice.kind != "person" or (gender and voice.gender and gender != voice.gender):
            continue
        if stands_with(voice, source, scene) or (is_former(voice, scene) and "former" not in phrase.said.casefold()):
            continue
        away = max(here - scene.sentence(voice.last), 0)
        fit = fitness(entry, voice, away, named=bool(side))
        if fit is None or (side and not side & sides_of(voice, scene)
                           and known_sides(voice, entry, scene)):
            continue
        points = fit[0] - 0.5 * away + (2 if voice.speaks else 0)
        if best is None or points >= best[0]:
            best = points, voice, fit[1]
    return (best[1], f"{best[2]}, {best[1].name}") if best else None


def stands_with(voice: Voice, source: Span, scene: Scene) -> bool:
    """Whether somebody is named in the very clause of a source without being its subject, and so another.

    In "in a call with Mr Velk, the president said" the president is not Velk.
    """
    block = scene.parsed.at(source.start)
    tokens = block.tokens(source) if block else []
    subject = next((token for token in tokens if token.dep_ in {"nsubj", "nsubjpass"}), None)
    if block is None or subject is None or voice.speaks:
        return False
    return any(voice.span.start <= block.start + token.idx < voice.span.end for token in own_clause(subject))


def is_former(voice: Voice, scene: Scene) -> bool:
    """Whether the page calls somebody "former" before their office."""
    person = next((one for one in scene.people.everyone if one.name == voice.name), None)
    return person is not None and any(FORMER.search(scene.text, max(0, span.start - 50), span.start)
                                      for span in person.mentions)


def known_sides(voice: Voice, entry: Entry, scene: Scene) -> bool:
    """Whether the page says for whom somebody is what a noun says."""
    likes = {entry.key, *entry.words("like")}
    return any(side for person in scene.people.everyone if person.name == voice.name
               for role, side in person.roles if role in likes)


def fitness(entry: Entry, voice: Voice, away: int, *, named: bool) -> tuple[float, str] | None:
    """How well a noun fits a person, and in what words; None where it does not."""
    vague = bool(entry.fields.get("vague"))
    if entry.key in voice.nouns and (voice.speaks or not vague):
        return 4.0, f"the last {entry.key}"
    if {entry.key, *entry.words("like")} & voice.nouns and (not vague or (voice.speaks and away < 3)):
        return 2.0, "the last who can be called so"
    if voice.speaks and not voice.nouns and away <= 1 and not named:
        return 0.0, "the last who spoke"
    return None


def sides_of(voice: Voice, scene: Scene) -> set[str]:
    """The words of the bodies somebody belongs to."""
    words = {plain(word) for word in voice.name.split()}
    for person in scene.people.everyone:
        if person.name == voice.name:
            words |= {plain(word) for _, side in person.roles for word in side.split()}
    return words


def siblings(entry: Entry, found: Found, scene: Scene) -> Answer | None:
    """The two people last named as kin of each other."""
    assert found.source is not None
    kin = re.compile(rf"\b(?:his|her|their)\s+{entry.key}\b")
    for match in reversed(list(kin.finditer(scene.text, 0, found.source.start))):
        left = scene.people.inside(Span(max(0, match.start() - 120), match.start()))
        right = scene.people.inside(Span(match.end(), match.end() + 60))
        if left and right and left[-1][1] != right[0][1]:
            name = f"{left[-1][1][0].name}; {right[0][1][0].name}"
            return Answer(Choice(name, f"the two named as {entry.key}s"), voice_of(name, "text", found, many=True))
    return None
