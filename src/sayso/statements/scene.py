"""One block as the rules see it: its parse, and its quotations as runs of tokens."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.model import BlockKind, Span
from sayso.text.clauses import Run
from sayso.text.parse import ParsedBlock
from sayso.text.quotes import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FEWEST_WORDS_SPOKEN = 4
LONGEST_DATELINE = 40   # tokens
# A place in capitals, perhaps a country, a day and an agency in brackets, then a dash; or any place before an agency.
DATELINE = re.compile(r"(?:[A-Z][A-Z.'\- /]{2,40}(?:, ?[A-Z][\w.'\- ]{1,30}){0,2}(?:,? ?\([A-Z][\w ./&-]{1,30}\))?|"
                      r"[A-Z][\w.'\- ]{2,30}(?:, ?[A-Z][\w.'\- ]{1,30}){0,2},? ?\([A-Z][\w ./&-]{1,30}\)) ?"
                      r"(?:-{1,2}|[–—]) ?")

MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
DATE_STAMP = re.compile(rf"(?:(?:Published|Updated|Last updated(?: at)?|Date of publication|Posted)\W*)?"
                        rf"(?:(?:Mon|Tues?|Wed(?:nes)?|Thurs?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?"
                        rf"(?:\d{{1,2}}[-./]\d{{1,2}}[-./]\d{{2,4}}|\d{{1,2}} {MONTH},? ?\d{{4}}|"
                        rf"{MONTH} \d{{1,2}},? ?\d{{4}})"
                        rf"(?:,? \d{{1,2}}[:.]\d{{2}})? ")


@dataclass(frozen=True, slots=True)
class Scene:
    """A parsed block with the outermost quotations in it; `within[i]` is the quotation that token i stands in."""

    parsed: ParsedBlock
    quotes: tuple[Run, ...]
    within: tuple[int | None, ...]
    opening: int = 0    # where the block's own words start, behind a dateline

    @property
    def doc(self) -> "Doc":
        """The block's tokens."""
        return self.parsed.doc

    @property
    def is_title(self) -> bool:
        """Whether the block is set as a title, where cues follow headline style."""
        return self.parsed.block.kind in {BlockKind.HEADLINE, BlockKind.SUBHEAD}

    def quote_at(self, place: int) -> Run | None:
        """The quotation in which the token at `place` stands."""
        if not 0 <= place < len(self.within):
            return None
        number = self.within[place]
        return None if number is None else self.quotes[number]

    def words(self, run: Run) -> "list[Token]":
        """The tokens of a run that are words."""
        return [token for token in self.doc[run[0] : run[1]] if token.is_alpha or token.like_num or token.pos_ == "NUM"]

    def is_spoken(self, quote: Run) -> bool:
        """Whether a quotation is somebody's utterance and not one or two words held up with tongs."""
        words = self.words(quote)
        return len(words) >= FEWEST_WORDS_SPOKEN or any(word.pos_ in {"VERB", "AUX"} for word in words)

    def quote_before(self, place: int) -> Run | None:
        """The nearest quotation that ends at or before `place`."""
        return next((quote for quote in reversed(self.quotes) if quote[1] <= place), None)

    def quote_after(self, place: int) -> Run | None:
        """The nearest quotation that starts at or after `place`."""
        return next((quote for quote in self.quotes if quote[0] >= place), None)

    def span(self, run: Run) -> Span:
        """A run as characters of the page."""
        return self.parsed.span(self.doc[run[0]], self.doc[run[1] - 1])

    def spans(self, runs: Iterable[Run]) -> tuple[Span, ...]:
        """Several runs as characters of the page, in the order of the text."""
        return tuple(self.span(run) for run in sorted(runs))


def scene(parsed: ParsedBlock, quotations: Sequence[Quotation]) -> Scene:
    """The block with those of the page's quotations that stand in it."""
    runs: list[Run] = []
    within: list[int | None] = [None] * len(parsed.doc)
    for quotation in quotations:
        if quotation.depth or not parsed.block.span.holds(quotation.span):
            continue
        tokens = parsed.tokens(quotation.span)
        if not tokens:
            continue
        run = (tokens[0].i, tokens[-1].i + 1)
        if runs and run[0] < runs[-1][1]:
            continue
        for place in range(*run):
            within[place] = len(runs)
        runs.append(run)
    return Scene(parsed, tuple(runs), tuple(within), behind_dateline(parsed))


def behind_dateline(parsed: ParsedBlock) -> int:
    """The token at which a block's own words start, behind "VELDIN, May 3 (CP) -" or "Published 8 June 2031"."""
    start = parsed.doc[:LONGEST_DATELINE].text
    opening = DATELINE.match(start) or DATE_STAMP.match(start)
    if opening is None:
        return 0
    return next((token.i for token in parsed.doc if token.idx >= opening.end()), 0)
