"""Times that share what they name: "4 and 5 May 2031", "from July 1 to July 3, 1863", "1995-96"."""

from collections.abc import Sequence

from sayso.mentions.times.tokens import Tokens
from sayso.mentions.times.told import Told

JOINTS = ("-", "&", ",", ",&", "/")


def link(tolds: Sequence[Told], row: Tokens) -> list[Told]:
    """The times with the days that follow a month ("May 4 and 5"), and with the year that only the last one names."""
    grown: list[Told] = []
    for number, told in enumerate(tolds):
        grown.append(told)
        upto = tolds[number + 1].first if number + 1 < len(tolds) else len(row.letters)
        grown.extend(days_after(told, row, upto))
    for left, right in zip(reversed(grown[:-1]), reversed(grown[1:]), strict=True):
        joint = row.letters[left.last + 1 : right.first]
        if joint in JOINTS or (joint in ("&e", "&te", "&t", "&p") and left.year is None):
            share(left, right, row)
    return [
        told
        for told in grown
        if told.kind != "date"
        or any(
            part is not None
            for part in (
                told.day and told.month,
                told.month,
                told.year,
                told.weekday,
                told.decade,
                told.quarter,
                told.half,
                told.century,
            )
        )
        or told.season
        or told.holiday
        or told.value
    ]


def days_after(told: Told, row: Tokens, upto: int) -> list[Told]:
    """The days that follow "May 4" without naming their month."""
    found: list[Told] = []
    if (
        told.why == ["time-year"]
        and row.letters[told.last + 1 : told.last + 3] in ("-D", "-N")
        and told.year
        and not told.bc
    ):
        place = told.last + 2
        text = row.texts[place]
        if (
            len(text) == 2
            and text.isdigit()
            and told.year % 100 < int(text) <= told.year % 100 + 15
            and row.letters[place + 1 : place + 2] not in ("U", "u", "-")
        ):
            span = row.folded.span(row.starts[place], row.ends[place])
            found.append(
                Told(span, "date", place, place, year=told.year // 100 * 100 + int(text), why=["time-year-listed"])
            )
        return found
    if told.kind != "date" or told.day is None or told.month is None or told.year is not None:
        return found
    at = told.last + 1
    while at < upto:
        joint = (
            2
            if row.letters[at : at + 2] in (",&",)
            else 1
            if row.letters[at : at + 1] in ("-", "&", ",") and row.letters[at : at + 1]
            else 0
        )
        if not joint:
            break
        place = at + joint + (row.letters[at + joint : at + joint + 1] == "t")
        if place >= upto or row.letters[place : place + 1] not in ("D", "O") or row.letters[place + 1 : place + 2] in (
            "u", "U", "C", "M", "%", "r", "y", "f"
        ):
            break
        if row.letters[at] == "," and joint == 1 and row.letters[place + 1 : place + 2] not in (",", "&", "-"):
            break
        digits = "".join(character for character in row.texts[place] if character.isdigit())
        following = row.texts[place + 1] if place + 1 < len(row.texts) else ""
        if (
            not digits
            or not 1 <= int(digits) <= 31
            or (
                row.letters[place + 1 : place + 2] == "_"
                and following.isalpha()
                and following not in ("in", "when", "with", "that", "near")
                and row.letters[at] == ","
            )
        ):
            break
        year, last = None, place
        if row.letters[place + 1 : place + 3] == ",Y":
            year, last = int(row.texts[place + 2]), place + 2
        span = row.folded.span(row.starts[place], row.ends[last])
        found.append(
            Told(span, "date", place, last, day=int(digits), month=told.month, year=year, why=["time-day-listed"])
        )
        at = last + 1
        upto = max(upto, at)
        if year is not None:
            break
    return found


def share(left: Told, right: Told, row: Tokens) -> None:
    """Give the left of two joined times the month and year that only the right one names, and the right its century."""
    if left.kind != "date" or right.kind != "date":
        return
    if left.why == ["time-listed"]:
        digits = "".join(character for character in row.texts[left.last] if character.isdigit())
        if digits and right.month is not None:
            left.day, left.month = int(digits), right.month
    onward = row.texts[left.last + 1] in ("to", "through", "and", "-")
    if right.year is None and left.year is not None and left.month and right.month and right.weekday is None and onward:
        right.year = left.year + ((right.month, right.day or 32) < (left.month, left.day or 0))
    if left.year is None and right.year is not None and left.month is not None and right.month is not None:
        left.year = right.year if (left.month, left.day or 0) <= (right.month, right.day or 32) else right.year - 1
        if right.bc:
            left.bc = True
    elif left.year is None and right.year is not None and left.season and right.season:
        left.year = right.year
