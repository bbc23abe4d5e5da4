"""Coordinates written in a text."""

import math

import pytest
from tests.drawing import drawn

from sayso.mentions.places.coordinates import Coordinates, find_coordinates
from sayso.model import Span

POINTS = {
    "decimals with hemispheres": ("The drone fell at <at>34.5°N 69.2°E</at> on Monday.", 34.5, 69.2),
    "degrees and minutes": ("They met at <at>34°30′N 69°12′E</at>.", 34.5, 69.2),
    "degrees, minutes, seconds": ("Position <at>34°30'36\"N, 69°12'00\"E</at> was hit.", 34.51, 69.2),
    "south and west": ("A ship was seen at <at>33.45°S, 70.66°W</at>.", -33.45, -70.66),
    "letters before": ("A ship was seen at <at>S 33°30' W 70°30'</at>.", -33.5, -70.5),
    "letters without degrees": ("A ship was seen at <at>34.5 N, 69.2 E</at>.", 34.5, 69.2),
    "in words": ("It lies at <at>latitude 34.5 north, longitude 69.2 east</at>.", 34.5, 69.2),
    "spelled out": ("It lies at <at>34 degrees 30 minutes north, 69 degrees 12 minutes east</at>.", 34.5, 69.2),
    "bare and exact": ("The wreck (<at>34.5167, -69.1833</at>) was found.", 34.5167, -69.1833),
    "bare and introduced": ("The coordinates are <at>34.5, 69.2</at> and nothing else.", 34.5, 69.2),
    "minus sign": ("The coordinates are <at>−34.5, −69.2</at>.", -34.5, -69.2),
    "space that does not break": ("It fell at <at>34.5°\u00a0N 69.2°\u00a0E</at>.", 34.5, 69.2),
}
IMPOSSIBLE = {
    "latitude": ("It fell at <at>95.5°N 20°E</at>.", "latitudes reach from -90 to 90"),
    "longitude": ("It fell at <at>41.5°N 200.3°E</at>.", "longitudes reach from -180 to 180"),
    "minutes": ("It fell at <at>34°75′N 69°11′E</at>.", "fewer than 60 minutes"),
    "seconds": ("It fell at <at>34°15′99″N 69°11′00″E</at>.", "fewer than 60 seconds"),
}
NOT = ["Prices rose by 3.5, 4.5 percent.", "It was between 20° and 30° all week.", "Between 20°C and 30°C.",
       "Scores of 17.255, 17.345, 17.222 won.", "On 3.5, 4.5 and 5.5 they agreed.", "He turned 180 degrees.",
       "Versions 1.2, 3.4 are out."]


def read(text: str) -> list[Coordinates]:
    return list(find_coordinates(text, Span(0, len(text))))


@pytest.mark.parametrize(("marked", "lat", "lon"), POINTS.values(), ids=POINTS)
def test_points(marked: str, lat: float, lon: float) -> None:
    text, spans = drawn(marked)
    [one] = read(text)
    assert one.span == spans["at"][0]
    assert one.lat == pytest.approx(lat)
    assert one.lon == pytest.approx(lon)
    assert one.possible


@pytest.mark.parametrize(("marked", "why"), IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_impossible_values_are_found_and_refused_with_the_reason(marked: str, why: str) -> None:
    text, spans = drawn(marked)
    [one] = read(text)
    assert one.span == spans["at"][0]
    assert not one.possible
    assert why in one.why


@pytest.mark.parametrize("text", NOT)
def test_other_numbers_are_no_coordinates(text: str) -> None:
    assert read(text) == []


def test_a_value_that_cannot_be_told_is_not_a_number() -> None:
    [one] = read("34°75′N 69°11′E")
    assert math.isnan(one.lat)


def test_only_inside_the_stretch_that_is_asked_for() -> None:
    text = "34.5°N 69.2°E and 35.5°N 70.2°E"
    assert [one.span.start for one in find_coordinates(text, Span(14, len(text)))] == [18]
