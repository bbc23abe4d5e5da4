"""Page in, blocks out: the page's text and the pieces it was set in."""

from typing import TYPE_CHECKING

from sayso.model import Block, BlockKind, Original, Span

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def split(original: Original, tree: "HtmlElement | None") -> tuple[str, tuple[Block, ...]]:
    """The page's text and its blocks, in the order of the text; no two overlap."""
    text, blocks, at = original.markup, [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            blocks.append(Block(f"b{len(blocks)}", Span(start, at + len(line.rstrip())), BlockKind.BODY))
        at += len(line)
    return text, tuple(blocks)
