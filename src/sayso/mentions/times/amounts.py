"""Amounts of time, units that are pointed at, and what happens again and again."""

from sayso.mentions.times.reading import Reader, ends_clause, number_of, shorten, shout

NOT_BETWEEN = frozenset({"million", "billion", "percent", "people", "soldiers", "of", "per", "and", "or", "the", "in"})
"""What may not stand between a number and a unit, where one other word may: "two bloody weeks"."""
NEAR_YEARS = range(1801, 2100)


def an_amount(reader: Reader) -> bool:
    """So many units of time."""
    told, tokens = reader.told, reader.tokens
    told.kind = "amount"
    unit = list(reader.places("uUyrw1"))[0 if reader.name == "amount" else -1]
    article = next((at for at in reader.places("a") if at < unit), None)
    numbers = [at for at in reader.places("DNYCh") if at < unit]
    told.unit = str(reader.field(unit, "code"))
    told.amount = counted_amount(reader, numbers, unit)
    if not told.amount and article is not None:
        told.amount = "1" if tokens.letters[unit] != "U" else "X"  # "a week-long siege", "a weeks-long one"
    if not told.relation and "O" in tokens.letters[reader.first : unit]:
        told.relation = "ordinal"
    if no_length(reader, numbers, unit, article):
        return False
    if told.relation == "earlier" and tokens.texts[reader.end - 1] == "before" and not ends_clause(reader):
        shorten(reader)
    single = article is not None and told.amount == "1" and not told.relation and tokens.letters[unit] in "uyrw"
    if single and rate(reader):
        told.kind = "set"
    return bool(told.amount)


def counted_amount(reader: Reader, numbers: list[int], unit: int) -> str:
    """How many units, the second number of two ("one or two days"); nothing where no number stands there."""
    tokens, letters = reader.tokens, reader.tokens.letters
    if "&ah" in letters[unit : reader.end]:
        return f"{number_of(reader, numbers) or '1'}.5"  # "a year and a half"
    for at in range(reader.first, unit):
        inside = bool(numbers) and numbers[0] < at < numbers[-1] and letters[at] in "&-"
        # "twenty-two", "two and a half"
        composed = letters[at - 1] == "C" == letters[at + 1] or letters[at + 1] in "ah"
        if tokens.texts[at] in ("to", "or", "through") or (inside and not composed):
            return number_of(reader, [place for place in numbers if place > at])
    return number_of(reader, numbers)


def no_length(reader: Reader, numbers: list[int], unit: int, article: int | None) -> bool:
    """Whether a number and a unit are no length of time: an age, a share, a century, a year before its noun."""
    told, tokens = reader.told, reader.tokens
    letters = tokens.letters[reader.first : unit]
    if tokens.letters[unit] == "1" and letters.endswith("O"):
        return True  # "the third century"
    if any(letter == "_" and tokens.texts[reader.first + at] in NOT_BETWEEN for at, letter in enumerate(letters)):
        return True
    if told.unit == "Y" and tokens.texts[reader.end - 1] == "old":
        return True  # somebody's age
    first = tokens.texts[numbers[0]] if numbers else ""
    if letters.startswith("tY") or (first and tokens.letters[numbers[0]] == "Y" and tokens.letters[unit] != "U"
                                    and int(first.lstrip("'")) in NEAR_YEARS):
        return True  # "the 1990 season"
    if told.unit == "Q":
        share = tokens.texts[unit + 1 : unit + 2] == ["of"] or "-" in reader.letters()
        return share or (article is not None and not told.relation)
    return told.unit == "S" and article is not None and not numbers


def rate(reader: Reader) -> bool:
    """Whether "a year" says how often, as in "$33 million a year"."""
    tokens, at = reader.tokens, reader.first
    rates = tokens.words.beside["rate"]
    if not at:
        return False
    before, letter = tokens.texts[at - 1], tokens.letters[at - 1]
    if before in rates or letter in "DNkU" or before == "%":
        return True
    past = tokens.texts[max(0, at - 4) : at]
    counted_thing = letter == "_" and before.endswith("s") and not before.endswith(("ss", "us", "is", "was", "as"))
    return counted_thing and any(text[0].isdigit() or text in rates for text in past if text)


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
    unit = next(
        (at for at in range(reader.end, min(reader.end + 12, len(tokens.letters))) if tokens.letters[at] == "U"), None
    )
    if (
        unit is None
        or tokens.known[unit] is None
        or (
            tokens.letters[reader.end] == "-"
            and tokens.letters[reader.end - 1] == "C"
            and reader.value(reader.end - 1) in (20, 30, 40, 50, 60, 70, 80, 90)
        )
    ):
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
    if told.relation == "next" and reader.letters()[0] == "t" and told.unit in ("D", "N"):
        told.relation = "told"  # "the next day" is that after the one just told
    if told.relation in ("", "later", "earlier"):
        told.relation = ("told " + told.relation).strip() if told.relation else "the"
    if tokens.letters[at] == "U":
        told.kind, told.amount = "amount", "X"
        if tokens.texts[reader.end - 1] == "before":
            shorten(reader)
    elif tokens.letters[reader.end - 1] in "bc":
        told.step = int(reader.field(reader.end - 1, "to"))
        if tokens.texts[reader.end - 1] == "before" and not ends_clause(reader):
            if told.unit != "D":
                return False
            shorten(reader)
            told.relation = "told"  # "the day before the vote", told of the day last named
    elif told.unit == "D" and reader.letters() == "tu" and tokens.texts[reader.end : reader.end + 1] == ["after"]:
        told.relation, told.step = "told", 1
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
        whole = (
            told.unit == "Y"
            and tokens.texts[reader.first - 1 : reader.first] == ["for"]
            and tokens.letters[reader.end : reader.end + 1] in (".", ",", "|")
        )
        return told.unit == "WE" or bool(told.mod) or "e" in letters or (told.unit == "Y" and "x" in letters) or whole
    return True


def following_end(reader: Reader) -> bool:
    """Whether a period's end is told next: "the year ended Sept. 30"."""
    return reader.tokens.texts[reader.end : reader.end + 1] in (["ended"], ["ending"])


def a_lasting(reader: Reader) -> bool:
    """A yearlong siege: one word for a length of time."""
    reader.told.kind, reader.told.value = "length", str(reader.field(reader.first, "value"))
    return True


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
    return not (
        before in ("his", "her", "their")
        or (tokens.capital(at) and reader.first and tokens.letters[reader.first - 1] == "_")
    )


def a_set(reader: Reader) -> bool:
    """How often: every Monday, daily, twice a week."""
    told, tokens = reader.told, reader.tokens
    told.kind = "set"
    for at in reader.places("q"):
        told.value = str(reader.field(at, "value"))
        word = tokens.texts[at]
        if word == "annual" or (word == "quarterly" and True):
            return False
        return not (
            tokens.capital(at) and reader.first and tokens.letters[reader.first - 1] not in ".|" and not shout(reader)
        )
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
    if told.unit and letters[0] not in "vk":
        if letters[0] == "/":
            return tokens.texts[reader.first] == "per"
        return rate(reader)
    return not (told.unit in ("S",) and told.amount == "1")
