"""All places that Sayso knows, by name, by id and by point."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from math import cos, floor, radians
from pathlib import Path

from sayso.mentions.places.atlas import (
    HOW_AT,
    LAST,
    NOWHERE,
    POINT,
    RADIUS,
    Atlas,
    cell_of,
    key_of,
    open_atlas,
)
from sayso.mentions.places.names import bare, fold, named_after, part_of, short, sound
from sayso.mentions.places.points import km_between
from sayso.model.place import Place, PlaceLevel
from sayso.model.reading import Version

DATA = Path(__file__).parents[2] / "data" / "places"


class How(StrEnum):
    """How a place is called by a name."""

    NAME = "name"
    ALTERNATE = "alternate name"
    SHORT = "abbreviation"
    DEMONYM = "demonym"
    VARIANT = "spelling variant"
    PART = "part of it"
    AFTER = "named after it"


HOWS = tuple(How)
"""In the order of their numbers in the places file."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place that bears a name, and how."""

    place: Place
    how: How


class Gazetteer:
    """The places of one places file; `load()` gives the one that Sayso ships."""

    def __init__(self, atlas: Atlas):
        self._atlas = atlas
        column = atlas.columns
        self._keys, self._key_ends = column["keys"], column["key_ends"]
        self._key_at, self._postings = column["key_at"], column["postings"]
        self._parent, self._lat, self._lon = column["parent"], column["lat"], column["lon"]
        self._levels = tuple(PlaceLevel(level) for level in atlas.levels)
        self._place = lru_cache(maxsize=16384)(self._read)
        self._within = lru_cache(maxsize=16384)(self._ancestors)
        self._id = lru_cache(maxsize=16384)(self._id_at)
        self._named = lru_cache(maxsize=8192)(self._look_up)
        self._exactly = lru_cache(maxsize=8192)(self._bearers)
        self._called = lru_cache(maxsize=16384)(self._look_up_exactly)
        self._by_id = lru_cache(maxsize=16384)(self._number)

    @property
    def version(self) -> Version:
        """The name, version and hash of the places file."""
        return Version("places", self._atlas.version, self._atlas.sha256)

    def __len__(self) -> int:
        return len(self._parent)

    def has(self, name: str) -> bool:
        """Whether any place bears this name.

        >>> load().has("Kabul"), load().has("Khost province"), load().has("Nobody")
        (True, True, False)
        """
        if self._at(key_of("^" + short(name))) >= 0:
            return True
        folded = fold(name)
        if not folded:
            return False
        if self._at(key_of("=" + folded)) >= 0 or self._sounds(folded):
            return True
        return any(True for _ in self._bare(folded)) or any(True for _ in self._loosely(folded))

    def named(self, name: str) -> tuple[Named, ...]:
        """All places that bear this name, the most prominent first; spelling variants only after names, and what it is
        a part of ("eastern Aleppo") or called after ("Tabqa dam") only where nothing bears it.

        >>> [(found.place.name, found.how.value) for found in load().named("Kabul")][0]
        ('Kabul', 'name')
        """
        return self._named(name)

    def called(self, name: str) -> tuple[Named, ...]:
        """The places whose own name this is, in the order of `named`: no spelling variants, nothing called after them.

        >>> [found.place.name for found in load().called("Mosull")], load().called("Mosul")[0].place.name
        ([], 'Mosul')
        """
        return self._called(name)

    def place(self, ident: str) -> Place | None:
        """The place with this id, None where there is none."""
        at = self._by_id(ident)
        return None if at is None else self._place(at)

    def within(self, inner: Place | str, outer: Place | str) -> bool:
        """Whether a place lies in another, as far as the lists say; each place lies in itself."""
        inside, outside = (self._by_id(one if isinstance(one, str) else one.id) for one in (inner, outer))
        if inside is None or outside is None:
            return False
        return inside == outside or outside in self._within(inside)

    def near(self, lat: float, lon: float, *, most_km: float) -> tuple[tuple[float, Place], ...]:
        """The places whose points lie within so many km of this one, the nearest first, each with its distance."""
        found = []
        for at in self._around(lat, lon, most_km):
            away = km_between(lat, lon, self._lat[at] / POINT, self._lon[at] / POINT)
            if away <= most_km:
                found.append((away, at))
        return tuple((away, self._place(at)) for away, at in sorted(found))

    def _at(self, key: int) -> int:
        keys, start, end = self._keys, key >> 16, key & 0xFFFF
        at = bisect_left(keys, start)
        while at < len(keys) and keys[at] == start:
            if self._key_ends[at] == end:
                return at
            at += 1
        return -1

    def _look_up(self, name: str) -> tuple[Named, ...]:
        folded = fold(name)
        found = dict(self._exactly(name))
        for place, how in self._sounds(folded) if folded else ():
            found.setdefault(place, how)
        if not found:
            found.update(self._loosely(folded))
        return tuple(Named(self._place(place), how) for place, how in found.items())

    def _look_up_exactly(self, name: str) -> tuple[Named, ...]:
        found = self._exactly(name)
        return tuple(Named(self._place(place), how) for place, how in found.items() if how is not How.VARIANT)

    def _bearers(self, name: str) -> Mapping[int, How]:
        found: dict[int, How] = {}
        if folded := fold(name):
            for place, how in (*self._listed("^" + short(name)), *self._listed("=" + folded), *self._bare(folded)):
                found.setdefault(place, how)
        return found

    def _listed(self, form: str) -> Sequence[tuple[int, How]]:
        at = self._at(key_of(form))
        if at < 0:
            return ()
        at = self._key_at[at]
        found = []
        while True:
            posting = self._postings[at]
            found.append((posting & ((1 << HOW_AT) - 1), HOWS[posting >> HOW_AT & 7]))
            if posting & LAST:
                return found
            at += 1

    def _bare(self, folded: str) -> Iterator[tuple[int, How]]:
        if " " not in folded:
            return
        level = self._atlas.columns["level"]
        for stripped, allowed in bare(folded):
            for form in ("=" + stripped, "~" + sound(stripped)):
                for place, how in self._listed(form):
                    if self._levels[level[place]] in allowed and how is not How.DEMONYM:
                        yield place, how

    def _sounds(self, folded: str) -> tuple[tuple[int, How], ...]:
        sounded = sound(folded)
        return tuple((place, How.VARIANT) for place, _ in self._listed("~" + sounded)) if sounded else ()

    def _loosely(self, folded: str) -> Iterator[tuple[int, How]]:
        """What the name is a part of, or called after: only where nothing bears it."""
        if " " not in folded:
            return
        for whole, how in ((part_of(folded), How.PART), (named_after(folded), How.AFTER)):
            if whole:
                for place, called in (*self._listed("=" + whole), *self._bare(whole), *self._sounds(whole)):
                    if called is not How.DEMONYM:
                        yield place, how

    def _number(self, ident: str) -> int | None:
        columns = self._atlas.columns
        if ident.startswith("gn:") and ident[3:].isascii() and ident[3:].isdigit():
            wanted = int(ident[3:])
            at = bisect_left(columns["ids"], wanted)
            return at if at < len(columns["ids"]) and columns["ids"][at] == wanted else None
        first = len(columns["ids"])
        at = bisect_left(range(first, len(self)), ident, key=self._id)
        at += first
        return at if at < len(self) and self._id(at) == ident else None

    def _id_at(self, at: int) -> str:
        columns = self._atlas.columns
        numbered = len(columns["ids"])
        if at < numbered:
            return f"gn:{columns['ids'][at]}"
        start, end = columns["id_at"][at - numbered], columns["id_at"][at - numbered + 1]
        return self._atlas.text("id_names", start, end)

    def _ancestors(self, at: int) -> tuple[int, ...]:
        more_of, more = self._atlas.columns["more_of"], self._atlas.columns["more"]
        found: dict[int, None] = {}
        waiting = [at]
        while waiting:
            one = waiting.pop(0)
            above = [] if self._parent[one] == NOWHERE else [self._parent[one]]
            position = bisect_left(more_of, one)
            while position < len(more_of) and more_of[position] == one:
                above.append(more[position])
                position += 1
            for parent in above:
                if parent not in found and parent != at:
                    found[parent] = None
                    waiting.append(parent)
        return tuple(found)

    def _read(self, at: int) -> Place:
        columns = self._atlas.columns
        name_at = columns["name_at"]
        return Place(
            self._id(at),
            self._atlas.text("names", name_at[at], name_at[at + 1]),
            self._levels[columns["level"][at]],
            self._lat[at] / POINT,
            self._lon[at] / POINT,
            columns["radius"][at] / RADIUS,
            self._atlas.countries[columns["country"][at]] or None,
            tuple(self._id(parent) for parent in self._within(at)),
            columns["population"][at],
            self._atlas.kinds[columns["kind"][at]],
        )

    def _around(self, lat: float, lon: float, most_km: float) -> Iterator[int]:
        cells, places = self._atlas.columns["cells"], self._atlas.columns["cell_places"]
        high = most_km / 110.5
        wide = min(most_km / (111.0 * cos(radians(min(abs(lat) + high, 89.0)))), 180.0)
        for row in range(max(floor(lat - high), -90), min(floor(lat + high), 89) + 1):
            for column in range(floor(lon - wide), min(floor(lon + wide), floor(lon - wide) + 359) + 1):
                cell = cell_of(row + 0.5, (column + 0.5 + 180) % 360 - 180)
                position = bisect_left(cells, cell)
                while position < len(cells) and cells[position] == cell:
                    yield places[position]
                    position += 1


@cache
def load() -> Gazetteer:
    """The places that Sayso ships. Raises `PlacesUnusable` where the file is missing or broken."""
    return Gazetteer(open_atlas(DATA / "places.bin"))
