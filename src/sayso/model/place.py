"""A place in the gazetteer."""

from dataclasses import dataclass
from enum import StrEnum


class PlaceLevel(StrEnum):
    """What kind of place it is, from the widest to the narrowest; `NATURAL` is a mountain, a river, a sea, a valley."""

    CONTINENT = "continent"
    COUNTRY = "country"
    REGION = "region"
    PROVINCE = "province"
    DISTRICT = "district"
    NATURAL = "natural feature"
    SETTLEMENT = "settlement"
    QUARTER = "quarter"
    FACILITY = "facility"


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its id, name, level and point (degrees, WGS 84), and about how far it reaches from there in km.

    `country` is the ISO 3166-1 alpha-2 code, None for what lies in several or in none; `parents` are the ids of the
    places it lies in, nearest first. `kind` is the GeoNames feature code where there is one ("PPLC", "AIRP"). `within`
    are the names of the district, province and country it lies in, where they were looked up.

    >>> Place("sayso:marn", "Marn", PlaceLevel.SETTLEMENT, 41.2, 44.9, 5.0, parents=("sayso:sered",)).level.value
    'settlement'
    """

    id: str
    name: str
    level: PlaceLevel
    lat: float
    lon: float
    radius_km: float
    country: str | None = None
    parents: tuple[str, ...] = ()
    population: int = 0
    kind: str = ""
    within: tuple[str, ...] = ()
