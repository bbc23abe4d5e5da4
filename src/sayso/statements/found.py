"""What the finder hands to the choosers: where source, cue and content stand, before anything is judged."""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.lexicon import Entry
from sayso.model import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A statement as found: spans are characters of the page's text.

    `cue_word` is the cue's dictionary form ("say", "according to"), `entry` its lexicon entry if it has one, `rules`
    the names of the rules that fired, in order. `medium` is where it was said ("on Twitter", "a news conference"),
    `negated` whether the cue itself is negated ("did not say").
    """

    block: str
    source: Span | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    cue_word: str = ""
    entry: Entry | None = None
    rules: tuple[str, ...] = ()
    medium: Span | None = None
    negated: bool = False

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span of source, cue and content."""
        return (*self.cue, *self.content, *((self.source,) if self.source else ()))

    @property
    def start(self) -> int:
        """The first character of source, cue or content."""
        return min(span.start for span in self.spans)

    @property
    def end(self) -> int:
        """The character behind the last of source, cue and content."""
        return max(span.end for span in self.spans)


def by_block(founds: Iterable[Found]) -> dict[str, list[Found]]:
    """The statements of each block, by its id, in the order given.

    >>> list(by_block([Found("b1", None, (), ()), Found("b0", None, (), ()), Found("b1", None, (), ())]))
    ['b1', 'b0']
    """
    grouped: dict[str, list[Found]] = {}
    for found in founds:
        grouped.setdefault(found.block, []).append(found)
    return grouped
