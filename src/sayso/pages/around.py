"""The blocks around the headline and around the end of the article, where bylines, dates and credits stand."""

from collections.abc import Sequence

from sayso.model import MAIN_TEXT, Block, BlockKind

BEFORE, AFTER = 6, 14
"""Blocks looked at before the headline and from it on."""

AT_END, PAST_END = 4, 8
"""Blocks looked at before the end of the main text and past it."""


def head(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks around the headline."""
    first = beginning(blocks)
    return blocks[max(0, first - BEFORE): first + AFTER]


def tail(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks around the end of the main text, without those of the head."""
    last = max((at for at, block in enumerate(blocks) if block.kind in MAIN_TEXT), default=len(blocks) - 1)
    return blocks[max(beginning(blocks) + AFTER, last - AT_END + 1): last + 1 + PAST_END]


def beginning(blocks: Sequence[Block]) -> int:
    """The number of the headline, or of the first block of main text where no headline is known."""
    for kinds in ({BlockKind.HEADLINE}, MAIN_TEXT):
        for at, block in enumerate(blocks):
            if block.kind in kinds:
                return at
    return 0
