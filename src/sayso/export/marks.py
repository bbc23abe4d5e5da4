"""Where statements are drawn in a text: the text cut into pieces over which the same marks hold.

Statements overlap and nest, which markup cannot; so every boundary of every mark cuts, and each piece says what holds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

from sayso.model import Mention, Span, Statement

AnyMention: TypeAlias = Mention[Any]
"""A mention of whatever it may be: a place, a time, a quantity."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch that is the `role` (source, cue or content) of a statement."""

    span: Span
    role: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch over which the same marks hold, the ones that started first first, and what it names."""

    span: Span
    marks: tuple[Mark, ...]
    mention: AnyMention | None = None


def of(statements: Iterable[Statement]) -> tuple[Mark, ...]:
    """Every mark of the statements, in the order of the text, longer before shorter.

    >>> of(())
    ()
    """
    found = [Mark(span, role, statement) for statement in statements for role, span in roles(statement)]
    return tuple(sorted(found, key=lambda mark: (mark.span.start, -mark.span.end)))


def roles(statement: Statement) -> Iterator[tuple[str, Span]]:
    """Every stretch of a statement with its role."""
    yield from (("content", span) for span in statement.content if len(span))
    yield from (("cue", span) for span in statement.cue if len(span))
    if statement.source and len(statement.source):
        yield "source", statement.source


def cut(within: Span, marks: Iterable[Mark], mentions: Iterable[AnyMention] = ()) -> Iterator[Piece]:
    """`within` in pieces, left to right, without a gap; `marks` as `of` gives them.

    Where a mention lies in another, the one that starts first is shown, and the inner one is not.

    >>> [piece.span for piece in cut(Span(0, 9), ())]
    [Span(start=0, end=9)]
    """
    here = [mark for mark in marks if mark.span.touches(within)]
    named = apart(mention for mention in mentions if mention.span.touches(within))
    spans = [mark.span for mark in here] + [mention.span for mention in named]
    edges = sorted({within.start, within.end}
                   | {edge for span in spans for edge in (span.start, span.end) if within.start < edge < within.end})
    open_marks: list[Mark] = []
    waiting = iter(here)
    coming = next(waiting, None)
    for start, end in pairwise(edges):
        open_marks = [mark for mark in open_marks if mark.span.end > start]
        while coming and coming.span.start <= start:
            if coming.span.end > start:
                open_marks.append(coming)
            coming = next(waiting, None)
        piece = Span(start, end)
        yield Piece(piece, tuple(open_marks), next((one for one in named if one.span.touches(piece)), None))


def apart(mentions: Iterable[AnyMention]) -> list[AnyMention]:
    """The mentions that do not lie over another, in the order of the text; of those that do, the first and longest."""
    found: list[AnyMention] = []
    for mention in sorted(mentions, key=lambda one: (one.span.start, -one.span.end)):
        if not found or found[-1].span.end <= mention.span.start:
            found.append(mention)
    return found
