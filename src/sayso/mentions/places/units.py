"""Groups the names of a text into what is looked up once: one name in one sense.

A text that names Alexandria ten times means one place, unless it says otherwise itself ("Paris, Texas" and "Paris,
France"): one sense per discourse (Gale, Church and Yarowsky 1992).
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from sayso.model import Place, Span


class FoundName(Protocol):
    """A name as a finder found it."""

    @property
    def span(self) -> Span:
        """Where it stands."""

    @property
    def name(self) -> str:
        """The name to look up."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name can mean, and how it is called by that name."""

    place: Place
    how: str


ROUGH = frozenset({"spelling variant", "part of it", "named after it"})
"""Ways of being called by a name that are not one's own name."""


class Role(StrEnum):
    """Why a name is looked at: it was asked for, or it is read beside to learn where we are."""

    FOUND = "found"
    READ = "read"
    CUE = "cue"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Spot:
    """One occurrence of a name: where it stands, its name, what it can mean, and its place in the row of names.

    `alone` says that no other word with a capital stands beside it: "Georgia" does in "in Georgia", but not in
    "Georgia Smith".
    """

    span: Span
    name: str
    role: Role
    candidates: tuple[Candidate, ...]
    member: int = -1
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Unit:
    """One name in one sense: its occurrences, and what it can mean."""

    name: str
    role: Role
    spots: tuple[Spot, ...]
    candidates: tuple[Candidate, ...]


MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")


@lru_cache(maxsize=16384)
def plain(name: str) -> str:
    """A name as it is looked up: without marks of direction, line breaks, and a genitive.

    >>> plain("Ostrel\\u200f  Valley’s")
    'Ostrel Valley'
    """
    bare = " ".join((name if name.isascii() else MARKS.sub("", name)).split())
    return bare[:-2] if bare.endswith(("'s", "’s")) else bare[:-1] if bare.endswith(("'", "’")) else bare


@lru_cache(maxsize=16384)
def key(name: str) -> str:
    """A name without what does not tell two names apart: case, accents, "the".

    >>> key("The\\u200f Ostrel’s"), key("OSTREL")
    ('ostrel', 'ostrel')
    """
    bare = unicodedata.normalize("NFKD", plain(name).casefold())
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return re.sub(r"^the\s+", "", bare).strip(" .,;:()")


def group(spots: Sequence[Spot], holders: dict[int, set[str]]) -> list[Unit]:
    """The occurrences by name and sense; `holders` gives for each qualified occurrence the ids that it can then mean.

    Occurrences that say nothing themselves go with the one before them that does, or else with the first.
    """
    rows: dict[tuple[str, Role], list[int]] = {}
    for at, spot in enumerate(spots):
        rows.setdefault((key(spot.name), spot.role), []).append(at)
    units = []
    for (_, role), row in rows.items():
        for part in senses(row, holders):
            first = spots[part[0]]
            units.append(Unit(first.name, role, tuple(spots[at] for at in part), first.candidates))
    return units


def senses(row: list[int], holders: dict[int, set[str]]) -> list[list[int]]:
    """The occurrences of one name cut into senses: two are apart where what they can mean has nothing in common.

    >>> senses([0, 1, 2, 3], {0: {"a"}, 2: {"b", "c"}, 3: {"c"}})
    [[0, 1], [2, 3]]
    """
    parts: list[tuple[set[str], list[int]]] = []
    waiting: list[int] = []
    last: list[int] | None = None
    for at in row:
        if not (means := holders.get(at)):
            (waiting if last is None else last).append(at)
            continue
        for known, part in parts:
            if known & means:
                known.intersection_update(means)
                part.append(at)
                last = part
                break
        else:
            last = [at]
            parts.append((set(means), last))
    if not parts:
        return [row]
    parts[0][1].extend(waiting)
    return [sorted(part) for _, part in parts]

