"""The words and marks of a text as the trained tagger sees them, each with the characters it stands for.

The tagger is uncased and sees every quotation mark of every style as one mark, so that a page tagged in British single
quotes or guillemets is tagged as one in straight double quotes; how a word is written (capitals) goes beside it.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from sayso.model import Span
from sayso.text.quotes import Quotation

UNIT = re.compile(r"``|''|\w+|[^\w\s]")
QUOTE = '"'
BREAK = "\n"
ALIKE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"',
                       "«": '"', "»": '"', "＂": '"', "–": "-", "—": "-", "‑": "-", "‐": "-", "…": "."})


class Letters(IntEnum):
    """How a unit is written."""

    PLAIN = 0
    TITLE = 1
    UPPER = 2
    MIXED = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or a mark: `start` and `end` are characters of the text, `shown` is what the tagger reads."""

    start: int
    end: int
    shown: str
    letters: Letters

    @property
    def is_break(self) -> bool:
        """Whether it stands for the end of a paragraph."""
        return self.shown == BREAK


def units(text: str, span: Span, marks: Collection[int] = ()) -> list[Unit]:
    r"""The units of `span` in `text`; `marks` is where quotation marks stand, as `quote_marks` gives them.

    >>> [unit.shown for unit in units("“It’s over,” he said", Span(0, 20))]
    ['"', 'It', "'", 's', 'over', ',', '"', 'he', 'said']
    >>> [unit.shown for unit in units("‘No’", Span(0, 4), {0, 3})]
    ['"', 'No', '"']
    """
    found = []
    for match in UNIT.finditer(text, span.start, span.end):
        word = match.group()
        shown = QUOTE if match.start() in marks or word in {"``", "''"} else word.translate(ALIKE)
        found.append(Unit(match.start(), match.end(), shown, letters(word)))
    return found


def quote_marks(quotations: Iterable[Quotation]) -> set[int]:
    """Where the marks of the quotations stand.

    >>> sorted(quote_marks([Quotation(Span(3, 9), "'", True, 0)]))
    [3, 8]
    """
    return {at for one in quotations for at in ((one.span.start, one.span.end - 1) if one.closed else
                                                (one.span.start,))}


def letters(word: str) -> Letters:
    """How a word is written.

    >>> letters("the"), letters("The"), letters("UN"), letters("McKay")
    (<Letters.PLAIN: 0>, <Letters.TITLE: 1>, <Letters.UPPER: 2>, <Letters.MIXED: 3>)
    """
    if word == word.lower():
        return Letters.PLAIN
    if word[1:] == word[1:].lower():
        return Letters.TITLE
    return Letters.UPPER if word == word.upper() else Letters.MIXED


def windows(paragraphs: Iterable[list[Unit]], sizes: Iterable[list[int]], most: int, *, pack: int | None = None,
            ) -> Iterator[list[Unit]]:
    """Paragraphs in windows of at most `most` word pieces; `sizes` has the word pieces of each unit.

    Neighbours are packed into one window of up to `pack` pieces (default: `most`).

    Paragraphs in one window are told apart by a unit of their own. A paragraph that is too long is cut behind the
    last end of a sentence, or the last comma, or anywhere.

    >>> def of(words): return [Unit(0, 1, word, Letters.PLAIN) for word in words]
    >>> paragraphs = [of("ab"), of("cd"), of("efghi.jkl")]
    >>> ["".join(unit.shown for unit in one) for one in windows(paragraphs, [[1] * len(p) for p in paragraphs], 6)]
    ['ab\\ncd', 'efghi.', 'jkl']
    """
    window: list[Unit] = []
    taken = 0
    for paragraph, pieces in zip(paragraphs, sizes, strict=True):
        rest, costs = paragraph, pieces
        while rest:
            total = sum(costs)
            if window and taken + 1 + total > (most if pack is None else pack):
                yield window
                window, taken = [], 0
            if total <= most:
                if window:
                    window.append(Unit(rest[0].start, rest[0].start, BREAK, Letters.PLAIN))
                    taken += 1
                window = window + rest
                taken += total
                break
            cut = place_to_cut(rest, costs, most)
            yield rest[:cut]
            rest, costs = rest[cut:], costs[cut:]
    if window:
        yield window


def place_to_cut(rest: list[Unit], costs: list[int], most: int) -> int:
    """How many units to take of a paragraph that is too long: at least a third of what fits, up to a good place."""
    fits, taken = 0, 0
    while fits < len(rest) and taken + costs[fits] <= most:
        taken += costs[fits]
        fits += 1
    fits = max(fits, 1)
    for ends in (".!?", ",;:-"):
        for cut in range(fits, fits // 3, -1):
            if rest[cut - 1].shown in ends:
                return cut + 1 if cut < fits and rest[cut].shown == QUOTE else cut
    return fits
