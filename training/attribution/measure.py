"""How good a tagger is by itself: on held-out documents, in other houses' quotation marks, and without commas."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from training.attribution.data import Document, Reader, document, in_style, without_commas
from training.attribution.learn import MOST, stack
from training.attribution.network import Chain as TorchChain
from training.attribution.network import Tagger

from sayso.statements.tagger import Marked, Seen, mark
from sayso.text.crf import Chain, Floats
from sayso.text.units import Unit

VARIANTS: dict[str, Callable[[Document], Document]] = {
    "as printed": lambda one: one,
    "straight double": lambda one: in_style(one, '"'),
    "curly double": lambda one: in_style(one, "“"),
    "straight single": lambda one: in_style(one, "'"),
    "curly single": lambda one: in_style(one, "‘"),
    "guillemets": lambda one: in_style(one, "«"),
    "no commas": without_commas,
}


class InTorch:
    """The network as it is while it learns; what `mark` asks for."""

    def __init__(self, model: Tagger, reader: Reader, *, batch: int = 16) -> None:
        self.model = model.eval()
        self.reader = reader
        self.batch = batch
        self.cue_chain = chain(model.cue_chain)
        self.role_chain = chain(model.role_chain)

    @torch.no_grad()
    def see(self, windows: Sequence[Sequence[Unit]]) -> list[Seen]:
        """Read each window once, those of one length together."""
        made = [self.reader.window(list(units), [0] * len(units), [], None) for units in windows]
        order = sorted(range(len(made)), key=lambda place: len(made[place].ids))
        seen: dict[int, Seen] = {}
        for first in range(0, len(order), self.batch):
            places = order[first : first + self.batch]
            batch = stack([made[place] for place in places])
            with torch.autocast("cpu", torch.bfloat16):
                vectors, cues, _ = self.model.encoder(batch.ids, batch.letters, batch.mask)
            for row, place in enumerate(places):
                firsts = np.array(made[place].firsts)
                length = len(made[place].ids)
                seen[place] = Seen(windows[place], firsts, vectors[row, :length].float().numpy(),
                                   cues[row].float().numpy()[firsts])
        return [seen[place] for place in range(len(windows))]

    @torch.no_grad()
    def roles(self, asked: Sequence[tuple[Seen, int, int]]) -> list[Floats]:
        """The role scores of each cue, a window at a time."""
        order = sorted(range(len(asked)), key=lambda place: len(asked[place][0].vectors))
        found: dict[int, Floats] = {}
        for start in range(0, len(order), self.batch):
            places = order[start : start + self.batch]
            longest = max(len(asked[place][0].vectors) for place in places)
            vectors = torch.zeros(len(places), longest, asked[0][0].vectors.shape[1])
            on = torch.zeros(len(places), longest)
            mask = torch.zeros(len(places), longest)
            for row, place in enumerate(places):
                seen, first, last = asked[place]
                vectors[row, : len(seen.vectors)] = torch.from_numpy(seen.vectors)
                mask[row, : len(seen.vectors)] = 1
                until = seen.firsts[last + 1] if last + 1 < len(seen.firsts) else len(seen.vectors) - 1
                on[row, seen.firsts[first] : until] = 1
            with torch.autocast("cpu", torch.bfloat16):
                scores = self.model.roles(vectors, on, mask)
            for row, place in enumerate(places):
                found[place] = scores[row].float().numpy()[asked[place][0].firsts]
        return [found[place] for place in range(len(asked))]


def chain(learned: TorchChain) -> Chain:
    """A chain as it is read."""
    return Chain(learned.transitions.detach().numpy(), learned.start.detach().numpy(), learned.end.detach().numpy())


def marks(network: InTorch, documents: Iterable[Document], least: float) -> list[tuple[Document, list[Marked]]]:
    """What the network marks in each document."""
    return [(one, mark(network, list(network.reader.split(one.text, MOST, pack=0)), least=least)) for one in documents]


def as_row(one: Document, marked: Sequence[Marked]) -> dict[str, Any]:
    """A predicted row of the `attribution` task."""
    return {"doc_id": one.name, "attributions": [
        {"source": [[m.source.start, m.source.end]] if m.source else [], "cue": [[m.cue.start, m.cue.end]],
         "content": [[piece.start, piece.end] for piece in m.content]} for m in marked]}


def score(gold: Sequence[dict[str, Any]], rows: Sequence[dict[str, Any]], scorer: Path, task: str = "attribution",
          ) -> dict[str, dict[str, float]]:
    """The table that the scorer gives."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name, these in (("gold", gold), ("pred", rows)):
            files.append(Path(folder) / f"{name}.jsonl")
            files[-1].write_text("".join(json.dumps(row) + "\n" for row in these), encoding="utf-8")
        said = subprocess.run([sys.executable, str(scorer), task, *map(str, files), "--json"], capture_output=True,
                              text=True, check=True)
    table: dict[str, dict[str, float]] = json.loads(said.stdout)["scores"]
    return table


def in_words(table: dict[str, dict[str, float]]) -> str:
    """The figures that are asked for, on one line."""
    def f(key: str) -> str:
        row = table[key]
        return f"{key} {row['P']:.3f}/{row['R']:.3f}/{row['F']:.3f}"
    return "  ".join(f(key) for key in table if key in {"C+S", "content", "source exact", "cue exact", "content exact"})


def measure(model: Tagger, reader: Reader, shared: Path, least: Sequence[float] = (0.4,),
            variants: Sequence[str] = ("as printed",), files: Sequence[str] = ("attribution/polnear_dev",)) -> None:
    """Print the figures of each file, threshold and variant."""
    network = InTorch(model, reader)
    for file in files:
        gold = [json.loads(line) for line in (shared / "data" / f"{file}.jsonl").read_text().splitlines()]
        task = file.split("/")[0]
        for row in gold:
            row.setdefault("attributions", row.get("statements", []))
        for variant in variants:
            documents = [VARIANTS[variant](document(row)) for row in gold]
            for one in least:
                rows = [as_row(text, marked) for text, marked in marks(network, documents, one)]
                for row, text in zip(gold, documents, strict=True):
                    row["text"] = text.text
                table = score(gold, rows, shared / "score" / "score.py")
                print(f"{task} {file.split('/')[1]} {variant} least={one}: {in_words(table)}", flush=True)
