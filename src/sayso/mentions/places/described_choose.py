"""Chooses what place a description stands for: "the province", "the valley", "the capital"; and what a point is."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sayso.mentions.places.units import FoundName
from sayso.mentions.places.wordlists import kind_words
from sayso.model import Choice, Place, PlaceLevel, Span

if TYPE_CHECKING:
    from sayso.mentions.places.gazetteer import Gazetteer

SMALL = frozenset({"a", "an", "the", "this", "that", "its", "their", "whole", "entire", "besieged", "northern",
                   "southern", "eastern", "western", "central", "mountainous"})
FARTHEST_KM = 100.0
"""A point farther than this from any place we know is told only by its numbers."""


@dataclass(frozen=True, slots=True)
class Told:
    """A name that has been looked at already: where it stands, how it is printed and what it means."""

    span: Span
    name: str
    place: Place | None


def described(one: FoundName, told: Sequence[Told], gazetteer: "Gazetteer") -> Choice[Place]:
    """What a description stands for, from what the text has named before it, or else after it.

    >>> valley = Place("sayso:ostrel", "Ostrel", PlaceLevel.PROVINCE, 41.0, 44.0, 30.0)
    >>> one = Told(Span(40, 50), "the valley", None)
    >>> described(one, [Told(Span(0, 13), "Ostrel Valley", valley)], gazetteer=None).why
    "'the valley' stands for Ostrel Valley, named 27 characters before it"
    """
    words = [word for word in one.name.casefold().replace("’s", "").split() if word not in SMALL]
    if not words:
        return Choice(None, f"{one.name!r} says no kind of place")
    if words[-1] == "capital":
        return capital(one, words, told, gazetteer)
    levels = kind_words().get(words[-1], frozenset())
    before = sorted((other for other in told if other.place and other.span.end <= one.span.start),
                    key=lambda other: -other.span.end)
    after = sorted((other for other in told if other.place and other.span.start >= one.span.end),
                   key=lambda other: other.span.start)
    for other in (*before, *after):
        if other.name.casefold().split()[-1] == words[-1]:  # "the valley" for the Ostrel Valley, whatever that is
            return stands_for(one, other, other.place)
    for other in (*before, *after):
        if other.place and other.place.level in levels:
            return stands_for(one, other, other.place)
    for other in (*before, *after):  # "the province" for the one that holds the town just named
        for parent in other.place.parents if other.place else ():
            if (place := gazetteer.place(parent)) and place.level in levels:
                return stands_for(one, other, place)
    return Choice(None, f"the text names no {words[-1]} that {one.name!r} could stand for")


def stands_for(one: FoundName, other: Told, place: Place | None) -> Choice[Place]:
    """The answer with where it was read."""
    gap = one.span.start - other.span.end
    where = f"named {gap} characters before it" if gap >= 0 else "named after it"
    if place is not None and other.place is not None and place.id != other.place.id:
        return Choice(place, f"{one.name!r} stands for {place.name}, in which {other.name} lies, {where}")
    return Choice(place, f"{one.name!r} stands for {other.name}, {where}")


def capital(one: FoundName, words: Sequence[str], told: Sequence[Told], gazetteer: "Gazetteer") -> Choice[Place]:
    """The capital of the country, or with "provincial" or "state" of the province, that the text last spoke of."""
    near = sorted((other for other in told if other.place),
                  key=lambda other: (other.span.start > one.span.start, abs(other.span.start - one.span.start)))
    provincial = bool({"provincial", "state", "regional", "district"}.intersection(words))
    for other in near:
        if other.place is None:
            continue
        above = (other.place, *filter(None, (gazetteer.place(parent) for parent in other.place.parents)))
        if provincial:
            held = next((place for place in above if place.level is PlaceLevel.PROVINCE), None)
            if held is not None and (city := provincial_capital(held, told, gazetteer)):
                return Choice(city, f"the capital of {held.name}, of which the text speaks with {other.name}")
        elif other.place.country and (city := capital_of(other.place.country, gazetteer)):
            return Choice(city, f"the capital of the country of {other.name}, the place named closest to it")
    return Choice(None, f"the text names no country or province whose capital {one.name!r} could be")


def capital_of(country: str, gazetteer: "Gazetteer") -> Place | None:
    """The capital of a country by its ISO code; None where the list has none."""
    name = capitals().get(country)
    if name is None:
        return None
    here = [one.place for one in gazetteer.named(name) if one.place.country == country
            and one.place.level is PlaceLevel.SETTLEMENT]
    return max(here, key=lambda place: (place.kind == "PPLC", place.population), default=None)


def provincial_capital(province: Place, told: Sequence[Told], gazetteer: "Gazetteer") -> Place | None:
    """The seat of a province: one that the text names, or else the one that the gazetteer marks."""
    for other in told:
        if other.place and other.place.kind in {"PPLA", "PPLC"} and province.id in other.place.parents:
            return other.place
    around = gazetteer.near(province.lat, province.lon, most_km=min(province.radius_km * 1.5 + 20, 400))
    seats = [place for _, place in around if province.id in place.parents and place.level is PlaceLevel.SETTLEMENT]
    marked = [place for place in seats if place.kind in {"PPLA", "PPLC"}]
    return marked[0] if marked else None


def at_point(name: str, point: tuple[float, float], gazetteer: "Gazetteer") -> Choice[Place]:
    """The place that coordinates stand for: themselves, told by what lies closest."""
    lat, lon = point
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return Choice(None, f"{name!r} is no point on earth: latitudes reach from -90 to 90, "
                            "longitudes from -180 to 180")
    around = gazetteer.near(lat, lon, most_km=FARTHEST_KM)
    near = next(((km, place) for km, place in around if place.level is not PlaceLevel.COUNTRY), None)
    ident = f"geo:{lat:.5f},{lon:.5f}"
    if near is None:
        return Choice(Place(ident, name, PlaceLevel.FACILITY, lat, lon, 1.0), "given by its coordinates")
    km, place = near
    return Choice(Place(ident, name, PlaceLevel.FACILITY, lat, lon, 1.0, place.country, place.parents),
                  f"given by its coordinates, {km:.0f} km from {place.name}")


@cache
def capitals() -> dict[str, str]:
    """The capital of each country by its ISO code.

    >>> capitals()["AF"], capitals()["US"]
    ('Kabul', 'Washington')
    """
    return dict(tomllib.loads(files("sayso").joinpath("data", "places", "capitals.toml").read_text(encoding="utf-8")))
