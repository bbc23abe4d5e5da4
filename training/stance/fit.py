"""Fits the three models of `sayso.statements.bears_out` and what they are weighed with."""

import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from training.stance.sides import Sides
from training.stance.split import LABELS, Pair

from sayso.statements import bears_out
from sayso.statements.headline_signals import (
    SIDES,
    beside,
    headline_side,
    kinship,
    text_side,
)

Array = np.ndarray[Any, Any]
Signals = Mapping[str, float]
KIN = ("unrelated", "related")
RIDGE = {"kin": 1.0, "headline": 5.0, "text": 60.0, "heard": 3.0}
TOPICS = {"kin": 3, "headline": 4, "text": 6}   # a signal seen in fewer topics is left out
WORD_TOPICS = 35                                 # the same for the plain words of a text
A_BODY = 3                                       # pairs of a body that its side is learned from
STEPS = 400
SMALL = 0.004
LEANS = np.exp(np.linspace(-1.5, 1.5, 25))


@dataclass(frozen=True, slots=True)
class Seen:
    """The signals of one pair."""

    kin: Signals
    headline: Signals
    text: Signals
    line: Signals | None


def look(pairs: Iterable[Pair], bodies: Mapping[str, str], whole: Collection[str]) -> dict[str, Seen]:
    """The signals of every pair, by its id; of pairs that are not in `whole` only those of kinship."""
    found = {}
    for pair in pairs:
        both = beside(pair.headline, bodies[pair.body])
        kin = kinship(both)
        found[pair.id] = Seen(kin, headline_side(both.asked), text_side(both), bears_out.line_signals(both)
                              ) if pair.id in whole else Seen(kin, {}, {}, None)
    return found


def softmax(x: Array, y: Array, weight: Array, ridge: float) -> Array:
    """Ridge multinomial logistic regression; a column of weights a class.

    Solved with a bound of the curvature (Böhning 1992) and momentum, from zero: the same rows give the same weights.
    """
    classes = y.shape[1]
    bend = np.linalg.inv(0.5 * (x * weight[:, None]).T @ x + ridge * np.eye(x.shape[1]))
    found: Array = np.zeros((x.shape[1], classes))
    ahead = found
    for step in range(STEPS):
        score = x @ ahead
        chance = np.exp(score - score.max(axis=1, keepdims=True))
        chance /= chance.sum(axis=1, keepdims=True)
        slope = x.T @ (weight[:, None] * (y - chance)) - ridge * ahead
        new: Array = ahead + bend @ slope
        ahead = new + step / (step + 3) * (new - found)
        if np.abs(new - found).max() < 1e-5:
            return new
        found = new
    return found


def model_of(rows: Sequence[Signals], labels: Sequence[str], classes: Sequence[str], topics: Sequence[str], *,
             ridge: float, least: Callable[[str], int]) -> dict[str, dict[str, float]]:
    """The weights of each signal for each class. A topic counts by the root of its rows, not by their number."""
    seen: dict[str, set[str]] = defaultdict(set)
    for row, topic in zip(rows, topics, strict=True):
        for name in row:
            seen[name].add(topic)
    names = sorted(name for name, where in seen.items() if len(where) >= least(name))
    place = {name: at for at, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for at, row in enumerate(rows):
        for name, value in row.items():
            if name in place:
                x[at, place[name]] = value
    y = np.array([[float(label == one) for one in classes] for label in labels])
    often = Counter(topics)
    weight = np.array([often[topic] ** -0.5 for topic in topics])
    found = softmax(x, y, weight / weight.mean(), ridge)
    return {name: {one: round(float(value), 3) for one, value in zip(classes, values, strict=True)}
            for name, values in zip(names, found, strict=True) if np.abs(values).max() >= SMALL}


def fit(pairs: Sequence[Pair], seen: Mapping[str, Seen], known: Sides, topic: Mapping[str, str],
        ) -> dict[str, Any]:
    """The three models: whether the two are about the same, the headline's side, the text's side."""
    kin = model_of([seen[pair.id].kin for pair in pairs],
                   [KIN[pair.label != "unrelated"] for pair in pairs], KIN, [topic[pair.body] for pair in pairs],
                   ridge=RIDGE["kin"], least=lambda _: TOPICS["kin"])
    of_headline = {pair.headline: seen[pair.id].headline for pair in pairs if pair.headline in known.headlines}
    names = sorted(of_headline)
    headline = model_of([of_headline[name] for name in names], [known.headlines[name] for name in names], SIDES,
                        [topic[name] for name in names], ridge=RIDGE["headline"], least=lambda _: TOPICS["headline"])
    few = some(pair for pair in pairs if pair.label != "unrelated" and pair.body in known.bodies)
    text = model_of([seen[pair.id].text for pair in few], [known.bodies[pair.body] for pair in few], SIDES,
                    [topic[pair.body] for pair in few], ridge=RIDGE["text"],
                    least=lambda name: WORD_TOPICS if "word '" in name else TOPICS["text"])
    return {"kin": kin, "headline": headline, "text": text, "lean": dict.fromkeys(LABELS, 1.0)}


def some(pairs: Iterable[Pair]) -> list[Pair]:
    """A few pairs of each body, so that one that stands beside many headlines does not count more."""
    count: Counter[str] = Counter()
    found = []
    for pair in sorted(pairs, key=lambda pair: zlib.crc32(pair.id.encode())):
        count[pair.body] += 1
        if count[pair.body] <= A_BODY:
            found.append(pair)
    return found


def chances(model: Mapping[str, Any], pairs: Iterable[Pair], seen: Mapping[str, Seen],
            heard: Mapping[str, Mapping[str, float]]) -> Array:
    """The chance of each label for each pair, before the lean."""
    found = []
    for pair in pairs:
        one = seen[pair.id]
        own = bears_out.combined(model, one.kin, one.headline, one.text, line=one.line)
        own = bears_out.with_heard(model, own, heard[pair.id]) if pair.id in heard else own
        found.append([own[label] for label in LABELS])
    return np.array(found)


def lean_of(chance: Array, gold: Sequence[str]) -> dict[str, float]:
    """What to multiply each label's chance with for the best macro-F1; found one label after the other."""
    truth = np.array([LABELS.index(label) for label in gold])
    lean = np.ones(len(LABELS))
    for _ in range(3):
        for at in range(len(LABELS)):
            tried = []
            for factor in LEANS:
                lean[at] = factor
                tried.append(macro_f1(truth, (chance * lean).argmax(axis=1)))
            # Of equal bests the middle one, and neighbours vote: a single peak is chance.
            smooth = np.convolve(tried, [0.25, 0.5, 0.25], mode="same")[1:-1]
            lean[at] = LEANS[1:-1][int(smooth.argmax())]
    lean /= lean.max()
    return {label: round(float(one), 3) for label, one in zip(LABELS, lean, strict=True)}


def macro_f1(truth: Array, said: Array) -> float:
    """The mean of the labels' F1."""
    scores = []
    for at in range(len(LABELS)):
        both = int(((truth == at) & (said == at)).sum())
        scores.append(2 * both / (int((truth == at).sum()) + int((said == at).sum()) or 1))
    return sum(scores) / len(scores)


def fit_heard(model: Mapping[str, Any], pairs: Sequence[Pair], seen: Mapping[str, Seen],
              heard: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """The weights of the network's chances and our own, as logarithms, learned from pairs that neither has seen."""
    rows = []
    pairs = [pair for pair in pairs if pair.label != "unrelated"]
    for pair in pairs:
        one = seen[pair.id]
        own = bears_out.combined(model, one.kin, one.headline, one.text, line=one.line)
        rows.append(bears_out.stacked(own, heard[pair.id]))
    return model_of(rows, [pair.label for pair in pairs], bears_out.RELATED, [pair.body for pair in pairs],
                    ridge=RIDGE["heard"], least=lambda _: 1)
