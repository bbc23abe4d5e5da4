"""Rows for researchers: one JSON object a page, in the form that scorers of each task take.

Offsets are half-open characters of the text that the row gave, unchanged. Where a row gave markup or a file there is no
such text; its answer then brings the text that the offsets refer to, under `text`.
"""

from collections.abc import Callable, Iterable
from typing import Any

from sayso.model import (
    MAIN_TEXT,
    Block,
    BlockKind,
    Certainty,
    MentionUse,
    Page,
    Participant,
    Reading,
    Span,
    Statement,
)
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
    hedge or stress is written "certain", as its readers do. `side` is the party to
    the conflict that the speakers belong to; null where there is none.
    """
    return {"statements": [
        {"id": statement.id, **pieces(statement), "mode": statement.mode, "stance": statement.stance,
         "certainty": f"{level(statement.certainty)}{statement.polarity}", "actor": statement.actor.value,
         "nested": statement.nested_in, "side": statement.side.value}
        for statement in reading.statements]}


def actors(reading: Reading) -> Fields:
    """`{actors: [{id, name, kind, code, side, speaks_for, names, mentions}]}`: who acts or speaks on a page.

    `mentions` are where each is named or described; `side` is the party to the conflict, null where there is none.
    """
    places: dict[str, list[Span]] = {}
    for one in reading.named:
        if one.choice.value is not None and one.use not in {MentionUse.PEOPLE, MentionUse.LITERAL}:
            places.setdefault(one.choice.value, []).append(one.span)
    return {"actors": [
        {"id": one.id, "name": one.name, "kind": one.kind, "code": one.code or None, "side": one.side.value,
         "speaks_for": one.speaks_for, "names": list(one.names), "mentions": offsets(places[one.id])}
        for one in reading.actors if one.id in places]}


def events(reading: Reading) -> Fields:
    """`{events: [{type, mode, actor, recipient, …}]}`: what each sentence is there to tell, in PLOVER's terms.

    `actor` and `recipient` are lists of codes, a country's three letters and a sector; null where nobody is named.
    """
    return {"events": [
        {"id": one.id, "type": one.type, "mode": one.mode, "context": list(one.contexts), "control": one.control,
         "actor": codes(one.actors), "recipient": codes(one.recipients), "trigger": offsets(one.trigger),
         "actors": [participant(each) for each in one.actors],
         "recipients": [participant(each) for each in one.recipients],
         "negated": one.negated, "historical": one.historical, "future": one.future, "hypothetical": one.hypothetical,
         "statement": one.statement}
        for one in reading.events if one.main and one.type is not None]}


def codes(some: Iterable[Participant]) -> list[str] | None:
    """The codes of those who take part, each once; None where no country is known of any."""
    return list(dict.fromkeys(one.code for one in some if one.code)) or None


def participant(one: Participant) -> Fields:
    """One who takes part: the words, where they stand, and which actor that is."""
    return {"text": one.name, "span": [one.span.start, one.span.end] if one.span else None, "actor": one.actor,
            "code": one.code or None}


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

OF_READINGS: dict[str, Callable[[Reading], Fields]] = {
    "attribution": attribution, "statements": statements, "actors": actors, "events": events,
}
"""The layers that need the whole reading."""

OF_OWN_ROWS = ("factuality", "stance")
"""The layers whose rows are no pages: `event_rows`, `headline_rows`."""

OF_MENTIONS = ("timex", "toponyms", "quantities")
"""The layers that say what a text names: `mention_rows`."""

OF_SETS = ("clusters",)
"""The layers whose rows are answered together, when the last has been read: `set_rows`."""

LAYERS = (*OF_BLOCKS, *OF_READINGS, *OF_MENTIONS, *OF_OWN_ROWS, *OF_SETS)
