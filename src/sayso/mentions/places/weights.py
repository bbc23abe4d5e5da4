"""The learned weights of the signals; `training/toponym_choice` makes them."""

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

import numpy as np

from sayso.mentions.places.signals import COLUMN, SIGNALS, Floats
from sayso.model import Version

FILE = "toponym_choice.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each signal weighs, in the order of the columns, and below what likelihood we say "cannot tell"."""

    signals: Floats
    sure_from: float


@cache
def load() -> Weights:
    """The weights that Sayso ships.

    >>> load().signals.shape == (len(SIGNALS),)
    True
    """
    kept = json.loads(files("sayso").joinpath("models", FILE).read_text(encoding="utf-8"))
    return from_names(kept["weights"], kept["sure_from"])


@cache
def version() -> Version:
    """The version of the weights, to record with each reading.

    >>> version().name
    'toponym choice'
    """
    return Version("toponym choice", "1", sha256(files("sayso").joinpath("models", FILE).read_bytes()).hexdigest())


def from_names(weights: dict[str, float], sure_from: float) -> Weights:
    """Weights given by the names of their signals; a signal that is not named weighs nothing.

    >>> float(from_names({"people": 0.5}, 0.4).signals[COLUMN["people"]])
    0.5
    """
    row = np.zeros(len(SIGNALS), np.float32)
    for name, weight in weights.items():
        row[COLUMN[name]] = weight
    return Weights(row, sure_from)
