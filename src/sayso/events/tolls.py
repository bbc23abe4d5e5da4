"""How many an event befell: killed, wounded, detained, displaced; and which event a toll belongs to.

A toll belongs to the event in whose own clause it stands; else to an act of force or of repression in its sentence;
else to the last such act before it that has none of its scope ("The raid hit a market. At least 12 people died.").
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.model import Event, EventType, Mention, Quantity, Span, Toll

PEOPLE = "people"
SAME = {"injured": "wounded", "arrested": "detained", "dead": "killed", "captured": "detained", "abducted": "detained"}
"""Scopes of quantities that are told as one here."""
TOLLS = frozenset({"killed", "wounded", "detained", "displaced", "missing", *SAME})
BEFALLING = {
    "killed": (EventType.ASSAULT,), "wounded": (EventType.ASSAULT,), "missing": (EventType.ASSAULT,),
    "detained": (EventType.COERCE, EventType.ASSAULT), "displaced": (EventType.ASSAULT, EventType.COERCE),
}
"""The types of events that can have such a toll, the likeliest first."""
FAR = 400            # characters back to the act that a toll told later belongs to


def find_tolls(quantities: Iterable[Mention[Quantity]]) -> Iterator[tuple[Span, Toll]]:
    """Every quantity of people whom something befell, as a toll."""
    for one in quantities:
        value = one.choice.value
        if value is None or value.unit != PEOPLE or value.scope not in TOLLS:
            continue
        best = value.low if value.low is not None else value.high
        yield one.span, Toll(SAME.get(value.scope, value.scope), value.low, best, value.high, one.span, value.group)


def attach(events: Sequence[Event], tolls: Iterable[tuple[Span, Toll]], sentences: Sequence[Span]) -> list[Event]:
    """The events of a block with the tolls that no clause of theirs holds; `sentences` are the block's own.

    >>> from sayso.events.tolls import attach
    >>> attach([], [], [])
    []
    """
    found = list(events)
    taken = {toll.span for one in found for toll in one.tolls}
    for span, toll in tolls:
        if span in taken:
            continue
        sentence = next((one for one in sentences if one.holds(span)), span)
        place = owner(found, toll, span, sentence)
        if place is not None:
            one = found[place]
            found[place] = replace(one, tolls=(*one.tolls, toll), why=(
                *one.why, f"toll {toll.scope}: told beside it, in no clause of another event"))
    return found


def owner(events: Sequence[Event], toll: Toll, span: Span, sentence: Span) -> int | None:
    """Which event a toll belongs to that stands in nobody's clause; None where none can have it."""
    fitting = BEFALLING.get(toll.scope, ())
    able = [at for at, one in enumerate(events) if one.type in fitting]
    here = [at for at in able if sentence.holds(events[at].trigger[0])]
    if here:
        return min(here, key=lambda at: (not events[at].main, abs(events[at].trigger[0].start - span.start)))
    before = [at for at in able if 0 <= span.start - events[at].trigger[0].end <= FAR
              and all(one.scope != toll.scope for one in events[at].tolls)]
    return max(before, key=lambda at: (events[at].main, events[at].trigger[0].start), default=None)
