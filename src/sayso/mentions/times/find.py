"""Every time that a text names, with its TIMEX3 type and value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.mentions.times import link, manner
from sayso.mentions.times.context import Answer, Context
from sayso.mentions.times.cover import when
from sayso.mentions.times.infer import INFERRED, infer_told
from sayso.mentions.times.meanings import settled
from sayso.mentions.times.resolve import resolve
from sayso.mentions.times.scan import find_told
from sayso.mentions.times.stretch import Grain, Stretch
from sayso.mentions.times.tense import direction
from sayso.mentions.times.tokens import Tokens
from sayso.mentions.times.told import Told
from sayso.model import Choice, Span, When


@dataclass(frozen=True, slots=True)
class Found:
    """One time where the text names it: what it means with the reason, and the rules that found it, in order."""

    span: Span
    when: Choice[When]
    why: tuple[str, ...] = ()


def find(text: str, *, anchor: Choice[str], starts: Sequence[int] = (), language: str = "en") -> tuple[Found, ...]:
    """Every time in `text`, left to right, counted from `anchor`: an ISO 8601 day or time, or None.

    Without an anchor it is inferred (`infer`), and `When.anchor` says so. No time reaches over one of `starts`, the
    places where blocks of the text begin.

    >>> [found.when.value.value for found in find("Marn fell on Friday.", anchor=Choice("2031-05-05", "given"))]
    ['2031-05-02']
    """
    row = settled(text, starts, language)
    tolds = link.link(list(find_told(row)), row)
    day = day_of(anchor.value)
    if day is None and (inferred := infer_told(tolds, row, text)).value:
        anchor = Choice(inferred.value, f"{inferred.why}; {anchor.why}")
    given, day = day is not None, day or day_of(anchor.value)
    history = manner.history(tolds, day, given=given)
    context = Context(day, history=history.value is True, day_first=manner.day_first(tolds))
    return tuple(choose(tolds, row, context, anchor, history))


def day_of(value: str | None) -> Stretch | None:
    """The day of an ISO 8601 day or time; None where there is none or it is no day.

    >>> day_of("2031-05-02T18:04").value, day_of("soon")
    ('2031-05-02', None)
    """
    try:
        day = date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
    return Stretch(Grain.DAY, day.year, day.month, day.day)


def choose(
    tolds: Sequence[Told], row: Tokens, context: Context, anchor: Choice[str], history: Choice[bool]
) -> Iterator[Found]:
    """Each time with its value, counted in the order of the text."""
    for told in tolds:
        answer = resolve(told, context, direction(row, told.first, told.last))
        if answer is None:
            continue
        yield Found(told.span, chosen(answer, anchor, history), (*told.why, *(("history",) if context.history else ())))


def chosen(answer: Answer, anchor: Choice[str], history: Choice[bool]) -> Choice[When]:
    """The answer as a choice, with the days that it covers."""
    if not answer.anchored:
        return Choice(when(answer, None), answer.why)
    if history.value:
        return Choice(when(answer, f"{answer.why}; {history.why}"), answer.why)
    inferred = anchor.why.startswith(INFERRED)
    return Choice(when(answer, f"{answer.why}; {anchor.why}", loose=inferred), answer.why)
