"""Every entry of the actors' word list is its own test: it fires where drawn, and is silent in its `no`."""

import pytest
from tests.drawing import drawn

from sayso.lexicon import Entry, load
from sayso.statements.actor_words import NOUNS, found_words
from sayso.text import nlp

ENTRIES = load("actors")


def tags_in(entry: Entry, text: str) -> dict[int, str]:
    """The parts of speech by character; only the nouns need them."""
    return {token.idx: token.pos_ for token in nlp.load()(text)} if entry.kind in NOUNS else {}


@pytest.mark.parametrize("entry", ENTRIES, ids=[f"{entry.kind}-{entry.key}" for entry in ENTRIES])
def test_entry(entry: Entry) -> None:
    for sentence in entry.yes:
        text, spans = drawn(sentence)
        assert spans[entry.kind][0] in found_words(entry.kind, text, tags_in(entry, text)), sentence
    own = {form.casefold() for form in (entry.key, *entry.words("also"))}
    for sentence in entry.no:
        found = {span.cut(sentence).casefold() for span in found_words(entry.kind, sentence, tags_in(entry, sentence))}
        assert not found & own, sentence


def test_no_word_twice_in_a_kind() -> None:
    seen = set()
    for entry in ENTRIES:
        assert (entry.kind, entry.key) not in seen
        seen.add((entry.kind, entry.key))
