"""What the signals see: runs of capitals, rows of names, known names, what the page says of a word elsewhere."""

import json
from importlib.resources import files
from types import SimpleNamespace

import numpy as np
import pytest
from tests.mentions.places.test_find import parsed

from sayso.mentions.places import gazetteer
from sayso.mentions.places.find import Sureness, sureness
from sayso.mentions.places.naming.known import known_names, name_of
from sayso.mentions.places.naming.lists import in_lists, lists
from sayso.mentions.places.naming.page import Row, rows_of
from sayso.mentions.places.naming.recognise import Named, load, spans
from sayso.mentions.places.naming.signals import hear, signals
from sayso.mentions.places.naming.stretches import stretches
from sayso.text.states import states_of
from sayso.text.units import Letters, Unit


def row_of(text: str) -> Row:
    [row] = rows_of(parsed(text)).rows
    return row


def said_of(text: str, word: str) -> list[str]:
    """The signals of the last unit that is this word."""
    rows = rows_of(parsed(text))
    [row] = rows.rows
    known = known_names(row, gazetteer.load(), {})
    at = max(at for at, unit in enumerate(row.units) if unit.shown == word)
    return signals(row, at, hear(rows), known, in_lists(row, known))


def runs(text: str) -> list[str]:
    row = row_of(text)
    return [name_of(row, first, last) for first, last in sorted(set(row.runs.values()))]


@pytest.mark.parametrize(("text", "wanted"), [
    ("he left Buenos Aires for Marn", ["Buenos Aires", "Marn"]),
    ("the road to Mazar-i-Sharif is open", ["Mazar-i-Sharif"]),
    ("the University of Texas and Marn", ["University of Texas", "Marn"]),
    ("shops in Marn, Tolvik and Anabrek", ["Marn", "Tolvik", "Anabrek"]),
    ("he left the U.S. last year", ["U.S"]),
    ("they met in Marn. Nobody spoke", ["Marn", "Nobody"]),
])
def test_runs_of_capitalised_words(text: str, wanted: list[str]) -> None:
    assert runs(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), [
    ("shops in Marn, Tolvik and Anabrek closed", [["Marn", "Tolvik", "Anabrek"]]),
    ("Marn fell and then Tolvik fell", []),
    ("in Marn or Tolvik, while Velk and Tosk slept", [["Marn", "Tolvik"], ["Velk", "Tosk"]]),
])
def test_rows_of_names(text: str, wanted: list[list[str]]) -> None:
    row = row_of(text)
    assert [[name_of(row, *member) for member in members] for members in lists(row)] == wanted


def test_known_names_with_all_that_lie_inside_them() -> None:
    row = row_of("A storm hit New York City and Mazar-i-Sharif.")
    known = known_names(row, gazetteer.load(), {})
    at = next(at for at, unit in enumerate(row.units) if unit.shown == "York")
    names = [name_of(row, one.first, one.last) for one in known[at]]
    assert names[0] == "New York City"
    assert "New York" in names
    sharif = next(at for at, unit in enumerate(row.units) if unit.shown == "Sharif")
    assert name_of(row, known[sharif][0].first, known[sharif][0].last) == "Mazar-i-Sharif"


def test_a_stop_belongs_to_an_abbreviation_and_not_to_the_last_name_of_a_sentence() -> None:
    row = row_of("A barn in Springfield, Ill. burned, as did one in Homs.")
    names = {name_of(row, one.first, one.last) for these in known_names(row, gazetteer.load(), {}).values()
             for one in these}
    assert {"Ill.", "Homs"} <= names
    assert "Homs." not in names


def test_what_the_page_says_of_a_word_elsewhere() -> None:
    assert "ends a person's name on this page" in said_of("John Smith spoke. Later Smith left.", "Smith")
    assert "also in small letters on this page" in said_of("They sat reading in Reading.", "Reading")
    assert "initials of a name on this page" in said_of("New South Wales (NSW) burned. In NSW ten died.", "NSW")
    assert "somewhere on the page after a word like in" in said_of("It began in Tolvik. Tolvik is far.", "Tolvik")


def test_what_is_known_of_one_name_of_a_row_is_said_of_the_others() -> None:
    said = said_of("Schools in Aleppo, Homs and Tolvik closed.", "Tolvik")
    assert "in a row of several names" in said
    assert any(signal.startswith("in a row with a known") for signal in said)


def test_words_between_names_are_in_no_stretch() -> None:
    row = row_of("They left Marn because nobody there would give them any bread until Velk came.")
    inside = [[row.units[at].shown for at in stretch] for stretch in stretches(row.units)]
    assert inside == [["They", "left", "Marn", "because"], ["until", "Velk", "came"]]


def test_labels_are_read_as_names() -> None:
    assert spans([0, 1, 2, 2, 0, 3, 1, 1, 2]) == [(1, 3, False), (5, 5, True), (6, 6, False), (7, 8, False)]


def test_chances_in_words() -> None:
    words = [sureness(Named(0, 0, False, chance, ())) for chance in (0.95, 0.7, 0.3)]
    assert words == [Sureness.SURE, Sureness.LIKELY, Sureness.DOUBTFUL]


def test_states_are_kept_by_where_a_word_starts_without_ends_of_paragraphs() -> None:
    units = [Unit(0, 4, "Marn", Letters.TITLE), Unit(4, 4, "\n", Letters.PLAIN), Unit(6, 10, "fell", Letters.PLAIN)]
    window = SimpleNamespace(units=units, firsts=np.array([1, 3, 4]), middle=np.arange(12).reshape(6, 2))
    assert {at: state.tolist() for at, state in states_of([window]).items()} == {0: [2, 3], 6: [8, 9]}


def test_the_weights_that_ship_name_their_signals_in_words() -> None:
    for beside in (False, True):
        weights = load(beside=beside)
        assert (weights.head is not None) == beside
        assert {"parser: GPE begins", "known name alone", "before a word for: where"} <= weights.signals.keys()
        assert not any(signal.startswith("the name is ") for signal in weights.signals)


def test_the_figures_kept_beside_the_weights_are_above_the_bars() -> None:
    kept = json.loads((files("sayso") / "models" / "toponyms" / "measured.json").read_text(encoding="utf-8"))
    for name in ("alone", "beside"):
        assert kept[name]["cross-validated"]["geovirus"][2] >= 0.88
        assert kept[name]["cross-validated"]["lgl_even"][2] >= 0.75
