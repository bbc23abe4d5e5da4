"""What the finders find, drawn in the text (find_cases.toml)."""

import re
import tomllib
from pathlib import Path

import pytest
from tests.drawing import drawn

from sayso.model import Block, BlockKind, Span
from sayso.statements.find import find_in_parsed
from sayso.statements.found import Found
from sayso.text import nlp
from sayso.text.parse import parse

CASES = {
    f"{group}: {name}": (marked, BlockKind.HEADLINE if group == "headlines" else BlockKind.BODY)
    for group, cases in tomllib.loads((Path(__file__).parent / "find_cases.toml").read_text(encoding="utf-8")).items()
    for name, marked in cases.items()
}


def read(text: str, kind: BlockKind = BlockKind.BODY) -> tuple[Found, ...]:
    """The statements found in a text whose every line is a block."""
    blocks: list[Block] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(f"b{len(blocks)}", Span(at, at + len(line.rstrip())), kind))
        at += len(line)
    return find_in_parsed(parse(text, blocks, nlp.load())).founds


def bare(spans: tuple[Span, ...], text: str) -> tuple[str, ...]:
    """The words of spans, without the marks at their edges."""
    return tuple(re.sub(r"^\W+|\W+$", "", span.cut(text)) for span in spans)


def expected(spans: dict[str, list[Span]], text: str) -> set[tuple[tuple[str, ...], ...]]:
    numbers = sorted({re.sub(r"\D", "", name) for name in spans})
    return {tuple(bare(tuple(sorted(spans.get(role + number, []))), text) for role in ("source", "cue", "content"))
            for number in numbers}


@pytest.mark.parametrize(("marked", "kind"), CASES.values(), ids=CASES)
def test_finds_what_is_drawn(marked: str, kind: BlockKind) -> None:
    text, spans = drawn(marked)
    found = {(bare((one.source,) if one.source else (), text), bare(one.cue, text), bare(one.content, text))
             for one in read(text, kind)}
    assert found == expected(spans, text)


def test_a_quotation_runs_over_paragraphs() -> None:
    text = ('"We have no water," a nurse in Tolvik said. "We have no bread.\n\n'
            '"The children are ill and the road is closed."\n\nThe army has closed the road.')
    (found,) = read(text)
    assert [span.cut(text) for span in found.content] == [
        '"We have no water,"', '"We have no bread.', '"The children are ill and the road is closed."']


def test_a_new_speaker_ends_the_quotation_before() -> None:
    text = ('"We have no water," a nurse in Tolvik said.\n\n"The road is open," Colonel Petar Zoric said.')
    first, second = read(text)
    assert [span.cut(text) for span in first.content] == ['"We have no water,"']
    assert [span.cut(text) for span in second.content] == ['"The road is open,"']


@pytest.mark.promise("P1")
def test_every_span_is_inside_its_block() -> None:
    for marked, kind in CASES.values():
        text, _ = drawn(marked)
        for found in read(text, kind):
            for span in (*found.cue, *found.content, *((found.source,) if found.source else ())):
                assert 0 <= span.start < span.end <= len(text)
                assert span.cut(text) == span.cut(text).strip()


def test_a_paragraph_that_is_all_quotation_belongs_to_the_only_speaker_before_it() -> None:
    text = ("Lena Maric said the release was a step on the way.\n\n"
            '"They wanted us on our knees. We stand tall."\n\nThe road was closed.')
    first, second = read(text)
    assert (first.source, second.source) == (first.source, first.source)
    assert [span.cut(text) for span in second.content] == ['"They wanted us on our knees. We stand tall."']


def test_a_paragraph_that_is_all_quotation_is_nobodys_where_two_spoke_before_it() -> None:
    text = ("Lena Maric said the road was open. Colonel Zoric said it was closed.\n\n"
            '"They wanted us on our knees. We stand tall."')
    assert len(read(text)) == 2


@pytest.mark.parametrize("text", [
    "Please stay away from the bridge tonight. The river is rising. — Ilya Brandt (@ibrandt) August 5, 2031",
    "Please stay away from the bridge tonight. The river is rising.\n\n— Ilya Brandt (@ibrandt) August 5, 2031",
], ids=["in one block", "in a block of its own"])
def test_an_embedded_post_is_its_signers(text: str) -> None:
    (post,) = read(text)
    assert post.source is not None and post.source.cut(text) == "Ilya Brandt (@ibrandt)"
    assert [span.cut(text) for span in post.content] == [
        "Please stay away from the bridge tonight. The river is rising."]


@pytest.mark.parametrize(("announcing", "source", "cue"), [
    ("In a voice message sent to this newspaper, General Ilya Brandt said:", "General Ilya Brandt", "said"),
    ("The mayor of Marn issued the following statement:", "The mayor of Marn", "statement"),
], ids=["a verb", "a noun"])
def test_a_quotation_announced_by_the_paragraph_before(announcing: str, source: str, cue: str) -> None:
    text = f'{announcing}\n\n"I have read my own obituary.\n\n"Let them count the hills and not the flagpoles."'
    (found,) = read(text)
    assert found.source is not None and found.source.cut(text) == source
    assert [span.cut(text) for span in found.cue] == [cue]
    assert [span.cut(text) for span in found.content] == [
        '"I have read my own obituary.', '"Let them count the hills and not the flagpoles."']
