"""Places, times and quantities as people read them: each once, in words, with every mention."""

import pytest

from sayso.export import named
from sayso.export.marks import apart, cut
from sayso.model import (
    Choice,
    Media,
    Mention,
    MentionKind,
    MentionUse,
    Page,
    Place,
    PlaceLevel,
    Quantity,
    Reading,
    Span,
    When,
    WhenType,
)

TEXT = "Marn fell on Monday; at least 12 people died in Marn. A Marn-based group, the Marn Times, spoke of Sered."
MARN = Place("x:marn", "Marn", PlaceLevel.SETTLEMENT, 41.2, 44.9, 5, "XK")


def at(word: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(word, start + 1)
    return Span(start, start + len(word))


def place(nth: int, use: MentionUse = MentionUse.LITERAL) -> Mention[Place]:
    return Mention(f"m-{nth}", "p", "b", at("Marn", nth), MentionKind.PLACE, Choice(MARN, "the only Marn"), use=use)


READING = Reading(
    Page("p", TEXT, "00", "page.txt", Media.TEXT), (),
    places=(place(0), place(1), place(2, MentionUse.PEOPLE), place(3, MentionUse.PART), Mention(
        "m-s", "p", "b", at("Sered"), MentionKind.PLACE, Choice(None, "2 places called 'Sered'"), (MARN,))),
    times=(Mention("m-t", "p", "b", at("Monday"), MentionKind.TIME, Choice(When(
        WhenType.DATE, "2031-05-05", first="2031-05-05", last="2031-05-05", precision=1), "before the day")),),
    quantities=(Mention("m-q", "p", "b", at("at least 12"), MentionKind.QUANTITY, Choice(
        Quantity(12, None, "people", "killed"), "a number")),),
)


def test_a_place_is_listed_once_with_every_mention_and_its_adjective_is_not() -> None:
    found = named.places(READING)
    assert [(entry.name, entry.times, entry.value is not None) for entry in found] == [
        ("Marn", 2, True), ("Sered", 1, False)]
    assert found[0].printed(TEXT) == ("Marn",)


def test_times_and_quantities_are_told_in_words() -> None:
    assert [entry.name for entry in named.times(READING)] == ["Mon 5 May 2031"]
    assert [entry.name for entry in named.quantities(READING)] == ["at least 12 people, killed"]


@pytest.mark.parametrize(("value", "words"), [
    (When(WhenType.DATE, "2031-W18", first="2031-04-28", last="2031-05-04", precision=2),
     "Mon 28 Apr 2031 to Sun 4 May 2031"),
    (When(WhenType.DATE, "2031", mod="END", first="2031-01-01", last="2031-12-31"), "late 2031"),
    (When(WhenType.DATE, "198", first="1980-01-01", last="1989-12-31"), "1980s"),
    (When(WhenType.TIME, "2031-05-02T05:30", first="2031-05-02", last="2031-05-02"), "Fri 2 May 2031, 05:30"),
    (When(WhenType.DATE, "PRESENT_REF"), "now"),
    (When(WhenType.DURATION, "PT5M"), "5 minutes"),
    (When(WhenType.DURATION, "P5M"), "5 months"),
    (When(WhenType.DURATION, "P2DE"), "2 decades"),
    (When(WhenType.DATE, "XXXX-05-02"), "2 May, year unknown"),
    (When(WhenType.DATE, "XXXX-WXX-1"), "a Monday, week unknown"),
])
def test_a_time_in_words(value: When, words: str) -> None:
    assert named.when(value) == words


@pytest.mark.parametrize(("quantity", "words"), [
    (Quantity(1, 1, "people", "wounded"), "1 person, wounded"),
    (Quantity(24, 99, "families", "displaced"), "24 to 99 families, displaced"),
    (Quantity(None, 1000, "people", group="fighters"), "at most 1,000 people (fighters)"),
    (Quantity(4, 4, "districts", "captured", share_of=7), "4 of 7 districts, captured"),
    (Quantity(55, 55, "percent"), "55 %"),
    (Quantity(1 / 3, 1 / 3, "share", share_of=1127), "33.33 % of 1,127"),
    (Quantity(2.5e6, 2.5e6, "USD"), "2,500,000 USD"),
    (Quantity(None, None, "people"), "some people"),
])
def test_a_quantity_in_words(quantity: Quantity, words: str) -> None:
    assert named.how_many(quantity) == words


def test_mentions_that_lie_over_each_other_are_drawn_once() -> None:
    whole, inner = (Mention(name, "p", "b", span, MentionKind.PLACE, Choice(MARN, "")) for name, span in (
        ("a", Span(0, 12)), ("b", Span(5, 9))))
    assert apart([inner, whole]) == [whole]
    pieces = list(cut(Span(0, 20), (), [inner, whole]))
    assert [(piece.span, piece.mention) for piece in pieces] == [(Span(0, 12), whole), (Span(12, 20), None)]
