"""Puts the places, times and quantities of one page together, each with what was chosen for it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from sayso.mentions import quantities, times
from sayso.mentions.actors import find as actor_finding
from sayso.mentions.actors import listed as actor_lists
from sayso.mentions.places import find as place_names
from sayso.mentions.places import own, weights
from sayso.mentions.places.choose import choose
from sayso.mentions.places.find import Form
from sayso.mentions.places.gazetteer import Gazetteer
from sayso.mentions.places.naming import recognise
from sayso.model import (
    Block,
    Called,
    Choice,
    Mention,
    MentionKind,
    MentionUse,
    Page,
    Place,
    PlaceLevel,
    Quantity,
    Span,
    Version,
    When,
)
from sayso.text.parse import Parsed
from sayso.text.states import Window, states_of

DAY = re.compile(r"\d{4}-\d\d-\d\d")
TOLD = frozenset({PlaceLevel.DISTRICT, PlaceLevel.PROVINCE, PlaceLevel.COUNTRY})
MOST_CANDIDATES = 5
USES = {Form.DESCRIPTION: MentionUse.DESCRIPTION, Form.COORDINATES: MentionUse.COORDINATES}


@dataclass(frozen=True, slots=True)
class Mentions:
    """What one page names: places, times and quantities, each in the order of the text."""

    places: tuple[Mention[Place], ...] = ()
    times: tuple[Mention[When], ...] = ()
    quantities: tuple[Mention[Quantity], ...] = ()


def find(page: Page, parsed: Parsed, *, seen: Sequence[Window] | None = None, places: Path | None = None) -> Mentions:
    """Every place, time and quantity in the parsed blocks of a page.

    `seen` is what the encoder saw of the same blocks, if it ran; `places` is a file of the user's own places.

    Times are counted from the day of publication; where the page has none, from the day that its own dates tell, and
    each time so counted says so.
    """
    blocks = [one.block for one in parsed.blocks]
    found = look_for_times(page, blocks)
    named = find_places(page, parsed, seen=seen, places=places)
    points = [one.span for one in named if one.use is MentionUse.COORDINATES]  # whose degrees count nothing
    return Mentions(named, tuple(time_mentions(page, blocks, found)),
                    tuple(one for one in find_quantities(page, parsed, found)
                          if not any(one.span.touches(point) for point in points)))


def versions(places: Path | None = None, actors: Path | None = None) -> tuple[Version, ...]:
    """The places file and the lists of actors that names are looked up in, with the user's own, and the weights that
    find and choose.

    >>> [version.name for version in versions()]
    ['places', 'toponyms', 'toponym choice', 'sayso actors']
    """
    return own.load(places).version, recognise.version(), weights.version(), actor_lists.version(actors)


def look_for_times(page: Page, blocks: Sequence[Block]) -> tuple[times.Found, ...]:
    """The times in the blocks of a page, counted from its day or, where it has none, from the one its dates tell."""
    return times.find(page.text, anchor=page.published, starts=[block.span.start for block in blocks])


def find_times(page: Page, blocks: Sequence[Block]) -> tuple[Mention[When], ...]:
    """Every time in the blocks of a page; no parse is needed."""
    return tuple(time_mentions(page, blocks, look_for_times(page, blocks)))


def time_mentions(page: Page, blocks: Sequence[Block], found: Iterable[times.Found]) -> Iterator[Mention[When]]:
    """The times that were found in the blocks, as mentions; those of other blocks only tell what they count from."""
    for one in found:
        if block := block_at(blocks, one.span):
            yield Mention(mention_id(page, MentionKind.TIME, one.span), page.id, block, one.span, MentionKind.TIME,
                          one.when, why=one.why)


def find_quantities(page: Page, parsed: Parsed, known: Sequence[times.Found]) -> tuple[Mention[Quantity], ...]:
    """Every quantity in the parsed blocks of a page; `known` are the times in them."""
    return tuple(Mention(mention_id(page, MentionKind.QUANTITY, one.span), page.id, one.block, one.span,
                         MentionKind.QUANTITY, one.quantity, why=one.why)
                 for one in quantities.find(parsed, times=known))


def find_places(page: Page, parsed: Parsed, *, seen: Sequence[Window] | None = None, places: Path | None = None
                ) -> tuple[Mention[Place], ...]:
    """Every place in the parsed blocks of a page; `seen` and `places` as for `find`."""
    gazetteer = own.load(places)
    states = states_of(seen) if seen is not None else None
    return place_mentions(page, place_names.find(parsed, gazetteer, states=states, names_only=False), gazetteer)


def resolve_places(page: Page, blocks: Sequence[Block], spans: Iterable[Span], *, places: Path | None = None
                   ) -> tuple[Mention[Place], ...]:
    """The places that stand at `spans`, in the order of the text, and no others; no parse is needed."""
    named = [Given(span, span.cut(page.text), block_at(blocks, span)) for span in sorted(spans)]
    return place_mentions(page, named, own.load(places))


@dataclass(frozen=True, slots=True)
class Given:
    """A name that somebody else has marked."""

    span: Span
    name: str
    block: str
    use: MentionUse = MentionUse.LITERAL
    form: Form = Form.NAME
    why: tuple[str, ...] = ("the span was given",)


def place_mentions(page: Page, found: Sequence[place_names.Found | Given], gazetteer: Gazetteer
                   ) -> tuple[Mention[Place], ...]:
    """The names that were found, as mentions, all chosen together."""
    chosen = choose(page.text, found, gazetteer, url=page.url, outlet=page.outlet.value, title=page.title.value)
    return tuple(Mention(mention_id(page, MentionKind.PLACE, one.span), page.id, one.block, one.span, MentionKind.PLACE,
                         Choice(answer.choice.value and placed(answer.choice.value, gazetteer), answer.choice.why),
                         tuple(placed(place, gazetteer) for place in answer.candidates[:MOST_CANDIDATES]),
                         USES.get(one.form, one.use), (*one.why, *answer.why))
                 for one, answer in zip(found, chosen, strict=True))


def placed(place: Place, gazetteer: Gazetteer) -> Place:
    """A place with the names of the district, province and country that it lies in."""
    above = (gazetteer.place(ident) for ident in place.parents)
    names = dict.fromkeys(one.name for one in above if one and one.level in TOLD)
    return replace(place, within=tuple(name for name in names if name != place.name))


def find_actors(page: Page, parsed: Parsed, called: Sequence[Called], named: Mentions, *, own: Path | None = None
                ) -> tuple[actor_finding.Actors, tuple[Mention[str], ...]]:
    """Every actor of a page, and each mention of one; `called` are the names that the statements' stage joined.

    `own` is a file of the user's own actors.
    """
    found = actor_finding.find(page, parsed, called, named.places, day=day_of(page, named.times), own=own)
    blocks = [one.block for one in parsed.blocks]
    return found, tuple(Mention(mention_id(page, MentionKind.ACTOR, one.span), page.id, block_at(blocks, one.span),
                                one.span, MentionKind.ACTOR, Choice(one.actor, one.why), one.candidates, one.use)
                        for one in found.seen)


def day_of(page: Page, times: Sequence[Mention[When]]) -> str | None:
    """The day of a page: of its publication, or the one that its times were counted from; None where there is none."""
    if page.published.value and (told := DAY.match(page.published.value)):
        return told.group()
    anchors = (DAY.search(one.choice.value.anchor) for one in times
               if one.choice.value is not None and one.choice.value.anchor)
    return next((day.group() for day in anchors if day), None)


def country_codes(own: Path | None = None) -> Mapping[str, str]:
    """The three letters of each country by its two.

    >>> country_codes()["SY"]
    'SYR'
    """
    return actor_lists.load(own).alpha3


def block_at(blocks: Sequence[Block], span: Span) -> str:
    """The id of the block, out of some in the order of the text, in which a span starts; empty where in none.

    >>> block_at((), Span(0, 4))
    ''
    """
    at = bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1
    return blocks[at].id if at >= 0 and span.start < blocks[at].span.end else ""


def mention_id(page: Page, kind: MentionKind, span: Span) -> str:
    """A short name made of the page, the kind and where it stands: the same on every reading."""
    return "m-" + sha256(f"{page.id} {kind} {span.start}:{span.end}".encode()).hexdigest()[:10]
