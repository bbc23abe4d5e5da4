"""Days, months, quarters, seasons, decades, holidays, parts of the day: what a name in the calendar tells."""

import re

from sayso.mentions.times.reading import Reader, shout, spoken, take_year, year_of


def a_day(reader: Reader) -> bool:
    """A weekday, a day of a month, a month; with or without its year."""
    told, tokens = reader.told, reader.tokens
    take_year(reader)
    for at in reader.places("W"):
        told.weekday = reader.field(at, "number")
        if tokens.texts[at].endswith("days") and at == reader.end - 1 and repeated(reader, at):
            told.kind = "set"
    for at in reader.places("U"):
        if not tokens.texts[at].startswith("hour"):
            return False
        told.daypart = told.daypart or "MO"  # the early hours of a day
    for at in reader.places("M"):
        told.month = reader.field(at, "number")
    if told.month and not (told.year is None and "C" in reader.letters()):
        for at in reader.places("DO"):
            beside = {tokens.letters[k] for k in (at - 1, at + 1) if reader.first <= k < reader.end}
            follows = at + 1 < reader.end and tokens.letters[at + 1] == "<"
            if not follows and told.day is None and (value := reader.value(at)) is not None and beside:
                told.day = value
    if told.day and told.month and told.year is None:
        told.memory = remembered(reader)
    years = list(reader.places("y"))
    if years and told.relation:
        told.unit = "Y"
    return told.day is None or 1 <= told.day <= 31


def remembered(reader: Reader) -> int | None:
    """The year of a day that is called by what happened on it: "the September 11 attacks"."""
    told, tokens = reader.told, reader.tokens
    following = set(tokens.texts[reader.end : reader.end + 2])
    for entry in tokens.words.memories:
        same = (entry.fields["month"], entry.fields["day"]) == (told.month, told.day)
        if same and following & set(entry.words("before")):
            return int(entry.fields["year"])
    return None


def in_short(reader: Reader) -> bool:
    """A day that is called by its figures alone: 9/11."""
    told, tokens = reader.told, reader.tokens
    written = "".join(tokens.texts[reader.first : reader.end])
    for entry in tokens.words.memories:
        if entry.fields.get("figures") == written:
            told.month, told.day, told.memory = entry.fields["month"], entry.fields["day"], int(entry.fields["year"])
            return True
    return False


def repeated(reader: Reader, at: int) -> bool:
    """Whether "Mondays" stands after "on", or after another such day that does."""
    texts = reader.tokens.texts
    return texts[at - 1 : at] == ["on"] or (texts[at - 1 : at] == ["and"] and texts[at - 2 : at - 1] != []
                                            and texts[at - 2].endswith("days"))


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
    if reader.has("y"):
        reader.told.unit = "Y"
    return True


def a_deictic(reader: Reader) -> bool:
    """Today, yesterday, tonight, overnight."""
    told = reader.told
    at = next(reader.places("R"))
    told.kind, told.shift = "days", int(reader.field(at, "shift"))
    told.daypart = told.daypart or str(reader.field(at, "part") or "")
    if (
        reader.tokens.texts[at] == "overnight"
        and reader.end < len(reader.tokens.letters)
        and reader.tokens.letters[reader.end] == "_"
        and at
        and reader.tokens.letters[at - 1] in "at_"
        and reader.tokens.texts[at - 1] in ("an", "a", "the")
    ):
        return False
    named = at > 0 and reader.tokens.letters[at - 1] == "_" and reader.tokens.capital(at - 1)
    return not (named and reader.tokens.texts[at] == "today" and reader.tokens.capital(at))  # a paper, a programme


def a_quarter(reader: Reader) -> bool:
    """A quarter or half of a year, month or decade."""
    told, tokens = reader.told, reader.tokens
    take_year(reader)
    for at in reader.places("J"):
        told.quarter = int(tokens.texts[at][1])
    ordinal = next(reader.places("O"), None)
    number = reader.value(ordinal) if ordinal is not None else None
    if reader.has("h"):
        if number not in (1, 2):
            return False
        for at in reader.places("M"):
            told.month = reader.field(at, "number")
        for at in reader.places("E"):
            told.decade = decade_of(reader, at)
        if reader.has("1"):
            return False
        if told.month or told.decade is not None:
            told.mod = "START" if number == 1 else "END"
        else:
            told.half = number
            told.unit = "Y" if reader.has("y") else ""
        return True
    if ordinal is not None:
        told.quarter = number
    elif reader.letters().endswith("Yr"):
        told.quarter = 0  # that of the year that is spoken of
    if reader.has("y"):
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
        word = not tokens.texts[at][0].isdigit() and tokens.texts[at][0] != "'"
        before = tokens.texts[at - 1] if at else ""
        if word and before in ("his", "her", "their", "my", "our", "your", "who's", "its"):
            return False
        if word and at == reader.first and reader.name == "decade" and before not in ("mid", "-"):
            return False
        told.decade = decade_of(reader, at)
        if not word and len(re.sub(r"\D", "", tokens.texts[at])) == 2 and (before in ("his", "her", "their")):
            return False
        return told.decade is not None
    ordinal = list(reader.places("DO"))
    number = reader.value(ordinal[-1]) if ordinal else None
    if number is None or not 1 <= number <= 30 or tokens.letters[ordinal[-1]] == "D":
        return False
    told.century = number - 1
    return True


def a_season(reader: Reader) -> bool:
    """A season, with or without its year."""
    take_year(reader)
    reader.told.season = str(reader.field(next(reader.places("s")), "code"))
    if reader.has("y"):
        reader.told.unit = "Y"
    return True


def spoken_year(reader: Reader) -> bool:
    """A year as it is spoken: nineteen ninety-seven."""
    reader.told.year = spoken(reader)
    return reader.told.year is not None


def a_daypart(reader: Reader) -> bool:
    """A part of the day without a day."""
    told, tokens = reader.told, reader.tokens
    told.kind = "clock"
    letters = reader.letters()
    before = tokens.texts[reader.first - 1] if reader.first else ""
    if letters in ("P", "-P"):
        return before in ("at", "by", "before", "after", "until", "since", "around", "about") and (
            not tokens.capital(reader.first) or shout(reader)
        )
    return letters[0] != "t" or before in ("in", "during", "of", "for", "overnight", "through", "into", "by")


def a_clock(reader: Reader) -> bool:
    """A time of day alone."""
    reader.told.kind = "clock"
    return bool(reader.told.clock)


WILL = frozenset({"will", "would", "could", "might", "may", "can", "shall"})


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
            return after not in ("after", "afterwards", "as", "thereafter", "became") and before not in (
                "as", "too", "how"
            )
        case "presently":
            return at == 0 or tokens.letters[at - 1] in ".|"
        case "current" | "recent":
            return right not in (".", ",", "") and after not in tokens.words.past
        case "the past":
            return before in ("in", "of", "from", "with", "about", "into")
        case "future" | "the future":
            return after not in ("contract", "contracts", "market", "prices", "price") and not (
                text == "future" and right in (".", ",") and before not in ("the", "near", "foreseeable")
            )
        case "one day" if not {before, *tokens.texts[max(0, at - 3) : at], *tokens.texts[at + 1 : at + 4]} & WILL:
            told.kind, told.amount, told.unit, told.value = "amount", "1", "D", ""
        case "one day" | "some day":
            return right == "_" or before in ("will", "would", "could", "might", "may")
    return True
