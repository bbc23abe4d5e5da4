"""The places, times and quantities of a page in the order in which people look at them: each once."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from sayso.export.visible import one_line
from sayso.model import Mention, MentionUse, Place, PlaceLevel, Quantity, Reading, When, WhenType

T = TypeVar("T")

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
AS_PLACE = frozenset({MentionUse.LITERAL, MentionUse.ACTOR, MentionUse.DESCRIPTION, MentionUse.COORDINATES})
"""The uses of a name that are listed as a place; "Afghan" and "the Kabul Times" are not."""
NOT_LISTED = "near:"
"""How the id of a candidate starts that no list has: a guess at where it lies, and no place to show."""
PERIODS = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}
MODS = {"START": "early", "MID": "mid", "END": "late", "APPROX": "about", "MORE_THAN": "more than",
        "LESS_THAN": "less than", "EQUAL_OR_MORE": "at least", "EQUAL_OR_LESS": "at most", "BEFORE": "before",
        "AFTER": "after", "ON_OR_BEFORE": "by", "ON_OR_AFTER": "from"}
UNIT_NAMES = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second", "DE": "decade",
              "CE": "century", "Q": "quarter", "WE": "weekend"}
PARTS_OF_DAY = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
LONGEST_ACRONYM = 3
LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNPLACED_DAY = re.compile(r"XXXX-WXX-([1-7])")
UNPLACED_DATE = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
ONE = {"people": "person", "men": "man", "women": "woman", "children": "child"}
UNSURE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.CONTINENT})


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """One place, time or quantity: what it is (None: cannot tell), how it is called, and every mention of it."""

    value: T | None
    name: str
    mentions: tuple[Mention[T], ...]

    @property
    def times(self) -> int:
        """How often it is named."""
        return len(self.mentions)

    def printed(self, text: str) -> tuple[str, ...]:
        """The different words in which the page names it, in order."""
        return tuple(dict.fromkeys(one_line(mention.span.cut(text)) for mention in self.mentions))


def grouped(mentions: Iterable[Mention[T]], key: Callable[[Mention[T]], object],
            name: Callable[[Mention[T]], str]) -> tuple[Entry[T], ...]:
    """Mentions of the same thing together, in the order in which the page first names it."""
    groups: dict[object, list[Mention[T]]] = {}
    for mention in mentions:
        groups.setdefault(key(mention), []).append(mention)
    return tuple(Entry(group[0].choice.value, name(group[0]), tuple(group)) for group in groups.values())


def listed(reading: Reading) -> tuple[Mention[Place], ...]:
    """The mentions that are listed: names of places, coordinates, and descriptions that stand for a place we know."""
    return tuple(one for one in reading.places if one.use in AS_PLACE
                 and (one.choice.known or one.use is not MentionUse.DESCRIPTION))


def places(reading: Reading) -> tuple[Entry[Place], ...]:
    """Every place that the page names, the most often named first, each by the name that the page mostly gives it."""
    def name(mention: Mention[Place]) -> str:
        return one_line(mention.span.cut(reading.page.text))

    found = grouped(listed(reading), lambda one: (one.choice.value.id if one.choice.value else name(one).casefold()),
                    name)
    return tuple(replace(entry, name=usual(map(name, entry.mentions)))
                 for entry in sorted(found, key=lambda entry: -entry.times))


def usual(names: Iterable[str]) -> str:
    """The commonest of some wordings; one in capitals, as datelines have it, only where there is no other.

    >>> usual(["MARN", "MARN", "Marn"]), usual(["US", "US", "America"]), usual(["MARN"])
    ('Marn', 'US', 'MARN')
    """
    counted = Counter(names)

    def rank(name: str) -> tuple[bool, bool, int]:
        return name[:1].isupper(), not (name.isupper() and len(name) > LONGEST_ACRONYM), counted[name]

    return max(counted, key=rank)


def times(reading: Reading) -> tuple[Entry[When], ...]:
    """Every time that the page tells, those of the calendar first, in its order."""
    found = grouped(reading.times, lambda one: (
        (one.choice.value.value, one.choice.value.mod) if one.choice.value else one.span.cut(reading.page.text)),
        lambda one: when(one.choice.value) if one.choice.value else one_line(one.span.cut(reading.page.text)))
    return tuple(sorted(found, key=lambda entry: (entry.value is None or entry.value.first is None,
                                                  (entry.value.first or "") if entry.value else "")))


def quantities(reading: Reading) -> tuple[Entry[Quantity], ...]:
    """Every quantity that the page gives, in the order of the text."""
    return grouped(reading.quantities, lambda one: (
        one.choice.value and (one.choice.value.low, one.choice.value.high, one.choice.value.unit,
                              one.choice.value.scope, one.choice.value.group, one.choice.value.share_of)
    ) or one.id, lambda one: how_many(one.choice.value) if one.choice.value
        else one_line(one.span.cut(reading.page.text)))


def day(iso: str) -> str:
    """An ISO day with its weekday.

    >>> day("2031-05-02")
    'Fri 2 May 2031'
    """
    try:
        read = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{DAYS[read.weekday()]} {read.day} {MONTHS[read.month - 1]} {read.year}"


def when(value: When) -> str:
    """A time in words.

    >>> when(When(WhenType.DATE, "2031-05-02", first="2031-05-02", last="2031-05-02"))
    'Fri 2 May 2031'
    >>> when(When(WhenType.DATE, "2031-05", mod="START", first="2031-05-01", last="2031-05-31"))
    'early May 2031'
    >>> when(When(WhenType.DURATION, "P3D", mod="MORE_THAN")), when(When(WhenType.SET, "XXXX-WXX-1"))
    ('more than 3 days', 'a Monday, week unknown')
    """
    return " ".join(filter(None, (MODS.get(value.mod or "", ""), in_words(value))))


def in_words(value: When) -> str:
    """A time in words, without its modifier."""
    if value.value in PERIODS:
        return PERIODS[value.value]
    if value.type is WhenType.DURATION:
        return duration(value.value)
    if value.first is None or value.last is None:
        return unplaced(value.value)
    time = value.value.partition("T")[2]
    clock = f", {PARTS_OF_DAY.get(time, time)}" if time else ""
    if value.first == value.last:
        return day(value.first) + clock
    if whole := stretch(value):
        return whole + clock
    return f"{day(value.first)} to {day(value.last)}" + clock


def unplaced(value: str) -> str:
    """A time that no calendar day is known for.

    >>> unplaced("XXXX-WXX-1"), unplaced("XXXX-05-02"), unplaced("XXXX-07"), unplaced("XXXX-XX")
    ('a Monday, week unknown', '2 May, year unknown', 'Jul, year unknown', 'day unknown')
    """
    if match := UNPLACED_DAY.fullmatch(value):
        return f"a {LONG_DAYS[int(match[1]) - 1]}, week unknown"
    if (match := UNPLACED_DATE.fullmatch(value)) and 1 <= int(match[1]) <= 12:
        month = MONTHS[int(match[1]) - 1]
        return f"{int(match[2])} {month}, year unknown" if match[2] else f"{month}, year unknown"
    return "day unknown" if set(value) <= set("X-W") else value


def stretch(value: When) -> str:
    """A month or a year by its name; empty where it is neither."""
    parts = value.value.split("T")[0].split("-")
    if not parts[0].isdigit() or len(parts[0]) != 4:
        return f"{parts[0]}0s" if len(parts) == 1 and len(parts[0]) == 3 and parts[0].isdigit() else ""
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 2 and parts[1].isdigit() and 1 <= int(parts[1]) <= 12:
        return f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return ""


def duration(value: str) -> str:
    """An ISO 8601 duration of one unit in words; others as they are.

    >>> duration("P1Y"), duration("PT36H"), duration("PXD"), duration("P1DT2H")
    ('1 year', '36 hours', 'some days', 'P1DT2H')
    """
    digits, unit = value.lstrip("PT").rstrip("YMWDHSECQ"), value.lstrip("PT").lstrip("0123456789.X")
    name = "minute" if value.startswith("PT") and unit == "M" else UNIT_NAMES.get(unit, "")
    if not name or digits + unit != value.lstrip("PT"):
        return value
    if digits == "X":
        return f"some {name}s" if name != "century" else "some centuries"
    return f"{digits} {name}" if digits == "1" else f"{digits} {name}s".replace("centurys", "centuries")


def how_many(quantity: Quantity) -> str:
    """A quantity in words.

    >>> how_many(Quantity(12, None, "people", scope="killed", group="civilians"))
    'at least 12 people (civilians), killed'
    >>> how_many(Quantity(4, 4, "districts", share_of=7)), how_many(Quantity(0.5, 0.5, "share"))
    ('4 of 7 districts', '50 %')
    """
    shares = quantity.unit in ("share", "percent")
    scale = 100.0 if quantity.unit == "share" else 1.0
    number = interval(*(None if side is None else side * scale for side in (quantity.low, quantity.high)))
    whole = f" of {plain(quantity.share_of)}" if quantity.share_of is not None else ""
    unit = " %" if shares else f"{whole} {singular(quantity.unit) if number == '1' and not whole else quantity.unit}"
    named = quantity.group and quantity.group.casefold() != quantity.unit.casefold()
    group = f" ({quantity.group})" if named else ""
    scope = f", {quantity.scope}" if quantity.scope else ""
    return one_line(f"{number}{unit}{whole if shares else ''}{group}{scope}")


def singular(unit: str) -> str:
    """A unit for one of it.

    >>> singular("people"), singular("districts"), singular("bodies"), singular("USD"), singular("aircraft")
    ('person', 'district', 'body', 'USD', 'aircraft')
    """
    if unit in ONE:
        return ONE[unit]
    if unit.endswith("ies"):
        return unit[:-3] + "y"
    return unit[:-1] if unit.endswith("s") and not unit.endswith("ss") else unit


def interval(low: float | None, high: float | None) -> str:
    """An interval in words; None is an open side.

    >>> interval(12, None), interval(None, 1000), interval(24, 99), interval(8, 8)
    ('at least 12', 'at most 1,000', '24 to 99', '8')
    """
    if low is None or high is None:
        return f"at least {plain(low)}" if low is not None else f"at most {plain(high)}" if high is not None else "some"
    return plain(low) if low == high else f"{plain(low)} to {plain(high)}"


def plain(number: float | None) -> str:
    """A number as people write it.

    >>> plain(55000.0), plain(1.5)
    ('55,000', '1.5')
    """
    if number is None:
        return "?"
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.4g}"


def where(place: Place) -> str:
    """What a place lies in, nearest first: its district, province and country.

    >>> where(Place("x:m", "Marn", PlaceLevel.SETTLEMENT, 0, 0, 1, within=("Sered", "Karsova")))
    'Sered, Karsova'
    """
    return ", ".join(map(one_line, place.within))


def called(value: Place | When | Quantity) -> str:
    """What a mention stands for, in words.

    >>> called(Quantity(8, 8, "districts", scope="captured"))
    '8 districts, captured'
    """
    if isinstance(value, When):
        return when(value)
    return how_many(value) if isinstance(value, Quantity) else f"{value.name}, {value.level}"


def details(value: Place | When | Quantity) -> Iterator[tuple[str, str]]:
    """What else is known about it, each with its name.

    >>> list(details(When(WhenType.DATE, "2031-05", anchor="2031-05-02, the day of publication")))
    [('TIMEX3', 'DATE 2031-05'), ('counted from', '2031-05-02, the day of publication')]
    """
    if isinstance(value, Place):
        yield "id", value.id
        yield "point", f"{value.lat:.4f}, {value.lon:.4f}, about {value.radius_km:,.0f} km around it"
        if value.population:
            yield "people", f"{value.population:,}"
    elif isinstance(value, When):
        yield "TIMEX3", " ".join(filter(None, (value.type, value.value, value.mod)))
        if value.first:
            yield "days", f"{value.first} to {value.last}"
        if value.anchor:
            yield "counted from", value.anchor
    elif value.as_of:
        yield "as of", value.as_of


def on_a_map(entries: Iterable[Entry[Place]]) -> Iterator[Entry[Place]]:
    """The places that have a point worth a pin; of countries and continents the point is only a convention."""
    return (entry for entry in entries if entry.value and entry.value.level not in UNSURE)
