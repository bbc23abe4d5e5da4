"""PLOVER's gold records, read with weights that have seen none of them.

`tests/gold/events_own_sentences.npz` is the net learned from our own sentences alone (`python -m
training.events.choosing train`); it stands in for the one that ships, which has learned from the gold records too.
"""

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sayso import pages, pipeline
from sayso.events import weights
from sayso.export import rows

NET = Path(__file__).parents[1] / "gold" / "events_own_sentences.npz"


def unseen(shared: Path) -> dict[str, float]:
    """Recall of type, actor and recipient, and precision and recall of the whole record."""
    with NET.open("rb") as stream:
        net = weights.read(stream)
    file = shared / "data" / "events" / "plover_gsr_even.jsonl"
    gold = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    with patch.object(weights, "load", lambda **_: net):
        found = [{"id": row["id"]} | rows.events(pipeline.read_original(pages.original_of_row(
            {"id": row["id"], "text": row["text"]}, file=str(file), line=number, base=file.parent)))
            for number, row in enumerate(gold, 1)]
    table = scored(shared / "score", gold, found)
    return {f"{name} R": table[name]["R"] for name in ("type", "actor", "recipient", "full record")} | {
        "full record P": table["full record"]["P"]}


def scored(folder: Path, gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """The scorer's own table."""
    sys.path.insert(0, str(folder))
    try:
        spec = importlib.util.spec_from_file_location("plover_scorer", folder / "events.py")
        assert spec is not None
        assert spec.loader is not None
        scorer = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = scorer
        spec.loader.exec_module(scorer)
        from rows import Row  # type: ignore[import-not-found]

        table: dict[str, dict[str, float]] = scorer.score(*([Row("rows", at, row) for at, row in enumerate(some)]
                                                           for some in (gold, found)))
    finally:
        sys.path.remove(str(folder))
    return table
