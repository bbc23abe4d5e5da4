"""The training loop: batches of about the same number of pieces, bf16, checkpoints, an average of the weights."""

from __future__ import annotations

import json
import math
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar, cast

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor
from training.attribution import base
from training.attribution.beside import FactRow, PairRow, fact_loss, facts, pair_loss, pair_row, weighted
from training.attribution.data import Document, Reader, Window, documents, in_style, without_commas
from training.attribution.network import Tagger
from training.stance.split import by_part, read

from sayso.statements.evidence import evidence

MOST = 128           # word pieces in a window


@dataclass(frozen=True)
class Stage:
    """A part of the training with its own rise and fall of the rate.

    `cuts` are the longest window and the longest that neighbours are packed into, drawn for each document; a stage
    without them learns what stands beside attribution.
    """

    epochs: float
    rate: float
    cuts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Plan:
    """How long and how fast to learn: first with neighbours in one window, then each paragraph mostly by itself, as
    pages are read; then, with all that held still, facts and stances."""

    stages: tuple[Stage, ...] = (
        Stage(3, 2e-4, ((96, 96), (112, 112), (MOST, MOST))),
        Stage(2, 1.5e-4, ((MOST, 0), (MOST, 0), (MOST, 96))),
        Stage(4, 3e-4),
    )
    pieces: int = 2048        # word pieces in a batch
    head_rate: float = 1e-3
    decay: float = 0.01
    warm: float = 0.06
    average: float = 0.999
    pair_turns: float = 0.5   # how often a headline with its text is seen for each time that a sentence with events is
    fact_weight: float = 2.0
    pair_weight: float = 2.0
    seed: int = 7


Row = TypeVar("Row", Window, FactRow, PairRow)


def batches(windows: Sequence[Row], size: int, chance: random.Random) -> list[list[Row]]:
    """Windows of about the same length together, in random order; `size` is the word pieces in a batch."""
    ordered = sorted(windows, key=lambda window: (len(window.ids), chance.random()))
    made: list[list[Row]] = [[]]
    for window in ordered:
        if made[-1] and (len(made[-1]) + 1) * len(window.ids) > size:
            made.append([])
        made[-1].append(window)
    chance.shuffle(made)
    return made


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows as tensors."""

    ids: Tensor
    letters: Tensor
    mask: Tensor
    firsts: Tensor
    there: Tensor


def stack(windows: Sequence[Window]) -> Batch:
    """Windows padded to the longest."""
    length = max(len(window.ids) for window in windows)
    units = max(len(window.firsts) for window in windows)
    def padded(rows: list[tuple[int, ...]], size: int) -> Tensor:
        return torch.tensor([[*row, *[0] * (size - len(row))] for row in rows])
    return Batch(padded([window.ids for window in windows], length),
                 padded([window.letters for window in windows], length),
                 padded([(1,) * len(window.ids) for window in windows], length).float(),
                 padded([window.firsts for window in windows], units),
                 padded([(1,) * len(window.firsts) for window in windows], units).bool())


def losses_of(model: Tagger, batch: Lesson, plan: Plan) -> dict[str, Tensor]:
    """The losses of a batch, by task."""
    first = batch[0]
    if isinstance(first, FactRow):
        return {"fact": plan.fact_weight * fact_loss(model, cast("list[FactRow]", batch))}
    if isinstance(first, PairRow):
        return {"pair": plan.pair_weight * pair_loss(model, cast("list[PairRow]", batch))}
    cue, role = loss_of(model, cast("list[Window]", batch))
    return {"cue": cue, "role": role}


def loss_of(model: Tagger, windows: Sequence[Window]) -> tuple[Tensor, Tensor]:
    """The losses of a batch for cues and for roles, each a mean over windows or cues."""
    batch = stack(windows)
    vectors, cue_scores, _ = model.encoder(batch.ids, batch.letters, batch.mask)
    at = batch.firsts[..., None]
    cue_scores = cue_scores.gather(1, at.expand(-1, -1, cue_scores.shape[2]))
    wanted = torch.zeros_like(batch.firsts)
    for row, window in enumerate(windows):
        wanted[row, : len(window.cues)] = torch.tensor(window.cues)
    cue_loss = model.cue_chain.loss(cue_scores, wanted, batch.there).mean()
    rows = [(row, cue, role) for row, window in enumerate(windows) for cue, role in window.roles]
    if not rows:
        return cue_loss, cue_loss.new_zeros(())
    where = torch.tensor([row for row, _, _ in rows])
    on = torch.zeros(len(rows), batch.ids.shape[1])
    roles = torch.zeros(len(rows), batch.firsts.shape[1], dtype=torch.long)
    for number, (row, (start, end), role) in enumerate(rows):
        firsts = windows[row].firsts
        until = firsts[end] if end < len(firsts) else len(windows[row].ids) - 1
        on[number, firsts[start] : until] = 1
        roles[number, : len(role)] = torch.tensor(role)
    scores = model.roles(vectors[where], on, batch.mask[where])
    scores = scores.gather(1, batch.firsts[where][..., None].expand(-1, -1, scores.shape[2]))
    return cue_loss, model.role_chain.loss(scores, roles, batch.there[where]).mean()


class Average:
    """An exponential moving average of the weights; it is what is shipped."""

    def __init__(self, model: Tagger, keep: float) -> None:
        self.model = deepcopy(model).eval()
        self.keep = keep
        self.steps = 0

    def add(self, model: Tagger) -> None:
        """Take in the weights as they are now."""
        self.steps += 1
        keep = min(self.keep, self.steps / (self.steps + 9))
        with torch.no_grad():
            pairs = [(mine, theirs) for mine, theirs in zip(self.model.parameters(), model.parameters(), strict=True)
                     if theirs.requires_grad]
            torch._foreach_lerp_([mine for mine, _ in pairs], [theirs for _, theirs in pairs], 1 - keep)


def groups(model: Tagger, plan: Plan, stage: Stage) -> list[dict[str, object]]:
    """The weights that a stage learns: those that start from something slowly, those that start from nothing faster."""
    slow: list[Tensor] = []
    fast: list[Tensor] = []
    for name, weight in model.named_parameters():
        weight.requires_grad_(name != "encoder.words.weight" and name.startswith("beside.") != bool(stage.cuts))
        if weight.requires_grad:
            old = name.startswith(("encoder.layers", "encoder.places", "encoder.norm", "roles.layer", "beside.layers"))
            (slow if old else fast).append(weight)
    return [{"params": slow, "lr": stage.rate, "top": stage.rate},
            {"params": fast, "lr": plan.head_rate, "top": plan.head_rate}]


def start(folder: Path) -> tuple[Tagger, Tokenizer]:
    """A tagger with the weights to start from."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    model = Tagger(tokenizer.get_vocab_size())
    model.start_from(load_file(folder / "model.safetensors"))
    return model, tokenizer


def epoch(texts: Sequence[Document], reader: Reader, plan: Plan, stage: Stage, number: int) -> list[list[Window]]:
    """The batches of one epoch: each document in one of several house styles, cut at other places each time."""
    chance = random.Random(plan.seed * 1000 + number)
    found: list[Window] = []
    for one in texts:
        draw = chance.random()
        shown = in_style(one, "'") if draw < 0.1 else in_style(one, "‘") if draw < 0.2 else one
        shown = without_commas(shown) if chance.random() < 0.05 else shown
        most, pack = chance.choice(stage.cuts)
        found += reader.windows(shown, most, chance, pack=pack)
    return batches(found, plan.pieces, chance)


@dataclass(frozen=True)
class Lessons:
    """Everything to learn from."""

    texts: Sequence[Document]
    facts: Sequence[FactRow]
    pairs: Sequence[PairRow]


Lesson = list[Window] | list[FactRow] | list[PairRow]


def lessons(data: Path, reader: Reader) -> Lessons:
    """PolNeAR's training part, the three factuality files, and the part of FNC-1 to learn from."""
    pairs, bodies = read(data)
    rows = [pair_row(reader, pair.headline, [span.cut(bodies[pair.body]) for span in
                                             evidence(pair.headline, bodies[pair.body])], pair.label)
            for pair in by_part(pairs, by="body")["learn"] if pair.label != "unrelated"]
    return Lessons(documents(data / "attribution" / "polnear_train.jsonl"), facts(data, reader), rows)


def turn_of(given: Lessons, reader: Reader, plan: Plan, stage: Stage, number: int) -> list[Lesson]:
    """The batches of one epoch of a stage."""
    if stage.cuts:
        return list(epoch(given.texts, reader, plan, stage, number))
    chance = random.Random(plan.seed * 2000 + number)
    made: list[Lesson] = list(batches(given.facts, plan.pieces // 2, chance))
    pairs = weighted(given.pairs, chance)
    made += batches(chance.sample(pairs, int(len(pairs) * plan.pair_turns)), plan.pieces, chance)
    chance.shuffle(made)
    return made


def steps(given: Lessons, reader: Reader, plan: Plan, place: int, done: int) -> Iterator[tuple[int, float, Lesson]]:
    """Each step's number, how far along its stage it is (0 to 1), and its batch, from step `done` on."""
    stage = plan.stages[place]
    number = 0
    first = place * 100      # epochs of one stage are drawn differently from those of another
    total = int(len(turn_of(given, reader, plan, stage, first)) * stage.epochs)
    for turn in range(math.ceil(stage.epochs) + 1):
        for batch in turn_of(given, reader, plan, stage, first + turn):
            if number >= total:
                return
            if number >= done:
                yield number, number / total, batch
            number += 1


def learn(data: Path, out: Path, plan: Plan) -> Tagger:
    """Train by the plan; checkpoints, the log and the averaged weights go to `out`; a finished stage is kept."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "plan.json").write_text(json.dumps(asdict(plan)))
    model, tokenizer = start(base.folder())
    reader = Reader(tokenizer)
    given = lessons(data, reader)
    for place in range(len(plan.stages)):
        finished = out / f"stage{place + 1}.pt"
        if not finished.exists():
            torch.save(learn_stage(model, given, reader, out, plan, place).state_dict(), finished)
        model.load_state_dict(torch.load(finished, weights_only=True))
    torch.save(model.state_dict(), out / "tagger.pt")
    return model


def learn_stage(model: Tagger, given: Lessons, reader: Reader, out: Path, plan: Plan, place: int) -> Tagger:
    """One stage, from the last checkpoint if there is one; gives the averaged weights."""
    torch.manual_seed(plan.seed + place)
    stage = plan.stages[place]
    optimizer = torch.optim.AdamW(groups(model, plan, stage), weight_decay=plan.decay, betas=(0.9, 0.98), fused=True)
    average = Average(model, plan.average)
    done = 0
    kept = out / f"checkpoint{place + 1}.pt"
    if kept.exists():
        state = torch.load(kept, weights_only=True)
        model.load_state_dict(state["model"])
        average.model.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        average.steps = done = state["done"]
    model.train()
    if not stage.cuts:
        model.encoder.eval()     # it is held still
    began = time.monotonic()
    sums: dict[str, list[float]] = defaultdict(list)
    with (out / "log.jsonl").open("a") as log:
        for number, along, batch in steps(given, reader, plan, place, done):
            scale = min(along / plan.warm, (1 - along) / (1 - plan.warm))
            for group in optimizer.param_groups:
                group["lr"] = group["top"] * max(scale, 0.002)
            with torch.autocast("cpu", torch.bfloat16):
                losses = losses_of(model, batch, plan)
            torch.stack(list(losses.values())).sum().backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            average.add(model)
            for name, loss in losses.items():
                sums[name].append(loss.item())
            if (number + 1) % 50 == 0:
                log.write(json.dumps({"stage": place + 1, "step": number + 1, "along": round(along, 4),
                                      "minutes": round((time.monotonic() - began) / 60, 2),
                                      **{name: round(sum(these) / len(these), 4) for name, these in sums.items()}})
                          + "\n")
                log.flush()
                sums.clear()
            if (number + 1) % 400 == 0:
                save(kept, model, average, optimizer, number + 1)
    return average.model


def save(kept: Path, model: Tagger, average: Average, optimizer: torch.optim.Optimizer, done: int) -> None:
    """Write a checkpoint, whole or not at all."""
    torch.save({"model": model.state_dict(), "average": average.model.state_dict(),
                "optimizer": optimizer.state_dict(), "done": done}, kept.with_suffix(".tmp"))
    kept.with_suffix(".tmp").replace(kept)
