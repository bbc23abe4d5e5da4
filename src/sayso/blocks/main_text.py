"""Asks trafilatura what the main text of a page is; its answer is one voice among others, compared by words."""

import copy
from typing import TYPE_CHECKING

from sayso.blocks.clues import Runs, runs, words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_CHARACTERS = 400_000  # trafilatura takes minutes for pages far larger; they are judged by our own signals alone
DEEPEST = 250              # it walks by recursion


def ask_trafilatura(root: "HtmlElement", characters: int, depth: int) -> Runs | None:
    """The runs of words that trafilatura takes for main text; None where it was not asked or found nothing.

    Without its metadata, comments and fallbacks: docs/decisions/0002-main-text.md has the figures.
    """
    if characters > MOST_CHARACTERS or depth > DEEPEST:
        return None
    from trafilatura import bare_extraction  # noqa: PLC0415

    # It changes the tree it is given, and other stages read the same tree.
    found = bare_extraction(copy.deepcopy(root), include_comments=False, with_metadata=False, fast=True)
    text = getattr(found, "text", None)
    return runs(words(text)) if text else None
