"""The development data beside the project: the bars of the metadata task, and the worn page of the seed."""

import importlib
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest
from tests.pages.pages import lines

from sayso.model import Original
from sayso.pages import credited, describe, open_originals, original_of_row
from sayso.text import dom

BARS = {("published", "exact"): 0.953, ("title", "contains"): 0.829, ("authors", "any"): 0.898}


def scorer(shared: Path) -> tuple[ModuleType, ModuleType]:
    sys.path.insert(0, str(shared / "score"))
    try:
        return importlib.import_module("metadata"), importlib.import_module("rows")
    finally:
        sys.path.remove(str(shared / "score"))


@pytest.mark.shared
def test_metadata_without_the_address(shared: Path) -> None:
    metadata, rows = scorer(shared)
    folder = shared / "data/pages/fundus-dev"
    gold = [json.loads(line) for line in (folder / "metadata.jsonl").read_text(encoding="utf-8").splitlines()]
    found = []
    for number, row in enumerate(gold, 1):
        told = {"page_id": row["page_id"], "path": row["html"]}
        original = original_of_row(told, file="gold", line=number, base=folder)
        page = describe(original, dom.tree(original), "", ())
        found.append({"page_id": original.doc_id, "title": page.title.value, "published": page.published.value,
                      "authors": list(credited(page))})
    as_rows = [[rows.Row("x", at, row) for at, row in enumerate(given)] for given in (gold, found)]
    table = metadata.score(*as_rows)
    for (measure, column), bar in BARS.items():
        assert table[measure][column] >= bar, (measure, table[measure])
    assert table["invented"]["pages"] == 0


@pytest.mark.shared
def test_seed(shared: Path) -> None:
    (original,) = open_originals(shared / "seed/page.txt")
    assert isinstance(original, Original)
    page = describe(original, None, original.markup, lines(original.markup))
    assert page.published.value == "2021-09-06"
    assert page.published.why.startswith("inferred: latest day named in a ")
    assert page.title.value
    assert page.title.value.split()[:2] == ["The", "Taliban"]
    assert page.language.value == "en"
    assert (page.authors, page.agency.value, page.outlet.value) == ((), None, None)
