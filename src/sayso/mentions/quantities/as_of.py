"""The time for which a number is given: "as of Tuesday", "by the end of the week"."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sayso.mentions.quantities.amounts import Amount
from sayso.mentions.quantities.words import Line
from sayso.model import Choice, Span, When

GIVEN_FOR = (("as", "of"), ("as", "at"), ("as", "on"), ("by",), ("until",), ("till",), ("through",),
             ("up", "to"))


class Timed(Protocol):
    """A time found in the text: where it stands and what it means, itself or as a choice."""

    @property
    def span(self) -> Span:
        """Where it stands in the page's text."""

    @property
    def when(self) -> Any:
        """A `When`, a choice of one, or None."""


def meant(time: Timed) -> When | None:
    """The time itself; None where it could not be told."""
    when = time.when.value if isinstance(time.when, Choice) else time.when
    return when if isinstance(when, When) else None


@dataclass(frozen=True, slots=True)
class Given:
    """A time for which numbers of its sentence are given, with the words that make it so."""

    span: Span
    value: str
    sentence: int
    lead: str


def given(line: Line, times: Sequence[Timed]) -> tuple[Given, ...]:
    """The times of a line for which numbers are given."""
    starts = [word.start for word in line]
    found = []
    for time in times:
        at = bisect_right(starts, time.span.start) - 1
        when = meant(time)
        if at < 0 or when is None or not when.value or time.span.start >= line[at].end:
            continue
        if (lead := lead_of(line, at)) is not None:
            found.append(Given(time.span, when.value, line[at].sentence, lead))
    return tuple(found)


def value(line: Line, amount: Amount, times: Sequence[Given]) -> tuple[str, str] | None:
    """The TIMEX3 value of the nearest time in the sentence that says for when the number is given, with the words."""
    sentence, here = line[amount.first].sentence, amount.span(line)

    def far(time: Given) -> int:
        return here.start - time.span.end if time.span.end <= here.start else time.span.start - here.end

    nearest = min((time for time in times if time.sentence == sentence), key=far, default=None)
    return (nearest.value, nearest.lead) if nearest else None


def lead_of(line: Line, at: int) -> str | None:
    """The words that make the time at word `at` the one for which a number is given; None where none do.

    "Since March" does not: it is when the counting began.
    """
    for lead in GIVEN_FOR:
        if at >= len(lead) and line.lows(at - len(lead), len(lead)) == lead:
            return " ".join(lead)
    return None
