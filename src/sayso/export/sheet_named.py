"""The places, times and quantities of one page as the report sets them: a map, a line of times, and three lists."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize

from markupsafe import Markup

from sayso.export import named
from sayso.export.drawings import map as maps
from sayso.export.drawings import timeline
from sayso.export.drawings.map import Pin
from sayso.export.drawings.timeline import Moment
from sayso.export.marks import AnyMention, apart
from sayso.export.named import Entry
from sayso.export.visible import one_line
from sayso.model import Place, PlaceLevel, Quantity, Reading, When

MOST_CANDIDATES = 4


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a list: `anchor` is its own, `mentions` are the anchors in the text with their numbers."""

    anchor: str
    name: str
    detail: str
    printed: tuple[str, ...]
    mentions: tuple[str, ...]
    why: str
    known: bool


@dataclass(frozen=True, slots=True)
class NamedSheet:
    """Everything a page names, ready to be set; `entry` and `anchor` are, for each mention's id, where it leads to and
    the anchor it stands under.
    """

    places: tuple[Listed, ...]
    times: tuple[Listed, ...]
    quantities: tuple[Listed, ...]
    map: Markup
    off_the_map: tuple[str, ...]
    timeline: Markup
    entry: dict[str, str]
    anchor: dict[str, str]

    def __bool__(self) -> bool:
        """Whether the page names anything at all."""
        return bool(self.places or self.times or self.quantities)


def shown(reading: Reading) -> tuple[AnyMention, ...]:
    """The mentions that are drawn in the text, in its order."""
    found: list[AnyMention] = [*named.listed(reading), *reading.times, *reading.quantities]
    return tuple(sorted(found, key=lambda one: (one.span, one.id)))


def anchors(mentions: Sequence[AnyMention], *, key: str) -> dict[str, str]:
    """The anchor of each mention, by its id; of one that lies over another, that of the one which is drawn."""
    drawn = apart(mentions)
    found = {mention.id: f"{key}-m{number}" for number, mention in enumerate(drawn, 1)}
    starts = [mention.span.start for mention in drawn]
    for mention in mentions:
        found.setdefault(mention.id, found[drawn[bisect_right(starts, mention.span.start) - 1].id])
    return found


def named_sheet(reading: Reading, *, key: str) -> NamedSheet:
    """What one page names, ready to be set; `key` starts every anchor."""
    text = reading.page.text
    anchor = anchors(shown(reading), key=key)
    entry: dict[str, str] = {}

    def listed(letter: str, entries: Iterable[Entry[named.T]], detail: Callable[[Entry[named.T]], str]
               ) -> tuple[Listed, ...]:
        found = []
        for number, one in enumerate(entries, 1):
            own = f"{key}-{letter}{number}"
            entry.update({mention.id: own for mention in one.mentions})
            found.append(Listed(own, one.name, detail(one), one.printed(text),
                                tuple(anchor[mention.id] for mention in one.mentions),
                                one_line(why(one)), one.value is not None))
        return tuple(found)

    all_places, all_times = named.places(reading), named.times(reading)
    in_lists = (listed("p", all_places, place_detail), listed("w", all_times, time_detail),
                listed("q", named.quantities(reading), quantity_detail))
    pins = {Pin(place.lat, place.lon, place.radius_km, one.name, one.times, f"#{entry[one.mentions[0].id]}"): place
            for one in named.on_a_map(all_places) if (place := one.value)}
    countries = [one.value.country for one in all_places if one.value and one.value.level is PlaceLevel.COUNTRY]
    return NamedSheet(
        *in_lists,
        map=maps.draw(list(pins), key=key, countries=[country for country in countries if country]),
        off_the_map=tuple(pin.label for pin in maps.on_the_map(list(pins))[1]) if pins else (),
        timeline=timeline.draw(moments(all_times, entry), key=key, published=day_of(reading.page.published.value)),
        entry=entry, anchor=anchor)


def why(entry: Entry[named.T]) -> str:
    """Why the first mention was read so."""
    reason = entry.mentions[0].choice.why
    anchor = getattr(entry.value, "anchor", None)
    return f"{reason}; counted from {anchor}" if anchor and reason not in anchor else anchor or reason


def place_detail(entry: Entry[Place]) -> str:
    """What a place lies in and what kind of place it is; of one that cannot be told, what it may be."""
    if entry.value is None:
        return may_be(entry)
    listed_as = "" if same_name(entry.name, entry.value.name) else f"listed as {one_line(entry.value.name)}"
    return " · ".join(filter(None, (named.where(entry.value), entry.value.level.value, listed_as)))


def same_name(one: str, other: str) -> bool:
    """Whether two spellings differ by more than case, accents and marks.

    >>> same_name("Bazarak", "Bāzārak"), same_name("Panjshir", "Panjshayr")
    (True, False)
    """
    def letters(name: str) -> str:
        apart = normalize("NFKD", name.casefold())
        return "".join(letter for letter in apart if letter.isalnum())

    return letters(one) == letters(other)


def may_be(entry: Entry[Place]) -> str:
    """The first candidates of a name that cannot be told."""
    some = [place for place in entry.mentions[0].candidates if not place.id.startswith(named.NOT_LISTED)]
    named_in = (one_line(f"{place.name} ({named.where(place) or place.level})") for place in some[:MOST_CANDIDATES])
    return f"cannot tell; perhaps {' or '.join(named_in)}" if some else "cannot tell"


def time_detail(entry: Entry[When]) -> str:
    """The TIMEX3 value of a time where its name does not tell as much; the reason tells what it was counted from."""
    if entry.value is None:
        return "cannot tell"
    return "" if entry.value.value in entry.name else one_line(entry.value.value)


def quantity_detail(entry: Entry[Quantity]) -> str:
    """The time for which a number is given, if the page tells."""
    if entry.value is None:
        return "cannot tell"
    return f"as of {one_line(entry.value.as_of)}" if entry.value.as_of else ""


def moments(entries: Iterable[Entry[When]], anchors: dict[str, str]) -> list[Moment]:
    """The times that are stretches of the calendar."""
    stretches = ((one, day_of(one.value.first), day_of(one.value.last)) for one in entries if one.value)
    return [Moment(first, last, one.name, one.times, f"#{anchors[one.mentions[0].id]}",
                   "inferred" in ((one.value and one.value.anchor) or ""))
            for one, first, last in stretches if first and last and first <= last]


def day_of(iso: str | None) -> date | None:
    """The day of an ISO time; None where there is none in the calendar.

    >>> day_of("2031-05-02T10:00:00+02:00"), day_of("2031-02-31"), day_of(None)
    (datetime.date(2031, 5, 2), None, None)
    """
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None
