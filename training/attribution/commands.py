"""The commands of `python -m training.attribution`."""

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import torch
from training.attribution import base
from training.attribution.data import Reader
from training.attribution.export import OUT, export
from training.attribution.learn import Plan, learn, start
from training.attribution.measure import VARIANTS, measure

LEARNED_FROM = ("attribution/polnear_train.jsonl", "factuality/uds_ih2_train.jsonl", "factuality/uw_train.jsonl",
                "factuality/meantime_train.jsonl", "stance/fnc1_train.jsonl", "stance/fnc1_train_bodies.jsonl")
VERSION = "1"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command."""
    parser = argparse.ArgumentParser(prog="python -m training.attribution", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    train = commands.add_parser("train", help="train, or go on from the last checkpoint, then export")
    train.add_argument("data", type=Path)
    train.add_argument("work", type=Path)
    train.add_argument("--seed", type=int, default=Plan.seed)
    shipped = commands.add_parser("export", help="write the int8 files from the weights of a training run")
    shipped.add_argument("data", type=Path)
    shipped.add_argument("work", type=Path)
    shipped.add_argument("--out", type=Path, default=OUT)
    judged = commands.add_parser("measure", help="figures on held-out documents, by house style")
    judged.add_argument("shared", type=Path)
    judged.add_argument("work", type=Path)
    given = parser.parse_args(arguments)
    if given.command == "train":
        learn(given.data, given.work, Plan(seed=given.seed))
        ship(given.data, given.work, OUT)
    elif given.command == "export":
        ship(given.data, given.work, given.out)
    else:
        model, tokenizer = start(base.folder())
        model.load_state_dict(torch.load(given.work / "tagger.pt", weights_only=True))
        measure(model, Reader(tokenizer), given.shared, variants=tuple(VARIANTS))
    return 0


def ship(data: Path, work: Path, out: Path) -> None:
    """Write the shipped files, with what they were made from."""
    model, _ = start(base.folder())
    model.load_state_dict(torch.load(work / "tagger.pt", weights_only=True))
    about = {
        "version": VERSION, "made_by": "training/attribution", "base": "all-MiniLM-L6-v2 (Apache-2.0)",
        "base_sha256": base.SHA256["model.safetensors"], "plan": json.loads((work / "plan.json").read_text()),
        "learned_from": {name: hashlib.sha256((data / name).read_bytes()).hexdigest() for name in LEARNED_FROM},
    }
    export(model, base.folder() / "tokenizer.json", out, about=about)
