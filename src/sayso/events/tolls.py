"""How many an event befell: killed, wounded, detained, displaced."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.model import Mention, Quantity, Span, Toll

if TYPE_CHECKING:
    from sayso.text.parse import ParsedBlock

PEOPLE = "people"
TOLLS = ("killed", "wounded", "injured", "detained", "arrested", "displaced", "missing", "captured", "abducted", "dead")
SAME = {"injured": "wounded", "arrested": "detained", "dead": "killed", "captured": "detained", "abducted": "detained"}


def find_tolls(quantities: Iterable[Mention[Quantity]]) -> Iterator[tuple[Span, Toll]]:
    """Every quantity of people whom something befell, as a toll."""
    for one in quantities:
        value = one.choice.value
        if value is None or value.unit != PEOPLE or value.scope not in TOLLS:
            continue
        best = value.low if value.low is not None else value.high
        yield one.span, Toll(SAME.get(value.scope, value.scope), value.low, best, value.high, one.span, value.group)


def nearest(tolls: Sequence[tuple[Span, Toll]], block: "ParsedBlock", at: Sequence[int], reach: Sequence[Span]
            ) -> tuple[Toll, ...]:
    """The tolls that stand in the clause of an event; `at` are the tokens of its trigger, `reach` its own clause."""
    del block, at
    return tuple(toll for span, toll in tolls if any(place.holds(span) for place in reach))
