"""Named days, months, seasons, quarters, decades and holidays, set in the calendar."""

from sayso.mentions.times import holidays
from sayso.mentions.times.context import Answer, Context, dated, day_of_week
from sayso.mentions.times.stretch import Grain, Stretch, as_date, exists, month_of, moved_days, wider, years_on
from sayso.mentions.times.told import Told
from sayso.model import WhenType

RECENT = 2
"""A month so many months from the one that a history has come to belongs to its year, whatever year is named beside."""


CLOSE, FAR_OFF = 7, 20
"""Of 5/2 and 2/5, one is taken if it lies so few days from the page's date and the other more than so many."""
BACK = 8
"""A month so many months before the one last told is that of the next year: December, and then in January."""
SOON = 2
"""A day or month that news names is taken for the nearest, whatever the tense, where that is so many months away."""


HALF_A_YEAR = 6
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def a_date(told: Told, context: Context, direction: int) -> Answer | None:
    """A named day, month, year, season, quarter, decade or century."""
    if told.value and told.month is None:
        order_figures(told, context)
        if told.month is None:
            return Answer(
                WhenType.DATE, f"{told.year:04d}-XX-XX", told.mod,
                why=f"nothing tells which number of {told.value!r} is the day",
            )
    if told.century is not None:
        return dated(Stretch(Grain.CENTURY, told.century, bc=told.bc), told, anchored=False, why="the century is named")
    if told.decade is not None:
        return dated(Stretch(Grain.DECADE, told.decade, bc=told.bc), told, anchored=False, why="the decade is named")
    year, whence = named_year(told, context)
    if told.holiday:
        return a_holiday(told, context, year, direction)
    if told.season:
        return a_season(told, context, year, direction)
    if told.quarter is not None or told.half is not None:
        return a_quarter(told, context, year, direction)
    if told.day is not None and told.month is not None:
        return a_day(told, context, year, direction, whence)
    if told.month is not None:
        if year is not None:
            return dated(
                Stretch(Grain.MONTH, year, told.month), told, anchored=bool(whence), why=whence or "the year is named"
            )
        return a_month(told, context, direction)
    if told.weekday is not None:
        return a_weekday(told, context, direction)
    if year is not None:
        if not told.fiscal and abs(year) > 9999:
            return None
        return dated(Stretch(Grain.YEAR, year), told, anchored=False, why="the year is named")
    return None


def order_figures(told: Told, context: Context) -> None:
    """Settle which number of 5/2/2031 is the day; where nothing tells, neither."""
    mark = "/" if "/" in told.value else "." if "." in told.value else "-"
    first, second = (int(number) for number in told.value.split(mark))
    if first > 12 or (second <= 12 and (mark == "." or context.day_first)):
        told.day, told.month = first, second
    elif second > 12 or context.day_first is False or first == second:
        told.month, told.day = first, second
    elif context.anchor is not None and told.year is not None:
        both = [(told.year, first, second), (told.year, second, first)]
        near = [day for day in both if days_off(day, context.anchor) <= CLOSE]
        if len(near) == 1 and max(days_off(day, context.anchor) for day in both) > FAR_OFF:
            _, told.month, told.day = near[0]


def days_off(day: tuple[int, int, int], anchor: Stretch) -> int:
    """How many days lie between a day and the anchor; more than any where there is no such day."""
    there, here = (as_date(Stretch(Grain.DAY, *one)) if exists(*one) else None
                   for one in (day, (anchor.year or 0, anchor.part, anchor.day)))
    return abs((there - here).days) if there and here else 10**6


def named_year(told: Told, context: Context) -> tuple[int | None, str]:
    """The year that is named, or pointed at ("May of last year")."""
    if told.year is not None:
        return told.year, ""
    if told.unit == "Y" and told.relation:
        base = context.last if told.relation in ("that", "told") else context.base
        if base is not None and (year := wider(base, Grain.YEAR)) and year.year is not None:
            return years_on(year.year, told.step), f"the year is counted from {base.value}"
    return None, ""


def a_day(told: Told, context: Context, year: int | None, direction: int, whence: str) -> Answer | None:
    """A day of a month."""
    assert told.month is not None and told.day is not None
    if year is None and told.memory and (context.anchor is None or (context.anchor.year or 0) >= told.memory):
        return dated(Stretch(Grain.DAY, told.memory, told.month, told.day), told, anchored=False,
                     why=f"the day known by what happened on it in {told.memory}")
    if not exists(year, told.month, told.day):
        return Answer(
            WhenType.DATE,
            f"{'XXXX' if year is None else Stretch(Grain.YEAR, year).value}-{told.month:02d}-XX",
            told.mod,
            why=f"there is no day {told.day} in month {told.month}: an impossible day",
        )
    if year is None:
        year, whence = choose_year(told, context, direction, told.month, told.day)
    stretch = Stretch(Grain.DAY, year, told.month, told.day)
    if year is not None and not exists(year, told.month, told.day):
        return Answer(
            WhenType.DATE, f"{year:04d}-02-XX", told.mod, why=f"there is no 29 February in {year}: an impossible day"
        )
    return dated(stretch, told, anchored=bool(whence), why=whence or "the day is named in full")


def a_month(told: Told, context: Context, direction: int) -> Answer:
    """A month without its year."""
    assert told.month is not None
    year, why = choose_year(told, context, direction, told.month, 0)
    return dated(Stretch(Grain.MONTH, year, told.month), told, anchored=True, why=why)


def choose_year(told: Told, context: Context, direction: int, month: int, day: int) -> tuple[int | None, str]:
    """The year of a day or month named without it, counted from the anchor or, in a history, from the last told."""
    base = context.base
    if context.history and base is not None and base.grain is Grain.YEAR and context.running is not None:
        running = month_of(context.running)
        if running is not None and -RECENT <= (month - running + RECENT) % 12 - RECENT <= RECENT:
            base = context.running
    if base is None or base.year is None:
        return None, "no year is named, and the page has no date"
    if base.grain in (Grain.DECADE, Grain.CENTURY):
        return None, "no year is named, and only a decade is told before"
    here, year = month_of(base), base.year
    if base.grain is Grain.SEASON:
        here = SEASON_MONTH[base.season]
    if told.relation in ("last", "next") and not context.history and here:
        before = (month, day or 0) < (here, base.day if day else 0)
        if told.relation == "last":
            return (year if before else years_on(year, -1)), f"the last before {base.value}"
        return (years_on(year, 1) if before or (month == here and not day) else year), f"the next after {base.value}"
    if here is None:
        return year, f"the year last told is {year}"
    if context.history:
        gap = month - here
        if gap <= -BACK:
            return years_on(year, 1), f"the next after {base.value}, told before"
        return year, f"the year last told is {year}"
    there, now = (month, day or 0), (here, base.day if day else 0)
    gap = month - here
    nearest = 1 if gap < -6 else -1 if gap > 6 else 0
    if told.relation == "this":
        return year, f"the year of {base.value}"
    if abs(gap + 12 * nearest) <= SOON:
        return years_on(year, nearest), f"nearest to {base.value}"
    if direction < 0:
        late = there > now
        return (years_on(year, -1) if late else year), f"in the past, seen from {base.value}"
    if direction > 0:
        early = there < now
        return (years_on(year, 1) if early else year), f"still to come, seen from {base.value}"
    return (years_on(year, -1) if there > now else year), f"the last before {base.value}, for news tells of what was"


def a_weekday(told: Told, context: Context, direction: int) -> Answer:
    """A day of the week."""
    assert told.weekday is not None
    base = context.last_day if context.history or told.relation in ("told", "that") else context.anchor
    base = base or context.anchor or context.last_day
    monday_based = day_of_week(base) if base is not None else None
    if base is None or monday_based is None:
        return Answer(
            WhenType.DATE, f"XXXX-WXX-{told.weekday}", told.mod, why="the page has no date that it can be counted from"
        )
    gap = told.weekday - monday_based
    if told.relation in ("next", "told") and told.step > 0:
        by = gap if gap > 0 else gap + 7
        why = f"the next after {base.value}"
    elif told.relation in ("last", "told"):
        by = gap if gap < 0 else gap - 7
        why = f"the last before {base.value}"
    elif told.relation == "this":
        by, why = gap, f"in the week of {base.value}"
    elif context.history:
        by, why = (gap if gap >= 0 else gap + 7), f"the next from {base.value}, told before"
    elif direction > 0:
        by, why = (gap if gap > 0 or gap == 0 else gap + 7), f"still to come, seen from {base.value}"
    else:
        by, why = (gap if gap <= 0 else gap - 7), f"the last up to {base.value}"
        why += ", for its clause is in the past" if direction < 0 else ", for news tells of what was"
    stretch = moved_days(base, by)
    if stretch is None:
        return Answer(WhenType.DATE, f"XXXX-WXX-{told.weekday}", told.mod, why="the calendar ends there")
    return dated(stretch, told, anchored=True, why=why)


def a_season(told: Told, context: Context, year: int | None, direction: int) -> Answer:
    """A season, of the year that is named or the one that fits."""
    if year is None:
        year, why = choose_year(told, context, direction if not context.history else 0, SEASON_MONTH[told.season], 0)
        base = context.base
        winter = told.season == "WI" and told.relation in ("this", "") and direction <= 0 and not context.history
        if winter and base is not None and base.year is not None and (month_of(base) or 12) <= 2:
            year = years_on(base.year, -1)  # a winter is counted with the year in which it begins
        return dated(Stretch(Grain.SEASON, year, season=told.season), told, anchored=True, why=why)
    return dated(Stretch(Grain.SEASON, year, season=told.season), told, anchored=False, why="the year is named")


def a_quarter(told: Told, context: Context, year: int | None, direction: int) -> Answer:
    """A quarter or a half of a year."""
    if told.quarter == 0:
        told.quarter = context.quarter.part if context.quarter is not None else 0
    grain, part = (Grain.QUARTER, told.quarter) if told.quarter is not None else (Grain.HALF, told.half)
    assert part is not None
    why, anchored = "the year is named", False
    if year is None:
        anchored = True
        base = context.base
        if base is None or base.year is None:
            return Answer(
                WhenType.DATE,
                Stretch(grain, None, part).value,
                told.mod,
                why="the page has no date that it can be counted from",
            )
        year, why = base.year, f"the year of {base.value}"
        own = wider(base, grain)
        if own is not None and not context.history:
            if (part - own.part >= (2 if grain is Grain.QUARTER else 1) and direction <= 0) or (
                told.relation == "last" and part >= own.part
            ):
                year = years_on(year, -1)
                why = f"the last before {base.value}"
            elif direction > 0 and part < own.part - 1:
                year = years_on(year, 1)
    return dated(Stretch(grain, year, part), told, anchored=anchored, why=why)


def a_holiday(told: Told, context: Context, year: int | None, direction: int) -> Answer:
    """A holiday, of the year that is named or the one that fits."""
    why = "the year is named"
    if year is None:
        base = context.base
        if base is None or base.year is None:
            value = f"XXXX-{holidays.fixed(told.holiday) or 'XX-XX'}"
            return Answer(WhenType.DATE, value, told.mod, why="no year is named, and the page has no date")
        year, why = years_on(base.year, holiday_off(told, base, context, direction)), f"the nearest to {base.value}"
    here = holidays.day(told.holiday, year)
    if here is None:
        value = f"{Stretch(Grain.YEAR, year).value}-XX-XX"
        return Answer(WhenType.DATE, value, told.mod, why="its day differs from year to year and from place to place")
    return dated(Stretch(Grain.DAY, year, *here), told, anchored=why != "the year is named", why=why)


def holiday_off(told: Told, base: Stretch, context: Context, direction: int) -> int:
    """How many years from that of `base` a holiday is meant: -1, 0 or 1."""
    here = holidays.day(told.holiday, base.year or 0)
    if here is None or base.grain is not Grain.DAY or context.history:
        return 0
    now = (base.part, base.day)
    if abs(here[0] - now[0]) <= 1 and not told.relation:
        return 0
    if here > now and (direction < 0 or told.relation == "last"):
        return -1
    if direction == 0 and here[0] - now[0] > HALF_A_YEAR:
        return -1
    return 1 if here < now and (direction > 0 or told.relation == "next") else 0
