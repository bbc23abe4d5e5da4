"""The words of a text as they are compared: without case, accents of form, dots, apostrophes and soft hyphens."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from sayso.model import Span

T = TypeVar("T")

# In this order: a Chinese or Japanese character, an abbreviation with dots, a number with its marks, a word.
WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]"
    r"|(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?(?![^\W_])"
    r"|[^\W_\u3040-\u30ff\u3400-\u9fff]+(?:['’ʼ\u00ad][^\W_\u3040-\u30ff\u3400-\u9fff]+)*"
)
MARKS = re.compile(r"['’ʼ\u00ad.,]")
SHORT = 4_000       # characters; the words of longer texts are not kept in memory
DOUBLED = frozenset("bdfgklmnprtz")


class Word(NamedTuple):
    """One word: its letters as compared, and where it stands in the text it was cut from."""

    letters: str
    start: int
    end: int


def words(text: str, *, start: int = 0) -> tuple[Word, ...]:
    """The words of `text`, left to right; `start` is added to where they stand.

    Scraped copies lose apostrophes and dots, so these are left out: "Velk's" and "Velks" must meet.

    >>> [word.letters for word in words("Velk’s U.S. envoy, 1,200 strong")]
    ['velks', 'us', 'envoy', '1200', 'strong']
    """
    found = remembered(text) if len(text) <= SHORT else cut(text)
    return tuple(Word(word, at + start, end + start) for word, at, end in found) if start else found


def cut(text: str) -> tuple[Word, ...]:
    """The words of `text`, addressed from its start.

    >>> cut("Marn fell")
    (Word(letters='marn', start=0, end=4), Word(letters='fell', start=5, end=9))
    """
    return tuple([Word(letters(match.group()), *match.span()) for match in WORD.finditer(text)])


# A line is looked at from many sides, each of which wants its words.
remembered = lru_cache(maxsize=4096)(cut)


@lru_cache(maxsize=65_536)
def letters(word: str) -> str:
    """One word as it is compared.

    >>> letters("Karsova’s"), letters("U.N."), letters("9/11")
    ('karsovas', 'un', '9/11')
    """
    return MARKS.sub("", unicodedata.normalize("NFKC", word).casefold())


def of(text: str, span: Span) -> tuple[Word, ...]:
    """The words inside `span` of `text`, addressed by characters of `text`.

    >>> of("He left Marn.", Span(3, 13))
    (Word(letters='left', start=3, end=7), Word(letters='marn', start=8, end=12))
    """
    return words(span.cut(text), start=span.start)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """An English word without the endings of number and tense; rough, and the same for all forms of a regular word.

    >>> stem("patrols"), stem("patrolled"), stem("closes"), stem("closing"), stem("families"), stem("1200")
    ('patrol', 'patrol', 'clos', 'clos', 'family', '1200')
    """
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ing") and len(word) > 5:
        word = undoubled(word[:-3])
    elif word.endswith("ed") and len(word) > 4:
        word = undoubled(word[:-2])
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return undoubled(word.removesuffix("e"))


def undoubled(word: str) -> str:
    """A stem without the doubled last letter that an ending gave it.

    >>> undoubled("patroll"), undoubled("pass")
    ('patrol', 'pass')
    """
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] in DOUBLED else word


def shingles(items: Sequence[T], size: int) -> list[tuple[T, ...]]:
    """Every run of `size` neighbours; the whole of a shorter sequence as one run; nothing of an empty one.

    >>> shingles("abcd", 3), shingles("ab", 3)
    ([('a', 'b', 'c'), ('b', 'c', 'd')], [('a', 'b')])
    """
    if not items:
        return []
    size = min(size, len(items))
    return list(zip(*(items[at : len(items) - size + at + 1] for at in range(size)), strict=True))
