"""Words of two meanings, settled by what stands beside them: May, March, Sunday, fall, second, a full stop."""

from collections.abc import Sequence

from sayso.mentions.times.folding import fold
from sayso.mentions.times.tokens import Tokens, read
from sayso.mentions.times.words import Known, words

BEFORE_A_TIME = frozenset({
    "in", "since", "until", "till", "by", "early", "late", "mid", "of", "from", "during", "and", "to", "through",
    "between", "before", "after", "on", "for", "last", "next", "this", "each", "every", "around", "about",
})
"""Words after which a month is meant even where its name is that of a person too."""
NAMES = frozenset({"may", "march", "august", "april", "june"})
"""Months that are words or names of people as well."""
SHORT = frozenset({
    "mar", "sun", "sat", "mon", "wed", "dec", "sep", "jan", "jun", "fri", "thu", "tue", "apr", "oct", "nov", "jul",
    "aug", "feb", "sept", "tues", "thur", "thurs",
})
BEFORE_A_SEASON = BEFORE_A_TIME - {"about", "around", "on"} | {"the", "previous", "following", "that", "past", "coming",
                                                              "or", "-", "same"}
UNIT = "uUyrw1"


def settled(text: str, breaks: Sequence[int] = (), language: str = "en") -> Tokens:
    """The tokens of a text, with phrases joined, abbreviations given their dot, and words of two meanings decided.

    >>> settled("In May it may rain.").letters
    'pM___.'
    """
    tokens = read(fold(text), words(language), breaks)
    join_phrases(tokens)
    marks, texts = tokens.marks, tokens.texts
    for at, letter in enumerate(marks):
        if letter in "MW" and letter:
            if not named(tokens, at):
                marks[at] = "_"
        elif letter == "s":
            if not a_season(tokens, at):
                marks[at] = "_"
        elif texts[at] == "second" and letter == "O" and at and marks[at - 1] and marks[at - 1] in "CDN":
            marks[at], tokens.known[at] = "u", tokens.words.single["seconds"]
        elif texts[at] == "." and letter == "." and not ends_sentence(tokens, at):
            marks[at] = "_"
    return without_joined(tokens)


def without_joined(tokens: Tokens) -> Tokens:
    """The tokens without those that have become part of another."""
    kept = Tokens(tokens.folded, tokens.words)
    for at, letter in enumerate(tokens.marks):
        if letter:
            kept.add(tokens.starts[at], tokens.ends[at], tokens.texts[at], letter, tokens.known[at])
    kept.letters = "".join(kept.marks)
    return kept


def join_phrases(tokens: Tokens) -> None:
    """Give the first token of every known phrase its whole length and letter; the others lose theirs."""
    texts, marks, count = tokens.texts, tokens.marks, len(tokens.texts)
    at = 0
    while at < count:
        for pieces, known in tokens.words.phrases.get(texts[at], ()):
            last = at + len(pieces) - 1
            if last >= count or any(texts[at + k] != piece for k, piece in enumerate(pieces)):
                continue
            if not completes(known, marks[last + 1] if last + 1 < count else "|"):
                continue
            marks[at], tokens.known[at], tokens.ends[at] = known.letter, known, tokens.ends[last]
            texts[at] = " ".join(pieces)
            marks[at + 1 : last + 1] = [""] * (last - at)
            at = last
            break
        at += 1


def completes(known: Known, following: str) -> bool:
    """Whether a phrase is one before what follows: "the past", but not in "the past week".

    "The current" is one only before a unit of time.
    """
    if known.entry.key == "the past":
        return following not in UNIT + "CDNYsPxhM"
    if known.entry.key.endswith(" on"):
        return following in "WMDOtHR"  # "late on Friday", but not "two days later on the ship"
    return known.kind != "this" or following in UNIT + "xF"


def beside(tokens: Tokens, at: int, step: int) -> int | None:
    """The next token that still has a letter, to the left (-1) or the right (1); None at the end."""
    at += step
    while 0 <= at < len(tokens.marks):
        if tokens.marks[at]:
            return at
        at += step
    return None


def mark(tokens: Tokens, at: int | None) -> str:
    """The letter of a token; `|` beyond the ends of the text."""
    return tokens.marks[at] if at is not None else "|"


def named(tokens: Tokens, at: int) -> bool:
    """Whether a month or weekday is meant, and no verb, person or title."""
    text = tokens.texts[at]
    if text in SHORT:
        return shortened(tokens, at)
    before, after = beside(tokens, at, -1), beside(tokens, at, 1)
    left, right = mark(tokens, before), mark(tokens, after)
    if not tokens.capital(at):
        counted = (right in "DOY" and left != "_") or (left in "DO" and right == "Y")
        return text not in NAMES or counted or left in "pe"
    name_after = right in "_xW" and after is not None and tokens.capital(after)
    if tokens.marks[at] == "W":
        words_beside = tokens.words.beside
        called = before is not None and tokens.texts[before] in words_beside["epithet"] and tokens.capital(before)
        paper = name_after and after is not None and tokens.texts[after] in words_beside["title"]
        return not called and (not paper or tokens.shouted(at))
    if text not in NAMES or right in "DOY":
        return True
    opens = before is None or left in ".|"
    if opens and text in ("may", "march"):
        return False
    name_before = before is not None and not opens and left in "_oxq" and tokens.capital(before)
    sure = before is not None and (tokens.texts[before] in BEFORE_A_TIME or left in "pelij-/")
    return sure or not (name_before or name_after)


def shortened(tokens: Tokens, at: int) -> bool:
    """Whether "Sun", "Mar" or "Sat" is a day or a month: with a number or another day beside it, or its dot.

    The dot becomes part of the token.
    """
    before, after = beside(tokens, at, -1), beside(tokens, at, 1)
    dotted = after is not None and tokens.marks[after] == "." and tokens.starts[after] == tokens.ends[at]
    beyond = beside(tokens, after, 1) if after is not None and (dotted or tokens.marks[after] == ",") else after
    further = mark(tokens, beyond)
    counted = further in ("DOM" if mark(tokens, after) == "," else "DOYM")
    if not tokens.capital(at) or not (counted or mark(tokens, before) in "DOW" or dotted):
        return False
    if dotted and after is not None:
        tokens.ends[at], tokens.marks[after] = tokens.ends[after], ""
    return True


def a_season(tokens: Tokens, at: int) -> bool:
    """Whether a season is meant, and no spring of water, fall of a town or name of a person."""
    text = tokens.texts[at]
    before, after = beside(tokens, at, -1), beside(tokens, at, 1)
    if tokens.capital(at) and before is not None and tokens.marks[before] == "_" and tokens.capital(before):
        return False
    left = tokens.texts[before] if before is not None else ""
    next_text = tokens.texts[after] if after is not None else ""
    if next_text in tokens.words.beside["begun"]:
        return True
    right = mark(tokens, after)
    if right == "_" and after is not None and tokens.capital(after) and tokens.capital(at):
        return False
    beyond = mark(tokens, beside(tokens, after, 1)) if after is not None else "|"
    if text not in ("fall", "spring") or right == "Y" or (right == "f" and beyond in "Ylij"):
        return True
    if left not in BEFORE_A_SEASON or right == "f" or left in ("and", "or", "of", "to", "for", "from"):
        return False
    return not (text == "fall" and left in ("the", "last", "-") and next_text in ("in", "from", "to", "into"))


def ends_sentence(tokens: Tokens, at: int) -> bool:
    """Whether a full stop ends a sentence: what follows begins with a capital, and what precedes is no abbreviation."""
    if at + 1 >= len(tokens.texts) or not tokens.texts[at + 1]:
        return True
    if not at or tokens.starts[at + 1] == tokens.ends[at]:
        return False
    before = tokens.texts[at - 1]
    if before in tokens.words.beside["abbreviated"] or (len(before) == 1 and before.isalpha()):
        return False
    return not tokens.folded.cased[tokens.starts[at + 1]].islower()
