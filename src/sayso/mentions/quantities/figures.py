"""Figures: what a run of digits says, with thousands set off and decimals in the ways that news prints them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from sayso.mentions.quantities.words import UNSEEN

LONGEST = 24
"""Digits; the longest number that still counts something. What is longer is a code or a misprint."""

PLAIN = str.maketrans({"\u066c": ",", "\u066b": ".", "’": "'", "\u202f": " ", "\u2009": " ", "\u2007": " ",
                       "\u00a0": " "} | dict.fromkeys(UNSEEN))
WHOLE = re.compile(r"\d+")
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
SPACED = re.compile(r"\d{1,3}(?:[ ']\d{3})+")
DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
DECIMAL = re.compile(r"\d+\.\d+")
COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}")
MAYBE_GROUPED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
FRACTION = re.compile(r"(\d)/(\d)")


class Shape(StrEnum):
    """How a figure is written."""

    NUMBER = "number"
    CLOCK = "clock time"
    DATE = "date"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Figure:
    """What a run of digits says; `value` is None where it is no number or cannot be read, and `why` says so.

    `grouped` is the other reading of "1.500", in which the dot sets off the thousands; `plain` where there is no mark.
    """

    value: float | None
    shape: Shape
    why: str
    grouped: float | None = None
    plain: bool = False


def read(printed: str) -> Figure:
    """A run of digits with its marks as a number; digits of every script are read.

    >>> read("1,200").value, read("1,00,000").value, read("2.5").value, read("٤٥").value, read("1 200").value
    (1200.0, 100000.0, 2.5, 45.0, 1200.0)
    >>> read("1,0000").why
    "'1,0000' is grouped in no known way"
    """
    text = printed.translate(PLAIN)
    if sum(letter.isdigit() for letter in text) > LONGEST:
        return Figure(None, Shape.UNREADABLE, f"a number of more than {LONGEST} digits counts nothing that we know")
    if WHOLE.fullmatch(text):
        return Figure(float(text), Shape.NUMBER, "figures", plain=True)
    if ":" in text:
        return Figure(None, Shape.CLOCK, f"{text!r} is written as a clock time or a score")
    if "/" in text:
        parts = FRACTION.fullmatch(text)
        if parts and 0 < int(parts[1]) < int(parts[2]) <= 5:
            return Figure(int(parts[1]) / int(parts[2]), Shape.NUMBER, "a fraction in figures")
        return Figure(None, Shape.DATE, f"{text!r} is written as a date")
    if GROUPED.fullmatch(text):
        return Figure(float(text.replace(",", "")), Shape.NUMBER, "figures with thousands set off")
    if SPACED.fullmatch(text):
        return Figure(float(re.sub("[ ']", "", text)), Shape.NUMBER, "figures with thousands set off")
    if DECIMAL.fullmatch(text):
        other = float(text.replace(".", "")) if MAYBE_GROUPED.fullmatch(text) else None
        return Figure(float(text), Shape.NUMBER, "figures with decimals", grouped=other)
    if DOTTED.fullmatch(text):
        return Figure(float(text.replace(".", "")), Shape.NUMBER, "figures with thousands set off by dots")
    if COMMA_DECIMAL.fullmatch(text):
        return Figure(float(text.replace(",", ".")), Shape.NUMBER, "figures with a decimal comma")
    if text.count(".") == 2 and "," not in text:
        return Figure(None, Shape.DATE, f"{text!r} is written as a date, a version or a number of a list")
    return Figure(None, Shape.UNREADABLE, f"{text!r} is grouped in no known way")
