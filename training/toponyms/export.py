"""Writes the weights as they ship, and measures them."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from training.toponyms.documents import CORPORA, Document
from training.toponyms.learn import Plan, Tagger, code, learn, vocabulary
from training.toponyms.measure import drawn, folds, left_out, table

OUT = Path(__file__).resolve().parents[2] / "src" / "sayso" / "models" / "toponyms"
PLANS = {"alone": Plan(use_states=False), "beside": Plan()}
LEAST = 0.05
"""A signal none of whose weights is larger is left out."""


def train(documents: Sequence[Document]) -> None:
    """Learn from every document and write both sets of weights."""
    OUT.mkdir(exist_ok=True)
    for name, plan in PLANS.items():
        known = vocabulary(documents, plan)
        code(documents, known)
        tagger = learn(documents, known, plan)
        (OUT / f"{name}.json").write_text(written(weights(tagger, known, documents, name)), encoding="utf-8")
        if plan.use_states:
            layers = {"first": tagger.first.weight, "first_bias": tagger.first.bias,
                      "second": tagger.second.weight, "second_bias": tagger.second.bias}
            np.savez_compressed(OUT / f"{name}.npz", **{  # type: ignore[arg-type]
                one: value.detach().numpy().astype(np.float16) for one, value in layers.items()})


def weights(tagger: Tagger, known: dict[str, int], documents: Sequence[Document], name: str) -> dict[str, Any]:
    """The weights of the signals and of the chain."""
    table_of = tagger.by_signal.weight.detach().numpy()
    transitions, start = (one.detach().numpy() for one in tagger.chain())
    return {
        "made_by": "training/toponyms", "reads": name, "texts": {
            corpus: sum(one.corpus == corpus for one in documents) for corpus in CORPORA},
        "labels": ["outside", "place begins", "place goes on", "people begins", "people goes on"],
        "start": [round(float(one), 3) for one in start],
        "transitions": [[round(float(one), 3) for one in row] for row in transitions],
        "signals": {signal: [round(float(one), 2) for one in table_of[at]] for signal, at in known.items()
                    if np.abs(table_of[at]).max() >= LEAST},
    }


def written(given: dict[str, Any]) -> str:
    """JSON with one signal a line."""
    signals = given.pop("signals")
    head = json.dumps(given, ensure_ascii=False, indent=1)[:-2]
    lines = ",\n".join(f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in signals.items())
    return f'{head},\n "signals": {{\n{lines}\n }}\n}}\n'


def measure(documents: Sequence[Document]) -> Iterator[str]:
    """The tables, a line each; they are kept beside the weights, for these have seen all of the texts."""
    kept: dict[str, Any] = {"made_by": "training/toponyms", "figures": "precision, recall, F of strict spans"}
    for how, ask in (("cross-validated", folds), ("by the other corpora", left_out)):
        for name, plan in PLANS.items():
            figures = table(documents, ask(documents, plan))
            kept.setdefault(name, {})[how] = {
                corpus: [round(value, 4) for value in three] for corpus, three in figures.items()}
            (OUT / "measured.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
            yield f"{name}, {how}: {drawn(figures)}"


def predict(documents: Sequence[Document], out: Path) -> None:
    """Cross-validated marks of each corpus as rows that the scorer reads."""
    out.mkdir(exist_ok=True)
    for name, plan in PLANS.items():
        found = folds(documents, plan)
        for corpus in CORPORA:
            lines = [json.dumps({"doc_id": one.name, "toponyms": [
                {"s": start, "e": end} for start, end in sorted(found[corpus + one.name])]}) + "\n"
                for one in documents if one.corpus == corpus]
            (out / f"{corpus}-{name}.jsonl").write_text("".join(lines), encoding="utf-8")
