"""Every word of the list of caveats is found where it is drawn, and nothing in the `no` sentences."""

import pytest
from tests.drawing import drawn

from sayso import lexicon
from sayso.lexicon import Entry
from sayso.model import Block, BlockKind, CaveatKind, Span
from sayso.statements.caveats import FoundCaveat, find_in_scene
from sayso.statements.content import phrases
from sayso.statements.scene import scene
from sayso.text import nlp, quotes
from sayso.text.parse import parse

ENTRIES = lexicon.load("caveats")
CAVEATS = [entry for entry in ENTRIES if entry.kind != "pointer"]
POINTERS = [entry for entry in ENTRIES if entry.kind == "pointer"]


def names(entries: list[Entry]) -> list[str]:
    return [f"{entry.kind}-{entry.key}" for entry in entries]


def found(text: str) -> list[FoundCaveat]:
    """The caveats of one sentence."""
    block = Block("b0", Span(0, len(text)), BlockKind.BODY)
    quotations = quotes.find(text, [block.span])
    (parsed,) = parse(text, [block], nlp.load()).blocks
    return list(find_in_scene(scene(parsed, quotations)))


YES = [(entry, marked) for entry in CAVEATS for marked in entry.yes]
NO = [(entry, sentence) for entry in CAVEATS for sentence in entry.no]


@pytest.mark.parametrize(("entry", "marked"), YES, ids=[f"{entry.kind}-{marked}" for entry, marked in YES])
def test_fires_where_it_is_drawn(entry: Entry, marked: str) -> None:
    text, spans = drawn(marked)
    (only,) = found(text)
    assert only.kind.value == entry.kind
    assert only.cue.touches(spans["caveat"][0])


@pytest.mark.parametrize(("entry", "sentence"), NO, ids=[f"{entry.kind}-{sentence}" for entry, sentence in NO])
def test_stays_silent(entry: Entry, sentence: str) -> None:
    assert not found(sentence)


@pytest.mark.parametrize("entry", CAVEATS, ids=names(CAVEATS))
def test_every_word_is_shown(entry: Entry) -> None:
    shown = {hit.word for marked in entry.yes
             for hit in phrases("caveats", entry.kind).find(list(nlp.load()(drawn(marked)[0])), every=True)}
    assert {entry.key, *entry.words("also")} <= shown


def test_every_kind_is_listed() -> None:
    assert {entry.kind for entry in CAVEATS} == {kind.value for kind in CaveatKind}


@pytest.mark.parametrize("entry", POINTERS, ids=names(POINTERS))
def test_pointers_are_nouns_that_are_found(entry: Entry) -> None:
    for marked in entry.yes:
        text, spans = drawn(marked)
        lemmas = {token.lemma_.lower() for token in nlp.load()(text) if spans["pointer"][0].start == token.idx}
        assert lemmas & {entry.key, *entry.words("also")}
    shown = {token.lemma_.lower() for marked in entry.yes for token in nlp.load()(drawn(marked)[0])}
    assert {entry.key, *entry.words("also")} <= shown
    assert not {entry.key, *entry.words("also")} & {token.lemma_.lower() for token in nlp.load()(entry.no[0])}
