"""The map of a page: what is on it, what is left off, and that nothing of a page becomes markup."""

from xml.etree import ElementTree

import pytest

from sayso.export.drawings import map as maps
from sayso.export.drawings import outlines
from sayso.export.drawings.map import Pin, draw, fitting, on_the_map

PANJSHIR = Pin(35.4, 69.7, 40, "Panjshir", 14, "#p")
BAZARAK = Pin(35.31, 69.51, 3, "Bazarak", 2)
NEW_YORK = Pin(40.7, -74.0, 20, "New York")
SVG = "{http://www.w3.org/2000/svg}"


def drawn(*pins: Pin, **options: object) -> ElementTree.Element:
    text = str(draw(pins, key="k", **options))  # type: ignore[arg-type]
    return ElementTree.fromstring(text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def names(picture: ElementTree.Element) -> set[str]:
    return {"".join(text.itertext()) for text in picture.iter(f"{SVG}text") if text.get("class") == "name"}


def test_every_pin_stands_inside_the_picture_with_its_name() -> None:
    picture = drawn(PANJSHIR, BAZARAK)
    assert names(picture) == {"Panjshir", "Bazarak"}
    _, _, width, height = map(float, (picture.get("viewBox") or "").split())
    pins = [dot for group in picture if group.get("class") != "world"
            for dot in group.iter(f"{SVG}circle") if dot.get("class") == "pin"]
    assert len(pins) == 2
    assert all(0 < float(dot.get("cx", "")) < width and 0 < float(dot.get("cy", "")) < height for dot in pins)


def test_north_is_up_and_east_is_right() -> None:
    view = fitting([PANJSHIR, BAZARAK])
    assert view.y(PANJSHIR.lat) < view.y(BAZARAK.lat)
    assert view.x(BAZARAK.lon) < view.x(PANJSHIR.lon)


def test_a_far_place_is_left_off_and_shown_on_the_small_map() -> None:
    _, off = on_the_map([PANJSHIR, BAZARAK, Pin(34.5, 69.2, 20, "Kabul"), NEW_YORK])
    assert [pin.label for pin in off] == ["New York"]
    picture = drawn(PANJSHIR, BAZARAK, Pin(34.5, 69.2, 20, "Kabul"), NEW_YORK)
    assert "New York" not in names(picture)
    world = next(group for group in picture.iter(f"{SVG}g") if group.get("class") == "world")
    assert sum(dot.get("class") == "pin" for dot in world.iter(f"{SVG}circle")) == 4


def test_the_countries_named_are_tinted() -> None:
    tinted = [path.get("class") for path in drawn(PANJSHIR, countries=("AF",)).iter(f"{SVG}path")]
    assert tinted.count("land named") == 1


def test_a_name_is_never_markup() -> None:
    picture = drawn(Pin(35, 69, 3, "<script>alert(1)</script>\u202e&"))
    assert not list(picture.iter(f"{SVG}script"))
    assert any("<script>" in name for name in names(picture))


@pytest.mark.parametrize(("lat", "lon"), [(89.9, 0), (-89.9, 10), (0, 179.9), (0, -179.9), (0, 0)])
def test_the_edges_of_the_earth_are_drawn(lat: float, lon: float) -> None:
    assert drawn(Pin(lat, lon, 5, "x")).tag == f"{SVG}svg"


def test_labels_do_not_cover_each_other() -> None:
    pins = [Pin(35 + step / 100, 69, 1, f"village number {step}") for step in range(12)]
    picture = drawn(*pins)
    boxes = []
    for text in picture.iter(f"{SVG}text"):
        if text.get("class") == "name":
            x, y, length = float(text.get("x", "")), float(text.get("y", "")), maps.LETTER * len(text.text or "")
            left = x - {"start": 0, "end": length, "middle": length / 2}[text.get("text-anchor", "")]
            boxes.append(maps.Box(left, y - 11, left + length, y + 3))
    assert boxes
    assert not any(one.meets(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])


def test_outlines_hold_the_capital_of_each_of_some_countries() -> None:
    known = outlines.load()
    for country, lat, lon in (("AF", 34.5, 69.2), ("UA", 50.45, 30.5), ("SY", 33.5, 36.3), ("SD", 15.6, 32.5)):
        inside = 0
        for ring, (code, level) in enumerate(zip(known.country, known.level.tolist(), strict=True)):
            if code == country and level == 0:
                points = known.points[known.starts[ring] : known.starts[ring + 1]] / outlines.PER_DEGREE
                inside += crossings(points.tolist(), lon, lat) % 2
        assert inside == 1, country


def crossings(points: list[list[float]], x: float, y: float) -> int:
    """How often a line from a point to the east crosses a ring."""
    found = 0
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            found += 1
    return found
