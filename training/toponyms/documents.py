"""The development texts as rows of signals with their labels, and the states of the encoder beside them."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from training.toponyms.own_words import CORPUS, own_texts

from sayso import pages, pipeline
from sayso.mentions.places import gazetteer
from sayso.mentions.places.naming.known import Known, known_names
from sayso.mentions.places.naming.lists import in_lists
from sayso.mentions.places.naming.page import Row, rows_of
from sayso.mentions.places.naming.signals import hear, signals
from sayso.mentions.places.naming.stretches import stretches
from sayso.model import Block, BlockKind, Span
from sayso.statements.network import Missing, Network, load, together
from sayso.text import nlp, quotes
from sayso.text.parse import Parsed, parse

CORPORA = ("geovirus", "lgl_even", "geowebnews")
FOLDS = 5
LONGEST = 128
"""Word pieces of a window, as in the reading."""
OUTSIDE, BEGINS, GOES_ON, PEOPLE, PEOPLE_ON = range(5)


@dataclass(slots=True)
class Stretch:
    """One stretch of words: where each stands in the text, its signals,
    its label, its state."""

    spans: list[tuple[int, int]]
    signals: list[list[str]]
    labels: list[int]
    states: Any = None
    coded: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class Document:
    """One text with its stretches and what is marked in it."""

    corpus: str
    name: str
    text: str
    gold: dict[tuple[int, int], str]
    article: str = ""
    stretches: list[Stretch] = field(default_factory=list)
    unreachable: int = 0

    @property
    def fold(self) -> int:
        """Which fifth the document is in; paragraphs of one article (GeoVirus) are in one, our own words in none."""
        if self.corpus == CORPUS:
            return FOLDS
        return int(hashlib.md5((self.article or self.name).encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def document(corpus: str, given: dict[str, Any], parsed: Parsed, places: gazetteer.Gazetteer,
             remembered: dict[str, Known | None], states: dict[int, Any]) -> Document:
    """One row of a development file as a document; `states` has the encoder's state of each unit by its start."""
    gold = {(one["s"], one["e"]): str(one.get("type", "")) for one in given["toponyms"]}
    made = Document(corpus, given["doc_id"], parsed.text, gold, given.get("url", ""))
    rows = rows_of(parsed)
    heard = hear(rows)
    reached = set()
    for row in rows.rows:
        known = known_names(row, places, remembered)
        labels, ends = labels_of(row, gold, people_of(row, known))
        reached |= ends
        listed = in_lists(row, known)
        for stretch in stretches(row.units):
            made.stretches.append(Stretch(
                [(row.units[at].start, row.units[at].end) for at in stretch],
                [signals(row, at, heard, known, listed) for at in stretch], [labels[at] for at in stretch],
                np.stack([states[row.units[at].start] for at in stretch])))
    made.unreachable = len(gold) - len(reached)
    return made


def people_of(row: Row, known: Mapping[int, Sequence[Known]]) -> set[int]:
    """The units that name a people and not a place: "Afghan", "Georgians"."""
    return {at for at, unit in enumerate(row.units) if unit.letters and (
        any(one.how == "demonym" for one in known.get(at, ())[:1])
        or (row.labels[at][1] == "NORP" and at not in known and row.tags[at] in {"JJ", "NNPS", "NNS", "NNP"}))}


def labels_of(row: Row, gold: dict[tuple[int, int], str], people: set[int]) -> tuple[list[int], set[tuple[int, int]]]:
    """The label of each unit, and the marks of gold that start and end where units do."""
    labels = [OUTSIDE] * len(row.units)
    start_at = {unit.start: at for at, unit in enumerate(row.units)}
    end_at = {unit.end: at for at, unit in enumerate(row.units)}
    reached = set()
    for (start, end) in gold:
        first, last = start_at.get(start), end_at.get(end)
        if first is None or last is None:
            continue
        reached.add((start, end))
        shift = 2 if set(range(first, last + 1)) & people and all(
            at in people or row.units[at].shown[0].isupper() for at in range(first, last + 1)) and last in people else 0
        labels[first] = BEGINS + shift
        labels[first + 1 : last + 1] = [GOES_ON + shift] * (last - first)
    for at in people:
        if labels[at] == OUTSIDE and row.units[at].letters:
            labels[at] = PEOPLE
    return labels, reached


def read(folder: Path) -> Iterator[Document]:
    """Every document of the development files, split, parsed and read by the encoder as `sayso annotate` would."""
    places, network = gazetteer.load(), load()
    if isinstance(network, Missing):
        raise SystemExit(network.why)
    remembered: dict[str, Known | None] = {}
    for corpus in CORPORA:
        for number, line in enumerate((folder / f"{corpus}.jsonl").read_bytes().splitlines(), 1):
            row = pages.row_of(line, file=corpus, line=number)
            page, blocks = pipeline.split_original(pages.original_of_row(row, file=corpus, line=number, base=folder))
            parsed = pipeline.parse_read(page, blocks)
            given = json.loads(line)
            yield document(corpus, given, parsed, places, remembered, encoded(parsed, network))
            for kind, shown in written_otherwise(given):
                again = parse(shown["text"], [Block("b0", Span(0, len(shown["text"])), BlockKind.HEADLINE)], nlp.load())
                yield document(kind, shown, again, places, remembered, encoded(again, network))
    yield from own(places, network)


def own(places: gazetteer.Gazetteer, network: Network) -> Iterator[Document]:
    """Our own texts of war news, read likewise."""
    remembered: dict[str, Known | None] = {}
    for given in own_texts(places):
        row = pages.original_of_row(given, file=CORPUS, line=1, base=Path())
        page, blocks = pipeline.split_original(row)
        parsed = pipeline.parse_read(page, blocks)
        yield document(CORPUS, given, parsed, places, remembered, encoded(parsed, network))


def encoded(parsed: Parsed, network: Network) -> dict[int, Any]:
    """What the encoder sees of each unit of a parsed text, by where it starts."""
    spans = [one.block.span for one in parsed.blocks]
    windows = list(network.pieces.windows(parsed.text, spans, quotes.find(parsed.text, spans), LONGEST, pack=0))
    framed = [network.pieces.frame(window) for window in windows]
    found = {}
    for places in together([len(one.ids) for one in framed]):
        (middle,) = network.read([framed[place] for place in places], ["middle"])
        for row, place in enumerate(places):
            for unit, first in zip(windows[place], framed[place].firsts, strict=True):
                if not unit.is_break:
                    found[unit.start] = middle[row][first].astype(np.float16)
    return found


def written_otherwise(given: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Of some documents the first words again, in capitals or with a capital on each word as headlines have them."""
    turn = int(hashlib.md5(given["doc_id"].encode(), usedforsecurity=False).hexdigest(), 16) // FOLDS % SHARE
    cut = given["text"].find(" ", FIRST)
    if turn >= len(OTHERWISE) or cut < 0:
        return
    kind, change = list(OTHERWISE.items())[turn]
    text = given["text"][:cut]
    changed = change(text)
    if len(changed) == len(text):
        yield kind, given | {"text": changed, "toponyms": [one for one in given["toponyms"] if one["e"] <= cut]}


def capital_each(text: str) -> str:
    """A text with a capital on each longer word.

    >>> capital_each("army retakes town of Marn from rebels")
    'Army Retakes Town of Marn From Rebels'
    """
    return re.sub(r"\b[a-z][\w']{3,}", lambda word: word.group()[0].upper() + word.group()[1:],
                  text[:1].upper() + text[1:])


OTHERWISE = {"in capitals": str.upper, "a capital on each word": capital_each}
SHARE = 6
"""One document in so many is shown once more in each of these ways."""
FIRST = 240
"""Characters of it that are shown."""
