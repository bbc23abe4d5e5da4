"""The names of the gazetteer that stand in a row of words, before anybody asks whether they are meant."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sayso.mentions.places.naming.page import Row
from sayso.model import Place
from sayso.text.units import Letters, Unit

LONGEST = 6
"""Most words of a name that is looked up, marks left out."""
SIZES = ((1_000_000, "place of millions"), (100_000, "place of over 100,000"), (10_000, "place of over 10,000"),
         (1, "small place"), (0, "place of unknown size"))
WIDE = frozenset({"country", "continent", "province"})
MANY = 8
LONGEST_SHORT = 5
"""Letters of the longest abbreviation with a stop, as Calif. and Minn."""
ABBREVIATION = "abbreviation"
"""How the gazetteer calls what belongs to a stop: that of "Ill." does, that at the end of a sentence does not."""


class Named(Protocol):
    """A place that a name can mean, and how the name is its own."""

    @property
    def place(self) -> Place:
        """The place."""

    @property
    def how(self) -> str:
        """How the name is its own."""


class Gazetteer(Protocol):
    """What is asked of the list of places."""

    def named(self, name: str, /) -> Sequence[Named]:
        """Every place that the name can mean, the most prominent first."""


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the gazetteer from the unit `first` to the unit `last` of a row, and what its likeliest place is."""

    first: int
    last: int
    level: str
    prominence: str
    how: str
    many: bool
    capitals: int

    @property
    def size(self) -> int:
        """How many units it has."""
        return self.last - self.first + 1


def known_names(row: Row, gazetteer: Gazetteer, remembered: dict[str, Known | None]) -> Mapping[int, Sequence[Known]]:
    """For each unit the known names that it is part of, the longest first; `remembered` is kept between rows."""
    found: dict[int, list[Known]] = {}
    for first, last in stretches(row.units, row.spaced):
        name = name_of(row, first, last)
        if name not in remembered:
            remembered[name] = look_up(name, gazetteer)
        known = remembered[name]
        stopped = row.units[last].shown == "." and len(row.units[last - 1].shown) > 1
        if known is not None and not (stopped and known.how != ABBREVIATION):
            here = row.units[first : last + 1]
            capitals = sum(unit.letters != Letters.PLAIN for unit in here)
            placed = Known(first, last, known.level, known.prominence, known.how, known.many, capitals)
            for at in range(first, last + 1):
                found.setdefault(at, []).append(placed)
    for names in found.values():
        names.sort(key=lambda name: -name.size)
    return found


def name_of(row: Row, first: int, last: int) -> str:
    """The words from one unit to another as they are looked up: with single spaces, and ordinary marks."""
    shown = []
    for at in range(first, last + 1):
        if at > first and row.spaced[at]:
            shown.append(" ")
        shown.append(row.units[at].shown)
    return "".join(shown)


def stretches(units: Sequence[Unit], spaced: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Every stretch that could be a name: it starts and ends with a capital or number, and no mark cuts it."""
    for first, unit in enumerate(units):
        if unit.letters == Letters.PLAIN:
            continue
        words = 0
        for last in range(first, len(units)):
            shown = units[last].shown
            if shown[0].isalnum():
                words += 1
                if words > LONGEST:
                    break
                if units[last].letters != Letters.PLAIN or spaced_small(units, spaced, last):
                    yield first, last
            elif shown == ".":
                if len(units[last - 1].shown) > LONGEST_SHORT or spaced[last]:
                    break
                yield first, last
            elif shown not in {"-", "'", "&"}:
                break


def spaced_small(units: Sequence[Unit], spaced: Sequence[bool], at: int) -> bool:
    """Whether a word in small letters hangs on a hyphen or apostrophe before it, as in Deir al-zor."""
    return at > 0 and not spaced[at] and units[at - 1].shown in {"-", "'"}


def look_up(name: str, gazetteer: Gazetteer) -> Known | None:
    """What the gazetteer knows of a name, None where it knows none."""
    named = gazetteer.named(name)
    if not named:
        return None
    best = named[0]
    population = max(one.place.population for one in named)
    level = str(best.place.level)
    prominence = level if level in WIDE else next(text for least, text in SIZES if population >= least)
    return Known(0, 0, level, prominence, str(best.how), len(named) > MANY, 0)
