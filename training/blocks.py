"""Makes src/sayso/models/blocks.json: python -m training.blocks [../shared/data/pages].

Logistic regression over the named signals of sayso.blocks.signals, solved exactly (Newton), so there is no seed to set:
the same pages give the same weights. Each page is seen twice, with and without trafilatura's voice. See blocks.md.
"""

import gzip
import hashlib
import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sayso.blocks.clues import Words, listen, runs, share, words
from sayso.blocks.main_text import ask_trafilatura
from sayso.blocks.signals import look, signals, with_voice
from sayso.blocks.walk import walk
from sayso.model import Choice, Media, Original
from sayso.text import dom

OUT = Path(__file__).resolve().parent.parent / "src" / "sayso" / "models" / "blocks.json"
QUESTIONS = ("main", "main alone", "caption", "lead", "subhead")
MAIN_QUESTIONS = frozenset({"main", "main alone"})
MAIN = frozenset({"lead", "body", "subhead"})
LEAST = {"main": 0.2, "main alone": 0.2, "caption": -0.5, "lead": -1.0, "subhead": -0.75}
RIDGE = {"main": 1.0, "main alone": 1.0}
SITES = 4            # a signal seen on fewer sites is left out
FOLDS = 5


@dataclass(frozen=True)
class Row:
    """One piece of one page: its signals, its kind in gold (None: not said), and how much it counts."""

    page: str
    site: str
    kinds: bool          # whether gold tells kinds apart on this page
    captions: bool       # whether gold has this page's captions
    asked: bool          # whether trafilatura was asked
    signals: tuple[str, ...]
    gold: str | None
    size: int


def rows(folder: Path) -> list[Row]:
    """Every piece of every page of both sets, with and without trafilatura."""
    found = []
    for name, file in (("zyte", "pages.jsonl"), ("fundus-dev", "blocks.jsonl")):
        for line in (folder / name / file).read_text(encoding="utf-8").splitlines():
            given = json.loads(line)
            markup = gzip.decompress((folder / name / given["html"]).read_bytes()).decode()
            found += rows_of(given, markup)
    return found


def rows_of(given: dict[str, Any], markup: str) -> list[Row]:
    """The pieces of one page, twice."""
    root = dom.tree(Original(given["page_id"], "", Media.HTML, markup, Choice("utf-8", "given")))
    if root is None:
        return []
    walked = walk(root)
    setting = look(walked, listen(root))
    blocks = [(block["kind"], words(block["text"])) for block in given.get("blocks", [])]
    kinds = bool(blocks)
    gold = labels(setting.words, blocks or [("body", words(given["text"]))], whole=kinds)
    site = given.get("publisher") or given["url"].split("/")[2]
    kept = ask_trafilatura(root, len(walked.text), 0)
    alone = signals(setting)
    captions = kinds and "caption" not in (given.get("unsure") or [])
    return [Row(given["page_id"], site, kinds, captions, voice is not None, tuple(these), one, len(piece.text))
            for voice in ((kept, None) if kept else (None,))
            for piece, these, one in zip(walked.pieces, with_voice(setting, alone, voice), gold, strict=True)]


def labels(pieces: list[Words], blocks: list[tuple[str, Words]], *, whole: bool) -> list[str | None]:
    """The kind of each piece in gold, "none" where gold has no such words; None where it cannot be told.

    A repeat of words already found is None; so is a short piece where gold is one long text (`whole` is false).
    """
    known = {kind: frozenset().union(*(runs(of) for one, of in blocks if one == kind)) for kind, _ in blocks}
    equal = {(kind, of) for kind, of in blocks}
    found: list[str | None] = []
    seen: set[Words] = set()
    for of in pieces:
        if not whole and len(of) < 3:
            found.append(None)
            continue
        short = {kind: float((kind, of) in equal or (not whole and of in runs_of)) for kind, runs_of in known.items()}
        shares = short if len(of) <= 3 else {kind: share(of, runs_of) for kind, runs_of in known.items()}
        best = max(shares, key=lambda kind: shares[kind], default="none")
        label = best if shares and shares[best] >= 0.5 else "none"
        found.append(None if label != "none" and of in seen else label)
        if label != "none":
            seen.add(of)
    return found


def usable(row: Row, question: str) -> bool:
    """Whether gold answers the question for this piece."""
    if row.gold is None:
        return False
    if question in MAIN_QUESTIONS:
        return row.asked == (question == "main")
    return row.captions if question == "caption" else row.kinds


def wanted(row: Row, question: str) -> float:
    """1 where gold says yes."""
    return float(row.gold in MAIN if question in MAIN_QUESTIONS else row.gold == question)


def fit(x: "np.ndarray[Any, Any]", y: "np.ndarray[Any, Any]", weight: "np.ndarray[Any, Any]", ridge: float,
        ) -> "np.ndarray[Any, Any]":
    """Ridge logistic regression by Newton's method; the last column of `x` is the constant."""
    found = np.zeros(x.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-(x @ found)))
        slope = x.T @ (weight * (y - chance)) - ridge * found
        bend = (x * (weight * chance * (1 - chance) + 1e-9)[:, None]).T @ x + ridge * np.eye(x.shape[1])
        step = np.linalg.solve(bend, slope)
        found = found + step
        if np.abs(step).max() < 1e-6:
            break
    return found


def columns(given: list[Row]) -> list[str]:
    """The signals seen on enough sites, in the order of the alphabet."""
    sites: dict[str, set[str]] = defaultdict(set)
    for row in given:
        for signal in row.signals:
            sites[signal].add(row.site)
    return sorted(signal for signal, where in sites.items() if len(where) >= SITES)


def train(given: list[Row]) -> dict[str, dict[str, float]]:
    """The weights of each question."""
    names = columns(given)
    place = {name: at for at, name in enumerate(names)}
    made = {}
    for question in QUESTIONS:
        use = [row for row in given if usable(row, question)]
        x = np.zeros((len(use), len(names) + 1), np.float32)
        x[:, -1] = 1
        for at, row in enumerate(use):
            x[at, [place[signal] for signal in row.signals if signal in place]] = 1
        y = np.array([wanted(row, question) for row in use])
        weight = np.full(len(use), 0.5)
        if question in MAIN_QUESTIONS:  # a page counts like a page, a long piece more than a short one
            root = np.sqrt([row.size for row in use])
            total: dict[str, float] = defaultdict(float)
            for row, one in zip(use, root, strict=True):
                total[row.page] += one
            weight = np.array([100 * one / total[row.page] for row, one in zip(use, root, strict=True)])
        solved = fit(x.astype(np.float64), y, weight, RIDGE.get(question, 2.0))
        made[question] = {"always": round(float(solved[-1]), 3)} | {
            name: round(float(value), 3) for name, value in zip(names, solved, strict=False) if abs(value) >= 0.02}
    return made


def fold_of(site: str) -> int:
    """Which fifth a site is in; all pages of a site are in one."""
    return int(hashlib.md5(site.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def save(weights: dict[str, dict[str, float]], path: Path = OUT) -> None:
    """Write the model, one signal a line."""
    path.parent.mkdir(exist_ok=True)
    made = {"made_by": "training/blocks.py", "least": LEAST, "weights": weights}
    path.write_text(json.dumps(made, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    save(train(rows(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data/pages"))))
