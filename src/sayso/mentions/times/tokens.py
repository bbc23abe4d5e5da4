"""A text as a row of words, each with the letter by which the patterns of times call it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

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
PLAIN = {word: letter for letter, words_so in {
    "t": "the", "a": "a an", "f": "of", "&": "and or to through", "h": "half", "n": "end", "o": "old long", "/": "per",
    "p": "in on at by since until till from during after between",
}.items() for word in words_so.split()}
"""The letters of the words that hold the parts of a time together."""
MARKS = {",": ",", "-": "-", "'": "'", "(": "(", ")": ")", "&": "&", "/": "/"} | dict.fromkeys(".!?;", ".")
OTHERS = {"stamp": "X", "figures": "X", "clock": "K", "decade": "E", "ordinal": "O", "short": "Y", "quarter": "J",
          "oclock": "A"}
"""The letters of what is no single word."""


@dataclass(slots=True)
class Tokens:
    """The tokens of a text: where each starts and ends in the folded text, what it is, and one letter for each."""

    folded: Folded
    words: Words
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    known: list[Known | None] = field(default_factory=list)
    letters: str = ""  # the letters of all tokens in one row, once every word of two meanings is settled

    def add(self, start: int, end: int, text: str, letter: str, known: Known | None) -> None:
        """One more token at the end."""
        self.starts.append(start)
        self.ends.append(end)
        self.texts.append(text)
        self.marks.append(letter)
        self.known.append(known)

    def capital(self, at: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.folded.cased[self.starts[at]].isupper()

    def shouted(self, at: int) -> bool:
        """Whether a token stands in capitals only."""
        return self.folded.cased[self.starts[at] : self.ends[at]].isupper()


def read(folded: Folded, words: Words, breaks: Sequence[int] = ()) -> Tokens:
    """Every token of the folded text, with its letter; `_` is a word that no pattern asks for.

    A token `|` stands where the text has an empty line, and at each of `breaks`, places in the text as given.
    """
    tokens = Tokens(folded, words)
    waiting = folded.places_of(breaks)
    for found in TOKEN.finditer(folded.low):
        while waiting and found.start() >= waiting[-1]:
            at = waiting.pop()
            tokens.add(at, at, "", "|", None)
        text = found.group()
        letter, known = letter_of(found.lastgroup or "", text, words)
        if text in "-—" and text:
            letter = dash(folded.low, found.start(), text)
        if letter:
            tokens.add(found.start(), found.end(), text, letter, known)
    return tokens


def letter_of(kind: str, text: str, words: Words) -> tuple[str, Known | None]:
    """The letter of a token and the entry it comes from; no letter for a line that is merely broken."""
    match kind:
        case "word":
            if text in PLAIN:
                return PLAIN[text], None
            if (known := words.single.get(text)) is not None:
                return known.letter, known
            if text.endswith("days") and (known := words.single.get(text[:-1])) and known.kind == "weekday":
                return "W", known  # "on Mondays"; or "Mondays raid", in a copy that lost its apostrophes
            return "_", None
        case "mark":
            return MARKS.get(text, "_"), None
        case "number":
            return number(text), None
        case "own":
            return "z", None
        case "gap":
            return ("|" if "\n" in text[1:] else ""), None
        case "era":
            return "<", words.single.get(text.rstrip(".") + ".", words.single["bc"])
        case "short" if text.endswith("s"):
            return "E", None
    return OTHERS[kind], None


def dash(low: str, at: int, text: str) -> str:
    """The letter of a dash: `-` between two words without spaces, `~` with spaces, `_` where it breaks off a sentence.

    >>> dash("two-day", 3, "-"), dash("may - june", 4, "-"), dash("in may — 12 died", 7, "—")
    ('-', '~', '_')
    """
    left, right = low[at - 1 : at], low[at + 1 : at + 2]
    if text == "—":
        return "-" if left.isdigit() and right.isdigit() else "_"
    return "~" if left.isspace() and right.isspace() else "-"


def number(text: str) -> str:
    """The letter of a number in digits: a year, a day of the month, or another.

    >>> number("2031"), number("07"), number("1,500")
    ('Y', 'D', 'N')
    """
    if len(text) == 4 and text.isascii() and text.isdigit() and text[0] in "12":
        return "Y"
    if len(text) <= 2 and text.isascii() and text.isdigit() and 1 <= int(text) <= 31:
        return "D"
    return "N"
