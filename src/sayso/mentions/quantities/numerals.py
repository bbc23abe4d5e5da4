"""Numbers in words, in figures and in both: "twenty-one", "1.5 million", "hundreds of thousands", "two or three"."""

import re
from dataclasses import dataclass, replace
from functools import cache

from sayso import lexicon
from sayso.lexicon import Entry
from sayso.mentions.quantities import figures
from sayso.mentions.quantities.figures import Shape
from sayso.mentions.quantities.words import Line, Word

LISTS = "quantities_numbers"
FRACTION = re.compile(r"(\d{1,2})/(\d{1,2})")
ARTICLES = frozenset({"a", "an"})
RISING = frozenset({
    "rise", "rises", "rose", "risen", "rising", "increase", "increases", "increased", "increasing", "up", "grew",
    "grow", "grown", "growing", "climb", "climbed", "climbing", "jump", "jumped", "jumping", "go", "goes", "went",
    "raised", "raise", "raising", "fall", "fell", "fallen", "falling", "drop", "dropped", "dropping", "down",
    "declined", "decline", "cut", "reduced", "reduce", "shrank", "shrunk", "revised", "changed", "doubled",
    "soared", "slipped", "edged", "moved"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from the words `first` up to, not including, `last`: at least `low`, at most `high`.

    `nominal` is the number as a bare one: the 12 of "12", the upper end of a range; None for "dozens". `grouped` is its
    other reading ("1.500"). `bad` says why it cannot be read, and `shape` what it looks like then.
    """

    first: int
    last: int
    low: float
    high: float
    nominal: float | None
    why: str
    share: bool = False
    article: bool = False
    figure: bool = False
    plain: bool = False
    unit_glued: bool = False
    ranged: bool = False
    grouped: float | None = None
    bad: str = ""
    shape: Shape = Shape.NUMBER
    base: float | None = None


@cache
def table(kind: str) -> dict[str, Entry]:
    """The entries of one kind by their word."""
    return {entry.key: entry for entry in lexicon.load(LISTS) if entry.kind == kind}


@cache
def short_forms() -> dict[str, Entry]:
    """The multipliers by the short forms that may be glued to figures."""
    return {short: entry for entry in table("multiplier").values() for short in entry.words("also")}


@cache
def fractions() -> dict[str, float]:
    """Every fraction by its word in the singular and the plural."""
    return {word: float(entry.fields["value"]) for entry in table("fraction").values()
            for word in (entry.key, str(entry.fields["plural"]))}


ALONE_SHORT = frozenset({"lakhs", "crores", "mn", "bn", "tn", "mln", "bln", "trn"})
"""Short forms that are no other word, and so may stand apart from their figures."""
PLURAL_AFTER_FIGURES = {"thousands": "thousand", "millions": "million", "billions": "billion"}


def multiplier(word: Word) -> Entry | None:
    """The multiplier that a word is, or that is glued to figures as a short form."""
    if word.low in ALONE_SHORT:
        return short_forms()[word.low]
    return table("multiplier").get(word.low) or table("multiplier").get(PLURAL_AFTER_FIGURES.get(word.low, ""))


def value(entry: Entry) -> float:
    """The value of an entry."""
    return float(entry.fields["value"])


def read(line: Line, at: int) -> Number | None:
    """The number that begins with word `at`, with the range that it opens; None where none begins."""
    first = simple(line, at)
    if first is None or first.bad or first.share:
        return first
    return ranged(line, first) or first


def simple(line: Line, at: int) -> Number | None:
    """One number, not a range."""
    word = line.get(at)
    if word.figure:
        return in_figures(line, at)
    if not word.is_word:
        return None
    return in_fraction(line, at) or left_open(line, at) or in_words(line, at)


def in_figures(line: Line, at: int) -> Number:
    """Figures, with "million" or a glued "m" behind them."""
    word = line[at]
    seen = figures.read(word.text)
    if seen.value is None:
        return Number(at, at + 1, 0, 0, None, seen.why, figure=True, bad=seen.why, shape=seen.shape)
    number = Number(at, at + 1, seen.value, seen.value, seen.value, seen.why, figure=True, plain=seen.plain,
                    share=0 < seen.value < 1 and "/" in word.text, grouped=seen.grouped, base=seen.value)
    if (part := FRACTION.fullmatch(line.get(at + 1).text)) and seen.plain and 0 < int(part[1]) < int(part[2]):
        amount = seen.value + int(part[1]) / int(part[2])   # "6 3/8"
        return replace(number, last=at + 2, low=amount, high=amount, nominal=amount, plain=False)
    last, factor = multiplied(line, at + 1)
    if factor != 1:
        amount = seen.value * factor
        return replace(number, last=last, low=amount, high=amount, nominal=amount, plain=False, grouped=None)
    if line.get(at + 1).low == "and" and line.get(at + 2).low == "a" and line.get(at + 3).low == "half":
        return with_half(line, number)
    return number


def multiplied(line: Line, at: int) -> tuple[int, float]:
    """Where the multipliers from word `at` on end, and what they multiply by: "hundred thousand" by 100,000."""
    factor = 1.0
    while True:
        word = line.get(at)
        skip = at + 1 if word.is_hyphen and word.glued else at
        word = line.get(skip)
        found = multiplier(word)
        if found is None and word.glued and skip == at and word.low in short_forms() and factor == 1 \
                and not is_short_metre(line, word):
            found = short_forms()[word.low]
        if found is None or (found.key == "score" and word.low == "scores"):
            return at, factor
        at, factor = skip + 1, factor * value(found)
        if found.fields.get("ends"):
            return at, factor


def is_short_metre(line: Line, word: Word) -> bool:
    """Whether the "m" glued to figures stands for metres: no currency before, no plural counted behind."""
    if word.low != "m":
        return word.low == "b" and line.get(word.at - 2).text not in MONEY_SIGNS
    if line.get(word.at - 2).text in MONEY_SIGNS or line.get(word.at - 2).low in {"us", "usd", "eur"}:
        return False
    after = line.after(word)
    return not (after.low in {"people", "in", "others", "more"} or (after.is_word and after.tag in {"NNS", "NNPS"}))


MONEY_SIGNS = frozenset("$€£¥₹₽₺₪₩₴﷼")


def in_words(line: Line, at: int) -> Number | None:
    """A number in words: "a hundred and fifty", "twenty-one thousand", "two dozen"."""
    start, article = at, line[at].low in ARTICLES
    if article:
        at += 1
        if line.get(at).low not in table("multiplier"):
            return None
        if line.get(at).low == "score":
            return None if line.get(at + 1).low != "of" else Number(start, at + 1, 20, 20, 20, "a score", article=True)
    total, current, last, ended = 0.0, 1.0 if article else 0.0, at, False
    room = 0.0 if article else 1e15   # what is added next must be smaller: "twenty" takes "one", "five" takes nothing
    spoken = article
    while not ended:
        skip = last
        link = line.get(skip)
        if spoken and ((link.is_hyphen and line.get(skip + 1).glued) or (link.low == "and" and (room >= 99 or total))):
            skip += 1
        word = line.get(skip)
        small = table("cardinal").get(word.low)
        if small is not None and spoken and word.low == "zero":
            break
        if small is not None:
            if value(small) >= room or (skip > last and line.get(last).low == "and" and is_apart(line, skip)):
                break
            current += value(small)
            room = 10.0 if value(small) >= 20 else 0.0
        elif (times := table("multiplier").get(word.low)) is not None and (spoken or word.low in {"hundred"}) \
                and line.get(last).low != "and" and word.low != "score":
            if not spoken:
                return None
            factor = value(times)
            ended = bool(times.fields.get("ends"))
            if factor >= 1000:
                total, current, room = total + max(current, 1) * factor, 0.0, factor
            else:
                current, room = max(current, 1) * factor, 100.0 if factor == 100 else 0.0
        elif small is None and times_score(line, skip, spoken):
            current, ended = max(current, 1) * 20, True
        else:
            break
        last, spoken = skip + 1, True
    if not spoken or last <= at:
        return None
    amount = total + current
    if not article and amount in {19, 20} and spoken_year(line, last):
        return Number(start, spoken_year(line, last), 0, 0, None, "", bad="a year in words", shape=Shape.DATE)
    if line.get(last).low == "point" and (spelled := decimals(line, last + 1)):
        return with_decimals(line, start, last, amount, spelled)
    number = Number(start, last, amount, amount, amount, "a number in words", article=article,
                    base=base_of(line, start))
    if line.lows(last, 3) == ("and", "a", "half"):
        return with_half(line, number)
    return number


def spoken_year(line: Line, at: int) -> int:
    """Where a year said in two numbers ends ("nineteen ninety-six"); 0 where there is none."""
    tens = table("cardinal").get(line.get(at).low)
    if tens is None or not value(tens) >= 10:
        return 0
    step = at + 2 if line.get(at + 1).is_hyphen else at + 1
    unit = table("cardinal").get(line.get(step).low)
    return step + 1 if unit is not None and value(tens) >= 20 and 0 < value(unit) < 10 else at + 1


def decimals(line: Line, at: int) -> str:
    """The digits said behind "point": "six", "two five"."""
    digits = ""
    while (unit := table("cardinal").get(line.get(at + len(digits)).low)) is not None and value(unit) < 10:
        digits += f"{value(unit):.0f}"
    return digits


def with_decimals(line: Line, start: int, at: int, amount: float, digits: str) -> Number:
    """A number said with decimals: "one point six billion"."""
    last, factor = multiplied(line, at + 1 + len(digits))
    amount = (amount + float(f"0.{digits}")) * factor
    return Number(start, last, amount, amount, amount, "a number in words with decimals")


def base_of(line: Line, at: int) -> float:
    """The number that a range's second end begins with, before what multiplies it."""
    found = table("cardinal").get(line[at].low)
    return value(found) if found else 1.0


def times_score(line: Line, at: int, spoken: bool) -> bool:
    """Whether "score" multiplies here: "three score"."""
    return spoken and line.get(at).low == "score" and not line.get(at).glued


def is_apart(line: Line, at: int) -> bool:
    """Whether a number behind "and" begins a count of its own: "a hundred and five were wounded" does not, but
    "a thousand and 12 more" does.
    """
    return line.get(at + 1).low in {"more", "others", "other"}


def with_half(line: Line, number: Number) -> Number:
    """A number with "and a half" behind it, and what multiplies that."""
    assert number.nominal is not None
    last, factor = multiplied(line, number.last + 3)
    amount = (number.nominal + 0.5) * factor
    return replace(number, last=last, low=amount, high=amount, nominal=amount, plain=False)


def left_open(line: Line, at: int) -> Number | None:
    """A word that leaves open how many: "dozens", "several hundred", "hundreds of thousands", "a few"."""
    start, word = at, line[at]
    if word.low in ARTICLES:
        at, word = at + 1, line.get(at + 1)
    if word.low == "good" and line.get(at + 1).low == "few":
        at, word = at + 1, line.get(at + 1)
    found = table("few").get(word.low)
    if found is not None:
        return a_few(line, start, at, found)
    if start != at:
        return None
    vague = table("vague").get(word.low)
    if vague is None:
        return None
    low, high = float(vague.fields["low"]), float(vague.fields["high"])
    if line.lows(at + 1, 1) in {("of",), ("upon",)} and (times := table("vague").get(line.get(at + 2).low)) is not None:
        if line.get(at + 1).low == "upon":
            return Number(start, at + 3, low, high, None, f"'{word.low}' leaves open how many")
        factor, base = float(times.fields["base"]), float(vague.fields["base"])
        top = base * 10 * factor - 1 if base in {10, 100} else high * factor
        return Number(start, at + 3, low * factor, top, None, f"'{word.low} of {times.key}' leaves open how many")
    return Number(start, at + 1, low, high, None, f"'{word.low}' leaves open how many")


def a_few(line: Line, start: int, at: int, found: Entry) -> Number | None:
    """A word such as "several", or "few" behind "a", with the multiplier behind it."""
    last, factor = at + 1, 1.0
    of = line.get(last).low == "of" and found.key == "couple"
    times = table("multiplier").get(line.get(last + of).low)
    if times is not None and times.key != "score":
        last, factor = multiplied(line, last + of)
    elif found.fields.get("article") and start == at and not is_short_few(line, at):
        return None
    low, high = float(found.fields["low"]) * factor, float(found.fields["high"]) * factor
    exact = low if low == high else None
    return Number(start, last, low, high, exact, f"'{found.key}' leaves open how many" if exact is None else found.key,
                  article=start != at)


def is_short_few(line: Line, at: int) -> bool:
    """Whether "few", "couple" or "handful" stands without "a" and still says how many: "another few"."""
    before = line.get(at - 1).low
    return before in {"another", "every"} or (before in {"small", "mere"} and line.get(at - 2).low == "a")


def in_fraction(line: Line, at: int) -> Number | None:
    """A part of a whole: "half", "a third", "two-thirds", "one in five", "half a million"."""
    word = line[at]
    parts = fractions()
    if word.low == "half":
        return in_half(line, at)
    if word.low in ARTICLES:
        part = parts.get(line.get(at + 1).low)
        if part is None:
            return None
        return fraction_of_number(line, at, at + 2, part) if line.get(at + 1).low != "half" else None
    top = table("cardinal").get(word.low)
    if top is None or not value(top):
        return None
    skip = at + 2 if line.get(at + 1).is_hyphen else at + 1
    part = parts.get(line.get(skip).low)
    if part is not None and value(top) * part <= 1 and (value(top) == 1) == (line.get(skip).low in table("fraction")):
        return fraction_of_number(line, at, skip + 1, value(top) * part)
    if value(top) == 1 and line.get(at + 1).low in {"in", "out"}:
        skip = at + 2 + (line.lows(at + 1, 2) == ("out", "of")) + (line.get(at + 2).low == "every")
        skip += line.get(skip).low == "every"
        whole = in_words(line, skip) if line.get(skip).is_word else None
        if whole is None and line.get(skip).figure:
            whole = in_figures(line, skip)
        if whole is not None and whole.nominal and 1 < whole.nominal <= 1000 and not whole.bad \
                and line.get(whole.last).low not in NOT_WHOLES:
            part = 1 / whole.nominal
            return Number(at, whole.last, part, part, part, "one in so many", share=True)
    return None


NOT_WHOLES = frozenset({
    "year", "years", "day", "days", "week", "weeks", "month", "months", "hours", "decades", "minutes"})


def fraction_of_number(line: Line, first: int, last: int, part: float) -> Number:
    """A fraction, or what it makes of a number: "a quarter of a million"."""
    if line.get(last).low == "of" and line.get(last + 1).low in ARTICLES \
            and (times := table("multiplier").get(line.get(last + 2).low)) is not None:
        amount = part * value(times)
        return Number(first, last + 3, amount, amount, amount, "a fraction of a number")
    return Number(first, last, part, part, part, "a fraction", share=True)


def in_half(line: Line, at: int) -> Number | None:
    """The fraction "half", or half of a number: "half a million", "half-a-dozen"."""
    skip = at + 1
    while line.get(skip).is_hyphen or line.get(skip).low in ARTICLES:
        skip += 1
    if skip > at + 1 and (times := table("multiplier").get(line.get(skip).low)) is not None:
        amount = value(times) / 2
        return Number(at, skip + 1, amount, amount, amount, "half of a number")
    return Number(at, at + 1, 0.5, 0.5, 0.5, "a fraction", share=True)


def ranged(line: Line, first: Number) -> Number | None:
    """The range that a number opens: "40 to 50", "two or three", "between 5 and 7 million"; None if it opens none."""
    link, at = line.get(first.last), first.last + 1
    if link.is_hyphen and line.get(at).low == "to" and link.glued:
        link, at = line.get(at), at + 1   # "12- to 15-strong"
    before = line.get(first.first - 1).low
    if before in MONEY_SIGNS:
        before = line.get(first.first - 2).low
    if line.get(at).text in MONEY_SIGNS:
        at += 1
    second = simple(line, at)
    if second is None or second.bad or second.share or first.nominal is None or second.nominal is None:
        return None
    low, high = first.nominal, second.nominal
    scale = second.nominal / second.base if second.base and second.base != second.nominal else 1.0
    if first.base in {None, first.nominal} and second.base and low <= second.base:
        low *= scale
    if link.low == "to":
        if before in {"from", "by"} and line.get(first.first - 2).low in RISING:
            return None   # "rose by 5 to 17": by how many, and to how many
    elif link.low == "and":
        if before != "between":
            return None
    elif link.low == "or":
        if second.nominal > 2 * first.nominal + 1:
            return None
    elif not (link.is_hyphen and (link.glued or not line.get(at).glued)):
        return None
    if link.is_hyphen and (low >= high) and first.figure and second.figure:
        return replace(first, last=second.last, shape=Shape.CLOCK,
                       bad=f"{first.nominal:g}-{second.nominal:g} is a score or a number of a list")
    if low >= high:
        return None
    return Number(first.first, second.last, low, high, None, "a range", figure=first.figure, article=first.article,
                  plain=first.plain and second.plain, ranged=True)
