"""Weighs the signals of each word, alone or beside the states of the encoder, and reads off the names.

A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): each signal has a weight for each label,
a small two-layer net has its say where the encoder ran, and a chain says which label may follow which. The weights are
made by `training/toponyms`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.mentions.places.naming.page import Row
from sayso.mentions.places.naming.states import States
from sayso.mentions.places.naming.stretches import stretches
from sayso.model import Version
from sayso.text.crf import Chain, Floats

OUTSIDE, PLACE, PLACE_ON, PEOPLE, PEOPLE_ON = range(5)
LABELS = 5
TOLD = 3
"""So many signals are told as the reason."""
LEAST_TOLD = 0.3
BY_ENCODER = "what the trained network makes of the words around"
BY_MANY = "many small signs together"


@dataclass(frozen=True, slots=True)
class Head:
    """The two layers over the encoder's states."""

    first: Floats
    first_bias: Floats
    second: Floats
    second_bias: Floats

    def __call__(self, states: NDArray[Any]) -> Floats:
        """The scores of each label for each state."""
        given = states.astype(np.float32)
        given = (given - given.mean(1, keepdims=True)) / np.sqrt(given.var(1, keepdims=True) + 1e-5)
        inside = given @ self.first.T + self.first_bias
        found: Floats = np.maximum(inside, 0) @ self.second.T + self.second_bias
        return found


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the signals and the chain; with a head for the encoder's states, or without."""

    signals: dict[str, Floats]
    chain: Chain
    head: Head | None


@dataclass(frozen=True, slots=True)
class Named:
    """A recognised name: its first and last unit in the row, whether it names a people, how likely it is and why."""

    first: int
    last: int
    people: bool
    chance: float
    why: tuple[str, ...]


def recognise(row: Row, signals: Sequence[Sequence[str]], states: States | None, weights: Weights) -> list[Named]:
    """The names in a row; `signals` has those of each unit that is in a stretch."""
    pieces = list(stretches(row.units))
    emissions = []
    for stretch in pieces:
        found = np.zeros((len(stretch), LABELS), np.float32)
        for place, at in enumerate(stretch):
            for signal in signals[at]:
                one = weights.signals.get(signal)
                if one is not None:
                    found[place] += one
        if weights.head is not None and states is not None:
            found += weights.head(np.stack([states[row.units[at].start] for at in stretch]))
        emissions.append(found)
    named = []
    for stretch, labels, chances in zip(pieces, weights.chain.best(emissions), weights.chain.marginals(emissions),
                                        strict=True):
        for first, last, people in spans(labels):
            at, end = stretch[first], stretch[last]
            begin = PEOPLE if people else PLACE
            chance = float(chances[first, begin] * np.prod(chances[first + 1 : last + 1, begin + 1]))
            named.append(Named(at, end, people, chance, reasons(signals[at], begin, weights)))
    return named


def spans(labels: Sequence[int]) -> list[tuple[int, int, bool]]:
    """First and last unit of each name in a row of labels, and whether it names a people.

    >>> spans([0, 1, 2, 0, 3])
    [(1, 2, False), (4, 4, True)]
    """
    found: list[tuple[int, int, bool]] = []
    for at, label in enumerate(labels):
        if label in {PLACE, PEOPLE}:
            found.append((at, at, label == PEOPLE))
        elif label in {PLACE_ON, PEOPLE_ON} and found:
            found[-1] = (found[-1][0], at, found[-1][2])
    return found


def reasons(signals: Sequence[str], label: int, weights: Weights) -> tuple[str, ...]:
    """The signals that spoke loudest for a name to begin here."""
    spoke = [(float(one[label] - one[OUTSIDE]), signal) for signal in dict.fromkeys(signals)
             if (one := weights.signals.get(signal)) is not None]
    spoke.sort(key=lambda one: (-one[0], one[1]))
    told = tuple(signal for value, signal in spoke[:TOLD] if value > LEAST_TOLD)
    return told or (BY_ENCODER if weights.head is not None else BY_MANY,)


def read(given: dict[str, Any], head: Any | None) -> Weights:
    """Weights as they are written: `given` is the JSON, `head` the arrays of the two layers."""
    chain = Chain(np.array(given["transitions"], np.float32), np.array(given["start"], np.float32),
                  np.zeros(LABELS, np.float32))
    layers = None if head is None else Head(*(np.array(head[name], np.float32) for name in (
        "first", "first_bias", "second", "second_bias")))
    return Weights({name: np.array(values, np.float32) for name, values in given["signals"].items()}, chain, layers)


@lru_cache(maxsize=2)
def load(*, beside: bool) -> Weights:
    """The weights that Sayso ships: for reading `beside` the encoder, or alone."""
    folder = files("sayso") / "models" / "toponyms"
    name = "beside" if beside else "alone"
    given = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    if not beside:
        return read(given, None)
    with (folder / "beside.npz").open("rb") as file:
        return read(given, np.load(file))


@cache
def version() -> Version:
    """The version of the weights, to record with each reading."""
    folder = files("sayso") / "models" / "toponyms"
    digest = sha256()
    for name in ("alone.json", "beside.json", "beside.npz"):
        digest.update(name.encode() + b"\n" + (folder / name).read_bytes())
    return Version("toponyms", "1", digest.hexdigest())
