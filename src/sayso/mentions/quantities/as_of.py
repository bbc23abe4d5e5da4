"""The time for which a number is given: "as of Tuesday", "by the end of the week"."""

from collections.abc import Sequence
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


def value(line: Line, amount: Amount, times: Sequence[Timed]) -> tuple[str, str] | None:
    """The TIMEX3 value of the nearest time in the sentence that says for when the number is given, with the words."""
    sentence = line[amount.first].sentence
    here = amount.span(line)
    best: tuple[int, str, str] | None = None
    for time in times:
        when = meant(time)
        at = next((word.at for word in line if word.start <= time.span.start < word.end), None)
        if when is None or at is None or line[at].sentence != sentence or not when.value:
            continue
        lead = lead_of(line, at)
        if lead is None:
            continue
        far = here.start - time.span.end if time.span.end <= here.start else time.span.start - here.end
        if best is None or far < best[0]:
            best = (far, when.value, lead)
    return best[1:] if best else None


def lead_of(line: Line, at: int) -> str | None:
    """The words that make the time at word `at` the one for which a number is given; None where none do.

    "Since March" does not: it is when the counting began.
    """
    for lead in GIVEN_FOR:
        if at >= len(lead) and line.lows(at - len(lead), len(lead)) == lead:
            return " ".join(lead)
    return None
