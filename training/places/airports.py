"""Airports and air bases out of airportsdata (MIT)."""

import csv
import re

from training.places.draft import Draft, Drafts
from training.places.lists import file_of
from training.places.polygons import Provinces

from sayso.model.place import PlaceLevel

MILITARY = re.compile(r"\b(?:Air Base|Airbase|Air Force|AFB|Army|Naval|Marine Corps|Military)\b")
STRIPS = frozenset(("US", "BR", "AU", "CA", "DE", "FR", "VE", "GB", "ZA", "AR", "MX", "CO", "PG"))
"""Countries whose lists hold thousands of farm strips: of theirs only airports with an IATA code are taken."""
REACH_KM = 3.0


def add_airports(drafts: Drafts, countries: dict[str, str], provinces: Provinces) -> None:
    """Every airport that news may name, under its own name, without "International", and by its city."""
    with file_of("airportsdata", "airports.csv").open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["icao"])
    for one in rows:
        name, country, lat, lon = _plain(one["name"]), one["country"], float(one["lat"]), float(one["lon"])
        military = MILITARY.search(name) is not None
        if country not in countries or not name or not (one["iata"] or military or country not in STRIPS):
            continue
        draft = Draft(
            f"icao:{one['icao']}", name, PlaceLevel.FACILITY, round(lat, 5), round(lon, 5), REACH_KM, country,
            [provinces.at(lat, lon, country) or countries[country]], kind="AIRB" if military else "AIRP",
        )  # fmt: skip
        core = re.sub(
            r"\b(?:International|Intl|Regional|Municipal|Domestic|National|County|Air Base|Airbase|Air Force Base|"
            r"Air Field|Airfield|Airport|Airstrip|Aerodrome|Military|Army|Air Station|AFB)\b", " ", name,
        )  # fmt: skip
        core = re.sub(r"[\s/]+", " ", core).strip(" -")
        if core:
            draft.call(f"{core} Airport")
        city = _plain(one["city"])
        if city and (one["iata"] or military):
            draft.call(f"{city} Airport")
        drafts[draft.id] = draft


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\(.*?\)", " ", name)).strip()
