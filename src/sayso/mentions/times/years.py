"""Years that stand alone, told apart from mere numbers."""

from sayso.mentions.times.reading import Reader, take_year

YEAR_SIGNS = frozenset(
    [
        "in", "since", "until", "till", "by", "from", "during", "of", "before", "after", "between", "early", "late",
        "mid", "to", "and", "through", "the", "year", "around", "about", "circa", "for", "or", "last", "next",
        "summer", "winter", "spring", "autumn", "fall", "into", "throughout", "a", "an", "his", "her", "its", "their",
        "our", "as", "on", "fiscal", "that", "back", "ago"
    ]
)


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
        return before in ("in", "of", "since", "by", "from", "the", "and", "to", "until", "early", "late") or bool(
            told.mod
        )
    cased = tokens.folded.cased
    left = cased[start - 1 : start]
    after = tokens.texts[at + 1] if at + 1 < len(tokens.texts) else ""
    right = cased[tokens.ends[at] : tokens.ends[at] + 1]
    if (left in "$£€#№%:+=_@&" and left) or (right in "%$€£°" and right):
        return False
    if (
        right.isalpha()
        or left.isalpha()
        or (left == "-" and start > 1 and cased[start - 2].isalpha() and tokens.letters[at - 2] == "_")
    ):
        return False
    if (
        after in tokens.words.beside["thing"]
        or after == "per"
        or (right == ":" and tokens.ends[at] + 1 < len(cased) and cased[tokens.ends[at] + 1].isdigit())
    ):
        return False
    sure = 1900 <= told.year <= 2039
    before = tokens.texts[at - 1] if at else ""
    if list(reader.places("y")) or told.fiscal:
        return True
    if before in (
        "than", "least", "nearly", "almost", "over", "some", "no", "flight", "number", "road", "highway", "route",
        "resolution", "article", "section", "another", "dlrs", "up"
    ):
        return False
    if sure and (
        before in YEAR_SIGNS or before in ("(", "-", ",", "/") or tokens.letters[at - 1] in "MsPpe&HE" if at else True
    ):
        return not counted(reader, at) or before in ("in", "since", "until", "by", "during", "of", "-", "(")
    if sure:
        return not counted(reader, at)
    return (
        (
            1000 <= told.year <= 2200
            and (
                before
                in (
                    "in", "since", "until", "by", "during", "from", "between", "year", "(", "of", "before", "after",
                    "circa"
                )
                or tokens.letters[at - 1] in "Mse"
                if at
                else False
            )
            and not counted(reader, at)
        )
        or (before in ("-", "and", "to") and at > 1 and tokens.letters[at - 2] == "Y")
        or (tokens.letters[at + 1 : at + 3] in ("-Y", "-D"))
    )


def counted(reader: Reader, at: int) -> bool:
    """Whether a number seems to count the things that follow: "1900 rebels"."""
    tokens = reader.tokens
    after = tokens.texts[at + 1] if at + 1 < len(tokens.texts) else ""
    before = tokens.texts[at - 1] if at else ""
    if tokens.letters[at + 1 : at + 2] in ("U",):
        return True
    return (
        len(after) > 3
        and after.endswith("s")
        and not after.endswith(("ss", "us", "is"))
        and tokens.letters[at + 1 : at + 2] == "_"
        and not tokens.capital(at + 1)
        and before not in ("the", "his", "her", "its", "their", "-", "in", "since", "by", "of", "s", "'s")
    )
