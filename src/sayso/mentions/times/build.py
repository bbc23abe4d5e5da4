"""From the tokens of one match to what they tell."""

from sayso.mentions.times import amounts, named, years
from sayso.mentions.times.reading import Reader, take_common
from sayso.mentions.times.tokens import Tokens
from sayso.mentions.times.told import Told

BUILDERS = {
    "listed": lambda reader: True,
    "in_short": named.in_short,
    "figures": named.a_figure,
    "day": named.a_day,
    "holiday": named.a_holiday,
    "today": named.a_deictic,
    "quarter": named.a_quarter,
    "decade": named.a_decade,
    "season": named.a_season,
    "spoken": named.spoken_year,
    "year": years.a_year,
    "set": amounts.a_set,
    "amount": amounts.an_amount,
    "ago": amounts.ago,
    "range": amounts.a_range,
    "previous": amounts.a_previous,
    "recent": amounts.a_recent,
    "unit": amounts.a_unit,
    "daypart": named.a_daypart,
    "clock": named.a_clock,
    "plural": amounts.a_plural,
    "lasting": amounts.a_lasting,
    "ref": named.a_reference,
}


def build(tokens: Tokens, name: str, first: int, end: int) -> Told | None:
    """What a match tells; None where it is no time after all."""
    reader = Reader(tokens, name, first, end)
    told = reader.told
    take_common(reader)
    if not BUILDERS[name](reader):
        return None
    trim(reader)
    return told


def trim(reader: Reader) -> None:
    """Leave out the article of the noun that the time stands before: "the Tuesday vote", "a five-year plan"."""
    tokens, told, letters = reader.tokens, reader.told, reader.letters()
    attribute = reader.name == "amount" and not told.relation and "-" in letters and letters[0] in "at"
    bare = reader.name in ("day", "year") and letters[0] == "t" and letters[1:2] in ("W", "M", "Y")
    if attribute or bare:
        reader.first += 1
        told.first = reader.first
        told.span = tokens.folded.span(tokens.starts[reader.first], tokens.ends[reader.end - 1])
