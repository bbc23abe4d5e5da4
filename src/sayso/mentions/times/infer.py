"""The day that a page without a date was written on or soon after, with the evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.mentions.times import link
from sayso.mentions.times.context import day_of_week
from sayso.mentions.times.meanings import settled
from sayso.mentions.times.scan import find_told
from sayso.mentions.times.stretch import Grain, Stretch, exists
from sayso.mentions.times.tense import direction
from sayso.mentions.times.tokens import Tokens
from sayso.mentions.times.told import Told
from sayso.model import Choice, Span

INFERRED = "inferred: "
"""How the reason of an inferred anchor begins; what is counted from it is less precise."""
CAPTION, FITTING, PAST = "a caption names it", "its weekday and date fit", "the newest day told as past"
YEARS_OFF = 1
"""A day and weekday without a year are tried in the years named on the page and so many years around them."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One day named in full, or made full by its weekday, and what speaks for it."""

    day: str
    words: str
    what: str


def infer(text: str, *, captions: Sequence[Span] = (), starts: Sequence[int] = (), language: str = "en") -> Choice[str]:
    """The anchor of a page that has no date of its own; `why` begins with "inferred: ".

    The evidence, the strongest first: the newest day in one of `captions`; the newest day whose weekday stands beside
    it and fits; the newest day that is told as past. What is counted from an inferred anchor is less precise.

    >>> infer("Marn fell on Friday, 2 May 2031. The road was cut.").value
    '2031-05-02'
    """
    row = settled(text, starts, language)
    return infer_told(link.link(list(find_told(row)), row), row, text, captions)


def infer_told(tolds: Sequence[Told], row: Tokens, text: str, captions: Sequence[Span] = ()) -> Choice[str]:
    """The anchor, from the times that the text tells."""
    signs = list(of_day(tolds, row, captions, text))
    for what in (CAPTION, FITTING, PAST):
        if days := [sign for sign in signs if sign.what == what]:
            newest = max(days, key=lambda sign: sign.day)
            return Choice(
                newest.day,
                f"{INFERRED}{newest.words!r}, {what}; the page is from then or soon after"
                + contradiction(newest, signs),
            )
    months = sorted({told.year for told in tolds if told.year is not None and told.year > 0})
    if months:
        return Choice(None, f"no day is named in full; the newest year named is {months[-1]}")
    return Choice(None, "the page names no day in full, so that nothing tells when it was written")


def of_day(tolds: Sequence[Told], row: Tokens, captions: Sequence[Span], text: str) -> Iterator[Sign]:
    """Every day that can be the anchor, with what speaks for it."""
    named = sorted({told.year for told in tolds if told.year is not None and told.year > 0}, reverse=True)
    for told in tolds:
        if told.kind != "date" or told.day is None or told.month is None:
            continue
        year = told.year if told.year is not None else year_that_fits(told, named)
        if year is None or year < 1 or not exists(year, told.month, told.day):
            continue
        day = Stretch(Grain.DAY, year, told.month, told.day)
        fits = told.weekday is not None and day_of_week(day) == told.weekday
        if any(caption.touches(told.span) for caption in captions):
            what = CAPTION
        elif fits:
            what = FITTING
        elif direction(row, told.first, told.last) > 0:
            continue
        else:
            what = PAST
        yield Sign(day.value, " ".join(told.span.cut(text).split()), what)


def year_that_fits(told: Told, named: Sequence[int]) -> int | None:
    """The year in which a day of a month falls on the weekday beside it, where just one near those named does."""
    if told.weekday is None or told.month is None or told.day is None or not named:
        return None
    near = {year + off for year in named for off in range(-YEARS_OFF, YEARS_OFF + 1)}
    fitting = [
        year
        for year in sorted(near)
        if exists(year, told.month, told.day)
        and day_of_week(Stretch(Grain.DAY, year, told.month, told.day)) == told.weekday
    ]
    return fitting[0] if len(fitting) == 1 else None


def contradiction(chosen: Sign, signs: Sequence[Sign]) -> str:
    """What else is told as past and is newer than the day chosen, if anything is."""
    newer = [sign for sign in signs if sign.day > chosen.day]
    return f" (though {newer[0].words!r} is newer)" if newer else ""
