"""Every case of the table is read as it is drawn, and what counts nothing is left out with its reason."""

import tomllib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.drawing import drawn
from tests.mentions.quantities.said import examined, parsed, said

from sayso.mentions import quantities
from sayso.mentions.quantities import Found, Refused
from sayso.model import Choice, Span, When, WhenType

TABLE = tomllib.loads(Path(__file__).with_name("find_cases.toml").read_text(encoding="utf-8"))
CASES, REFUSED = TABLE["case"], TABLE["refused"]


def names(cases: list[dict[str, Any]]) -> list[str]:
    return [case["name"] for case in cases]


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_a_quantity_is_read_as_drawn(case: dict[str, Any]) -> None:
    text, spans = drawn(case["text"])
    found = [one for one in examined(text) if isinstance(one, Found)]
    assert [one.span for one in found] == spans["q"]
    assert [said(one.quantity.value) for one in found] == case["says"]


@pytest.mark.promise("P3")
@pytest.mark.parametrize("case", REFUSED, ids=names(REFUSED))
def test_what_counts_nothing_is_left_out_with_its_reason(case: dict[str, Any]) -> None:
    text, spans = drawn(case["text"])
    found = examined(text)
    refused = [one for one in found if isinstance(one, Refused)]
    assert [one for one in found if isinstance(one, Found)] == []
    assert [one.span for one in refused] == spans["no"]
    assert [one.rule for one in refused] == case["rules"]
    assert all(one.why for one in refused)


def test_find_and_refused_share_out_what_is_examined() -> None:
    text = "On 6 May 12 people were killed; no one was held."
    both = quantities.examine(parsed(text))
    assert quantities.find(parsed(text)) == tuple(one for one in both if isinstance(one, Found))
    assert quantities.refused(parsed(text)) == tuple(one for one in both if isinstance(one, Refused))
    assert [one.span.start for one in both] == sorted(one.span.start for one in both)
    assert len(both) == 3


@pytest.mark.promise("P1")
@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_every_span_lies_in_its_block(case: dict[str, Any]) -> None:
    text, _ = drawn(case["text"])
    doc = parsed(text)
    for one in quantities.find(doc):
        block = next(parsed_block.block for parsed_block in doc.blocks if parsed_block.block.id == one.block)
        assert block.span.holds(one.span)
        assert one.span.cut(text) == one.span.cut(text).strip() != ""


@pytest.mark.promise("P3")
@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_every_quantity_has_a_reason(case: dict[str, Any]) -> None:
    for one in quantities.find(parsed(drawn(case["text"])[0])):
        assert one.quantity.why
        assert one.why


@pytest.mark.promise("P4")
def test_the_same_text_gives_the_same_quantities() -> None:
    text = "At least 12 of the 30 soldiers were killed; nearly half fled."
    assert quantities.examine(parsed(text)) == quantities.examine(parsed(text))


def test_what_is_counted_is_pointed_at() -> None:
    text = "The raid killed 12 Karsovan soldiers."
    (only,) = quantities.find(parsed(text))
    assert only.quantity.value is not None
    assert only.quantity.value.counted is not None
    assert only.quantity.value.counted.cut(text) == "soldiers"


@dataclass(frozen=True, slots=True)
class Time:
    """A time as the quantities need it."""

    span: Span
    when: Any


AS_OF = {
    "as of": ("As of <t>Tuesday</t>, <q>45</q> people had been killed.", "45 people, killed, as of 2031-05-06"),
    "since": ("<q>Some 200</q> people have been killed since <t>March</t>.",
              "[180, 220] people, killed"),
    "since a clause": ("<q>Some 200</q> people have been killed since the war began in <t>March</t>.",
                       "[180, 220] people, killed"),
    "by": ("By <t>Friday</t> <q>12</q> villages had fallen.", "12 settlements, captured, as of 2031-05-06"),
    "only when": ("<q>Twelve</q> people were killed on <t>Friday</t>.", "12 people, killed"),
}


@pytest.mark.parametrize("wrapped", [True, False], ids=["a choice", "a time"])
@pytest.mark.parametrize("marked", AS_OF, ids=list(AS_OF))
def test_the_time_for_which_a_number_is_given(marked: str, wrapped: bool) -> None:
    text, spans = drawn(AS_OF[marked][0])
    when = When(WhenType.DATE, "2031-05-06")
    times = [Time(spans["t"][0], Choice(when, "told") if wrapped else when)]
    found = quantities.find(parsed(text), times=times)
    assert [(one.span, said(one.quantity.value)) for one in found] == [(spans["q"][0], AS_OF[marked][1])]


def test_a_time_that_cannot_be_told_is_no_as_of() -> None:
    text, spans = drawn("As of <t>then</t>, 45 people had been killed.")
    (only,) = quantities.find(parsed(text), times=[Time(spans["t"][0], Choice(None, "no date"))])
    assert said(only.quantity.value) == "45 people, killed"


def test_a_number_inside_a_time_is_left_out() -> None:
    text, spans = drawn("The truce of the <t>30</t> held, MedAid said.")
    when = When(WhenType.DATE, "2031-05-30")
    assert quantities.find(parsed(text), times=[Time(spans["t"][0], when)]) == ()


BAD = {
    "nothing": "", "a mark": "-", "only a figure": "7", "a very long figure": "9" * 400 + " rockets",
    "a long power": "10^400 rockets", "groups in no way": "1,0000 and 1.2.3 and 1,,2 and 12,34,5",
    "directions": "\u200f12\u200f people \u202b30\u202c wounded \u20663\u2069 killed",
    "a soft hyphen": "1\u00ad200 people",
    "only signs": "$ € % + 12 $ %", "signs in a row": "$$12mm%%", "many numbers": " ".join(str(n) for n in range(300)),
    "number words in a row": "one two three hundred hundred thousand and and a half of of the five",
    "halves": "half half a half of half a", "an open bracket": "12 (", "hyphens": "12-–—-30- people",
    "a fraction": "1/0 3/4 9/9",
    "superscripts": "5² km² ½ of ⅓", "other digits": "१२ people and １२ people",
    "tabs and lines": "12\t\n people\n\n30",
    "surrogate-like": "12\ufffd people \U0001f4a5 30", "of of": "four of of the of seven", "zero": "zero of 0 people",
    "capital roman": "XII and World War II", "a null": "12\x00people",
}


@pytest.mark.parametrize("text", BAD.values(), ids=list(BAD))
def test_bad_input_never_breaks(text: str) -> None:
    for one in examined(text):
        assert one.span.cut(text)
        if isinstance(one, Found) and one.quantity.value is not None:
            low, high = one.quantity.value.low, one.quantity.value.high
            assert low is None or high is None or low <= high


def test_marks_of_direction_do_not_hide_a_number() -> None:
    found = [one for one in examined("\u200f12\u200f people were killed.") if isinstance(one, Found)]
    assert [said(one.quantity.value) for one in found] == ["12 people, killed"]


PIECES = (
    "12", "1,200", "2031", "3/8", "$", "%", "-", "–", "of", "the", "and", "to", "or", "half", "a", "one", "dozens",
    "several", "hundred", "million", "killed", "wounded", "people", "(", ")", ".", ",", "more", "them", "including",
    "at least", "May", "\u200f", "km", "F", "more than", "were", "soldiers", "toll", "number of", "rose", "each",
    "another", "'s", "\n")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_no_order_of_words_breaks(pieces: list[str]) -> None:
    for text in (" ".join(pieces), "".join(pieces)):
        spans = [one.span for one in examined(text)]
        assert spans == sorted(spans)
        assert all(not one.touches(other) for one, other in pairwise(spans))
