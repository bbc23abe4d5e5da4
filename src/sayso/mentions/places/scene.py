"""Puts together what is known of a text before it is thought over: its names, what they can mean, how they stand."""

import re
from collections.abc import Iterator, Sequence
from math import log10
from typing import TYPE_CHECKING

import numpy as np

from sayso.mentions.places import outlet as outlets
from sayso.mentions.places.beside import Tie, asked_levels, in_dateline, ties
from sayso.mentions.places.reading import read
from sayso.mentions.places.signals import (
    BESIDE,
    COLUMN,
    MANY_PEOPLE,
    SIGNALS,
    Floats,
    Scene,
    is_role,
    own,
    province_of,
    relations,
)
from sayso.mentions.places.units import Candidate, FoundName, Role, Spot, Unit, group, key, plain
from sayso.model import PlaceLevel

if TYPE_CHECKING:
    from sayso.mentions.places.gazetteer import Gazetteer

MOST = 30
"""Most places that are weighed for one name: those with the most people, and all that the text's provinces hold."""


def scene_of(text: str, found: Sequence[FoundName], gazetteer: "Gazetteer", *, url: str | None = None,
             outlet: str | None = None, title: str | None = None) -> Scene:
    """All that is fixed about a text and its names."""
    spots = [Spot(one.span, plain(one.name), Role.FOUND, candidates(one.name, gazetteer), at)
             for at, one in enumerate(found)]
    spots += read(text, [one.span for one in found], gazetteer)
    spots.sort(key=lambda spot: spot.span)
    tied = ties(text, spots)
    units = group(spots, qualified(spots, tied))
    units += [unit for name in outlets.home_names(url, outlet)[:4] if (unit := home(name, gazetteer))]
    units = pruned([unit for unit in units if unit.candidates])
    return filled(text, units, spots, tied, gazetteer, url)


def candidates(name: str, gazetteer: "Gazetteer") -> tuple[Candidate, ...]:
    """What a name can mean; if nothing bears it, what the part of it that says which can mean.

    "Marn River" is found as Marn where no list has the river, and "northern Karsova" as Karsova.
    """
    found = tuple(Candidate(one.place, one.how.value) for one in gazetteer.named(plain(name)))
    if found:
        return found
    for part in parts(plain(name)):
        some = tuple(Candidate(one.place, PART) for one in gazetteer.named(part) if one.how.value != "spelling variant")
        if some:
            return some
    return ()


PART = "part of the name"
TURNS = re.compile(r"^(?:(?:north|south|east|west|mid|central)(?:[- ]?(?:east|west|central))?(?:ern)?|central|upper|lower|"
                   r"inner|outer|greater|downtown|uptown|midtown|metro|metropolitan|suburban|rural|old|new|port of|lake|"
                   r"mount|mt\.?|river|cape|city of|town of|port|islands? of)\s+", re.I)
KINDS = re.compile(r"\s+(?:rivers?|creek|lakes?|mountains?|hills?|valley|coast|bay|islands?|peninsula|falls|basin|desert|"
                   r"colony|township|heights|area|metro|international airport|airport|airfield|air base|base|"
                   r"camp|port|harbou?r|beach|north|south|east|west|city|region|zone|sector|border|basin|province|county|"
                   r"district|state|ghats|plateau|delta|corridor|outskirts|suburbs)$", re.I)


def parts(name: str) -> Iterator[str]:
    """A name without words of direction before it and of kind around it, step by step.

    >>> list(parts("Northern Marn River")), list(parts("Marn")), list(parts("Marn, Karsova"))
    (['Marn River', 'Northern Marn', 'Marn'], [], ['Marn'])
    """
    tried = {name}
    grown = [name]
    while grown:
        piece = grown.pop(0)
        for rest in (TURNS.sub("", piece), KINDS.sub("", piece), piece.partition(",")[0]):
            if rest and rest not in tried:
                tried.add(rest)
                grown.append(rest)
                yield rest


def home(name: str, gazetteer: "Gazetteer") -> Unit | None:
    """The name that an outlet is called by, if it is that of a place."""
    named = tuple(Candidate(one.place, "name") for one in gazetteer.named(name) if one.how.value == "name")
    return Unit(name, Role.OUTLET, (), named) if named else None


def qualified(spots: Sequence[Spot], tied: Sequence[tuple[int, int, Tie]]) -> dict[int, set[str]]:
    """Which of a name's places lie in what is named right beside it, for each occurrence where any does."""
    found: dict[int, set[str]] = {}
    for at, other, tie in tied:
        if tie not in {Tie.COMMA, Tie.OF, Tie.IN} or not spots[at].candidates:
            continue
        holders = {one.place.id for one in spots[other].candidates if one.place.level is not PlaceLevel.SETTLEMENT}
        means = {one.place.id for one in spots[at].candidates if holders.intersection(one.place.parents)}
        if means:
            found[at] = found.get(at, means) & means or means
    return found


def pruned(units: Sequence[Unit]) -> list[Unit]:
    """The units with at most so many candidates each, without losing those that the text's other names speak for."""
    wide = {one.place.id for unit in units for one in unit.candidates
            if one.place.level in {PlaceLevel.PROVINCE, PlaceLevel.DISTRICT, PlaceLevel.COUNTRY} and len(unit.candidates) < MOST}
    kept = []
    for unit in units:
        some = unit.candidates
        if len(some) > MOST:
            by_chance = sorted(some, key=lambda one: -(len(wide.intersection(one.place.parents)) + log10(one.place.population + 1) / 4
                                                        - (one.how == "spelling variant")))
            best = {one.place.id for one in by_chance[:MOST]}
            some = tuple(one for one in some if one.place.id in best)
        kept.append(Unit(unit.name, unit.role, unit.spots, some))
    return kept


def filled(text: str, units: Sequence[Unit], spots: Sequence[Spot], tied: Sequence[tuple[int, int, Tie]],
           gazetteer: "Gazetteer", url: str | None) -> Scene:
    """The scene with every signal that does not depend on what the others mean."""
    rows = tuple(one for unit in units for one in unit.candidates)
    number = np.repeat(np.arange(len(units)), [len(unit.candidates) for unit in units])
    unit_of = {id(spot): at for at, unit in enumerate(units) for spot in unit.spots}
    levels = known_levels(rows, gazetteer)
    country = outlets.top_level_country(url)
    home_keys = {key(unit.name) for unit in units if unit.role is Role.OUTLET}
    datelines = np.zeros(len(units), np.float32)
    fixed = np.zeros((len(rows), len(SIGNALS)), np.float32)
    row = 0
    for at, unit in enumerate(units):
        asked = [levels_asked for spot in unit.spots if (levels_asked := asked_levels(text, spot.span))]
        datelines[at] = any(in_dateline(text, spot.span) for spot in unit.spots if spot.role is Role.FOUND)
        people = [log10(one.place.population + 1) or MANY_PEOPLE.get(one.place.level, 0.0) for one in unit.candidates]
        for rank, one in enumerate(unit.candidates):
            signs = own(one, unit, max(people), rank)
            share = sum(one.place.level in some for some in asked) / len(unit.spots) if unit.spots else 0.0
            signs["asked level"] = share
            signs["another level asked"] = len(asked) / len(unit.spots) - share if unit.spots else 0.0
            signs["in the dateline"] = float(datelines[at]) * (one.place.level is PlaceLevel.SETTLEMENT)
            signs["country of the address"] = float(country is not None and one.place.country == country)
            signs["same name as the outlet"] = float(unit.role is Role.FOUND and key(unit.name) in home_keys)
            for sign, value in signs.items():
                if sign:
                    fixed[row, COLUMN[sign]] = value
            row += 1
    weight = np.array([weight_of(unit) for unit in units], np.float32)
    return Scene(tuple(units), number, rows, fixed, relations(rows, number, [province_of(one.place, levels) for one in rows]),
                 weight, closeness(units), tied_units(spots, tied, unit_of, len(units)),
                 {"outlet": is_role(units, Role.OUTLET), "dateline": datelines})


def known_levels(rows: Sequence[Candidate], gazetteer: "Gazetteer") -> dict[str, PlaceLevel]:
    """The level of every place that one of the rows lies in."""
    found: dict[str, PlaceLevel] = {}
    for one in rows:
        for parent in one.place.parents:
            if parent not in found and (place := gazetteer.place(parent)):
                found[parent] = place.level
    return found


def weight_of(unit: Unit) -> float:
    """How much a name counts as evidence for others: the oftener it is named the more, and found rather than read."""
    if unit.role is Role.OUTLET:
        return 0.0
    count = 1.0 + float(np.log(len(unit.spots)))
    if unit.role is Role.FOUND:
        return count
    return count * (0.6 if any(spot.alone for spot in unit.spots) else 0.3)


def closeness(units: Sequence[Unit]) -> Floats:
    """How close every two names stand in the text, where they stand closest: 1 side by side, falling with distance."""
    many = len(units)
    found = np.zeros((many, many), np.float32)
    owner = np.array([at for at, unit in enumerate(units) for _ in unit.spots], np.int64)
    if not len(owner):
        return found
    start = np.array([spot.span.start for unit in units for spot in unit.spots], np.float32)
    gap = np.abs(start[:, None] - start[None, :])
    near = np.exp(-gap / BESIDE).astype(np.float32)
    np.maximum.at(found, (owner[:, None], owner[None, :]), near)
    np.fill_diagonal(found, 0.0)
    return found


def tied_units(spots: Sequence[Spot], tied: Sequence[tuple[int, int, Tie]], unit_of: dict[int, int],
               many: int) -> dict[Tie, Floats]:
    """Which names are tied to which: the share of a name's occurrences, at least half where any is."""
    found = {tie: np.zeros((many, many), np.float32) for tie in Tie}
    for at, other, tie in tied:
        here, there = unit_of.get(id(spots[at])), unit_of.get(id(spots[other]))
        if here is None or there is None or here == there:
            continue
        found[tie][here, there] = 1.0
        if tie in {Tie.AND, Tie.NEAR}:
            found[tie][there, here] = 1.0
    return found

