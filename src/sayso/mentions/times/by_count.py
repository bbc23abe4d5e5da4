"""What is counted from another time: today, last week, two days later; and lengths and repetitions of time."""

from dataclasses import replace

from sayso.mentions.times.context import Answer, Context, dated, day_of_week
from sayso.mentions.times.stretch import Grain, Stretch, month_of, moved, moved_days, week_of, years_on
from sayso.mentions.times.told import Told
from sayso.model import WhenType

NO_DATE = "the page has no date that it can be counted from"
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


YEARLY = frozenset({Grain.YEAR, Grain.QUARTER, Grain.MONTH, Grain.DAY})
"""What years are counted from in news, where it was told last; else from the anchor."""
FARTHEST = 100_000
"""The most units that are counted; beyond them no calendar reaches."""


def days_from(told: Told, context: Context, direction: int) -> Answer | None:
    """Today, yesterday, tomorrow, tonight."""
    if context.anchor is not None and not context.history:
        stretch = moved_days(context.anchor, told.shift)
        if stretch is None:
            return None
        return dated(stretch, told, anchored=True, why=f"counted from {context.anchor.value}")
    why = "said inside a history, on a day that it does not give" if context.history else NO_DATE
    if told.daypart or told.clock:
        return Answer(WhenType.TIME, "XXXX-XX-XX" + (told.clock or "T" + told.daypart), told.mod, why=why)
    if context.history:
        value = "PRESENT_REF" if told.shift == 0 else "PAST_REF" if told.shift < 0 else "FUTURE_REF"
        return Answer(WhenType.DATE, value, told.mod, why=why)
    return Answer(WhenType.DATE, "XXXX-XX-XX", told.mod, why=why)


def a_unit(told: Told, context: Context, direction: int) -> Answer | None:
    """This week, that year, last month, the next day, the weekend."""
    grain = UNIT_GRAIN.get(told.unit)
    if told.unit in ("H", "M", "S", "F") and told.step:
        return duration(told, amount="1")
    if grain is None or told.unit == "F":
        return None
    relation = "that" if told.relation.startswith("told ") else told.relation
    if relation in ("last", "next") and told.unit in ("DE", "CE"):
        return duration(told, amount="1")
    if told.unit == "N" and not told.daypart:
        told.daypart = "NI"
    base = base_of_unit(relation, grain, context)
    if base is None:
        return Answer(WhenType.DATE, unknown(grain), told.mod, why=NO_DATE)
    if relation == "the" and grain is Grain.WEEKEND:
        stretch = the_weekend(base, direction)
    elif relation in ("the", "last") and grain is Grain.QUARTER and context.anchor is not None and not context.history:
        stretch = the_quarter(context.anchor, context.quarter)
    else:
        stretch = moved(base, told.step, grain)
    if stretch is None and grain is Grain.DAY and month_of(base) and base.year is not None:
        stretch = Stretch(Grain.DAY, base.year, month_of(base) or 0)
    if stretch is None:
        value = within_year(base, grain)
        return Answer(WhenType.DATE, value, told.mod, why=f"{base.value} is too wide to count from")
    return dated(stretch, told, anchored=True, why=f"counted from {base.value}")


def base_of_unit(relation: str, grain: Grain, context: Context) -> Stretch | None:
    """What "that year" and "last week" are counted from."""
    if context.history and relation in ("last", "next") and grain is Grain.DAY and context.last_day is not None:
        return context.last_day
    if relation in ("that", "told") or (context.history and relation == "the"):
        return context.last or context.anchor
    return context.base or context.anchor


def the_quarter(anchor: Stretch, spoken_of: Stretch | None) -> Stretch | None:
    """The quarter that figures are given for: the one spoken of, if it is over, else the last before the anchor."""
    before = moved(anchor, -1, Grain.QUARTER)
    if before is not None and spoken_of is not None and spoken_of.value <= before.value:
        return spoken_of
    return before


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
    sign = 1 if told.relation in ("later", "from now") else -1
    if told.amount == "X":
        value = "FUTURE_REF" if sign > 0 else "PAST_REF"
        return Answer(WhenType.DATE, value, told.mod, why="an amount that is not told")
    base, count = base_of(told, context), float(told.amount)
    if base is None:
        value = unknown(UNIT_GRAIN.get(told.unit, Grain.DAY))
        return Answer(WhenType.DATE, value, told.mod, why="there is no day that it can be counted from")
    if told.unit == "DE" and base is not context.decade:
        told.unit, count = "Y", 10 * count
    if told.unit in ("S", "M", "H"):
        day = base.value if base.grain is Grain.DAY else "XXXX-XX-XX"
        return Answer(WhenType.TIME, f"{day}TXX:XX", told.mod, base, True, f"hours from {base.value}")
    if count > FARTHEST:
        return duration(told)
    stretch = counted(base, int(sign * count * (2 if told.unit == "F" else 1)), told, context)
    if stretch is None:
        value = within_year(base, UNIT_GRAIN.get(told.unit, Grain.DAY))
        return Answer(WhenType.DATE, value, told.mod, why=f"{base.value} is too wide to count from")
    return dated(stretch, told, anchored=True, why=f"counted from {base.value}")


def base_of(told: Told, context: Context) -> Stretch | None:
    """What an amount is counted from: "ago" from the anchor, "later" and "earlier" from what was told last."""
    if told.relation in ("ago", "from now"):
        return (context.last if context.history else None) or context.anchor
    if told.unit == "DE" and context.decade is not None:
        return context.decade
    if told.unit == "Y" and not context.history and (context.last is None or context.last.grain not in YEARLY):
        return context.anchor
    return context.last or context.anchor


def within_year(base: Stretch, grain: Grain) -> str:
    """The value of some day, week, month or quarter in the year of `base`."""
    if base.year is None or grain not in (Grain.MONTH, Grain.DAY, Grain.WEEK, Grain.QUARTER):
        return unknown(grain)
    return Stretch(grain, base.year).value


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
    base = day_of_clock(told, context)
    clock = told.clock or "T" + told.daypart
    if base is None or base.grain is not Grain.DAY:
        return Answer(WhenType.TIME, "XXXX-XX-XX" + clock, told.mod, why="there is no day that it belongs to")
    return Answer(WhenType.TIME, base.value + clock, told.mod, base, True, f"on {base.value}")


def day_of_clock(told: Told, context: Context) -> Stretch | None:
    """The day that a time of day belongs to."""
    near = context.history or told.paragraph == context.last_paragraph or context.anchor is None
    base = context.last_day if near and (context.last_day is not None or context.history) else context.anchor
    if told.relation in ("this", "last") and context.anchor is not None and not context.history:
        base = context.anchor
    return moved_days(base, told.step) if base is not None and told.step else base
