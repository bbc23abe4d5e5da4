"""A time that a text tells, with its TIMEX3 type and value."""

from dataclasses import dataclass
from enum import StrEnum


class WhenType(StrEnum):
    """The types of TIMEX3 (ISO 24617-1, ISO-TimeML)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class When:
    """A time: its TIMEX3 type, value and modifier; the days it covers; how precisely it is known.

    `first` and `last` are the first and last day it can mean, both included, ISO 8601; None where it is no stretch of
    the calendar (a mere duration, a set, "now" on a page without a date). `precision` is ACLED's `time_precision`:
    1 the day is known, 2 the week or so, 3 the month; None where it is wider or cannot be told.
    `anchor` is the day it was counted from and where that came from, None for a time that needs none.

    >>> When(WhenType.DATE, "2031-05-02", first="2031-05-02", last="2031-05-02", precision=1).precision
    1
    """

    type: WhenType
    value: str
    mod: str | None = None
    first: str | None = None
    last: str | None = None
    precision: int | None = None
    anchor: str | None = None
