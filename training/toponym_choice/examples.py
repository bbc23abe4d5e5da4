"""The marked texts as what is learned from: each name with what it can mean, and which of that is right."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.mentions.places.described_choose import capital_of, capitals
from sayso.mentions.places.gazetteer import Gazetteer
from sayso.mentions.places.points import km_between
from sayso.mentions.places.scene import scene_of
from sayso.mentions.places.signals import Scene
from sayso.mentions.places.units import Candidate
from sayso.model import Place, PlaceLevel, Span

CORPORA = ("geovirus", "lgl_even", "geowebnews")
NEAR_KM = 161.0
"""Within this many km a place counts as found (100 miles; Gritta et al. 2020)."""
ANYWHERE_KM = 1500.0
"""A country's point is a convention: this far from the marked one it is still the same country."""
WIDE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.CONTINENT, PlaceLevel.REGION})


@dataclass(frozen=True, slots=True)
class Name:
    """A name as marked."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Marked:
    """One marked text: its scene, and for each of its names the unit and which of that unit's rows are right."""

    corpus: str
    row: dict[str, Any]
    scene: Scene
    right: tuple[tuple[int, NDArray[np.bool_]], ...]


def texts(folder: Path, corpus: str, gazetteer: Gazetteer) -> Iterator[Marked]:
    """Every text of a corpus, with its scene."""
    for line in (folder / f"{corpus}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        scene = scene_of(row["text"], names(row), gazetteer, url=row.get("url"), title=row.get("title"))
        yield Marked(corpus, row, scene, tuple(right_rows(row, scene)))


SENTENCES = (
    "Ministers met in {} and {} before flying to {}.",
    "Embassies in {}, {} and {} were closed on Monday.",
    "The envoy left {} for {} after talks in {} broke down.",
    "Marches were held in {}. In {} the police stayed away; in {} they did not.",
    "The bank has offices in {}, {} and {}.",
    "A letter from {} reached {} a week late. Nobody in {} had heard of it.",
    "Flights between {} and {} are suspended, airlines in {} said.",
    "Prices rose in {} and fell in {}, while {} kept its rates.",
)
"""Sentences of our own that name capitals and nothing else: they are meant, whatever small towns share their names."""


def capitals_named(gazetteer: Gazetteer) -> Iterator[Marked]:
    """Texts of our own: every capital three times, each time beside two others."""
    cities = [city for country in sorted(capitals()) if (city := capital_of(country, gazetteer))]
    for round_, stride in enumerate((7, 31, 64)):
        for at in range(len(cities)):
            some = [cities[(at + step * stride) % len(cities)] for step in range(3)]
            if at % 3 == round_ and len({city.id for city in some}) == 3:
                yield invented(some, SENTENCES[(at + round_) % len(SENTENCES)], gazetteer)


def invented(cities: list[Place], sentence: str, gazetteer: Gazetteer) -> Marked:
    """One of our own sentences with these cities in it."""
    text, marks = "", []
    for piece, city in zip(sentence.split("{}"), [*cities, None], strict=True):
        text += piece
        if city is not None:
            name = capitals()[city.country or ""]
            marks.append({"s": len(text), "e": len(text) + len(name), "name": name, "lat": city.lat, "lon": city.lon,
                          "is_country": False})
            text += name
    row = {"doc_id": text, "text": text, "toponyms": marks}
    scene = scene_of(text, names(row), gazetteer)
    return Marked("own", row, scene, tuple(right_rows(row, scene)))


def names(row: dict[str, Any]) -> list[Name]:
    """The marked names of a row, as a finder would give them."""
    return [Name(Span(mark["s"], mark["e"]), row["text"][mark["s"]:mark["e"]]) for mark in row["toponyms"]]


def right_rows(row: dict[str, Any], scene: Scene) -> Iterator[tuple[int, NDArray[np.bool_]]]:
    """For each marked name with a point that the gazetteer has: its unit, and which of the unit's rows are right."""
    starts = scene.starts()
    unit_of = {spot.member: at for at, unit in enumerate(scene.units) for spot in unit.spots if spot.member >= 0}
    for member, mark in enumerate(row["toponyms"]):
        if mark.get("lat") is None or (at := unit_of.get(member)) is None:
            continue
        right = which(mark, scene.rows[starts[at]:starts[at + 1]])
        if right.any():
            yield at, right


def which(mark: dict[str, Any], rows: tuple[Candidate, ...]) -> NDArray[np.bool_]:
    """Which candidates are what was marked: by id where it has one, or else those as near to its point as any."""
    same = np.array([one.place.id == f"gn:{mark.get('geonameid')}" for one in rows])
    if same.any():
        return same
    away = np.array([km_between(mark["lat"], mark["lon"], one.place.lat, one.place.lon) for one in rows])
    if mark["is_country"]:
        wide = np.array([one.place.level in WIDE for one in rows])
        if wide.any() and away[wide].min() < ANYWHERE_KM:
            return np.asarray(wide & (away == away[wide].min()))
    return np.asarray((away <= min(away.min() * 1.3 + 15.0, NEAR_KM)) & (away.min() <= NEAR_KM))
