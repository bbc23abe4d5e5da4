"""Which texts of a set tell of the same event.

Six likenesses of a pair (names, other words, figures, beginnings, all words, pairs of words; each a cosine of TF-IDF
weights within the set) are weighed by a logistic model that `training/events/grouping.py` fits on ECB+ train; texts
are then put together by average linkage (UPGMA) while a pair of groups is likelier one than two.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import log

import numpy as np
from numpy.typing import NDArray

from sayso.text.words import stem, words

Floats = NDArray[np.float64]

LOOKS = ("names", "other words", "figures", "beginnings", "all words", "pairs of words")
BEGINNING = 250          # characters of a text that tell what it is about
EVEN = 0.5               # a pair of groups is put together from this chance on
MOST = 5_000             # texts in a set: all pairs are looked at
TOLD = 4                 # words given as a reason
SMALL = frozenset({
    "the", "a", "an", "of", "in", "on", "to", "and", "for", "with", "at", "by", "from", "as", "is", "was", "were",
    "be", "been", "has", "have", "had", "it", "its", "his", "her", "he", "she", "they", "that", "this", "which",
    "who", "will", "would", "after", "before", "not", "but", "said", "says", "say", "or", "are", "also", "their",
    "more", "than", "one", "two", "about", "over", "into", "out", "up", "no", "new", "when", "last", "year",
    "first", "other",
})
"""Words that any news has."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each likeness of a pair speaks for: centred by `mean`, divided by `spread`, times `weight`."""

    weight: Floats
    mean: Floats
    spread: Floats

    def chances(self, looks: Floats) -> Floats:
        """The chance of each pair (rows of `looks`) to be one event."""
        scores = ((features(looks) - self.mean) / self.spread) @ self.weight
        chances: Floats = 1 / (1 + np.exp(-scores))
        return chances


@cache
def weights() -> Weights:
    """The weights that ship with Sayso."""
    made = json.loads(files("sayso").joinpath("models", "same_event.json").read_text(encoding="utf-8"))
    return Weights(*(np.array(made[name]) for name in ("weight", "mean", "spread")))


def features(looks: Floats) -> Floats:
    """The likenesses of pairs with their roots, two products and a constant: what the weights belong to.

    >>> features(np.array([[0.25, 0.0, 0.0, 0.0, 0.0, 0.0]])).shape
    (1, 15)
    """
    return np.concatenate([looks, np.sqrt(np.maximum(looks, 0)), looks[:, :1] * looks[:, 1:2],
                           looks[:, 3:4] * looks[:, 4:5], np.ones((len(looks), 1))], axis=1)


def bags(text: str) -> tuple[list[str], ...]:
    """The words of a text as each likeness sees them, in the order of `LOOKS`.

    >>> bags("Karsovan guns hit Marn: 12 died")[0], bags("Karsovan guns hit Marn: 12 died")[2]
    (['karsovan', 'marn'], ['12'])
    """
    named, other, figures, every, first = [], [], [], [], []
    for word in words(text):
        if word.letters in SMALL or len(word.letters) < 2:
            continue
        opening = text[word.start]
        short = stem(word.letters)
        every.append(short)
        if word.start < BEGINNING:
            first.append(short)
        if opening.isdigit():
            figures.append(word.letters)
        elif opening.isupper():
            named.append(short)
        else:
            other.append(short)
    pairs = [f"{one} {two}" for one, two in pairwise(every)]
    return named, other, figures, first, every, pairs


def likeness(documents: Sequence[Iterable[str]]) -> Floats:
    """The cosine of every two documents' words, weighed by TF-IDF within the set.

    >>> likeness([["a", "b"], ["a", "b"], ["c"]]).round(2).tolist()
    [[1.0, 1.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 1.0]]
    """
    counts = [Counter(each) for each in documents]
    seen: Counter[str] = Counter(word for each in counts for word in each)
    total = len(counts)
    vectors = [{word: (1 + log(times)) * (log((1 + total) / (1 + seen[word])) + 1) for word, times in each.items()}
               for each in counts]
    postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, vector in enumerate(vectors):
        norm = sum(value * value for value in vector.values()) ** 0.5
        for word, value in vector.items():
            postings[word].append((at, value / norm))
    alike = np.zeros((total, total))
    for some in postings.values():
        places = np.array([at for at, _ in some])
        values = np.array([value for _, value in some])
        alike[np.ix_(places, places)] += np.outer(values, values)
    return alike


def chances(texts: Sequence[str]) -> Floats:
    """The chance of every two texts to tell of one event; texts by texts."""
    columns = list(zip(*(bags(text) for text in texts), strict=True))
    looks = np.stack([likeness(column) for column in columns], axis=-1)
    size = len(texts)
    return weights().chances(looks.reshape(size * size, len(LOOKS))).reshape(size, size)


def linked(alike: Floats, least: float = EVEN) -> list[int]:
    """The group of each row by average linkage: groups join while their mean likeness is at least `least`.

    >>> linked(np.array([[1, .9, .1], [.9, 1, .2], [.1, .2, 1]]))
    [0, 0, 2]
    """
    size = len(alike)
    near = alike.astype(float).copy()
    np.fill_diagonal(near, -np.inf)
    members = {at: [at] for at in range(size)}
    weight = np.ones(size)
    while size > 1:
        one, two = divmod(int(np.argmax(near)), size)
        if near[one, two] < least:
            break
        one, two = min(one, two), max(one, two)
        together = (near[one] * weight[one] + near[two] * weight[two]) / (weight[one] + weight[two])
        near[one], near[:, one] = together, together
        near[one, one] = -np.inf
        near[two], near[:, two] = -np.inf, -np.inf
        weight[one] += weight[two]
        members[one] += members.pop(two)
    return [group for _, group in sorted((at, group) for group, some in members.items() for at in some)]


def group(texts: Sequence[str]) -> list[int]:
    """The number of each text's event: that of the first text that tells of it.

    Raises ValueError for more than 5,000 texts: all pairs are looked at.

    >>> group(["Shells hit the school in Tolvik, killing 40, MedAid said", "Forty died as shells hit Tolvik school, "
    ...        "MedAid said", "Karsova won the rowing cup on Sunday"])
    [0, 0, 2]
    """
    if len(texts) > MOST:
        raise ValueError(f"{len(texts):,} texts; all pairs are looked at, so give at most {MOST:,} at once")
    return linked(chances(texts)) if texts else []


def shared(one: str, two: str) -> tuple[str, ...]:
    """The names and figures that two texts share, most printed first: the reason why they are put together.

    >>> shared("Shells hit Tolvik", "Tolvik was shelled")
    ('tolvik',)
    """
    first, second = (Counter(word for bag in (bags(text)[0], bags(text)[2]) for word in bag) for text in (one, two))
    both: Mapping[str, int] = first & second
    return tuple(sorted(both, key=lambda word: (-both[word], word)))[:TOLD]
