"""From what is told to its place in the calendar, in the order of the text."""

from dataclasses import dataclass, replace
from datetime import date

from sayso.mentions.times import holidays
from sayso.mentions.times.stretch import (
    WIDTH,
    Grain,
    Stretch,
    exists,
    moved,
    moved_days,
    month_of,
    of_date,
    week_of,
    wider,
    years_on,
)
from sayso.mentions.times.told import Told
from sayso.model import WhenType

UNIT_GRAIN = {"D": Grain.DAY, "N": Grain.DAY, "W": Grain.WEEK, "WE": Grain.WEEKEND, "MO": Grain.MONTH, "Q": Grain.QUARTER,
              "Y": Grain.YEAR, "DE": Grain.DECADE, "CE": Grain.CENTURY, "F": Grain.WEEK}
RECENT = 4
"""A month so many months from the one that a history has come to belongs to its year, whatever year is named beside."""
SOON = 2
"""A day or month that news names is taken for the nearest, whatever the tense, where that is so many months away."""
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
SEASON_OF = {month: code for code, months in {"SP": (3, 4, 5), "SU": (6, 7, 8), "FA": (9, 10, 11), "WI": (12, 1, 2)}.items()
             for month in months}


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
        if stretch.grain in (Grain.DECADE, Grain.CENTURY):
            return
        self.last = stretch
        if stretch.grain is not Grain.YEAR or told.opening or self.running is None:
            self.running = stretch
        if stretch.grain is Grain.QUARTER:
            self.quarter = stretch
        if stretch.grain is Grain.DAY and stretch.known:
            self.last_day = stretch


def resolve(told: Told, context: Context, direction: int) -> Answer | None:
    """The value of one time; None where it cannot be a time after all."""
    answer = RESOLVERS[told.kind](told, context, direction)
    fleeting = told.kind == "amount" and (told.relation in ("ago", "from now") or (told.relation == "earlier" and not context.history))
    if answer and answer.stretch and answer.type in (WhenType.DATE, WhenType.TIME) and not fleeting:
        context.remember(answer.stretch, told)
    return answer


def dated(stretch: Stretch, told: Told, *, anchored: bool, why: str) -> Answer:
    """A date, or with a time of day a time."""
    clock = told.clock or ("T" + told.daypart if told.daypart else "")
    if clock and stretch.grain is Grain.DAY:
        return Answer(WhenType.TIME, stretch.value + clock, told.mod, stretch, anchored, why)
    return Answer(WhenType.DATE, stretch.value, told.mod, stretch, anchored, why)


def a_date(told: Told, context: Context, direction: int) -> Answer | None:
    """A named day, month, year, season, quarter, decade or century."""
    if told.value and told.month is None:
        order_figures(told, context)
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
            return dated(Stretch(Grain.MONTH, year, told.month), told, anchored=bool(whence), why=whence or "the year is named")
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
    if not exists(year, told.month, told.day):
        return Answer(WhenType.DATE, f"{'XXXX' if year is None else Stretch(Grain.YEAR, year).value}-{told.month:02d}-XX",
                      told.mod, why=f"there is no day {told.day} in month {told.month}: an impossible day")
    if year is None:
        year, whence = choose_year(told, context, direction, told.month, told.day)
    stretch = Stretch(Grain.DAY, year, told.month, told.day)
    if year is not None and not exists(year, told.month, told.day):
        return Answer(WhenType.DATE, f"{year:04d}-02-XX", told.mod, why=f"there is no 29 February in {year}: an impossible day")
    return dated(stretch, told, anchored=bool(whence), why=whence or "the day is named in full")


def a_month(told: Told, context: Context, direction: int) -> Answer:
    """A month without its year."""
    assert told.month is not None
    year, why = choose_year(told, context, direction, told.month, 0)
    return dated(Stretch(Grain.MONTH, year, told.month), told, anchored=True, why=why)


def choose_year(told: Told, context: Context, direction: int, month: int, day: int) -> tuple[int | None, str]:
    """The year of a day or month that is named without it, counted from the anchor or, in a history, the last time told."""
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
        return (years_on(year, 1) if before or month == here and not day else year), f"the next after {base.value}"
    if here is None:
        return year, f"the year last told is {year}"
    if context.history:
        gap = month - here
        if gap <= -7:
            return years_on(year, 1), f"the next after {base.value}, told before"
        if gap >= 9 and False:
            return years_on(year, -1), f"the last before {base.value}, told before"
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
        return Answer(WhenType.DATE, f"XXXX-WXX-{told.weekday}", told.mod, why="the page has no date that it can be counted from")
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


def day_of_week(day: Stretch) -> int | None:
    """The day of the week, Monday 1, of a known day."""
    if day.grain is not Grain.DAY or not day.known or day.year is None:
        return None
    counted = day.year if day.year > 0 else day.year + 1
    return date(2000 + counted % 400, day.part, day.day).isoweekday()


def a_season(told: Told, context: Context, year: int | None, direction: int) -> Answer:
    """A season, of the year that is named or the one that fits."""
    if year is None:
        year, why = choose_year(told, context, direction if not context.history else 0, SEASON_MONTH[told.season], 0)
        if year is not None and told.season == "WI" and not context.history and (here := month_of(context.base or Stretch(Grain.YEAR, year))):
            if here <= 2 and told.relation in ("this", "") and direction <= 0:
                year = years_on(context.base.year, -1) if context.base and context.base.year else year
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
            return Answer(WhenType.DATE, Stretch(grain, None, part).value, told.mod, why="the page has no date that it can be counted from")
        year, why = base.year, f"the year of {base.value}"
        own = wider(base, grain)
        if own is not None and not context.history:
            if part - own.part >= (2 if grain is Grain.QUARTER else 1) and direction <= 0 or told.relation == "last" and part >= own.part:
                year = years_on(year, -1)
                why = f"the last before {base.value}"
            elif direction > 0 and part < own.part - 1:
                year = years_on(year, 1)
    return dated(Stretch(grain, year, part), told, anchored=anchored, why=why)


def a_holiday(told: Told, context: Context, year: int | None, direction: int) -> Answer:
    """A holiday, of the year that is named or the one that fits."""
    base = context.base
    why = "the year is named"
    if year is None:
        if base is None or base.year is None:
            fixed = holidays.fixed(told.holiday)
            return Answer(WhenType.DATE, f"XXXX-{fixed}" if fixed else "XXXX-XX-XX", told.mod, why="no year is named, and the page has no date")
        year, why = base.year, f"the year of {base.value}"
        here = holidays.day(told.holiday, year)
        if here is not None and base.grain is Grain.DAY and not context.history:
            now = (base.part, base.day)
            close = abs(here[0] - now[0]) <= 1 and not told.relation
            if close:
                pass
            elif (direction < 0 or told.relation == "last") and here > now or direction == 0 and here[0] - now[0] > 6:
                year, why = years_on(year, -1), f"the last before {base.value}"
            elif (direction > 0 or told.relation == "next") and here < now:
                year, why = years_on(year, 1), f"the next after {base.value}"
    here = holidays.day(told.holiday, year)
    if here is None:
        return Answer(WhenType.DATE, f"{Stretch(Grain.YEAR, year).value}-XX-XX", told.mod, why="its day differs from year to year and from place to place")
    return dated(Stretch(Grain.DAY, year, *here), told, anchored=why != "the year is named", why=why)


def days_from(told: Told, context: Context, direction: int) -> Answer | None:
    """Today, yesterday, tomorrow, tonight."""
    if context.history or context.anchor is None:
        value = "PRESENT_REF" if told.shift == 0 else "PAST_REF" if told.shift < 0 else "FUTURE_REF"
        if told.daypart or told.clock:
            return Answer(WhenType.TIME, "XXXX-XX-XX" + (told.clock or "T" + told.daypart), told.mod, why="the page has no date that it can be counted from")
        if context.history:
            return Answer(WhenType.DATE, value, told.mod, why="said inside a history, on a day that it does not give")
        return Answer(WhenType.DATE, "XXXX-XX-XX", told.mod, why="the page has no date that it can be counted from")
    stretch = moved_days(context.anchor, told.shift)
    if stretch is None:
        return None
    return dated(stretch, told, anchored=True, why=f"counted from {context.anchor.value}")


def a_unit(told: Told, context: Context, direction: int) -> Answer | None:
    """This week, that year, last month, the next day, the weekend."""
    grain = UNIT_GRAIN.get(told.unit)
    if grain is None or told.unit == "F":
        if told.unit in ("H", "M", "S", "F") and told.step:
            return duration(told, amount="1")
        return None
    relation, later = told.relation, False
    if relation.startswith("told "):
        relation, later = "that", True
    base = context.last if relation in ("that", "told") or (context.history and relation == "the") else context.base
    base = base or context.anchor
    if told.unit == "N" and not told.daypart:
        told.daypart = "NI"
    if base is None:
        return Answer(WhenType.DATE, unknown(grain), told.mod, why="the page has no date that it can be counted from")
    if context.history and relation in ("last", "next"):
        base = context.last_day if grain is Grain.DAY and context.last_day else base
    stretch = moved(base, told.step, grain)
    if relation == "the" and grain is Grain.WEEKEND:
        stretch = the_weekend(base, direction)
    before = moved(context.anchor, -1, grain) if grain is Grain.QUARTER and context.anchor is not None else None
    if before is not None and not context.history and relation in ("the", "last") and context.quarter is not None \
            and context.quarter.value <= before.value:
        stretch = context.quarter
    elif grain is Grain.QUARTER and relation == "the" and context.anchor is not None and not context.history:
        stretch = moved(context.anchor, -1, grain)
    if stretch is None:
        if grain is Grain.DAY and month_of(base) and base.year is not None:
            stretch = Stretch(Grain.DAY, base.year, month_of(base) or 0)
        elif base.year is not None and WIDTH[grain] > WIDTH[Grain.YEAR] and base.grain not in (Grain.DECADE, Grain.CENTURY):
            stretch = Stretch(grain, base.year)
        else:
            return Answer(WhenType.DATE, unknown(grain), told.mod, why=f"{base.value} is too wide to count from")
    if relation in ("last", "next") and told.unit in ("DE", "CE"):
        return duration(told, amount="1")
    return dated(stretch, told, anchored=True, why=f"counted from {base.value}")


def the_weekend(base: Stretch, direction: int) -> Stretch | None:
    """The weekend nearest in the direction: of last week where the past is told, else of this one."""
    week = week_of(base)
    if week is None:
        return None
    day = day_of_week(base) or 1
    past = direction <= 0 and day < 6
    return moved(base, -1 if past else 0, Grain.WEEKEND)


def unknown(grain: Grain) -> str:
    """The TIMEX3 value of a stretch of which nothing is known."""
    return {Grain.WEEK: "XXXX-WXX", Grain.WEEKEND: "XXXX-WXX-WE", Grain.MONTH: "XXXX-XX", Grain.DAY: "XXXX-XX-XX", Grain.QUARTER: "XXXX-QX",
            Grain.DECADE: "XXX", Grain.CENTURY: "XX"}.get(grain, "XXXX")


def period(amount: str, unit: str) -> str:
    """The TIMEX3 value of a duration.

    >>> period("2", "W"), period("1.5", "H"), period("X", "DE"), period("2", "F")
    ('P2W', 'PT1.5H', 'PXDE', 'P4W')
    """
    if unit == "F":
        amount, unit = (amount if amount == "X" else str(int(float(amount) * 2))), "W"
    if unit in ("S", "M", "H"):
        return f"PT{amount}{unit}"
    if unit == "HY":
        amount, unit = (amount if amount == "X" else str(int(float(amount) * 6))), "MO"
    return f"P{amount}{ {'MO': 'M', 'N': 'D'}.get(unit, unit) }"


def duration(told: Told, amount: str = "") -> Answer:
    """A duration."""
    return Answer(WhenType.DURATION, period(amount or told.amount, told.unit), told.mod, why="a length of time")


def an_amount(told: Told, context: Context, direction: int) -> Answer | None:
    """So many units; counted back or on where it says ago, later, earlier."""
    if told.relation not in ("ago", "later", "earlier", "from now"):
        return duration(told)
    base = context.anchor if told.relation in ("ago", "from now") else context.last or context.anchor
    if told.relation in ("ago", "from now") and context.history:
        base = context.last or context.anchor
    if told.relation in ("later", "earlier") and told.unit == "Y" and not context.history and not (
            context.last is not None and context.last.grain in (Grain.YEAR, Grain.MONTH, Grain.DAY, Grain.QUARTER)):
        base = context.anchor
    sign = 1 if told.relation in ("later", "from now") else -1
    if told.amount == "X":
        return Answer(WhenType.DATE, "FUTURE_REF" if sign > 0 else "PAST_REF", told.mod, why="an amount that is not told")
    if base is None:
        grain = UNIT_GRAIN.get(told.unit, Grain.DAY)
        return Answer(WhenType.DATE, unknown(grain), told.mod, why="there is no day that it can be counted from")
    count = float(told.amount)
    if told.unit in ("S", "M", "H"):
        return Answer(WhenType.TIME, f"{base.value}TXX:XX" if base.grain is Grain.DAY else "XXXX-XX-XXTXX:XX", told.mod, base, True,
                      f"hours from {base.value}") if told.unit != "X" else None
    if count > 100_000:
        return duration(told)
    stretch = counted(base, int(sign * count * (2 if told.unit == "F" else 1)), told, context)
    if stretch is None:
        grain = UNIT_GRAIN.get(told.unit, Grain.DAY)
        return Answer(WhenType.DATE, unknown(grain) if base.year is None or grain is Grain.YEAR else Stretch(
            grain, base.year).value if grain in (Grain.MONTH, Grain.DAY, Grain.WEEK, Grain.QUARTER) else unknown(grain), told.mod, why=f"{base.value} is too wide to count from")
    if told.relation in ("ago", "from now") and told.mod in ("LESS_THAN", "MORE_THAN"):
        pass
    return dated(stretch, told, anchored=True, why=f"counted from {base.value}")


def counted(base: Stretch, by: int, told: Told, context: Context) -> Stretch | None:
    """The stretch that lies so many units from `base`, as precise as the unit."""
    quarter = Stretch(Grain.QUARTER, base.year, told.quarter) if told.quarter else context.quarter
    if told.unit == "Y" and by == -1 and quarter is not None and not context.history:
        return moved(quarter, 4 * by, Grain.QUARTER)
    if told.unit in ("W", "F"):
        day = moved_days(base, 7 * by)
        return day or week_of(base, by)
    if told.unit == "Y":
        if base.grain in (Grain.MONTH, Grain.QUARTER) and told.relation == "earlier" and abs(by) == 1 and base.year is not None:
            return replace(base, year=years_on(base.year, by))
        return moved(base, by, Grain.YEAR)
    return moved(base, by, UNIT_GRAIN.get(told.unit, Grain.DAY))


def a_set(told: Told, context: Context, direction: int) -> Answer | None:
    """What happens again and again."""
    if told.value:
        value = told.value
    elif told.weekday is not None:
        value = f"XXXX-WXX-{told.weekday}"
    elif told.month is not None:
        value = f"XXXX-{told.month:02d}"
    elif told.season:
        value = f"XXXX-{told.season}"
    elif told.unit:
        value = period(told.amount or "1", told.unit)
    elif told.daypart:
        value = f"XXXX-XX-XXT{told.daypart}"
    else:
        return None
    if told.unit == "N":
        value = "XXXX-XX-XXTNI"
    elif told.weekday is not None and (told.daypart or told.clock):
        value += told.clock or "T" + told.daypart
    return Answer(WhenType.SET, value, told.mod, why="again and again")


def a_reference(told: Told, context: Context, direction: int) -> Answer | None:
    """Now, recently, in the future."""
    if told.unit == "soon" and (direction <= 0 or context.history):
        return None  # soon after what was told
    return Answer(WhenType.DATE, told.value, told.mod, why="no day is told")


def a_clock(told: Told, context: Context, direction: int) -> Answer | None:
    """A time of day, on the day told last, or in news the day of the anchor."""
    base = context.last_day or context.anchor
    if told.relation in ("this",) and context.anchor is not None and not context.history:
        base = context.anchor
    if told.relation in ("last", "next", "told") and base is not None:
        if told.relation == "last" and not context.history and context.anchor:
            base = context.anchor
        base = moved_days(base, told.step)
    clock = told.clock or "T" + told.daypart
    if base is None or base.grain is not Grain.DAY:
        return Answer(WhenType.TIME, "XXXX-XX-XX" + clock, told.mod, why="there is no day that it belongs to")
    return Answer(WhenType.TIME, base.value + clock, told.mod, base, True, f"on {base.value}")


RESOLVERS = {"date": a_date, "days": days_from, "unit": a_unit, "amount": an_amount, "set": a_set, "ref": a_reference, "clock": a_clock}
