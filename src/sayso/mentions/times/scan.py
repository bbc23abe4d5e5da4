"""Every time in a row of tokens, as its words tell it; nothing is counted yet."""

import re
from collections.abc import Iterator

from sayso.mentions.times import grammar
from sayso.mentions.times.build import build
from sayso.mentions.times.tokens import Tokens
from sayso.mentions.times.told import Told

SENTENCE_OPENS = re.compile(r"[.|]")


def find_told(row: Tokens) -> Iterator[Told]:
    """What each time tells by itself; nothing is counted yet."""
    at, counted, letters, paragraph = 0, 0, row.letters, 0
    while at < len(letters):
        first = grammar.FIRST.search(letters, at)
        if first is None:
            return
        found = grammar.SHAPE.match(letters, first.start())
        if found is None or found.end() == found.start():
            at = first.start() + 1
            continue
        told = first_that_fits(row, found.lastgroup or "", first.start())
        if told is None:
            at = first.start() + 1
            continue
        paragraph += letters.count("|", counted, told.first)
        counted, told.paragraph = told.first, paragraph
        yield told
        at = told.last + 1


def first_that_fits(row: Tokens, name: str, at: int) -> Told | None:
    """What the first shape, from `name` on, whose match at `at` is a time tells there; None where none is."""
    tried = False
    for shape, pattern in grammar.ORDER:
        tried = tried or shape == name
        if tried and (found := pattern.match(row.letters, at)) and found.end() > at:
            told = build(row, shape, at, found.end())
            if told is not None:
                told.why.append(f"time-{shape}")
                told.opening = at < 3 or SENTENCE_OPENS.search(row.letters, max(0, at - 3), at) is not None
                return told
    return None
