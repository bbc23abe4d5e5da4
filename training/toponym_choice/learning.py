"""Learns the weights: a log-linear choice among each name's candidates, beliefs and weights in turn."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from training.toponym_choice.examples import Marked

from sayso.mentions.places.believing import at_first, believe
from sayso.mentions.places.signals import SIGNALS, Floats, measured

Doubles = NDArray[np.float64]
SHARE = {"lgl_even": 0.5, "own": 0.5}
"""How much a name of a corpus counts: LGL is local news, chosen for towns that share a name with better known ones; our
own sentences are made by rote."""
RIDGE = 0.001
TURNS = 4
"""Times beliefs are taken anew with the weights learned from the last ones; more change nothing."""
STEPS = 120
KEPT = 10
"""Steps that L-BFGS remembers."""


def learn(marked: Sequence[Marked]) -> Floats:
    """The weights of the signals, in the order of the columns."""
    weights = np.zeros(len(SIGNALS))
    for turn in range(TURNS):
        weights = least(loss(*table(marked, weights.astype(np.float32) if turn else None)), weights)
    return weights.astype(np.float32)


def table(marked: Sequence[Marked], weights: Floats | None) -> tuple[Doubles, NDArray[np.int64], Doubles, Doubles]:
    """Rows of signals, the choice each row belongs to, whether it is right, and how much each choice counts."""
    counts: list[float] = []
    signals, owner, right = [], [], []
    for text in marked:
        if not text.right:
            continue
        seen = measured(text.scene, at_first(text.scene)) if weights is None else believe(text.scene, weights)[1]
        starts = text.scene.starts()
        for at, rows in text.right:
            if len(rows) > 1:
                signals.append(seen[starts[at]:starts[at + 1]])
                owner.append(np.full(len(rows), len(counts)))
                right.append(rows)
                counts.append(SHARE.get(text.corpus, 1.0) / len(text.right) ** 0.5)
    worth = np.array(counts)
    return (np.concatenate(signals).astype(np.float64), np.concatenate(owner), np.concatenate(right).astype(np.float64),
            worth / worth.mean())


def loss(signals: Doubles, owner: NDArray[np.int64], right: Doubles, counts: Doubles
         ) -> Callable[[Doubles], tuple[float, Doubles]]:
    """The negative log likelihood of the right rows, with a ridge, and its slope."""
    many = len(counts)
    starts = np.searchsorted(owner, np.arange(many))
    ridge = 500.0 * RIDGE / many

    def at(weights: Doubles) -> tuple[float, Doubles]:
        scores = signals @ weights
        grown = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        total, good = np.add.reduceat(grown, starts), np.add.reduceat(grown * right, starts)
        value = -(counts * np.log(good / total + 1e-12)).sum() / many + ridge / 2 * (weights @ weights)
        pull = counts[owner] * (grown / total[owner] - grown * right / np.maximum(good, 1e-12)[owner])
        return float(value), signals.T @ pull / many + ridge * weights

    return at


def least(of: Callable[[Doubles], tuple[float, Doubles]], start: Doubles) -> Doubles:
    """Where a smooth function is least, by L-BFGS (Liu and Nocedal 1989) with halving of steps."""
    here, (value, slope) = start, of(start)
    moves: list[tuple[Doubles, Doubles]] = []
    for _ in range(STEPS):
        move = -direction(slope, moves)
        size = 1.0
        while (new := of(here + size * move))[0] > value + 1e-4 * size * (slope @ move):
            size /= 2
            if size < 1e-6:
                return here
        step, turn = size * move, new[1] - slope
        if step @ turn > 1e-10:
            moves = [*moves, (step, turn)][-KEPT:]
        gained = value - new[0]
        here, (value, slope) = here + step, new
        if gained < 1e-6:
            break
    return here


def direction(slope: Doubles, moves: Sequence[tuple[Doubles, Doubles]]) -> Doubles:
    """The slope turned by what the last steps have told of the curvature."""
    found = slope.copy()
    pulls = []
    for step, turn in reversed(moves):
        pull = (step @ found) / (turn @ step)
        pulls.append(pull)
        found -= pull * turn
    found *= (moves[-1][0] @ moves[-1][1]) / (moves[-1][1] @ moves[-1][1]) if moves else 1.0 / max(
        1.0, float(np.linalg.norm(slope)))
    for (step, turn), pull in zip(moves, reversed(pulls), strict=True):
        found += step * (pull - turn @ found / (turn @ step))
    return found
