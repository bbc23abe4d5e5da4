"""The people of a page: their names in full, how else they are called, what they are and where they are mentioned."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from sayso.model import Span
from sayso.statements.actor_look import (
    NO_TAG,
    RUN,
    WORD,
    Look,
    Run,
    Tag,
    headline_case,
    plain,
    without_opener,
)
from sayso.statements.actor_words import UPPER, ActorWords, actor_words

if TYPE_CHECKING:
    from sayso.text.parse import Parsed

OFFICE = re.compile(rf"(?P<side>(?:[{UPPER}][\w.]*\s+){{0,2}})(?P<title>[{UPPER}]\w+)\s+of\s+(?:the\s+)?$")
MASTER = re.compile(r"(?P<role>[\w-]+(?:\s+[\w-]+)?)\s+(?:of|for|at)\s+(?:the\s+)?"
                    rf"(?P<side>(?:{WORD}(?:\s+(?:for|of|and|the))*\s+)*)$")
IN_PLACE = re.compile(rf"\b(?:in|at|near|across|inside|outside|between)\s+([{UPPER}]\w+)")
AMONG = re.compile(r"\b(?:[Tt]he|in|at|near|from|to)\s+$")
POSSESSIVE = re.compile(r"['’]s?(?=\W|$)")
HE = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
PRONOUN = re.compile(r"\b(?:he|his|him|himself|she|her|hers|herself)\b", re.IGNORECASE)
MOST_NAMES = 5
FAR = 60


@dataclass(frozen=True, slots=True)
class Person:
    """One person as the page names them. `roles` are pairs of what they are and for whom, as far as the page says."""

    name: str
    gender: str = ""
    roles: tuple[tuple[str, str], ...] = ()
    titles: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name, as they are compared."""
        return name_words(self.name)


@dataclass(slots=True)
class Sighting:
    """A name seen in the text, before it is known whose it is."""

    span: Span
    name: str
    title: str = ""
    role: str = ""
    side: str = ""
    gender: str = ""


NOT_PEOPLE = frozenset({"GPE", "NORP", "ORG", "LOC", "FAC", "PRODUCT"})


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared.

    >>> name_words("Karim al-Hassan")
    ('karim', 'hassan')
    """
    return tuple(plain(word) for word in name.split())


def is_org_word(word: str, known: ActorWords) -> bool:
    """Whether a word in a name says that it is the name of a body."""
    return known.entry("group", word) is not None or known.entry("body_word", word) is not None


def sightings(parsed: "Parsed", look: Look) -> Iterator[Sighting]:
    """Every name that plainly is a person's: beside a title, a role or a kin word, or seen by the parser."""
    for block in parsed.blocks:
        shouted = headline_case(block.block.span.cut(look.text))
        for run in look.runs[block.start]:
            words = without_opener(run.words, look.tags)
            if len(words) > 1 and words[0][0].endswith("s") and words[0][0][:-1] in look.capitals:
                words = words[1:]  # "the Observatorys Ruth Okello": a possessive that lost its apostrophe
            if words:
                yield from in_run(words, look, shouted=shouted)


@dataclass(frozen=True, slots=True)
class Titled:
    """A run of capitals with its title found: the words before it, the title, the words of the name after it."""

    words: list[tuple[str, int]]
    name: list[tuple[str, int]]
    title: str = ""
    trailing: str = ""
    role: str = ""
    side: str = ""


def in_run(words: list[tuple[str, int]], look: Look, *, shouted: bool) -> Iterator[Sighting]:
    """The name of a person at the end of a run of words with capitals, if there is one."""
    text, known = look.text, look.known
    run = titled(words, look)
    run = run and without_bodies(run, look)
    if run is None or not run.name or len(run.name) > MOST_NAMES:
        return
    rest = after_capitals(after_small_words(run.name, look), titled=bool(run.title))
    if not rest:
        return
    kind = [look.tags.get(at, NO_TAG).label for _, at in rest]
    if not run.title and any(known.entry(which, word) for word, _ in rest for which in ("short", "capital", "medium")):
        return
    span = Span(rest[0][1], rest[-1][1] + len(rest[-1][0]))
    before = role_before(rest[0][1] if not run.title else run.words[0][1], text, known)
    after = role_after(span.end, text, known, seen="PERSON" in kind)
    role = run.role or before[0] or after[0] or role_of(run.trailing, known)
    if not run.title and (shouted or not (role or likely(rest, kind, span, look))):
        return
    if rest[0][0].isupper() and len(rest[0][0]) > 1 and len(rest) == 1:
        return
    entry = known.entry("title", run.title) if run.title else None
    gender = str(entry.fields.get("gender", "")) if entry else ""
    at = len(run.words) - len(rest) - len(run.title.split()) if run.title else 0
    title_side = " ".join(word for word, _ in run.words[: max(0, at)])
    yield Sighting(span, " ".join(word for word, _ in rest), run.title, role or role_of(run.title, known),
                   run.side or before[1] or after[1] or title_side, gender or before[2] or after[2])


def after_small_words(name: list[tuple[str, int]], look: Look) -> list[tuple[str, int]]:
    """What stands after the last small word with a capital, as headlines have them: "Why Towns Are With Velk"."""
    small = [at for at, (word, place) in enumerate(name)
             if small_word(look.tags.get(place, NO_TAG)) and len(word) > 1 and not word.isupper()]
    return name[small[-1] + 1 :] if small else name


def small_word(tag: Tag) -> bool:
    """Whether the parser takes a word for one of those that no name has: "are", and not "May"."""
    return tag.stop and tag.pos != "PROPN" and tag.label != "PERSON"


def after_capitals(name: list[tuple[str, int]], *, titled: bool) -> list[tuple[str, int]]:
    """A name without what is written all in capitals in front of it ("OIR Anton Riss"); empty where that ends it.

    A name that is in capitals as a whole, initials and a surname after a title are left alone.
    """
    loud = [at for at, (word, _) in enumerate(name) if len(word) > 1 and word.isupper() and "." not in word]
    if not loud or len(loud) == len(name) or titled:
        return name
    if loud[-1] == len(name) - 1:
        return []
    return name[loud[-1] + 1 :] if len(name) - loud[-1] > 2 else name


def role_of(title: str, known: ActorWords) -> str:
    """What somebody with a title is."""
    entry = known.entry("title", title) if title else None
    return str(entry.fields.get("role", "")) if entry else ""


def titled(words: list[tuple[str, int]], look: Look) -> Titled | None:
    """A run with its title: before the name, parted from it by a dot or "of", or behind it."""
    known = look.known
    while len(words) > 1 and known.entry("letters", words[-1][0]):
        words = words[:-1]
    title, begin = last_title([word for word, _ in words], known)
    if begin >= len(words):  # "Anton Riss Executive Director of the fund"
        ahead = words[: len(words) - len(title.split())]
        if len(ahead) < 2 or look.tags.get(ahead[-1][1], NO_TAG).label != "PERSON":
            return None
        return Titled(ahead, ahead, trailing=title)
    left = look.text[max(0, words[0][1] - FAR) : words[0][1]]
    dotted = re.search(r"(?<!\w)(\w+\.)\s+$", left)  # "Sgt. Riss"
    office = OFFICE.search(left)  # "Secretary of State Lena Riss"
    if begin == 0 and dotted and known.entry("title", dotted.group(1)):
        return Titled(words, words, title=dotted.group(1))
    if begin == 0 and office and len(words) > 1 and known.entry("title", office["title"]):
        return Titled(words, words[1:], title=office["title"], side=office["side"].strip())
    return Titled(words, words[begin:], title=title)


def without_bodies(run: Titled, look: Look) -> Titled | None:
    """The run without the country or body before the name; None where all of it names a body."""
    rest, known = run.name, look.known
    kind = [look.tags.get(at, NO_TAG).label for _, at in rest]
    skip = 0
    while skip < len(rest) - 1 and kind[skip] in {"GPE", "NORP", "ORG", "LOC"} and "PERSON" in kind[skip + 1 :]:
        skip += 1
    while skip < len(rest) - 2 and kind[skip] == "" and set(kind[skip + 1 :]) == {"PERSON"}:
        skip += 1  # "Rival Lena Maric"
    rest, kind = rest[skip:], kind[skip:]
    left = look.text[max(0, run.words[0][1] - 2 * FAR) : run.words[0][1]]
    bodies = [at for at, (word, _) in enumerate(rest) if is_org_word(word, known)]
    of_body = re.search(rf"\b(?P<body>[{UPPER}]\w+)\s+(?:of|for|on)\s+(?:the\s+)?$", left)
    if of_body and not run.title and is_org_word(of_body["body"], known):
        return None  # "Commission on Public Roads"
    if not bodies:
        owned = re.search(r"\b(?:of|for)\s+(?:the\s+)?$", left) and not run.title and "PERSON" not in kind
        return None if owned else replace(run, name=rest)
    # "head of the Roads Agency Anton Riss": what follows the body's name is the person's
    of = MASTER.search(left) if len(rest) - bodies[-1] > 2 else None
    if of is None:
        return None
    words = of["role"].split()
    hit = known.noun("role", words, len(words) - 1)
    office = known.entry("title", words[-1]) or known.entry("title", of["role"])
    if hit is None and office is None:
        return None
    role = hit[0].key if hit else role_of(office.key if office else "", known)
    return replace(run, name=rest[bodies[-1] + 1 :], role=role,
                   side=(of["side"] + " ".join(word for word, _ in rest[: bodies[-1] + 1])).strip())


def likely(rest: list[tuple[str, int]], kind: list[str], span: Span, look: Look) -> bool:
    """Whether a name without title or role is a person's: the parser says so, it speaks, its surname stands alone."""
    left = look.text[max(0, span.start - 12) : span.start]
    if re.search(r"\b[Tt]he\s+$", left):
        return False
    relative = " who " in look.text[span.end : span.end + 6]
    if kind[-1] == "PERSON" and (len(rest) > 1 or span.start in look.starts or relative):
        return True
    if len(rest) > 1 and span.start in look.starts and set(kind) <= {"", "PERSON", "ORG"}:
        return True
    speaks = any(look.text.startswith(rest[-1][0], at) for at in look.starts)
    again = rest[-1][0] in look.alone and ("GPE" not in kind or speaks)
    return len(rest) in {2, 3} and again and not AMONG.search(left)


def last_title(words: list[str], known: ActorWords) -> tuple[str, int]:
    """The last title in a run of words, and where the words after it begin.

    >>> last_title(["US", "Vice", "President", "Lena", "Riss"], actor_words())
    ('Vice President', 3)
    """
    for last in range(len(words) - 1, -1, -1):
        for size in (3, 2, 1):
            first = last - size + 1
            if first >= 0 and known.entry("title", " ".join(words[first : last + 1])):
                return " ".join(words[first : last + 1]), last + 1
    return "", 0


def role_before(at: int, text: str, known: ActorWords) -> tuple[str, str, str]:
    """What a name before which `at` stands is said to be by the words right before it: role, for whom, gender."""
    left = text[max(0, at - FAR) : at]
    if not left or not left[-1].isspace():
        return "", "", ""
    words = re.findall(r"[\w’'.-]+|[,;:()!?]", left)
    if words and words[-1] == ",":
        words.pop()
        if not words:
            return "", "", ""
    if not words:
        return "", "", ""
    for kind in ("role", "kin"):
        hit = known.noun(kind, words, len(words) - 1)
        if hit:
            entry, first = hit
            side: list[str] = []
            for word in reversed(words[:first]):
                if word.endswith(".") and len(word) > 3 and word.count(".") == 1:
                    break
                if not re.match(rf"[{UPPER}]", word) or word in {"The", "A", "An", "He", "She", "It"}:
                    if side or not word[:1].islower() or word.casefold() in {"the", "a", "an", "and", "that"}:
                        break
                    continue
                side.insert(0, POSSESSIVE.sub("", word))
            return entry.key, " ".join(side), str(entry.fields.get("gender", ""))
    return "", "", ""


APPOSED = re.compile(r"\s*(?:\([^)]*\)\s*)?,?\s*(?:who (?:is|was)\s+)?(?:(?:an?|the|one of|its|his|her|their)\s+)?"
                     r"(?P<words>(?:[\w’'-]+\s+){0,5}?[\w-]+)(?=\s+(?:of|for|at|in|from|with|to)\b|\s*[,.)]|\s+who\b|$)")


def role_after(at: int, text: str, known: ActorWords, *, seen: bool = True) -> tuple[str, str, str]:
    """What a name that ends at `at` is said to be by the apposition after it: role, for whom, gender."""
    right = text[at : at + 2 * FAR]
    match = APPOSED.match(right)
    if not match or not re.match(r"\s*(?:\([^)]*\)\s*)?(?:,|\s(?:an?|the|[a-z]+)\s)", right):
        return "", "", ""
    words = match["words"].split()
    hit = known.noun("role", words, len(words) - 1)
    if not hit:
        return "", "", ""
    entry, first = hit
    comma = re.match(r"\s*(?:\([^)]*\)\s*)?,", right) is not None
    plainly = rf"\s+(?:an?\s|the\s)?(?:[\w-]+\s){{0,3}}?{re.escape(words[-1])}\s+(?:of|for|at)\b"
    if not comma and not re.match(plainly, right):
        return "", "", ""
    if not comma and first == 0 and re.match(rf"\s+{re.escape(words[0])}\b", right) and not seen:
        return "", "", ""  # "Vice president of": the word with a capital belongs to the office
    side = " ".join(POSSESSIVE.sub("", word) for word in words[:first] if word[:1].isupper())
    if not side:
        owner = re.match(rf"\s+(?:of|for|at|from|with)\s+(?:the\s+)?(?:[a-z][\w-]*\s+){{0,2}}(?P<side>{RUN.pattern}"
                         rf"(?:\s+(?:of|for)\s+(?:the\s+)?{RUN.pattern})*)", right[match.end("words") :])
        side = owner["side"] if owner else ""
    return entry.key, side, str(entry.fields.get("gender", ""))


@dataclass(frozen=True, slots=True)
class People:
    """The people of a page, and whose each name in the text may be."""

    everyone: tuple[Person, ...]
    mentions: tuple[tuple[Span, tuple[Person, ...]], ...]

    def inside(self, span: Span) -> list[tuple[Span, tuple[Person, ...]]]:
        """The names that stand inside `span`, in order."""
        low = bisect_left(self.mentions, span.start, key=lambda mention: mention[0].start)
        found = []
        for mention in self.mentions[low:]:
            if mention[0].start >= span.end:
                break
            if mention[0].end <= span.end:
                found.append(mention)
        return found


def same_person(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a shorter name can be a form of a longer one: its end, its beginning, or first and last.

    >>> same_person(("maric",), ("lena", "maric")), same_person(("lena", "brandt"), ("lena", "maric"))
    (True, False)
    """
    size = len(short)
    if size > len(full):
        return False
    if full[-size:] == short or (size > 1 and full[:size] == short) or (size == 1 and short[0] in full):
        return True
    left_out = [word for word in full if word not in short]
    return short == tuple(word for word in full if word in short) and all(len(word) == 1 for word in left_out)


def find_people(parsed: "Parsed", look: Look) -> People:
    """The people of a page: names that belong to one person joined, the longest form first."""
    seen = list(sightings(parsed, look))
    seen = without_strangers(seen, look.runs)
    without_lost_apostrophes(seen, parsed.text)
    fulls = join_names(seen)
    owned: dict[tuple[str, ...] | None, list[Sighting]] = {}
    for sighting in seen:
        owned.setdefault(owner(sighting, fulls), []).append(sighting)
    built = [build(full, owned.get(full, [])) for full in fulls]
    mentions = list(mentions_of(built, look.runs, look.tags, parsed.text))
    genders = gender_votes(mentions, parsed)
    final: dict[str, Person] = {}
    for person in built:
        where = tuple(span for span, whose in mentions if whose == (person,))
        final[person.name] = Person(person.name, person.gender or genders.get(person.name, ""), person.roles,
                                    person.titles, where)
    return People(tuple(final.values()),
                  tuple((span, tuple(final[person.name] for person in whose)) for span, whose in mentions))


def without_strangers(seen: list[Sighting], found_runs: dict[int, list[Run]]) -> list[Sighting]:
    """The sightings without names in full that only a chance word in front of another name makes.

    "Camp Riss" seen once, of whom nothing is said and whose first word is no given name, is nobody's full name where
    "Riss" stood alone before: who writes of a person gives the name in full first.
    """
    known = actor_words()
    alone: dict[str, list[int]] = {}
    for here in found_runs.values():
        for run in here:
            if len(run.words) == 1:
                alone.setdefault(plain(run.words[0][0]), []).append(run.span.start)
    times = Counter(name_words(sighting.name) for sighting in seen)
    told = {name_words(sighting.name) for sighting in seen if sighting.title or sighting.role}

    def stranger(sighting: Sighting) -> bool:
        words = name_words(sighting.name)
        if len(words) != 2 or words in told or times[words] > 1 or known.entry("given_name", words[0]):
            return False
        places = alone.get(words[-1], [])
        return sum(at < sighting.span.start for at in places) > 1

    return [sighting for sighting in seen if not stranger(sighting)]


def without_lost_apostrophes(seen: list[Sighting], text: str) -> None:
    """Take a possessive s off the sightings where the page has the name without it."""
    for sighting in seen:
        stem = sighting.name[:-1]
        bare = re.escape(re.split(r"[\s-]", stem)[-1])
        owner_of = re.match(r"\s+[a-z]", text[sighting.span.end : sighting.span.end + 3])
        if owner_of and sighting.name.endswith("s") and re.search(rf"\b{bare}\b", text):
            sighting.name, sighting.span = stem, Span(sighting.span.start, sighting.span.end - 1)


def join_names(seen: list[Sighting]) -> list[tuple[str, ...]]:
    """The names in full, as compared words: each sighting of two words or more that is no part of a longer one."""
    counts = Counter(name_words(sighting.name) for sighting in seen)
    fulls: list[tuple[str, ...]] = []
    for words in sorted(counts, key=lambda words: -len(words)):
        if len(words) > 1 and not any(same_person(words, full) for full in fulls):
            fulls.append(words)
    for words in counts:
        if len(words) == 1 and not any(words[0] in full for full in fulls):
            fulls.append(words)
    return fulls


def owner(sighting: Sighting, fulls: list[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The full name that a sighting is a form of; None where several fit."""
    words = name_words(sighting.name)
    fitting = [full for full in fulls if same_person(words, full)]
    return fitting[0] if len(fitting) == 1 or (fitting and len(words) > 1) else None


def build(full: tuple[str, ...], seen: list[Sighting]) -> Person:
    """A person from all that was seen of them."""
    longest = next((sighting.name for sighting in seen if name_words(sighting.name) == full), " ".join(full))
    genders = Counter(sighting.gender for sighting in seen if sighting.gender)
    roles = dict.fromkeys((sighting.role, sighting.side) for sighting in seen if sighting.role)
    titles = dict.fromkeys(sighting.title for sighting in seen if sighting.title)
    given = actor_words().entry("given_name", full[0])
    gender = genders.most_common(1)[0][0] if genders else str(given.fields["gender"]) if given and len(full) > 1 else ""
    return Person(longest, gender, tuple(roles), tuple(titles))


@cache
def countries() -> frozenset[str]:
    """The countries of one word for which the list of words knows a capital city."""
    return frozenset(plain(str(entry.fields["stands_for"])) for entry in actor_words().forms["capital"].values())


def others(found_runs: dict[int, list[Run]], tags: dict[int, Tag]) -> set[str]:
    """The words that mostly name a place or a body where they stand alone: "Israel" is then nobody's first name."""
    votes: dict[str, list[bool]] = {}
    for runs_here in found_runs.values():
        for run in runs_here:
            if len(run.words) == 1:
                label = tags.get(run.words[0][1], NO_TAG).label
                votes.setdefault(plain(run.words[0][0]), []).append(label in NOT_PEOPLE)
    known = actor_words()
    return {word for word, seen in votes.items() if 2 * sum(seen) > len(seen) and not known.entry("given_name", word)}


def surname(person: Person) -> set[str]:
    """The last word of a name, also without an s that a lost apostrophe may have left."""
    return {person.words[-1], person.words[-1].rstrip("s")}


def mentions_of(built: list[Person], found_runs: dict[int, list[Run]], tags: dict[int, Tag],
                text: str) -> Iterator[tuple[Span, tuple[Person, ...]]]:
    """Every place where a name of somebody stands, with all whose name it may be."""
    by_word: dict[str, list[Person]] = {}
    for person in built:
        for word in dict.fromkeys(person.words):
            by_word.setdefault(word, []).append(person)
            by_word.setdefault(word + "s", []).append(person)  # a possessive that lost its apostrophe
    strange = others(found_runs, tags)
    places = {plain(word) for word in IN_PLACE.findall(text)} | countries()
    for runs_here in found_runs.values():
        for run in runs_here:
            at = 0
            while at < len(run.words):
                if plain(run.words[at][0]) not in by_word:
                    at += 1
                    continue
                end = at + 1
                while end < len(run.words) and plain(run.words[end][0]) in by_word:
                    end += 1
                piece = run.words[at:end]
                whose = who_fits(tuple(plain(word) for word, _ in piece), by_word)
                if len(piece) == 1 and plain(piece[0][0]) in strange:
                    whose = tuple(person for person in whose if plain(piece[0][0]).rstrip("s") in surname(person)
                                  or (person.roles and plain(piece[0][0]) not in places))
                while len(piece) > 1 and not whose:
                    piece = piece[1:] if who_fits((plain(piece[-1][0]),), by_word) else piece[:-1]
                    whose = who_fits(tuple(plain(word) for word, _ in piece), by_word)
                if whose and (len(piece) > 1 or stands_free(run.words, piece[0], whose)):
                    yield Span(piece[0][1], piece[-1][1] + len(piece[-1][0])), whose
                at = end


def stands_free(words: tuple[tuple[str, int], ...], word: tuple[str, int], whose: tuple[Person, ...]) -> bool:
    """Whether one word of a name is not a part of another name: "Lena" in "Lena Tribune"."""
    known = actor_words()
    at = words.index(word)
    if at + 1 < len(words) and not known.entry("letters", words[at + 1][0]):
        return False
    surname = any(plain(word[0]).rstrip("s") == person.words[-1].rstrip("s") for person in whose)
    return at == 0 or surname or known.entry("title", words[at - 1][0]) is not None


def who_fits(words: tuple[str, ...], by_word: dict[str, list[Person]]) -> tuple[Person, ...]:
    """All whose name these words may be; those whose surname it is come before those whose first name it is."""
    people = [person for person in by_word.get(words[-1], []) if same_person(words, person.words)
              or same_person((*words[:-1], words[-1][:-1]), person.words)]
    exact = [person for person in people if person.words == words]
    if exact and len(words) > 1:
        return tuple(exact)
    surnames = [person for person in people if person.words[-1] in {words[-1], words[-1][:-1]}]
    return tuple(surnames or people)


def gender_votes(mentions: list[tuple[Span, tuple[Person, ...]]], parsed: "Parsed") -> dict[str, str]:
    """What the pronouns that follow a name in the same sentence say, where no other name stands between."""
    votes: dict[str, Counter[str]] = {}
    starts = [span.start for span, _ in mentions]
    for match in PRONOUN.finditer(parsed.text):
        at = bisect_right(starts, match.start()) - 1
        if at < 0:
            continue
        span, whose = mentions[at]
        between = parsed.text[span.end : match.start()]
        if len(whose) == 1 and len(between) < 3 * FAR and not re.search(
                r"[.!?\n]\s|[\"“”]|\bwho\b|\b(?:to|for|by|with|of) (?:the|an?) ", between):
            votes.setdefault(whose[0].name, Counter())[HE[match.group().casefold()]] += 1
    return {name: count.most_common(1)[0][0] for name, count in votes.items()
            if len(count) == 1 or count.most_common(1)[0][1] > 2 * count.most_common()[-1][1]}
