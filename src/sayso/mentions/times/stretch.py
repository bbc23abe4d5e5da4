"""A stretch of the calendar, from a century down to a day, as TIMEX3 writes it."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

CYCLE_YEARS, CYCLE_DAYS = 400, 146_097
"""The Gregorian calendar repeats itself after this many years and days."""
LAST_YEAR = 9998
"""The last year whose days are given; ISO 8601 has four digits for a year."""
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""First and last month of each season, as meteorologists count on the northern half of the earth."""


class Grain(StrEnum):
    """How wide a stretch is."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    HALF = "half-year"
    QUARTER = "quarter"
    SEASON = "season"
    MONTH = "month"
    WEEK = "week"
    WEEKEND = "weekend"
    DAY = "day"


WIDTH = {grain: place for place, grain in enumerate(Grain)}
"""The place of each grain from the widest to the narrowest."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A century (`year` 19: 1900-1999), a decade (`year` 198), a year, or a part of one; `year` None: not known.

    `part` is the number of the month, quarter, half or ISO week; `season` its TIMEX3 code; `day` the day of the month.
    A year is signed as historians count: -450 is 450 BC, and there is no year 0.

    >>> Stretch(Grain.DAY, 2031, 5, 2).value, Stretch(Grain.YEAR, -450).value, Stretch(Grain.MONTH, None, 5).value
    ('2031-05-02', 'BC0450', 'XXXX-05')
    """

    grain: Grain
    year: int | None
    part: int = 0
    day: int = 0
    season: str = ""
    bc: bool = False  # only of a century or decade, whose number may be 0

    @property
    def value(self) -> str:
        """The TIMEX3 value.

        >>> Stretch(Grain.CENTURY, 19).value, Stretch(Grain.WEEK, 2031, 7).value, Stretch(Grain.QUARTER, 2031, 3).value
        ('19', '2031-W07', '2031-Q3')
        """
        if self.grain in (Grain.CENTURY, Grain.DECADE):
            digits = 2 if self.grain is Grain.CENTURY else 3
            return ("BC" if self.bc else "") + ("X" * digits if self.year is None else f"{self.year:0{digits}d}")
        year = "XXXX" if self.year is None else f"{self.year:04d}" if self.year > 0 else f"BC{-self.year:04d}"
        match self.grain:
            case Grain.YEAR:
                return year
            case Grain.HALF:
                return f"{year}-H{self.part}"
            case Grain.QUARTER:
                return f"{year}-Q{self.part or 'X'}"
            case Grain.SEASON:
                return f"{year}-{self.season}"
            case Grain.WEEK | Grain.WEEKEND:
                week = f"{self.part:02d}" if self.part else "XX"
                return f"{year}-W{week}" + ("-WE" if self.grain is Grain.WEEKEND else "")
        month = f"{self.part:02d}" if self.part else "XX"
        return f"{year}-{month}" + ("" if self.grain is Grain.MONTH else f"-{self.day:02d}" if self.day else "-XX")

    @property
    def known(self) -> bool:
        """Whether it is one stretch of the calendar, with nothing unknown in it.

        >>> Stretch(Grain.DAY, 2031, 5).known, Stretch(Grain.MONTH, 2031, 5).known
        (False, True)
        """
        return "X" not in self.value

    def days(self) -> tuple[str, str] | None:
        """Its first and last day in ISO 8601 (a year before 1 with a sign, 1 BC being 0000); None where not known.

        >>> Stretch(Grain.SEASON, 2031, season="WI").days()
        ('2031-12-01', '2032-02-29')
        """
        if self.year is None or self.year > LAST_YEAR:
            return None
        match self.grain:
            case Grain.CENTURY | Grain.DECADE:
                width = 100 if self.grain is Grain.CENTURY else 10
                low, high = self.year * width, self.year * width + width - 1
                low, high = (-high, -max(low, 1)) if self.bc else (max(low, 1), high)
                return iso(low, 1, 1), iso(high, 12, 31)
            case Grain.YEAR:
                return iso(self.year, 1, 1), iso(self.year, 12, 31)
            case Grain.HALF | Grain.QUARTER if self.part:
                months = 6 if self.grain is Grain.HALF else 3
                last = self.part * months
                return iso(self.year, last - months + 1, 1), iso(self.year, last, month_days(self.year, last))
            case Grain.SEASON if self.season in SEASONS:
                first, last = SEASONS[self.season]
                end = self.year if last > first else next_year(self.year)
                return iso(self.year, first, 1), iso(end, last, month_days(end, last))
            case Grain.MONTH if self.part:
                return iso(self.year, self.part, 1), iso(self.year, self.part, month_days(self.year, self.part))
            case Grain.WEEK | Grain.WEEKEND if self.part and 0 < self.year < 9998:
                monday = date.fromisocalendar(self.year, self.part, 1)
                start = monday + timedelta(days=5 if self.grain is Grain.WEEKEND else 0)
                return start.isoformat(), (monday + timedelta(days=6)).isoformat()
            case Grain.DAY if self.part and self.day:
                day = iso(self.year, self.part, self.day)
                return day, day
        return None


def iso(year: int, month: int, day: int) -> str:
    """A day in ISO 8601, years before 1 counted as astronomers do (450 BC is -0449).

    >>> iso(-450, 3, 1), iso(1066, 10, 14)
    ('-0449-03-01', '1066-10-14')
    """
    counted = year if year > 0 else year + 1
    return f"{'-' if counted < 0 else ''}{abs(counted):04d}-{month:02d}-{day:02d}"


def month_days(year: int, month: int) -> int:
    """How many days a month has.

    >>> month_days(2032, 2), month_days(-450, 9)
    (29, 30)
    """
    return monthrange(2000 + (year if year > 0 else year + 1) % CYCLE_YEARS, month)[1]


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day; without a year, whether there can be.

    >>> exists(2031, 2, 29), exists(None, 2, 29), exists(2031, 2, 31)
    (False, True, False)
    """
    return 1 <= month <= 12 and 1 <= day <= month_days(2000 if year is None else year, month)


def years_on(year: int, by: int) -> int:
    """The year `by` years later; there is no year 0.

    >>> years_on(2031, -3), years_on(-2, 3)
    (2028, 2)
    """
    moved = (year if year > 0 else year + 1) + by
    return moved if moved > 0 else moved - 1


def next_year(year: int) -> int:
    """The year after.

    >>> next_year(-1)
    1
    """
    return years_on(year, 1)


def of_date(day: date) -> Stretch:
    """A day of Python's calendar.

    >>> of_date(date(2031, 5, 2)).value
    '2031-05-02'
    """
    return Stretch(Grain.DAY, day.year, day.month, day.day)


def as_date(stretch: Stretch) -> date | None:
    """The first day of a stretch as Python's date; None where it is not known or Python has no such year.

    >>> as_date(Stretch(Grain.MONTH, 2031, 5))
    datetime.date(2031, 5, 1)
    """
    days = stretch.days()
    if days is None or days[0].startswith(("-", "0000")) or len(days[0]) > 10:
        return None
    return date.fromisoformat(days[0])


def moved_days(stretch: Stretch, by: int) -> Stretch | None:
    """The day `by` days after a known day; None where the calendar ends or the stretch is no known day.

    >>> moved_days(Stretch(Grain.DAY, 2031, 5, 2), -2).value, moved_days(Stretch(Grain.DAY, -480, 8, 31), 1).value
    ('2031-04-30', 'BC0480-09-01')
    """
    if stretch.grain is not Grain.DAY or not stretch.known or stretch.year is None:
        return None
    cycles = 0
    counted = stretch.year if stretch.year > 0 else stretch.year + 1
    while counted < CYCLE_YEARS and cycles < 30:
        counted, cycles = counted + CYCLE_YEARS, cycles + 1
    try:
        day = date(counted, stretch.part, stretch.day) + timedelta(days=by)
    except (ValueError, OverflowError):
        return None
    return Stretch(Grain.DAY, years_on(day.year, -cycles * CYCLE_YEARS), day.month, day.day)


def moved_months(stretch: Stretch, by: int) -> Stretch | None:
    """The month `by` months after that of a stretch; None where its month is not known.

    >>> moved_months(Stretch(Grain.DAY, 2031, 5, 2), -5).value
    '2030-12'
    """
    month = month_of(stretch)
    if month is None or stretch.year is None:
        return None
    years, left = divmod(month - 1 + by, 12)
    return Stretch(Grain.MONTH, years_on(stretch.year, years), left + 1)


def month_of(stretch: Stretch) -> int | None:
    """The month that a stretch lies in; None where it is wider, or not known.

    >>> month_of(Stretch(Grain.DAY, 2031, 5, 2)), month_of(Stretch(Grain.YEAR, 2031))
    (5, None)
    """
    if stretch.grain in (Grain.MONTH, Grain.DAY):
        return stretch.part or None
    if stretch.grain in (Grain.WEEK, Grain.WEEKEND) and (day := as_date(stretch)):
        return day.month
    return None


def week_of(stretch: Stretch, by: int = 0) -> Stretch | None:
    """The ISO week, `by` weeks on, in which a stretch of at most a week begins; None for what is wider.

    >>> week_of(Stretch(Grain.DAY, 2031, 5, 2), -1).value
    '2031-W17'
    """
    if WIDTH[stretch.grain] < WIDTH[Grain.WEEK]:
        return None
    day = as_date(stretch)
    if day is None:
        return None
    try:
        year, week, _ = (day + timedelta(weeks=by)).isocalendar()
    except OverflowError:
        return None
    return Stretch(Grain.WEEK, year, week)


def wider(stretch: Stretch, grain: Grain) -> Stretch | None:
    """The year, month, quarter, decade … in which a stretch lies; None where that is not known or it is narrower.

    >>> wider(Stretch(Grain.DAY, 2031, 5, 2), Grain.QUARTER).value, wider(Stretch(Grain.YEAR, 2031), Grain.DECADE).value
    ('2031-Q2', '203')
    """
    year = stretch.year
    if grain is stretch.grain:
        return stretch
    if year is None or WIDTH[grain] > WIDTH[stretch.grain]:
        return None
    if stretch.grain is Grain.DECADE:
        return Stretch(Grain.CENTURY, year // 10, bc=stretch.bc)
    month = month_of(stretch)
    match grain:
        case Grain.CENTURY:
            return Stretch(Grain.CENTURY, abs(year) // 100, bc=year < 0)
        case Grain.DECADE:
            return Stretch(Grain.DECADE, abs(year) // 10, bc=year < 0)
        case Grain.YEAR:
            return Stretch(Grain.YEAR, year)
        case Grain.QUARTER if month:
            return Stretch(Grain.QUARTER, year, (month + 2) // 3)
        case Grain.HALF if month:
            return Stretch(Grain.HALF, year, 1 if month <= 6 else 2)
        case Grain.MONTH if month:
            return Stretch(Grain.MONTH, moved_months(stretch, 0).year if stretch.grain is Grain.DAY else year, month)  # type: ignore[union-attr]
        case Grain.WEEK:
            return week_of(stretch)
    return None


def moved(stretch: Stretch, by: int, grain: Grain) -> Stretch | None:
    """The stretch `by` steps of `grain` on from the one that a stretch lies in.

    >>> moved(Stretch(Grain.DAY, 2031, 5, 2), -1, Grain.YEAR).value
    '2030'
    """
    if grain is Grain.DAY:
        return moved_days(stretch, by)
    if grain is Grain.WEEK:
        return week_of(stretch, by)
    if grain is Grain.WEEKEND:
        week = week_of(stretch, by)
        return replace(week, grain=Grain.WEEKEND) if week else None
    if grain is Grain.MONTH:
        return moved_months(stretch, by)
    base = wider(stretch, grain)
    if base is None or base.year is None:
        return None
    match grain:
        case Grain.YEAR:
            return replace(base, year=years_on(base.year, by))
        case Grain.QUARTER | Grain.HALF:
            count = 4 if grain is Grain.QUARTER else 2
            years, left = divmod(base.part - 1 + by, count)
            return replace(base, year=years_on(base.year, years), part=left + 1)
        case Grain.DECADE | Grain.CENTURY:
            number = base.year - by if base.bc else base.year + by
            return replace(base, year=number) if number >= 0 else None
    return None
