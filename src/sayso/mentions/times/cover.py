"""From an answer to a `When`: the days that it covers, and how precisely."""

from datetime import date, timedelta

from sayso.mentions.times.context import Answer
from sayso.mentions.times.stretch import Grain, Stretch
from sayso.model import When, WhenType

WEEK_OR_SO, MONTH_OR_SO = 10, 31
"""The most days of ACLED's `time_precision` 2 and 3 (ACLED Codebook 2023, "Time precision")."""


def when(answer: Answer, anchor: str | None, *, loose: bool = False) -> When:
    """The answer with the first and last day that it can mean, and its precision, one step lower where `loose`."""
    covered = days(answer)
    first, last = covered if covered else (None, None)
    known = precision(first, last)
    if known is not None and loose:
        known = known + 1 if known < 3 else None
    return When(answer.type, answer.value, answer.mod or None, first, last, known, anchor)


def days(answer: Answer) -> tuple[str, str] | None:
    """The days that an answer can mean; START, MID and END keep the third that is meant."""
    if answer.type in (WhenType.DURATION, WhenType.SET) or answer.stretch is None or "REF" in answer.value:
        return None
    covered = answer.stretch.days()
    if covered is None or answer.mod not in ("START", "MID", "END") or answer.stretch.grain is Grain.DAY:
        return covered
    return third(covered, answer.mod, answer.stretch)


def third(covered: tuple[str, str], mod: str, stretch: Stretch) -> tuple[str, str]:
    """The first, middle or last third of the days covered, rounded outwards.

    >>> third(("2031-05-01", "2031-05-31"), "START", Stretch(Grain.MONTH, 2031, 5))
    ('2031-05-01', '2031-05-11')
    """
    if any(len(day) != 10 or day[0] in "-" or day.startswith("0000") for day in covered):
        return covered
    first, last = (date.fromisoformat(day) for day in covered)
    length = (last - first).days + 1
    part = -(-length // 3)
    match mod:
        case "START":
            return covered[0], (first + timedelta(days=part - 1)).isoformat()
        case "END":
            return (last - timedelta(days=part - 1)).isoformat(), covered[1]
    rest = (length - part) // 2
    return (first + timedelta(days=rest)).isoformat(), (last - timedelta(days=rest)).isoformat()


def precision(first: str | None, last: str | None) -> int | None:
    """ACLED's `time_precision`: 1 a day, 2 a week or so, 3 a month; None where wider or not known.

    >>> [precision("2031-05-01", last) for last in ("2031-05-01", "2031-05-07", "2031-05-31")]
    [1, 2, 3]
    """
    if first is None or last is None:
        return None
    if first == last:
        return 1
    if first.startswith("-") or last.startswith("-") or first.startswith("0000"):
        return 3 if first[:-3] == last[:-3] else None
    length = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    return 2 if length <= WEEK_OR_SO else 3 if length <= MONTH_OR_SO else None
