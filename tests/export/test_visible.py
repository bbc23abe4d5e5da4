"""Nothing in a page's text can steer what shows it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.visible import one_line, shortened, visible

CASES = {
    "escape sequence": ("a\x1b[31mred", "a␛[31mred"),
    "title of the terminal": ("\x1b]0;owned\x07", "␛]0;owned␇"),
    "C1 control": ("a\x9b31mb", "a‹U+009B›31mb"),
    "right to left override": ("abc\u202edcba", "abc‹U+202E›dcba"),
    "isolate never closed": ("a\u2067b", "a‹U+2067›b"),
    "line separator": ("a\u2028b", "a‹U+2028›b"),
    "tag characters": ("a\U000e0041b", "a‹U+E0041›b"),
    "half a character": ("a\ud800b", "a‹U+D800›b"),
    "carriage return": ("never\rseen", "never\nseen"),
    "plain words stay": ("“Ärger”, said Лена; 你好 עברית", "“Ärger”, said Лена; 你好 עברית"),
    "no-break space stays": ("55\u00a0000", "55\u00a0000"),
    "joiners of scripts stay": ("می\u200cخواهم", "می\u200cخواهم"),
}


@pytest.mark.parametrize(("text", "shown"), CASES.values(), ids=CASES)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters()))
def test_nothing_that_steers_is_left(text: str) -> None:
    shown = visible(text)
    assert not [char for char in shown if unicodedata.category(char) == "Cc" and char not in "\t\n"]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
    assert "\n" not in one_line(text)
    shown.encode()


def test_shortened_never_longer() -> None:
    assert shortened("word " * 50, 20) == "word word word word…"
    assert len(shortened("x" * 50, 20)) == 20
