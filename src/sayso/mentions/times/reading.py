"""The tokens of one match of a shape, and what every shape reads alike."""

import re
from collections.abc import Iterator
from typing import Any

from sayso.mentions.times.tokens import Tokens
from sayso.mentions.times.told import Told


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

    def has(self, wanted: str) -> bool:
        """Whether the match has a token whose letter is one of `wanted`."""
        return next(self.places(wanted), None) is not None

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


def take_common(reader: Reader) -> None:
    """Modifiers, time of day, zone and where it points: read alike in every shape."""
    told, tokens = reader.told, reader.tokens
    for at in reader.places("embcKAPZFlijg"):
        letter, text = tokens.letters[at], tokens.texts[at]
        if letter in "ebcm":
            mod = reader.field(at, "mod")
            if mod and not told.mod:
                told.mod = str(mod)
            if letter in "bc" and (
                reader.name in ("amount", "ago", "plural") or (reader.name == "unit" and at == reader.end - 1)
            ):
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
    found = re.match(r"(\d{1,2})(\d\d)(?= ?[ap])", text)
    if found:
        text = f"{found[1]}:{found[2]}{text[found.end():]}"
    elif re.match(r"\d{4}(?!\d)", text):
        return f"T{text[:2]}:{text[2:4]}"
    found = re.match(r"(\d{1,2})(?:[:.](\d\d))?(?:[:.](\d\d))?", text)
    if found is None:
        return ""
    hour, rest = int(found[1]), text[found.end() :].strip()
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
    if told.year is None and reader.has("C"):
        told.year = spoken(reader)
    for at in reader.places("<"):
        told.bc = bool(reader.field(at, "bc"))
        beside = at - 1 if at > reader.first and reader.tokens.letters[at - 1] in "DNY" else at + 1
        if beside < reader.end and reader.tokens.letters[beside] in "DNY":
            told.year = reader.value(beside)
    if told.bc and told.year:
        told.year = -told.year


def spoken(reader: Reader) -> int | None:
    """The year that the number words of a match are, or None."""
    values = [value for at in reader.places("C") if (value := reader.value(at)) is not None]
    if values[:2] == [2, 1000] and sum(values[2:]) < 100:
        return 2000 + sum(values[2:])
    rest = sum(values[1:])
    if len(values) < 2 or values[0] not in (17, 18, 19, 20) or not 10 <= rest <= 99 or max(values[1:]) >= 100:
        return None
    return values[0] * 100 + rest


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
                fraction = digits[digits.index(".") :][:4]
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


def shout(reader: Reader) -> bool:
    """Whether the first word stands in capitals only."""
    return reader.tokens.shouted(reader.first)


def ends_clause(reader: Reader) -> bool:
    """Whether nothing follows that "before" could lead to."""
    tokens = reader.tokens
    return (
        reader.end >= len(tokens.letters)
        or tokens.letters[reader.end] in ".,|"
        or tokens.texts[reader.end] in ("when", "and", "but", "in", "at", "on", "for", "by")
    )


def shorten(reader: Reader) -> None:
    """Leave the last token out of the match, because it belongs to what follows."""
    reader.end -= 1
    told, tokens = reader.told, reader.tokens
    told.relation, told.last = "", reader.end - 1
    told.span = tokens.folded.span(tokens.starts[reader.first], tokens.ends[reader.end - 1])
