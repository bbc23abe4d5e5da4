"""Looks up what a name can mean; where nothing bears it, what the part of it that says which can mean."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from sayso.mentions.places.units import ROUGH, Candidate, plain
from sayso.mentions.places.wordlists import phrases

if TYPE_CHECKING:
    from sayso.mentions.places.gazetteer import Gazetteer

PART = "part of it"


def candidates(name: str, gazetteer: "Gazetteer") -> tuple[Candidate, ...]:
    """What a name can mean; if nothing bears it, what the part of it that says which can mean.

    "Marn River" is found as Marn where no list has the river, and "northern Karsova" as Karsova.
    """
    found = tuple(Candidate(one.place, one.how.value) for one in gazetteer.named(plain(name)))
    if found:
        return found
    for part in parts(plain(name)):
        named = [one for one in gazetteer.named(part) if one.how.value not in ROUGH]
        if named:
            main = [one for one in named if one.how.value == "name"]
            return tuple(Candidate(one.place, PART) for one in main or named)
    return ()


def parts(name: str) -> Iterator[str]:
    """A name without words of direction before it and of kind around it, step by step.

    >>> list(parts("Northern Marn River")), list(parts("Marn")), list(parts("Marn, Karsova"))
    (['Marn River', 'Northern Marn', 'Marn'], [], ['Marn'])
    """
    tried = {name}
    grown = [name]
    while grown:
        piece = grown.pop(0)
        for rest in (without("before", piece), without("behind", piece), piece.partition(",")[0]):
            if rest and rest not in tried:
                tried.add(rest)
                grown.append(rest)
                yield rest


def without(where: str, name: str) -> str:
    """A name without the first listed word of direction or kind that stands before it or behind it.

    >>> without("before", "northern Marn"), without("behind", "Marn River"), without("behind", "Riverton")
    ('Marn', 'Marn', 'Riverton')
    """
    return pattern(where).sub("", name)


@cache
def pattern(where: str) -> re.Pattern[str]:
    """The listed words as a pattern, longer ones first."""
    listed = "|".join(re.escape(word) for word in sorted(phrases(where), key=len, reverse=True))
    return re.compile(rf"^(?:{listed})\s+" if where == "before" else rf"\s+(?:{listed})$", re.I)
