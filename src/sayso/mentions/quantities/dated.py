"""Numbers of a time: durations, ages, days, years, clock times; these count nothing."""

from collections.abc import Sequence

from sayso.mentions.quantities.amounts import Amount
from sayso.mentions.quantities.nouns import PEOPLE, listed
from sayso.mentions.quantities.states import words
from sayso.mentions.quantities.words import Line, Word
from sayso.model import Span

Reason = tuple[str, str]
BEFORE_DURATION = frozenset({
    "more", "long", "consecutive", "straight", "full", "or", "so", "whole", "of", "other", "further", "successive",
    "working", "calendar", "business", "additional", "plus"})
IN_MONTH = frozenset({"in", "last", "this", "early", "late", "mid", "during", "-", "next"})
"""Before a month behind which a number counts: "in January 6 boats left"."""
IN_YEAR = frozenset({"in", "since", "until", "till", "by", "during", "before", "after", "early", "late", "mid", "from"})
"""Before four figures: a year, if nothing is counted behind."""
ALSO_WORDS = frozenset({"may", "march", "mar", "jan", "dec", "sun"})
"""Names of months that are other words without a capital."""
OLDEST, LAST_DAY = 110, 31
YEARS, FAR_YEARS = (1900, 2100), (1000, 2999)


def of_time(line: Line, amount: Amount, times: Sequence[Span]) -> Reason | None:
    """Why a number belongs to a time; `times` are the spans of the times found in the text."""
    number = amount.number
    if amount.unit is not None and amount.unit != "share":
        after = line.get(number.last)
        return of_date(line, amount) if after.capital and not after.glued else None
    reason = of_clock(line, amount) or of_date(line, amount) or of_duration(line, amount) or of_age(line, amount)
    if reason is not None:
        return reason
    core = Span(line[number.first].start, line[number.last - 1].end)
    if any(time.touches(core) for time in times) and not counts_things(line, amount):
        return "time", f"'{line[number.first].text}' is part of a time"
    return None


def counts_things(line: Line, amount: Amount) -> bool:
    """Whether a plural that is no unit of time follows."""
    word = line.get(amount.last)
    return word.tag in {"NNS", "NNPS"} and word.low not in words("duration")


def of_duration(line: Line, amount: Amount) -> Reason | None:
    """How long: "two days", "a 48-hour truce", "three more years", "the last few months"."""
    at = amount.number.last
    for _ in range(5):
        if line.get(at).low not in BEFORE_DURATION and not line.get(at).is_hyphen:
            break
        at += 1
    word, after = line.get(at), line.get(at + 1)
    noun = listed(after) if after.is_word else None
    labour = noun is not None and noun.plural and noun.unit == PEOPLE and not line.get(at - 1).is_hyphen
    if word.low not in words("duration") or labour:
        return None   # "dozens of day labourers"
    return "duration", f"it counts {word.low}"


def of_age(line: Line, amount: Amount) -> Reason | None:
    """How old: "aged 12", "Velk, 34, said"."""
    number, before = amount.number, line.get(amount.number.first - 1)
    if before.low in {"aged", "age", "ages"} or line.lows(number.first - 2, 2) == ("age", "of"):
        return "age", "it is an age"
    named = line.get(number.first - 2)
    if before.text == "," and line.get(amount.last).text in {",", ")"} and number.plain and number.nominal is not None \
            and number.nominal < OLDEST and named.tag == "NNP" and named.capital:
        return "age", "a number between commas behind a name is an age"
    return None


def of_clock(line: Line, amount: Amount) -> Reason | None:
    """A time of day: "7 p.m.", "1600 GMT"."""
    after = line.get(amount.number.last)
    if after.low in words("clock") and (after.low != "am" or amount.number.figure):
        return "time", "it is a time of day"
    return None


def of_date(line: Line, amount: Amount) -> Reason | None:
    """A day or a year."""
    number = amount.number
    if not number.plain:
        return None
    before, after, earlier = line.get(number.first - 1), line.get(number.last), line.get(number.first - 2)
    last = number.nominal if number.nominal is not None else number.high
    day, year = last <= LAST_DAY, FAR_YEARS[0] <= last <= FAR_YEARS[1]
    if day and (is_month(after) or (after.low == "of" and is_month(line.get(number.last + 1)))):
        return "date", f"a day of {after.text}"
    if is_month(before) and (day or year):
        if day and is_counted(line, number.last) and earlier.low in IN_MONTH:
            return None   # "in January 6 boats left"
        return "date", f"it belongs to '{before.text}'"
    if before.text == "." and day and is_month(earlier) and not is_counted(line, number.last):
        return "date", f"a day of {earlier.text}"
    if year and (before.text in {",", "."} or before.figure) and is_month(earlier):
        return "date", "a year"
    if any(word != "about" for word in amount.words):
        return None   # "more than 2000 were held"
    if year and before.low in IN_YEAR and after.tag in {"NN", ".", ",", ")", "CC", "IN"}:
        return "date", "a year"
    if not (YEARS[0] <= number.low <= YEARS[1] and len(line[number.first].text) == len("2031")):
        return None
    named = (before.low == "the" and after.capital) or before.low.endswith(("'s", "s'"))
    if named or before.low in words("year") or not is_counted(line, number.last):
        return "date", "a year"
    return None


def is_month(word: Word) -> bool:
    """Whether a word is the name of a month."""
    return word.low in words("month") and (word.capital or word.low not in ALSO_WORDS)


def is_counted(line: Line, at: int) -> bool:
    """Whether a plural noun follows at once or behind one word."""
    for step in (0, 1):
        word = line.get(at + step)
        if word.tag in {"NNS", "NNPS"} or word.low in {"people", "troops"}:
            return True
        if word.tag not in {"JJ", "NN", "NNP"}:
            return False
    return False
