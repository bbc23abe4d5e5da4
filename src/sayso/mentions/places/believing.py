"""Thinks a text over: how likely each name means each of its candidates, given how likely all the others do."""

import numpy as np

from sayso.mentions.places.signals import COLUMN, Floats, Numbers, Scene, measured

ROUNDS = 3
"""Times a text is thought over; later rounds change less than one answer in a thousand."""
AT_FIRST = {"people": 2.0, "named by: spelling variant": -1.5, "level: country": 1.5}
"""What is believed before any other name is looked at: the place with the most people, and countries."""


def at_first(scene: Scene) -> Floats:
    """How likely each row is before the others are looked at."""
    score = sum(weight * scene.fixed[:, COLUMN[name]] for name, weight in AT_FIRST.items())
    return shares(np.asarray(score, np.float32), scene)


def believe(scene: Scene, weights: Floats) -> tuple[Floats, Floats]:
    """How likely each row is when all have been thought over together, and the signals that were seen last."""
    belief = at_first(scene)
    seen = scene.fixed
    for _ in range(ROUNDS):
        seen = measured(scene, belief)
        belief = shares(seen @ weights, scene)
    return belief, seen


def shares(scores: Floats, scene: Scene) -> Floats:
    """Scores of rows as shares of 1 within each unit."""
    if not len(scores):
        return scores
    starts: Numbers = scene.starts()[:-1]
    grown = np.exp(scores - np.maximum.reduceat(scores, starts)[scene.unit])
    return np.asarray(grown / np.add.reduceat(grown, starts)[scene.unit], np.float32)
