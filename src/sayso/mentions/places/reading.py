"""Reads countries and provinces off the words that no finder marked, to learn where in the world a text is."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.mentions.places.units import ROUGH, Candidate, Role, Spot, plain
from sayso.mentions.places.wordlists import words
from sayso.model import PlaceLevel, Span

if TYPE_CHECKING:
    from sayso.mentions.places.gazetteer import Gazetteer

WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?\.?")
WIDE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.PROVINCE, PlaceLevel.REGION})
LONGEST = 3
"""Most words of a country's or province's name that is looked up."""
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
    named = [Candidate(one.place, one.how.value) for one in gazetteer.named(name)
             if one.how.value not in ROUGH][:MOST]
    return tuple(named) if any(speaks(one, name) for one in named) else ()


def speaks(one: Candidate, name: str) -> bool:
    """Whether a name read beside is that of a country or province: its own, or a country's other name."""
    if one.place.level is PlaceLevel.COUNTRY and one.how == "alternate name":
        return len(name) > 3 or name.isupper()
    return one.place.level in WIDE and one.how in {"name", "abbreviation", "demonym"}


def capital_runs(text: str, taken: Sequence[Span]) -> list[list[Span]]:
    """Rows of words with capitals that stand beside each other, without what is taken."""
    runs: list[list[Span]] = []
    last = -9
    next_taken = 0
    for word in WORD.finditer(text):
        while next_taken < len(taken) and taken[next_taken].end <= word.start():
            next_taken += 1
        if not word.group()[0].isupper() or (next_taken < len(taken) and taken[next_taken].start < word.end()):
            last = -9
            continue
        end = word.end()
        if word.group().endswith(".") and len(word.group()) > 6:
            end -= 1
        span = Span(word.start(), end)
        if span.start - last == 1 and text[last] == " " and runs:
            runs[-1].append(span)
        else:
            runs.append([span])
        last = end
    return runs
