"""A piece of a page that was set as one: a headline, a paragraph, a caption."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.span import Span


class BlockKind(StrEnum):
    """What a block is for."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    PULLQUOTE = "pullquote"
    CORRECTION = "correction"
    TEASER = "teaser"
    BOILERPLATE = "boilerplate"


MAIN_TEXT = frozenset({BlockKind.LEAD, BlockKind.BODY, BlockKind.SUBHEAD, BlockKind.CORRECTION})
"""The kinds that together are the article's running text."""

ASIDE = frozenset({BlockKind.TEASER, BlockKind.BOILERPLATE})
"""The kinds that are not this article at all."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `repeats` is the id of the first block that says the same; `restates` the id of a body block whose
    sentence a caption says again (all of it where `restates_whole`).

    >>> Block("b1", Span(0, 5), BlockKind.BODY, why=("a line that ends in a full stop",)).counts
    True
    """

    id: str
    span: Span
    kind: BlockKind
    repeats: str | None = None
    restates: str | None = None
    restates_whole: bool = False
    why: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether what it says belongs to the article and has not been said by an earlier block.

        >>> Block("b2", Span(6, 11), BlockKind.BODY, repeats="b1").counts
        False
        """
        return self.repeats is None and self.kind not in ASIDE
