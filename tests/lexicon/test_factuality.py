"""Every word over events is found above the event drawn in its `yes` sentence, and in no `no` sentence."""

from functools import cache

import pytest
from tests.drawing import drawn

from sayso import lexicon
from sayso.lexicon import Entry
from sayso.statements.event_grammar import above, head_of
from sayso.statements.event_signs import entries
from sayso.text import nlp, tokenised

ENTRIES = lexicon.load("factuality")
NAMES = [f"{entry.kind}-{entry.key}-{'-'.join(entry.words('frames'))}" for entry in ENTRIES]
YES = [(entry, sentence) for entry in ENTRIES for sentence in entry.yes]
SIGNS = {"+", "-", "o"}
FRAMES = {"to", "that", "ing", "thing"}


@cache
def found(marked: str) -> tuple[tuple[Entry, frozenset[str]], ...]:
    """The entries found above the drawn event, each with the forms of the word above."""
    text, spans = drawn(marked)
    (event,) = spans["event"]
    steps = above(head_of(tokenised.show(text, nlp.load()).tokens(event)))
    return tuple(
        (entry, frozenset({word.lemma_.lower(), word.lower_,
                           *(f"{word.lemma_.lower()} {kid.lower_}" for kid in word.children if kid.dep_ == "prt")}))
        for step in steps for entry in entries(step) for word in (step.word, *step.word.children))


@pytest.mark.parametrize(("entry", "marked"), YES, ids=[f"{entry.kind}-{sentence}" for entry, sentence in YES])
def test_is_found_above_the_event(entry: Entry, marked: str) -> None:
    assert entry in [each for each, _ in found(marked)]


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_stays_silent(entry: Entry) -> None:
    for marked in entry.no:
        assert entry not in [each for each, _ in found(marked)]


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_every_word_is_shown(entry: Entry) -> None:
    shown = {form for marked in entry.yes for each, forms in found(marked) if each == entry for form in forms}
    assert {entry.key, *entry.words("also")} <= shown


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_is_well_formed(entry: Entry) -> None:
    assert {entry.fields["affirmed"], entry.fields["negated"]} <= SIGNS
    assert entry.words("frames")
    assert set(entry.words("frames")) <= FRAMES
