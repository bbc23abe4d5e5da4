"""Reading a linear-chain conditional random field: the best sequence of labels, and how sure each label is.

Lafferty, McCallum and Pereira 2001. Emissions are (length, labels), transitions (labels, labels) from row to column.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Chain:
    """The scores for going from one label to the next, for starting with one and for ending with one."""

    transitions: Floats
    start: Floats
    end: Floats

    def best(self, emissions: Floats) -> list[int]:
        """The labels with the highest score (Viterbi).

        >>> zeros = np.zeros(2, np.float32)
        >>> Chain(np.array([[1, -9], [-9, 1]], np.float32), zeros, zeros).best(np.array([[2, 0], [0, 1]], np.float32))
        [0, 0]
        """
        score = emissions[0] + self.start
        back = np.zeros(emissions.shape, np.int64)
        for place in range(1, len(emissions)):
            through = score[:, None] + self.transitions
            back[place] = through.argmax(0)
            score = through.max(0) + emissions[place]
        label = int((score + self.end).argmax())
        labels = [label]
        for place in range(len(emissions) - 1, 0, -1):
            label = int(back[place, label])
            labels.append(label)
        return labels[::-1]

    def marginals(self, emissions: Floats) -> Floats:
        """The probability of each label at each place, (length, labels), each row summing to 1."""
        forward = np.empty_like(emissions)
        backward = np.empty_like(emissions)
        forward[0] = emissions[0] + self.start
        for place in range(1, len(emissions)):
            forward[place] = log_sum(forward[place - 1][:, None] + self.transitions, 0) + emissions[place]
        backward[-1] = self.end
        for place in range(len(emissions) - 2, -1, -1):
            backward[place] = log_sum(self.transitions + (emissions[place + 1] + backward[place + 1])[None, :], 1)
        total = log_sum(forward[-1] + self.end, 0)
        probabilities: Floats = np.exp(forward + backward - total)
        return probabilities


def log_sum(scores: Floats, axis: int) -> Floats:
    """log(sum(exp(scores))) along an axis, without overflow."""
    top = scores.max(axis, keepdims=True)
    summed: Floats = np.log(np.exp(scores - top).sum(axis)) + top.squeeze(axis)
    return summed
