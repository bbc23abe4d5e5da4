"""Rules and tagger together: what each alone sees, what both see, and what our guide leaves out."""

from functools import cache

import pytest

from sayso.model import Block, BlockKind, Span
from sayso.statements.combine import attributions, combine, is_transcript
from sayso.statements.find import find_in_scenes
from sayso.statements.scene import Scene, scene
from sayso.statements.tagger import Marked
from sayso.text import nlp, quotes
from sayso.text.parse import Parsed, parse


@cache
def looked_at(text: str) -> tuple[Parsed, tuple[Scene, ...]]:
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n"):
        blocks.append(Block(f"b{len(blocks)}", Span(at, at + len(line)), BlockKind.BODY))
        at += len(line) + 1
    parsed = parse(text, blocks, nlp.load())
    found = quotes.find(text, [block.span for block in blocks])
    return parsed, tuple(scene(one, found) for one in parsed.blocks)


def marked(text: str, cue: str, source: str | None, *content: str, sure: float = 0.99) -> Marked:
    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))
    return Marked(span(cue), span(source) if source else None, tuple(span(one) for one in content), sure, sure, sure)


def test_what_both_see_is_kept_as_the_rules_mark_it_and_tells_the_taggers_voice() -> None:
    text = "The army has already said that Marn is quiet."
    parsed, scenes = looked_at(text)
    found = find_in_scenes(parsed, scenes, [marked(text, "has already said", "The army", "Marn is quiet")])
    (one,) = found.founds
    assert [cue.cut(text) for cue in one.cue] == ["said"]
    assert [piece.cut(text) for piece in one.content] == ["that Marn is quiet"]
    assert any("nearly certain of the cue (.99)" in rule for rule in one.rules)
    assert [(a.cue[0].cut(text), a.content[0].cut(text)) for a in found.attributions] == [
        ("has already said", "Marn is quiet")]


TOSK = "Mira Tosk bristled at talk of a retreat and waved the figures away."


def test_a_cue_in_no_list_is_found_by_the_tagger_alone() -> None:
    _, scenes = looked_at(TOSK)
    kept, left_out = combine([], [marked(TOSK, "bristled at", "Mira Tosk", "talk of a retreat")], scenes)
    assert [(one.source.cut(TOSK) if one.source else "", one.content[0].cut(TOSK)) for one in kept] == [
        ("Mira Tosk", "talk of a retreat")]
    assert not left_out and kept[0].rules[0].startswith("the tagger alone: ")


def test_a_mark_it_is_not_sure_of_is_left_out_with_the_reason() -> None:
    _, scenes = looked_at(TOSK)
    kept, left_out = combine([], [marked(TOSK, "bristled at", "Mira Tosk", "talk of a retreat", sure=0.8)], scenes)
    assert not kept
    assert [(one.rule, "no rule sees it" in one.why) for one in left_out] == [("tagger-not-sure", True)]


@pytest.mark.parametrize(("text", "cue", "source", "content", "rule"), [
    ("Darin Velk favours a truce in Sered.", "favours", "Darin Velk", "a truce in Sered", "attitude-not-statement"),
    ("Darin Velk did not cable that Sered fell.", "did not cable", "Darin Velk", "that Sered fell", "not-said"),
])
def test_what_our_guide_leaves_out_is_no_statement_but_an_attribution(
        text: str, cue: str, source: str, content: str, rule: str) -> None:
    _, scenes = looked_at(text)
    marks = [marked(text, cue, source, content)]
    kept, left_out = combine([], marks, scenes)
    assert not kept and [one.rule for one in left_out] == [rule]
    assert len(attributions([], marks, scenes)) == 1


def test_without_a_tagger_the_rules_statements_are_the_attributions() -> None:
    text = "Mira Tosk said that Sered was quiet."
    parsed, scenes = looked_at(text)
    found = find_in_scenes(parsed, scenes)
    assert len(found.founds) == len(found.attributions) == 1
    assert found.attributions[0].why[0].startswith("found by ")


def test_an_interview_is_left_to_the_rules() -> None:
    text = "\n".join(["How did you get to Marn?", "I walked, and I counted the houses that I passed.",
                      "What do you want now?", "I want to go home.", "Who will help you?", "My sister, I hope."])
    _, scenes = looked_at(text)
    assert is_transcript(scenes)
    assert attributions([], [marked(text, "counted", "I", "the houses that I passed")], scenes) == []
    assert not is_transcript(looked_at("The army left. It said why.")[1])
