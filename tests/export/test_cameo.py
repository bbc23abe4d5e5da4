"""CAMEO codes in and out."""

import json
from pathlib import Path

import pytest

from sayso.export.cameo import CODES, KINDS, ROOTS, Kind, code_of, kind_of
from sayso.model import Control, Event, EventType, Participant, Span

IN = {
    "010": None, "012": None, "019": None,
    "020": "REQUEST", "0251": "REQUEST yield", "028": "REQUEST meet",
    "03": "AGREE", "0331": "AGREE", "036": "AGREE",
    "040": "CONSULT", "041": "CONSULT phone", "042": "CONSULT visit", "043": "CONSULT host",
    "044": "CONSULT third-party", "045": "CONSULT third-party", "046": "CONSULT",
    "050": "SUPPORT", "057": "SUPPORT", "064": "COOPERATE", "071": "AID", "075": "AID",
    "080": "CONCEDE", "0811": "CONCEDE", "0831": "CONCEDE", "0813": "RETREAT", "0841": "RETREAT release",
    "085": "RETREAT", "0863": "RETREAT access", "087": "RETREAT", "0871": "RETREAT ceasefire",
    "0873": "RETREAT disarm", "0874": "RETREAT withdraw",
    "090": "ACCUSE investigate", "111": "ACCUSE disapprove", "1124": "ACCUSE allege", "116": "ACCUSE disapprove",
    "100": "REQUEST", "1013": "REQUEST assist", "1056": "REQUEST yield", "107": "REQUEST meet",
    "120": "REJECT", "1246": "REJECT yield", "125": "REJECT meet", "128": "REJECT",
    "130": "THREATEN", "1313": "THREATEN relations", "138": "THREATEN violence", "1382": "THREATEN territory",
    "140": "PROTEST", "1413": "PROTEST demo", "1422": "PROTEST hunger", "143": "PROTEST boycott",
    "1444": "PROTEST obstruct", "1451": "PROTEST riot",
    "150": "MOBILIZE", "152": "MOBILIZE troops", "153": "MOBILIZE police",
    "160": "SANCTION", "161": "SANCTION discontinue", "163": "SANCTION discontinue", "1662": "SANCTION expel",
    "170": "COERCE", "1711": "COERCE seize", "1721": "COERCE restrict", "1722": "COERCE ban", "1723": "COERCE curfew",
    "173": "COERCE arrest", "174": "COERCE deport", "175": "ASSAULT",
    "180": "ASSAULT", "182": "ASSAULT beat", "1821": "ASSAULT sexual", "1822": "ASSAULT torture",
    "183": "ASSAULT explosives", "1831": "ASSAULT suicide-attack", "1833": "ASSAULT explosives",
    "185": "ASSAULT assassinate", "190": "ASSAULT", "191": "COERCE restrict", "192": "COERCE seize",
    "193": "ASSAULT firearms", "194": "ASSAULT heavy-weapons", "195": "ASSAULT aerial", "1951": "ASSAULT aerial",
    "200": "ASSAULT", "203": "ASSAULT cleansing", "2042": "ASSAULT unconventional",
}


def told(kind: Kind | None) -> str | None:
    return " ".join(filter(None, (kind.type, kind.mode))) if kind else None


@pytest.mark.parametrize(("code", "expected"), IN.items(), ids=IN)
def test_a_code_has_a_type_and_a_mode(code: str, expected: str | None) -> None:
    assert told(kind_of(code).value) == expected


@pytest.mark.parametrize("code", ["", "1", "00", "21", "42", "999", "14131", "1x", "¹4", "03٣", "01 "])
def test_what_is_no_code_is_said(code: str) -> None:
    found = kind_of(code)
    assert found.value is None
    assert "no CAMEO code" in found.why


def event(kind: str | None, mode: str | None = None, *, control: Control | None = None, by: str = "",
          to: str = "") -> Event:
    return Event("e-1", "p", "b", None, EventType(kind) if kind else None, (Span(0, 1),), mode, control=control,
                 actors=(Participant(None, "x", code=by),), recipients=(Participant(None, "y", code=to),))


OUT = {
    "a visit": (event("CONSULT", "visit"), "042"),
    "hosting": (event("CONSULT", "host"), "043"),
    "a call": (event("CONSULT", "phone"), "041"),
    "mediation": (event("CONSULT", "third-party"), "045"),
    "a summit: CAMEO has no code for it": (event("CONSULT", "multilateral"), "04"),
    "no mode: the root": (event("AGREE"), "03"),
    "a request is an appeal": (event("REQUEST"), "02"),
    "a concession": (event("CONCEDE"), "08"),
    "a retreat": (event("RETREAT", "withdraw"), "0874"),
    "a retreat that gives a place up": (event("RETREAT", control=Control.LOSES), "0874"),
    "a retreat that tells no more": (event("RETREAT"), "08"),
    "a ceasefire": (event("RETREAT", "ceasefire"), "0871"),
    "an accusation": (event("ACCUSE", "allege"), "112"),
    "an investigation": (event("ACCUSE", "investigate"), "09"),
    "blame of no mode": (event("ACCUSE"), "11"),
    "a threat of violence": (event("THREATEN", "violence"), "138"),
    "a demonstration": (event("PROTEST", "demo"), "141"),
    "a demonstration, as PLOVER 0.5 has it": (event("PROTEST", "demo-spon"), "141"),
    "a hunger strike": (event("PROTEST", "hunger"), "142"),
    "a strike": (event("PROTEST", "strike"), "143"),
    "a roadblock": (event("PROTEST", "obstruct"), "144"),
    "a riot": (event("PROTEST", "riot"), "145"),
    "expelling": (event("SANCTION", "expel"), "166"),
    "breaking off": (event("SANCTION", "discontinue"), "161"),
    "an arrest": (event("COERCE", "arrest"), "173"),
    "a deportation": (event("COERCE", "deport"), "174"),
    "seizing": (event("COERCE", "seize"), "171"),
    "confiscating": (event("COERCE", "confiscate"), "171"),
    "seizing a place": (event("COERCE", "seize", control=Control.TAKES), "192"),
    "taking a place": (event(None, control=Control.TAKES), "192"),
    "a curfew": (event("COERCE", "curfew"), "1723"),
    "restricting": (event("COERCE", "restrict"), "172"),
    "a bomb": (event("ASSAULT", "explosives"), "183"),
    "a suicide bomb": (event("ASSAULT", "suicide-attack"), "1831"),
    "an air strike that takes a place": (event("ASSAULT", "aerial", control=Control.TAKES), "195"),
    "an army attacks": (event("ASSAULT", by="KARMIL", to="KARREB"), "19"),
    "an army is attacked": (event("ASSAULT", by="KARREB", to="KARMIL"), "19"),
    "gunmen attack": (event("ASSAULT", by="---UAF", to="KARCVL"), "18"),
}


@pytest.mark.parametrize(("given", "expected"), OUT.values(), ids=OUT)
def test_an_event_has_a_code(given: Event, expected: str) -> None:
    assert code_of(given).value == expected


def test_where_there_is_no_code_it_says_why() -> None:
    assert code_of(event(None, control=Control.HOLDS)).why == "it holds control, which CAMEO has no code for"
    assert code_of(event(None)).why == "it has no type"


def test_every_type_has_a_root_and_comes_back_from_it() -> None:
    assert set(ROOTS) == set(EventType)
    for kind in EventType:
        back = kind_of(ROOTS[kind]).value
        assert back is not None
        assert back.type is (EventType.CONCEDE if kind is EventType.RETREAT else kind), kind


@pytest.mark.parametrize("kind", CODES, ids=lambda kind: " ".join((kind.type, kind.mode)))
def test_what_goes_out_as_a_code_comes_back_as_the_same_type(kind: Kind) -> None:
    back = kind_of(CODES[kind]).value
    assert back is not None
    assert back.type is kind.type


def test_all_codes_are_codes() -> None:
    assert all(kind_of(code).value == kind for code, kind in KINDS.items())


@pytest.mark.shared
def test_the_types_are_those_that_others_gave_the_same_codes(shared: Path) -> None:
    """PETRARCH's unit tests, as `data/events` has them, without the types that PLOVER does not have."""
    rows = (shared / "data" / "events" / "petrarch_unittest.jsonl").read_text(encoding="utf-8").splitlines()
    events = [one for row in rows for one in json.loads(row)["events"] if one["type"] in EventType.__members__]
    assert len(events) > 250
    other = {(one["cameo"], one["type"], kind.type.value) for one in events
             if (kind := kind_of(one["cameo"].rstrip("KL")).value) is not None and kind.type != one["type"]}
    assert not other
