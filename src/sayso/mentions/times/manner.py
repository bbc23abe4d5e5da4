"""How a text tells its times: as news counted from its date, or as a history that dates itself."""

from collections.abc import Sequence

from sayso.mentions.times.stretch import Stretch
from sayso.mentions.times.told import Told
from sayso.model import Choice

FEW = 5
"""So many full dates at least make a history."""
FAR = 2
"""Years from the document's date from which on a date is far."""


def history(tolds: Sequence[Told], anchor: Stretch | None, *, given: bool) -> Choice[bool]:
    """Whether the times are to be counted from the last one told and not from the document's date.

    So it is where most of the full dates (with month and year) are years away from the document's date, and they
    outnumber the words that only mean something on the day of writing (yesterday, last week, a bare weekday). A text
    whose date is not `given` is a history where it has no such words at all.
    """
    years = [told for told in tolds if told.year is not None]
    full = [told for told in years if told.month is not None]
    spoken = sum(said_on_a_day(told) for told in tolds)
    if not given and not spoken and years:
        return Choice(True, "no date of its own and no word that needs one: counted from the last date told")
    far_years = [told for told in years if anchor is None or anchor.year is None
                 or abs((told.year or 0) - anchor.year) >= FAR]
    far = [told for told in far_years if told.month is not None]
    if (len(far) >= FEW and len(far) > spoken and 2 * len(far) > len(full)) or (
            len(far_years) >= 2 * FEW and len(far_years) > 2 * spoken):
        return Choice(True, f"{len(far)} of {len(full)} full dates are years from the document's date: a history, "
                            "counted from the last date told")
    return Choice(False, "news, counted from the document's date")


def said_on_a_day(told: Told) -> bool:
    """Whether a time means something only on the day of writing."""
    return (told.kind == "days" or told.relation == "ago" or (told.weekday is not None and told.year is None)
            or (told.kind == "unit" and told.relation in ("last", "next", "this")))


def day_first(tolds: Sequence[Told]) -> bool | None:
    """Whether dates in figures put the day first, by those in which one number can only be a day; None: cannot tell."""
    first = second = 0
    for told in tolds:
        if told.value and told.year is not None and told.month is None and "/" in told.value:
            left, right = (int(number) for number in told.value.split("/"))
            first, second = first + (left > 12), second + (right > 12)
    return None if first == second else first > second
