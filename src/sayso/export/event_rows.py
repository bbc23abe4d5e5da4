"""Rows of events: a text and where the event stands in it, answered with how certain it is that it happened."""

from functools import lru_cache
from typing import Any

from sayso.errors import RowError
from sayso.model import Span
from sayso.statements import Network, load_network
from sayso.statements.factuality import judge
from sayso.text import nlp, tokenised

TEXTS_KEPT = 64
"""Parsed texts kept for the rows to come: a text with many events has many rows, mostly one after the other."""


def factuality(row: dict[str, Any], *, file: str, line: int, pipeline: str, tagger: bool = True) -> dict[str, Any]:
    """`{value}`, from -3 (certainly did not happen) to 3 (certainly happened), for `{text, start, end, event}`.

    The text may be cut into words beforehand. `event` may be left out; where it is given it must be the characters
    from `start` to `end`. Rules and the trained network are heard together. Raises RowError where the row points at
    no event.
    """
    text, span = text_of(row, file=file, line=line), span_of(row, file=file, line=line)
    network = load_network() if tagger else None
    heard = network.fact_in(text, span.start) if isinstance(network, Network) else None
    return {"value": round(judge(parsed(text, pipeline).tokens(span), heard=heard).value, 3)}


@lru_cache(maxsize=TEXTS_KEPT)
def parsed(text: str, pipeline: str) -> tokenised.Shown:
    """A text, parsed; a text with many events is parsed once."""
    return tokenised.show(text, nlp.load(pipeline))


def text_of(row: dict[str, Any], *, file: str, line: int) -> str:
    """The row's text.

    >>> text_of({"text": "Marn fell ."}, file="in.jsonl", line=1)
    'Marn fell .'
    """
    text = row.get("text")
    if not isinstance(text, str):
        raise RowError(file, line, "has no `text`; an event needs the text that it stands in, not markup or a path")
    return text


def span_of(row: dict[str, Any], *, file: str, line: int) -> Span:
    """Where the event stands in the row's text. Raises RowError where `start`, `end` and `event` do not fit it.

    >>> span_of({"text": "Marn fell .", "start": 5, "end": 9, "event": "fell"}, file="in.jsonl", line=1)
    Span(start=5, end=9)
    """
    places = []
    for name in ("start", "end"):
        value = row.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise RowError(file, line, f"`{name}` is {value!r}; give where the event's characters {name}, from 0")
        places.append(value)
    start, end = places
    text = text_of(row, file=file, line=line)
    if not 0 <= start < end <= len(text):
        raise RowError(file, line, f"`start` {start} and `end` {end} are not inside the text of {len(text)} "
                                   "characters; give 0 <= start < end <= its length")
    found, event = text[start:end], row.get("event")
    if event is not None and event != found:
        raise RowError(file, line, f"`event` is {event!r}, but {found!r} stands from {start} to {end}; "
                                   "offsets count characters (code points), the end not included")
    if not found.strip():
        raise RowError(file, line, f"nothing but white space stands from {start} to {end}; point at the event's words")
    return Span(start, end)
