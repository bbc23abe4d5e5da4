"""Reading a linear-chain conditional random field: the best sequence of labels, and how sure each label is.

Lafferty, McCallum and Pereira 2001. Emissions are (length, labels), transitions (labels, labels) from row to column.
"""

from collections.abc import Sequence
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

    def best(self, emissions: Sequence[Floats]) -> list[list[int]]:
        """For each sequence the labels with the highest score (Viterbi).

        >>> zeros = np.zeros(2, np.float32)
        >>> chain = Chain(np.array([[1, -9], [-9, 1]], np.float32), zeros, zeros)
        >>> chain.best([np.array([[2, 0], [0, 1]], np.float32), np.array([[0, 1]], np.float32)])
        [[0, 0], [1]]
        """
        if not emissions:
            return []
        padded, lengths = stack(emissions)
        rows = np.arange(len(emissions))
        score = padded[:, 0] + self.start
        final = np.where((lengths == 1)[:, None], score, 0)
        back = np.zeros(padded.shape, np.int64)
        for place in range(1, padded.shape[1]):
            through = score[:, :, None] + self.transitions
            back[:, place] = through.argmax(1)
            score = through.max(1) + padded[:, place]
            final = np.where((lengths == place + 1)[:, None], score, final)
        label = (final + self.end).argmax(1)
        labels = np.zeros(padded.shape[:2], np.int64)
        for place in range(padded.shape[1] - 1, -1, -1):
            labels[:, place] = label
            label = np.where(place < lengths, back[rows, place, label] if place else label, label)
        return [labels[row, :length].tolist() for row, length in enumerate(lengths)]

    def marginals(self, emissions: Sequence[Floats]) -> list[Floats]:
        """For each sequence the probability of each label at each place, (length, labels), each row summing to 1.

        >>> zeros = np.zeros(2, np.float32)
        >>> [found] = Chain(np.zeros((2, 2), np.float32), zeros, zeros).marginals([np.zeros((3, 2), np.float32)])
        >>> found.round(3).tolist()
        [[0.5, 0.5], [0.5, 0.5], [0.5, 0.5]]
        """
        if not emissions:
            return []
        padded, lengths = stack(emissions)
        forward = np.empty_like(padded)
        backward = np.empty_like(padded)
        forward[:, 0] = padded[:, 0] + self.start
        length = padded.shape[1]
        for place in range(1, length):
            forward[:, place] = log_sum(forward[:, place - 1, :, None] + self.transitions, 1) + padded[:, place]
        backward[:, length - 1] = self.end
        for place in range(length - 2, -1, -1):
            further = log_sum(self.transitions + (padded[:, place + 1] + backward[:, place + 1])[:, None, :], 2)
            backward[:, place] = np.where((place < lengths - 1)[:, None], further, self.end)
        last = forward[np.arange(len(lengths)), lengths - 1] + self.end
        shares = np.exp(np.minimum(forward + backward - log_sum(last, 1)[:, None, None], 0))  # padding may be above
        return [shares[row, :length] for row, length in enumerate(lengths)]


def stack(emissions: Sequence[Floats]) -> tuple[Floats, NDArray[np.int64]]:
    """Sequences as one array, padded with zeros to the longest, and their lengths."""
    lengths = np.array([len(one) for one in emissions], np.int64)
    padded = np.zeros((len(emissions), int(lengths.max()), emissions[0].shape[1]), np.float32)
    for row, one in enumerate(emissions):
        padded[row, : len(one)] = one
    return padded, lengths


def log_sum(scores: Floats, axis: int) -> Floats:
    """log(sum(exp(scores))) along an axis, without overflow."""
    top = scores.max(axis, keepdims=True)
    summed: Floats = np.log(np.exp(scores - top).sum(axis)) + top.squeeze(axis)
    return summed
