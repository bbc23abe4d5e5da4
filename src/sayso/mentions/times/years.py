"""Years that stand alone, told apart from mere numbers."""

from sayso.mentions.times.reading import Reader, take_year

SURE = range(1900, 2040)
"""Numbers that are years unless something counts with them; others need a word that says so."""
ROUND = 2000
"""A year that is a round number as well; it takes a word before it that goes with years."""
POSSIBLE = range(1000, 2201)
BEFORE_A_YEAR = frozenset({
    "in", "since", "until", "by", "during", "from", "between", "year", "(", "of", "before", "after", "circa",
})
BEFORE_A_SHORT_YEAR = frozenset({"in", "of", "since", "by", "from", "the", "and", "to", "until", "early", "late"})
BEFORE_A_NUMBER = frozenset({
    "than", "least", "nearly", "almost", "over", "some", "no", "flight", "number", "road", "highway", "route",
    "resolution", "article", "section", "another", "dlrs", "up",
})
WITH_A_NOUN = frozenset({"the", "his", "her", "its", "their", "-", "in", "since", "by", "of", "'s"})
"""After these a plural noun does not show that the number counts: "the 1990 invasions"."""
SURE_OF_A_NOUN = frozenset({"in", "since", "until", "by", "during", "of", "-", "("})


def a_year(reader: Reader) -> bool:
    """A year that stands alone; a mere number is not one."""
    told, tokens = reader.told, reader.tokens
    take_year(reader)
    if told.year is None:
        return False
    if reader.has("<"):
        return True
    at = next(reader.places("Y"))
    before = tokens.texts[at - 1] if at else ""
    if tokens.texts[at].startswith("'"):
        return before in BEFORE_A_SHORT_YEAR or bool(told.mod)
    if glued(reader, at):
        return False
    if many := [tokens.texts[place] for place in reader.places("U")]:
        return many == ["years"]
    if reader.has("y") or told.fiscal:
        return True
    if before in BEFORE_A_NUMBER:
        return False
    if told.year in SURE and (told.year != ROUND or before in BEFORE_A_YEAR | BEFORE_A_SHORT_YEAR | WITH_A_NOUN):
        return before in SURE_OF_A_NOUN or not counts(reader, at)
    if tokens.letters[at + 1 : at + 3] in ("-Y", "-D"):
        return True
    if before in ("-", "and", "to") and tokens.letters[at - 2] == "Y":
        return True
    named = before in BEFORE_A_YEAR or (at > 0 and tokens.letters[at - 1] in "Mse")
    return told.year in POSSIBLE and named and not counts(reader, at)


def glued(reader: Reader, at: int) -> bool:
    """Whether a number is part of something else: a sum, a percentage, a name of a thing, a telephone number."""
    tokens, cased = reader.tokens, reader.tokens.folded.cased
    start, end = tokens.starts[at], tokens.ends[at]
    left, right = cased[start - 1 : start] if start else "", cased[end : end + 1]
    if left.isalpha() or right.isalpha() or (left and left in "$£€#№%:+=_@&") or (right and right in "%$€£°"):
        return True
    if left == "-" and cased[start - 2 : start - 1].isalpha() and tokens.letters[at - 2] == "_":
        return True  # "Covid-2019", "Boeing-1900"
    after = tokens.texts[at + 1] if at + 1 < len(tokens.texts) else ""
    score = right == ":" and cased[end + 1 : end + 2].isdigit()
    return score or after == "per" or after in tokens.words.beside["thing"]


def counts(reader: Reader, at: int) -> bool:
    """Whether a number seems to count the things that follow: "1900 rebels"."""
    tokens = reader.tokens
    after = tokens.texts[at + 1] if at + 1 < len(tokens.texts) else ""
    before = tokens.texts[at - 1] if at else ""
    letter = tokens.letters[at + 1 : at + 2]
    if letter == "U":
        return True
    plural = len(after) > 3 and after.endswith("s") and not after.endswith(("ss", "us", "is"))
    return plural and letter == "_" and not tokens.capital(at + 1) and before not in WITH_A_NOUN
