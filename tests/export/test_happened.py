"""Who acts and what happens, in the order and in the words in which people see it."""

from dataclasses import replace

import pytest
from tests.export.readings import acting, marn

from sayso.export import happened
from sayso.model import Control, Participant, Tenure


def test_who_speaks_or_acts_comes_most_mentioned_first_and_nobody_else() -> None:
    reading = acting(marn())
    assert [(one.actor.name, one.times) for one in happened.who(reading)] == [("army", 2), ("Lena Maric", 1)]
    silent = replace(reading, events=())
    assert [one.actor.name for one in happened.who(silent)] == ["Lena Maric"]


def test_events_are_the_main_ones_in_the_order_of_the_text() -> None:
    assert [one.id[-1] for one in happened.events(acting(marn()))] == ["1", "2"]


def test_an_event_that_nobody_named_does() -> None:
    event = acting(marn()).events[1]
    assert happened.parties(event) == "army → Marn"
    assert happened.parties(replace(event, actors=())) == "somebody → Marn"
    assert happened.parties(replace(event, recipients=())) == "army"
    assert happened.parties(replace(event, actors=(*event.actors, *event.actors,
                                                   Participant(None, "police")))) == "army, police → Marn"


def test_a_bare_state_is_told_once() -> None:
    held = replace(acting(marn()).events[1], type=None, mode=None, control=Control.HOLDS)
    assert (happened.what(held), happened.control(held)) == ("holds control", "")


OFFICES = {
    "held": (Tenure("president", "KAR", since="2028"), "president of Karsova (since 2028)"),
    "called past": (Tenure("general", "KAR", former=True), "former general of Karsova"),
    "of nobody known": (Tenure("teacher"), "teacher"),
    "over": (Tenure("envoy", "UN", since="2024", until="2029-11", former=True), "former envoy of UN (2024 to 2029-11)"),
    "a membership": (Tenure("", "northern-council"), "member of northern-council"),
}


@pytest.mark.parametrize(("tenure", "words"), OFFICES.values(), ids=OFFICES)
def test_an_office_in_words(tenure: Tenure, words: str) -> None:
    assert happened.office(tenure, acting(marn())) == words


def test_an_event_outside_a_statement_is_told_by_the_outlet() -> None:
    reading = acting(marn())
    shut, taken, _ = reading.events
    assert happened.teller(taken, reading) == "Lena Maric"
    assert happened.teller(shut, reading) == "Harbour Post"
    nowhere = replace(reading, page=replace(reading.page, outlet=replace(reading.page.outlet, value=None)))
    assert happened.teller(shut, nowhere) == "the outlet"
