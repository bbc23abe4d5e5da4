"""The words, figures and marks of a block, each with what the parse says of it; cut by us, since "12people" is two."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.text.parse import ParsedBlock

if TYPE_CHECKING:
    from spacy.tokens import Token

UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
"""Marks that only turn the direction of writing, or show nowhere."""

CUT = re.compile(
    rf"(?P<figure>\d+(?:[{UNSEEN}]?[.,:/'’\u066b\u066c\u00a0\u202f\u2009\u2007][{UNSEEN}]?\d+| 000(?!\d))*)"
    r"|(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*)"
    rf"|(?P<mark>[^\s\w{UNSEEN}]|_)")
HYPHENS = frozenset("-‐‑‒–—−")


@dataclass(frozen=True, slots=True)
class Word:
    """One word, figure or mark: `low` its lower case, `glued` where nothing stands before it, `at` its number.

    `tag` is the parse's part of speech (Penn), `sentence` the number of its sentence.
    """

    at: int
    text: str
    low: str
    start: int
    end: int
    glued: bool
    figure: bool
    tag: str
    sentence: int
    token: "Token | None" = None

    @property
    def is_word(self) -> bool:
        """Whether it is written in letters."""
        return self.text[0].isalpha()

    @property
    def is_hyphen(self) -> bool:
        """Whether it is a hyphen or a dash of any kind."""
        return self.text in HYPHENS

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


class Line(tuple[Word, ...]):
    """The words of one block, in order; a word outside is `NOTHING`."""

    __slots__ = ()

    def get(self, at: int) -> Word:
        """The word number `at`, or `NOTHING`."""
        return self[at] if 0 <= at < len(self) else NOTHING

    def before(self, word: Word) -> Word:
        """The word before."""
        return self.get(word.at - 1)

    def after(self, word: Word) -> Word:
        """The word after."""
        return self.get(word.at + 1) if word.at >= 0 else NOTHING

    def lows(self, first: int, count: int) -> tuple[str, ...]:
        """The lower-case words from number `first` on."""
        return tuple(self.get(at).low for at in range(first, first + count))


NOTHING = Word(-1, "\n", "\n", -1, -1, False, False, "", -1)
"""What stands before the first word and after the last."""


def cut(parsed: ParsedBlock, text: str) -> Line:
    """The words of one block of the page's `text`."""
    return Line(cut_each(parsed, text))


def cut_each(parsed: ParsedBlock, text: str) -> Iterator[Word]:
    """Each word of a block, left to right."""
    span = parsed.block.span
    tokens = list(parsed.doc)
    sentence, index, end = 0, 0, -1
    for at, match in enumerate(CUT.finditer(text, span.start, span.end)):
        start = match.start()
        while index + 1 < len(tokens) and tokens[index + 1].idx + span.start <= start:
            index += 1
            sentence += bool(tokens[index].is_sent_start)
        token = tokens[index] if tokens else None
        cuts = match.group()
        yield Word(at, cuts, cuts.lower().replace("’", "'"), start, match.end(), start == end,
                   match.lastgroup == "figure", token.tag_ if token is not None else "", sentence, token)
        end = match.end()
