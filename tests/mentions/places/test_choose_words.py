"""Words by which a text shows whose news it is: each entry is its own test."""

import re

import pytest
from tests.drawing import drawn

from sayso import lexicon
from sayso.lexicon import Entry
from sayso.mentions.places import gazetteer, wordlists
from sayso.mentions.places.cues import area_codes, cues, listed
from sayso.mentions.places.described_choose import capital_of, capitals
from sayso.model import PlaceLevel

ENTRIES = lexicon.load("toponym_cues")


def found(entry: Entry, text: str) -> list[str]:
    """The words of one entry that a text holds."""
    entries, pattern = listed()
    return [word.group() for word in pattern.finditer(text) if entries[(word.lastindex or 1) - 1] is entry]


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.key for entry in ENTRIES])
def test_an_entry_fires_where_it_must_and_nowhere_else(entry: Entry) -> None:
    for yes in entry.yes:
        text, spans = drawn(yes)
        assert found(entry, text) == [span.cut(text) for span in spans["cue"]]
    for no in entry.no:
        assert found(entry, no) == []


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.key for entry in ENTRIES])
def test_an_entry_speaks_for_countries_that_the_gazetteer_has(entry: Entry) -> None:
    text, _ = drawn(entry.yes[0])
    spoken = {one.place.name for spot in cues(text, gazetteer.load()) for one in spot.candidates}
    assert spoken & set(entry.words("country"))


def test_every_area_code_is_of_one_state_that_the_gazetteer_has() -> None:
    known = gazetteer.load()
    states = set(area_codes().values())
    assert len(area_codes()) > 300
    assert {state for state in states if not any(
        one.place.level in {PlaceLevel.PROVINCE, PlaceLevel.COUNTRY} or one.place.name == "Washington"
        for one in known.named(state))} == set()
    assert all(re.fullmatch(r"[2-9]\d\d", code) for code in area_codes())


def test_every_capital_is_in_the_gazetteer_and_in_its_country() -> None:
    known = gazetteer.load()
    missing = {country: name for country, name in capitals().items() if capital_of(country, known) is None}
    assert missing == {}


def test_the_lists_of_words_hold_words() -> None:
    for name in ("paper", "unsure"):
        assert all(word == word.casefold() for word in wordlists.words(name))
    for name in ("before", "behind"):
        assert all(phrase and phrase == phrase.strip() for phrase in wordlists.phrases(name))
    assert wordlists.kind_words()["district"] >= {PlaceLevel.DISTRICT}
