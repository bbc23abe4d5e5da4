"""Rows for researchers: one JSON object a page, in the form that scorers of each task take.

Offsets are half-open characters of the text that the row gave, unchanged. Where a row gave markup or a file there is no
such text; its answer then brings the text that the offsets refer to, under `text`.
"""

from collections.abc import Callable, Iterable
from typing import Any

from sayso.model import MAIN_TEXT, Block, BlockKind, Certainty, Page, Reading, Span, Statement
from sayso.pages import credited

Fields = dict[str, Any]


FORM_KINDS = {BlockKind.PULLQUOTE: BlockKind.BOILERPLATE, BlockKind.CORRECTION: BlockKind.BODY}
"""The kinds that the form of `blocks` does not know, as it is told them."""


def pages(page: Page, blocks: Iterable[Block]) -> Fields:
    """`{text}`: the running text, without captions and what is not this article; a line a block.

    A block is left out where it says again what the running text has said; one that repeats a caption or the headline
    is not.
    """
    running = {block.id: block for block in blocks if block.kind in MAIN_TEXT}
    return {"text": "\n".join(block.span.cut(page.text) for block in running.values() if block.repeats not in running)}


def blocks(page: Page, blocks: Iterable[Block]) -> Fields:
    """`{text, blocks: [{start, end, kind, repeats}]}`; `repeats` is the place in the list of the block said again.

    The form has no pull quotes and no corrections: a pull quote, which says again what the text says, is written
    "boilerplate", a correction, which is the article's own text, "body".
    """
    found = list(blocks)
    place = {block.id: at for at, block in enumerate(found)}
    return {"text": page.text, "blocks": [
        {"start": block.span.start, "end": block.span.end, "kind": FORM_KINDS.get(block.kind, block.kind),
         "repeats": None if block.repeats is None else place[block.repeats]} for block in found]}


def metadata(page: Page, blocks: Iterable[Block]) -> Fields:
    """`{title, published, authors}`; null or an empty list where the page does not tell."""
    return {"title": page.title.value, "published": page.published.value, "authors": list(credited(page))}


def attribution(reading: Reading) -> Fields:
    """`{attributions: [{source, cue, content}]}`: the layer of attributions, outermost only, attitudes included."""
    return {"attributions": [
        {"source": offsets((one.source,)), "cue": offsets(one.cue), "content": offsets(one.content)}
        for one in reading.attributions]}


def statements(reading: Reading) -> Fields:
    """`{statements: [{id, source, cue, content, mode, stance, certainty, actor, nested, side}]}`, nested ones too.

    `certainty` is the level and a sign: "probable+". The form knows no "unstated", so content presented without any
    hedge or stress is written "certain", as its readers do. `side` is null: no party is told yet.
    """
    return {"statements": [
        {"id": statement.id, **pieces(statement), "mode": statement.mode, "stance": statement.stance,
         "certainty": f"{level(statement.certainty)}{statement.polarity}", "actor": statement.actor.value,
         "nested": statement.nested_in, "side": None}
        for statement in reading.statements]}


def level(certainty: Certainty) -> Certainty:
    """The certainty as the statements form knows it.

    >>> level(Certainty.UNSTATED).value, level(Certainty.POSSIBLE).value
    ('certain', 'possible')
    """
    return Certainty.CERTAIN if certainty is Certainty.UNSTATED else certainty


def pieces(statement: Statement) -> Fields:
    """Where source, cue and content of a statement stand; each a list, empty where there is none."""
    return {"source": offsets((statement.source,)), "cue": offsets(statement.cue),
            "content": offsets(statement.content)}


def offsets(spans: Iterable[Span | None]) -> list[list[int]]:
    """Spans as `[start, end]`.

    >>> offsets((Span(0, 4), None))
    [[0, 4]]
    """
    return [[span.start, span.end] for span in spans if span]


OF_BLOCKS: dict[str, Callable[[Page, Iterable[Block]], Fields]] = {
    "pages": pages, "blocks": blocks, "metadata": metadata,
}
"""The layers that need the page and its blocks only; no language pipeline is loaded for them."""

OF_READINGS: dict[str, Callable[[Reading], Fields]] = {"attribution": attribution, "statements": statements}
"""The layers that need the whole reading."""

OF_OWN_ROWS = ("factuality", "stance")
"""The layers whose rows are no pages: `event_rows`, `headline_rows`."""

OF_MENTIONS = ("timex", "toponyms", "quantities")
"""The layers that say what a text names: `mention_rows`."""

LAYERS = (*OF_BLOCKS, *OF_READINGS, *OF_MENTIONS, *OF_OWN_ROWS)
