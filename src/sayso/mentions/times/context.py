"""What is known while the times of a text are set in the calendar, one after the other."""

from dataclasses import dataclass
from datetime import date

from sayso.mentions.times.stretch import Grain, Stretch
from sayso.mentions.times.told import Told
from sayso.model import WhenType


@dataclass(slots=True)
class Answer:
    """The value of one time, and the stretch of the calendar where it is one."""

    type: WhenType
    value: str
    mod: str = ""
    stretch: Stretch | None = None
    anchored: bool = False
    why: str = ""


@dataclass(slots=True)
class Context:
    """What is known while reading: the anchor day, whether the text tells a history, the last time told."""

    anchor: Stretch | None
    history: bool = False
    day_first: bool | None = None
    last: Stretch | None = None
    last_day: Stretch | None = None
    last_paragraph: int = 0  # where the last day was told
    decade: Stretch | None = None  # the last time told, where that was a decade
    quarter: Stretch | None = None
    running: Stretch | None = None  # in a history: the day or month that its telling has come to

    @property
    def base(self) -> Stretch | None:
        """What relative times are counted from."""
        return (self.last if self.history else self.anchor) or self.last

    def remember(self, stretch: Stretch, told: Told) -> None:
        """Note a time that was told, for those that are counted from it.

        A bare year inside a sentence ("declassified in 2005") does not move the telling there; one that opens it does.
        """
        if stretch.year is None and stretch.grain not in (Grain.DECADE, Grain.CENTURY):
            return
        self.decade = stretch if stretch.grain is Grain.DECADE else None
        if stretch.grain in (Grain.DECADE, Grain.CENTURY):
            return
        self.last = stretch
        if stretch.grain is not Grain.YEAR or told.opening or self.running is None:
            self.running = stretch
        if stretch.grain is Grain.QUARTER:
            self.quarter = stretch
        if stretch.grain is Grain.DAY and stretch.known:
            self.last_day, self.last_paragraph = stretch, told.paragraph


def dated(stretch: Stretch, told: Told, *, anchored: bool, why: str) -> Answer:
    """A date, or with a time of day a time."""
    clock = told.clock or ("T" + told.daypart if told.daypart else "")
    if clock and stretch.grain is Grain.DAY:
        return Answer(WhenType.TIME, stretch.value + clock, told.mod, stretch, anchored, why)
    return Answer(WhenType.DATE, stretch.value, told.mod, stretch, anchored, why)


def day_of_week(day: Stretch) -> int | None:
    """The day of the week, Monday 1, of a known day."""
    if day.grain is not Grain.DAY or not day.known or day.year is None:
        return None
    counted = day.year if day.year > 0 else day.year + 1
    return date(2000 + counted % 400, day.part, day.day).isoweekday()
