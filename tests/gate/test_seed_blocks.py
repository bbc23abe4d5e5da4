"""The seed's scorer, on a page of our own; and the seed itself, where it is beside the project."""

import json
from pathlib import Path

import pytest
from tests.gate.seed_blocks import score_seed

from sayso.blocks.lines import split_lines
from sayso.blocks.repeats import fold
from sayso.blocks.restates import link
from sayso.model import Block, BlockKind, Span

TEXT = "Marn has fallen\n\nThe town of Marn has fallen, rebels said.\n\nThe town of Marn has fallen, rebels said"
GOLD = [
    {"line": 0, "start": 0, "end": 15, "kind": "headline", "repeats": None, "restates": None},
    {"line": 2, "start": 17, "end": 58, "kind": "body", "repeats": None, "restates": None},
    {"line": 4, "start": 60, "end": 100, "kind": "caption", "repeats": 2, "restates": 2, "extent": "whole"},
]


def blocks(*, kind: BlockKind = BlockKind.CAPTION, repeats: str | None = None, restates: str | None = None,
           ) -> tuple[Block, ...]:
    return (Block("b0", Span(0, 15), BlockKind.HEADLINE), Block("b1", Span(17, 58), BlockKind.BODY),
            Block("b2", Span(60, 100), kind, repeats, restates, restates is not None))


def test_all_right() -> None:
    assert score_seed(TEXT, blocks(repeats="b1", restates="b1"), GOLD) == {
        "kinds right": 1.0, "repeats found": 1.0, "repeats wrong": 0.0, "restates found": 1.0, "restates wrong": 0.0,
        "restates whole": 1.0}


def test_missed_and_wrong() -> None:
    assert score_seed(TEXT, blocks(kind=BlockKind.BODY), GOLD)["kinds right"] == pytest.approx(2 / 3)
    assert score_seed(TEXT, blocks(), GOLD)["repeats found"] == 0.0
    wrong = score_seed(TEXT, blocks(repeats="b0", restates="b0"), GOLD)
    assert (wrong["repeats found"], wrong["repeats wrong"], wrong["restates wrong"]) == (0.0, 1.0, 1.0)
    assert score_seed(TEXT, (), GOLD)["kinds right"] == 0.0


@pytest.mark.shared
def test_the_seed(shared: Path) -> None:
    text = (shared / "seed" / "page.txt").read_text(encoding="utf-8")
    gold = json.loads((shared / "seed" / "blocks.json").read_text(encoding="utf-8"))
    scores = score_seed(text, link(text, fold(text, split_lines(text))), gold)
    assert scores["kinds right"] >= 0.95
    assert scores["repeats found"] >= 0.95
    assert scores["repeats wrong"] == 0
    assert scores["restates found"] >= 0.9
    assert scores["restates wrong"] == 0


@pytest.mark.shared
@pytest.mark.parametrize("file", ["attribution/polnear_dev", "attribution/gum_interview", "statements/statements_dev"])
def test_statements_are_not_put_aside(shared: Path, file: str) -> None:
    """At most one statement in a thousand (and one of a small file) lies in a block that is not read."""
    lost = count = 0
    for row in map(json.loads, (shared / "data" / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()):
        text = row["text"]
        unread = [block.span for block in fold(text, split_lines(text)) if not block.counts]
        for mark in row.get("attributions") or row.get("statements"):
            pieces = [Span(*piece) for piece in mark["content"]]
            count += 1
            lost += any(span.touches(piece) for span in unread for piece in pieces)
    assert lost <= max(1, count / 1000)
