"""What the encoder of the reading saw of each word, where it ran."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from sayso.text.crf import Floats
from sayso.text.units import Unit


class Window(Protocol):
    """A window of units as the encoder saw it: `middle` has the state of each word piece
    above the fourth layer, `firsts` each unit's first piece."""

    @property
    def units(self) -> Sequence[Unit]:
        """The words and marks."""

    @property
    def firsts(self) -> NDArray[np.int64]:
        """The first word piece of each unit."""

    @property
    def middle(self) -> Floats:
        """The state of each word piece."""


States = Mapping[int, NDArray[Any]]
"""The encoder's state of each unit, by the character of the page at which it starts."""


def states_of(windows: Iterable[Window]) -> dict[int, NDArray[Any]]:
    """The state of each unit of some windows, by where it starts; ends of paragraphs are left out."""
    found: dict[int, NDArray[Any]] = {}
    for window in windows:
        for at, unit in enumerate(window.units):
            if not unit.is_break:
                found[unit.start] = window.middle[int(window.firsts[at])]
    return found
