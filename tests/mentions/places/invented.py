"""A gazetteer of the invented world, for what must hold whatever the real one has."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sayso.mentions.places.points import km_between
from sayso.model import Place, PlaceLevel, Span


class How(StrEnum):
    NAME = "name"
    VARIANT = "spelling variant"


@dataclass(frozen=True, slots=True)
class Named:
    place: Place
    how: How


@dataclass(frozen=True, slots=True)
class Given:
    """A name to look up, as a finder yields it."""

    span: Span
    name: str
    form: str = "name"
    point: tuple[float, float] | None = None


class Atlas:
    """Places by name; what is asked of a gazetteer by the choosing."""

    def __init__(self, places: Sequence[Place], variants: dict[str, str] | None = None):
        self.places = {place.id: place for place in places}
        self.variants = variants or {}

    def named(self, name: str) -> tuple[Named, ...]:
        own = [Named(place, How.NAME) for place in self.places.values() if place.name.casefold() == name.casefold()]
        other = [Named(self.places[ident], How.VARIANT) for form, ident in self.variants.items() if form == name]
        return (*own, *other)

    def called(self, name: str) -> tuple[Named, ...]:
        return tuple(one for one in self.named(name) if one.how is How.NAME)

    def place(self, ident: str) -> Place | None:
        return self.places.get(ident)

    def near(self, lat: float, lon: float, *, most_km: float) -> tuple[tuple[float, Place], ...]:
        away = [(km_between(lat, lon, place.lat, place.lon), place) for place in self.places.values()]
        return tuple(sorted((one for one in away if one[0] <= most_km), key=lambda one: one[0]))


KARSOVA = Place("k", "Karsova", PlaceLevel.COUNTRY, 41.5, 44.5, 200.0, "KA", (), 4_000_000, "PCLI")
OSTREL = Place("o", "Ostrel", PlaceLevel.PROVINCE, 42.4, 44.1, 60.0, "KA", ("k",), 300_000)
SERED = Place("s", "Sered", PlaceLevel.DISTRICT, 42.5, 44.2, 20.0, "KA", ("o", "k"), 30_000)
MARN = Place("m", "Marn", PlaceLevel.SETTLEMENT, 42.5, 44.2, 4.0, "KA", ("s", "o", "k"), 12_000)
VELDIN = Place("v", "Veldin", PlaceLevel.SETTLEMENT, 41.0, 44.9, 15.0, "KA", ("k",), 900_000, "PPLC")
FAR_MARN = Place("f", "Marn", PlaceLevel.SETTLEMENT, -20.0, 30.0, 9.0, "ZZ", (), 400_000)
WORLD: Any = Atlas((KARSOVA, OSTREL, SERED, MARN, VELDIN, FAR_MARN), {"Marnn": "f"})
