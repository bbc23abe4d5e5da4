"""What is to be seen of a page before anybody on it is known: what the parser says, words with capitals, their runs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sayso.model import Span
from sayso.statements.actor_words import UPPER, ActorWords, actor_words

if TYPE_CHECKING:
    from sayso.text.parse import Parsed

PARTICLE = r"(?:al|el|bin|ibn|bint|de|del|della|van|von|der|den|di|da|dos|du|la|le|ben|abu|ul|ud)"
WORD = rf"(?:(?:[{UPPER}]\.)+|(?:(?:al|el|ul|ad|ar|as|an|at)-|[dO]['’])?[{UPPER}][\w&]*(?:-\w+)*(?:['’](?!s\b)\w+)*)"
RUN = re.compile(rf"(?<![\w'’-]){WORD}(?:[ \u00a0]+(?:{PARTICLE}[ \u00a0]+)*{WORD})*")
NAME_ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|an|at|ul)-")
WORDS = re.compile(r"\S+")
OPENERS = frozenset({"The", "A", "An", "This", "That", "He", "She", "It", "They", "We", "But", "And"})
NO_NAME = frozenset({"ADP", "SCONJ", "CCONJ", "ADV", "DET", "PRON", "AUX", "VERB", "INTJ"})
DAYS = frozenset({
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March",
    "April", "May", "June", "July", "August", "September", "October", "November", "December", "Mon", "Tue", "Wed",
    "Thu", "Fri", "Sat", "Sun", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
})
CAPITAL = re.compile(rf"(?<!\w)[{UPPER}]\w+")
ALONE = re.compile(rf"(?<![{UPPER}])(?<!\b[Tt]he )(?<!\b[Ii]n )(?<!\w)(?<!\w[ \u00a0])"
                   rf"[{UPPER}]\w+(?![ \u00a0][{UPPER}])|"
                   rf"(?<=[a-z,][ \u00a0])(?<!\b[Tt]he )(?<!\b[Ii]n )(?<!\b[Aa]t )[{UPPER}]\w+(?![ \u00a0][{UPPER}])")
LOCATING = re.compile(r"[\w.]-[a-z]\w*$")  # "Veldin-based"
ATTRIBUTES: list[int | str] = ["IDX", "ENT_TYPE", "POS", "IS_STOP", "DEP", "SENT_START"]
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Tag(NamedTuple):
    """What the parser says of the word that starts at a character."""

    label: str
    pos: str
    stop: bool
    subject: bool


NO_TAG = Tag("", "", False, False)


def tags_of(parsed: "Parsed") -> tuple[dict[int, Tag], list[int]]:
    """What the parser says of each word of a page, by its first character, and where the sentences start."""
    tags: dict[int, Tag] = {}
    sentences: list[int] = []
    for block in parsed.blocks:
        strings, start = block.doc.vocab.strings, block.start
        for idx, label, pos, stop, dep, opens in block.doc.to_array(ATTRIBUTES).tolist():
            tags[start + idx] = Tag(strings[label] if label else "", strings[pos] if pos else "", bool(stop),
                                    bool(dep) and strings[dep] in SUBJECTS)
            if opens == 1:
                sentences.append(start + idx)
    return tags, sentences


@dataclass(frozen=True, slots=True)
class Run:
    """Words with capitals that stand together: where, and each word with its place."""

    span: Span
    words: tuple[tuple[str, int], ...] = field(default=())


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """A word of a name as it is compared: no case, no article, no dots.

    >>> plain("al-Hassan"), plain("Al-Hassan"), plain("J.")
    ('hassan', 'hassan', 'j')
    """
    return NAME_ARTICLE.sub("", word.casefold()).replace(".", "").replace("’", "'")


def runs(text: str, start: int = 0) -> Iterator[Run]:
    """Every run of words with capitals, without calendar words; `start` is where `text` starts on the page.

    >>> [[word for word, at in run.words] for run in runs("On Monday Darin Velk met Lena Maric.")]
    [['On'], ['Darin', 'Velk'], ['Lena', 'Maric']]
    """
    known = actor_words()
    for match in RUN.finditer(text):
        words: list[tuple[str, int]] = []
        for word in WORDS.finditer(match.group()):
            before = words[-1][0] if words else ""
            day = word.group() in DAYS and not any(known.entry(kind, before) for kind in ("given_name", "title"))
            if day or (words and word.group() in OPENERS):
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


def runs_of(parsed: "Parsed") -> dict[int, list[Run]]:
    """The runs of words with capitals of each block, by the character where the block starts."""
    return {block.start: list(runs(block.block.span.cut(parsed.text), block.start)) for block in parsed.blocks}


@dataclass(frozen=True, slots=True)
class Look:
    """A page as those see it who look for names in it: its text, what the parser says of its words, its capitals.

    `sentences` are the characters at which sentences start, `starts` those at which sources start; `runs` are the runs
    of capitals by the character at which their block starts, `capitals` all words with one, `alone` those that stand
    by themselves.
    """

    text: str
    known: ActorWords
    tags: dict[int, Tag]
    sentences: list[int]
    runs: dict[int, list[Run]]
    capitals: frozenset[str]
    alone: frozenset[str]
    starts: frozenset[int] = frozenset()


def look_at(parsed: "Parsed", sources: Iterable[Span] = ()) -> Look:
    """What is to be seen of a page before anybody on it is known."""
    tags, sentences = tags_of(parsed)
    return Look(parsed.text, actor_words(), tags, sentences, runs_of(parsed),
                frozenset(CAPITAL.findall(parsed.text)), frozenset(ALONE.findall(parsed.text)),
                frozenset(span.start for span in sources))


def without_opener(words: tuple[tuple[str, int], ...], tokens: dict[int, Tag]) -> list[tuple[str, int]]:
    """A run without the words at its start that have a capital only because a sentence starts, or only tell where."""
    kept = list(words)
    while kept:
        word, at = kept[0]
        token = tokens.get(at)
        opener = token is not None and (token.stop or token.pos in NO_NAME) and (
            len(word) == 1 or not word.isupper())
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
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 2 and not text.rstrip().endswith(".") and capitals > 0.75 * len(words)
