"""Every entry of the agency list fires in its own sentence and stays silent in the other."""

import pytest
from tests.drawing import drawn

from sayso.lexicon import Entry, load
from sayso.pages import agency

ENTRIES = load("agencies")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)
def test_entry(entry: Entry) -> None:
    for marked in entry.yes:
        text, spans = drawn(marked)
        assert [credit.span for credit in agency.find(text)] == spans["agency"], text
    for text in entry.no:
        assert not list(agency.find(text)), text


def test_a_spelling_belongs_to_one_agency() -> None:
    seen: dict[str, str] = {}
    for entry in ENTRIES:
        for spelling in {entry.key, *entry.words("also")}:
            assert seen.setdefault(spelling, entry.key) == entry.key, spelling


def test_the_invented_agency_is_not_in_the_list() -> None:
    assert "Continental Press" not in agency.listed()
    assert "CP" not in agency.listed()
