"""What is counted from another time: today, last week, two days later; and lengths and repetitions of time."""

from dataclasses import replace

from sayso.mentions.times.context import Answer, Context, dated, day_of_week
from sayso.mentions.times.stretch import WIDTH, Grain, Stretch, month_of, moved, moved_days, week_of, years_on
from sayso.mentions.times.told import Told
from sayso.model import WhenType

UNIT_GRAIN = {
    "D": Grain.DAY,
    "N": Grain.DAY,
    "W": Grain.WEEK,
    "WE": Grain.WEEKEND,
    "MO": Grain.MONTH,
    "Q": Grain.QUARTER,
    "Y": Grain.YEAR,
    "DE": Grain.DECADE,
    "CE": Grain.CENTURY,
    "F": Grain.WEEK,
}


def days_from(told: Told, context: Context, direction: int) -> Answer | None:
    """Today, yesterday, tomorrow, tonight."""
    if context.history or context.anchor is None:
        value = "PRESENT_REF" if told.shift == 0 else "PAST_REF" if told.shift < 0 else "FUTURE_REF"
        if told.daypart or told.clock:
            return Answer(
                WhenType.TIME,
                "XXXX-XX-XX" + (told.clock or "T" + told.daypart),
                told.mod,
                why="the page has no date that it can be counted from",
            )
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
    relation = "that" if told.relation.startswith("told ") else told.relation
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
    if (
        before is not None
        and not context.history
        and relation in ("the", "last")
        and context.quarter is not None
        and context.quarter.value <= before.value
    ):
        stretch = context.quarter
    elif grain is Grain.QUARTER and relation == "the" and context.anchor is not None and not context.history:
        stretch = moved(context.anchor, -1, grain)
    if stretch is None:
        if grain is Grain.DAY and month_of(base) and base.year is not None:
            stretch = Stretch(Grain.DAY, base.year, month_of(base) or 0)
        elif (
            base.year is not None
            and WIDTH[grain] > WIDTH[Grain.YEAR]
            and base.grain not in (Grain.DECADE, Grain.CENTURY)
        ):
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
    return {
        Grain.WEEK: "XXXX-WXX",
        Grain.WEEKEND: "XXXX-WXX-WE",
        Grain.MONTH: "XXXX-XX",
        Grain.DAY: "XXXX-XX-XX",
        Grain.QUARTER: "XXXX-QX",
        Grain.DECADE: "XXX",
        Grain.CENTURY: "XX",
    }.get(grain, "XXXX")


YEARS = {"DE": 10, "CE": 100, "ML": 1000}
"""Decades and centuries are given in years, as the annotators of TimeML do; but an untold number of them is PXDE."""


def period(amount: str, unit: str) -> str:
    """The TIMEX3 value of a duration.

    >>> period("2", "W"), period("1.5", "H"), period("X", "DE"), period("2", "F")
    ('P2W', 'PT1.5H', 'PXDE', 'P4W')
    """
    if unit == "F":
        amount, unit = (amount if amount == "X" else str(int(float(amount) * 2))), "W"
    if unit in YEARS and amount != "X":
        amount, unit = f"{float(amount) * YEARS[unit]:g}", "Y"
    if unit in ("S", "M", "H"):
        return f"PT{amount}{unit}"
    if unit == "HY":
        amount, unit = (amount if amount == "X" else str(int(float(amount) * 6))), "MO"
    return f"P{amount}{ {'MO': 'M', 'N': 'D'}.get(unit, unit) }"


def duration(told: Told, amount: str = "") -> Answer:
    """A duration."""
    return Answer(WhenType.DURATION, period(amount or told.amount, told.unit), told.mod, why="a length of time")


def a_length(told: Told, context: Context, direction: int) -> Answer:
    """A length of time that one word names."""
    return Answer(WhenType.DURATION, told.value, told.mod, why="a length of time")


def an_amount(told: Told, context: Context, direction: int) -> Answer | None:
    """So many units; counted back or on where it says ago, later, earlier."""
    if told.relation not in ("ago", "later", "earlier", "from now"):
        return duration(told)
    base = context.anchor if told.relation in ("ago", "from now") else context.last or context.anchor
    if told.relation in ("ago", "from now") and context.history:
        base = context.last or context.anchor
    if (
        told.relation in ("later", "earlier")
        and told.unit == "Y"
        and not context.history
        and not (context.last is not None and context.last.grain in (Grain.YEAR, Grain.MONTH, Grain.DAY, Grain.QUARTER))
    ):
        base = context.anchor
    sign = 1 if told.relation in ("later", "from now") else -1
    if told.amount == "X":
        return Answer(
            WhenType.DATE, "FUTURE_REF" if sign > 0 else "PAST_REF", told.mod, why="an amount that is not told"
        )
    if base is None:
        grain = UNIT_GRAIN.get(told.unit, Grain.DAY)
        return Answer(WhenType.DATE, unknown(grain), told.mod, why="there is no day that it can be counted from")
    count = float(told.amount)
    if told.unit == "DE":
        if context.decade is not None and told.relation in ("later", "earlier"):
            base = context.decade
        else:
            told.unit, count = "Y", 10 * count
    if told.unit in ("S", "M", "H"):
        return (
            Answer(
                WhenType.TIME,
                f"{base.value}TXX:XX" if base.grain is Grain.DAY else "XXXX-XX-XXTXX:XX",
                told.mod,
                base,
                True,
                f"hours from {base.value}",
            )
            if told.unit != "X"
            else None
        )
    if count > 100_000:
        return duration(told)
    stretch = counted(base, int(sign * count * (2 if told.unit == "F" else 1)), told, context)
    if stretch is None:
        grain = UNIT_GRAIN.get(told.unit, Grain.DAY)
        return Answer(
            WhenType.DATE,
            unknown(grain)
            if base.year is None or grain is Grain.YEAR
            else Stretch(grain, base.year).value
            if grain in (Grain.MONTH, Grain.DAY, Grain.WEEK, Grain.QUARTER)
            else unknown(grain),
            told.mod,
            why=f"{base.value} is too wide to count from",
        )
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
        if (
            base.grain in (Grain.MONTH, Grain.QUARTER)
            and told.relation == "earlier"
            and abs(by) == 1
            and base.year is not None
        ):
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
    near = context.history or told.paragraph == context.last_paragraph or context.anchor is None
    base = context.last_day if near and context.last_day is not None else context.anchor
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
