"""What the encoder learns beside attribution: how factual events are, and whether a text bears a headline out."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor
from training.attribution.data import Reader
from training.attribution.network import Tagger

from sayso.model import Span
from sayso.statements.network import STANCES
from sayso.text.units import units

FACT_FILES = ("uds_ih2", "uw", "meantime")
LONGEST_PAIR = 128
TEXTS_AGAINST = 3          # how often a pair that disagrees is shown for each time that another is


@dataclass(frozen=True, slots=True)
class FactRow:
    """A sentence with the units at which events stand and their values."""

    ids: tuple[int, ...]
    letters: tuple[int, ...]
    places: tuple[int, ...]
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PairRow:
    """A headline with what a text says on it, and the stance of the text."""

    ids: tuple[int, ...]
    letters: tuple[int, ...]
    stance: int


def facts(data: Path, reader: Reader, part: str = "train") -> list[FactRow]:
    """The sentences of the factuality files."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in FACT_FILES:
        for line in (data / "factuality" / f"{name}_{part}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[row["text"]].append(row)
    return [fact_row(reader, text, [(row["start"], row["value"]) for row in rows]) for text, rows in found.items()]


def fact_row(reader: Reader, text: str, events: Sequence[tuple[int, float]]) -> FactRow:
    """A sentence; an event is the first word piece of the unit at its first character."""
    found = units(text, Span(0, len(text)))
    framed = reader.pieces.frame(found)
    starts = {unit.start: first for unit, first in zip(found, framed.firsts, strict=True)}
    kept = [(starts[max(start for start in starts if start <= at)], value) for at, value in events]
    return FactRow(tuple(framed.ids), tuple(framed.letters), tuple(place for place, _ in kept),
                   tuple(value for _, value in kept))


def pair_row(reader: Reader, headline: str, evidence: Sequence[str], stance: str) -> PairRow:
    """A headline and the sentences of a text that bear on it, cut where they are too long."""
    framed = reader.pieces.frame(*(units(text, Span(0, len(text))) for text in (headline, *evidence)))
    return PairRow(tuple(framed.ids[:LONGEST_PAIR]), tuple(framed.letters[:LONGEST_PAIR]), STANCES.index(stance))


def fact_loss(model: Tagger, rows: Sequence[FactRow]) -> Tensor:
    """Mean squared error, in units of the whole scale."""
    values, _ = heard(model, rows)
    at = [(row, place) for row, one in enumerate(rows) for place in one.places]
    wanted = torch.tensor([value for one in rows for value in one.values])
    given = values[torch.tensor([row for row, _ in at]), torch.tensor([place for _, place in at])].float()
    return F.mse_loss(given, wanted)


def pair_loss(model: Tagger, rows: Sequence[PairRow]) -> Tensor:
    """Cross-entropy of the stance."""
    _, scores = heard(model, rows)
    return F.cross_entropy(scores.float(), torch.tensor([row.stance for row in rows]), label_smoothing=0.05)


def heard(model: Tagger, rows: Sequence[FactRow] | Sequence[PairRow]) -> tuple[Tensor, Tensor]:
    """Facts and stances of some rows; the encoder below is held still."""
    ids, letters, mask = padded(rows)
    with torch.no_grad():
        middle = model.encoder(ids, letters, mask)[2]
    return model.beside(middle, mask)


def padded(rows: Sequence[FactRow] | Sequence[PairRow]) -> tuple[Tensor, Tensor, Tensor]:
    """Word pieces, how they are written, and which are there."""
    length = max(len(row.ids) for row in rows)

    def of(values: list[tuple[int, ...]]) -> Tensor:
        return torch.tensor([[*row, *[0] * (length - len(row))] for row in values])
    return (of([row.ids for row in rows]), of([row.letters for row in rows]),
            of([(1,) * len(row.ids) for row in rows]).float())


def weighted(rows: Sequence[PairRow], chance: random.Random) -> list[PairRow]:
    """One turn of the pairs: those that disagree several times, of those that discuss no more than half."""
    against = [row for row in rows if row.stance == STANCES.index("disagree")]
    discuss = [row for row in rows if row.stance == STANCES.index("discuss")]
    agree = [row for row in rows if row.stance == STANCES.index("agree")]
    return against * TEXTS_AGAINST + agree + chance.sample(discuss, len(discuss) // 2)
