"""Numbers that count nothing: times, ages, names, calibres, addresses, ordinals; each with its reason."""

from collections.abc import Sequence

from sayso.mentions.quantities import dated
from sayso.mentions.quantities.amounts import Amount
from sayso.mentions.quantities.counted import Counted
from sayso.mentions.quantities.figures import Shape
from sayso.mentions.quantities.noun_phrases import is_plural
from sayso.mentions.quantities.nouns import PEOPLE, listed
from sayso.mentions.quantities.states import words
from sayso.mentions.quantities.words import Line
from sayso.model import Span

Reason = tuple[str, str]


def before_counting(line: Line, amount: Amount, times: Sequence[Span]) -> Reason | None:
    """Why a number counts nothing, by its form and its neighbours alone; None where it may count."""
    return unreadable(amount) or shaped(line, amount) or named(line, amount) or dated.of_time(line, amount, times) \
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
        if first.glued and before.is_hyphen and before.glued and line.get(number.first - 2).is_word \
                and not number.ranged:
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
    sized = line.get(number.last).low in words("calibre") and line.get(number.last + 1).tag[:2] in {"NN", "JJ"}
    if sized and number.figure:
        return "calibre", "it is the size of a weapon"
    return None


def pointing(line: Line, amount: Amount) -> Reason | None:
    """Number words that count nothing: "one of the most", "no one", "the second half", "a third convoy"."""
    return one_that_points(line, amount) or part_that_is_none(line, amount)


def one_that_points(line: Line, amount: Amount) -> Reason | None:
    """A "one" that stands for somebody or something: "no one", "one of the most", "one resident"."""
    number = amount.number
    word, before, after = line[number.first], line.get(number.first - 1), line.get(number.last)
    if word.low not in {"one", "ones"} or number.last != number.first + 1:
        return None
    if before.low in words("no-one") or after.low in words("one-thing"):
        around = " ".join(one.text for one in (before, word, after) if one.is_word)
        return "pointing", f"'{around}' points at somebody or something, it does not count"
    of_them = line.get(number.last + 1).low in {"them", "whom"}   # "two people, one of them a child"
    if after.low == "of" and amount.whole is None and not of_them and not {"at least", "more than"} & set(amount.words):
        return "pointing", "'one of' points at somebody"
    if after.is_hyphen and after.glued and line.get(number.last + 1).is_word:
        return "name", "a word made with 'one'"
    return None


def part_that_is_none(line: Line, amount: Amount) -> Reason | None:
    """A fraction that says which, or is part of a word: "the second half", "half-built", "a third convoy"; scores."""
    number = amount.number
    word, before, after = line[number.first], line.get(number.first - 1), line.get(number.last)
    if word.low == "half" and number.share:
        if before.low in WHICH:
            return "ordinal", f"'{before.low} half' says which"
        if (after.is_hyphen and after.glued) or after.low in HALVED:
            return "name", "a word made with 'half'"
    whole = amount.whole is not None or after.low in {"of", "the", "its", "their", "all"}
    meant = amount.first != number.first or before.low in {"by", "than", "to", "from", "about"}
    if number.share and word.low in {"a", "an"} and not whole and not meant:
        return "ordinal", f"'{word.low} {line[number.first + 1].low}' says which"
    if word.low == "scores" and before.low in {"the", "their", "his", "high", "test", "low", "final"} \
            and after.low != "of":
        return "name", "scores of a game or a test"
    return None


WHICH = frozenset({
    "first", "second", "other", "better", "latter", "northern", "southern", "eastern", "western", "upper", "lower",
    "top", "bottom", "final"})
HALVED = frozenset({"way", "past", "time", "brother", "sister", "empty", "full", "price"})


def name_follows(line: Line, amount: Amount, counted: Counted) -> Reason | None:
    """A number inside a name, before a capital word that is no plural ("the 3000 Housing Project"), or behind one and
    before a single thing ("the Shahin 40 military unit")."""
    head, before = counted.head, line.get(amount.number.first - 1)
    if head is None or amount.nominal in {1, None} or not amount.number.figure or is_plural(head):
        return None
    if before.tag == "NNP" and head.tag == "NN" and amount.first == amount.number.first and counted.state is None \
            and not head.capital and head.low in words("label"):
        return "name", f"'{before.text} {line[amount.number.first].text}' is the name of one {head.low}"
    if listed(head):
        return None
    if head.capital and counted.state is None and counted.unit != PEOPLE and not head.text.isupper():
        return "name", f"it belongs to the name '{head.text}'"
    return None
