"""Statements, narration and drops of whole pages: what is counted once, what is kept, and why the rest is left out."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from sayso import statements
from sayso.blocks.lines import split_lines
from sayso.blocks.repeats import fold
from sayso.blocks.restates import link
from sayso.model import Block, BlockKind, Choice, Media, Mode, Page, Span, page_id
from sayso.model.page import Original
from sayso.statements import Statements
from sayso.text import nlp
from sayso.text.parse import parse

BODY = "The army had taken the bridge at Marn by noon, Colonel Petar Zoric said."


def page(text: str) -> Page:
    original = Original("page.txt", "00ff", Media.TEXT, text, Choice("utf-8", "given"))
    return Page(page_id(original), text, original.sha256, original.name, original.media,
                outlet=Choice("Harbour Post", "given"))


def find(about: Page, blocks: Sequence[Block]) -> Statements:
    """The statements of a page, by rules alone."""
    return statements.find(about, blocks, parse(about.text, [block for block in blocks if block.counts], nlp.load()))


def read(*lines: tuple[BlockKind, str], restates: dict[int, int] | None = None,
         repeats: dict[int, int] | None = None) -> tuple[str, Statements]:
    """Read a page of these blocks; `restates` and `repeats` tell block numbers which block they say again."""
    text, blocks = "", []
    for number, (kind, line) in enumerate(lines):
        block = Block(f"b{number}", Span(len(text), len(text) + len(line)), kind)
        if number in (restates or {}):
            block = replace(block, restates=f"b{(restates or {})[number]}", restates_whole=True)
        if number in (repeats or {}):
            block = replace(block, repeats=f"b{(repeats or {})[number]}")
        blocks.append(block)
        text += line + "\n\n"
    return text, find(page(text), blocks)


@pytest.mark.promise("P8")
def test_a_repeated_block_is_counted_once_and_its_places_are_kept() -> None:
    _, found = read((BlockKind.BODY, BODY), (BlockKind.BODY, BODY), repeats={1: 0})
    (only,) = found.statements
    assert only.also_in == ("b1",)
    assert "block-is-repeat" in {drop.rule for drop in found.drops}


@pytest.mark.promise("P8")
def test_a_caption_that_says_it_again_is_folded_onto_the_body() -> None:
    caption = "The army had taken the bridge at Marn by noon, Colonel Petar Zoric said (pictured)"
    _, found = read((BlockKind.BODY, BODY), (BlockKind.CAPTION, caption), restates={1: 0})
    (only,) = found.statements
    assert (only.block, only.also_in) == ("b0", ("b1",))
    assert "said-again" in {drop.rule for drop in found.drops}


def test_a_statement_that_only_a_caption_has_is_kept() -> None:
    caption = "Fighters near Kesh on Monday. The council says they will stay"
    _, found = read((BlockKind.BODY, BODY), (BlockKind.CAPTION, caption))
    assert [one.block for one in found.statements] == ["b0", "b1"]


def test_narration_is_a_layer_of_its_own() -> None:
    _, found = read((BlockKind.BODY, f"{BODY} Smoke hung over the town. The bells of Marn did not ring."))
    assert [one.mode for one in found.statements] == [Mode.INDIRECT]
    assert [one.quote for one in found.narration] == ["Smoke hung over the town", "The bells of Marn did not ring"]
    assert {one.actor.value for one in found.narration} == {"Harbour Post"}
    assert all(one.source is None and one.cue == () for one in found.narration)


def test_what_is_left_of_a_sentence_is_narration() -> None:
    _, found = read((BlockKind.BODY, "The road was closed on Sunday, although the ministry says it is open."))
    assert [one.quote for one in found.narration] == ["The road was closed on Sunday"]


@pytest.mark.promise("P3")
@pytest.mark.parametrize(("kind", "line", "rule"), [
    (BlockKind.BODY, '"We have nothing left to eat in this house." It rained.', "quotation-without-speaker"),
    (BlockKind.BODY, "A grey morning in Marn.", "no-clause"),
    (BlockKind.TEASER, "The minister said the talks would resume.", "block-is-teaser"),
    (BlockKind.BOILERPLATE, "We use cookies, our lawyers say.", "block-is-boilerplate"),
    (BlockKind.SUBHEAD, "The army moves north", "not-the-outlets-voice"),
], ids=lambda value: str(value)[:30])
def test_every_silence_has_its_reason(kind: BlockKind, line: str, rule: str) -> None:
    text, found = read((BlockKind.BODY, BODY), (kind, line))
    dropped = {drop.rule: drop for drop in found.drops if drop.span is not None and drop.span.start > len(BODY)}
    assert rule in dropped
    assert dropped[rule].why
    span = dropped[rule].span
    assert span is not None and span.cut(text).strip() in line


def test_a_page_in_another_language_is_not_read_and_says_so() -> None:
    text = "Die Armee hat die Brücke eingenommen, sagte ein Sprecher."
    german = replace(page(text), language=Choice("de", "by its words"))
    found = find(german, [Block("b0", Span(0, len(text)), BlockKind.BODY)])
    assert found.statements == ()
    assert [drop.rule for drop in found.drops] == ["no-rules-for-language"]


@pytest.mark.promise("P4")
def test_reading_twice_gives_the_same_ids() -> None:
    _, first = read((BlockKind.BODY, BODY))
    _, again = read((BlockKind.BODY, BODY))
    assert first == again


def test_modes_follow_the_quotation_marks() -> None:
    _, found = read((BlockKind.BODY, 'Zoric said: "The town is calm." Zoric said the town was "calm and clean". '
                                     "Zoric said the town was calm."))
    assert [one.mode for one in found.statements] == [Mode.DIRECT, Mode.MIXED, Mode.INDIRECT]


@pytest.mark.promise("P1")
def test_quotes_are_verbatim_with_no_break_spaces_and_typographic_marks() -> None:
    text = "The council’s envoy said that\u00a0the bridge\u00a0at Marn was “ours — all of it”."
    blocks = link(text, fold(text, split_lines(text)))
    (only,) = find(page(text), blocks).statements
    assert only.quote == "that\u00a0the bridge\u00a0at Marn was “ours — all of it”"
    assert only.quote == only.content[0].cut(text)
