"""Reads countries and provinces off the words that no finder marked, to learn where in the world a text is."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.mentions.places.units import Candidate, Role, Spot, plain
from sayso.mentions.places.wordlists import words
from sayso.model import PlaceLevel, Span

if TYPE_CHECKING:
    from sayso.mentions.places.gazetteer import Gazetteer, Named

WORD = re.compile(r"[^\W\d_a-z](?:[\w'’.-]*\w)?\.?")
"""A word, or the part of one, from a letter that is no plain small one."""
IN_WORDS = frozenset("_'’.-")
"""Marks that part no words."""
WIDE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.PROVINCE, PlaceLevel.REGION})
LONGEST = 3
"""Most words of a country's or province's name that is looked up."""
SHORT = 6
"""Letters of the longest word, its stop counted in, whose stop belongs to it as that of an abbreviation does."""
MOST = 8
"""Most places that a name read beside is taken to mean."""


def read(text: str, taken: Sequence[Span], gazetteer: "Gazetteer") -> Iterator[Spot]:
    """Every country, province and people named outside of the spans that are taken."""
    known: dict[str, tuple[Candidate, ...]] = {}
    for run in capital_runs(text, sorted(taken)):
        at = 0
        while at < len(run):
            for size in range(min(LONGEST, len(run) - at), 0, -1):
                name = plain(text[run[at].start:run[at + size - 1].end])
                if name not in known:
                    known[name] = wide(name, gazetteer)
                if known[name]:
                    span = Span(run[at].start, run[at].start + len(name))
                    yield Spot(span, name, Role.READ, known[name], alone=size == len(run))
                    at += size
                    break
            else:
                at += 1


def wide(name: str, gazetteer: "Gazetteer") -> tuple[Candidate, ...]:
    """What a name can mean, if a country, province or region is among it; nothing otherwise."""
    if len(name) < 2 or name.casefold() in words("unsure"):
        return ()
    named = gazetteer.called(name)[:MOST]
    if not any(speaks(one, name) for one in named):
        return ()
    return tuple(Candidate(one.place, one.how.value) for one in named)


def speaks(one: "Named", name: str) -> bool:
    """Whether a name read beside is that of a country or province: its own, or a country's other name."""
    if one.place.level not in WIDE:
        return False
    if one.place.level is PlaceLevel.COUNTRY and one.how == "alternate name":
        return len(name) > 3 or name.isupper()
    return one.how in {"name", "abbreviation", "demonym"}


def capital_runs(text: str, taken: Sequence[Span]) -> list[list[Span]]:
    """Rows of words with capitals that stand beside each other, without what is taken."""
    runs: list[list[Span]] = []
    last = -9
    next_taken = 0
    for word in WORD.finditer(text):
        start, end = word.span()
        if not text[start].isupper() or (text[start - 1] != " " and goes_on(text, start)):
            continue
        while next_taken < len(taken) and taken[next_taken].end <= start:
            next_taken += 1
        if next_taken < len(taken) and taken[next_taken].start < end:
            continue
        if end - start > SHORT and text[end - 1] == ".":
            end -= 1
        span = Span(start, end)
        if start - last == 1 and text[last] == " ":
            runs[-1].append(span)
        else:
            runs.append([span])
        last = end
    return runs


def goes_on(text: str, at: int) -> bool:
    """Whether a word has begun before the letter at a place, as in iPhone and al-Bab.

    >>> goes_on("in al-Bab", 6), goes_on("in 'Bab'", 4), goes_on("in Bab", 3)
    (True, False, False)
    """
    for before in range(at - 1, -1, -1):
        letter = text[before]
        if letter.isalnum():
            if not letter.isdecimal():
                return True
        elif letter not in IN_WORDS:
            return False
    return False
