"""The text cut where marks start and end."""

from hypothesis import given
from hypothesis import strategies as st
from tests.export.readings import build, marn

from sayso.export import marks
from sayso.model import Span


def test_pieces_nest() -> None:
    reading = build("<body><s1>Maric</s1> <c1>said</c1> <t1>he <c2>felt</c2> <t2>safe</t2></t1>.</body>",
                    said={2: {"nested_in": 1}})
    text = reading.page.text
    pieces = marks.cut(reading.blocks[0].span, marks.of(reading.statements))
    assert [(piece.span.cut(text), [mark.role for mark in piece.marks]) for piece in pieces] == [
        ("Maric", ["source"]), (" ", []), ("said", ["cue"]), (" ", []), ("he ", ["content"]),
        ("felt", ["content", "cue"]), (" ", ["content"]), ("safe", ["content", "content"]), (".", [])]


def test_pieces_cover_a_block_without_a_gap() -> None:
    reading = marn()
    for block in reading.blocks:
        pieces = list(marks.cut(block.span, marks.of(reading.statements)))
        assert "".join(piece.span.cut(reading.page.text) for piece in pieces) == block.span.cut(reading.page.text)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=12), st.integers(0, 10),
       st.integers(11, 40))
def test_every_character_has_the_marks_that_hold_it(given_spans: list[tuple[int, int]], start: int, end: int) -> None:
    one = marn().statements[0]
    found = sorted((marks.Mark(Span(at, at + size), "content", one) for at, size in given_spans),
                   key=lambda mark: (mark.span.start, -mark.span.end))
    pieces = list(marks.cut(Span(start, end), found))
    assert [at for piece in pieces for at in range(piece.span.start, piece.span.end)] == list(range(start, end))
    for piece in pieces:
        for at in range(piece.span.start, piece.span.end):
            assert list(piece.marks) == [mark for mark in found if mark.span.start <= at < mark.span.end]
