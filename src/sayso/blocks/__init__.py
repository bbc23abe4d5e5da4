"""Page in, blocks out: the page's text and the pieces it was set in."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from sayso import __version__
from sayso.blocks.lines import split_lines
from sayso.blocks.repeats import fold
from sayso.blocks.restates import link
from sayso.lexicon import fingerprint
from sayso.model import ASIDE, Block, Original, Version

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def split(original: Original, tree: "HtmlElement | None") -> tuple[str, tuple[Block, ...]]:
    """The page's text and its blocks, in the order of the text; no two overlap, repeats are folded and captions
    linked to the sentence they restate.

    `tree` is None for plain text. Raises PageHasNoText where an HTML page has no running text.

    >>> from sayso.model import Choice, Media
    >>> markup = "Bridge held\\n\\nFighters held the bridge."
    >>> text, blocks = split(Original("a.txt", "00", Media.TEXT, markup, Choice("utf-8", "given")), None)
    >>> [block.span.cut(text) for block in blocks]
    ['Bridge held', 'Fighters held the bridge.']
    """
    if tree is None:
        text, blocks = original.markup, split_lines(original.markup, title=original.title)
        return text, link(text, fold(text, blocks))
    from sayso.blocks.html import split_tree  # noqa: PLC0415

    text, blocks = split_tree(original, tree)
    # What is not the article counts for nothing, so whether it says something again says nothing either.
    linked = link(text, fold(text, [block for block in blocks if block.kind not in ASIDE]))
    known = {block.id: block for block in linked}
    return text, tuple(known.get(block.id, block) for block in blocks)


@cache
def version() -> Version:
    """The weights and word lists that blocks are told apart by, to record with each reading.

    >>> version().name
    'sayso blocks'
    """
    weights = files("sayso").joinpath("models", "blocks.json").read_bytes()
    return Version("sayso blocks", __version__, sha256(weights + fingerprint("markup").encode()).hexdigest())
