"""How often the chosen place is within 161 km of the marked one, on texts that the weights have not seen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from training.toponym_choice.examples import CORPORA, NEAR_KM, Marked, names
from training.toponym_choice.learning import learn

from sayso.mentions.places.choose import choose
from sayso.mentions.places.gazetteer import Gazetteer
from sayso.mentions.places.points import km_between
from sayso.mentions.places.weights import Weights

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """One marked name with a point: whether it was put within 161 km, how sure that was, and whether it was said."""

    corpus: str
    local: bool
    near: bool
    likelihood: float
    said: bool
    possible: bool


def fold_of(text: Marked) -> int:
    """The fold of a text by its address, so that the parts of one article stay together."""
    name = text.row.get("url") or text.row["doc_id"]
    return int(sha256(name.encode()).hexdigest(), 16) % FOLDS


def learned_by_folds(marked: Sequence[Marked]) -> list[Weights]:
    """For each fifth of the texts, weights that were learned on the other four."""
    return [Weights(learn([text for text in marked if fold_of(text) != fold]), 0.0) for fold in range(FOLDS)]


def across_folds(marked: Sequence[Marked], by_fold: Sequence[Weights], gazetteer: Gazetteer) -> Iterator[Judged]:
    """Every name judged with the weights that have not seen its text."""
    for fold, weights in enumerate(by_fold):
        yield from judged([text for text in marked if fold_of(text) == fold], weights, gazetteer)


def across_corpora(marked: Sequence[Marked], gazetteer: Gazetteer) -> Iterator[Judged]:
    """Every name judged with weights that were learned on the other corpora."""
    for corpus in CORPORA:
        weights = Weights(learn([text for text in marked if text.corpus != corpus]), 0.0)
        yield from judged([text for text in marked if text.corpus == corpus], weights, gazetteer)


def judged(marked: Sequence[Marked], weights: Weights, gazetteer: Gazetteer) -> Iterator[Judged]:
    """The marked names of some texts with a point, each with how its choice came out."""
    for text in marked:
        row = text.row
        chosen = choose(row["text"], names(row), gazetteer, url=row.get("url"), title=row.get("title"), weights=weights)
        for mark, answer in zip(row["toponyms"], chosen, strict=True):
            if mark.get("lat") is None:
                continue
            best = answer.choice.value or next(iter(answer.candidates), None)
            near = best is not None and away(mark, best.lat, best.lon) <= NEAR_KM
            possible = near or any(away(mark, one.lat, one.lon) <= NEAR_KM for one in answer.candidates)
            yield Judged(text.corpus, not mark["is_country"], near, answer.likelihood, answer.likelihood > 0, possible)


def away(mark: dict[str, Any], lat: float, lon: float) -> float:
    """How far a point is from a marked one, in km."""
    return km_between(mark["lat"], mark["lon"], lat, lon)


def share(some: Sequence[bool]) -> float:
    """The share of those that are true; 0 of none."""
    return sum(some) / len(some) if some else 0.0
