"""The day of a holiday in a given year."""

from datetime import date, timedelta

NTH = {
    "thanksgiving": (11, 4, 4),
    "labor day": (9, 1, 1),
    "mlk day": (1, 1, 3),
    "presidents day": (2, 1, 3),
    "columbus day": (10, 1, 2),
}
"""Month, day of the week (Monday 1) and which one of the month, by the laws of the United States."""
FROM_EASTER = {"easter": 0, "good friday": -2, "easter monday": 1, "palm sunday": -7, "ash wednesday": -46}


def fixed(rule: str) -> str:
    """The month and day of a holiday that is the same every year, or nothing.

    >>> fixed("12-25"), fixed("easter")
    ('12-25', '')
    """
    return rule if rule[:1].isdigit() else ""


def day(rule: str, year: int) -> tuple[int, int] | None:
    """Month and day of a holiday in a year; None where that is not to be had by counting.

    >>> day("12-25", 2031), day("thanksgiving", 1999), day("easter", 2000), day("election day", 1998)
    ((12, 25), (11, 25), (4, 23), (11, 3))
    """
    if fixed(rule):
        return int(rule[:2]), int(rule[3:])
    if not 1583 <= year <= 9998:
        return None
    if rule in FROM_EASTER:
        found = easter(year) + timedelta(days=FROM_EASTER[rule])
    elif rule in NTH:
        month, weekday, which = NTH[rule]
        first = date(year, month, 1)
        found = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    elif rule == "memorial day":
        last = date(year, 5, 31)
        found = last - timedelta(days=(last.isoweekday() - 1) % 7)
    elif rule == "election day":  # the Tuesday after the first Monday of November
        first = date(year, 11, 1)
        found = first + timedelta(days=(1 - first.isoweekday()) % 7 + 1)
    else:
        return None
    return found.month, found.day


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus of 1876, as given by Meeus, 1991, chapter 8).

    >>> easter(2031)
    datetime.date(2031, 4, 13)
    """
    golden, century = year % 19, year // 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 100 % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, rest = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, rest + 1)
