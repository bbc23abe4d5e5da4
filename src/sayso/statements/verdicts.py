"""Words by which a page takes sides on a report or keeps its distance: "hoax", "denied", "could not be verified"."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sayso.lexicon import load
from sayso.text.words import Word, stem, words

OPPOSITE = "opposite"
"""The table of words that cannot both be so."""


class VerdictKind(StrEnum):
    """What a word says of a report; the name of its table in `verdicts.toml`, whose head explains each."""

    UNTRUE = "untrue"
    REFUTED = "refuted"
    DOUBTED = "doubted"
    HEDGED = "hedged"
    RELAYED = "relayed"
    UPHELD = "upheld"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A listed word or phrase: words `start` up to, not including, `end` of those it was looked for in."""

    kind: VerdictKind
    word: str
    start: int
    end: int


@cache
def listed() -> Mapping[str, tuple[tuple[tuple[str, ...], VerdictKind, str], ...]]:
    """The listed phrases by the stem of their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], VerdictKind, str]]] = defaultdict(list)
    for entry in load("verdicts"):
        if entry.kind == OPPOSITE:
            continue
        for form in (entry.key, *entry.words("also")):
            stems = tuple(stem(word.letters) for word in words(form))
            found[stems[0]].append((stems, VerdictKind(entry.kind), form))
    return {first: tuple(sorted(these, key=lambda one: -len(one[0]))) for first, these in found.items()}


def find_verdicts(given: Sequence[Word]) -> list[Verdict]:
    """Every listed word or phrase, left to right, the longest at each place; none begins inside another.

    >>> [(one.kind.value, one.word) for one in find_verdicts(words("Zoric denied it: no evidence, he said."))]
    [('refuted', 'deny'), ('doubted', 'no evidence'), ('relayed', 'said')]
    """
    stems = tuple(stem(word.letters) for word in given)
    return find_in_stems(stems)


def find_in_stems(stems: Sequence[str]) -> list[Verdict]:
    """The same of words given by their stems.

    >>> [one.word for one in find_in_stems(("a", "hoax"))]
    ['hoax']
    """
    known = listed()
    found, at = [], 0
    while at < len(stems):
        step = 1
        for phrase, kind, form in known.get(stems[at], ()):
            if tuple(stems[at : at + len(phrase)]) == phrase:
                found.append(Verdict(kind, form, at, at + len(phrase)))
                step = len(phrase)
                break
        at += step
    return found
