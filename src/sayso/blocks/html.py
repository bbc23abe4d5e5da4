"""HTML in, text and blocks out: one walk, many signals, one choice for each piece."""

from typing import TYPE_CHECKING

from sayso.blocks import kinds
from sayso.blocks.clues import listen
from sayso.blocks.main_text import ask_trafilatura
from sayso.blocks.signals import look, signals, with_voice
from sayso.blocks.walk import walk
from sayso.errors import PageHasNoText
from sayso.model import Block, BlockKind, Original, Span

if TYPE_CHECKING:
    from lxml.html import HtmlElement

RUNNING = frozenset({BlockKind.BODY, BlockKind.LEAD})


def split_tree(original: Original, root: "HtmlElement") -> tuple[str, tuple[Block, ...]]:
    """The text of an HTML page and its blocks, before repeats are folded.

    Raises PageHasNoText, which says what was found instead, where no piece is running text.
    """
    walked = walk(root)
    setting = look(walked, listen(root))
    said = signals(setting)
    if kinds.unsure(setting, said):
        depth = max((node.depth for node in walked.nodes), default=0)
        said = with_voice(setting, said, ask_trafilatura(root, len(walked.text), depth))
    chosen = kinds.choose(setting, said)
    if not any(kind.kind in RUNNING for kind in chosen):
        raise PageHasNoText(original.name, instead([len(of) for of in setting.words],
                                                   sum(piece.linked * 2 > len(piece.text) for piece in walked.pieces)))
    blocks = tuple(Block(f"b{at}", Span(piece.start, piece.end), kind.kind, why=kind.why)
                   for at, (piece, kind) in enumerate(zip(walked.pieces, chosen, strict=True)))
    return walked.text, blocks


def instead(sizes: list[int], links: int) -> str:
    """What was found where no running text was.

    >>> instead([3, 2], 1)
    'no main text: 2 pieces of text, 1 of them links, the longest of 3 words; save the page after its text has loaded'
    >>> instead([], 0)
    'no main text, and no other text that a reader sees; save the page after its text has loaded'
    """
    advice = "save the page after its text has loaded"
    if not sizes:
        return f"no main text, and no other text that a reader sees; {advice}"
    return (f"no main text: {len(sizes)} pieces of text, {links} of them links, the longest of {max(sizes)} words; "
            f"{advice}")
