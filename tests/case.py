"""The invented case in `examples/`, and what a careful reader finds on its pages (`tests/gold/`).

The gold holds words and no offsets, so that it stays true however a page's text is made: every block is drawn as in
`tests.drawing`, and is looked up in the text that the program made. White space is the only thing that may differ.

    python -m tests.case statements > gold.jsonl     # the scorers' rows, offsets of the text as it is read today
    python -m tests.case blocks > gold.jsonl
"""

import json
import re
import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.drawing import drawn

from sayso import blocks as blocks_stage
from sayso import pages
from sayso.model import Block, BlockKind, Original, Span
from sayso.text import dom

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
GOLD = Path(__file__).resolve().parent / "gold"
STEMS = sorted(path.stem for path in GOLD.glob("*.toml"))
MARK = re.compile(r"([sct])(\d+)")
ROLES = {"s": "source", "c": "cue", "t": "content"}
ASIDE = (BlockKind.TEASER, BlockKind.BOILERPLATE)


@dataclass(frozen=True, slots=True)
class GoldBlock:
    """A block of the page, its words and the marks in it; `repeats` and `restates` name another block's `id`."""

    kind: BlockKind
    text: str
    marks: dict[str, list[Span]]
    id: str | None = None
    repeats: str | None = None
    restates: str | None = None
    restates_whole: bool = False


@dataclass(frozen=True, slots=True)
class Gold:
    """The blocks of one page in the order of its text, and the attributes of its statements by number."""

    stem: str
    blocks: tuple[GoldBlock, ...]
    statements: dict[str, dict[str, Any]]


@cache
def gold(stem: str) -> Gold:
    """What a careful reader finds on the page `stem`."""
    table = tomllib.loads((GOLD / f"{stem}.toml").read_text(encoding="utf-8"))
    found = []
    for row in table["block"]:
        text, marks = drawn(row["drawn"])
        rest = {name: value for name, value in row.items() if name not in {"kind", "drawn"}}
        found.append(GoldBlock(BlockKind(row["kind"]), text, marks, **rest))
    return Gold(stem, tuple(found), table["statement"])


@cache
def originals() -> dict[str, Original]:
    """The pages of the case by the stem of their gold: a file's stem, or a row's `doc_id`."""
    found = {}
    for path in sorted(EXAMPLES.iterdir()):
        if path.suffix == ".jsonl":
            ids = [json.loads(line)["doc_id"] for line in path.read_text(encoding="utf-8").splitlines()]
        elif path.suffix in {".html", ".txt"}:
            ids = [path.stem]
        else:
            continue
        for stem, original in zip(ids, pages.open_originals(path), strict=True):
            assert isinstance(original, Original), original
            found[stem] = original
    return found


@cache
def split(stem: str) -> tuple[str, tuple[Block, ...]]:
    """The text and the blocks that the program makes of the page today."""
    original = originals()[stem]
    return blocks_stage.split(original, dom.tree(original))


def place(block: GoldBlock, text: str, start: int = 0) -> tuple[Span, dict[str, list[Span]]] | None:
    """Where the block and its marks stand in `text` from `start` on; None where its words do not.

    >>> block = GoldBlock(BlockKind.BODY, "It is over.", {"t1": [Span(3, 10)]})
    >>> place(block, "So. It  is over. It is over.")
    (Span(start=4, end=16), {'t1': [Span(start=8, end=15)]})
    """
    match = re.compile(r"\s+".join(map(re.escape, block.text.split()))).search(text, start)
    if not match:
        return None
    here = [at for at in range(match.start(), match.end()) if not text[at].isspace()]
    rank = [at for at, letter in enumerate(block.text) if not letter.isspace()]
    to = dict(zip(rank, here, strict=True))

    def there(span: Span) -> Span:
        inside = [at for at in rank if span.start <= at < span.end]
        return Span(to[inside[0]], to[inside[-1]] + 1)

    return Span(match.start(), match.end()), {name: list(map(there, spans)) for name, spans in block.marks.items()}


def placed(stem: str, text: str) -> list[tuple[GoldBlock, Span, dict[str, list[Span]]]]:
    """Every gold block of a page with its place in `text`; fails, naming the words, where one is not there.

    What is not the article need not be in the text at all.
    """
    found, at = [], 0
    for block in gold(stem).blocks:
        place_of = place(block, text, at) or place(block, text)
        if place_of is None and block.kind in ASIDE:
            continue
        assert place_of, f"{stem}: not in the page's text: {block.text!r}"
        found.append((block, *place_of))
        if block.kind not in ASIDE:
            at = place_of[0].end
    return found


def statements_row(stem: str, text: str) -> dict[str, Any]:
    """The gold statements of a page in the scorers' format; offsets are characters of `text`."""
    spans: dict[str, dict[str, list[list[int]]]] = {number: {role: [] for role in ROLES.values()}
                                                    for number in gold(stem).statements}
    for _, _, marks in placed(stem, text):
        for name, where in marks.items():
            match = MARK.fullmatch(name)
            assert match, f"{stem}: no such mark: {name}"
            spans[match[2]][ROLES[match[1]]] += [[span.start, span.end] for span in where]
    rows = [{"id": number, **spans[number], **attributes, "actor": attributes["actor"] or None,
             "nested": attributes.get("nested_in")}
            for number, attributes in gold(stem).statements.items()]
    return {"doc_id": stem, "text": text, "statements": rows}


def blocks_row(stem: str) -> dict[str, Any]:
    """The gold blocks of a page in the scorers' format: without what is not the article, and without repeats."""
    return {"page_id": stem, "unsure": [], "blocks": [
        {"kind": str(block.kind), "text": block.text} for block in gold(stem).blocks
        if block.kind not in ASIDE and block.kind not in (BlockKind.PULLQUOTE, BlockKind.CORRECTION)
        and not block.repeats]}


def main(task: str) -> None:
    """Write the gold rows of the whole case for one task of the scorers."""
    for stem in STEMS:
        row = statements_row(stem, split(stem)[0]) if task == "statements" else blocks_row(stem)
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
