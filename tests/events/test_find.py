"""Events of our own sentences: what happened, who did it, to whom, and how it is told."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.drawing import drawn

from sayso import pages, pipeline
from sayso.model import Event, Reading

EXAMPLES = Path(__file__).parents[2] / "examples"
CASES: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))[
    "case"]


def read(text: str, **more: str) -> Reading:
    original = pages.original_of_row({"id": "case", "text": text, **more}, file="case", line=1, base=EXAMPLES)
    return pipeline.read_original(original, places=EXAMPLES / "places.toml", actors=EXAMPLES / "actors.toml")


def main_of(reading: Reading) -> Event:
    found = [one for one in reading.events if one.main]
    assert found, [(one.type, one.why) for one in reading.events]
    return found[0]


@pytest.mark.parametrize("name", CASES)
def test_main_event(name: str) -> None:
    case = CASES[name]
    text, spans = drawn(case["drawn"])
    event = main_of(read(text))
    assert event.type == case["type"], event.why
    trigger = " ".join(span.cut(text) for span in event.trigger)
    assert all(word in trigger for span in spans["e"] for word in span.cut(text).split()), (trigger, event.why)
    for side, found in (("a", event.actors), ("r", event.recipients)):
        for span in spans.get(side, ()):
            assert any(one.span and one.span.touches(span) for one in found), (span.cut(text), found)
    for mark in ("negated", "future", "hypothetical", "historical"):
        if mark in case:
            assert getattr(event, mark) is case[mark], event.why
    if "control" in case:
        assert event.control == case["control"]


def test_actor_act_and_place_are_of_one_clause() -> None:
    reading = read("Karsovan troops shelled Marn while Vessen sent food to Sered.")
    shelling = main_of(reading)
    assert [one.code for one in shelling.actors] == ["KARMIL"]
    assert all("Sered" not in one.name for one in shelling.recipients)


def test_codes_come_from_demonyms_groups_and_own_lists() -> None:
    event = main_of(read("The Northern Council accused Karsova of shelling a school."))
    assert [one.code for one in event.actors] == ["KARREB"]
    assert [one.code for one in event.recipients] == ["KARGOV"]


def test_an_event_names_the_statement_that_tells_it() -> None:
    reading = read("Lena Maric, the interior minister of Karsova, said that the Northern Council had captured Anabrek.")
    event = main_of(reading)
    (statement,) = reading.statements
    assert event.statement == statement.id
    assert event.type == "ASSAULT"


def test_no_event_where_nothing_of_the_kind_is_told() -> None:
    reading = read("The Veldin rowing club beat its rivals by two lengths and won the cup.")
    assert not [one for one in reading.events if one.main]


def test_what_is_accused_of_is_part_of_the_accusation() -> None:
    reading = read("Vessen accused Karsovan troops of shelling Marn.")
    accusation = main_of(reading)
    inner = [one for one in reading.events if one.part_of == accusation.id]
    assert [one.type for one in inner] == ["ASSAULT"]


def test_the_same_page_gives_the_same_ids() -> None:
    text = "Karsovan troops shelled Marn on Monday."
    assert [one.id for one in read(text).events] == [one.id for one in read(text).events]


def test_long_past_is_told_as_history() -> None:
    reading = read("Karsovan troops captured Marn in 2019.", published="2031-05-12")
    assert main_of(reading).historical
