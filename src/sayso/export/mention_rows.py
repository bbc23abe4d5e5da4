"""Rows of what a text names: times (TIMEX3), place names with their points, quantities.

Offsets are half-open characters of the row's text. Every block is read, captions and repeats too: researchers count by
the text, not by what an analyst would read twice.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sayso.errors import RowError
from sayso.mentions.places import find
from sayso.model import Mention, MentionUse, Place, Quantity, Span, When

Fields = dict[str, Any]

PRINTED = find.PRINTED | {MentionUse.COORDINATES}
"""The uses that corpora of place names mark, and coordinates."""


def timex(mentions: Iterable[Mention[When]]) -> Fields:
    """`{timex: [{s, e, type, value, mod, first, last, precision, anchor}]}`, TIMEX3 types, values and modifiers.

    `first` and `last` are the days that a time can mean, `precision` is ACLED's, `anchor` the day counted from.
    A time without a value ("31 February") is left out.
    """
    return {"timex": [
        {"s": one.span.start, "e": one.span.end, "type": when.type.value, "value": when.value, "mod": when.mod,
         "first": when.first, "last": when.last, "precision": when.precision, "anchor": when.anchor}
        for one in mentions if (when := one.choice.value) is not None]}


def toponyms(mentions: Iterable[Mention[Place]], text: str) -> Fields:
    """`{toponyms: [{s, e, name, use, sure, place, id, level, country, lat, lon, why}]}`: names that stand for a place.

    Where it cannot be told which place a name means, `sure` is false and the point is the likeliest one's; a name that
    no list has comes without a point.
    """
    return {"toponyms": [toponym(one, text) for one in mentions if one.use in PRINTED]}


def toponym(mention: Mention[Place], text: str) -> Fields:
    """One name with its point."""
    place = mention.choice.value or next(iter(mention.candidates), None)
    point = {} if place is None else {
        "place": place.name, "id": place.id, "level": place.level.value, "country": place.country,
        "lat": place.lat, "lon": place.lon}
    return {"s": mention.span.start, "e": mention.span.end, "name": mention.span.cut(text), "use": mention.use.value,
            "sure": mention.choice.known, **point, "why": mention.choice.why}


def quantities(mentions: Iterable[Mention[Quantity]]) -> Fields:
    """`{quantities: [{s, e, low, high, unit, scope, group, share_of, as_of}]}`; null is an open side."""
    return {"quantities": [
        {"s": one.span.start, "e": one.span.end, "low": whole(found.low), "high": whole(found.high), "unit": found.unit,
         "scope": found.scope, "group": found.group, "share_of": whole(found.share_of), "as_of": found.as_of}
        for one in mentions if (found := one.choice.value) is not None]}


def whole(number: float | None) -> float | int | None:
    """A number without its empty decimals.

    >>> whole(12.0), whole(0.5), whole(None)
    (12, 0.5, None)
    """
    return int(number) if number is not None and number.is_integer() else number


def given_spans(row: Mapping[str, Any], text: str, *, file: str, line: int) -> tuple[Span, ...]:
    """The spans of a row's `toponyms`, which are to be resolved as they are. Raises RowError for one outside the text.

    >>> given_spans({"toponyms": [{"s": 0, "e": 4}]}, "Marn fell.", file="in.jsonl", line=1)
    (Span(start=0, end=4),)
    """
    items = row.get("toponyms")
    if not isinstance(items, Sequence) or isinstance(items, str):
        raise RowError(file, line, f"`toponyms` is {items!r:.60}; give a list of {{s, e}}, the spans to resolve")
    spans = []
    for place, item in enumerate(items):
        start, end = (item.get(name) if isinstance(item, Mapping) else None for name in ("s", "e"))
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
            raise RowError(file, line, f"toponyms[{place}] runs from {start!r} to {end!r}; give 0 <= s < e <= "
                                       f"{len(text)}, the length of the text in characters")
        spans.append(Span(start, end))
    return tuple(spans)
