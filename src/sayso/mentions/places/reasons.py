"""Says in plain words which signals decided for a place."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from sayso.mentions.places.beside import Tie
from sayso.mentions.places.points import km_between
from sayso.mentions.places.signals import PLACED, RELATIONS, SCALES, SIGNALS, Floats, Scene
from sayso.mentions.places.units import Role
from sayso.model import Place, PlaceLevel

if TYPE_CHECKING:
    from sayso.mentions.places.gazetteer import Gazetteer

MOST = 3
"""Most reasons that are given for a choice."""
LEAST = 0.25
"""A signal that adds less to the odds (in natural logarithms) than this is no reason."""
TIE_SIGNS = frozenset(tie.value for tie in Tie)


@dataclass(frozen=True, slots=True)
class Seen:
    """A scene after it has been thought over."""

    scene: Scene
    belief: Floats
    signals: Floats
    weights: Floats
    gazetteer: "Gazetteer"


def reasons(seen: Seen, at: int, best: int, rival: int | None) -> tuple[str, ...]:
    """What the place is, and the signals that decided for it against the next likeliest."""
    place = seen.scene.rows[best].place
    said = [of(place, seen.gazetteer)]
    if rival is None:
        others = len(seen.scene.units[at].candidates) - 1
        said.append("all places of that name lie there" if others else ONLY.get(
            seen.scene.rows[best].how, "the only place of that name"))
        return tuple(said)
    gain = seen.weights * (seen.signals[best] - seen.signals[rival])
    by_family: dict[str, float] = {}
    for column in np.flatnonzero(gain):
        if kind := family(SIGNALS[column]):
            by_family[kind] = by_family.get(kind, 0.0) + float(gain[column])
    for name, value in sorted(by_family.items(), key=lambda item: -item[1]):
        if value < LEAST or len(said) > MOST:
            break
        if (words := phrase(seen, name, at, best, rival)) and words not in said:
            said.append(words)
    if len(said) == 1:
        said.append(f"likelier than {of(seen.scene.rows[rival].place, seen.gazetteer)}")
    return tuple(said)


def cannot_tell(seen: Seen, at: int, order: list[int]) -> str:
    """Why there is no choice."""
    unit = seen.scene.units[at]
    first = " or ".join(of(seen.scene.rows[row].place, seen.gazetteer) for row in order[:2])
    return f"{len(order)} places called {unit.name!r}, and nothing in the text tells them apart well enough: {first}"


def of(place: Place, gazetteer: "Gazetteer") -> str:
    """A place by its level and what it lies in: "Marn, settlement in Sered, Karsova"."""
    above = [gazetteer.place(parent) for parent in place.parents]
    province = next((one.name for one in above if one and one.level is PlaceLevel.PROVINCE), None)
    country = next((one.name for one in above if one and one.level is PlaceLevel.COUNTRY), None)
    where = ", ".join(name for name in (province, country) if name)
    if place.name == where or not where:
        return f"{place.name}, {place.level.value}"
    return f"{place.name}, {place.level.value} in {where}"


FAMILIES = {
    "people": ("people", "people: less than the most of them", "people: the most", "people: over 10,000",
               "people: over 100,000", "people: English is spoken there",
               "no people known", "rank", "capital of a country", "capital of a province", "capital of a district"),
    "asked": ("asked level", "another level asked"),
    "outlet": ("same name as the outlet", "country of the address"),
    "name": ("named exactly so",),
}
FAMILY = {name: family for family, names in FAMILIES.items() for name in names}


@cache
def family(signal: str) -> str:
    """The kind of reason that a signal belongs to."""
    bare = signal.removesuffix(", maybe")
    for prefix in ("outlet's name: ", "news of the world: ", "news of anywhere: "):
        bare = bare.removeprefix(prefix)
    if bare in FAMILY:
        return FAMILY[bare]
    head, _, tail = bare.partition(": ")
    if head == "level":
        return "level"
    if head == "named by":
        return "name"
    if head not in RELATIONS:
        return ""
    where = "tie" if tail in TIE_SIGNS or tail == "tied" else tail if tail in PLACED else "text"
    return f"{'near' if head in SCALES else head}: {where}"


ONLY = {"part of it": "no list has what is named, only what it is part of",
        "named after it": "no list has what is named, only what it is called after"}
WORDS = {"name": "its main name", "alternate name": "another name", "abbreviation": "an abbreviation",
         "demonym": "its people's name", "spelling variant": "a spelling", "part of it": "a part of it",
         "named after it": "a namesake"}


def phrase(seen: Seen, name: str, at: int, best: int, rival: int) -> str:
    """A kind of reason in plain words; empty where nothing can be said."""
    here, there = seen.scene.rows[best], seen.scene.rows[rival]
    if name == "people":
        if here.place.population > there.place.population:
            return f"larger than the others of that name ({here.place.population:,} people)"
        return ""
    if name == "asked":
        return f"the words beside it speak of a {here.place.level.value}"
    if name == "outlet":
        return "fits the address of the page"
    if name == "name":
        if here.how == there.how:
            return ""
        return f"called so by {WORDS.get(here.how, here.how)}, the next likeliest by {WORDS.get(there.how, there.how)}"
    if name == "level":
        if here.place.level is there.place.level:
            return ""
        return f"a {here.place.level.value} rather than a {there.place.level.value}"
    relation, _, where = name.partition(": ")
    return related(seen, relation, where, at, best)


def related(seen: Seen, relation: str, where: str, at: int, best: int) -> str:
    """A reason that lies in another name of the text, or of the page's outlet."""
    place = seen.scene.rows[best].place
    between = "100 km" if relation == "near" else relation
    worth = seen.scene.relations[RELATIONS.index(between), best] * seen.belief
    worth = worth * np.array([unit_worth(seen, at, int(unit), where) for unit in seen.scene.unit], np.float32)
    other = int(np.argmax(worth))
    if worth[other] <= 0:
        return ""
    unit, that = seen.scene.units[int(seen.scene.unit[other])], seen.scene.rows[other].place
    names = " ".join(named(unit.name, unit.role, len(unit.spots), where))
    if relation == "near":
        return f"{km_between(place.lat, place.lon, that.lat, that.lon):.0f} km from {names}"
    if relation.startswith("inside"):
        return f"lies in {names}"
    if relation == "same level" or relation.startswith("both"):
        return f"a {place.level.value} like {names}"
    return f"holds {names}" if relation == "around" else f"in the {relation.removeprefix('same ')} of {names}"


def unit_worth(seen: Seen, at: int, other: int, where: str) -> float:
    """How much another name counts for a kind of reason."""
    scene = seen.scene
    if where in scene.roles:
        return float(scene.roles[where][other])
    if where == "tie":
        return float(max(matrix[at, other] for matrix in scene.tied.values()))
    return float(scene.weight[other] * (0.3 + scene.beside[at, other]))


def named(name: str, role: Role, times: int, where: str) -> Iterator[str]:
    """Another name as a reason calls it."""
    yield name
    if role is Role.OUTLET:
        yield "in the outlet's name or address"
    elif where == "tie":
        yield "right beside it"
    elif where == "dateline":
        yield "in the dateline"
    elif times > 1:
        yield f"(named {times} times)"
    else:
        yield "(named in the text)"
