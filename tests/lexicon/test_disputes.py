"""Every word of the list of disputes is found where it is drawn, and nowhere in the `no` sentences."""

import pytest
from tests.drawing import drawn

from sayso import lexicon
from sayso.lexicon import Entry
from sayso.statements.content import phrases
from sayso.statements.disputes import opposite
from sayso.text import nlp

ENTRIES = lexicon.load("disputes")
NAMES = [f"{entry.kind}-{entry.key}" for entry in ENTRIES]
YES = [(entry, sentence) for entry in ENTRIES for sentence in entry.yes]


def found(entry: Entry, sentence: str) -> dict[str, set[int]]:
    """The words of the entry that are found, and the characters they cover."""
    hits = phrases("disputes", entry.kind).find(list(nlp.load()(sentence)), every=True)
    return {hit.word: {at for token in hit.tokens for at in range(token.idx, token.idx + len(token))}
            for hit in hits if hit.entry == entry}


@pytest.mark.parametrize(("entry", "marked"), YES, ids=[f"{e.kind}-{e.key}-{s}" for e, s in YES])
def test_fires_where_it_is_drawn(entry: Entry, marked: str) -> None:
    text, spans = drawn(marked)
    wanted = {at for span in spans[entry.kind] for at in range(span.start, span.end) if text[at] != " "}
    assert any(covered <= wanted or wanted <= covered for covered in found(entry, text).values())


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_stays_silent(entry: Entry) -> None:
    for sentence in entry.no:
        assert entry.key == "capture" or not found(entry, sentence)  # "took place" is told apart in disputes.counts


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_every_word_is_shown(entry: Entry) -> None:
    shown = {word for marked in entry.yes for word in found(entry, drawn(marked)[0])}
    assert {entry.key, *entry.words("also")} <= shown


def test_opposites_are_listed_both_ways() -> None:
    deeds = {entry.key for entry in ENTRIES if entry.kind == "deed"}
    for deed in deeds:
        other = opposite(deed)
        assert other is None or (other in deeds and opposite(other) == deed)
