"""The line of times: what is on it, what is named at its ends, and that nothing of a page becomes markup."""

from datetime import date
from xml.etree import ElementTree

import pytest

from sayso.export.drawings.timeline import WIDTH, Line, Moment, draw, ends, labelled, packed, split, ticks

MONDAY = Moment(date(2031, 5, 5), date(2031, 5, 5), "Mon 5 May 2031", 3, "#m")
WEEKEND = Moment(date(2031, 5, 3), date(2031, 5, 4), "weekend 3–4 May 2031")
LONG_AGO = Moment(date(1979, 1, 1), date(1979, 12, 31), "1979")
PUBLISHED = date(2031, 5, 6)
SVG = "{http://www.w3.org/2000/svg}"


def drawn(*moments: Moment, published: date | None = PUBLISHED) -> ElementTree.Element:
    text = str(draw(moments, key="k", published=published))
    return ElementTree.fromstring(text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def texts(picture: ElementTree.Element, kind: str) -> list[str]:
    return ["".join(text.itertext()) for text in picture.iter(f"{SVG}text") if text.get("class") == kind]


def test_each_time_has_a_bar_and_its_name() -> None:
    picture = drawn(MONDAY, WEEKEND)
    assert texts(picture, "name") == ["weekend 3–4 May 2031", "Mon 5 May 2031 ×3"]
    assert len(list(picture.iter(f"{SVG}rect"))) == 2
    assert texts(picture, "published") == ["published"]


def test_what_is_long_ago_is_named_and_not_drawn_to_scale() -> None:
    shown, before, after = split([MONDAY, WEEKEND, LONG_AGO], PUBLISHED)
    assert (shown, before, after) == ([WEEKEND, MONDAY], [LONG_AGO], [])
    assert texts(drawn(MONDAY, WEEKEND, LONG_AGO), "far") == ["earlier: 1979"]


def test_bars_do_not_cover_each_other() -> None:
    moments = [Moment(date(2031, 5, 1 + at % 5), date(2031, 5, 2 + at % 5), f"time {at}") for at in range(12)]
    line = Line(*ends(moments, PUBLISHED))
    lanes = packed(moments, line)
    for at, one in enumerate(moments):
        for other_at in range(at):
            if lanes[at] == lanes[other_at]:
                left, right, _ = labelled(one, line)
                other_left, other_right, _ = labelled(moments[other_at], line)
                assert right <= other_left or other_right <= left


def test_nothing_stands_outside_the_picture() -> None:
    for rect in drawn(MONDAY, WEEKEND, Moment(date(2031, 4, 1), date(2031, 6, 30), "spring")).iter(f"{SVG}rect"):
        left, width = float(rect.get("x", "")), float(rect.get("width", ""))
        assert left >= 0
        assert left + width <= WIDTH


def test_a_year_does_not_squeeze_the_days() -> None:
    year = Moment(date(2031, 1, 1), date(2031, 12, 31), "2031")
    assert ends([year, MONDAY, WEEKEND], PUBLISHED) == ends([MONDAY, WEEKEND], PUBLISHED)
    assert ends([year], None)[0] < year.first
    assert texts(drawn(year, MONDAY, WEEKEND), "name")[0] == "2031"


def test_a_name_is_never_markup() -> None:
    picture = drawn(Moment(date(2031, 5, 5), date(2031, 5, 5), "<script>\u202e"))
    assert not list(picture.iter(f"{SVG}script"))


@pytest.mark.parametrize(("start", "end"), [
    (date(2031, 5, 1), date(2031, 5, 3)), (date(2031, 1, 1), date(2031, 3, 1)), (date(2030, 1, 1), date(2031, 3, 1)),
    (date(1975, 1, 1), date(2031, 1, 1)), (date(1, 1, 1), date(9999, 12, 31))])
def test_there_are_neither_too_few_nor_too_many_ticks(start: date, end: date) -> None:
    found = ticks(start, end)
    assert 1 <= len(found) <= 16
    assert all(start <= day < end for day, _ in found)
    assert [day for day, _ in found] == sorted({day for day, _ in found})


def test_the_first_and_last_day_of_the_calendar_are_drawn() -> None:
    assert drawn(Moment(date.min, date.min, "year 1"), published=None).tag == f"{SVG}svg"
    assert drawn(Moment(date.max, date.max, "year 9999"), published=None).tag == f"{SVG}svg"
