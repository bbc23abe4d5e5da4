"""Times that share what they name: "4 and 5 May 2031", "from July 1 to July 3, 1863", "1995-96"."""

from collections.abc import Iterator, Sequence

from sayso.mentions.times.tokens import Tokens
from sayso.mentions.times.told import Told

JOINTS = frozenset({"-", "~", "&", ",", ",&", "/"})
LOOSE_JOINTS = frozenset({"&e", "&te", "&t", "&p"})
"""Joints over which a time that names no year takes that of the next: "the spring and early summer of 1943"."""
NO_DAY = frozenset("uUCM%ryf")
"""What follows a number that is no day of the month: "May 4 and 5 men" is told by its noun, "5 weeks" by its unit."""
LONGEST = 15
"""The most years in "1990-91": the second number is of the same century and not much later."""


def link(tolds: Sequence[Told], row: Tokens) -> list[Told]:
    """The times with the days that follow a month ("May 4 and 5"), and with the year that only the last one names."""
    grown: list[Told] = []
    for number, told in enumerate(tolds):
        grown.append(told)
        upto = tolds[number + 1].first if number + 1 < len(tolds) else len(row.letters)
        if told.kind == "date":
            grown.extend(days_after(told, row, upto))
            grown.extend(year_after(told, row, upto))
    for left, right in zip(reversed(grown[:-1]), reversed(grown[1:]), strict=True):
        joint = row.letters[left.last + 1 : right.first]
        if joint in JOINTS or (joint in LOOSE_JOINTS and left.year is None):
            share(left, right, row)
    return [told for told in grown if told.says]


def year_after(told: Told, row: Tokens, upto: int) -> Iterator[Told]:
    """The second year of "1990-91"."""
    place = told.last + 2
    if told.why != ["time-year"] or told.year is None or told.year < 0 or place >= upto:
        return
    text = row.texts[place]
    joined, after = row.letters[place - 1 : place + 1] in ("-D", "-N"), row.letters[place + 1 : place + 2]
    if not joined or after in ("U", "u", "-") or len(text) != 2:
        return
    if told.year % 100 < int(text) <= told.year % 100 + LONGEST:
        yield at_tokens(row, place, place, year=told.year // 100 * 100 + int(text), why="time-year-listed")


def days_after(told: Told, row: Tokens, upto: int) -> Iterator[Told]:
    """The days that follow "May 4" without naming their month, the last one with its year."""
    if told.day is None or told.month is None or told.year is not None:
        return
    at = told.last + 1
    while (place := next_day(row, at, upto)) is not None:
        year, last = None, place
        if row.letters[place + 1 : place + 3] == ",Y":
            year, last = int(row.texts[place + 2].lstrip("'")), place + 2
        yield at_tokens(row, place, last, day=number(row.texts[place]), month=told.month, year=year,
                        why="time-day-listed")
        if year is not None:
            return
        at = last + 1


def next_day(row: Tokens, at: int, upto: int) -> int | None:
    """The token after a joint at `at` that is one more day of the month; None where there is none."""
    letters = row.letters
    joint = 2 if letters[at : at + 2] == ",&" else 1 if letters[at : at + 1] in ("-", "~", "&", ",") else 0
    place = at + joint + (letters[at + joint : at + joint + 1] == "t")
    if not joint or place >= upto or letters[place] not in "DO" or letters[place + 1 : place + 2] in NO_DAY:
        return None
    if letters[at] == "," and joint == 1 and letters[place + 1 : place + 2] not in (",", "&", "-"):
        return None
    return place if 1 <= number(row.texts[place]) <= 31 else None


def number(text: str) -> int:
    """The number in a token, 0 where there is none.

    >>> number("5th"), number("third")
    (5, 0)
    """
    digits = "".join(character for character in text if character.isdecimal())
    return int(digits[:9] or 0)


def at_tokens(row: Tokens, first: int, last: int, *, why: str, day: int | None = None, month: int | None = None,
              year: int | None = None) -> Told:
    """A time at the given tokens."""
    span = row.folded.span(row.starts[first], row.ends[last])
    return Told(span, "date", first, last, day=day, month=month, year=year, why=[why])


def share(left: Told, right: Told, row: Tokens) -> None:
    """Give each of two joined times what only the other one names: month, year."""
    if left.kind != "date" or right.kind != "date":
        return
    if left.why == ["time-listed"] and right.month is not None and number(row.texts[left.last]):
        left.day, left.month = number(row.texts[left.last]), right.month
    if left.month is not None and right.month is not None:
        later = (left.month, left.day or 0) > (right.month, right.day or 32)
        if left.year is None and right.year is not None:
            left.year = right.year - later if right.year != 1 else None
        elif right.year is None and left.year is not None and right.weekday is None and left.year != -1:
            onward = row.texts[left.last + 1] in ("to", "through", "and", "-")
            right.year = left.year + later if onward else None
    elif left.year is None and left.season and right.season:
        left.year = right.year
