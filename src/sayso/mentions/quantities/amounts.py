"""Numbers with what is written to them: "at least 12", "up to $3 billion", "20 kilometres", "four of the seven"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.mentions.quantities import numerals
from sayso.mentions.quantities.numerals import MONEY_SIGNS, Number
from sayso.mentions.quantities.phrases import listed
from sayso.mentions.quantities.words import Line, Word
from sayso.model import Span

BESIDE = "quantities_interval"
BEFORE = ("least", "most", "nearly", "about", "exact")
NEARLY, ABOUT = 0.9, (0.9, 1.1)
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
MONEY_CODES = frozenset({"usd", "eur", "gbp", "rs", "rmb", "chf", "aud", "cad", "inr", "dlrs"})
BETWEEN = frozenset({"between", "from"})
STEPS = frozenset({"the", "a", "an", "his", "its", "their", "her", "these", "those"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its interval and its measure: the words from `first` up to `last`, with `number` inside them.

    `unit` is a measure, a currency, "percent" or "share"; None where a noun must be looked for behind it. `whole` is
    the second number of "four of the seven". `words` are the phrases that shape the interval.
    """

    first: int
    last: int
    number: Number
    low: float | None
    high: float | None
    unit: str | None = None
    whole: "Amount | None" = None
    words: tuple[str, ...] = ()
    strong: bool = False

    def span(self, line: Line) -> Span:
        """Where it stands in the page's text."""
        return Span(line[self.first].start, line[self.last - 1].end)

    @property
    def nominal(self) -> float | None:
        """The bare number: what is said of it aside."""
        return self.number.nominal


def find(line: Line) -> Iterator[Amount]:
    """Every number of a block with what is written to it, left to right, whether it counts anything or not."""
    at = 0
    while at < len(line):
        number = numerals.read(line, at)
        if number is None or (at and line[at].glued and not line[at].figure and line[at - 1].is_word):
            at += 1
            continue
        amount = with_words(line, number)
        whole = whole_of(line, amount)
        if whole is not None:
            amount = replace(amount, whole=whole, last=whole.last)
        yield amount
        at = max(at + 1, amount.last)


def with_words(line: Line, number: Number) -> Amount:
    """A number with what stands before it, its measure, and what stands behind it."""
    first, unit = currency_before(line, number.first)
    last, measure = measured(line, number) if unit is None else (number.last, None)
    unit = unit or measure or ("share" if number.share else None)
    if number.ranged and line.get(first - 1).low in BETWEEN:
        first -= 1
    meant: list[tuple[str, str]] = []
    while (found := listed(BESIDE, *BEFORE).ending(line, first)) is not None:
        if line[found[0]].sentence != line[number.first].sentence or not fits(line, found[0], found[1].kind, number):
            break
        first = found[0]
        meant.append((found[1].kind, found[1].key))
    step = first - 1
    if not meant and line.get(step).low in STEPS and number.nominal is not None:
        found = listed(BESIDE, *BEFORE).ending(line, step)
        if found is not None and found[1].kind != "exact" and fits(line, found[0], found[1].kind, number):
            first = found[0]   # "at least the 12"
            meant.append((found[1].kind, found[1].key))
    passed = listed(BESIDE, "exceeds").ending(line, first if line.get(first - 1).low not in STEPS else first - 1)
    if passed is not None:
        meant.append(("least", passed[1].key))
    last, behind = behind_of(line, last)
    meant += behind
    strong = line.get(last).is_hyphen and line.get(last + 1).low == "strong"
    low, high = interval(number, [kind for kind, _ in meant])
    return Amount(first, last, number, low, high, unit, words=tuple(word for _, word in meant), strong=strong)


GIVEN_OVER = frozenset({"control", "hand", "hands", "handing", "handed", "take", "takes", "taking", "took", "taken"})


def fits(line: Line, at: int, kind: str, number: Number) -> bool:
    """Whether a phrase before a number is meant of it: "more than 12", but not "it was over 12 were dead"."""
    word, before = line[at], line.get(at - 1)
    if word.low == "some" and number.share:
        return False
    if word.low == "over" and before.low in GIVEN_OVER:
        return False
    if word.low == "but":
        return before.low in {"all", "nothing"}
    if word.low == "c" and line.get(at + 1).text != ".":
        return False
    if word.low == "all" and number.share:
        return False
    if word.low in {"over", "under", "above", "below", "around", "about", "beyond"} and before.low in {"all", "just"} \
            and before.low == "all":
        return False
    if word.low in {"further", "record", "full", "maximum", "minimum", "estimated", "approximate"} and kind == "exact":
        return word.low != "record" or before.low in {"a", "the"}
    if word.low in {"every", "each"}:
        return number.nominal not in {1, None}
    return True


def interval(number: Number, kinds: list[str]) -> tuple[float | None, float | None]:
    """The interval of a number under what is said beside it; the word nearest to it first."""
    low: float | None = number.low
    high: float | None = number.high
    for kind in kinds:
        if kind == "nearly" and low is not None and high is not None:
            low = low * NEARLY
        elif kind == "about" and number.nominal is not None and low is not None and high is not None and low == high:
            low, high = low * ABOUT[0], high * ABOUT[1]
        elif kind == "least":
            low, high = (number.low if low is None else low), None
        elif kind == "most" and high is not None:   # "up to more than 130" stays open above
            low, high = None, (number.high if high is None else high)
    return low, high


def currency_before(line: Line, first: int) -> tuple[int, str | None]:
    """Where a currency before a number begins, and its code: "US$", "€", "EUR"."""
    before = line.get(first - 1)
    if before.text in MONEY_SIGNS or before.low in MONEY_CODES:
        start = first - 1
        if before.text == "." and line.get(first - 2).low == "rs":
            start = first - 2
        elif before.text in MONEY_SIGNS and before.glued and line.get(first - 2).capital \
                and (found := listed("units", "currency").beginning(line, first - 2)) is not None and found[0] == first:
            return first - 2, str(found[1].fields["unit"])
        money = listed("units", "currency").entries.get((before.low,))
        return start, str(money.fields["unit"]) if money is not None else None
    return first, None


def measured(line: Line, number: Number) -> tuple[int, str | None]:
    """Where the measure behind a number ends, and what it is: "20 kilometres", "70%", "12 million euros"."""
    at = number.last
    if line.get(at).is_hyphen and line.get(at).glued and line.get(at + 1).glued:
        at += 1
    money = listed("units", "currency").beginning(line, at)
    if money is not None and line.get(at).text not in MONEY_SIGNS | {"c", "a"}:
        return money[0], str(money[1].fields["unit"])
    if line.get(at).text in MONEY_SIGNS and line.get(at).glued and not line.get(at + 1).figure and money is not None:
        return money[0], str(money[1].fields["unit"])
    size = listed("units", "measure").beginning(line, at)
    if size is None:
        return number.last, None
    word = line.get(at)
    if (word.low == "barrel" and line.get(size[0]).tag in NOUNS) or line.get(size[0]).low in {"bomb", "bombs"}:
        return number.last, None   # "20 barrel bombs"
    end = line.get(size[0])
    if end.figure and end.glued and end.text in {"2", "3"} and size[1].fields["unit"] in {"km", "m"}:
        return size[0] + 1, f"{size[1].fields['unit']}{end.text}"
    if word.low in {"m", "mi", "ha", "ft", "foot", "yard", "inch", "ton", "g"} and size[0] == at + 1 \
            and not number.figure and not line.get(at).is_word:
        return number.last, None
    return size[0], str(size[1].fields["unit"])


def behind_of(line: Line, last: int) -> tuple[int, list[tuple[str, str]]]:
    """What is written behind a number and shapes its interval: "or more", "-plus", "-odd"."""
    at = last + 1 if line.get(last).is_hyphen and line.get(last).glued and line.get(last + 1).glued else last
    found = listed(BESIDE, "behind").beginning(line, at)
    if found is None:
        return last, []
    word, entry = line.get(at), found[1]
    if entry.fields.get("glued") and not (word.glued or at > last):
        return last, []
    if word.text == "+" and (not word.glued or line.get(at + 1).figure):
        return last, []
    if word.low in {"at", "minimum", "maximum", "tops"} and ends_apart(line, found[0]):
        return last, []
    if word.low == "odd" and at == last and not line.get(found[0]).is_word:
        return last, []
    return found[0], [(str(entry.fields["as"]), entry.key)]


def ends_apart(line: Line, at: int) -> bool:
    """Whether a phrase such as "at least" belongs to the number behind it and not to the one before."""
    return line.get(at).figure or line.get(at).is_word


INSIDE = frozenset({"DT", "PRP$", "JJ", "JJS", "JJR", "NN", "NNP", "NNPS", "NNS", "POS", "PRP", "VBG", "VBN"})


def whole_of(line: Line, amount: Amount) -> Amount | None:
    """The whole that a number is a part of, where it follows at once: "four of the valley's seven", "4 out of 10"."""
    at = amount.last
    if amount.unit not in {None, "share"} or amount.number.bad:
        return None
    if line.get(at).low == "out" and line.get(at + 1).low == "of":
        at += 2
    elif line.get(at).low == "of" or line.lows(at, 2) == ("in", "every"):
        at += 1
    else:
        return None
    for step in range(5):
        word = line.get(at + step)
        number = numerals.read(line, at + step)
        of_vague = step == 0 and amount.nominal is None and line.lows(at - 2, 2) != ("out", "of")
        if number is not None and not number.bad and not of_vague:
            return taken_whole(line, amount, number, at)
        if not (word.is_word or word.text in {"'", "’"}) or word.tag not in INSIDE or word.low in {"them", "us"}:
            return None
    return None


def taken_whole(line: Line, amount: Amount, number: Number, at: int) -> Amount | None:
    """The whole as an amount, if it can be one: not less than its part, and a number itself."""
    whole = with_words(line, number)
    part = amount.nominal
    if whole.unit is not None or (whole.number.article and not number.figure):
        return None
    least = part if part is not None else amount.number.low
    if not amount.number.share and number.high < least:
        return None
    if number.plain and 1900 <= number.low <= 2100 and not is_plural(line.get(number.last)):
        return None
    if part == 1 and line.get(at - 1).low == "of" and line.get(at - 2).low != "out":
        return None   # "one of the five" points at somebody
    return whole


def is_plural(word: Word) -> bool:
    """Whether the parse takes a word for a plural noun."""
    return word.tag in {"NNS", "NNPS"} or word.low == "people"
