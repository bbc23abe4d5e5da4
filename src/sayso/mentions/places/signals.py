"""What speaks for each place that a name can mean, as numbers: one row a candidate, one column a signal.

Signals of the place itself (how many people, what level, how it is named), of the words beside the name, and of the
other names of the text, each counted by how likely it is now taken to mean what: so they are measured again each time
the text has been thought over (mean field; iterative classification, Neville and Jensen 2000).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sayso.mentions.places.beside import Tie
from sayso.mentions.places.units import Candidate, Role, Unit, key
from sayso.model import Place, PlaceLevel

Floats: TypeAlias = NDArray[np.float32]
Numbers: TypeAlias = NDArray[Any]

LEVELS = tuple(PlaceLevel)
HOWS = ("name", "alternate name", "abbreviation", "demonym", "spelling variant", "part of it", "named after it")
ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
"""Countries most of whose people speak English at home: news in English names their small towns too."""
CAPITALS = {"PPLC": "capital of a country", "PPLA": "capital of a province", "PPLA2": "capital of a district"}
MANY_PEOPLE = {PlaceLevel.COUNTRY: 7.5, PlaceLevel.CONTINENT: 8.5, PlaceLevel.REGION: 6.5, PlaceLevel.PROVINCE: 6.0}
"""As many people, in powers of ten, as a place of this level is taken to have where the list does not say."""
SCALES = {"30 km": 30.0, "100 km": 100.0, "400 km": 400.0}
PLACED = ("outlet", "dateline", "cues")
LOOSE = ("inside province", "inside district", "around", "same province", "both provinces there",
         "both known to the world", "30 km", "100 km")
RELATIONS = ("inside country", "inside province", "inside district", "around", "same country", "same province",
             "same level", "both provinces there", "both countries", "both known to the world", *SCALES)
"""How a candidate stands to what another name can mean: it lies inside it, holds it, is of a kind with it as one state
is with the next in a list of states, or is as near as so many km."""
PEOPLE = ("people", "people: less than the most of them", "people: the most", "people: over 10,000",
          "people: over 100,000", "people: English is spoken there", "English is spoken there", "rank")
OWN = (*(f"level: {level.value}" for level in LEVELS), *(f"named by: {how}" for how in HOWS), *CAPITALS.values(),
       *PEOPLE, "no people known", "named exactly so", "the only one", "asked level", "another level asked",
       "in the dateline")
AROUND = tuple(f"{relation}: {where}" for relation in RELATIONS for where in ("text", "text, share", "beside", *PLACED))
MAYBE = tuple(f"{relation}: {where}, maybe" for relation in LOOSE for where in ("text", "beside", "outlet", "tied"))
TIED = tuple(f"{relation}: {tie.value}" for relation in RELATIONS for tie in Tie)
PAGE = ("country of the address", "same name as the outlet")
OF_OUTLET = (*PEOPLE, "level: country", "level: province", "level: district", "level: settlement",
             "capital of a country")
"""Signals that weigh otherwise where a name is also in the outlet's name or address."""
FAR = ("100 km: text", "400 km: text", "same province: text", "same country: text", "same country: text, share",
       "inside country: text")
"""Signals that weigh otherwise in news of the world, in which many countries are named, than in news of one town."""
SIGNALS = (*OWN, *(f"outlet's name: {sign}" for sign in OF_OUTLET),
           *(f"news of the world: {sign}" for sign in (*OF_OUTLET, *FAR)),
           *(f"news of anywhere: {sign}" for sign in (*OF_OUTLET, *FAR)), *AROUND, *MAYBE, *TIED, *PAGE)
"""Every signal, in the order of the columns."""
COLUMN = {signal: at for at, signal in enumerate(SIGNALS)}
AT_AROUND, AT_MAYBE, AT_TIED = (slice(COLUMN[group[0]], COLUMN[group[0]] + len(group))
                                for group in (AROUND, MAYBE, TIED))
AT_LOOSE = [RELATIONS.index(relation) for relation in LOOSE]
SOFTER = 0.3
"""Power to which belief is raised for what may be: it counts the unlikely ones too."""
BESIDE = 250.0
"""Characters over which names of a text count as standing beside each other."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What is fixed about a text while it is thought over."""

    units: tuple[Unit, ...]
    unit: Numbers            # of each row, the number of its unit
    rows: tuple[Candidate, ...]
    fixed: Floats            # rows x signals, those that do not depend on the others filled in
    relations: Floats        # relations x rows x rows
    weight: Floats           # of each unit, how much it counts as evidence
    beside: Floats           # units x units, how close they stand
    tied: dict[Tie, Floats]  # units x units
    roles: dict[str, Floats]  # of each unit, whether it is outlet or dateline
    world: float             # how much of what the text names are countries
    anywhere: float          # 1 where neither its words nor its address tell whose news it is, else 0

    def starts(self) -> Numbers:
        """Where the rows of each unit begin."""
        return np.searchsorted(self.unit, np.arange(len(self.units) + 1))


def province_of(place: Place, levels: dict[str, PlaceLevel]) -> str:
    """The id of the province that a place lies in or is; empty where none is known."""
    if place.level is PlaceLevel.PROVINCE:
        return place.id
    return next((parent for parent in place.parents if levels.get(parent) is PlaceLevel.PROVINCE), "")


def people_of(place: Place) -> float:
    """How many people a place has, in powers of ten; by its level where the list does not say."""
    return log10(place.population + 1) if place.population else MANY_PEOPLE.get(place.level, 0.0)


def own(named: Candidate, unit: Unit, most: float, place_in_row: int) -> dict[str, float]:
    """The signals of a candidate that need no other name."""
    place = named.place
    people = people_of(place)
    return {
        f"level: {place.level.value}": 1.0, f"named by: {named.how}": 1.0,
        CAPITALS.get(place.kind, ""): 1.0,
        "people": people / 4, "people: less than the most of them": (most - people) / 4,
        "people: the most": float(people >= most),
        "people: over 10,000": max(people - 4, 0.0), "people: over 100,000": max(people - 5, 0.0),
        "no people known": float(place.population == 0),
        "English is spoken there": float(place.country in ENGLISH),
        "people: English is spoken there": (people - 4) / 4 * (place.country in ENGLISH),
        "named exactly so": float(key(place.name) == key(unit.name)),
        "the only one": float(len(unit.candidates) == 1), "rank": log10(1 + place_in_row),
    }


def measured(scene: Scene, belief: Floats) -> Floats:
    """All signals of all rows, when each row is believed in so much."""
    found = scene.fixed.copy()
    many = len(found)
    if not many:
        return found
    of_unit = np.zeros((many, len(scene.units)), np.float32)
    of_unit[np.arange(many), scene.unit] = 1.0
    loose = belief ** SOFTER
    loose /= np.add.reduceat(loose, scene.starts()[:-1])[scene.unit]
    total = np.maximum(scene.weight.sum() - scene.weight, 0.5)[scene.unit][:, None]
    beside = scene.beside[scene.unit][:, :, None]                                     # rows x units x 1
    placed = np.stack([scene.roles[where] for where in PLACED], axis=1)               # units x places
    tied = np.stack([scene.tied[tie][scene.unit] for tie in Tie], axis=2)             # rows x units x ties
    seen = (scene.relations @ (of_unit * belief[:, None])).transpose(1, 0, 2)         # rows x relations x units
    text = seen @ scene.weight
    around = [np.log1p(text), text / total, np.log1p((seen @ beside)[:, :, 0])]
    around_and_placed = np.concatenate([np.stack(around, axis=2), np.minimum(seen @ placed, 3.0)], axis=2)
    found[:, AT_AROUND] = around_and_placed.reshape(many, -1)
    found[:, AT_TIED] = np.minimum(seen @ tied, 1.0).reshape(many, -1)
    seen = (scene.relations[AT_LOOSE] @ (of_unit * loose[:, None])).transpose(1, 0, 2)
    joined = tied[:, :, [at for at, tie in enumerate(Tie) if tie is not Tie.NEAR]].sum(2)
    maybe = [np.log1p(seen @ scene.weight), np.log1p((seen @ beside)[:, :, 0]),
             np.minimum(seen @ scene.roles["outlet"], 1.0), np.minimum((seen @ joined[:, :, None])[:, :, 0], 1.0)]
    found[:, AT_MAYBE] = np.stack(maybe, axis=2).reshape(many, -1)
    far = found[:, [COLUMN[name] for name in FAR]]
    found[:, [COLUMN[f"news of the world: {name}"] for name in FAR]] = far * scene.world
    found[:, [COLUMN[f"news of anywhere: {name}"] for name in FAR]] = far * scene.anywhere
    return found


def relations(rows: Sequence[Candidate], name: Numbers, provinces: Sequence[str]) -> Floats:
    """How every two candidates of different names stand to each other; a name is no evidence for itself."""
    places = [named.place for named in rows]
    lat, lon = (np.radians(np.array([getattr(place, name) for place in places], np.float32)) for name in ("lat", "lon"))
    points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    chord = np.sqrt(np.maximum(0.0, 2.0 - 2.0 * points @ points.T)) * 6371.0
    reach = np.array([place.radius_km for place in places], np.float32)
    apart = (name[:, None] != name[None, :]).astype(np.float32)
    sharp = apart * (60.0 / (60.0 + np.minimum(reach, 5000.0)))[None, :]  # a country's middle says little of nearness
    found: dict[str, Floats] = {}
    number = {place.id: at for at, place in enumerate(places)}
    alike = np.array([number[place.id] for place in places])
    inside = np.zeros((len(places), len(places)), np.float32)
    for at, place in enumerate(places):
        for parent in place.parents:
            if parent in number:
                inside[at, alike == number[parent]] = 1.0
    held = [HOLDERS.get(place.level, "inside district") for place in places]
    for holder in ("inside country", "inside province", "inside district"):
        found[holder] = inside * apart * np.array([one == holder for one in held], np.float32)[None, :]
    found["around"] = inside.T * apart
    country = codes([place.country or "" for place in places])
    found["same country"] = (country[:, None] == country[None, :]) * (country >= 0)[None, :] * apart
    province = codes(provinces)
    found["same province"] = (province[:, None] == province[None, :]) * (province >= 0)[None, :] * apart
    level = codes([place.level.value for place in places])
    found["same level"] = (level[:, None] == level[None, :]) * apart
    of_province, of_country = (pairs([place.level is level for place in places])
                             for level in (PlaceLevel.PROVINCE, PlaceLevel.COUNTRY))
    found["both provinces there"] = found["same country"] * of_province
    found["both countries"] = apart * of_country
    found["both known to the world"] = apart * pairs([is_known(place) for place in places])
    for scale, km in SCALES.items():
        found[scale] = (sharp / (1.0 + (chord / km) ** 2)).astype(np.float32)
    return np.stack([found[relation] for relation in RELATIONS]).astype(np.float32)


KNOWN = 500_000
"""A city of more people is known in all the world."""
HOLDERS = {PlaceLevel.CONTINENT: "inside country", PlaceLevel.REGION: "inside country",
           PlaceLevel.COUNTRY: "inside country", PlaceLevel.PROVINCE: "inside province"}
"""What it is to lie inside a place of this level; inside any other is as good as inside a district."""


def is_known(place: Place) -> bool:
    """Whether a place is a city that is known in all the world: a capital, or one of many people."""
    return place.kind == "PPLC" or (place.level is PlaceLevel.SETTLEMENT and place.population > KNOWN)


def pairs(true: Sequence[bool]) -> Floats:
    """Whether both of every two are so."""
    row = np.array(true, np.float32)
    return row[:, None] * row[None, :]


def codes(names: Sequence[str]) -> Numbers:
    """Names as numbers, equal where they are; -1 where there is none."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(name, len(known)) if name else -1 for name in names])


def is_role(units: Sequence[Unit], role: Role) -> Floats:
    """Of each unit, whether it has this role."""
    return np.array([unit.role is role for unit in units], np.float32)
