"""Units: one quotation mark for all houses' marks, offsets kept, windows that lose nothing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Span
from sayso.text import quotes
from sayso.text.units import Letters, Unit, quote_marks, units, windows


def shown(text: str) -> list[str]:
    span = Span(0, len(text))
    return [unit.shown for unit in units(text, span, quote_marks(quotes.find(text, [span])))]


@pytest.mark.parametrize("printed", [
    '"We hold Marn," Velk said.', "“We hold Marn,” Velk said.", "'We hold Marn,' Velk said.",
    "‘We hold Marn,’ Velk said.", "«We hold Marn,» Velk said.", "``We hold Marn,'' Velk said.",
])
def test_a_quotation_reads_the_same_in_every_house_style(printed: str) -> None:
    assert shown(printed) == ['"', "We", "hold", "Marn", ",", '"', "Velk", "said", "."]


def test_an_apostrophe_is_no_quotation_mark() -> None:
    assert '"' not in shown("The rebels' leader doesn't agree with Velk's men.")


@given(st.text(alphabet="Ab1 \"'“”.,\n—é", max_size=80))
def test_units_are_where_they_say_and_leave_out_only_spaces(text: str) -> None:
    found = units(text, Span(0, len(text)))
    assert all(0 <= unit.start < unit.end <= len(text) for unit in found)
    left = set(range(len(text))) - {at for unit in found for at in range(unit.start, unit.end)}
    assert all(text[at].isspace() for at in left)
    assert all(before.end <= after.start for before, after in pairwise(found))


@given(st.lists(st.lists(st.sampled_from(["a", ",", "."]), min_size=1, max_size=30), max_size=6),
       st.integers(3, 20))
def test_windows_lose_no_unit_and_are_never_too_long(paragraphs: list[list[str]], most: int) -> None:
    made = [[Unit(row * 100 + at, row * 100 + at + 1, word, Letters.PLAIN) for at, word in enumerate(words)]
            for row, words in enumerate(paragraphs)]
    for pack in (None, 0):
        found = list(windows(made, [[1] * len(one) for one in made], most, pack=pack))
        assert all(len(window) <= most for window in found)
        assert [unit for window in found for unit in window if not unit.is_break] == [
            unit for one in made for unit in one]


def test_a_long_paragraph_is_cut_behind_a_sentence() -> None:
    words = [*"abcd", ".", *"efghij"]
    made = [Unit(at, at + 1, word, Letters.PLAIN) for at, word in enumerate(words)]
    found = list(windows([made], [[1] * len(made)], 8))
    assert ["".join(unit.shown for unit in window) for window in found] == ["abcd.", "efghij"]
