"""Weighs the signals of each word, alone or beside the states of the encoder, and reads off the names.

A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): each signal has a weight for each label,
a small two-layer net has its say where the encoder ran, and a chain says which label may follow which. The weights are
made by `training/toponyms`.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sayso.mentions.places.naming.page import Row
from sayso.mentions.places.naming.stretches import stretches
from sayso.model import Version
from sayso.text.crf import Chain, Floats
from sayso.text.states import States

OUTSIDE, PLACE, PLACE_ON, PEOPLE, PEOPLE_ON = range(5)
LABELS = 5
TOLD = 3
"""So many signals are told as the reason."""
LEAST_TOLD = 0.3
AT_ONCE = 7
"""So few states are multiplied at a time that the work is not shared out among threads, which costs more than it."""
MOST_UNITS = 4096
"""Most units, padding and all, that go through the chain at once."""
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
        few = [given[at : at + AT_ONCE] @ self.first.T for at in range(0, len(given), AT_ONCE)]
        inside = np.concatenate(few) + self.first_bias
        found: Floats = np.maximum(inside, 0) @ self.second.T + self.second_bias
        return found


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the signals and the chain; with a head for the encoder's states, or without.

    `signals` has the row of `values` in which a signal's weights stand; the last row is for those that have none.
    """

    signals: dict[str, int]
    values: Floats
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


def recognise(rows: Sequence[tuple[Row, Sequence[Sequence[str]]]], states: States | None, weights: Weights
              ) -> list[list[Named]]:
    """The names in each row of a page; beside a row stand the signals of each unit of it that is in a stretch."""
    named: list[list[Named]] = [[] for _ in rows]
    pieces = [(at, stretch) for at, (row, _) in enumerate(rows) for stretch in stretches(row.units)]
    for some, emissions in together(pieces, emitted(rows, pieces, states, weights)):
        for (row, stretch), labels, chances in zip(some, weights.chain.best(emissions),
                                                   weights.chain.marginals(emissions), strict=True):
            for first, last, people in spans(labels):
                begin = PEOPLE if people else PLACE
                chance = float(chances[first, begin] * np.prod(chances[first + 1 : last + 1, begin + 1]))
                why = reasons(rows[row][1][stretch[first]], begin, weights)
                named[row].append(Named(stretch[first], stretch[last], people, chance, why))
    for names in named:
        names.sort(key=lambda one: one.first)
    return named


Piece: TypeAlias = tuple[int, range]
"""A stretch and the number of the row that it is in."""


def emitted(rows: Sequence[tuple[Row, Sequence[Sequence[str]]]], pieces: Sequence[Piece], states: States | None,
            weights: Weights) -> list[Floats]:
    """The scores of each label for each unit of each stretch, before the chain: the signals of all units of a page are
    summed at once, and their states go through the head at once."""
    if not pieces:
        return []
    units = [(row, at) for row, stretch in pieces for at in stretch]
    spoken = [rows[row][1][at] for row, at in units]
    number, none = weights.signals, len(weights.values) - 1
    ids = [number.get(signal, none) for said in spoken for signal in (*said, "")]
    begins = np.cumsum([0, *(len(said) + 1 for said in spoken[:-1])])
    scores: Floats = np.add.reduceat(weights.values[ids], begins, axis=0)
    if weights.head is not None and states is not None:
        scores += weights.head(np.stack([states[rows[row][0].units[at].start] for row, at in units]))
    ends = np.cumsum([len(stretch) for _, stretch in pieces])
    return np.split(scores, ends[:-1])


def together(pieces: Sequence[Piece], emissions: Sequence[Floats]) -> Iterator[tuple[list[Piece], list[Floats]]]:
    """Stretches of like length with their scores, so many that their table stays small when it is padded."""
    order = sorted(range(len(pieces)), key=lambda at: -len(pieces[at][1]))
    while order:
        some = order[: max(MOST_UNITS // len(pieces[order[0]][1]), 1)]
        order = order[len(some) :]
        yield [pieces[at] for at in some], [emissions[at] for at in some]


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
    spoke = [(float(weights.values[at, label] - weights.values[at, OUTSIDE]), signal)
             for signal in dict.fromkeys(signals) if (at := weights.signals.get(signal)) is not None]
    spoke.sort(key=lambda one: (-one[0], one[1]))
    told = tuple(signal for value, signal in spoke[:TOLD] if value > LEAST_TOLD)
    return told or (BY_ENCODER if weights.head is not None else BY_MANY,)


def read(given: dict[str, Any], head: Any | None) -> Weights:
    """Weights as they are written: `given` is the JSON, `head` the arrays of the two layers."""
    chain = Chain(np.array(given["transitions"], np.float32), np.array(given["start"], np.float32),
                  np.zeros(LABELS, np.float32))
    layers = None if head is None else Head(*(np.array(head[name], np.float32) for name in (
        "first", "first_bias", "second", "second_bias")))
    values = np.array([*given["signals"].values(), [0.0] * LABELS], np.float32)
    return Weights({name: at for at, name in enumerate(given["signals"])}, values, chain, layers)


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
