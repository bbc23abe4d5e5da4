"""A text as the tagger sees it: plain dashes, quotes and spaces, nothing invisible, and the way back to the text."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import Span

# Characters that a reader takes for the same; each maps to one character, so that only what is left out moves others.
LIKE = {
    ord(seen): plain
    for plain, many in {
        " ": "\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\u2004\u2005\u2006\u2008\u3000\t\x0b\x0c",
        "\n": "\r\u0085\u2028\u2029",
        "'": "’‘ʼ´`′＇",
        '"': "“”„«»″",
        "-": "\u2010\u2011\u2012–−﹣－",
        "—": "\u2015",
        ".": "…",
        "/": "⁄∕",
        ":": "：∶",
        ",": "，",
    }.items()
    for seen in many
}
LIKE |= {ord("０") + digit: str(digit) for digit in range(10)}
INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063"
    "\u2064\u2066\u2067\u2068\u2069\ufeff\u061c\u180e"
)
"""Soft hyphens, zero-width characters and marks of writing direction, which worn copies carry inside words."""


@dataclass(frozen=True, slots=True)
class Folded:
    """`cased` has the letters as printed, `low` in lower case; both have one character for each that is visible."""

    cased: str
    low: str
    places: "array[int] | None"  # for each character, where it stands in the text; None: where it stands here

    def places_of(self, breaks: Sequence[int]) -> list[int]:
        """Where the given places of the text are in the folded one, the last one first."""
        places = self.places
        return [at if places is None else bisect_left(places, at) for at in sorted(set(breaks), reverse=True)]

    def span(self, start: int, end: int) -> Span:
        """The characters of the text from `start` up to `end` of the folded one."""
        if self.places is None:
            return Span(start, end)
        return Span(self.places[start], self.places[end - 1] + 1)


def fold(text: str) -> Folded:
    """The text without what is invisible, and with plain marks.

    >>> folded = fold("by Sept\\u200bember 3–5")
    >>> folded.low, folded.span(3, 12)
    ('by september 3-5', Span(start=3, end=13))
    """
    places = None
    if not INVISIBLE.isdisjoint(text):
        places = array("L", (at for at, character in enumerate(text) if character not in INVISIBLE))
        text = "".join(text[at] for at in places)
    cased = text.translate(LIKE)
    low = cased.lower()
    if len(low) != len(cased):  # a few capital letters have a longer small form
        low = "".join(small if len(small := character.lower()) == 1 else character for character in cased)
    return Folded(cased, low, places)
