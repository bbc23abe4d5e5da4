"""Statements as the trained tagger marks them: cues first, then for each cue its source and content."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sayso.model import Span
from sayso.text.crf import Chain, Floats
from sayso.text.units import Unit

OUTSIDE, BEGINS, GOES_ON = 0, 1, 2
NEITHER, SOURCE, CONTENT = 0, 1, 2
CERTAIN = np.float32(1e4)
GLUE = frozenset({",", ";", ":", "-", "(", ")"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A statement as the tagger marks it, with how sure it is (0 to 1) of cue, source and content."""

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    cue_score: float
    source_score: float
    content_score: float


@dataclass(frozen=True, slots=True)
class Seen:
    """A window as the network saw it: `vectors` (pieces, width), `cues` (units, 3), and `middle` (pieces, width), the
    states above the fourth layer, which other stages read too."""

    units: Sequence[Unit]
    firsts: NDArray[np.int64]
    vectors: Floats
    cues: Floats
    middle: Floats = field(default_factory=lambda: np.zeros((0, 0), np.float32))


class Network(Protocol):
    """What runs the two halves of the network."""

    cue_chain: Chain
    role_chain: Chain

    def see(self, windows: Sequence[Sequence[Unit]]) -> list[Seen]:
        """Read each window once."""

    def roles(self, asked: Sequence[tuple[Seen, int, int]]) -> list[Floats]:
        """For each window and the units from first to last of a cue in it, the role scores (units, 3)."""


def mark(network: Network, windows: Sequence[Sequence[Unit]], *, least: float = 0.4) -> list[Marked]:
    """The statements in the windows whose cue has at least the probability `least`, in the order of the text."""
    return mark_seen(network, network.see(windows), least=least)


def mark_seen(network: Network, all_seen: Sequence[Seen], *, least: float = 0.4) -> list[Marked]:
    """The same in windows that the network has seen."""
    asked = []
    scores = []
    for seen, likely in zip(all_seen, network.cue_chain.marginals([seen.cues for seen in all_seen]), strict=True):
        likely[[unit.is_break for unit in seen.units]] = 0
        for first, last, score in cues(likely, least):
            asked.append((seen, first, last))
            scores.append(score)
    emissions = network.roles(asked)
    for (_, first, last), one in zip(asked, emissions, strict=True):
        one[first : last + 1, NEITHER] += CERTAIN  # a cue is neither source nor content of itself
    found = [decide(seen, (first, last), np.array(best), sure, score) for (seen, first, last), best, sure, score in zip(
        asked, network.role_chain.best(emissions), network.role_chain.marginals(emissions), scores, strict=True)]
    return sorted((one for one in found if one.content), key=lambda one: one.cue)


def cues(marginals: Floats, least: float) -> list[tuple[int, int, float]]:
    """Where cues are likely: first and last unit, and the probability that one begins there.

    >>> marginals = np.array([[.1, .9, 0], [.2, .1, .7], [.95, .05, 0]], np.float32)
    >>> [(first, last) for first, last, _ in cues(marginals, .4)]
    [(0, 1)]
    """
    found: list[tuple[int, int, float]] = []
    for first in np.flatnonzero(marginals[:, BEGINS] >= least).tolist():
        last = first
        while last + 1 < len(marginals) and marginals[last + 1, GOES_ON] >= max(0.5 * marginals[first, BEGINS], 0.2):
            last += 1
        if found and found[-1][1] >= first:
            if found[-1][2] >= marginals[first, BEGINS]:
                continue
            found.pop()
        found.append((first, last, float(marginals[first, BEGINS])))
    return found


def decide(seen: Seen, cue: tuple[int, int], best: NDArray[np.int64], sure: Floats, score: float) -> Marked:
    """Source and content for one cue: `best` is the best role of each unit, `sure` how probable each role is there."""
    first, _ = cue
    breaks = [place for place, unit in enumerate(seen.units) if unit.is_break]
    best[breaks] = NEITHER
    best[: max((place for place in breaks if place < first), default=0)] = NEITHER  # a headline is nobody's content
    sources = runs(best == SOURCE)
    kept = max(sources, key=lambda run: float(sure[run[0] : run[1] + 1, SOURCE].sum()), default=None)
    contents = join(runs(best == CONTENT), seen.units)
    return Marked(
        span(seen.units, cue), span(seen.units, kept) if kept else None,
        tuple(span(seen.units, run) for run in contents if any(c.isalnum() for u in seen.units[run[0]:run[1] + 1]
                                                               for c in u.shown)),
        score,
        mean(sure, kept, SOURCE) if kept else float(1 - sure[:, SOURCE].max()),
        float(np.mean([mean(sure, run, CONTENT) for run in contents])) if contents else 0.0)


def runs(there: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The unbroken runs of True: first and last place.

    >>> runs(np.array([True, True, False, True]))
    [(0, 1), (3, 3)]
    """
    edges = np.flatnonzero(np.diff(np.concatenate([[False], there, [False]]).astype(np.int8)))
    return [(int(start), int(end) - 1) for start, end in edges.reshape(-1, 2)]


def join(pieces: list[tuple[int, int]], units: Sequence[Unit]) -> list[tuple[int, int]]:
    """Pieces with nothing but a mark between them are one."""
    joined: list[tuple[int, int]] = []
    for piece in pieces:
        if joined and all(unit.shown in GLUE for unit in units[joined[-1][1] + 1 : piece[0]]):
            joined[-1] = (joined[-1][0], piece[1])
        else:
            joined.append(piece)
    return joined


def mean(sure: Floats, run: tuple[int, int], label: int) -> float:
    """The mean probability of a label over a run."""
    return float(sure[run[0] : run[1] + 1, label].mean())


def span(units: Sequence[Unit], run: Iterable[int]) -> Span:
    """The characters from the first to the last unit of a run."""
    first, last = run
    return Span(units[first].start, units[last].end)
