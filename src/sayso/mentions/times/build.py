"""From the tokens of one match to what they tell."""

import re
from collections.abc import Iterator
from typing import Any

from sayso.mentions.times.told import Told
from sayso.mentions.times.tokens import Tokens

SCALED = {"S": "T", "M": "T", "H": "T"}
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?:[:.](\d\d))?|")


class Reader:
    """Reads the tokens of one match, from `first` up to `end`."""

    def __init__(self, tokens: Tokens, name: str, first: int, end: int):
        self.tokens, self.name, self.first, self.end = tokens, name, first, end
        span = tokens.folded.span(tokens.starts[first], tokens.ends[end - 1])
        self.told = Told(span, "date", first, end - 1)

    def letters(self) -> str:
        """The letters of the match."""
        return self.tokens.letters[self.first : self.end]

    def places(self, wanted: str) -> Iterator[int]:
        """The tokens of the match whose letter is one of `wanted`."""
        for at in range(self.first, self.end):
            if self.tokens.letters[at] in wanted:
                yield at

    def field(self, at: int, name: str) -> Any:
        """A field of a token's entry."""
        known = self.tokens.known[at]
        return known.fields.get(name) if known is not None else None

    def value(self, at: int) -> int | None:
        """The number that a token is, in digits or words."""
        digits = re.match(r"\d+", self.tokens.texts[at].replace(",", ""))
        if digits:
            return int(digits.group()[:9])
        value = self.field(at, "value")
        return value if isinstance(value, int) else None


def build(tokens: Tokens, name: str, first: int, end: int) -> Told | None:
    """What a match tells; None where it is no time after all."""
    reader = Reader(tokens, name, first, end)
    told = reader.told
    take_common(reader)
    ok = BUILDERS[name](reader)
    return told if ok else None


def take_common(reader: Reader) -> None:
    """Modifiers, time of day, zone and where it points: read alike in every shape."""
    told, tokens = reader.told, reader.tokens
    for at in reader.places("embKAPZFlijg"):
        letter, text = tokens.letters[at], tokens.texts[at]
        if letter == "e" or letter == "b" or letter == "m":
            mod = reader.field(at, "mod")
            if mod and not told.mod:
                told.mod = str(mod)
            if letter == "b" and (reader.name in ("amount", "ago", "plural") or (
                    reader.name == "unit" and at == reader.end - 1)):
                told.relation = "later" if reader.field(at, "to") > 0 else "earlier"
                if reader.field(at, "now"):
                    told.relation = "from now"
        elif letter == "K":
            told.clock = clock(text)
        elif letter == "A" and at > reader.first:
            hour = reader.value(at - 1)
            told.clock = f"T{hour:02d}:00" if hour else ""
        elif letter == "P":
            code = str(reader.field(at, "code"))
            if code.startswith("T"):
                told.clock = code
            else:
                told.daypart = code
        elif letter == "Z":
            told.zone = str(reader.field(at, "offset"))
        elif letter == "F":
            told.fiscal = True
        elif letter == "l" and not told.relation:
            told.step = int(reader.field(at, "to"))
            told.relation = "told" if reader.field(at, "told") else "next" if told.step > 0 else "last"
        elif letter in "ij" and told.relation in ("", "this", "that"):
            told.relation = "this" if letter == "i" else "that"
        elif letter == "g":
            told.relation = "ago"


def clock(text: str) -> str:
    """A time of day as TIMEX3 writes it.

    >>> clock("11 p.m."), clock("9:30 am"), clock("1430"), clock("12 a.m."), clock("12:05 p.m.")
    ('T23:00', 'T09:30', 'T14:30', 'T00:00', 'T12:05')
    """
    found = re.match(r"(\d{4})(?!\d)", text)
    if found:
        return f"T{text[:2]}:{text[2:4]}"
    found = re.match(r"(\d{1,2})(?:[:.](\d\d))?(?:[:.](\d\d))?", text)
    if found is None:
        return ""
    hour, rest = int(found[1]), text[found.end():].strip()
    if rest.startswith("p") and hour < 12:
        hour += 12
    elif rest.startswith("a") and hour == 12:
        hour = 0
    seconds = f":{found[3]}" if found[3] else ""
    return f"T{hour:02d}:{found[2] or '00'}{seconds}"


def year_of(text: str) -> int | None:
    """A year in two or four digits; two digits are of the hundred years up to 2029.

    >>> year_of("1998"), year_of("'98"), year_of("'07")
    (1998, 1998, 2007)
    """
    digits = text.lstrip("'")
    if not digits.isdigit():
        return None
    number = int(digits)
    return number if len(digits) != 2 else number + (1900 if number >= 30 else 2000)


def take_year(reader: Reader) -> None:
    """The year and its era, if the match names one."""
    told = reader.told
    for at in reader.places("Y"):
        told.year = year_of(reader.tokens.texts[at])
    if told.year is None and any(reader.places("C")):
        told.year = spoken(reader)
    for at in reader.places("<"):
        told.bc = bool(reader.field(at, "bc"))
        beside = at - 1 if at > reader.first and reader.tokens.letters[at - 1] in "DNY" else at + 1
        if beside < reader.end and reader.tokens.letters[beside] in "DNY":
            told.year = reader.value(beside)
    if told.bc and told.year:
        told.year = -told.year


def a_day(reader: Reader) -> bool:
    """A weekday, a day of a month, a month; with or without its year."""
    told, tokens = reader.told, reader.tokens
    take_year(reader)
    for at in reader.places("W"):
        told.weekday = reader.field(at, "number")
    for at in reader.places("M"):
        told.month = reader.field(at, "number")
    if told.month and not (told.year is None and "C" in reader.letters()):
        for at in reader.places("DO"):
            beside = {tokens.letters[k] for k in (at - 1, at + 1) if reader.first <= k < reader.end}
            follows = at + 1 < reader.end and tokens.letters[at + 1] == "<"
            if not follows and told.day is None and (value := reader.value(at)) is not None and beside:
                told.day = value
    years = list(reader.places("y"))
    if years and told.relation:
        told.unit = "Y"
    if told.day is not None and not 1 <= told.day <= 31:
        return False
    return True


def a_figure(reader: Reader) -> bool:
    """A day in figures: 2031-05-02, 5/2/2031, 2.5.31; the order of day and month is settled later."""
    told = reader.told
    at = next(reader.places("X"))
    text = reader.tokens.texts[at]
    if found := re.match(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ](\d\d:\d\d(?::\d\d)?))?", text):
        told.year, told.month, told.day = int(found[1]), int(found[2]), int(found[3])
        if found[4]:
            told.clock = "T" + found[4]
        zone = re.search(r"(?:z|[+-]\d\d:?\d\d)$", text[10:])
        told.zone = zone.group().upper() if zone else told.zone
        return 1 <= told.month <= 12
    found = re.match(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d\d)$", text)
    if not found:
        return False
    first, second = int(found[1]), int(found[3])
    told.year = year_of(found[4])
    if len(found[4]) == 2 and found[2] != "/":
        return False
    told.value = f"{first}{found[2]}{second}"
    return (1 <= first <= 12 and 1 <= second <= 31) or (1 <= second <= 12 and 1 <= first <= 31)


def a_holiday(reader: Reader) -> bool:
    """A holiday, with or without its year."""
    take_year(reader)
    first = next(reader.places("H"))
    if first and reader.tokens.letters[first - 1] in "_x" and reader.tokens.capital(first - 1) and not shout(reader):
        return False  # part of a name
    reader.told.holiday = str(reader.field(next(reader.places("H")), "day"))
    if any(reader.places("y")):
        reader.told.unit = "Y"
    return True


def a_deictic(reader: Reader) -> bool:
    """Today, yesterday, tonight, overnight."""
    told = reader.told
    at = next(reader.places("R"))
    told.kind, told.shift = "days", int(reader.field(at, "shift"))
    told.daypart = told.daypart or str(reader.field(at, "part") or "")
    if reader.tokens.texts[at] == "overnight" and reader.end < len(reader.tokens.letters) \
            and reader.tokens.letters[reader.end] == "_" and at and reader.tokens.letters[at - 1] in "at_" \
            and reader.tokens.texts[at - 1] in ("an", "a", "the"):
        return False
    if reader.tokens.texts[at] == "today" and reader.tokens.capital(at) and at \
            and reader.tokens.letters[at - 1] == "_" and reader.tokens.capital(at - 1):
        return False  # the name of a paper or a programme
    return True


def a_quarter(reader: Reader) -> bool:
    """A quarter or half of a year, month or decade."""
    told, tokens = reader.told, reader.tokens
    take_year(reader)
    for at in reader.places("J"):
        told.quarter = int(tokens.texts[at][1])
    ordinal = next(reader.places("O"), None)
    number = reader.value(ordinal) if ordinal is not None else None
    if any(reader.places("h")):
        if number not in (1, 2):
            return False
        for at in reader.places("M"):
            told.month = reader.field(at, "number")
        for at in reader.places("E"):
            told.decade = decade_of(reader, at)
        if any(reader.places("1")):
            return False
        if told.month or told.decade is not None:
            told.mod = "START" if number == 1 else "END"
        else:
            told.half = number
            told.unit = "Y" if any(reader.places("y")) else ""
        return True
    if ordinal is not None:
        told.quarter = number
    elif reader.letters().endswith("Yr"):
        told.quarter = 0  # that of the year that is spoken of
    if any(reader.places("y")):
        told.unit = "Y"
    following = reader.end < len(tokens.letters) and tokens.letters[reader.end] == "f" and not told.year
    if following and tokens.texts[reader.end + 1 : reader.end + 2] and number and number > 4:
        return False
    return told.quarter is not None and 0 <= told.quarter <= 4


def decade_of(reader: Reader, at: int) -> int | None:
    """The decade that a token names, as its first three digits."""
    text = reader.tokens.texts[at]
    digits = re.sub(r"\D", "", text)
    if not digits:
        value = reader.field(at, "value")
        return int(str(value)) if value else None
    number = int(digits)
    return number // 10 if len(digits) == 4 else 190 + number // 10 if number >= 20 else 200 + number // 10


def a_decade(reader: Reader) -> bool:
    """A decade or a century."""
    told, tokens = reader.told, reader.tokens
    told.bc = any(reader.field(at, "bc") for at in reader.places("<"))
    for at in reader.places("E"):
        word = not tokens.texts[at][0].isdigit() and not tokens.texts[at][0] == "'"
        before = tokens.texts[at - 1] if at else ""
        if word and before in ("his", "her", "their", "my", "our", "your", "who's", "its"):
            return False
        if word and at == reader.first and reader.name == "decade" and before not in ("mid", "-"):
            return False
        told.decade = decade_of(reader, at)
        if not word and len(re.sub(r"\D", "", tokens.texts[at])) == 2 and (before in ("his", "her", "their")):
            return False
        return told.decade is not None
    ordinal = [at for at in reader.places("DO")]
    number = reader.value(ordinal[-1]) if ordinal else None
    if number is None or not 1 <= number <= 30 or tokens.letters[ordinal[-1]] == "D":
        return False
    told.century = number - 1
    return True


def a_season(reader: Reader) -> bool:
    """A season, with or without its year."""
    take_year(reader)
    reader.told.season = str(reader.field(next(reader.places("s")), "code"))
    if any(reader.places("y")):
        reader.told.unit = "Y"
    return True


def spoken_year(reader: Reader) -> bool:
    """A year as it is spoken: nineteen ninety-seven."""
    reader.told.year = spoken(reader)
    return reader.told.year is not None


def spoken(reader: Reader) -> int | None:
    """The year that the number words of a match are, or None."""
    values = [value for at in reader.places("C") if (value := reader.value(at)) is not None]
    if values[:2] == [2, 1000] and sum(values[2:]) < 100:
        return 2000 + sum(values[2:])
    rest = sum(values[1:])
    if len(values) < 2 or values[0] not in (17, 18, 19, 20) or not 10 <= rest <= 99 or max(values[1:]) >= 100:
        return None
    return values[0] * 100 + rest


NOT_AFTER_YEAR = frozenset("""km kilometers kilometres miles people soldiers troops fighters rebels percent dollars meters
    metres men women children civilians tons tonnes feet pounds euros houses homes families members prisoners votes
    jobs workers employees points acres hectares rounds shells times seats cases deaths residents inmates refugees
    officers police policemen guns tanks aircraft planes missiles bombs pages copies companies schools villages barrels
    shares kg lbs ft mph gb mb per""".split())
YEAR_SIGNS = frozenset("""in since until till by from during of before after between early late mid to and through the
    year around about circa for or last next summer winter spring autumn fall into throughout a an his her its their
    our as on fiscal that back ago""".split())


def a_year(reader: Reader) -> bool:
    """A year that stands alone; a mere number is not one."""
    told, tokens = reader.told, reader.tokens
    take_year(reader)
    if told.year is None:
        return False
    if told.bc or any(reader.places("<")):
        return True
    at = next(reader.places("Y"))
    text, start = tokens.texts[at], tokens.starts[at]
    if text.startswith("'"):
        before = tokens.texts[at - 1] if at else ""
        return before in ("in", "of", "since", "by", "from", "the", "and", "to", "until", "early", "late") or bool(told.mod)
    cased = tokens.folded.cased
    left = cased[start - 1 : start]
    after = tokens.texts[at + 1] if at + 1 < len(tokens.texts) else ""
    right = cased[tokens.ends[at] : tokens.ends[at] + 1]
    if left in "$£€#№%:+=_@&" and left or right in "%$€£°" and right:
        return False
    if right.isalpha() or left.isalpha() or (left == "-" and start > 1 and cased[start - 2].isalpha()
                                             and tokens.letters[at - 2] == "_"):
        return False
    if after in NOT_AFTER_YEAR or (right == ":" and tokens.ends[at] + 1 < len(cased)
                                   and cased[tokens.ends[at] + 1].isdigit()):
        return False
    sure = 1900 <= told.year <= 2039
    before = tokens.texts[at - 1] if at else ""
    if len(list(reader.places("y"))) or told.fiscal:
        return True
    if before in ("than", "least", "nearly", "almost", "over", "some", "no", "flight", "number", "road", "highway",
                  "route", "resolution", "article", "section", "another", "dlrs", "up"):
        return False
    if sure and (before in YEAR_SIGNS or before in ("(", "-", ",", "/") or tokens.letters[at - 1] in "MsPpe&HE" if at else True):
        return not counted(reader, at) or before in ("in", "since", "until", "by", "during", "of", "-", "(")
    if sure:
        return not counted(reader, at)
    return 1000 <= told.year <= 2200 and (
        before in ("in", "since", "until", "by", "during", "from", "between", "year", "(", "of", "before", "after", "circa")
        or tokens.letters[at - 1] in "Mse" if at else False) and not counted(reader, at) or (
        before in ("-", "and", "to") and at > 1 and tokens.letters[at - 2] == "Y") or (
        tokens.letters[at + 1 : at + 3] in ("-Y", "-D"))


def counted(reader: Reader, at: int) -> bool:
    """Whether a number seems to count the things that follow: "1900 rebels"."""
    tokens = reader.tokens
    after = tokens.texts[at + 1] if at + 1 < len(tokens.texts) else ""
    before = tokens.texts[at - 1] if at else ""
    if tokens.letters[at + 1 : at + 2] in ("U",):
        return True
    return len(after) > 3 and after.endswith("s") and not after.endswith(("ss", "us", "is")) \
        and tokens.letters[at + 1 : at + 2] == "_" and not tokens.capital(at + 1) \
        and before not in ("the", "his", "her", "its", "their", "-", "in", "since", "by", "of", "s", "'s")


def number_of(reader: Reader, places: list[int]) -> str:
    """The amount that the tokens tell, as TIMEX3 writes it: "2", "1.5", "X" where it is not told."""
    total, current, seen, fraction = 0, 0, False, ""
    for at in places:
        letter, text = reader.tokens.letters[at], reader.tokens.texts[at]
        if letter in "DNY":
            digits = text.replace(",", "")
            if not digits[0].isdigit():
                return ""
            if "." in digits:
                fraction = digits[digits.index("."):][:4]
                digits = digits[: digits.index(".")]
            current, seen = current + int(digits[:12] or 0), True
        elif letter == "C":
            value = reader.field(at, "value")
            if not isinstance(value, int):
                if str(value) == "X":
                    return "X"
                current, seen = current + int(str(value)), True
                reader.told.mod = reader.told.mod or str(reader.field(at, "mod") or "")
            elif value >= 100 or text == "dozen":
                current = max(current, 1) * value
                seen = True
                if value >= 1000:
                    total, current = total + current, 0
            else:
                current, seen = current + value, True
        elif letter == "h":
            fraction = ".5"
    if not seen and not fraction:
        return ""
    return f"{total + current}{fraction}" if total + current or not fraction else "0" + fraction


def an_amount(reader: Reader) -> bool:
    """So many units of time."""
    told, tokens = reader.told, reader.tokens
    told.kind = "amount"
    unit = [at for at in reader.places("uUyrw1")][0 if reader.name == "amount" else -1]
    if any(reader.places("1")) and tokens.letters[unit - 1] == "O":
        return False
    told.unit = str(reader.field(unit, "code"))
    numbers = [at for at in reader.places("DNYCh") if at < unit]
    joined = next((at for at in range(reader.first, unit) if tokens.letters[at] in "&-" and numbers
                   and numbers[0] < at < numbers[-1] and not (tokens.letters[at - 1] == "C" == tokens.letters[at + 1])
                   and tokens.letters[at + 1] not in "ah"), None)
    told.amount = number_of(reader, numbers)
    if joined is None and any(tokens.texts[at] in ("to", "or", "through") for at in range(reader.first, unit)):
        joined = next(at for at in range(reader.first, unit) if tokens.texts[at] in ("to", "or", "through"))
    if joined is not None:
        told.amount = number_of(reader, [at for at in numbers if at > joined])
    if any(tokens.letters[at] == "_" and tokens.texts[at] in NOT_BETWEEN for at in range(reader.first, unit)):
        return False
    article = next((at for at in reader.places("a") if at < unit), None)
    if not told.amount and article is not None:
        told.amount = "1"
    if any(reader.places("o")):
        if tokens.texts[reader.end - 1] == "old":
            if told.unit in ("Y",):
                return False  # somebody's age
    ordinal = any(tokens.letters[at] == "O" for at in range(reader.first, unit))
    if told.relation == "" and ordinal:
        told.relation = "ordinal"
    if reader.letters().startswith("tY") or (numbers and tokens.letters[numbers[0]] == "Y"
                                             and 1800 < int(tokens.texts[numbers[0]].lstrip("'")) < 2100
                                             and tokens.letters[unit] != "U"):
        return False
    before = tokens.texts[reader.first - 1] if reader.first else ""
    if told.relation == "earlier" and tokens.texts[reader.end - 1] == "before" and not ends_clause(reader):
        shorten(reader)
    if article is not None and told.amount == "1" and not told.relation and tokens.letters[unit] in "uyrw" \
            and rate(reader):
        told.kind = "set"
        told.quant = "EVERY"
    if told.unit == "S" and article is not None and not numbers:
        return False
    if told.unit == "Q" and (tokens.texts[unit + 1 : unit + 2] == ["of"] or "-" in reader.letters() or (
            article is not None and not told.relation)):
        return False  # a share of something
    return bool(told.amount)


def ends_clause(reader: Reader) -> bool:
    """Whether nothing follows that "before" could lead to."""
    tokens = reader.tokens
    return reader.end >= len(tokens.letters) or tokens.letters[reader.end] in ".,|" or tokens.texts[reader.end] in (
        "when", "and", "but", "in", "at", "on", "for", "by")


def shorten(reader: Reader) -> None:
    """Leave the last token out of the match, because it belongs to what follows."""
    reader.end -= 1
    told, tokens = reader.told, reader.tokens
    told.relation, told.last = "", reader.end - 1
    told.span = tokens.folded.span(tokens.starts[reader.first], tokens.ends[reader.end - 1])


NOT_BETWEEN = frozenset("""million billion percent people soldiers of per per-cent and or the in""".split())
RATES = frozenset("""million billion thousand hundred hours times people dollars rate percent tons tonnes barrels cents
    euros pounds trips jobs""".split())


def rate(reader: Reader) -> bool:
    """Whether "a year" says how often, as in "$33 million a year"."""
    tokens, at = reader.tokens, reader.first
    if not at:
        return False
    before, letter = tokens.texts[at - 1], tokens.letters[at - 1]
    if before in RATES or letter in "DNk%" or before == "%":
        return True
    past = tokens.texts[max(0, at - 4) : at]
    counted_thing = letter == "_" and before.endswith("s") and not before.endswith(("ss", "us", "is", "was", "as"))
    return counted_thing and any(text[0].isdigit() or text in RATES for text in past if text)


def ago(reader: Reader) -> bool:
    """A year ago, with a hyphen and without an article: "the year-ago quarter"."""
    told = reader.told
    told.kind, told.amount = "amount", "1"
    told.unit = str(reader.field(next(reader.places("yur1")), "code"))
    for at in reader.places("O"):
        told.quarter = reader.value(at)
    if "o" in reader.letters():
        return reader.tokens.texts[reader.end - 1] == "long"
    return True


def a_range(reader: Reader) -> bool:
    """The first of two numbers: "two to six days"."""
    told, tokens = reader.told, reader.tokens
    told.kind = "amount"
    if tokens.texts[reader.end] in ("and", "-", "through") and tokens.letters[reader.end] != "-":
        return False
    unit = next((at for at in range(reader.end, min(reader.end + 12, len(tokens.letters))) if tokens.letters[at] == "U"), None)
    if unit is None or tokens.known[unit] is None or (tokens.letters[reader.end] == "-" and tokens.letters[reader.end - 1] == "C"
                                                      and reader.value(reader.end - 1) in (20, 30, 40, 50, 60, 70, 80, 90)):
        return False
    told.unit = str(reader.field(unit, "code"))
    told.amount = number_of(reader, list(reader.places("DNYC")))
    return bool(told.amount)


def a_previous(reader: Reader) -> bool:
    """The four previous weeks."""
    told = reader.told
    told.kind, told.relation = "amount", ""
    told.unit = str(reader.field(reader.end - 1, "code"))
    told.amount = number_of(reader, list(reader.places("DNYC")))
    return bool(told.amount)


def a_recent(reader: Reader) -> bool:
    """Recent years."""
    told = reader.told
    told.kind, told.amount = "amount", "X"
    told.unit = str(reader.field(reader.end - 1, "code"))
    return reader.tokens.texts[reader.first] == "recent"


def a_unit(reader: Reader) -> bool:
    """This week, that year, last month, the same day, the weekend, the quarter."""
    told, tokens = reader.told, reader.tokens
    told.kind = "unit"
    at = next(reader.places("uUyrw1"))
    told.unit = str(reader.field(at, "code"))
    if told.relation in ("", "later", "earlier"):
        told.relation = ("told " + told.relation).strip() if told.relation else "the"
    if tokens.letters[at] == "U":
        told.kind, told.amount = "amount", "X"
        if tokens.texts[reader.end - 1] == "before":
            shorten(reader)
    elif tokens.letters[reader.end - 1] == "b":
        told.step = int(reader.field(reader.end - 1, "to"))
        if tokens.texts[reader.end - 1] == "before" and not ends_clause(reader):
            return False
    if tokens.capital(at) and at > reader.first and tokens.capital(reader.first) and not shout(reader):
        return False  # the name of a programme
    if told.unit in ("S", "M", "H") and not told.step and told.kind == "unit":
        return False
    if told.relation == "the":
        if told.unit == "Q":
            return tokens.texts[at + 1 : at + 2] != ["of"]
        letters = reader.letters()
        if "n" in letters:
            told.mod = "END"
            return True
        if following_end(reader):
            told.kind, told.amount, told.relation = "amount", "1", ""
            return True
        whole = told.unit == "Y" and tokens.texts[reader.first - 1 : reader.first] == ["for"] and \
            tokens.letters[reader.end : reader.end + 1] in (".", ",", "|")
        return told.unit == "WE" or bool(told.mod) or "e" in letters or told.unit == "Y" and "x" in letters or whole
    return True


def following_end(reader: Reader) -> bool:
    """Whether a period's end is told next: "the year ended Sept. 30"."""
    return reader.tokens.texts[reader.end : reader.end + 1] in (["ended"], ["ending"])


def a_daypart(reader: Reader) -> bool:
    """A part of the day without a day."""
    told, tokens = reader.told, reader.tokens
    told.kind = "clock"
    letters = reader.letters()
    before = tokens.texts[reader.first - 1] if reader.first else ""
    if letters == "P" or letters == "-P":
        return before in ("at", "by", "before", "after", "until", "since", "around", "about") and (
            not tokens.capital(reader.first) or shout(reader))
    return letters[0] != "t" or before in ("in", "during", "of", "for", "overnight", "through", "into", "by")


def shout(reader: Reader) -> bool:
    """Whether the first word stands in capitals only."""
    tokens = reader.tokens
    return tokens.folded.cased[tokens.starts[reader.first] : tokens.ends[reader.first]].isupper()


def a_clock(reader: Reader) -> bool:
    """A time of day alone."""
    reader.told.kind = "clock"
    return bool(reader.told.clock)


def a_plural(reader: Reader) -> bool:
    """Weeks, months, years: an amount that is not told."""
    told, tokens = reader.told, reader.tokens
    told.kind, told.amount = "amount", "X"
    at = next(reader.places("U"))
    told.unit = str(reader.field(at, "code"))
    if told.relation == "earlier" and tokens.texts[reader.end - 1] == "before" and not ends_clause(reader):
        shorten(reader)
    before = tokens.texts[reader.first - 1] if reader.first else ""
    if reader.first and tokens.letters[reader.first - 1] in "DNCYx-" and reader.letters()[0] == "U":
        return False  # the number before it was no time
    if told.unit in ("S", "M", "Q"):
        return before in ("for", "within", "in") and told.unit != "Q"
    return not (before in ("his", "her", "their") or tokens.capital(at) and reader.first
                and tokens.letters[reader.first - 1] == "_")


def a_set(reader: Reader) -> bool:
    """How often: every Monday, daily, twice a week."""
    told, tokens = reader.told, reader.tokens
    told.kind = "set"
    for at in reader.places("q"):
        told.value = str(reader.field(at, "value"))
        word = tokens.texts[at]
        if word == "annual" or word == "quarterly" and True:
            return False
        return not (tokens.capital(at) and reader.first and tokens.letters[reader.first - 1] not in ".|" and not shout(reader))
    if any(reader.places("v")) and (first := next(reader.places("v"))) == reader.first:
        told.quant = "EACH" if tokens.texts[first].startswith("each") else "EVERY"
    letters = reader.letters()
    for at in reader.places("W"):
        told.weekday = reader.field(at, "number")
    for at in reader.places("M"):
        told.month = reader.field(at, "number")
    for at in reader.places("s"):
        told.season = str(reader.field(at, "code"))
    for at in reader.places("uUyrw1"):
        told.unit = str(reader.field(at, "code"))
        numbers = [k for k in reader.places("DNYC") if k < at]
        told.amount = number_of(reader, numbers) or ("2" if "other" in tokens.texts[reader.first] else "1")
    for at in reader.places("k"):
        told.freq = {"once": "1X", "twice": "2X"}.get(tokens.texts[at], "")
    if told.unit and not told.quant and letters[0] not in "vk":
        if letters[0] == "/":
            return tokens.texts[reader.first] == "per"
        return rate(reader)
    return not (told.unit in ("S",) and told.amount == "1")


def a_reference(reader: Reader) -> bool:
    """Now, recently, the future."""
    told, tokens = reader.told, reader.tokens
    told.kind = "ref"
    at = reader.first
    text = tokens.texts[at]
    told.value = str(reader.field(at, "value"))
    told.unit = text
    before = tokens.texts[at - 1] if at else ""
    after = tokens.texts[at + 1] if at + 1 < len(tokens.texts) else ""
    right = tokens.letters[at + 1 : at + 2]
    if tokens.capital(at) and at and tokens.letters[at - 1] == "_" and tokens.capital(at - 1):
        return False
    match text:
        case "shortly":
            return False
        case "soon":
            return after not in ("after", "afterwards", "as", "thereafter", "became") and before not in ("as", "too", "how")
        case "presently":
            return at == 0 or tokens.letters[at - 1] in ".|"
        case "current" | "recent":
            return right not in (".", ",") and right != ""
        case "the past":
            return before in ("in", "of", "from", "with", "about", "into") and right in (".", ",", "|", "", "_", "&", "p") \
                and after not in ("month", "year")
        case "future" | "the future":
            return after not in ("contract", "contracts", "market", "prices", "price") and not (
                text == "future" and right in (".", ",") and before not in ("the", "near", "foreseeable"))
        case "one day" | "some day":
            return right == "_" or before in ("will", "would", "could", "might", "may")
    return True


BUILDERS = {
    "listed": lambda reader: True, "figures": a_figure, "day": a_day, "holiday": a_holiday, "today": a_deictic,
    "quarter": a_quarter, "decade": a_decade, "season": a_season, "spoken": spoken_year, "year": a_year, "set": a_set,
    "amount": an_amount, "ago": ago, "range": a_range, "previous": a_previous, "recent": a_recent, "unit": a_unit, "daypart": a_daypart, "clock": a_clock, "plural": a_plural,
    "ref": a_reference,
}
