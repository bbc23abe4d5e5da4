"""Our own layer, `curated/*.toml`: what conflict news names and the lists lack.

Every group says where it comes from (`from`). A place's row is `[name, latitude, longitude, "other name; other name",
radius in km]`, the last two optional; a group's `kind` is one of `KINDS`. A region may hold countries ("SY") and
provinces or districts ("UA: Donetsk"); names of places that the lists already have are `[country, its name, "other
name; other name"]`.
"""

import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

from training.places.compiling import forms, prominence
from training.places.draft import Draft, Drafts
from training.places.polygons import Provinces

from sayso.mentions.places.gazetteer import How
from sayso.mentions.places.names import fold
from sayso.mentions.places.points import km_between
from sayso.model.place import PlaceLevel

HERE = Path(__file__).parent / "curated"
_F, _N, _R = PlaceLevel.FACILITY, PlaceLevel.NATURAL, PlaceLevel.REGION
KINDS: dict[str, tuple[PlaceLevel, str, float]] = {
    "region": (_R, "RGN", 150), "province": (PlaceLevel.PROVINCE, "ADM1", 80),
    "district": (PlaceLevel.DISTRICT, "ADM2", 20), "town": (PlaceLevel.SETTLEMENT, "PPL", 3),
    "village": (PlaceLevel.SETTLEMENT, "PPL", 1.5), "quarter": (PlaceLevel.QUARTER, "PPLX", 2),
    "former country": (_R, "PCLH", 400),
    "valley": (_N, "VAL", 25), "mountain": (_N, "MT", 8), "mountains": (_N, "MTS", 150), "river": (_N, "STM", 250),
    "lake": (_N, "LK", 30), "sea": (_N, "SEA", 500), "ocean": (_N, "OCN", 4000), "strait": (_N, "STRT", 30),
    "gulf": (_N, "GULF", 200), "bay": (_N, "BAY", 30), "desert": (_N, "DSRT", 200), "island": (_N, "ISL", 20),
    "islands": (_N, "ISLS", 60), "peninsula": (_N, "PEN", 100), "pass": (_N, "PASS", 3), "forest": (_N, "FRST", 30),
    "cape": (_N, "CAPE", 5), "reef": (_N, "RF", 10), "glacier": (_N, "GLCR", 30), "swamp": (_N, "SWMP", 100),
    "park": (_N, "PRK", 25), "delta": (_N, "DLTA", 80), "volcano": (_N, "VLC", 8), "plain": (_N, "PLN", 50),
    "coast": (_N, "CST", 150),
    "camp": (_F, "CMP", 2), "crossing": (_F, "PSTB", 1), "air base": (_F, "AIRB", 3), "airport": (_F, "AIRP", 3),
    "base": (_F, "MILB", 2), "dam": (_F, "DAM", 2), "nuclear site": (_F, "PSN", 2), "prison": (_F, "PRN", 1),
    "hospital": (_F, "HSP", 0.5), "bridge": (_F, "BDG", 2), "tunnel": (_F, "TNL", 2), "canal": (_F, "CNL", 60),
    "port": (_F, "PRT", 3), "oil field": (_F, "OILF", 10), "refinery": (_F, "OILR", 3), "works": (_F, "MFG", 2),
    "mine": (_F, "MN", 5), "square": (_F, "SQR", 0.5), "market": (_F, "MKT", 0.5), "holy place": (_F, "SHRN", 0.5),
    "monument": (_F, "HSTS", 1), "building": (_F, "BLDG", 0.5), "seat of power": (_F, "ADMF", 0.5),
    "launch site": (_F, "ASTR", 5), "line": (_R, "RGN", 100), "road": (_F, "RD", 50),
}  # fmt: skip
"""Level, GeoNames feature code and usual radius in km of each kind."""

LATER = {"also": How.ALTERNATE, "demonym": How.DEMONYM, "short": How.SHORT}
"""Groups that name places which are there already; they are read after the others."""

_P, _D, _S, _Q = PlaceLevel.PROVINCE, PlaceLevel.DISTRICT, PlaceLevel.SETTLEMENT, PlaceLevel.QUARTER
SAME: dict[PlaceLevel, tuple[PlaceLevel, ...]] = {
    _R: (_P, _D, _R), _P: (_P,), _D: (_D,), _S: (_S, _Q), _Q: (_S, _Q), _F: (_F,), _N: (_N,),
}  # fmt: skip
"""Levels of a place in the lists that a curated entry of the same name and point is taken to be: it is then only given
the other names."""
NEAR_KM = {_R: 120.0, _P: 120.0, _D: 40.0, _S: 25.0, _Q: 12.0, _F: 12.0, _N: 50.0}
"""How near that place must be."""


class Layer:
    """The curated layer while it is laid over the places of the lists."""

    def __init__(self, drafts: Drafts, countries: dict[str, str], provinces: Provinces):
        self.drafts, self.countries, self.provinces = drafts, countries, provinces
        self.joined: dict[str, str] = {}
        self._bearing: dict[tuple[str, str], list[Draft]] = defaultdict(list)
        for draft in drafts.values():
            self._learn(draft)

    def _learn(self, draft: Draft) -> None:
        for form in forms(draft):
            if form.startswith("="):
                self._bearing[draft.country or "", form].append(draft)

    def add(self, group: dict[str, Any]) -> None:
        """One group of a file."""
        kind, country = group["kind"], group.get("country")
        if kind == "country":
            for code, lat, lon, demonyms, *more in group["places"]:
                draft = self.drafts[self.countries[code]]
                draft.lat, draft.lon = float(lat), float(lon)
                _call(draft, demonyms, How.DEMONYM)
                _call(draft, more[0] if more else "", How.ALTERNATE)
                _call(draft, more[1] if len(more) > 1 else "", How.SHORT)
                self._learn(draft)
        elif kind in LATER:
            for code, name, others in group["places"]:
                _call(self.known(name, code, group.get("level")), others, LATER[kind])
        elif kind == "point":
            for code, name, lat, lon, *more in group["places"]:
                draft = self.known(name, code, group.get("level"))
                draft.lat, draft.lon = float(lat), float(lon)
                _call(draft, more[0] if more else "", How.ALTERNATE)
                draft.radius_km = float(more[1]) if len(more) > 1 else draft.radius_km
                draft.loose = False
        else:
            for name, lat, lon, *more in group["places"]:
                draft = self._place(kind, name, float(lat), float(lon), country, float(more[1]) if more[1:] else None)
                _call(draft, more[0] if more else "", How.ALTERNATE)
                _call(draft, group.get("demonyms", {}).get(name, ""), How.DEMONYM)

    def _place(self, kind: str, name: str, lat: float, lon: float, country: str | None, radius: float | None) -> Draft:
        ident = ident_of(name, country)
        if ident in self.drafts or ident in self.joined:
            raise ValueError(f"{name!r} is there twice")
        level, code, usual = KINDS[kind]
        called = name.split(", ", maxsplit=1)[0]
        if country:
            for other in self._bearing.get((country, "=" + fold(called)), ()):
                away = _away(other, (lat, lon))
                if other.level in SAME[level] and other.loose and away <= 2 * (other.radius_km or 0):
                    other.lat, other.lon, other.radius_km, other.loose = lat, lon, radius or usual, False
                    away = 0.0
                if other.level in SAME[level] and away <= NEAR_KM[level]:
                    self.joined[ident] = other.id
                    return other
        parents = []
        if country:
            province = self.provinces.at(lat, lon, country) if level not in (_R, _N) else None
            parents = [province or self.countries[country]]
        draft = Draft(ident, called, level, lat, lon, radius or usual, country, parents, kind=code)
        self.drafts[ident] = draft
        return draft

    def held(self, one: str) -> Draft:
        """What a region holds: a country by its letters, a place of a country, or another region by its name."""
        if ":" not in one:
            return self.drafts[self.countries.get(one) or ident_of(one, None)]
        code, name = (part.strip() for part in one.split(":", 1))
        return self.known(name, code, None)

    def known(self, name: str, country: str, level: str | None) -> Draft:
        """The most prominent place of a country that bears a name, or the one with this id."""
        if name.startswith(("gn:", "sayso:", "icao:")):
            return self.drafts[self.joined.get(name, name)]
        bearing = [
            draft for draft in self._bearing.get((country, "=" + fold(name)), ())
            if level is None or draft.level.value == level
        ]  # fmt: skip
        if not bearing:
            raise ValueError(f"no place called {name!r} in {country}")
        return max(bearing, key=lambda one: (prominence(one), one.id))


def add_curated(drafts: Drafts, countries: dict[str, str], provinces: Provinces, *, folder: Path = HERE) -> None:
    """Everything in `curated/`. Raises ValueError, naming the file and group, where an entry cannot be placed."""
    files = {path.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))}
    groups = [(name, group) for name, file in files.items() for group in file.get("group", ())]
    groups.sort(key=lambda one: one[1].get("kind") in LATER)
    layer = Layer(drafts, countries, provinces)
    for name, group in groups:
        where = f"{name}: group {group.get('kind')!r} {group.get('country', '')}"
        if not group.get("from"):
            raise ValueError(f"{where}: does not say where it comes from")
        try:
            layer.add(group)
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise ValueError(f"{where}: {error!r}") from error
    for _, group in groups:
        for name, held in group.get("holds", {}).items():
            outer = layer.known(ident_of(name, group.get("country")), "", None)
            for inner in [layer.held(one) for one in held]:
                if outer.id not in (inner.id, *inner.parents):
                    inner.parents.append(outer.id)


def ident_of(name: str, country: str | None) -> str:
    """The id of a curated place: its name and country.

    >>> ident_of("Zamzam camp", "SD"), ident_of("Black Sea", None)
    ('sayso:zamzam-camp-sd', 'sayso:black-sea')
    """
    return "sayso:" + re.sub(r"\W+", "-", fold(name)) + (f"-{country.lower()}" if country else "")


def _call(draft: Draft, names: str, how: How) -> None:
    for name in names.split(";"):
        if name.strip():
            if how is not How.ALTERNATE:
                draft.names.pop(name.strip(), None)
            draft.call(name, how)


def _away(draft: Draft, point: tuple[float, float]) -> float:
    return 1e6 if draft.lat is None or draft.lon is None else km_between(draft.lat, draft.lon, *point)
