"""FNC-1's pairs of a headline and a body, parted into those to learn from, to choose by, and to measure on.

By body: all pairs of a body are in one part; a headline may be in several, as each stands beside many bodies. By topic:
headlines and bodies connected by related pairs are one topic and stay together, so that what is measured is told by no
word about an event that was learned from; unrelated pairs go with their body, and are left out where
their headline's topic is measured on and their body's is not.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

LABELS = ("unrelated", "discuss", "agree", "disagree")
FOLDS = 10
MEASURED = frozenset({0, 1})   # folds of the part to measure on
CHOSEN_BY = frozenset({2, 3})  # folds of the part to choose by; the rest is learned from
LEARN, CHOOSE, MEASURE, LEAVE = "learn", "choose", "measure", "leave"


@dataclass(frozen=True, slots=True)
class Pair:
    """A headline, the id of a body, and what the body is to the headline."""

    id: str
    headline: str
    body: str
    label: str


def read(folder: Path) -> tuple[list[Pair], dict[str, str]]:
    """The pairs in order of their bodies, and the bodies by id. Never the pairs of `emergent_test`."""
    with (folder / "stance" / "fnc1_train_bodies.jsonl").open(encoding="utf-8") as stream:
        bodies = {row["body_id"]: row["text"] for row in map(json.loads, stream)}
    with (folder / "stance" / "fnc1_train.jsonl").open(encoding="utf-8") as stream:
        pairs = [Pair(row["id"], row["headline"], row["body_id"], row["label"]) for row in map(json.loads, stream)]
    return sorted(pairs, key=lambda pair: (pair.body, pair.id)), bodies


def folds_by_body(pairs: Iterable[Pair]) -> dict[str, int]:
    """A fold from 0 to 9 for each body, by the hash of its id."""
    return {pair.body: int(hashlib.md5(pair.body.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS
            for pair in pairs}


def topics(pairs: Sequence[Pair]) -> dict[str, str]:
    """The topic of each body and each headline, named by one of its bodies or headlines."""
    above: dict[str, str] = {}

    def top(one: str) -> str:
        above.setdefault(one, one)
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for pair in pairs:
        first, second = top(pair.body), top(pair.headline)
        if pair.label != "unrelated":
            above[max(first, second)] = min(first, second)
    return {one: top(one) for one in above}


def folds_by_topic(pairs: Sequence[Pair]) -> dict[str, int]:
    """A fold from 0 to 9 for each body and headline; topics are dealt out, large ones first, to the lightest fold.

    A topic weighs by its pairs; those that disagree, of which there are few, weigh ten times.
    """
    topic = topics(pairs)
    weights: Counter[str] = Counter()
    for pair in pairs:
        if pair.label != "unrelated":
            weights[topic[pair.body]] += 10 if pair.label == "disagree" else 1
        else:
            weights[topic[pair.body]] += 0
    load = [0] * FOLDS
    fold: dict[str, int] = {}
    for one, weight in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
        fold[one] = min(range(FOLDS), key=lambda at: (load[at], at))
        load[fold[one]] += weight or 1
    return {one: fold.get(named, -1) for one, named in topic.items()}


def part_of(fold: int) -> str:
    """The part that a fold belongs to.

    >>> part_of(0), part_of(3), part_of(9)
    ('measure', 'choose', 'learn')
    """
    return MEASURE if fold in MEASURED else CHOOSE if fold in CHOSEN_BY else LEARN


def parts(pairs: Sequence[Pair], *, by: str) -> dict[str, str]:
    """The part of each pair by its id: "learn", "choose", "measure", or "leave". `by` is "body" or "topic"."""
    if by == "body":
        fold = folds_by_body(pairs)
        return {pair.id: part_of(fold[pair.body]) for pair in pairs}
    fold = folds_by_topic(pairs)
    found = {}
    for pair in pairs:
        part = part_of(fold[pair.body])
        leaks = part != MEASURE and fold[pair.headline] in MEASURED
        found[pair.id] = LEAVE if leaks else part
    return found


def by_part(pairs: Sequence[Pair], *, by: str) -> dict[str, list[Pair]]:
    """The pairs of each part."""
    part = parts(pairs, by=by)
    found = defaultdict(list)
    for pair in pairs:
        found[part[pair.id]].append(pair)
    return found
