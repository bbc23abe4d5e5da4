"""Finds coordinates written in a text: "34.5°N 69.2°E", "34°31′12″N, 69°11′E", "latitude 34.5, longitude 69.2"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import nan

from sayso.model import Span

DEGREE = r"(?:°|º|˚|\bdeg(?:rees?)?\b\.?)"
MINUTE = r"(?:['′’‘ʹ]|\bmin(?:utes?)?\b\.?)"
SECOND = r"(?:\"|″|”|“|''|′′|’’|ʺ|\bsec(?:onds?)?\b\.?)"
NUMBER = r"[-−–+]?\d{1,3}(?:\.\d{1,8})?"
EXACT = r"[-−]?\d{1,3}\.\d{1,8}"
SPACE = r"[ \t\u00a0\u2009\u202f]*"
BETWEEN = rf"{SPACE}(?:[,;/]|and\b|by\b)?{SPACE}"
NORTH = r"(?:north|south|N|S)\b"
EAST = r"(?:east|west|E|W)\b"


def angle(name: str) -> str:
    """A pattern for degrees, with minutes and seconds where there are any, as groups called by `name`."""
    seconds = rf"(?:(?P<{name}s>\d{{1,3}}(?:\.\d{{1,4}})?){SPACE}{SECOND}{SPACE})?"
    minutes = rf"(?:(?P<{name}m>\d{{1,3}}(?:\.\d{{1,6}})?){SPACE}{MINUTE}{SPACE}{seconds})?"
    return rf"(?P<{name}d>{NUMBER}){SPACE}{DEGREE}{SPACE}{minutes}"


BEHIND = re.compile(rf"(?<![\w.]){angle('a')}(?P<ah>{NORTH})?{BETWEEN}{angle('b')}(?P<bh>{EAST})?", re.I)
BEFORE = re.compile(rf"\b(?P<ah>[NS]){SPACE}{angle('a')}{BETWEEN}(?P<bh>[EW]){SPACE}{angle('b')}", re.I)
LETTERS = re.compile(rf"(?<![\w.])(?P<ad>{NUMBER}){SPACE}(?P<ah>[NS])\b{BETWEEN}(?P<bd>{NUMBER}){SPACE}(?P<bh>[EW])\b")
LETTERS_BEFORE = re.compile(rf"\b(?P<ah>[NS]){SPACE}(?P<ad>{EXACT}){BETWEEN}(?P<bh>[EW]){SPACE}(?P<bd>{EXACT})")
NAMED = re.compile(
    rf"\blat(?:itude)?\b[.:=]?{SPACE}(?P<ad>{NUMBER}){SPACE}(?:{DEGREE}{SPACE})?(?P<ah>{NORTH})?{BETWEEN}"
    rf"lon(?:g|gitude)?\b[.:=]?{SPACE}(?P<bd>{NUMBER}){SPACE}(?:{DEGREE}{SPACE})?(?P<bh>{EAST})?", re.I)
BARE = re.compile(rf"(?<![\w.,$€£%-])(?P<ad>{EXACT}){SPACE},{SPACE}(?P<bd>{EXACT})(?![\w%]|\.\d|,\s?\d)")
PATTERNS = (NAMED, BEFORE, BEHIND, LETTERS, LETTERS_BEFORE, BARE)
INTRODUCED = re.compile(r"\b(?:co-?ordinates?|gps|located at|position|point|grid)\b[^.\n]{0,30}$", re.I)
COUNTED = re.compile(
    rf"{SPACE}(?:percent|per cent|%|km|kilomet|miles?|million|billion|points?|seconds?|degrees?)", re.I)
IN_A_LIST = re.compile(r"\d[,;]\s*$")
MANY_DECIMALS = 3
LOOK_BACK = 45
SIXTY = 60


@dataclass(frozen=True, slots=True)
class Coordinates:
    """Coordinates as they stand in a text: `lat` and `lon` in degrees, north and east positive; `why` says how they
    were read, or why they can be no point: a value that cannot be told (75 minutes) is not a number.
    """

    span: Span
    lat: float
    lon: float
    why: str

    @property
    def possible(self) -> bool:
        """Whether there is such a point on earth."""
        return -90 <= self.lat <= 90 and -180 <= self.lon <= 180


def find_coordinates(text: str, within: Span) -> Iterator[Coordinates]:
    """The coordinates in a stretch of a text, in the order of the text.

    >>> [one] = find_coordinates("It fell at 34°30′N 69°12′E.", Span(0, 27))
    >>> one.lat, one.lon, one.span.cut("It fell at 34°30′N 69°12′E.")
    (34.5, 69.2, '34°30′N 69°12′E')
    >>> [one.why for one in find_coordinates("at 91.5°N 20.1°E", Span(0, 16))]
    ['no such point: latitudes reach from -90 to 90, this says 91.5']
    """
    found: list[Coordinates] = []
    for pattern in PATTERNS:
        for match in pattern.finditer(text, within.start, within.end):
            span = trimmed(text, Span(*match.span()))
            if any(one.span.touches(span) for one in found):
                continue
            if pattern is BARE and not plain_pair(text, match):
                continue
            given = {name: value for name, value in match.groupdict().items() if value is not None}
            if pattern is BEHIND and not is_point(given):
                continue
            found.append(read(span, given))
    yield from sorted(found, key=lambda one: one.span)


def is_point(given: dict[str, str]) -> bool:
    """Whether two numbers of degrees are a point and not angles or temperatures: one names its hemisphere, or both have
    minutes."""
    return "ah" in given or "bh" in given or ("am" in given and "bm" in given)


def plain_pair(text: str, match: "re.Match[str]") -> bool:
    """Whether two bare numbers are meant as coordinates: said so before, or too exact for anything else."""
    if COUNTED.match(text, match.end()) or IN_A_LIST.search(text[: match.start()]):
        return False
    exact = all(len(match[name].partition(".")[2]) >= MANY_DECIMALS for name in ("ad", "bd"))
    before = text[max(0, match.start() - LOOK_BACK) : match.start()]
    return exact or bool(INTRODUCED.search(before))


def read(span: Span, given: dict[str, str]) -> Coordinates:
    """The values of one match."""
    lat, wrong_lat = degrees(given, "a", given.get("ah", ""))
    lon, wrong_lon = degrees(given, "b", given.get("bh", ""))
    wrong = wrong_lat or wrong_lon
    if not wrong and not -90 <= lat <= 90:
        wrong = f"latitudes reach from -90 to 90, this says {lat:g}"
    if not wrong and not -180 <= lon <= 180:
        wrong = f"longitudes reach from -180 to 180, this says {lon:g}"
    return Coordinates(span, lat, lon, f"no such point: {wrong}" if wrong else f"coordinates: {lat:.4f}, {lon:.4f}")


def degrees(given: dict[str, str], name: str, hemisphere: str) -> tuple[float, str]:
    """The degrees of one of the two, and what is wrong with it where it cannot be told."""
    whole = float(given[name + "d"].replace("−", "-").replace("–", "-"))
    minutes, seconds = float(given.get(name + "m", 0)), float(given.get(name + "s", 0))
    for value, of in ((minutes, "minutes"), (seconds, "seconds")):
        if value >= SIXTY:
            return nan, f"there are fewer than {SIXTY} {of}, this says {value:g}"
    value = abs(whole) + minutes / SIXTY + seconds / SIXTY**2
    south = whole < 0 or hemisphere[:1].casefold() in {"s", "w"}
    return (-value if south else value), ""


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at its ends."""
    part = span.cut(text)
    return Span(span.start + len(part) - len(part.lstrip()), span.end - len(part) + len(part.rstrip()))
