"""Reads the words beside a name: which name stands inside which, and what kind of place is asked for."""

import re
from collections.abc import Sequence
from enum import StrEnum

from sayso.mentions.places.units import Spot
from sayso.mentions.places.wordlists import kind_words
from sayso.model import PlaceLevel, Span


class Tie(StrEnum):
    """How two names that stand close to each other belong together; the first lies in, or near, the second."""

    COMMA = "follows after a comma"     # "Marn, Ostrel"
    IN = "follows after 'in' or 'of'"   # "Marn in the Ostrel Valley"
    OF = "stands before"                # "the Karsovan town of Marn", "Ostrel's Marn"
    NEAR = "stands near"                # "Marn, 20 miles north of Veldin"
    AND = "stands beside in a list"     # "Marn and Tolvik"


COMMA = re.compile(r"\s*,\s*|\s*\(\s*")
IN = re.compile(r"\s*,?\s*\(?(?:[\w-]+\s+){0,3}?(?:in|of|at|within)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,3}", re.I)
OF = re.compile(r"(?:['’]s)?\s+(?:[\w-]+\s+){0,3}(?:of\s+|in\s+)?(?:the\s+)?", re.I)
NEAR = re.compile(r"[^.;]{0,30}\b(?:near|outside|from|north|south|east|west|between|to|through|towards?|beside|of)\s+"
                  r"(?:the\s+)?", re.I)
AND = re.compile(r"\s*(?:,|,?\s*(?:and|or|&)|-|–|/)\s*(?:the\s+)?|\s*,[\w\s]{0,12}\band\s+", re.I)
FARTHEST = 60


def ties(text: str, spots: Sequence[Spot]) -> list[tuple[int, int, Tie]]:
    """Which of the occurrences, in the order of the text, are tied to the next ones, and how."""
    found = []
    for at in range(len(spots) - 1):
        for other in range(at + 1, min(at + 3, len(spots))):
            here, there = spots[at].span, spots[other].span
            if there.start < here.end or there.start - here.end > FARTHEST:
                continue
            between = text[here.end:there.start]
            if "\n" in between or (other > at + 1 and not COMMA.fullmatch(text[spots[other - 1].span.end:there.start])):
                continue
            if COMMA.fullmatch(between):
                found.append((at, other, Tie.COMMA))
            if IN.fullmatch(between) and other == at + 1:
                found.append((at, other, Tie.IN))
            if OF.fullmatch(between) and other == at + 1:
                found.append((other, at, Tie.OF))
            if NEAR.fullmatch(between):
                found.append((at, other, Tie.NEAR))
            if AND.fullmatch(between):
                found.append((at, other, Tie.AND))
    return found


AFTER = re.compile(r"\s+([\w-]+)")
BEFORE = re.compile(r"([\w-]+)\s+(?:of\s+|in\s+)?(?:the\s+)?$", re.I)
WITHIN = re.compile(r"[\w.-]+")


def asked_levels(text: str, span: Span) -> frozenset[PlaceLevel]:
    """The levels of place that the word beside or inside a name asks for; empty where there is none.

    >>> text = "in Sered district near the city of Veldin"
    >>> [level.value for level in asked_levels(text, Span(3, 8))], [
    ...  level.value for level in sorted(asked_levels(text, Span(35, 41)))]
    (['district'], ['quarter', 'settlement'])
    """
    kinds = kind_words()
    words = WITHIN.findall(text[span.start:span.end].casefold())
    if len(words) > 1:
        for word in (words[-1], words[0].rstrip(".")):
            if word in kinds:
                return kinds[word]
    after = AFTER.match(text, span.end)
    if after and (levels := kinds.get(after.group(1).casefold())):
        return levels
    before = BEFORE.search(text, max(0, span.start - 30), span.start)
    if before:
        return kinds.get(before.group(1).casefold(), frozenset())
    return frozenset()


DATELINE = re.compile(r"[^\n.]{0,60}?(?:\([^)\n]{1,30}\)\s*)?\s*(?:[-–—]{1,2}|:)\s")


def in_dateline(text: str, span: Span) -> bool:
    """Whether a name stands in the dateline of a text: "VELDIN, Karsova (CP) - ".

    >>> in_dateline("VELDIN, Karsova (CP) - The", Span(0, 6)), in_dateline("The town of Veldin - big", Span(12, 18))
    (True, False)
    """
    start = text.rfind("\n", 0, span.start) + 1
    head = text[start:span.start]
    if len(head) > 40 or (head and not re.fullmatch(r"\s*(?:[A-Z][\w.'’-]*,?\s*\(?){0,4}", head)):
        return False
    end = DATELINE.match(text, span.end)
    if not end:
        return False
    line = text[start:end.end()]
    first = re.match(r"\s*([\w.'’-]+)", line)
    return bool(first and first.group(1)[:1].isupper() and ("(" in line or first.group(1).isupper()))
