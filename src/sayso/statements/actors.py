"""Who each source is, as far as the page itself tells: a name in full, a body, a short description, or nobody."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.lexicon import Entry
from sayso.model import Choice, Page, Span
from sayso.statements.actor_words import UPPER, actor_words, is_plural, plural
from sayso.statements.found import Found
from sayso.statements.groups import GAP, OWN, SIDES, Group, Groups, find_groups, key
from sayso.statements.people import (
    DAYS,
    LOCATING,
    NO_TAG,
    POSSESSIVE,
    RUN,
    People,
    Person,
    Tag,
    find_people,
    plain,
    tags_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.text.parse import Parsed

FIRST = frozenset({"i", "me", "we", "us", "myself", "ourselves", "my", "our"})
YOU = frozenset({"you"})
HE = {"he": "m", "him": "m", "himself": "m", "his": "m", "she": "f", "her": "f", "herself": "f", "hers": "f"}
IT = frozenset({"it", "itself", "its"})
THEY = frozenset({"they", "them", "themselves", "their", "these", "those", "both", "the two"})
SIDES_BOTH = re.compile(
    r"(?:both|the two) (?:sides|parties|groups|warring parties)|(?:each|either) side", re.IGNORECASE)
RELATIVE = frozenset({"who", "which", "whom", "whose"})
OF_SEVERAL = re.compile(r"^(?P<how>one|two|three|four|five|some|several|many|most|all|both|each|\d+) of "
                        r"(?:(?:the|these|those|its|his|her|their|our)\s+)(?:own\s+)?(?=[a-z])", re.IGNORECASE)
ARTICLE = re.compile(r"^(?:the|an?|this|that|these|those(?! (?:who|that|in|of|on|at|from|with)\b)|its|his|"
                     r"her|their|our|both|one of(?: the)?)\s+", re.IGNORECASE)
DEFINITE = re.compile(r"^(?:the|this|that|these|those|its|his|her|their)\b", re.IGNORECASE)
INDEFINITE = re.compile(r"^(?:an?|some|one|another)\b", re.IGNORECASE)
TAIL = re.compile(r"(?<=\w)[,)]?\s+(?:[-–—]+\s*)?(?:who|which|whose|whom|that|where)(?:\s.*)?$|\s+[-–—]\s.*$|"
                  r"\s+(?:he|she|it|they|we|I|you)\s.*$",
                  re.DOTALL)
PARENTHESIS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
WHEN = "|".join(sorted(DAYS)) + "|today|yesterday|tonight|tomorrow"
TIME_AFTER = re.compile(rf"(?:\s+(?:on|in|late|early|last|this))+\s+(?:{WHEN})(?:\s.*)?$|\s+(?:{WHEN})$", re.DOTALL)
TIME_BEFORE = re.compile(rf"^(?:{WHEN})\s+(?=\w)")
THOSE_WHO = re.compile(r"(?:those|all|everyone|anyone)\s+(?:who|that)\s", re.IGNORECASE)
OWNER_OR_PLACE = re.compile(r"^.*(?:['’]s?|\w-(?:based|backed|led))\s+(?=\w)")
ONE_BODY = re.compile(rf"[{UPPER}]\w+ and [{UPPER}]\w+ [{UPPER}]\w+")
LATE = re.compile(r"\blate\s$")
THIS_PAGE = re.compile(r"\bthis (?:article|story|newspaper|paper|website|newsroom)$", re.IGNORECASE)
APPOSED_TO = re.compile(rf"(?P<name>[{UPPER}][\w&'’-]*(?:\s[{UPPER}][\w&'’-]*)*)\s(?:an?|the|one of)\s"
                        r"(?P<what>[a-z][\w-]*(?:\s[a-z][\w-]*){0,2}?)(?=\s(?:of|for|in|at|that|which|who|with)\b|$)")
CORE_ENDS = re.compile(r"\s+(?:of|for|at|in|from|to|by|on|into|with|near|inside|within|close|familiar|speaking|"
                       r"there|here|say|across|around|and)\b|\s*[,;:(–—]|\s-\s")
PREPOSITION = re.compile(r"\b(?:of|for|at|in|from|to|by|with|behind|under|against|near|close to|loyal to)\s+"
                         r"(?:the\s+|an?\s+)?(?:late\s+|former\s+)?$", re.IGNORECASE)
BODIES = frozenset({"any", "armed", "monitor", "aid", "union", "party", "agency", "team", "company", "opposition", ""})
NOT_A_GROUP = frozenset({"country", "media", "government", "army", "ministry", "court", "parliament", "police"})
WAR_SIDES = frozenset({"armed", "army", "government", "party", "opposition", "country"})
NAMED_SO = frozenset({"group", "militant", "monitor", "paper", "outlet", "party", "company", "agency"})
DESCRIBING = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV", "PUNCT", ""})
ASIDE = frozenset({"appos", "relcl", "acl", "pobj", "dobj", "amod", "compound", "advcl", "nmod"})
OFTEN = frozenset({"leader", "head", "chief", "director", "chairman", "commander", "officer", "soldier", "general"})
RULERS = frozenset({"president", "prime minister", "leader", "king"})
FEW = 6
FAR_SENTENCES = 40


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who can be meant later: a name or description, what they are, and where they were last spoken of."""

    name: str
    kind: str                      # person, group, or text
    span: Span
    until: int = 0                 # where their turn ends: the last character of what they said
    gender: str = ""
    many: bool = False
    nouns: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    speaks: bool = False

    @property
    def last(self) -> int:
        """The character from which distance counts: the end of a speaker's turn, the start of a mention."""
        return max(self.until - 1, self.span.start) if self.speaks else self.span.start


@dataclass(slots=True)
class Scene:
    """The page as the resolver sees it, filled as it reads on."""

    text: str
    page: Page
    parsed: "Parsed"
    people: People
    groups: Groups
    founds: Sequence[Found]
    sentences: list[int]
    names: list[Voice]
    counts: Counter[str]
    tags: dict[int, Tag]
    voices: list[Voice] = field(default_factory=list)

    def sentence(self, at: int) -> int:
        """The number of the sentence in which the character `at` stands."""
        return bisect_right(self.sentences, at) - 1

    def earlier(self, at: int, sentences: int) -> int:
        """The character right before the sentence that many sentences earlier."""
        return self.sentences[max(self.sentence(at) - sentences, 0)] - 1 if self.sentences else -1


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source in which no person is named, taken apart: as it stands, without article, its core before "of"."""

    said: str
    bare: str
    core: str
    piece: Span
    found: Found

    @property
    def words(self) -> list[str]:
        """The words of the core."""
        return self.core.split()

    @property
    def definite(self) -> bool:
        """Whether it begins with "the" or an owner."""
        return bool(DEFINITE.match(self.said)) or bool(re.match(r"[^\s]+['’]s\s", self.said))


@dataclass(frozen=True, slots=True)
class Answer:
    """Who a source is, with what later words can refer to."""

    choice: Choice[str]
    voice: Voice | None = None


def resolve_actors(founds: Sequence[Found], parsed: "Parsed", page: Page) -> list[Choice[str]]:
    """Who the source of each found statement is, in the page: one choice for each, in the order given.

    Names are given in full if the page has them in full; bodies by their name (a side of the conflict by its acronym
    where the page mostly uses it); others by a short description; None where nobody is named.
    """
    sources = [found.source for found in founds if found.source]
    tags, sentences = tags_of(parsed)
    people = find_people(parsed, sources, tags=tags)
    groups = find_groups(parsed, people, tags=tags)
    names = names_of(people, groups, parsed.text)
    scene = Scene(parsed.text, page, parsed, people, groups, founds, sentences, names,
                  Counter(voice.name for voice in names), tags)
    answers: dict[int, Answer] = {}
    in_text_order = sorted(range(len(founds)), key=lambda at: (founds[at].source or Span(founds[at].start, 0)).start)
    for at in sorted(in_text_order, key=lambda at: is_first_person(founds[at], scene.text)):
        answers[at] = answer(founds[at], scene, answers)
        voice = answers[at].voice
        if voice is not None:
            scene.voices.append(voice)
    return [answers[at].choice for at in range(len(founds))]


def living(whose: tuple[Person, ...], text: str) -> tuple[Person, ...]:
    """Those of several people whom the page does not call "the late"; all of them where it calls all of them so."""
    alive = tuple(person for person in whose
                  if not any(LATE.search(text, max(0, span.start - 6), span.start) for span in person.mentions))
    return alive or whose


def names_of(people: People, groups: Groups, text: str) -> list[Voice]:
    """Every mention of a name, in the order of the text; shared ones are the living, most named one's."""
    voices = [Voice(person.name, "person", span, span.end, person.gender, False,
                    frozenset(role for role, _ in person.roles))
              for person in people.everyone for span in person.mentions]
    voices += [Voice(group.display, "group", span, span.end, "", group.plural, frozenset(), group.classes)
               for group in groups.everyone for span in group.mentions]
    for span, whose in people.mentions:
        if len(whose) == 1:
            continue
        ranked = sorted(living(whose, text), key=lambda person: -len(person.mentions))
        if len(ranked) == 1 or len(ranked[0].mentions) > len(ranked[1].mentions):
            voices.append(Voice(ranked[0].name, "person", span, span.end, ranked[0].gender))
    return sorted(voices, key=lambda voice: voice.span)


def is_first_person(found: Found, text: str) -> bool:
    """Whether the source is "I" or "we", which is somebody only by whose words it stands in."""
    return found.source is not None and found.source.cut(text).casefold() in FIRST | YOU


def answer(found: Found, scene: Scene, answers: dict[int, Answer]) -> Answer:
    """Who the source of one statement is."""
    if found.source is None:
        return Answer(Choice(None, "no source is named"))
    said = found.source.cut(scene.text).strip(" \u00a0\t\n,;:'\"‘’“”")
    word = said if said.isupper() and len(said) > 1 else said.casefold()  # "WHO" and "US" are names
    if word in FIRST | YOU:
        return first_person(found, word, scene, answers)
    if word in HE or word in IT or word in THEY:
        return pronoun(found, word, scene)
    if word in RELATIVE or word == "that":
        return relative(found, scene)
    pieces = split_joined(found.source, scene)
    if len(pieces) > 1:
        return joined(found, [piece_answer(piece, found, scene) for piece in pieces])
    return piece_answer(pieces[0], found, scene)


def turn_end(found: Found) -> int:
    """Where a speaker's turn ends."""
    spans = [*found.cue, *found.content] + ([found.source] if found.source else [])
    return max(span.end for span in spans)


def voice_of(name: str, kind: str, found: Found, *, like: Voice | None = None, gender: str = "", many: bool = False,
             nouns: frozenset[str] = frozenset(), classes: frozenset[str] = frozenset()) -> Voice:
    """The source of `found` as somebody who has spoken."""
    assert found.source is not None
    if like is not None:
        return Voice(like.name, like.kind, found.source, turn_end(found), gender or like.gender, like.many,
                     like.nouns | nouns, like.classes | classes, speaks=True)
    return Voice(name, kind, found.source, turn_end(found), gender, many, nouns, classes, speaks=True)


def joined(found: Found, parts: list[Answer]) -> Answer:
    """Several who speak as one."""
    names = list(dict.fromkeys(part.choice.value for part in parts if part.choice.value))
    name = "; ".join(names)
    why = "several are named: " + " · ".join(part.choice.why for part in parts)
    if not name:
        return Answer(Choice(None, why))
    return Answer(Choice(name, why), voice_of(name, "text", found, many=True))


# ---------------------------------------------------------------- splitting

JOINER = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|as well as|together with)\s+")


def split_joined(source: Span, scene: Scene) -> list[Span]:
    """The parts of a source that names several, or the whole source where it names one.

    A comma parts two only where an "and" makes it a list; what follows a name without being a name is about that name.
    """
    said = source.cut(scene.text)
    tail = TAIL.search(said)
    head = said[: tail.start()] if tail and tail.start() > 0 and " and " not in said[tail.start():] else said
    closed = closed_parts(source, scene)
    cuts = [match for match in JOINER.finditer(head)
            if not any(span.start < source.start + match.start() < span.end for span in closed)]
    if re.search(r",|\bwh(?:o|ich)\b", said):
        cuts = [match for match in cuts if not in_aside(match, source, scene)]
    joiners = [match for match in cuts if match.group().strip(", ") in {"and", "as well as", "together with"}]
    if not joiners:
        return [source]
    pieces: list[tuple[Span, bool]] = []
    at = 0
    for match in [*cuts, None]:
        end = match.start() if match else len(head)
        if head[at:end].strip(" ,"):
            after_and = bool(pieces) and bool(re.search(r"(?:and|as|with)\s+$", head[:at]))
            pieces.append((Span(source.start + at, source.start + end), after_and))
        at = match.end() if match else at
    kept = [pieces[0][0]]
    for piece, after_and in pieces[1:]:
        words = piece.cut(scene.text)
        if scene.tags.get(piece.start, NO_TAG).pos in {"VERB", "AUX", "ADP"}:
            continue  # "in power for years and led by Velk"
        if not stands_alone(words, after_and=after_and, lower=scene.text[kept[0].start].islower()
                            or not names_somebody(kept[0], scene)):
            continue
        kept.append(piece)
    first = kept[0].cut(scene.text)
    if len(kept) == 2 and one_name(first, kept[1].cut(scene.text)):
        return [source]
    if len(kept) == 1 or (re.fullmatch(r"[a-z-]+", first) and not first.endswith(("s", "people"))
                          and first not in HE | dict.fromkeys(THEY, "")):
        return [source]  # "state and local leaders" are one kind of people
    if re.search(r"\b(?:of|for|at|between)\s", kept[0].cut(scene.text)) and not re.match(
            r"(?:the|an?)\s", kept[-1].cut(scene.text), re.IGNORECASE) and not names_person(kept[-1], scene):
        return [source]  # "the head of the army and police": one person, two bodies
    return kept


def one_name(first: str, second: str) -> bool:
    """Whether "and" stands inside one name: "Sered and Marn Police", "Police and Roads Commissioner Anton Riss".

    >>> one_name("Sered", "Marn Police"), one_name("Darin Velk", "the Marn Police")
    (True, False)
    """
    known = actor_words()
    office = known.entry("group", first) is not None and first[:1].isupper() and known.title.search(second) is not None
    return office or is_one_body(f"{first} and {second}")


def is_one_body(name: str) -> bool:
    """Whether a name is that of one body for two places.

    >>> is_one_body("Sered and Marn Police"), is_one_body("Sered and Marn Rescue")
    (True, False)
    """
    body = actor_words().entry("group", name.rsplit(maxsplit=1)[-1]) if ONE_BODY.fullmatch(name) else None
    return body is not None and body.fields["class"] in {"police", "union"}


def in_aside(joiner: re.Match[str], source: Span, scene: Scene) -> bool:
    """Whether an "and" joins words inside of what is said about the one named first, and no second speaker.

    The parser tells: what it joins must be the source's own noun, or joined with that.
    """
    block = scene.parsed.at(source.start)
    word = re.search(r"\b(?:and|as well as|together with)\b", joiner.group())
    if block is None or word is None or joiner.group().strip().startswith(","):
        return False
    tokens = block.tokens(source)
    at = source.start - block.start + joiner.start() + word.start()
    joined_to = next((token.head for token in tokens if token.idx == at), None)
    while joined_to is not None and joined_to.dep_ == "conj" and joined_to.head in tokens:
        joined_to = joined_to.head
    return joined_to is not None and joined_to in tokens and joined_to.head in tokens and joined_to.dep_ in ASIDE


def closed_parts(source: Span, scene: Scene) -> list[Span]:
    """Names inside which "and" joins no two people."""
    low = bisect_left(scene.names, source.start, key=lambda voice: voice.span.start)
    high = bisect_left(scene.names, source.end, key=lambda voice: voice.span.start)
    return [voice.span for voice in scene.names[low:high] if voice.kind == "group" and voice.span.end <= source.end]


def names_somebody(piece: Span, scene: Scene) -> bool:
    """Whether the piece has a capital inside: a name."""
    words = re.sub(r"^(?:Both|The|A|An)\s+", "", piece.cut(scene.text))
    return bool(re.search(rf"(?<!\w)[{UPPER}]", words))


def names_person(piece: Span, scene: Scene) -> bool:
    """Whether a person is named in the piece."""
    return bool(scene.people.inside(piece))


def stands_alone(words: str, *, after_and: bool, lower: bool) -> bool:
    """Whether a piece of a list is one more of the list, and not about the one before it."""
    if re.match(r"(?:of|from|in|at|for|with|who|which|aged|pictured|left|right|centre|\d+$)\b|\d", words):
        return False
    if re.match(rf"(?:Mr|Mrs|Ms|[{UPPER}])", words):
        return True
    if after_and:
        return lower or bool(re.match(r"(?:the|an?|his|her|its|their|several|many|some|other)\s", words))
    return lower


# ---------------------------------------------------------------- one source

def piece_answer(piece: Span, found: Found, scene: Scene) -> Answer:
    """Who one source, or one of several, is."""
    said = piece.cut(scene.text).strip(" \u00a0\t\n,;:'\"‘’“”")
    if said.casefold() in HE or said.casefold() in IT or said.casefold() in THEY:
        return pronoun(found, said.casefold(), scene)
    if SIDES_BOTH.fullmatch(said):
        return both_sides(said, found, scene)
    person = head_person(piece, scene)
    if person is not None:
        return person_answer(piece, person, found, scene)
    trimmed = said if THOSE_WHO.match(said) else TAIL.sub("", said)
    trimmed = PARENTHESIS.sub("", trimmed).strip(" ,")
    if not trimmed:
        return Answer(Choice(None, "no source is named"))
    return described(trimmed, piece, found, scene)


def head_person(piece: Span, scene: Scene) -> tuple[Span, tuple[Person, ...]] | None:
    """The name in the piece that is the source itself, and not the owner or the master of it."""
    said = piece.cut(scene.text)
    tail = TAIL.search(said)
    limit = piece.start + (tail.start() if tail else len(said))
    if re.match(rf"\s*(?:{'|'.join(('who', 'which'))})\b", said):
        return None
    if is_one_body(said.strip()):
        return None
    for span, whose in scene.people.inside(piece):
        if span.start >= limit and tail and tail.start() > 0:
            break
        before, after = scene.text[piece.start : span.start], scene.text[span.end : piece.end]
        if re.match(r"['’]s?(?:\s|$)", after) and after.strip("'’s "):
            continue
        if lost_possessive(span, whose, scene) and re.match(r"\s+\w", after):
            continue
        if PREPOSITION.search(titles_off(before)):
            continue
        follows = re.match(r"\s+(?P<word>[a-z][\w-]*)", after)
        if follows and is_noun(follows["word"], span.end + follows.start("word"), scene) and not re.match(
                r"\s+[\w-]+(?:\s+[\w-]+)?\s+(?:of|for|at)\b", after):
            continue  # "the Haldane government": the name only tells which
        return span, whose
    return None


def titles_off(before: str) -> str:
    """The words before a name without the titles right before it."""
    known = actor_words()
    words = before.rstrip().split(" ")
    while words and known.entry("title", words[-1]):
        words.pop()
    return " ".join(words) + " "


def lost_possessive(span: Span, whose: tuple[Person, ...], scene: Scene) -> bool:
    """Whether the name as printed ends in an s that the name itself has not."""
    last = plain(span.cut(scene.text).split()[-1])
    return last.endswith("s") and all(last not in person.words for person in whose)


def is_noun(word: str, at: int, scene: Scene) -> bool:
    """Whether the word at a character can be what a phrase is about."""
    known = actor_words()
    return scene.tags.get(at, NO_TAG).pos == "NOUN" or any(
        known.entry(kind, word) for kind in ("role", "group", "nobody", "kin"))


def person_answer(piece: Span, hit: tuple[Span, tuple[Person, ...]], found: Found, scene: Scene) -> Answer:
    """The person a name means; where two share it, the one whom title, kin, gender or the text before it points at."""
    span, whose = hit
    printed = span.cut(scene.text)
    kin = kin_name(piece, span, scene)
    if kin is not None:
        name, why, gender = kin
        return Answer(Choice(name, why), voice_of(name, "person", found, gender=gender))
    if len(whose) == 1:
        person = whose[0]
        why = f"named in full: {person.name}" if plain(printed) == plain(person.name) else \
            f"{printed!r}: the page's only person of that name, {person.name}"
        return Answer(Choice(person.name, why), person_voice(person, found))
    chosen, why = which_person(piece, span, whose, scene)
    if chosen is None:
        return Answer(Choice(printed, why), voice_of(printed, "person", found))
    return Answer(Choice(chosen.name, why), person_voice(chosen, found))


def person_voice(person: Person, found: Found) -> Voice:
    """A named person as the speaker of `found`."""
    return voice_of(person.name, "person", found, gender=person.gender,
                    nouns=frozenset(role for role, _ in person.roles))


def which_person(piece: Span, span: Span, whose: tuple[Person, ...], scene: Scene) -> tuple[Person | None, str]:
    """Which of several people with one name is meant, and why."""
    known = actor_words()
    printed = span.cut(scene.text)
    left = scene.text[max(piece.start - 1, 0) : span.start]
    title = next((match.group() for match in known.title.finditer(left + printed)), "")
    entry = known.entry("title", title) if title else None
    if title and entry is not None:
        role, gender = entry.fields.get("role"), entry.fields.get("gender")
        fit = [person for person in whose if title in person.titles or role in {one for one, _ in person.roles}
               or (gender and person.gender == gender)]
        if len(fit) == 1:
            return fit[0], f"{printed!r}: of {len(whose)} people of that name, {title!r} fits only {fit[0].name}"
        fit = [person for person in whose if not (gender and person.gender and person.gender != gender)]
        if len(fit) == 1:
            return fit[0], f"{printed!r}: of {len(whose)} people of that name only {fit[0].name} can be {title!r}"
    alive = living(whose, scene.text)
    if len(alive) == 1:
        return alive[0], f"{printed!r}: of {len(whose)} people of that name only {alive[0].name} is not called late"
    spoken = [voice for voice in scene.voices if voice.name in {person.name for person in whose}]
    if spoken:
        name = spoken[-1].name
        return next(person for person in whose if person.name == name), \
            f"{printed!r}: of {len(whose)} people of that name, {name} was the last who spoke"
    ranked = sorted(whose, key=lambda person: -len(person.mentions))
    before = [person for person in ranked if person.mentions and person.mentions[0].start < span.start]
    if len(before) == 1:
        return before[0], f"{printed!r}: of {len(whose)} people of that name only {before[0].name} was named before"
    if len(ranked[0].mentions) > len(ranked[1].mentions):
        return ranked[0], f"{printed!r}: of {len(whose)} people of that name, {ranked[0].name} is named most often"
    names = ", ".join(person.name for person in whose)
    return None, f"{printed!r}: cannot tell which of {names} is meant"


def kin_name(piece: Span, span: Span, scene: Scene) -> tuple[str, str, str] | None:
    """The full name of somebody called by kin, as in "Velk's son Aron", with the reason and their gender."""
    known = actor_words()
    before = scene.text[max(0, piece.start) : span.start].rstrip(" ,")
    words = before.split()
    printed = span.cut(scene.text)
    if not words or " " in printed or not known.entry("kin", words[-1]):
        return None
    entry = known.entry("kin", words[-1])
    owners = scene.people.inside(Span(piece.start, span.start))
    if entry is None or not owners:
        return None
    surname = owners[-1][1][0].name.split()[-1]
    gender = str(entry.fields.get("gender", ""))
    full = [person for person in scene.people.everyone if len(person.words) > 1 and plain(printed) == person.words[0]
            and plain(surname) == person.words[-1]]
    if full:
        name = full[0].name
        return name, f"{before + ' ' + printed!r}: {entry.key} of a {surname}, on this page {name}", gender
    return f"{printed} {surname}", f"{before + ' ' + printed!r}: the {entry.key} of a {surname}", gender


# ---------------------------------------------------------------- descriptions and bodies

def described(said: str, piece: Span, found: Found, scene: Scene) -> Answer:
    """Who is meant by a phrase in which no person is named as the source."""
    known = actor_words()
    said = re.sub(r"(?<=\w)\s+(based|backed|led)\s+(?=[a-z])", r"-\1 ", said)  # a copy that lost its hyphens
    said = without_times(without_capital(said, piece, scene)) or said
    several = OF_SEVERAL.match(said)
    if several:
        said = said[several.end() :]
        said = singular(said) if several["how"].casefold() in {"one", "each"} else said
    bare = ARTICLE.sub("", said)
    if is_one_body(bare):
        return text_answer(bare, "one body, with both places in its name", found)
    apposed = APPOSED_TO.match(bare)
    if apposed and (whom := scene.groups.called(apposed["name"])) is not None:
        return group_answer(whom, apposed["name"], found, scene)
    if apposed and head_of(apposed["what"].split()[-1:]):
        return text_answer(apposed["name"], f"named, and said to be a {apposed['what']}", found)
    core = CORE_ENDS.split(" " + bare, maxsplit=1)[0].strip() or bare
    phrase = Phrase(said, bare, core, piece, found)
    capital = known.entry("capital", core) or known.entry("short", core)
    if capital is not None and not scene.people.inside(piece):
        return government(core, capital, found)
    head = head_of([POSSESSIVE.sub("", word) for word in core.split()])
    group = scene.groups.called(bare) or scene.groups.called(core)
    if group is not None and (head is None or head[0].kind == "group"):
        return group_answer(group, bare, found, scene)
    if head is None:
        return unlisted(phrase, scene)
    entry, first, last = head
    if entry.kind == "nobody":
        return written(phrase, entry, first, scene)
    return (body if entry.kind == "group" else somebody)(phrase, entry, (first, last), scene)


def without_capital(said: str, piece: Span, scene: Scene) -> str:
    """A phrase without the capital that its first word has only from where it stands: "Unconfirmed reports"."""
    at = piece.start + piece.cut(scene.text).find(said[:12])
    tag = scene.tags.get(at, NO_TAG)
    plainly = tag.pos not in {"PROPN", ""} and not tag.label and said[1:2].islower() and not is_one_body(said)
    plainly = plainly and scene.groups.called(said) is None
    return said[:1].lower() + said[1:] if plainly and said[:1].isupper() else said


def without_times(said: str) -> str:
    """A phrase without the day or month before or after it.

    >>> without_times("Monday state radio"), without_times("the Northern Council on Monday")
    ('state radio', 'the Northern Council')
    """
    return TIME_AFTER.sub("", TIME_BEFORE.sub("", said))


def singular(said: str) -> str:
    """A plural description as one of many is called.

    >>> singular("artillery officers in Marn"), singular("spokesmen")
    ('artillery officer in Marn', 'spokesman')
    """
    core = CORE_ENDS.split(" " + said, maxsplit=1)[0].strip()
    words = core.split()
    if not words:
        return said
    known = actor_words()
    entry = next((entry for kind in ("role", "group", "kin") if (entry := known.entry(kind, words[-1]))), None)
    forms = (entry.key, *entry.words("also")) if entry else ()
    one = next((form for form in forms if plural(form) == words[-1]), None)
    one = one or (re.sub("men$", "man", words[-1]) if words[-1].endswith("men") else re.sub("(?<!s)s$", "", words[-1]))
    return " ".join([*words[:-1], one]) + said[len(core) :]


def government(core: str, capital: Entry, found: Found) -> Answer:
    """The country that a capital city or a short form stands for."""
    name = str(capital.fields["stands_for"])
    why = f"{core!r} stands for {name}" if capital.kind == "short" else \
        f"{core!r}: the city stands for the government that sits there, {name}"
    return Answer(Choice(name, why), voice_of(name, "group", found, classes=frozenset({"country"})))


def head_of(words: list[str]) -> tuple[Entry, int, int] | None:
    """The last word of a phrase that says what its source is, with its entry, and where it starts and ends."""
    known = actor_words()
    for last in range(len(words) - 1, -1, -1):
        hits = [hit for kind in ("nobody", "role", "kin", "group") if (hit := known.noun(kind, words, last))]
        if hits:
            name_like = words[last][:1].isupper()  # "the Marn Post" is a paper, "the post" a message
            entry, first = min(hits, key=lambda hit: (hit[1], name_like and hit[0].kind == "nobody"))
            if entry.kind != "group" and any(word[:1].isupper() for word in words[last + 1 :]):
                return None
            return entry, first, last
    return None


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


def short(bare: str) -> str:
    """A description without article, without rank.

    >>> short("senior Karsovan official")
    'Karsovan official'
    """
    known = actor_words()
    words = ARTICLE.sub("", bare).split()
    while len(words) > 1 and (rank := known.entry("rank", words[0])) and rank.key == "senior":
        words.pop(0)
    while len(words) > 1 and words[-1] in {"there", "here"}:
        words.pop()
    return " ".join(words)


def text_answer(name: str, why: str, found: Found, *, entry: Entry | None = None, many: bool = False) -> Answer:
    """A source that is known only by a description."""
    nouns = frozenset({entry.key}) if entry else frozenset()
    classes = frozenset({str(entry.fields["class"])}) if entry and entry.kind == "group" else frozenset()
    kind = "text" if entry is None else ("person" if entry.kind in {"role", "kin"} and not many else "group")
    gender = str(entry.fields.get("gender", "")) if entry else ""
    return Answer(Choice(name, why),
                  voice_of(name, kind, found, gender=gender, many=many, nouns=nouns, classes=classes))


def unlisted(phrase: Phrase, scene: Scene) -> Answer:
    """A phrase whose last word is in no list: a name that the page gives in part or in full, or words as they stand."""
    bare, core, found = phrase.bare, phrase.core, phrase.found
    group = inner_group(bare, scene)
    if group is not None:
        return group_answer(group, bare, found, scene)
    partial = by_part(core, scene, found) if core.split()[-1][:1].isupper() else None
    if partial is not None:
        return group_answer(partial, bare, found, scene)
    name = short(bare)
    capital = bool(re.match(rf"[{UPPER}]", name))
    many = not capital and core.endswith("s")
    person = capital and len(core.split()) in {2, 3} and not DEFINITE.match(phrase.said)
    voice = voice_of(name, "person" if person else "group", found, many=many)
    return Answer(Choice(name, "as the page puts it"), voice)


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


def candidates(scene: Scene, before: int, after: int) -> Iterator[Voice]:
    """Everybody mentioned between two places, then everybody who spoke."""
    low = bisect_right(scene.names, after, key=lambda voice: voice.span.start)
    for voice in scene.names[low:]:
        if voice.span.start >= before:
            break
        yield voice
    for voice in scene.voices:
        if voice.span.start < before:
            yield voice


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
        chosen = best_group(entry, found, scene, many=many)
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


def best_group(entry: Entry, found: Found, scene: Scene, *, many: bool) -> tuple[Voice, str] | None:
    """The body before the source that a noun can mean, the nearest and most spoken of."""
    assert found.source is not None
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
        points -= 0 if voice.classes else 3  # a name of which the page does not say what it is
        if best is None or points >= best[0]:
            best = points, voice
    if best is None:
        return None
    how = "the last that spoke" if best[1].speaks else "the last named"
    return best[1], f"{how} of that kind, {best[1].name}"


def is_outlet(name: str, scene: Scene) -> bool:
    """Whether a name is that of the page's own outlet, or a part of it."""
    outlet = scene.page.outlet.value
    return outlet is not None and key(name) in key(outlet)


def popularity(voice: Voice, scene: Scene) -> float:
    """A little for those who are named often."""
    return min(scene.counts[voice.name], 20) / 5


def written(phrase: Phrase, entry: Entry, first: int, scene: Scene) -> Answer:
    """Whose words a report, a statement or a message is; a rumour or a video is nobody's."""
    said, found = phrase.said, phrase.found
    before = " ".join(phrase.words[:first])
    by = re.match(r"\s+(?:by|from)\s+(?:the\s+)?(?P<owner>.+)$", phrase.bare[len(phrase.core) :])
    of = re.match(rf"\s+of\s+(?:the\s+)?(?P<owner>{RUN.pattern})", phrase.bare[len(phrase.core) :])
    group = scene.groups.called(of["owner"]) if of and entry.key == "account" else None
    if group is not None:  # "the Twitter account of the Northern Council"
        return group_answer(group, group.name, found, scene)
    outlet = scene.page.outlet.value
    if outlet is not None and THIS_PAGE.search(phrase.bare):
        return text_answer(outlet, f"{said!r}: the page's own outlet", found)
    if re.search(r"[a-z]['’]s?$", before) and before[:1].islower():  # "the minister's statement"
        return described("the " + POSSESSIVE.sub("", before), phrase.piece, found, scene)
    if entry.fields.get("written") or by:
        owner = by["owner"] if by else before
        author = author_of(phrase, owner, scene, sure=by is not None) if owner else None
        if author is not None:
            return author
        theirs = DEFINITE.match(said) and not before and entry.key != "document"  # a study is not the last speaker's
        last = last_speaker(found, scene) if theirs else None
        if last is not None:
            return Answer(Choice(last.name, f"{said!r}: of the last who spoke, {last.name}"),
                          voice_of(last.name, last.kind, found, like=last))
        if before[:1].isupper() or entry.key == "document":
            return text_answer(short(phrase.bare), "as the page puts it", found)
    return Answer(Choice(None, f"{said!r} names nobody"))


def author_of(phrase: Phrase, owner: str, scene: Scene, *, sure: bool) -> Answer | None:
    """Who wrote what a phrase names, where it says so."""
    group = scene.groups.called(owner) or inner_group(owner, scene)
    if group is not None:
        return group_answer(group, owner, phrase.found, scene)
    people = scene.people.inside(phrase.piece)
    if people:
        return person_answer(phrase.piece, people[0], phrase.found, scene)
    name = substitute(owner, scene) or (short(owner) if sure else None)
    return text_answer(name, f"{phrase.said!r}: written by {name}", phrase.found) if name else None


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


def last_speaker(found: Found, scene: Scene) -> Voice | None:
    """The last who spoke before the source."""
    assert found.source is not None
    before = [voice for voice in scene.voices if voice.span.start < found.source.start]
    return max(before, key=lambda voice: voice.span.start, default=None)


def somebody(phrase: Phrase, entry: Entry, where: tuple[int, int], scene: Scene) -> Answer:
    """Who a noun for a person means: somebody spoken of before, the body they speak for, or what the words say."""
    words, found, bare = phrase.words, phrase.found, phrase.bare
    many = is_plural(words[where[1]], entry)
    before = " ".join(words[: where[0]])
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


def known_person(phrase: Phrase, entry: Entry, where: tuple[int, int], scene: Scene) -> Answer | None:
    """Whom "the spokesman" or "the youth" means: a person of that kind, or the last "a ... spokesman"."""
    said, found = phrase.said, phrase.found
    plainly = key(phrase.bare) == key(phrase.core) and not phrase.core[:1].isupper()
    first = first_mention(entry, found, scene) if plainly else None
    chosen = best_person(entry, phrase, scene)
    if chosen is not None and (first is None or chosen[0].span.end > first.start):
        voice, why = chosen
        return Answer(Choice(voice.name, f"{said!r}: {why}"),
                      voice_of(voice.name, voice.kind, found, like=voice, nouns=frozenset({entry.key})))
    if first is None and plainly:
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
        away = max(here - scene.sentence(voice.last), 0)
        fit = fitness(entry, voice, away, named=bool(side))
        if fit is None or (side and not side & sides_of(voice, scene)
                           and known_sides(voice, entry, scene)):
            continue
        points = fit[0] - 0.5 * away + (2 if voice.speaks else 0)
        if best is None or points >= best[0]:
            best = points, voice, fit[1]
    return (best[1], f"{best[2]}, {best[1].name}") if best else None


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


# ---------------------------------------------------------------- pronouns

def pronoun(found: Found, word: str, scene: Scene) -> Answer:
    """Whom a pronoun means: who agrees with it, the nearest, speakers before others, subjects before objects."""
    assert found.source is not None
    here = scene.sentence(found.source.start)
    best: tuple[float, Voice, int] | None = None
    for voice in candidates(scene, found.source.start, scene.earlier(found.source.start, FEW)):
        if not agrees(voice, word) or inside_own(voice, found):
            continue
        away = max(here - scene.sentence(voice.last), 0)
        if away > FEW:
            continue
        points = -2.0 * away + (2 if away == 0 else 0) + (3 if voice.speaks else 0)
        points += 1.5 if not voice.speaks and is_subject(voice.span, scene) else 0
        points += 0.5 if voice.gender and word in HE else 0
        points -= 3 if not voice.speaks and in_others_words(voice, found, scene) else 0
        points += 1 if word in THEY and voice.many else 0
        points += 1 if not voice.speaks and in_same_words(voice, found, scene) else 0
        if best is None or points >= best[0]:
            best = points, voice, away
    if best is None:
        return Answer(Choice(None, f"{word!r}: nobody before it agrees with it"))
    voice, away = best[1], best[2]
    what = "who spoke" if voice.speaks else "named"
    where = {0: "in the same sentence", 1: "one sentence earlier"}.get(away, f"{away} sentences earlier")
    return Answer(Choice(voice.name, f"{word!r}: the last that agrees, {what}: {voice.name}, {where}"),
                  voice_of(voice.name, voice.kind, found, like=voice, gender=HE.get(word, "")))


def agrees(voice: Voice, word: str) -> bool:
    """Whether somebody can be meant by a pronoun."""
    if word in HE:
        return voice.kind == "person" and voice.gender in {"", HE[word]} and not voice.many
    if word in IT:
        return voice.kind == "group" and not voice.many
    if voice.kind == "group" and not voice.many:
        return voice.speaks or "country" not in voice.classes
    return voice.many or voice.kind == "text"


def inside_own(voice: Voice, found: Found) -> bool:
    """Whether somebody is named inside what the pronoun itself says."""
    return any(content.holds(voice.span) for content in found.content)


def in_same_words(voice: Voice, found: Found, scene: Scene) -> bool:
    """Whether somebody is named in the same piece of somebody else's words as the pronoun."""
    assert found.source is not None
    return any(content.holds(voice.span) and content.holds(found.source)
               for other in scene.founds if other is not found for content in other.content)


def in_others_words(voice: Voice, found: Found, scene: Scene) -> bool:
    """Whether somebody is only named inside what somebody else says, and the pronoun stands outside of that."""
    assert found.source is not None
    return any(content.holds(voice.span) and not content.holds(found.source)
               for other in scene.founds for content in other.content)


def is_subject(span: Span, scene: Scene) -> bool:
    """Whether the words at `span` are the subject of a clause."""
    return any(scene.tags.get(at, NO_TAG).subject for at in range(span.start, span.end))


def first_person(found: Found, word: str, scene: Scene, answers: dict[int, Answer]) -> Answer:
    """Who says "I" or "we": the speaker in whose words it stands, for "we" the body they speak for."""
    assert found.source is not None
    around = [(at, other) for at, other in enumerate(scene.founds) if other is not found and at in answers
              and any(content.holds(found.source) for content in other.content)]
    around.sort(key=lambda pair: sum(len(content) for content in pair[1].content))
    if word not in YOU:
        for at, _ in around:
            voice = answers[at].voice
            if voice is None:
                continue
            side = speaks_for(voice, scene) if word in {"we", "us", "our", "ourselves"} else None
            name = side or voice.name
            why = f"{word!r} in the words of {voice.name}" + (f", who speaks for {side}" if side else "")
            return Answer(Choice(name, why), voice_of(name, "group" if side else voice.kind, found))
    authors = scene.page.authors
    if word in {"i", "me", "my", "myself"} and not around and len(authors) == 1 and not is_quoted(found.source, scene):
        return Answer(Choice(authors[0], f"{word!r}: outside of anybody's words; the page is by {authors[0]}"))
    here = scene.sentence(found.source.start)
    spoken = [voice for voice in scene.voices if voice.kind == "person" and voice.span.start < found.source.start
              and here - scene.sentence(voice.last) < 2]
    if spoken and word not in YOU:
        last = max(spoken, key=lambda voice: voice.span.start)
        return Answer(Choice(last.name, f"{word!r}: the last person who spoke, {last.name}"))
    ranked = sorted((person for person in scene.people.everyone if person.mentions),
                    key=lambda person: (-len(person.mentions), person.mentions[0]))
    if ranked:
        return Answer(Choice(ranked[0].name, f"{word!r}: the person the page is most about, {ranked[0].name}"))
    return Answer(Choice(None, f"{word!r}: cannot tell whose words these are"))


def is_quoted(span: Span, scene: Scene) -> bool:
    """Whether a quotation is open where `span` starts, counted from the start of its block."""
    block = scene.parsed.at(span.start)
    before = scene.text[block.start if block else 0 : span.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def speaks_for(voice: Voice, scene: Scene) -> str | None:
    """The body that a named person speaks for."""
    for person in scene.people.everyone:
        if person.name == voice.name:
            for role, side in person.roles:
                if side and role:
                    group = scene.groups.called(side)
                    return group.display if group else side
    return None


def relative(found: Found, scene: Scene) -> Answer:
    """Whom "who" or "which" means: the noun its clause hangs on."""
    assert found.source is not None
    block = scene.parsed.at(found.source.start)
    tokens = block.tokens(found.source) if block else []
    noun = antecedent(tokens[0]) if tokens else None
    if block is not None and noun is not None:
        left = noun.left_edge
        span = block.span(left, noun)
        if span.end <= found.source.start:
            return piece_answer(span, found, scene)
    before = [voice for voice in scene.names if voice.span.end <= found.source.start]
    if before:
        voice = before[-1]
        return Answer(Choice(voice.name, f"the name right before it, {voice.name}"),
                      voice_of(voice.name, voice.kind, found, like=voice))
    return Answer(Choice(None, "nobody before it"))


def antecedent(token: "Token") -> "Token | None":
    """The noun that the clause of a relative pronoun hangs on."""
    verb = token.head
    for _ in range(FEW):
        if verb.dep_ == "relcl":
            return verb.head
        if verb.head is verb:
            break
        verb = verb.head
    return None
