"""Units as the word pieces that the network reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.model import Span
from sayso.text.quotes import Quotation
from sayso.text.units import BREAK, Unit, quote_marks, units, windows

if TYPE_CHECKING:
    from tokenizers import Tokenizer

BREAK_PIECE = "[unused0]"
MOST_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class Framed:
    """The word pieces of some units between the marks for start and end; `firsts` is the first piece of each unit."""

    ids: list[int]
    letters: list[int]
    firsts: list[int]


class Pieces:
    """Looks up the word pieces of units, and remembers them."""

    def __init__(self, tokenizer: "Tokenizer") -> None:
        self.tokenizer = tokenizer
        vocabulary: dict[str, int] = tokenizer.get_vocab()
        self.start, self.end, self.unknown, self.pause = (
            vocabulary[name] for name in ("[CLS]", "[SEP]", "[UNK]", BREAK_PIECE))
        self.known: dict[str, list[int]] = {BREAK: [self.pause]}

    def of(self, shown: str) -> list[int]:
        """The word pieces of a unit, at least one."""
        found = self.known.get(shown)
        if found is None:
            found = self.tokenizer.encode(shown, add_special_tokens=False).ids or [self.unknown]
            if len(self.known) < MOST_REMEMBERED:
                self.known[shown] = found
        return found

    def windows(self, text: str, spans: Iterable[Span], quotations: Iterable[Quotation], most: int, *,
                pack: int | None = None) -> Iterator[list[Unit]]:
        """The paragraphs of a text, given by their spans, in windows of at most `most` word pieces: `units.windows`."""
        marks = quote_marks(quotations)
        found = [seen for span in spans if (seen := units(text, span, marks))]
        return windows(found, [[len(self.of(unit.shown)) for unit in one] for one in found], most, pack=pack)

    def frame(self, *parts: Iterable[Unit]) -> Framed:
        """The word pieces of one window, or of several texts to be read side by side."""
        framed = Framed([self.start], [0], [])
        for part in parts:
            for unit in part:
                framed.firsts.append(len(framed.ids))
                pieces = self.of(unit.shown)
                framed.ids.extend(pieces)
                framed.letters.extend([int(unit.letters)] * len(pieces))
            framed.ids.append(self.end)
            framed.letters.append(0)
        return framed
