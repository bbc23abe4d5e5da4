"""The blocks of a page, parsed by spaCy, addressed by characters of the page's text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.model import Block, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Run

# Characters that mean the same to a reader and not to the parser; each maps to one character, so offsets stay.
LIKE = str.maketrans({
    "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\u200a": " ", "\t": " ", "\n": " ", "\r": " ",
    "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "…": ".",
})


@dataclass(frozen=True, slots=True)
class ParsedBlock:
    """One block with its parse; `doc` has the block's length, so a character of the page is `start` further on."""

    block: Block
    doc: "Doc"

    @property
    def start(self) -> int:
        """Where the block starts in the page's text."""
        return self.block.span.start

    def span(self, first: "Token", last: "Token") -> Span:
        """The characters of the page from `first` to `last`, both included."""
        return Span(self.start + first.idx, self.start + last.idx + len(last))

    def tokens(self, span: Span) -> list["Token"]:
        """The tokens that `span`, characters of the page, touches; white space is left out."""
        low, high = span.start - self.start, span.end - self.start
        first = max(0, bisect_right(self.doc, low, key=lambda token: token.idx) - 1)
        last = bisect_left(self.doc, high, key=lambda token: token.idx)
        return [token for token in self.doc[first:last] if token.idx + len(token) > low and not token.is_space]

    def sentence(self, at: int) -> "Run | None":
        """The sentence in which the page's character `at` stands."""
        for sentence in self.doc.sents:
            if sentence.start_char <= at - self.start < sentence.end_char + 1:
                return sentence
        return None

    def span_of(self, run: "Run") -> Span:
        """A run of tokens as characters of the page."""
        return Span(self.start + run.start_char, self.start + run.end_char)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The parsed blocks of one page, in the order of the text."""

    text: str
    blocks: tuple[ParsedBlock, ...]

    def at(self, position: int) -> ParsedBlock | None:
        """The parsed block in which the character `position` stands, or None between blocks."""
        found = bisect_right(self.blocks, position, key=lambda parsed: parsed.start) - 1
        if found < 0 or position >= self.blocks[found].block.span.end:
            return None
        return self.blocks[found]

    def tokens(self, spans: Iterable[Span]) -> Iterator["Token"]:
        """Every token that one of the spans touches, block by block."""
        for span in spans:
            for parsed in self.blocks:
                if parsed.block.span.touches(span):
                    yield from parsed.tokens(span)


def parse(text: str, blocks: Sequence[Block], nlp: "Language") -> Parsed:
    """Parse the given blocks of `text`; typographic marks and spaces are shown to the parser as plain ones."""
    seen = text.translate(LIKE)  # a character for a character, so offsets stay
    docs = nlp.pipe([block.span.cut(seen) for block in blocks], batch_size=64)
    return Parsed(text, tuple(ParsedBlock(block, doc) for block, doc in zip(blocks, docs, strict=True)))
