"""A text as a row of words, each with the letter by which the patterns of times call it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sayso.mentions.times.folding import Folded
from sayso.mentions.times.words import Known, Words

TOKEN = re.compile(
    r"(?P<gap>\n[ \n]*)"
    r"|(?P<stamp>(?<!\d)\d{4}-\d\d-\d\d(?:[t ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?(?:z\b|[+-]\d\d:?\d\d)?)?(?![\d-]))"
    r"|(?P<figures>(?<![\d.])\d{1,4}([./-])\d{1,2}\4\d{2,4}(?![\d]))"
    r"|(?P<clock>(?<![\d.,])(?:[01]?\d|2[0-4])(?:[:.][0-5]\d){0,2} ?(?:a\.m\b\.?|p\.m\b\.?|am\b|pm\b)"
    r"|(?<![\d.,:])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])(?: ?(?:hrs|hours|h)\b)?"
    r"|(?<![\d.,])(?:[01]\d|2[0-4])[0-5]\d ?(?=gmt\b|utc\b|hrs\b|local time)(?:hrs\b)?"
    r"|(?<![\d.,])(?:0?[1-9]|1[0-2])[0-5]\d ?(?:a\.m\b\.?|p\.m\b\.?|am\b|pm\b)"
    r"|(?<![\d.,])(?:1[0-2]|\d) ?o'clock)"
    r"|(?P<decade>(?<![\d$£€.,])(?:[12]\d)?\d0'?s\b)"
    r"|(?P<ordinal>(?<![\d.,])\d{1,3} ?(?:st|nd|rd|th)\b)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)"
    r"|(?P<era>\bb\.c\.(?:e\.?)?|\ba\.d\.)"
    r"|(?P<oclock>\bo'clock\b)"
    r"|(?P<quarter>\bq[1-4]\b)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<own>'s\b)"
    r"|(?P<short>'\d\ds?(?!\w))"
    r"|(?P<mark>\S)"
)
PLAIN = {
    "the": "t",
    "a": "a",
    "an": "a",
    "of": "f",
    "and": "&",
    "or": "&",
    "to": "&",
    "through": "&",
    "half": "h",
    "in": "p",
    "on": "p",
    "at": "p",
    "by": "p",
    "since": "p",
    "until": "p",
    "till": "p",
    "from": "p",
    "during": "p",
    "after": "p",
    "between": "p",
    "old": "o",
    "long": "o",
    "per": "/",
}
PLAIN["end"] = "n"
MARKS = {",": ",", "-": "-", ".": ".", "'": "'", "(": "(", ")": ")", "&": "&", "/": "/"}
SURE_BEFORE_MONTH = frozenset(
    [
        "in", "since", "until", "till", "by", "early", "late", "mid", "of", "from", "during", "and", "to", "through",
        "between", "before", "after", "on", "for", "last", "next", "this", "each", "every", "around", "about", "to"
    ]
)
MONTH_WORDS = frozenset({"may", "march", "august", "april", "june"})
SHORT_UNSURE = frozenset(
    {
        "mar", "sun", "sat", "mon", "wed", "dec", "sep", "jan", "jun", "fri", "thu", "tue", "apr", "oct", "nov",
        "jul", "aug", "feb", "sept", "tues", "thur", "thurs"
    }
)
SEASON_BEFORE = frozenset(
    [
        "in", "the", "last", "this", "next", "early", "late", "mid", "by", "every", "each", "of", "during", "since",
        "until", "till", "from", "previous", "following", "that", "past", "coming", "before", "after", "and", "or",
        "through", "-", "for", "same"
    ]
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: where each starts and ends in the folded text, what it is, and one letter for each."""

    folded: Folded
    starts: list[int]
    ends: list[int]
    texts: list[str]
    letters: str
    known: list[Known | Any]
    words: Words

    def capital(self, at: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.folded.cased[self.starts[at]].isupper()


def read(folded: Folded, words: Words, breaks: Sequence[int] = ()) -> Tokens:
    """Every token of the folded text, with its letter; `_` is a word that no pattern asks for.

    A token `|` stands where the text has an empty line, and at each of `breaks`, places in the text as given.
    """
    starts: list[int] = []
    ends: list[int] = []
    texts: list[str] = []
    letters: list[str] = []
    known: list[Any] = []
    single = words.single
    waiting = folded.places_of(breaks)
    for found in TOKEN.finditer(folded.low):
        while waiting and found.start() >= waiting[-1]:
            at = waiting.pop()
            starts.append(at)
            ends.append(at)
            texts.append("")
            letters.append("|")
            known.append(None)
        kind = found.lastgroup
        text = found.group()
        letter, what = "_", None
        if kind == "word":
            if text in PLAIN:
                letter = PLAIN[text]
            elif (what := single.get(text)) is not None:
                letter = what.letter
            elif text.endswith("days") and (what := single.get(text[:-1])) is not None and what.kind == "weekday":
                letter = "W"  # "on Mondays"; or "Mondays raid", in a copy that lost its apostrophes
        elif kind == "mark":
            letter = MARKS.get(text, "_" if text not in ".!?;" else ".")
        elif kind == "number":
            letter, what = number(text)
        elif kind == "own":
            letter = "z"
        elif kind == "gap":
            if "\n" not in text[1:]:
                continue  # a line that is merely broken
            letter = "|"
        elif kind == "era":
            letter, what = "<", single.get(text.rstrip(".") + ".", single["bc"])
        else:
            letter = {
                "stamp": "X",
                "figures": "X",
                "clock": "K",
                "decade": "E",
                "ordinal": "O",
                "short": "Y",
                "quarter": "J",
                "oclock": "A",
            }[kind or ""]
            if kind == "short" and text.endswith("s"):
                letter = "E"
        starts.append(found.start())
        ends.append(found.end())
        texts.append(text)
        letters.append(letter)
        known.append(what)
    tokens = Tokens(folded, starts, ends, texts, "".join(letters), known, words)
    return settle(tokens, letters, words)


def number(text: str) -> tuple[str, None]:
    """The letter of a number in digits: a year, a day of the month, or another.

    >>> number("2031")[0], number("07")[0], number("1,500")[0]
    ('Y', 'D', 'N')
    """
    if len(text) == 4 and text.isascii() and text.isdigit() and text[0] in "12":
        return "Y", None
    if len(text) <= 2 and text.isascii() and text.isdigit() and 1 <= int(text) <= 31:
        return "D", None
    return "N", None


def settle(tokens: Tokens, letters: list[str], words: Words) -> Tokens:
    """The tokens with phrases joined, abbreviations given their dot, and words of two meanings decided."""
    starts, ends, texts, known = tokens.starts, tokens.ends, tokens.texts, tokens.known
    join_phrases(tokens, letters, words)
    for at, letter in enumerate(letters):
        if letter in "MW":
            decide_name(tokens, letters, at)
        elif letter == "s":
            decide_season(tokens, letters, at)
        elif letter == "O" and texts[at] == "second" and at and letters[at - 1] and letters[at - 1] in "CDN":
            letters[at], known[at] = "u", words.single["seconds"]
        elif letter == "." and texts[at] == "." and not ends_sentence(tokens, at):
            letters[at] = "_"
    keep = [at for at, letter in enumerate(letters) if letter]
    return Tokens(
        tokens.folded,
        [starts[at] for at in keep],
        [ends[at] for at in keep],
        [texts[at] for at in keep],
        "".join(letters[at] for at in keep),
        [known[at] for at in keep],
        words,
    )


def ends_sentence(tokens: Tokens, at: int) -> bool:
    """Whether a full stop ends a sentence: what follows begins with a capital, and what precedes is no abbreviation."""
    if at + 1 >= len(tokens.texts) or not tokens.texts[at + 1]:
        return True
    if not at or tokens.starts[at + 1] == tokens.ends[at]:
        return False
    before = tokens.texts[at - 1]
    if before in tokens.words.beside["abbreviated"] or (len(before) == 1 and before.isalpha()):
        return False
    following = tokens.folded.cased[tokens.starts[at + 1]]
    return not following.islower()


def join_phrases(tokens: Tokens, letters: list[str], words: Words) -> None:
    """Give the first token of every known phrase its whole length and letter; the others lose theirs."""
    texts, count, phrases = tokens.texts, len(tokens.texts), words.phrases
    at = 0
    while at < count:
        for pieces, known in phrases.get(texts[at], ()):
            last = at + len(pieces) - 1
            if last < count and all(texts[at + k] == piece for k, piece in enumerate(pieces)):
                following = letters[last + 1] if last + 1 < count else "|"
                if (known.entry.key == "the past" and following in "uUyrw1CDNYsPxhM") or (
                        known.kind == "this" and following not in "uUyrw1xF"):
                    continue
                letters[at], tokens.known[at], tokens.ends[at] = known.letter, known, tokens.ends[last]
                texts[at] = " ".join(pieces)
                for gone in range(at + 1, last + 1):
                    letters[gone] = ""
                at = last
                break
        at += 1


def near(letters: list[str], at: int, step: int) -> int | None:
    """The next token that still has a letter, to the left (-1) or the right (1); None at the end."""
    at += step
    while 0 <= at < len(letters):
        if letters[at]:
            return at
        at += step
    return None


def decide_name(tokens: Tokens, letters: list[str], at: int) -> None:
    """Take the letter from a month or weekday that is a verb, a person's name or part of a title."""
    text, texts = tokens.texts[at], tokens.texts
    before, after = near(letters, at, -1), near(letters, at, 1)
    left = letters[before] if before is not None else "|"
    right = letters[after] if after is not None else "|"
    if text in SHORT_UNSURE:
        dotted = right == "." and after is not None and tokens.starts[after] == tokens.ends[at]
        beyond = near(letters, after, 1) if dotted and after is not None else after
        further = letters[beyond] if beyond is not None else "|"
        if right == "," and after is not None and (comma := near(letters, after, 1)) is not None:
            further = letters[comma] if letters[comma] in "DOM" else "|"
        if not tokens.capital(at) or not (further in "DOYM" or left in "DOW" or dotted):
            letters[at] = "_"
            return
        if dotted and after is not None:
            tokens.ends[at] = tokens.ends[after]
            letters[after] = ""
        return
    if not tokens.capital(at):
        if (
            letters[at] == "M"
            and text in MONTH_WORDS
            and not ((right in "DOY" and left not in "_") or left in "pe" or (left in "DO" and right == "Y"))
        ):
            letters[at] = "_"
        return
    name_after = right in "_xW" and after is not None and tokens.capital(after)
    if letters[at] == "W":
        if (before is not None and texts[before] in tokens.words.beside["epithet"] and tokens.capital(before)) or (
            name_after
            and after is not None
            and texts[after] in tokens.words.beside["title"]
            and not shouted(tokens, at)
        ):
            letters[at] = "_"
        return
    if text not in MONTH_WORDS or right in "DOY":
        return
    starts = before is None or left in ".|"
    name_before = before is not None and left in "_oxq" and tokens.capital(before) and not starts
    sure = before is not None and (texts[before] in SURE_BEFORE_MONTH or left in "pelij-/")
    if (starts and text in ("may", "march")) or (name_before and not sure) or (name_after and not sure):
        letters[at] = "_"


def shouted(tokens: Tokens, at: int) -> bool:
    """Whether a token stands in capitals only."""
    return tokens.folded.cased[tokens.starts[at] : tokens.ends[at]].isupper()


def decide_season(tokens: Tokens, letters: list[str], at: int) -> None:
    """Take the letter from a spring of water, a fall of a town and the name of a person."""
    text = tokens.texts[at]
    before, after = near(letters, at, -1), near(letters, at, 1)
    left = tokens.texts[before] if before is not None else ""
    right = letters[after] if after is not None else "|"
    beyond = near(letters, after, 1) if after is not None else None
    if tokens.capital(at) and before is not None and letters[before] == "_" and tokens.capital(before):
        letters[at] = "_"
        return
    of_year = right == "Y" or (right == "f" and beyond is not None and letters[beyond] in "Ylij")
    if after is not None and tokens.texts[after] in tokens.words.beside["begun"]:
        return
    if (
        (
            text in ("fall", "spring")
            and not of_year
            and (left not in SEASON_BEFORE or right == "f" or left in ("and", "or", "of", "to", "for", "from"))
        )
        or (right == "_" and after is not None and tokens.capital(after) and tokens.capital(at))
        or (
            text == "fall"
            and not of_year
            and left in ("the", "last", "-")
            and after is not None
            and tokens.texts[after] in ("in", "from", "to", "into")
        )
    ):
        letters[at] = "_"
