"""Names of places, and what they stand for: each case is a sentence with the answer drawn in it."""

import tomllib
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.drawing import drawn

from sayso.mentions.places import gazetteer
from sayso.mentions.places.find import PRINTED, Form, Found, Sureness, find
from sayso.mentions.places.naming.recognise import load
from sayso.model import Block, BlockKind, MentionUse, Span
from sayso.statements import Missing, load_network
from sayso.text import nlp
from sayso.text.parse import Parsed, parse
from sayso.text.states import states_of

TABLES = tomllib.loads((Path(__file__).parent / "find_cases.toml").read_text(encoding="utf-8"))
CASES = {f"{table}: {name}": marked for table, cases in TABLES.items() for name, marked in cases.items()}
USES = {"place": MentionUse.LITERAL, "actor": MentionUse.ACTOR, "people": MentionUse.PEOPLE, "part": MentionUse.PART}


def parsed(text: str, *more: Span) -> Parsed:
    """A text as one block, or cut where the spans say."""
    spans = more or (Span(0, len(text)),)
    blocks = [Block(f"b{at}", span, BlockKind.BODY) for at, span in enumerate(spans)]
    return parse(text, blocks, nlp.load())


@cache
def found_in(text: str) -> tuple[Found, ...]:
    """What is found beside the encoder, as pages are read."""
    page = parsed(text)
    return find(page, gazetteer.load(), states=states(page))


def states(page: Parsed) -> dict[int, NDArray[np.float32]]:
    """What the encoder sees of each word."""
    network = load_network()
    assert not isinstance(network, Missing), network.why
    spans = [one.block.span for one in page.blocks]
    return states_of(network.see(list(network.pieces.windows(page.text, spans, (), 128, pack=0))))


def named(text: str) -> dict[str, str]:
    """The names found in a text with their use."""
    return {one.span.cut(text): one.use.value for one in found_in(text) if one.form is Form.NAME}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_names_and_their_uses(marked: str) -> None:
    text, spans = drawn(marked)
    wanted = {(span, USES[mark]) for mark, these in spans.items() for span in these}
    assert {(one.span, one.use) for one in found_in(text) if one.form is Form.NAME} == wanted


def test_every_found_says_why_how_sure_and_what_to_look_up() -> None:
    for one in found_in("Two shells fell near Mazar-i-Sharif and Aleppo on Monday."):
        assert one.why and all(one.why)
        assert one.score in Sureness
        assert one.name and one.block == "b0"


def test_a_name_cut_by_a_line_end_is_one_name_and_is_looked_up_with_a_space() -> None:
    text = "The governor flew to New\nYork on Monday."
    [one] = [one for one in found_in(text) if one.form is Form.NAME]
    assert (one.span.cut(text), one.name) == ("New\nYork", "New York")


def test_a_space_that_does_not_break_is_a_space() -> None:
    text = "The governor flew to New\u00a0York on Monday."
    [one] = [one for one in found_in(text) if one.form is Form.NAME]
    assert (one.span.cut(text), one.name) == ("New\u00a0York", "New York")


def test_spans_are_characters_of_the_page_and_blocks_are_named() -> None:
    text = "Fire in Aleppo\n\nRain fell in Homs."
    found = find(parsed(text, Span(0, 14), Span(16, len(text))), gazetteer.load())
    assert [(one.span.cut(text), one.block) for one in found] == [("Aleppo", "b0"), ("Homs", "b1")]


def test_names_in_a_headline_in_capitals_are_those_of_the_text_below_it() -> None:
    text = "TWO SHELLS FALL NEAR ALEPPO AS TALKS FAIL\nTwo shells fell near Aleppo on Monday. Reading on, he failed."
    page = parsed(text, Span(0, 41), Span(42, len(text)))
    assert [(one.span.cut(text), one.block) for one in find(page, gazetteer.load())] == [
        ("ALEPPO", "b0"), ("Aleppo", "b1")]


def test_a_headline_with_a_capital_on_each_word() -> None:
    assert set(named("Army Retakes Town Near Kunduz From Rebels")) == {"Kunduz"}


@pytest.mark.parametrize("text", ["", " ", "\u200f\u200f", "1234", "…", "(((", "A", "ALL CAPITALS AND NOTHING ELSE",
                                  "\u202bحلب\u202c fell", "x" * 3000, "Aleppo " * 300, "," * 500, "a-b-c-D-e-F" * 50])
def test_odd_texts_do_no_harm(text: str) -> None:
    for one in find(parsed(text), gazetteer.load()):
        assert 0 <= one.span.start < one.span.end <= len(text)


def test_the_same_text_gives_the_same_answer() -> None:
    text = "Shells fell on Aleppo, Homs and Hama while Moscow said nothing."
    assert find(parsed(text), gazetteer.load()) == find(parsed(text), gazetteer.load())


def test_beside_the_encoder_every_word_with_a_state_is_weighed_and_without_one_the_signals_judge_alone() -> None:
    text = "Two shells fell near Aleppo on Monday."
    page = parsed(text)
    alone = find(page, gazetteer.load())
    some = {0: np.zeros(384, np.float32)}
    assert find(page, gazetteer.load(), states=some) == alone
    every = {at: np.full(384, 0.1, np.float32) for at in range(len(text))}
    assert load(beside=True).head is not None
    assert [one.span.cut(text) for one in find(page, gazetteer.load(), states=every)] == ["Aleppo"]


def test_coordinates_and_descriptions_are_given_where_they_are_asked_for() -> None:
    text = "Shells fell on Aleppo. Half of the city left for 36.2°N 37.16°E."
    forms = [(one.span.cut(text), one.form) for one in find(parsed(text), gazetteer.load(), names_only=False)]
    assert forms == [("Aleppo", Form.NAME), ("the city", Form.DESCRIPTION), ("36.2°N 37.16°E", Form.COORDINATES)]
    assert {one.form for one in find(parsed(text), gazetteer.load())} == {Form.NAME}


def test_what_is_printed_is_what_corpora_mark() -> None:
    assert MentionUse.PEOPLE not in PRINTED
    assert {MentionUse.LITERAL, MentionUse.ACTOR, MentionUse.PART} == PRINTED
