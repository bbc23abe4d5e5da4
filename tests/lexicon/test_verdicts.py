"""Every entry of the list of verdicts is its own test: it fires where drawn, and is silent in its `no`."""

import pytest
from tests.drawing import drawn

from sayso.lexicon import Entry, load
from sayso.model import Span
from sayso.statements.headline_signals import pairs_of_opposites
from sayso.statements.verdicts import OPPOSITE, find_verdicts, listed
from sayso.text.words import stem, words

ENTRIES = load("verdicts")


def found_in(kind: str, text: str) -> list[Span]:
    given = words(text)
    if kind == OPPOSITE:
        known = pairs_of_opposites()
        return [Span(one.start, one.end) for one in given if stem(one.letters) in known]
    return [Span(given[one.start].start, given[one.end - 1].end) for one in find_verdicts(given)
            if one.kind.value == kind]


@pytest.mark.parametrize("entry", ENTRIES, ids=[f"{entry.kind}-{entry.key}" for entry in ENTRIES])
def test_entry(entry: Entry) -> None:
    for marked in entry.yes:
        text, spans = drawn(marked)
        assert spans[entry.kind][0] in found_in(entry.kind, text), text
    for text in entry.no:
        assert not found_in(entry.kind, text), text


def test_no_phrase_has_two_kinds() -> None:
    kinds: dict[tuple[str, ...], str] = {}
    for phrases in listed().values():
        for stems, kind, _ in phrases:
            assert kinds.setdefault(stems, kind.value) == kind.value, stems
