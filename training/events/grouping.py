"""Fits `models/same_event.json`: which likenesses of two texts say that they tell of one event.

    python -m training.events.grouping DATA

DATA is the folder with ecbplus_train.jsonl, ecbplus_dev.jsonl and their clusters. The weights learn from train only;
dev is measured and never fitted. Fixed: no chance is drawn.
"""

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

import sayso
from sayso.events import grouping
from sayso.events.grouping import Floats, Weights

OUT = Path(sayso.__file__).parent / "models" / "same_event.json"
RIDGE = 1e-3
ROUNDS = 60


def load(folder: Path, part: str) -> tuple[list[str], list[str]]:
    """The texts of a part, and the event of each."""
    def rows(name: str) -> list[dict[str, str]]:
        return [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]
    events = {row["doc_id"]: row["cluster"] for row in rows(f"ecbplus_{part}_clusters.jsonl")}
    texts = {row["doc_id"]: row["text"] for row in rows(f"ecbplus_{part}.jsonl")}
    return [texts[name] for name in events], list(events.values())


def looks_of(texts: Sequence[str]) -> Floats:
    """The likenesses of every two texts."""
    columns = list(zip(*(grouping.bags(text) for text in texts), strict=True))
    return np.stack([grouping.likeness(column) for column in columns], axis=-1)


def fit(looks: Floats, same: Floats) -> Weights:
    """A logistic model by Newton's method, with a small ridge."""
    rows = grouping.features(looks)
    mean, spread = rows.mean(0), rows.std(0) + 1e-9
    mean[-1], spread[-1] = 0, 1
    rows = (rows - mean) / spread
    weight = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-rows @ weight))
        slope = rows.T @ (likely - same) / len(same) + RIDGE * weight
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows / len(same) + RIDGE * np.eye(len(weight))
        weight -= np.linalg.solve(curve, slope)
    return Weights(weight, mean, spread)


def b_cubed(gold: Sequence[str], found: Sequence[int]) -> Mapping[str, float]:
    """Precision, recall and F by document (Bagga and Baldwin 1998)."""
    golds, founds, both = Counter(gold), Counter(found), Counter(zip(gold, found, strict=True))
    precision = sum(n * n / founds[one] for (_, one), n in both.items()) / len(gold)
    recall = sum(n * n / golds[one] for (one, _), n in both.items()) / len(gold)
    return {"P": precision, "R": recall, "F": 2 * precision * recall / (precision + recall)}


def main() -> None:
    """Fit, measure on train and dev, write."""
    folder = Path(sys.argv[1])
    texts, events = load(folder, "train")
    looks = looks_of(texts)
    upper = np.triu_indices(len(texts), 1)
    same = np.array([events[one] == events[two] for one, two in zip(*upper, strict=True)], float)
    made = fit(looks[upper], same)
    for part in ("train", "dev"):
        texts, events = load(folder, part)
        looks = looks_of(texts)
        alike = made.chances(looks.reshape(-1, looks.shape[-1])).reshape(len(texts), len(texts))
        measured = b_cubed(events, grouping.linked(alike))
        plain = max(b_cubed(events, grouping.linked(looks[:, :, 4], least))["F"] for least in np.arange(0.1, 0.4, 0.02))
        print(part, {name: round(value, 3) for name, value in measured.items()},
              f"all words alone, its best threshold: F {plain:.3f}")
    OUT.write_text(json.dumps({
        "made": "python -m training.events.grouping, ECB+ train", "looks": list(grouping.LOOKS),
        "weight": [round(float(one), 5) for one in made.weight], "mean": [round(float(one), 6) for one in made.mean],
        "spread": [round(float(one), 6) for one in made.spread]}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
