"""Windows to learn from: units with their labels, some changed as worn copies and other houses would print them."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from sayso.model import Span
from sayso.statements.tagger import BEGINS, CONTENT, GOES_ON, NEITHER, OUTSIDE, SOURCE
from sayso.text import quotes
from sayso.text.pieces import Pieces
from sayso.text.units import QUOTE, Unit, letters

STYLES = {"'": ("'", "'"), "‘": ("‘", "’"), '"': ('"', '"'), "“": ("“", "”"), "«": ("«", "»")}

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution of gold, in characters."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its attributions."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """A window as the network takes it: word pieces, how they are written, the first piece of each unit, and gold."""

    units: tuple[Unit, ...]
    ids: tuple[int, ...]
    letters: tuple[int, ...]
    firsts: tuple[int, ...]
    cues: tuple[int, ...]                                        # a label a unit
    roles: tuple[tuple[tuple[int, int], tuple[int, ...]], ...]   # for each cue its units and a role a unit


def documents(file: Path) -> list[Document]:
    """The documents of one of the attribution files."""
    return [document(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]


def document(row: dict[str, Any]) -> Document:
    """A row of gold."""
    def pieces(spans: list[list[int]]) -> Spans:
        return tuple((start, end) for start, end in spans)
    return Document(row["doc_id"], row["text"], tuple(
        Attribution(pieces(one["source"]), pieces(one["cue"]), pieces(one["content"]))
        for one in row["attributions"]))


def paragraphs(text: str) -> list[Span]:
    """The lines of a text that say something."""
    return [Span(found.start(), found.end()) for found in re.finditer(r"[^\s][^\n]*", text)]


def in_style(one: Document, mark: str) -> Document:
    """The document with its outermost quotations in another house's marks; no character moves.

    >>> in_style(Document("d", 'He said "no".', ()), "‘").text
    'He said ‘no’.'
    """
    opening, closing = STYLES[mark]
    text = list(one.text)
    for found in quotes.find(one.text, paragraphs(one.text)):
        if found.depth == 0 and found.mark in quotes.DOUBLE:
            text[found.span.start] = opening
            if found.closed:
                text[found.span.end - 1] = closing
    return replace(one, text="".join(text))


def without_commas(one: Document) -> Document:
    """The document with a space for each comma, as some copies have lost them; no character moves."""
    return replace(one, text=one.text.replace(",", " "))


class Reader:
    """Turns documents into windows; `chance` draws the changes."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.pieces = Pieces(tokenizer)

    def split(self, text: str, most: int, *, pack: int | None = None) -> Iterator[list[Unit]]:
        """The windows of a text; with a `pack` of 0 each paragraph is one, as when a page is read."""
        spans = paragraphs(text)
        return self.pieces.windows(text, spans, quotes.find(text, spans), most, pack=pack)

    def windows(self, one: Document, most: int, chance: random.Random | None = None, *, pack: int | None = None,
                ) -> Iterator[Window]:
        """The windows of a document with their labels; changed where there is a `chance`."""
        for found in self.split(one.text, most, pack=pack):
            cues, roles = labels(found, one.attributions)
            yield self.window(found, cues, roles, chance)

    def window(self, found: list[Unit], cues: list[int], roles: list[tuple[tuple[int, int], list[int]]],
               chance: random.Random | None) -> Window:
        """A window; with a `chance` some have lost their quotation marks or commas, or are in other letters."""
        keep = [True] * len(found)
        shown = found
        if chance is not None:
            if chance.random() < 0.06:
                keep = [unit.shown != QUOTE for unit in found]
            if chance.random() < 0.10:
                keep = [kept and unit.shown != "," for kept, unit in zip(keep, found, strict=True)]
            draw = chance.random()
            if draw < 0.14:
                change = str.lower if draw < 0.06 else str.upper if draw < 0.09 else title
                shown = [replace(unit, shown=change(unit.shown), letters=letters(change(unit.shown)))
                         for unit in found]
        numbers = [sum(keep[:place]) for place in range(len(found) + 1)]
        kept = [unit for unit, stays in zip(shown, keep, strict=True) if stays]
        framed = self.pieces.frame(kept)

        def stays(values: list[int]) -> tuple[int, ...]:
            return tuple(value for value, kept in zip(values, keep, strict=True) if kept)
        return Window(tuple(kept), tuple(framed.ids), tuple(framed.letters), tuple(framed.firsts), stays(cues),
                      tuple(((numbers[start], numbers[end]), stays(role)) for (start, end), role in roles
                            if numbers[end] > numbers[start]))


def title(word: str) -> str:
    """A word as headlines write it."""
    return word if word.lower() in {"a", "an", "the", "of", "in", "on", "to", "for", "and", "as", "by"} else (
        word[:1].upper() + word[1:])


def labels(found: list[Unit], attributions: tuple[Attribution, ...],
           ) -> tuple[list[int], list[tuple[tuple[int, int], list[int]]]]:
    """The cue label of each unit, and for each cue its units and the role of each unit for it."""
    cues = [OUTSIDE] * len(found)
    roles = []
    for one in attributions:
        at = touched(found, one.cue)
        if not at:
            continue
        start, end = at[0], at[-1] + 1
        if any(cues[start:end]):
            continue
        cues[start:end] = [BEGINS] + [GOES_ON] * (end - start - 1)
        role = [NEITHER] * len(found)
        for place in touched(found, one.content):
            role[place] = CONTENT
        for place in touched(found, one.source):
            role[place] = SOURCE
        for place in range(start, end):
            role[place] = NEITHER
        roles.append(((start, end), role))
    return cues, roles


def touched(found: list[Unit], spans: Spans) -> list[int]:
    """Which units the spans touch; the end of a paragraph is inside where both its neighbours are."""
    return [place for place, unit in enumerate(found)
            if any(unit.start < end and (unit.end > start or (unit.is_break and unit.start >= start))
                   for start, end in spans)]
