"""The small net that weighs the signals of predicates; `training/events/choosing.py` makes it."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import IO

import numpy as np

from sayso.events.signals import WIDTH, Floats
from sayso.model import Version

FILES = ("events.npz", "events_alone.npz")


@dataclass(frozen=True, slots=True)
class Net:
    """Two layers over named signals and, where there are any, the encoder's states brought down to few numbers.

    `nothing` is the score that a sentence has for telling no event at all.
    """

    first: Floats
    first_bias: Floats
    second: Floats
    second_bias: Floats
    nothing: float
    mean: Floats
    spread: Floats
    centres: Floats | None = None
    axes: Floats | None = None

    def rows(self, signals: Floats, seen: Floats | None) -> Floats:
        """The inputs of the net: signals (candidates, names), and states (candidates, 2 * 384) along its axes."""
        if self.centres is None or self.axes is None:
            return signals
        size = self.axes.shape[2]
        low = np.zeros((len(signals), 2 * size), np.float32)
        if seen is not None:
            for half in range(2):
                part = seen[:, half * WIDTH : (half + 1) * WIDTH]
                there = np.abs(part).sum(1, keepdims=True) > 0
                low[:, half * size : (half + 1) * size] = ((part - self.centres[half]) @ self.axes[half]) * there
        return np.concatenate([signals, low], axis=1)

    def scores(self, signals: Floats, seen: Floats | None = None) -> Floats:
        """The score of each type (columns) for each candidate (rows)."""
        rows = (self.rows(signals, seen) - self.mean) / self.spread
        scores: Floats = np.maximum(rows @ self.first + self.first_bias, 0) @ self.second + self.second_bias
        return scores


@cache
def load(*, with_states: bool) -> Net:
    """The net that ships with Sayso: the one for texts that the encoder has read, or the one that does without."""
    with files("sayso").joinpath("models", FILES[0 if with_states else 1]).open("rb") as stream:
        return read(stream)


def read(stream: IO[bytes]) -> Net:
    """The net of an open file, as `training/events/choosing.py` writes it."""
    made = np.load(stream)
    parts = {name: made[name].astype(np.float32) for name in made.files}
    nothing = float(parts.pop("nothing")[0])
    return Net(nothing=nothing, **parts)


def version() -> Version:
    """The weights, to record with each reading.

    >>> version().name
    'event choice'
    """
    folder = files("sayso").joinpath("models")
    content = b"".join(folder.joinpath(name).read_bytes() for name in FILES)
    return Version("event choice", "1", sha256(content).hexdigest())
