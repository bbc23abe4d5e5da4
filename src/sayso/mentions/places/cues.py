"""Reads what country or province a text is at home in from words that are no names of places.

"The sheriff", "councillors" and "two crore" each belong to the news of one country more than to others
(`data/en/toponym_cues.toml`); a telephone number belongs to a state (`data/places/area_codes.toml`).
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sayso import lexicon
from sayso.mentions.places.units import Candidate, Role, Spot
from sayso.model import Place, PlaceLevel, Span

if TYPE_CHECKING:
    from sayso.lexicon import Entry
    from sayso.mentions.places.gazetteer import Gazetteer

PHONE = re.compile(r"(?<![\d-])(?:1[-. ])?\(?([2-9]\d\d)\)?[-. /]{1,2}[2-9]\d\d[-. ]\d{4}(?!\d)")
ENDS = re.compile(r"\d\d\d[-. ]\d{4}(?!\d)")
"""How each telephone number ends, which is looked for sooner than a whole one."""
WIDE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.PROVINCE})


def cues(text: str, gazetteer: "Gazetteer") -> Iterator[Spot]:
    """Every word of a country's own news, with the countries that it speaks for."""
    entries, pattern = listed()
    for word in pattern.finditer(text):
        yield from spot(Span(*word.span()), entries[(word.lastindex or 1) - 1].words("country"), Role.CUE, gazetteer)


def telephones(text: str, gazetteer: "Gazetteer") -> Iterator[Spot]:
    """Every telephone number with the state of its area code, which it as good as names."""
    for number in PHONE.finditer(text) if ENDS.search(text) else ():
        if name := area_codes().get(number.group(1)):
            yield from spot(Span(*number.span()), (name,), Role.READ, gazetteer)


def spot(span: Span, names: tuple[str, ...], role: Role, gazetteer: "Gazetteer") -> Iterator[Spot]:
    """A cue as an occurrence of the countries or the state it speaks for."""
    places = tuple(Candidate(place, "name") for name in names if (place := wide(name, gazetteer)))
    if places:
        yield Spot(span, " or ".join(names), role, places)


def wide(name: str, gazetteer: "Gazetteer") -> Place | None:
    """The first country or province of this name."""
    return next((one.place for one in gazetteer.named(name) if one.place.level in WIDE), None)


@cache
def listed() -> tuple[tuple["Entry", ...], re.Pattern[str]]:
    """The listed words, and one regular expression in which each is a group."""
    entries = lexicon.load("toponym_cues")
    return entries, re.compile(rf"(?<![\w$])(?:{'|'.join(f'({entry.key})' for entry in entries)})(?!\w)")


@cache
def area_codes() -> dict[str, str]:
    """The state or province of each telephone area code.

    >>> area_codes()["903"], area_codes()["519"]
    ('Texas', 'Ontario')
    """
    kept = tomllib.loads(files("sayso").joinpath("data", "places", "area_codes.toml").read_text(encoding="utf-8"))
    return {code: name for country in kept.values() for name, listed in country.items() for code in listed.split()}
