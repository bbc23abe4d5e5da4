"""How often the chosen place is within 161 km of the marked one, with weights that have not seen the text.

Floors of issue 4: .88 on GeoVirus, .75 on LGL. `python -m training.toponym_choice` writes the weights of the folds.
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from tests.mentions.places.invented import Given

from sayso.mentions.places import gazetteer
from sayso.mentions.places.choose import choose
from sayso.mentions.places.points import km_between
from sayso.mentions.places.weights import Weights, from_names
from sayso.model import Span

FOLDS = Path(__file__).resolve().parents[2] / "gold" / "toponym_choice_folds.json"
FLOORS = {"geovirus": 0.895, "lgl_even": 0.895}
NEAR_KM = 161.0


def unseen_by(row: dict[str, Any], by_fold: list[Weights]) -> Weights:
    """The weights that were learned without this text."""
    name = row.get("url") or row["doc_id"]
    return by_fold[int(sha256(name.encode()).hexdigest(), 16) % len(by_fold)]


def near(row: dict[str, Any], weights: Weights) -> list[bool]:
    """Of each marked place with a point that is no country, whether the likeliest place is within 161 km of it."""
    found = [Given(Span(mark["s"], mark["e"]), row["text"][mark["s"]:mark["e"]]) for mark in row["toponyms"]]
    chosen = choose(row["text"], found, gazetteer.load(), url=row.get("url"), title=row.get("title"), weights=weights)
    return [any(km_between(mark["lat"], mark["lon"], one.lat, one.lon) <= NEAR_KM for one in answer.candidates[:1])
            for mark, answer in zip(row["toponyms"], chosen, strict=True)
            if mark.get("lat") is not None and not mark["is_country"]]


@pytest.mark.shared
@pytest.mark.parametrize("corpus", FLOORS)
def test_places_that_are_no_countries_within_161_km(corpus: str, shared: Path) -> None:
    by_fold = [from_names(weights, 0.0) for weights in json.loads(FOLDS.read_text(encoding="utf-8"))]
    lines = (shared / "data" / "places" / f"{corpus}.jsonl").read_text(encoding="utf-8").splitlines()
    hits = [hit for row in map(json.loads, lines) for hit in near(row, unseen_by(row, by_fold))]
    assert sum(hits) / len(hits) >= FLOORS[corpus]
