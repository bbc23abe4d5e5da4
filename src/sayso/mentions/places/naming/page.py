"""A page's blocks as rows of words and marks, each with what the parser says of it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from sayso.text.parse import Parsed, ParsedBlock
from sayso.text.units import Letters, Unit, units

if TYPE_CHECKING:
    from spacy.tokens import Token


SMALL = frozenset({"of", "de", "del", "la", "al", "el", "i", "e", "&", "d", "du", "da", "do"})
"""Words in small letters that may stand inside a name."""
MOST_SMALL = 3
"""Words in small letters and marks that may stand between two with capitals, as in Mazar-i-Sharif."""
SHORT = 2
"""Letters of an abbreviation whose stop does not end a name."""
BEGINS = 3
"""How spaCy numbers the first token of a name (`Token.ent_iob`)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One block: its units, and for each its tag, its label (begins, kind of name), and whether a space stands before.

    `starts` are the units that begin a sentence, `runs` says of each unit in a run of capitalised words the first and
    the last of it.
    """

    parsed: ParsedBlock
    units: tuple[Unit, ...]
    tokens: "tuple[Token, ...]"
    tags: tuple[str, ...]
    labels: tuple[tuple[bool, str], ...]
    spaced: tuple[bool, ...]
    starts: frozenset[int]
    runs: dict[int, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Rows:
    """The blocks of one page."""

    text: str
    rows: tuple[Row, ...]


def rows_of(parsed: Parsed) -> Rows:
    """Every block of a page as a row; blocks without words are left out."""
    rows = (row_of(parsed.text, one) for one in parsed.blocks)
    return Rows(parsed.text, tuple(row for row in rows if row.units))


def row_of(text: str, parsed: ParsedBlock) -> Row:
    """One block as a row."""
    found = units(text, parsed.block.span)
    every = tuple(parsed.doc)
    under = touched(every, parsed.start, found)
    sentence = list(accumulate(int(token.is_sent_start is True and token.i > 0) for token in every))
    labels: list[tuple[bool, str]] = []
    starts: set[int] = set()
    last = said = -1
    for at, number in enumerate(under):
        token = every[number]
        labels.append((token.ent_iob == BEGINS and number != last, token.ent_type_))
        if sentence[number] != said:
            starts.add(at)
        last, said = number, sentence[number]
    spaced = tuple(at == 0 or found[at - 1].end < unit.start for at, unit in enumerate(found))
    return Row(parsed, tuple(found), tuple(every[number] for number in under),
               tuple(every[number].tag_ for number in under), tuple(labels), spaced, frozenset(starts),
               runs_of(found, spaced))


def touched(tokens: "Sequence[Token]", start: int, found: Iterable[Unit]) -> list[int]:
    """For each unit the number of the parser's token in which it starts; the tokens' text begins at `start`."""
    begins = [token.idx for token in tokens]
    return [max(bisect_right(begins, unit.start - start) - 1, 0) for unit in found]


def runs_of(found: list[Unit], spaced: tuple[bool, ...]) -> dict[int, tuple[int, int]]:
    """The runs of capitalised words, with the small words of names between them; a mark ends a run, but for stops of
    abbreviations, hyphens and apostrophes."""
    runs: dict[int, tuple[int, int]] = {}
    first: int | None = None
    last = 0
    for at, unit in [*enumerate(found), (len(found), None)]:
        if unit is not None and unit.letters != Letters.PLAIN:
            first, last = at if first is None else first, at
        elif first is not None and not (unit is not None and goes_on(found, spaced, at, last)):
            runs |= dict.fromkeys(range(first, last + 1), (first, last))
            first = None
    return runs


def goes_on(found: list[Unit], spaced: tuple[bool, ...], at: int, last: int) -> bool:
    """Whether a run that came to `last` may go on behind the small unit `at`."""
    if at - last > MOST_SMALL or at + 1 >= len(found):
        return False
    shown = found[at].shown
    if shown == ".":
        short = found[at - 1].end - found[at - 1].start <= SHORT
        return short and not spaced[at] and found[at + 1].letters != Letters.PLAIN
    if shown in {"-", "'"}:
        return not spaced[at]
    return shown.casefold() in SMALL
