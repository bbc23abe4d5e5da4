"""The people of a page: their names in full, how else they are called, what they are and where they are mentioned."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.model import Span
from sayso.statements.actor_words import UPPER, ActorWords, actor_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.text.parse import Parsed, ParsedBlock

PARTICLE = r"(?:al|el|bin|ibn|bint|de|del|della|van|von|der|den|di|da|dos|du|la|le|ben|abu|ul|ud)"
WORD = rf"(?:(?:[{UPPER}]\.)+|(?:(?:al|el|ul|ad|ar|as|an|at)-|[dO]['’])?[{UPPER}][\w&]*(?:-\w+)*(?:['’](?!s\b)\w+)*)"
RUN = re.compile(rf"(?<![\w'’-]){WORD}(?:[ \u00a0]+(?:{PARTICLE}[ \u00a0]+)*{WORD})*")
CALENDAR = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
                      r"September|October|November|December|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|"
                      r"Sep|Sept|Oct|Nov|Dec)\.?")
OFFICE = re.compile(rf"(?P<title>[{UPPER}]\w+)\s+of\s+(?:the\s+)?$")
MASTER = re.compile(r"(?P<role>[\w-]+(?:\s+[\w-]+)?)\s+(?:of|for|at)\s+(?:the\s+)?"
                    rf"(?P<side>(?:{WORD}(?:\s+(?:for|of|and|the))*\s+)*)$")
CAPITAL = re.compile(rf"(?<!\w)[{UPPER}]\w+")
ALONE = re.compile(rf"(?<![{UPPER}])(?<!\b[Tt]he )(?<!\b[Ii]n )(?<!\w)(?<!\w[ \u00a0])[{UPPER}]\w+(?![ \u00a0][{UPPER}])"
                   rf"|(?<=[a-z,][ \u00a0])(?<!\b[Tt]he )(?<!\b[Ii]n )(?<!\b[Aa]t )[{UPPER}]\w+(?![ \u00a0][{UPPER}])")
AMONG = re.compile(r"\b(?:[Tt]he|in|at|near|from|to)\s+$")
POSSESSIVE = re.compile(r"['’]s?(?=\W|$)")
HE = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
PRONOUN = re.compile(r"\b(?:he|his|him|himself|she|her|hers|herself)\b", re.IGNORECASE)
MOST_NAMES = 5
FAR = 60
LOCATING = re.compile(r"\w-[a-z]\w*$")  # "Veldin-based"


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
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Words with capitals that stand together: where, and each word with its place."""

    span: Span
    words: tuple[tuple[str, int], ...] = field(default=())


def plain(word: str) -> str:
    """A word of a name as it is compared: no case, no article, no dots.

    >>> plain("al-Hassan"), plain("Al-Hassan"), plain("J.")
    ('hassan', 'hassan', 'j')
    """
    return re.sub(r"^(?:al|el|ad|ar|as|an|at|ul)-", "", word.casefold()).replace(".", "").replace("’", "'")


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared.

    >>> name_words("Karim al-Hassan")
    ('karim', 'hassan')
    """
    return tuple(plain(word) for word in name.split())


def runs(text: str, start: int = 0) -> Iterator[Run]:
    """Every run of words with capitals, without calendar words; `start` is where `text` starts on the page.

    >>> [[word for word, at in run.words] for run in runs("On Monday Darin Velk met Lena Maric.")]
    [['On'], ['Darin', 'Velk'], ['Lena', 'Maric']]
    """
    for match in RUN.finditer(text):
        words: list[tuple[str, int]] = []
        for word in re.finditer(r"\S+", match.group()):
            if CALENDAR.fullmatch(word.group()) or (words and word.group() in {"The", "A", "An"}):
                if words:
                    yield run_of(words)
                words = []
            else:
                words.append((word.group(), start + match.start() + word.start()))
        while words and words[-1][0][:1].islower() and not re.match(r"\w+-", words[-1][0]):
            words.pop()
        if words:
            yield run_of(words)


def run_of(words: list[tuple[str, int]]) -> Run:
    """Words with their places as a run."""
    return Run(Span(words[0][1], words[-1][1] + len(words[-1][0])), tuple(words))


def is_org_word(word: str, known: ActorWords) -> bool:
    """Whether a word in a name says that it is the name of a body."""
    return known.entry("group", word) is not None or known.entry("body_word", word) is not None


def sightings(parsed: "Parsed", sources: Iterable[Span] = ()) -> Iterator[Sighting]:
    """Every name that plainly is a person's: after a title, a role or kin word, before a role, or seen by the parser."""
    known = actor_words()
    starts = {span.start for span in sources}
    alone = {match.group() for match in ALONE.finditer(parsed.text)}
    capitals = {match.group() for match in CAPITAL.finditer(parsed.text)}
    for block in parsed.blocks:
        yield from in_block(block, parsed.text, known, starts, (alone, capitals))


def in_block(block: "ParsedBlock", text: str, known: ActorWords, starts: set[int],
             page_words: tuple[set[str], set[str]]) -> Iterator[Sighting]:
    """The names of people in one block."""
    tokens = {block.start + token.idx: token for token in block.doc}
    cut = block.block.span.cut(text)
    shouted = headline_case(cut)
    for run in runs(cut, block.start):
        words = without_opener(run.words, tokens)
        if len(words) > 1 and words[0][0].endswith("s") and words[0][0][:-1] in page_words[1]:
            words = words[1:]  # "the Observatorys Ruth Okello": a possessive that lost its apostrophe
        if not words:
            continue
        yield from in_run(words, tokens, block, text, known, starts, page_words[0], shouted)


def without_opener(words: tuple[tuple[str, int], ...], tokens: dict[int, "Token"]) -> list[tuple[str, int]]:
    """A run without the words at its start that have a capital only because a sentence starts, or only tell where."""
    kept = list(words)
    while kept:
        word, at = kept[0]
        token = tokens.get(at)
        opener = token is not None and token.is_stop and (len(word) == 1 or not word.isupper())
        if not opener and not LOCATING.search(word):
            break
        kept.pop(0)
    return kept


def headline_case(text: str) -> bool:
    """Whether nearly every word has a capital, so that capitals say nothing.

    >>> headline_case("Rebels Claim Four Villages in North"), headline_case("Velk denies it, says Maric")
    (True, False)
    """
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.75 * len(words)


def in_run(words: list[tuple[str, int]], tokens: dict[int, "Token"], block: "ParsedBlock", text: str,
           known: ActorWords, starts: set[int], alone: set[str], shouted: bool) -> Iterator[Sighting]:
    """The name of a person at the end of a run of words with capitals, if there is one."""
    plain_words = [word for word, _ in words]
    title, begin = last_title(plain_words, known)
    while len(words) > begin and known.entry("letters", plain_words[-1]):
        words, plain_words = words[:-1], plain_words[:-1]
    trailing = ""
    if begin >= len(words):  # "Anton Riss Executive Director of the fund", where a comma was lost
        trailing, size = title, len(words) - len(title.split())
        words, plain_words, title, begin = words[:size], plain_words[:size], "", 0
        if len(words) > 2 and known.entry("rank", plain_words[-1]):
            words, plain_words = words[:-1], plain_words[:-1]
        if len(words) < 2 or tokens_label(words[-1][1], tokens) != "PERSON":
            return
    left = text[max(0, words[0][1] - FAR) : words[0][1]]
    dotted = re.search(r"(?<!\w)(\w+\.)\s+$", left)  # "Sgt. Riss": the dot parts the run
    if begin == 0 and dotted and known.entry("title", dotted.group(1)):
        title = dotted.group(1)
    office = OFFICE.search(left)  # "Secretary of State Lena Riss"
    if begin == 0 and office and len(words) > 1 and known.entry("title", office["title"]):
        title, begin = office["title"], 1
    rest = words[begin:]
    role, side, before_gender = role_before(rest[0][1] if not title else words[0][1], text, known)
    kind = [tokens_label(at, tokens) for _, at in rest]
    # What the parser takes for a country or a body before the name is not a part of it.
    skip = 0
    while skip < len(rest) - 1 and (kind[skip] in {"GPE", "NORP", "ORG", "LOC"} and "PERSON" in kind[skip + 1 :]):
        skip += 1
    rest, kind = rest[skip:], kind[skip:]
    bodies = [at for at, (word, _) in enumerate(rest) if is_org_word(word, known)]
    if bodies:  # "head of the Roads Agency Anton Riss": what follows the body's name is the person's
        of = MASTER.search(text[max(0, words[0][1] - 2 * FAR) : words[0][1]]) if len(rest) - bodies[-1] > 2 else None
        hit = known.noun("role", of["role"].split(), len(of["role"].split()) - 1) if of else None
        office = known.entry("title", of["role"].split()[-1]) or known.entry("title", of["role"]) if of else None
        if of is None or (hit is None and office is None):
            return
        role = hit[0].key if hit else str(office.fields.get("role", "")) if office else ""
        side = (of["side"] + " ".join(word for word, _ in rest[: bodies[-1] + 1])).strip()
        rest, kind = rest[bodies[-1] + 1 :], kind[bodies[-1] + 1 :]
    elif re.search(r"\b(?:of|for)\s+(?:the\s+)?$", left) and not title and "PERSON" not in kind:
        return
    if len(rest) > MOST_NAMES:
        return
    if not title and any(known.entry(which, word) for word, _ in rest for which in ("short", "capital", "medium")):
        return
    name = " ".join(word for word, _ in rest)
    span = Span(rest[0][1], rest[-1][1] + len(rest[-1][0]))
    after_role, after_side, after_gender = role_after(span.end, text, known, seen="PERSON" in kind)
    seen = kind[-1] == "PERSON" and (len(rest) > 1 or span.start in starts or " who " in text[span.end : span.end + 6])
    bodily = bool(re.search(r"\b[Tt]he\s+$", text[max(0, span.start - 5) : span.start])) and not role
    speaking = len(rest) > 1 and span.start in starts and not bodily and set(kind) <= {"", "PERSON", "ORG"}
    last_at_source = any(text.startswith(rest[-1][0], at) for at in starts)
    again = len(rest) in {2, 3} and rest[-1][0] in alone and ("GPE" not in kind or last_at_source) \
        and not AMONG.search(left)
    if trailing:
        after_role = after_role or str(getattr(known.entry("title", trailing), "fields", {}).get("role", ""))
    sure = bool(title or role or after_role)
    if not sure and (shouted or bodily or not (seen or speaking or again)):
        return
    if rest[0][0].isupper() and len(rest[0][0]) > 1 and len(rest) == 1:
        return
    entry = known.entry("title", title) if title else None
    title_role = str(entry.fields.get("role", "")) if entry else ""
    gender = str(entry.fields.get("gender", "")) if entry else ""
    title_side = " ".join(word for word, _ in words[: max(0, begin - len(title.split()))]) if title and begin else ""
    yield Sighting(span, name, title, role or after_role or title_role, side or after_side or title_side,
                   gender or before_gender or after_gender, sure)


def tokens_label(at: int, tokens: dict[int, "Token"]) -> str:
    """What kind of name the parser takes the word at `at` for."""
    return tokens[at].ent_type_ if at in tokens else ""


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
    if not left or not left[-1].isspace() and not left.endswith((", ", ",")):
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
    if not comma and not re.match(r"\s+(?:an?\s|the\s)?(?:[\w-]+\s){0,3}?" + re.escape(words[-1]) + r"\s+(?:of|for|at)\b",
                                  right):
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


def find_people(parsed: "Parsed", sources: Iterable[Span] = ()) -> People:
    """The people of a page: names that belong to one person joined, the longest form first."""
    seen = without_lost_apostrophes(list(sightings(parsed, sources)), parsed.text)
    fulls = join_names(seen)
    built = [build(full, [sighting for sighting in seen if owner(sighting, fulls) == full]) for full in fulls]
    mentions = list(mentions_of(built, parsed))
    genders = gender_votes(mentions, parsed)
    final: dict[str, Person] = {}
    for person in built:
        where = tuple(span for span, whose in mentions if whose == (person,))
        final[person.name] = Person(person.name, person.gender or genders.get(person.name, ""), person.roles,
                                    person.titles, where)
    return People(tuple(final.values()),
                  tuple((span, tuple(final[person.name] for person in whose)) for span, whose in mentions))


def without_lost_apostrophes(seen: list[Sighting], text: str) -> list[Sighting]:
    """The sightings with a possessive s taken off where the page has the name without it."""
    for sighting in seen:
        stem = sighting.name[:-1]
        if sighting.name.endswith("s") and re.search(rf"\b{re.escape(stem.split()[-1].split('-')[-1])}\b", text):
            sighting.name, sighting.span = stem, Span(sighting.span.start, sighting.span.end - 1)
    return seen


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
    return Person(longest, genders.most_common(1)[0][0] if genders else "", tuple(roles), tuple(titles))


def mentions_of(built: list[Person], parsed: "Parsed") -> Iterator[tuple[Span, tuple[Person, ...]]]:
    """Every place where a name of somebody stands, with all whose name it may be."""
    by_word: dict[str, list[Person]] = {}
    for person in built:
        for word in dict.fromkeys(person.words):
            by_word.setdefault(word, []).append(person)
            by_word.setdefault(word + "s", []).append(person)  # a possessive that lost its apostrophe
    for block in parsed.blocks:
        for run in runs(block.block.span.cut(parsed.text), block.start):
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
                while len(piece) > 1 and not whose:
                    piece = piece[1:] if who_fits((plain(piece[-1][0]),), by_word) else piece[:-1]
                    whose = who_fits(tuple(plain(word) for word, _ in piece), by_word)
                if whose:
                    yield Span(piece[0][1], piece[-1][1] + len(piece[-1][0])), whose
                at = end


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
        if len(whose) == 1 and len(between) < 3 * FAR and not re.search(r"[.!?\n]\s|[\"“”]", between):
            votes.setdefault(whose[0].name, Counter())[HE[match.group().casefold()]] += 1
    return {name: count.most_common(1)[0][0] for name, count in votes.items()
            if len(count) == 1 or count.most_common(1)[0][1] > 2 * count.most_common()[-1][1]}
