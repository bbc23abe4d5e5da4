"""Every entry of the times' word lists is its own test: found where drawn, silent in its `no`."""

import pytest
from tests.drawing import drawn

from sayso.lexicon import Entry, load
from sayso.mentions import times
from sayso.mentions.times.meanings import settled
from sayso.mentions.times.tense import direction
from sayso.mentions.times.words import BESIDE, LISTS, MEMORIES, TENSES
from sayso.model import Choice

ANCHOR = Choice("2031-05-07", "given")
NAMED = [entry for name in LISTS for entry in load(name)]
TENSE = load(TENSES)
BESIDES = load(BESIDE)
REMEMBERED = load(MEMORIES)
STOPS = [entry for entry in BESIDES if entry.kind == "abbreviated"]


def name(entry: Entry) -> str:
    return f"{entry.kind}-{entry.key}"


def forms(entry: Entry) -> set[str]:
    return {form.casefold() for form in (entry.key, *entry.words("forms"), *entry.words("plural"))}


@pytest.mark.parametrize("entry", [entry for entry in (*NAMED, *BESIDES) if entry not in STOPS], ids=name)
def test_entry(entry: Entry) -> None:
    for marked in entry.yes:
        text, spans = drawn(marked)
        found = [one.span for one in times.find(text, anchor=ANCHOR)]
        assert found == spans["time"], (marked, [span.cut(text) for span in found])
    for text in entry.no:
        touched = [one.span.cut(text) for one in times.find(text, anchor=ANCHOR)
                   if any(form in one.span.cut(text).casefold() for form in forms(entry))]
        assert not touched or entry.kind in ("rate", "adjective", "begun"), text
        if entry in BESIDES:
            assert not times.find(text, anchor=ANCHOR), text


@pytest.mark.parametrize("entry", TENSE, ids=name)
def test_verb_form_tells_direction(entry: Entry) -> None:
    wanted = {"past": -1, "future": 1, "still": 0}[entry.kind]
    for text in entry.yes:
        assert told(text) == wanted, text
    for text in entry.no:
        assert told(text) == (-wanted or -1), text


def told(text: str) -> int:
    row = settled(text)
    friday = row.texts.index("friday")
    return direction(row, friday, friday)


@pytest.mark.parametrize("entry", STOPS, ids=name)
def test_abbreviation_ends_no_sentence(entry: Entry) -> None:
    for marked in entry.yes:
        text, _ = drawn(marked)
        assert "." not in settled(text).letters.rstrip("."), text
    for text in entry.no:
        assert settled(text).letters.count(".") > 1, text


@pytest.mark.parametrize("entry", REMEMBERED, ids=name)
def test_day_that_is_remembered(entry: Entry) -> None:
    day = f"{entry.fields['year']}-{entry.fields['month']:02d}-{entry.fields['day']:02d}"
    for marked in entry.yes:
        text, spans = drawn(marked)
        one, = times.find(text, anchor=ANCHOR)
        assert one.span == spans["time"][0] and one.when.value is not None and one.when.value.value == day
        long_before = times.find(text, anchor=Choice("1990-05-07", "given"))[0].when.value
        assert long_before is not None and long_before.value != day
    for text in entry.no:
        assert not times.find(text, anchor=ANCHOR), text


def test_no_word_twice_in_a_kind() -> None:
    seen = set()
    for entry in (*NAMED, *TENSE, *BESIDES, *REMEMBERED):
        assert (entry.kind, entry.key) not in seen, entry.key
        seen.add((entry.kind, entry.key))
