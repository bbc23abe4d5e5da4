"""Names in headlines set in capitals, or with a capital on each word, where nothing in the writing tells a name apart.

What the running text of the page names as a place is one in its headlines too (one sense per discourse; Gale, Church
and Yarowsky 1992).
"""

from collections.abc import Collection, Iterator

from sayso.mentions.places.naming.known import LONGEST, name_of
from sayso.mentions.places.naming.page import Row
from sayso.model import Span
from sayso.text.units import Letters

LEAST_CAPITALS = 0.6
"""Share of a line's words that must be written large for it to be set as a headline."""
LEAST_WORDS = 3


def set_as_headline(row: Row) -> bool:
    """Whether a line is set in capitals, or with a capital on most of its words."""
    words = [unit for unit in row.units if unit.shown.isalpha()]
    large = sum(unit.letters != Letters.PLAIN for unit in words)
    return len(words) >= LEAST_WORDS and large >= LEAST_CAPITALS * len(words)


def named_elsewhere(row: Row, names: Collection[str], taken: Collection[Span]) -> Iterator[tuple[int, int]]:
    """First and last unit of each name in a headline that the page names elsewhere; `names` are in small letters."""
    at = 0
    while at < len(row.units):
        last = longest(row, at, names)
        if last is None:
            at += 1
            continue
        span = Span(row.units[at].start, row.units[last].end)
        if not any(span.touches(other) for other in taken):
            yield at, last
        at = last + 1


def longest(row: Row, first: int, names: Collection[str]) -> int | None:
    """The last unit of the longest name that begins at a unit; None where none does."""
    if row.units[first].letters == Letters.PLAIN:
        return None
    for last in range(min(first + LONGEST, len(row.units)) - 1, first - 1, -1):
        if name_of(row, first, last).casefold() in names:
            return last
    return None
