"""Numbers that count nothing: times, ages, names, calibres, addresses, ordinals; each with its reason."""

from collections.abc import Sequence

from sayso.mentions.quantities.amounts import Amount
from sayso.mentions.quantities.counted import Counted, is_plural
from sayso.mentions.quantities.figures import Shape
from sayso.mentions.quantities.nouns import PEOPLE, listed
from sayso.mentions.quantities.states import words
from sayso.mentions.quantities.words import Line, Word
from sayso.model import Span

Reason = tuple[str, str]


def before_counting(line: Line, amount: Amount, times: Sequence[Span]) -> Reason | None:
    """Why a number counts nothing, by its form and its neighbours alone; None where it may count."""
    return unreadable(amount) or shaped(line, amount) or named(line, amount) or of_time(line, amount, times) \
        or pointing(line, amount)


def unreadable(amount: Amount) -> Reason | None:
    """A figure that is a date, a clock time, a score; what is only misprinted is kept, as "cannot tell"."""
    if amount.number.bad and amount.number.shape is not Shape.UNREADABLE:
        return "shape", amount.number.bad
    return None


def shaped(line: Line, amount: Amount) -> Reason | None:
    """A number that is part of a word: "Su-24", "17th", "COVID-19", "M16", "#4", "5-year-old"."""
    number = amount.number
    first, last = line[number.first], line.get(number.last)
    before = line.get(number.first - 1)
    if first.figure:
        if first.glued and before.is_word and amount.unit is None:
            return "name", f"'{before.text}{first.text}' is one name"
        if first.glued and before.is_hyphen and before.glued and line.get(number.first - 2).is_word and not number.ranged:
            return "name", f"the figure belongs to '{line.get(number.first - 2).text}'"
        if first.glued and before.text in {"#", "@", "№"}:
            return "name", "a number of a list or an account"
        if last.glued and last.low in {"st", "nd", "rd", "th"}:
            return "ordinal", f"'{first.text}{last.text}' says which, not how many"
        if last.glued and last.low in {"s", "ers"} and number.plain:
            return "time", f"'{first.text}{last.text}' is a decade or a name"
        if number.plain and first.text[0] == "0" and len(first.text) > 1:
            return "code", "figures that begin with 0 are a code, a date or a time"
        if last.glued and last.is_word and amount.unit is None and amount.last == number.last \
                and (len(last.text) <= 3 and last.low not in {"men"}):
            return "name", f"'{first.text}{last.text}' is a name"
    if last.is_hyphen and last.glued and line.get(number.last + 1).figure and first.figure and not number.ranged:
        return "code", "figures joined by hyphens"
    if before.is_hyphen and before.glued and line.get(number.first - 2).figure and before.at > 0 and first.figure:
        return "code", "figures joined by hyphens"
    return None


def named(line: Line, amount: Amount) -> Reason | None:
    """A number that is a name's: "Division 17", "Resolution 2254", "Route 4", "Article 7"."""
    number = amount.number
    before = line.get(number.first - 1)
    if before.text == "." and line.get(number.first - 2).low in {"no", "nos", "art", "p", "pp", "vol", "ch"}:
        return "name", "a number of a list"
    if amount.first != number.first:
        return None
    if before.low in words("label") and number.nominal is not None and (number.figure or before.low != "no"):
        after = line.get(amount.last)
        if not (after.tag in {"NNS", "NNPS"} or after.low == "people") or before.low in {"number", "no", "resolution"}:
            return "name", f"'{before.text} {line[number.first].text}' is a name"
    if line.get(number.last).low in words("calibre") and number.figure and line.get(number.last + 1).tag[:2] in {"NN", "JJ"}:
        return "calibre", "it is the size of a weapon"
    return None


def of_time(line: Line, amount: Amount, times: Sequence[Span]) -> Reason | None:
    """A number of a time, a date, an age or a duration."""
    number = amount.number
    if amount.unit is not None and amount.unit != "share":
        return dated(line, amount) if line.get(number.last).capital and not line.get(number.last).glued else None
    after = number.last
    while line.get(after).is_hyphen and line.get(after).glued:
        after += 1
    span = amount.span(line)
    core = Span(line[number.first].start, line[number.last - 1].end)
    reason = dated(line, amount) or duration(line, amount, after)
    if reason is not None:
        return reason
    if any(time.touches(core) for time in times) and not counts_things(line, amount):
        return "time", f"'{span.cut('') or line[number.first].text}' is part of a time"
    return None


def counts_things(line: Line, amount: Amount) -> bool:
    """Whether a plural that is no unit of time follows."""
    word = line.get(amount.last)
    return word.tag in {"NNS", "NNPS"} and word.low not in words("duration")


def duration(line: Line, amount: Amount, at: int) -> Reason | None:
    """How long, or how old: "two days", "a 48-hour truce", "15-year-old", "aged 12"."""
    word = line.get(at)
    for _ in range(5):   # "three more years", "two and a half long months", "the last few months"
        if word.low in {"more", "long", "consecutive", "straight", "full", "or", "so", "whole", "of", "other", "further", "to", "and", "a",
                        "half", "successive", "working", "calendar", "business", "additional", "plus", "-"} or word.is_hyphen:
            at += 1
            word = line.get(at)
    if word.low in words("duration"):
        return "duration", f"it counts {word.low}"
    before = line.get(amount.number.first - 1).low
    if before in {"aged", "age", "ages"} or line.lows(amount.number.first - 2, 2) == ("age", "of"):
        return "age", "it is an age"
    if line.get(amount.number.first - 1).text == "," and line.get(amount.last).text in {",", ")"} and amount.number.plain \
            and amount.number.nominal is not None and amount.number.nominal < 110 \
            and line.get(amount.number.first - 2).tag in {"NNP"} and line.get(amount.number.first - 2).capital:
        return "age", "a number between commas behind a name is an age"
    return None


def dated(line: Line, amount: Amount) -> Reason | None:
    """A day, a year or a clock time."""
    number = amount.number
    before, after = line.get(number.first - 1), line.get(number.last)
    months = words("month")
    if (after.low in words("clock") and after.low not in {"am"}) or (after.low in {"a", "p"} and line.get(number.last + 1).text == "."
                                                                  and line.get(number.last + 2).low == "m"):
        return "time", "it is a time of day"
    if after.low == "am" and number.figure:
        return "time", "it is a time of day"
    nominal = number.nominal if number.nominal is not None else number.high
    if number.plain and nominal <= 31 and (is_month(after, months) or (after.low == "of" and is_month(line.get(number.last + 1), months))):
        return "date", f"a day of {after.text}"
    if number.plain and is_month(before, months) and (nominal <= 31 or 1000 <= nominal <= 2999):
        if nominal <= 31 and is_counted(line, number.last) and line.get(number.first - 2).low in IN_MONTH:
            return None   # "in January 6 boats left"
        return "date", f"it belongs to '{before.text}'"
    if before.text == "." and nominal <= 31 and number.plain and is_month(line.get(number.first - 2), months) \
            and not is_counted(line, number.last):
        return "date", f"a day of {line.get(number.first - 2).text}"
    if before.text in {",", "."} and is_month(line.get(number.first - 2), months) and 1900 <= nominal <= 2100 and number.plain:
        return "date", "a year"
    if before.figure and number.plain and 1000 <= nominal <= 2999 and is_month(line.get(number.first - 2), months):
        return "date", "a year"
    if number.plain and 1900 <= number.low <= 2100 and len(line[number.first].text) == 4:
        if before.low in words("year") or not is_counted(line, number.last):
            return "date", "a year"
        if before.low in {"the"} and after.capital:
            return "date", "a year"
    return None


IN_MONTH = frozenset({"in", "last", "this", "early", "late", "mid", "during", "-", "next"})


def is_month(word: Word, months: frozenset[str]) -> bool:
    """Whether a word is the name of a month."""
    return word.low in months and (word.capital or word.low not in {"may", "march", "mar", "jan", "dec", "sun"})


def is_counted(line: Line, at: int) -> bool:
    """Whether a plural noun follows at once or behind one word."""
    for step in (0, 1):
        word = line.get(at + step)
        if word.tag in {"NNS", "NNPS"} or word.low in {"people", "troops"}:
            return True
        if word.tag not in {"JJ", "NN", "NNP"}:
            return False
    return False


def pointing(line: Line, amount: Amount) -> Reason | None:
    """Number words that count nothing: "one of the most", "no one", "a second one"."""
    number = amount.number
    word, before, after = line[number.first], line.get(number.first - 1), line.get(number.last)
    if word.low in {"one", "ones"} and number.last == number.first + 1:
        if before.low in words("no-one") or after.low in words("one-thing"):
            return "pointing", f"'{before.low} one {after.low}'".replace("\n", "").replace("  ", " ") + " points, it does not count"
        if after.low == "of" and amount.whole is None and not {"at least", "more than"} & set(amount.words):
            return "pointing", "'one of' points at somebody"
        if after.is_hyphen and after.glued and line.get(number.last + 1).is_word:
            return "name", "a word made with 'one'"
    if word.low == "half" and number.share:
        if before.tag == "JJ" and before.low in {"first", "second", "other", "better", "latter", "northern", "southern", "eastern",
                                                 "western", "upper", "lower", "top", "bottom", "final"}:
            return "ordinal", f"'{before.low} half' says which"
        if after.is_hyphen and after.glued:
            return "name", "a word made with 'half'"
        if after.low in {"way", "past", "time", "brother", "sister", "empty", "full", "price"}:
            return "name", "a word made with 'half'"
    if number.share and word.low in {"a", "an"} and amount.whole is None and after.low not in {"of", "the", "its", "their", "all"} \
            and amount.first == number.first and before.low not in {"by", "than", "to", "from", "about"}:
        return "ordinal", f"'{word.low} {line[number.first + 1].low}' says which"
    if word.low == "score" or (word.low == "scores" and before.low in {"the", "their", "his", "high", "test", "low", "final"}
                               and after.low != "of"):
        return "name", "scores of a game or a test"
    return None


def name_follows(line: Line, amount: Amount, counted: Counted) -> Reason | None:
    """A number inside a name, before a capital word that is no plural: "the 3000 Housing Project"."""
    head = counted.head
    if head is None or amount.nominal in {1, None} or not amount.number.figure or is_plural(head) or listed(head):
        return None
    if head.capital and counted.state is None and counted.unit != PEOPLE and not head.text.isupper():
        return "name", f"it belongs to the name '{head.text}'"
    return None
