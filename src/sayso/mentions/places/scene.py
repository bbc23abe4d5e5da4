"""Puts together what is known of a text before it is thought over: its names, what they can mean, how they stand."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from sayso.mentions.places import outlet as outlets
from sayso.mentions.places.beside import Tie, asked_levels, in_dateline, ties
from sayso.mentions.places.cues import cues, telephones
from sayso.mentions.places.lookup import candidates
from sayso.mentions.places.reading import read
from sayso.mentions.places.signals import (
    BESIDE,
    COLUMN,
    OF_OUTLET,
    SIGNALS,
    Floats,
    Scene,
    codes,
    is_role,
    own,
    people_of,
    province_of,
    relations,
)
from sayso.mentions.places.units import ROUGH, Candidate, FoundName, Role, Spot, Unit, group, key, plain
from sayso.model import PlaceLevel

if TYPE_CHECKING:
    from sayso.mentions.places.gazetteer import Gazetteer

MOST = 30
"""Most places that are weighed for one name: those with the most people, and all that the text's provinces hold."""
MOST_HOMES = 3
"""Most names of places that are read off one address."""


def scene_of(text: str, found: Sequence[FoundName], gazetteer: "Gazetteer", *, url: str | None = None,
             outlet: str | None = None, title: str | None = None) -> Scene:
    """All that is fixed about a text and its names."""
    spots = [Spot(one.span, plain(one.name), Role.FOUND, candidates(one.name, gazetteer), at)
             for at, one in enumerate(found)]
    spots += read(text, [one.span for one in found], gazetteer)
    spots += telephones(text, gazetteer)
    spots.sort(key=lambda spot: spot.span)
    tied = ties(text, spots)
    spots += cues(text, gazetteer)
    units = group(spots, qualified(spots, tied))
    homes = (home(name, gazetteer) for name in outlets.home_names(url, outlet))
    units += [unit for unit in homes if unit][:MOST_HOMES]
    units = pruned([unit for unit in units if unit.candidates])
    return filled(text, units, spots, tied, gazetteer, url)


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
    wide = {one.place.id for unit in units if len(unit.candidates) < MOST for one in unit.candidates
            if one.place.level in HOLDING}

    def chance(one: Candidate) -> float:
        spoken_for = len(wide.intersection(one.place.parents)) - (one.how in ROUGH)
        return spoken_for + people_of(one.place) / 4

    kept = []
    for unit in units:
        best = {one.place.id for one in sorted(unit.candidates, key=chance, reverse=True)[:MOST]}
        some = tuple(one for one in unit.candidates if one.place.id in best)
        kept.append(Unit(unit.name, unit.role, unit.spots, some))
    return kept


AT_OUTLET = [COLUMN[sign] for sign in OF_OUTLET]
HOLDING = frozenset({PlaceLevel.PROVINCE, PlaceLevel.DISTRICT, PlaceLevel.COUNTRY})


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
    world = world_share(units)
    told = any(unit.role is Role.CUE for unit in units) or bool(
        home_keys.intersection(key(unit.name) for unit in units if unit.role is Role.FOUND))
    anywhere = float(not told)
    fixed = np.zeros((len(rows), len(SIGNALS)), np.float32)
    row = 0
    for at, unit in enumerate(units):
        asked = [levels_asked for spot in unit.spots if (levels_asked := asked_levels(text, spot.span))]
        datelines[at] = any(in_dateline(text, spot.span) for spot in unit.spots if spot.role is Role.FOUND)
        people = [people_of(one.place) for one in unit.candidates]
        for rank, one in enumerate(unit.candidates):
            signs = own(one, unit, max(people), rank)
            share = sum(one.place.level in some for some in asked) / len(unit.spots) if unit.spots else 0.0
            signs["asked level"] = share
            signs["another level asked"] = len(asked) / len(unit.spots) - share if unit.spots else 0.0
            signs["in the dateline"] = float(datelines[at]) * (one.place.level is PlaceLevel.SETTLEMENT)
            signs["country of the address"] = float(country is not None and one.place.country == country)
            signs["same name as the outlet"] = float(unit.role is Role.FOUND and key(unit.name) in home_keys)
            for sign, value in signs.items():
                if sign in COLUMN:
                    fixed[row, COLUMN[sign]] = value
            row += 1
    at_home = (fixed[:, COLUMN["same name as the outlet"]] > 0) | is_role(units, Role.OUTLET).astype(bool)[number]
    shares = {"outlet's name": at_home[:, None], "news of the world": world, "news of anywhere": anywhere}
    for kind, share in shares.items():
        fixed[:, [COLUMN[f"{kind}: {sign}"] for sign in OF_OUTLET]] = fixed[:, AT_OUTLET] * share
    weight = np.array([weight_of(unit) for unit in units], np.float32)
    name = codes([key(unit.name) for unit in units])[number]
    between = relations(rows, name, [province_of(one.place, levels) for one in rows])
    cued = np.array([np.log1p(len(unit.spots)) * (unit.role is Role.CUE) for unit in units], np.float32)
    roles = {"outlet": is_role(units, Role.OUTLET), "dateline": datelines, "cues": cued}
    return Scene(tuple(units), number, rows, fixed, between, weight, closeness(units),
                 tied_units(spots, tied, unit_of, len(units)), roles, world, anywhere)


def known_levels(rows: Sequence[Candidate], gazetteer: "Gazetteer") -> dict[str, PlaceLevel]:
    """The level of every place that one of the rows lies in."""
    found: dict[str, PlaceLevel] = {}
    for one in rows:
        for parent in one.place.parents:
            if parent not in found and (place := gazetteer.place(parent)):
                found[parent] = place.level
    return found


def world_share(units: Sequence[Unit]) -> float:
    """How much of what a text names are countries: 0 in news of one town, near 1 in news of the world."""
    total = sum(weight_of(unit) for unit in units)
    wide = sum(weight_of(unit) for unit in units if unit.candidates[0].place.level is PlaceLevel.COUNTRY)
    return wide / (total + 1.0)


def weight_of(unit: Unit) -> float:
    """How much a name counts as evidence for others: the oftener it is named the more, and found rather than read."""
    if unit.role in {Role.OUTLET, Role.CUE}:
        return 0.0
    count = 1.0 + float(np.log(len(unit.spots)))
    if unit.role is Role.FOUND:
        return count
    return count * (0.6 if any(spot.alone for spot in unit.spots) else 0.15)


def closeness(units: Sequence[Unit]) -> Floats:
    """How close every two names stand in the text, where they stand closest: 1 side by side, falling with distance."""
    many = len(units)
    found = np.zeros((many, many), np.float32)
    told = [unit.spots if unit.role in {Role.FOUND, Role.READ} else () for unit in units]
    owner = np.array([at for at, some in enumerate(told) for _ in some], np.int64)
    if not len(owner):
        return found
    start = np.array([spot.span.start for some in told for spot in some], np.float32)
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

