"""How well the blocks of the seed page are told: kinds, repeats, and captions that restate the text."""

from collections.abc import Mapping, Sequence
from typing import Any

from sayso.model import Block


def score_seed(text: str, blocks: Sequence[Block], gold: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Shares of gold lines whose kind is right, whose repeat is folded and whose restated sentence is found; and how
    many blocks are folded or linked that should not be.

    A gold line is met by the block that covers most of it. A repeat is found where it points to the gold line's first
    (or to a block whose words equal it); it is wrong where gold has none or another. `restates_whole` is the share of
    rightly linked lines whose extent is right too.
    """
    at = {row["line"]: met(row, blocks) for row in gold}
    place = {block.id: row["line"] for row in gold if (block := at[row["line"]]) is not None}
    lines = {row["line"]: text[row["start"] : row["end"]] for row in gold}
    kinds = repeats = repeats_wrong = restates = restates_wrong = whole = 0
    for row in gold:
        block = at[row["line"]]
        kinds += block is not None and block.kind.value == row["kind"]
        if block is None:
            continue
        for name in ("repeats", "restates"):
            wanted, given = row[name], place.get(getattr(block, name) or "")
            right = wanted is not None and given is not None and (given == wanted or lines[given] == lines[wanted])
            wrong = getattr(block, name) is not None and not right
            if name == "repeats":
                repeats, repeats_wrong = repeats + right, repeats_wrong + wrong
            else:
                restates, restates_wrong = restates + right, restates_wrong + wrong
                whole += right and block.restates_whole == (row.get("extent") == "whole")
    return {
        "kinds right": kinds / len(gold),
        "repeats found": share(repeats, sum(row["repeats"] is not None for row in gold)),
        "repeats wrong": float(repeats_wrong),
        "restates found": share(restates, sum(row["restates"] is not None for row in gold)),
        "restates wrong": float(restates_wrong),
        "restates whole": share(whole, restates),
    }


def met(row: Mapping[str, Any], blocks: Sequence[Block]) -> Block | None:
    """The block that covers most of a gold line, and at least half of it."""
    def covered(block: Block) -> int:
        return int(min(block.span.end, row["end"]) - max(block.span.start, row["start"]))

    best = max(blocks, key=covered, default=None)
    return best if best is not None and 2 * covered(best) >= row["end"] - row["start"] else None


def share(part: int, whole: int) -> float:
    """A share; 1 of nothing is all of it."""
    return part / whole if whole else 1.0
