"""What speakers do with what they say, on the invented sentences and on the marked articles."""

import json
import tomllib
from pathlib import Path

import pytest
from tests.statements.drawn_found import drawn_found, found_in

from sayso.model import Block, BlockKind, Certainty, Polarity, Span, Stance
from sayso.statements.certainty import choose_certainty
from sayso.statements.stance import choose_stance
from sayso.text import nlp
from sayso.text.parse import Parsed, parse

MARKED = tomllib.loads((Path(__file__).parent / "stance_cases.toml").read_text(encoding="utf-8"))
LATER = tomllib.loads((Path(__file__).parent / "stance_cases_later.toml").read_text(encoding="utf-8"))
CASES = [(label, name, marked) for cases in (MARKED, LATER) for label, rows in cases.items()
         for name, marked in rows.items()]
KNOWN_FAILURES = {"not harm"}  # the promise stands inside "I give you my word"


def label_of(found_and_parsed: tuple[object, Parsed]) -> str:
    found, parsed = found_and_parsed
    stance = choose_stance(found, parsed).value  # type: ignore[arg-type]
    certainty, polarity = choose_certainty(found, parsed, stance)  # type: ignore[arg-type]
    return f"{stance} {certainty.value}{polarity.value}"


@pytest.mark.parametrize(("label", "name", "marked"), CASES, ids=[f"{label} {name}" for label, name, _ in CASES])
def test_stance_and_certainty(label: str, name: str, marked: str) -> None:
    if name in KNOWN_FAILURES:
        pytest.xfail("known to be read wrongly")
    assert label_of(drawn_found(marked)) == label


def test_every_stance_and_certainty_is_marked() -> None:
    stances = {label.split()[0] for label in MARKED}
    certainties = {label.split()[1][:-1] for label in MARKED}
    assert stances == {str(stance) for stance in Stance}
    assert certainties == {str(certainty) for certainty in Certainty} - {"unstated"}
    assert len(CASES) >= 120


def test_a_choice_says_why() -> None:
    found, parsed = drawn_found("<source>Velk</source> <cue>said</cue> <content>the army was to blame</content>.")
    assert choose_stance(found, parsed).why == "'to blame' imputes guilt"
    certainty, polarity = choose_certainty(found, parsed, Stance.ACCUSE)
    assert (certainty.value, polarity.value) == (Certainty.CERTAIN, Polarity.POSITIVE)
    assert certainty.why == "no hedge over the whole of it"


def shared_labels(rows: list[dict[str, object]], text: str) -> list[tuple[str, str]]:
    """Gold and chosen labels of the statements marked in one text, given at their gold spans."""
    blocks = []
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(f"b{start}", Span(start, start + len(line.rstrip("\n"))), BlockKind.BODY))
        start += len(line)
    parsed = parse(text, blocks, nlp.load())
    pairs = []
    for row in rows:
        spans = {role: [Span(*span) for span in row[role]] for role in ("source", "cue", "content")}  # type: ignore[attr-defined]
        pairs.append((f"{row['stance']} {row['certainty']}", label_of((found_in(parsed, spans), parsed))))
    return pairs


@pytest.mark.shared
@pytest.mark.parametrize("name", ["dev", "seed"])
def test_accuracy_on_the_marked_articles(shared: Path, name: str) -> None:
    path = shared / ("data/statements/statements_dev.jsonl" if name == "dev" else "seed/statements.jsonl")
    page = (shared / "seed/page.txt").read_text(encoding="utf-8")
    pairs = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        pairs += shared_labels(row["statements"], row.get("text", page))
    stances = sum(gold.split()[0] == chosen.split()[0] for gold, chosen in pairs) / len(pairs)
    certainties = sum(gold.split()[1] == chosen.split()[1] for gold, chosen in pairs) / len(pairs)
    assert stances >= 0.95
    assert certainties >= 0.95
