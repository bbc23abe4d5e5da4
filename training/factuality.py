"""Makes src/sayso/models/factuality.json: python -m training.factuality [../shared/data/factuality].

Ridge regression over the named signs of sayso.statements.event_signs, solved by conjugate gradients from zero, so there
is no seed to set: the same rows give the same weights. It prints r and the mean error on the dev files. See
factuality.md.
"""

import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sayso.model import Span
from sayso.statements.event_signs import signs
from sayso.text import nlp, tokenised

OUT = Path(__file__).resolve().parent.parent / "src" / "sayso" / "models" / "factuality.json"
CORPORA = {"uds_ih2": 1.0, "uw": 3.0, "meantime": 10.0}
"""How much an event of each corpus counts: they have 22,000, 9,400 and 1,000 events."""
FEWEST = 20         # events with a sign, below which it has no weight
RIDGE = 60.0
LIGHTEST = 0.02     # a weight nearer to 0 is left out
HEARING = {"own": 0.6, "other": 0.4, "always": 0.0}
"""The network's share, chosen on the three dev files together: with it UDS gains most, and UW loses least."""


@dataclass(frozen=True, slots=True)
class Row:
    """One event: its corpus, the value people gave it, and its signs."""

    corpus: str
    value: float
    signs: tuple[str, ...]


def rows(folder: Path, split: str) -> list[Row]:
    """Every event of a split, in the order of the files; a sentence is parsed once."""
    given = [(corpus, json.loads(line)) for corpus in CORPORA
             for line in (folder / f"{corpus}_{split}.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = list(dict.fromkeys(row["text"] for _, row in given))
    shown = dict(zip(texts, tokenised.show_all(texts, nlp.load()), strict=True))
    return [Row(corpus, row["value"], tuple(signs(shown[row["text"]].tokens(Span(row["start"], row["end"])))))
            for corpus, row in given]


def columns(given: list[Row]) -> dict[str, int]:
    """The signs that enough events have, in the order of the alphabet, with their places."""
    count = Counter(sign for row in given for sign in row.signs)
    return {sign: at for at, sign in enumerate(sorted(sign for sign, many in count.items() if many >= FEWEST))}


def places(given: list[Row], known: dict[str, int]) -> "np.ndarray[Any, Any]":
    """A line an event: the places of its signs, filled up with the place behind the last, which weighs nothing."""
    found = np.full((len(given), max(len(row.signs) for row in given)), len(known), np.int64)
    for at, row in enumerate(given):
        here = [known[sign] for sign in row.signs if sign in known]
        found[at, : len(here)] = here
    return found


def fit(given: list[Row], known: dict[str, int]) -> "np.ndarray[Any, Any]":
    """The weights, then a 0, then the constant of each corpus.

    The constants are not punished: they take up how the people of each corpus used the scale.
    """
    order = list(CORPORA)
    of = np.array([order.index(row.corpus) for row in given])
    count = np.array([CORPORA[row.corpus] for row in given])
    nothing = len(known)
    at = np.hstack([places(given, known), (nothing + 1 + of)[:, None]])
    size = nothing + 1 + len(order)
    punished = np.full(size, RIDGE)
    punished[nothing + 1 :] = 1e-3

    def gathered(numbers: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
        total: np.ndarray[Any, Any] = np.bincount(at.ravel(), np.repeat(numbers * count, at.shape[1]), size)
        total[nothing] = 0
        return total

    def bend(weights: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
        return np.asarray(gathered(weights[at].sum(1)) + punished * weights)

    scale = gathered(np.ones(len(given))) + punished
    weights = np.zeros(size)
    rest = gathered(np.array([row.value for row in given]))
    enough = 1e-7 * np.linalg.norm(rest)
    way = step = rest / scale
    left = rest @ step
    for _ in range(1000):
        bent = bend(way)
        far = left / (way @ bent)
        weights = weights + far * way
        rest = rest - far * bent
        if np.linalg.norm(rest) < enough:
            break
        step = rest / scale
        left, before = rest @ step, left
        way = step + left / before * way
    return weights


def train(given: list[Row]) -> dict[str, Any]:
    """The model as it is written; its constant is the middle one of the corpora's."""
    known = columns(given)
    found = fit(given, known)
    weights = {sign: round(float(found[at]), 3) for sign, at in known.items() if abs(found[at]) >= LIGHTEST}
    return {"made_by": "training/factuality.py", "hearing": HEARING, "weights": weights,
            "always": round(float(np.median(found[-len(CORPORA) :])), 2)}


def weighed(given: list[Row], weights: dict[str, float]) -> "np.ndarray[Any, Any]":
    """The sum of each event's signs."""
    return np.array([sum(weights.get(sign, 0.0) for sign in row.signs) for row in given])


def report(given: list[Row], made: dict[str, Any]) -> None:
    """Print r and the mean error for each corpus."""
    said = np.clip(weighed(given, made["weights"]) + made["always"], -3, 3)
    values, corpora = np.array([row.value for row in given]), np.array([row.corpus for row in given])
    for corpus in CORPORA:
        here = corpora == corpus
        print(f"{corpus:9} r {np.corrcoef(said[here], values[here])[0, 1]:.3f}  "
              f"MAE {np.abs(said[here] - values[here]).mean():.3f}  events {here.sum()}")


def save(made: dict[str, Any], path: Path = OUT) -> None:
    """Write the model, one sign a line."""
    path.write_text(json.dumps(made, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    data = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data/factuality")
    model = train(rows(data, "train"))
    save(model)
    print(f"{len(model['weights'])} signs, always {model['always']}")
    report(rows(data, "dev"), model)
