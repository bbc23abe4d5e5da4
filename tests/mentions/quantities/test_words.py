"""Every word of the lists does what its `yes` sentences show, and nothing in its `no` sentence."""

import pytest
from tests.drawing import drawn
from tests.mentions.quantities.said import examined, said

from sayso import lexicon
from sayso.lexicon import Entry
from sayso.mentions.quantities import Found, Refused, numerals, states
from sayso.mentions.quantities.nouns import forms, plural

NUMBERS, INTERVALS = lexicon.load("quantities_numbers"), lexicon.load("quantities_interval")
NAMES, UNITS = lexicon.load("quantities_names"), lexicon.load("units")
SCOPES = [entry for entry in lexicon.load("scopes") if entry.kind == "scope"]
CARRIERS = [entry for entry in lexicon.load("scopes") if entry.kind == "carrier"]
NOUNS = [entry for entry in UNITS if entry.kind == "unit"]


def names(entries: list[Entry] | tuple[Entry, ...]) -> list[str]:
    return [f"{entry.kind}-{entry.key}" for entry in entries]


def found(text: str) -> list[Found]:
    return [one for one in examined(text) if isinstance(one, Found)]


def drawn_quantity(entry: Entry) -> Found:
    """The quantity that the first `yes` sentence draws."""
    text, spans = drawn(entry.yes[0])
    (one,) = [one for one in found(text) if one.span == spans["quantity"][0]]
    return one


@pytest.mark.parametrize("entry", NUMBERS, ids=names(NUMBERS))
def test_a_number_word_has_its_value(entry: Entry) -> None:
    quantity = drawn_quantity(entry).quantity.value
    assert quantity is not None
    if entry.kind in {"cardinal", "vague", "few"}:
        low, high = (entry.fields.get(name, entry.fields.get("value")) for name in ("low", "high"))
        assert (quantity.low, quantity.high) == (low, high)
    elif entry.kind == "multiplier":
        assert quantity.low is not None
        assert quantity.low % float(entry.fields["value"]) in {0, 0.5 * float(entry.fields["value"])}
    else:
        assert quantity.low is not None
        times = quantity.low / float(entry.fields["value"])
        assert times == pytest.approx(round(times))


@pytest.mark.parametrize("entry", NUMBERS, ids=names(NUMBERS))
def test_a_number_word_is_silent_elsewhere(entry: Entry) -> None:
    assert [said(one.quantity.value) for one in found(entry.no[0])] == []


@pytest.mark.parametrize(("entry", "short"), [(entry, short) for entry in NUMBERS if entry.kind == "multiplier"
                                              for short in entry.words("also")])
def test_a_short_form_multiplies_the_figures_it_is_glued_to(entry: Entry, short: str) -> None:
    (only,) = found(f"The dam cost $2{short}.") if not short.endswith("s") else found(f"The dam cost 2 {short} rupees.")
    assert only.quantity.value is not None
    assert only.quantity.value.low == 2 * entry.fields["value"]


MEANT = {"least": (12, None), "most": (None, 12), "nearly": (10.8, 12), "about": (10.8, 13.2), "exact": (12, 12)}


@pytest.mark.parametrize("entry", INTERVALS, ids=names(INTERVALS))
def test_a_word_beside_a_number_shapes_its_interval(entry: Entry) -> None:
    quantity = drawn_quantity(entry).quantity.value
    assert quantity is not None
    kind = str(entry.fields["as"]) if entry.kind == "behind" else entry.kind
    low, high = MEANT["least"] if kind == "exceeds" else MEANT[kind]
    assert quantity.low == (500 if kind == "exceeds" else low)
    assert quantity.high == high


@pytest.mark.parametrize("entry", INTERVALS, ids=names(INTERVALS))
def test_a_word_beside_a_number_is_silent_elsewhere(entry: Entry) -> None:
    assert [said(one.quantity.value) for one in found(entry.no[0]) if one.quantity.value is not None
            and one.quantity.value.low != one.quantity.value.high] == []


BEFORE = [(entry, phrase) for entry in INTERVALS if entry.kind in MEANT for phrase in entry.words("also")]


@pytest.mark.parametrize(("entry", "phrase"), BEFORE, ids=[f"{entry.kind}-{phrase}" for entry, phrase in BEFORE])
def test_each_phrase_before_a_number(entry: Entry, phrase: str) -> None:
    (only,) = found(f"The harbour counted {phrase} 12 boats.")
    assert only.quantity.value is not None
    assert (only.quantity.value.low, only.quantity.value.high) == MEANT[entry.kind]


@pytest.mark.parametrize("entry", NAMES, ids=names(NAMES))
def test_a_name_or_a_time_is_left_out(entry: Entry) -> None:
    text, spans = drawn(entry.yes[0])
    both = examined(text)
    assert all(any(one.span.touches(span) for one in both if isinstance(one, Refused)) for span in spans["refused"])
    assert [one for one in both if isinstance(one, Found)] == []


@pytest.mark.parametrize("entry", NAMES, ids=names(NAMES))
def test_a_count_beside_such_a_word_stays(entry: Entry) -> None:
    assert len(found(entry.no[0])) == 1


@pytest.mark.parametrize("entry", UNITS, ids=names(UNITS))
def test_a_unit_is_found(entry: Entry) -> None:
    quantity = drawn_quantity(entry).quantity.value
    assert quantity is not None
    assert quantity.unit == entry.fields["unit"]
    assert quantity.scope == entry.fields.get("state")


@pytest.mark.parametrize("entry", UNITS, ids=names(UNITS))
def test_a_unit_alone_is_no_quantity(entry: Entry) -> None:
    assert found(entry.no[0]) == []


@pytest.mark.parametrize("entry", NOUNS, ids=names(NOUNS))
def test_each_noun_counts_as_its_unit(entry: Entry) -> None:
    wrong = {}
    for word in (entry.key, *entry.words("also")):
        for form in {plural(word), word} & set(forms()):
            if forms()[form].plural and forms()[form].entry is entry:
                units = [one.quantity.value.unit for one in found(f"The observers saw 12 {form} there.")
                         if one.quantity.value is not None]
                if units != [entry.fields["unit"]]:
                    wrong[form] = units
    assert wrong == {}


def test_no_noun_has_two_units() -> None:
    seen: dict[str, str] = {}
    twice = {word for entry in NOUNS for word in (entry.key, *entry.words("also"))
             if seen.setdefault(word, entry.key) != entry.key}
    assert twice == set()


MEASURES = [(entry, word) for entry in UNITS if entry.kind == "measure" for word in (entry.key, *entry.words("also"))]


@pytest.mark.parametrize(("entry", "word"), MEASURES, ids=[word for _, word in MEASURES])
def test_each_measure_is_read(entry: Entry, word: str) -> None:
    (only,) = found(f"They saw 12 {word} of it.")
    assert only.quantity.value is not None
    assert only.quantity.value.unit == entry.fields["unit"]


MONEY = [(entry, word) for entry in UNITS if entry.kind == "currency" for word in entry.words("also") if len(word) > 3]


@pytest.mark.parametrize(("entry", "word"), MONEY, ids=[word for _, word in MONEY])
def test_each_currency_is_read(entry: Entry, word: str) -> None:
    (only,) = found(f"It cost 12 {word} in Marn." if word.isalpha() or " " in word else f"It cost {word}12 in Marn.")
    assert only.quantity.value is not None
    assert only.quantity.value.unit == entry.fields["unit"]


@pytest.mark.parametrize("entry", SCOPES, ids=names(SCOPES))
def test_a_scope_is_read(entry: Entry) -> None:
    for marked in entry.yes:
        (only,) = found(drawn(marked)[0])
        assert only.quantity.value is not None
        assert only.quantity.value.scope == entry.fields["scope"]
    assert all(one.quantity.value is not None and one.quantity.value.scope is None for one in found(entry.no[0]))
    assert len(found(entry.no[0])) == 1


UNIT_OF = {"people": "people", "things": "villages"}


def shown(entry: Entry) -> str:
    """A noun that the scope can be said of."""
    units = entry.words("units")
    if "attacks" in units:
        return "rockets"
    return "planes" if units and "settlements" not in units else UNIT_OF[str(entry.fields["of"])]


ACTS = [(entry, verb) for entry in SCOPES for verb in entry.words("acts")]


@pytest.mark.parametrize(("entry", "verb"), ACTS, ids=[f"{entry.fields['scope']}-{verb}" for entry, verb in ACTS])
def test_each_verb_says_what_it_does_to_those_counted(entry: Entry, verb: str) -> None:
    if verb.startswith("-"):
        pytest.skip("its words stand around those counted")
    first, *rest = verb.split()
    for form, _ in states.inflected(first):
        (only,) = found(f"They {' '.join([form, *rest])} 12 {shown(entry)} there.")
        assert only.quantity.value is not None
        assert only.quantity.value.scope == entry.fields["scope"], form


STATES = [(entry, word) for entry in SCOPES for word in entry.words("states")]


@pytest.mark.parametrize(("entry", "word"), STATES, ids=[f"{entry.fields['scope']}-{word}" for entry, word in STATES])
def test_each_state_is_said_of_those_counted(entry: Entry, word: str) -> None:
    (only,) = found(f"12 {shown(entry)} were {word} there.")
    assert only.quantity.value is not None
    assert only.quantity.value.scope == entry.fields["scope"]


FALLS = [(entry, verb) for entry in SCOPES for verb in entry.words("falls")]


@pytest.mark.parametrize(("entry", "verb"), FALLS, ids=[f"{entry.fields['scope']}-{verb}" for entry, verb in FALLS])
def test_each_fate_is_said_of_those_counted(entry: Entry, verb: str) -> None:
    first, *rest = verb.split()
    form = states.inflected(first)[-2 if first == "be" else -1][0] if first != "take" else "took"
    if first in {"lose", "fall", "go", "give", "sink", "freeze"}:
        form = states.PAST[first][0]
    (only,) = found(f"Some 12 {shown(entry)} {' '.join([form, *rest])} there.")
    assert only.quantity.value is not None
    assert only.quantity.value.scope == entry.fields["scope"]


OF = [(entry, word) for entry in SCOPES for word in entry.words("names")]


@pytest.mark.parametrize(("entry", "word"), OF, ids=[f"{entry.fields['scope']}-{word}" for entry, word in OF])
def test_each_name_of_what_befell_them(entry: Entry, word: str) -> None:
    (only,) = found(f"They spoke of the {word.removesuffix(' of')} of 12 {shown(entry)} there.")
    assert only.quantity.value is not None
    assert only.quantity.value.scope == entry.fields["scope"]


TOLLS = [(entry, word) for entry in SCOPES for word in entry.words("tolls") if " " in word]


@pytest.mark.parametrize(("entry", "word"), TOLLS, ids=[word for _, word in TOLLS])
def test_each_toll(entry: Entry, word: str) -> None:
    (only,) = found(f"The {word} rose to 12.")
    assert only.quantity.value is not None
    assert (only.quantity.value.unit, only.quantity.value.scope) == ("people", entry.fields["scope"])


@pytest.mark.parametrize("entry", CARRIERS, ids=names(CARRIERS))
def test_a_carrier_ties_a_number_to_its_toll(entry: Entry) -> None:
    (only,) = found("The death toll rose to 12.")
    assert said(only.quantity.value) == "12 people, killed"
    assert found(entry.no[0]) == []


def test_every_kind_of_number_is_listed() -> None:
    assert {entry.kind for entry in NUMBERS} == {"cardinal", "multiplier", "vague", "few", "fraction"}
    assert set(numerals.fractions()) >= {"half", "thirds", "quarters"}
