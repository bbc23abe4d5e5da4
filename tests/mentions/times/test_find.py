"""Every time in a text, with its value; nothing that is none; and no text that breaks it."""

import re
import re._parser as parser  # type: ignore[import-not-found]  # the standard library's own reading of a pattern
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.drawing import drawn

from sayso.lexicon import load
from sayso.mentions import times
from sayso.mentions.times import grammar, tokens
from sayso.mentions.times.words import LISTS
from sayso.model import Choice, When

CASES = tomllib.loads((Path(__file__).parent / "find_cases.toml").read_text(encoding="utf-8"))["case"]
TUESDAY = "2031-05-06"


def told(when: When) -> str:
    return " ".join(part for part in (when.type.value, when.value, when.mod) if part)


def found(text: str, anchor: str | None = TUESDAY) -> list[When]:
    return [one.when.value for one in times.find(text, anchor=Choice(anchor, "given")) if one.when.value is not None]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    text, spans = drawn(case["text"])
    anchor = Choice(case.get("anchor", TUESDAY) or None, "given")
    answers = times.find(text, anchor=anchor)
    assert [one.span.cut(text) for one in answers] == [span.cut(text) for span in spans.get("time", [])]
    assert [one.span for one in answers] == spans.get("time", [])
    assert [told(one.when.value) for one in answers if one.when.value] == case["value"]
    assert all(one.when.why and one.why for one in answers)


@pytest.mark.parametrize(("text", "first", "last", "precision"), [
    ("It fell on Friday.", "2031-05-02", "2031-05-02", 1),
    ("It fell last week.", "2031-04-28", "2031-05-04", 2),
    ("It fell over the weekend.", "2031-05-03", "2031-05-04", 2),
    ("It fell in mid-April.", "2031-04-11", "2031-04-20", 2),
    ("It fell in April.", "2031-04-01", "2031-04-30", 3),
    ("It fell in the spring of 2029.", "2029-03-01", "2029-05-31", None),
    ("It fell in 2029.", "2029-01-01", "2029-12-31", None),
    ("It fell in the 1980s.", "1980-01-01", "1989-12-31", None),
    ("It fell in 480 BC.", "-0479-01-01", "-0479-12-31", None),
    ("It lasted three weeks.", None, None, None),
    ("They meet every Monday.", None, None, None),
    ("They are now safe.", None, None, None),
])
def test_days_covered(text: str, first: str | None, last: str | None, precision: int | None) -> None:
    when, = found(text)
    assert (when.first, when.last, when.precision) == (first, last, precision)


def test_anchor_is_told_only_where_it_was_needed() -> None:
    friday, full = found("It fell on Friday, and not on 2 May 2030.")
    assert friday.anchor is not None and "given" in friday.anchor
    assert full.anchor is None


def test_inferred_anchor_lowers_the_precision() -> None:
    text = "Marn fell on 2 May 2031. On Thursday the road was cut."
    anchor = times.infer(text)
    when = times.find(text, anchor=anchor)[1].when.value
    assert when is not None and when.value == "2031-05-01"
    assert when.precision == 2 and when.anchor is not None and times.INFERRED in when.anchor


def test_impossible_day_says_so() -> None:
    one, = times.find("It fell on 31 February.", anchor=Choice(TUESDAY, "given"))
    assert "impossible" in one.when.why
    assert one.when.value is not None and one.when.value.first is None


def test_no_time_reaches_over_the_start_of_a_block() -> None:
    text = "It fell in May 2031 was hard."
    assert [one.span.cut(text) for one in times.find(text, anchor=Choice(None, ""), starts=[15])] == ["May", "2031"]


PIECES = [form for name in LISTS for entry in load(name) for form in (entry.key, *entry.words("forms"))]
PIECES += ["2031", "1812", "31", "7", "'98", "5/2/2031", "10:30", "BC", "$", ",", ".", "-", "\u2013", "\n\n", "\n",
           "the", "of", "and", "to", "a", "on", "ended", "old",
           "\u200b", "\u202e", "\u0130", "\u00a0", "9" * 20, "year's end"]
ANCHORS = [TUESDAY, None, "0001-01-01", "9999-12-31"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", " ", "", "-", "\u200b"])), max_size=30).map(
    lambda rows: "".join(piece + space for piece, space in rows)), st.sampled_from(ANCHORS))
def test_any_row_of_words_is_survived(text: str, anchor: str | None) -> None:
    last = 0
    for one in times.find(text, anchor=Choice(anchor, "given")):
        assert last <= one.span.start < one.span.end <= len(text)
        last = one.span.end
        assert one.span.cut(text).strip() == one.span.cut(text)
    times.infer(text)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    for one in times.find(text, anchor=Choice(TUESDAY, "given")):
        assert 0 <= one.span.start < one.span.end <= len(text)


PATIENCE = ["two ", "the ", "May ", "1-", "12:", "2,000", "mid-", "of the ", "five hundred ", "\n", "- ", "5/",
            "early ", "May 4 and 5, ", "x", "9", " "]


@pytest.mark.parametrize("piece", PATIENCE)
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    """Counted in lines of Python run, not in seconds; what a pattern does inside itself the next test bounds."""
    def lines(text: str) -> int:
        count = 0

        def tracer(frame: object, event: str, arg: object) -> object:
            nonlocal count
            count += event == "line"
            return tracer

        before = sys.gettrace()
        sys.settrace(tracer)  # type: ignore[arg-type]
        try:
            times.find(text, anchor=Choice(TUESDAY, "given"))
        finally:
            sys.settrace(before)
        return count

    lines(piece)  # the word lists are read once
    assert lines(piece * 400) < 5 * lines(piece * 100) + 1000


def test_no_pattern_can_run_away() -> None:
    for name, pattern in grammar.ORDER:
        assert not re.search(r"[*+]|,\}", pattern.pattern), f"{name}: a repetition without an end"
    assert not endless_in_endless(parser.parse(tokens.TOKEN.pattern)), "a repetition without an end inside another"


def endless_in_endless(parsed: Any, inside: bool = False) -> bool:
    """Whether a repetition without an end stands inside another."""
    for operation, argument in parsed:
        name = str(operation)
        if name.endswith("REPEAT"):
            endless = argument[1] == parser.MAXREPEAT
            if (endless and inside) or endless_in_endless(argument[2], inside or endless):
                return True
        elif name == "BRANCH":
            if any(endless_in_endless(branch, inside) for branch in argument[1]):
                return True
        elif name in ("SUBPATTERN", "ASSERT", "ASSERT_NOT") and endless_in_endless(argument[-1], inside):
            return True
    return False
