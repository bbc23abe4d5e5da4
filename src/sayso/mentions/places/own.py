"""Places that a user adds to those that Sayso ships: the hamlets, camps and front lines that no list has.

A file of them is TOML, an entry a place:

    [[place]]
    name = "Marn"                      # as the pages write it
    also = ["Marne", "Marn-on-Drava"]  # other names and spellings
    level = "settlement"               # continent, country, region, province, district, natural feature, settlement,
                                       # quarter or facility
    point = [-24.1, -17.2]             # latitude, longitude in degrees
    radius_km = 4                      # how far it reaches; left out, what is usual for its level
    within = ["Sered", "Ostrel"]       # what it lies in: names of this file, or ids ("gn:1138957")
    country = "XV"                     # ISO 3166-1 alpha-2; XA to XZ are free for one's own
    people = ["Marnish"]               # adjectives, "the Marnish militia"
    population = 4000
    from = "own survey, 2031"          # where this is known from
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from sayso.errors import RuleUnreadable
from sayso.mentions.places.gazetteer import Gazetteer, How, Named
from sayso.mentions.places.gazetteer import load as load_shipped
from sayso.mentions.places.names import fold, sound
from sayso.mentions.places.points import km_between
from sayso.model import Place, PlaceLevel, Version

REACH_KM = {
    PlaceLevel.CONTINENT: 3000.0, PlaceLevel.COUNTRY: 300.0, PlaceLevel.REGION: 150.0, PlaceLevel.PROVINCE: 60.0,
    PlaceLevel.DISTRICT: 20.0, PlaceLevel.NATURAL: 20.0, PlaceLevel.SETTLEMENT: 4.0, PlaceLevel.QUARTER: 1.0,
    PlaceLevel.FACILITY: 1.0,
}
FIELDS = frozenset({"name", "also", "level", "point", "radius_km", "within", "country", "people", "population", "from"})


@dataclass(frozen=True, slots=True)
class OwnPlaces:
    """The places of one file, by the folded forms of their names."""

    version: Version
    places: dict[str, Place]
    named: dict[str, tuple[Named, ...]]


class Joined(Gazetteer):
    """The places that Sayso ships with a user's own, which come first among those of one name."""

    def __init__(self, shipped: Gazetteer, own: OwnPlaces):
        super().__init__(shipped._atlas)
        self._own = own

    @property
    def version(self) -> Version:
        """Both files: the version of each, and the hash of the two together."""
        shipped, own = super().version, self._own.version
        return Version(f"{shipped.name} and {own.name}", shipped.version,
                       sha256(f"{shipped.sha256} {own.sha256}".encode()).hexdigest())

    def has(self, name: str) -> bool:
        """Whether any place bears this name."""
        return any(form in self._own.named for form in forms(name)) or super().has(name)

    def named(self, name: str) -> tuple[Named, ...]:
        """All places that bear this name, the user's own first."""
        return (*self._of_own(name), *super().named(name))

    def called(self, name: str) -> tuple[Named, ...]:
        """The places whose own name this is, the user's own first."""
        return (*(one for one in self._of_own(name) if one.how is not How.VARIANT), *super().called(name))

    def _of_own(self, name: str) -> Iterable[Named]:
        own: dict[str, Named] = {}
        for form in forms(name):
            for one in self._own.named.get(form, ()):
                own.setdefault(one.place.id, one)
        return own.values()

    def place(self, ident: str) -> Place | None:
        """The place with this id, None where there is none."""
        return self._own.places.get(ident) or super().place(ident)

    def within(self, inner: Place | str, outer: Place | str) -> bool:
        """Whether a place lies in another, as far as the lists say; each place lies in itself."""
        inside, outside = (one if isinstance(one, str) else one.id for one in (inner, outer))
        if own := self._own.places.get(inside):
            return inside == outside or outside in own.parents
        return super().within(inside, outside)

    def near(self, lat: float, lon: float, *, most_km: float) -> tuple[tuple[float, Place], ...]:
        """The places whose points lie within so many km of this one, the nearest first, each with its distance."""
        own = [(away, place) for place in self._own.places.values()
               if (away := km_between(lat, lon, place.lat, place.lon)) <= most_km]
        return tuple(sorted([*own, *super().near(lat, lon, most_km=most_km)], key=lambda one: (one[0], one[1].id)))


def forms(name: str) -> tuple[str, ...]:
    """The forms under which a name is looked up: its letters, without "the" before them, and its rough sound.

    >>> forms("The Ostrel Valley")[:2]
    ('the ostrel valley', 'ostrel valley')
    """
    folded = fold(name)
    bare = folded.removeprefix("the ")
    sounded = sound(bare)
    return tuple(dict.fromkeys(form for form in (folded, bare, f"~{sounded}" if sounded else "") if form))


@cache
def load(own: Path | None = None) -> Gazetteer:
    """The places that Sayso ships, with those of the file `own` before them.

    Raises RuleUnreadable, with the entry, for a file that cannot be used.

    >>> load().named("Kabul")[0].place.country
    'AF'
    """
    return load_shipped() if own is None else Joined(load_shipped(), read(own, load_shipped()))


def read(file: Path, shipped: Gazetteer) -> OwnPlaces:
    """The places of one file. Raises RuleUnreadable."""
    try:
        data = file.read_bytes()
        rows = tomllib.loads(data.decode("utf-8")).get("place")
    except (OSError, ValueError) as error:
        raise RuleUnreadable(str(file), "place", f"cannot be read as TOML: {error}") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise RuleUnreadable(str(file), "place", "is not a list of tables; write [[place]] above each entry")
    drafts = [place_of(str(file), row) for row in rows]
    known: dict[str, Place] = {}
    for place in drafts:
        ident = place.id if place.id not in known else f"{place.id}-{place.level.name.lower()}"
        if ident in known:
            raise RuleUnreadable(str(file), place.name, f"is there twice as a {place.level}; give one entry for it")
        known[ident] = replace(place, id=ident)
    by_name = {fold(place.name): place.id for place in reversed(known.values())}
    above = {place.id: tuple(above_of(str(file), place, row, by_name, shipped))
             for place, row in zip(known.values(), rows, strict=True)}
    places = {ident: replace(place, parents=ancestors(ident, above, shipped)) for ident, place in known.items()}
    named: dict[str, tuple[Named, ...]] = {}
    for (ident, place), row in zip(places.items(), rows, strict=True):
        called = [(place.name, How.NAME), *((name, How.ALTERNATE) for name in texts(str(file), row, "also")),
                  *((name, How.DEMONYM) for name in texts(str(file), row, "people"))]
        for name, how in called:
            for form in forms(name):
                as_how = How.VARIANT if form.startswith("~") and how is not How.DEMONYM else how
                if all(one.place.id != ident for one in named.get(form, ())):
                    named[form] = (*named.get(form, ()), Named(place, as_how))
    return OwnPlaces(Version(file.name, "own", sha256(data).hexdigest()), places, named)


def place_of(file: str, row: dict[str, Any]) -> Place:
    """One entry, as yet without what it lies in. Raises RuleUnreadable.

    >>> place_of("own.toml", {"name": "Marn", "level": "settlement", "point": [-24.1, -17.2], "from": "survey"}).id
    'own:marn'
    """
    name = row.get("name")
    if not isinstance(name, str) or not fold(name):
        raise RuleUnreadable(file, "place", f"has an entry whose `name` is {name!r}; give its name")
    if unknown := sorted(row.keys() - FIELDS):
        raise RuleUnreadable(file, name, f"has a field {unknown[0]!r}; there are {', '.join(sorted(FIELDS))}")
    if not isinstance(row.get("from"), str):
        raise RuleUnreadable(file, name, "has no `from`; say where this is known from")
    try:
        level = PlaceLevel(row.get("level", ""))
    except ValueError:
        raise RuleUnreadable(file, name, f"has the level {row.get('level')!r}; there are {', '.join(PlaceLevel)}"
                             ) from None
    point = row.get("point")
    if not (isinstance(point, list) and len(point) == 2 and all(type(one) in (int, float) for one in point)
            and -90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise RuleUnreadable(file, name, f"has the point {point!r}; give [latitude, longitude] in degrees")
    radius, population = row.get("radius_km", REACH_KM[level]), row.get("population", 0)
    if type(radius) not in (int, float) or not 0 < radius <= 20_000 or type(population) is not int or population < 0:
        raise RuleUnreadable(file, name, f"has radius_km {radius!r} and population {population!r}; give km above 0 and "
                                         "a whole number")
    country = row.get("country")
    if country is not None and not (isinstance(country, str) and len(country) == 2 and country.isupper()):
        raise RuleUnreadable(file, name, f"has the country {country!r}; give two capital letters (ISO 3166-1)")
    return Place("own:" + fold(name).replace(" ", "-"), name, level, float(point[0]), float(point[1]), float(radius),
                 country, population=population)


def above_of(file: str, place: Place, row: dict[str, Any], by_name: dict[str, str], shipped: Gazetteer
             ) -> Iterable[str]:
    """The ids of what an entry says that it lies in. Raises RuleUnreadable for one that nobody knows."""
    for name in texts(file, row, "within"):
        ident = by_name.get(fold(name)) or (name if shipped.place(name) else None)
        if ident is None:
            raise RuleUnreadable(file, place.name, f"lies within {name!r}, which is no name of this file and no id; "
                                                   "give its entry, or the id of a place (`sayso why` shows it)")
        if ident != place.id:
            yield ident


def ancestors(ident: str, above: dict[str, tuple[str, ...]], shipped: Gazetteer) -> tuple[str, ...]:
    """Everything that a place lies in, the nearest first."""
    found: dict[str, None] = {}
    waiting = list(above[ident])
    while waiting:
        one = waiting.pop(0)
        if one in found or one == ident:
            continue
        found[one] = None
        known = shipped.place(one) if one not in above else None
        waiting += above.get(one, ()) if known is None else known.parents
    return tuple(found)


def texts(file: str, row: dict[str, Any], field: str) -> tuple[str, ...]:
    """A field that is a list of names. Raises RuleUnreadable.

    >>> texts("own.toml", {"name": "Marn", "also": ["Marne"]}, "also")
    ('Marne',)
    """
    value = row.get(field, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise RuleUnreadable(file, str(row.get("name")), f"has `{field}` = {value!r}; give a list of names")
    return tuple(value)
