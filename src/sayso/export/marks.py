"""Where statements are drawn in a text: the text cut into pieces over which the same marks hold.

Statements overlap and nest, which markup cannot; so every boundary of every mark cuts, and each piece says what holds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from sayso.model import Span, Statement


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch that is the `role` (source, cue or content) of a statement."""

    span: Span
    role: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch over which the same marks hold, the ones that started first first."""

    span: Span
    marks: tuple[Mark, ...]


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


def cut(within: Span, marks: Iterable[Mark]) -> Iterator[Piece]:
    """`within` in pieces, left to right, without a gap; `marks` as `of` gives them.

    >>> [piece.span for piece in cut(Span(0, 9), ())]
    [Span(start=0, end=9)]
    """
    here = [mark for mark in marks if mark.span.touches(within)]
    edges = sorted({within.start, within.end}
                   | {edge for mark in here for edge in (mark.span.start, mark.span.end)
                      if within.start < edge < within.end})
    open_marks: list[Mark] = []
    waiting = iter(here)
    coming = next(waiting, None)
    for start, end in pairwise(edges):
        open_marks = [mark for mark in open_marks if mark.span.end > start]
        while coming and coming.span.start <= start:
            if coming.span.end > start:
                open_marks.append(coming)
            coming = next(waiting, None)
        yield Piece(Span(start, end), tuple(open_marks))
