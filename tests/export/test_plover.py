"""PLOVER records of hand-made readings: every field with the words it came from."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.drawing import drawn
from tests.export.readings import build

from sayso.errors import OutputError
from sayso.export import plover
from sayso.mentions.places import own
from sayso.model import (
    Actor,
    ActorKind,
    Choice,
    Control,
    Event,
    EventType,
    Mention,
    MentionKind,
    Participant,
    Place,
    PlaceLevel,
    Reading,
    Span,
    Toll,
    When,
    WhenType,
)

MARN = Place("own:marn", "Marn", PlaceLevel.SETTLEMENT, -23.55, -16.63, 4.0, "XV", ("own:ostrel", "own:karsova"), 17000,
             within=("Ostrel Valley", "Karsova"))
KARSOVA = Actor("KAR", "Karsova", ActorKind.STATE, Choice("KAR", "its own"), "KAR", "GOV")
COUNCIL = Actor("northern-council", "Northern Council", ActorKind.ARMED_GROUP, Choice("northern-council", "its own"),
                "KAR", "REB")
TUESDAY = When(WhenType.DATE, "2031-05-06", first="2031-05-06", last="2031-05-06", precision=1)
SCOPES = {"k": "killed", "w": "wounded", "n": "detained"}


def told(marked: str, type: str | None = "ASSAULT", mode: str | None = None, *, place: Place = MARN,
         when: When = TUESDAY, groups: tuple[str, ...] = (), actors: tuple[Actor, ...] = (KARSOVA, COUNCIL),
         about: dict[str, Any] | None = None, **fields: Any) -> Reading:
    """The reading of one event, drawn in its sentence.

    `e` is the trigger; `a_…` and `r_…` those who act and whom it befalls, with their codes ("a_karmil", "a_uaf"; "a_"
    has none); `p` the place, `d` the time; `k`, `w` and `n` how many were killed, wounded, detained, `…_least` with an
    open end. Statements as in `build`; `fields` are the event's own.
    """
    text, spans = drawn(f"<body>{marked}</body>")
    reading = build(f"<body>{marked}</body>", **(about or {}))
    page = reading.page.id

    def who(role: str) -> tuple[Participant, ...]:
        marks = sorted((span, name) for name, places in spans.items() if name[:2] == f"{role}_" for span in places)
        return tuple(Participant(span, span.cut(text), next(
            (one.id for one in actors if one.name == span.cut(text)), None), coded(name[2:])) for span, name in marks)

    tolls = tuple(toll(name, span, text, group) for (span, name), group in zip(
        sorted((span, name) for name, places in spans.items() if name[0] in SCOPES and name[1:] in {"", "_least"}
               for span in places), (*groups, *([None] * 9)), strict=False))
    event = Event("e-1", page, "b0", next((one.id for one in (*reading.statements, *reading.narration)), None),
                  EventType(type) if type else None, tuple(spans.get("e", ())), mode, actors=who("a"),
                  recipients=who("r"), tolls=tolls,
                  place=Choice("m-place", "in its clause") if "p" in spans else Choice(None, "no place is named"),
                  time=Choice("m-time", "in its clause") if "d" in spans else Choice(None, "no time is named"),
                  **{"main": True} | fields)
    return replace(
        reading, events=(event,), actors=actors,
        places=tuple(Mention("m-place", page, "b0", span, MentionKind.PLACE, Choice(place, "the only one"))
                     for span in spans.get("p", ())),
        times=tuple(Mention("m-time", page, "b0", span, MentionKind.TIME, Choice(when, "as it stands"))
                    for span in spans.get("d", ())))


def coded(mark: str) -> str:
    """The code in a mark: country and sector, or a sector alone.

    >>> coded("karmil"), coded("uaf"), coded("ngo"), coded("")
    ('KARMIL', '---UAF', 'NGO', '')
    """
    code = mark.upper()
    return code if len(code) != 3 or code in {"NGO", "IGO", "IMG", "KAR", "VES"} else f"---{code}"


def toll(name: str, span: Span, text: str, group: str | None) -> Toll:
    number = float(span.cut(text))
    return Toll(SCOPES[name[0]], number, number, None if name.endswith("_least") else number, span, group)


def record(reading: Reading, **given: Any) -> dict[str, Any]:
    (found,) = plover.records(reading, **given)
    return found


def words(reading: Reading, span: list[int]) -> str:
    return reading.page.text[span[0]:span[1]]


SHELLED = ("<s1>Mira Tosk</s1> <c1>said</c1> <t1><a_karmil>Karsovan soldiers</a_karmil> <e>shelled</e> "
           "<r_karcvl>families</r_karcvl> in <p>Marn</p> on <d>Tuesday</d>, killing <k>12</k> people and wounding at "
           "least <w_least>30</w_least></t1>.")


def test_a_record_has_every_field_and_the_words_it_came_from() -> None:
    reading = told(SHELLED, mode="heavy-weapons", contexts=("military",), about={"url": "https://post.example/marn"})
    found = record(reading)
    assert {name: found[name] for name in ("event_id", "date", "type", "mode", "context", "event_text", "cameo",
                                           "said_by", "url", "page_id", "statement", "main")} == {
        "event_id": "e-1", "date": "2031-05-06", "type": "ASSAULT", "mode": "heavy-weapons", "context": ["military"],
        "event_text": "shelled", "cameo": "194", "said_by": "Mira Tosk", "url": "https://post.example/marn",
        "page_id": reading.page.id, "statement": reading.statements[0].id, "main": True}
    assert found["text"].startswith("Karsovan soldiers shelled")
    assert found["source"] == [{"text": "Karsovan soldiers", "span": found["source"][0]["span"], "actor": None,
                                "name": "Karsovan soldiers", "country": "KAR", "sector": "MIL", "code": "KARMIL"}]
    assert [one["code"] for one in found["recipient"]] == ["KARCVL"]
    assert found["location"] == {
        "name": "Marn", "lat": -23.55, "lon": -16.63, "country": "KAR", "country_code": "XV", "admin1": "Ostrel Valley",
        "level": "settlement", "id": "own:marn", "span": found["location"]["span"]}
    assert (found["dead"]["low"], found["dead"]["best"], found["dead"]["high"]) == (12, 12, 12)
    assert (found["injured"]["low"], found["injured"]["best"], found["injured"]["high"]) == (30, 30, None)
    assert found["size"] is None
    for span, printed in ((found["event_span"][0], "shelled"), (found["source"][0]["span"], "Karsovan soldiers"),
                          (found["recipient"][0]["span"], "families"), (found["location"]["span"], "Marn"),
                          (found["dead"]["span"][0], "12"), (found["injured"]["span"][0], "30")):
        assert words(reading, span) == printed


def test_what_is_not_told_is_null() -> None:
    found = record(told("Somebody <e>fired</e>."))
    assert {name: value for name, value in found.items() if value in (None, [], False)} == {
        "date": None, "mode": None, "context": [], "control": None, "source": [], "recipient": [], "location": None,
        "dead": None, "injured": None, "size": None, "historical": False, "future": False, "hypothetical": False,
        "negated": False, "part_of": None, "url": None, "statement": None, "said_by": None, "text": None}


@pytest.mark.parametrize("mark", ["historical", "future", "hypothetical", "negated"])
def test_the_four_marks(mark: str) -> None:
    marks: dict[str, Any] = {mark: True}
    found = record(told(SHELLED, **marks))
    assert [name for name in ("historical", "future", "hypothetical", "negated") if found[name]] == [mark]


def test_a_state_of_control_has_no_type() -> None:
    found = record(told("<a_karreb>Northern Council</a_karreb> fighters <e>hold</e> <p>Marn</p>.", None,
                        control=Control.HOLDS, main=False))
    assert (found["type"], found["control"], found["cameo"], found["main"]) == (None, "holds control", None, False)
    assert found["source"][0]["actor"] == "northern-council"


def test_an_actor_has_the_name_it_is_known_by_only_where_the_words_are_its_own() -> None:
    reading = told("<a_kargov>They</a_kargov> <e>left</e>.", "RETREAT")
    event = reading.events[0]
    owned = replace(event.actors[0], actor="KAR")
    named = [record(replace(reading, events=(replace(event, actors=(one,)),)))["source"][0]["name"]
             for one in (owned, replace(owned, code="KARMIL"))]
    assert named == ["Karsova", "They"], "soldiers in front of whom 'Karsovan' stands are not Karsova"


def test_a_state_whose_code_has_no_sector_is_its_government() -> None:
    reading = told("<a_>Vessen</a_> <e>protested</e>.", "REJECT", actors=(
        Actor("VES", "Vessen", ActorKind.STATE, Choice("VES", "its own"), "VES"),))
    assert record(reading)["source"][0]["sector"] == "GOV"


def test_a_trigger_in_pieces_is_verbatim() -> None:
    found = record(told("<a_karmil>Soldiers</a_karmil> <e>took</e> the town <e>back</e>."))
    assert found["event_text"] == "took [...] back"
    assert len(found["event_span"]) == 2


COUNTS = {
    "one number": ("<k>12</k>", (), (12, 12, 12)),
    "an open end": ("<k_least>12</k_least>", (), (12, 12, None)),
    "the whole before its part": ("<k>12</k>, <k>3</k> of them children", ("", "children"), (12, 12, 12)),
    "two groups: at least the larger": ("<k>9</k> civilians and <k>3</k> soldiers", ("civilians", "soldiers"),
                                        (9, None, None)),
    "two wholes: at least the larger": ("<k>9</k> on Monday and <k>12</k> on Tuesday", (), (12, None, None)),
    "said twice": ("<k>9</k>, yes <k>9</k>", (), (9, 9, 9)),
}


@pytest.mark.parametrize(("marked", "groups", "expected"), COUNTS.values(), ids=COUNTS)
def test_several_numbers_are_never_added_up(marked: str, groups: tuple[str, ...],
                                            expected: tuple[float | None, ...]) -> None:
    reading = told(f"The <e>attack</e> killed {marked}.", groups=groups)
    tolls = tuple(replace(one, group=one.group or None) for one in reading.events[0].tolls)
    dead = record(replace(reading, events=(replace(reading.events[0], tolls=tolls),)))["dead"]
    assert (dead["low"], dead["best"], dead["high"]) == expected


def test_what_else_befell_them_is_the_size() -> None:
    size = record(told("Police <e>detained</e> <n>40</n> people.", "COERCE", "arrest"))["size"]
    assert (size["scope"], size["best"]) == ("detained", 40)


DATES = {
    "a day": (TUESDAY, "2031-05-06"),
    "an afternoon": (replace(TUESDAY, type=WhenType.TIME, value="2031-05-06TAF"), "2031-05-06"),
    "a week": (replace(TUESDAY, value="2031-W19", first="2031-05-05", last="2031-05-11", precision=2), None),
    "before a day": (replace(TUESDAY, mod="BEFORE"), None),
    "a duration": (When(WhenType.DURATION, "P3D"), None),
}


@pytest.mark.parametrize(("when", "expected"), DATES.values(), ids=DATES)
def test_only_a_day_is_a_date(when: When, expected: str | None) -> None:
    assert record(told("They <e>fired</e> on <d>Tuesday</d>.", when=when))["date"] == expected


def test_provinces_and_districts_come_from_the_places_that_a_place_lies_in() -> None:
    kandahar = Place("gn:1138336", "Kandahar", PlaceLevel.SETTLEMENT, 31.6, 65.7, 10.0, "AF",
                     ("gn:1138335", "gn:1149361"), within=("Kandahar District", "Afghanistan"))
    looked = plover.lookup()
    country = looked.place("gn:1149361")
    assert country is not None
    found = plover.lies(kandahar, plover.parts(told("x <e>y</e>"), looked))
    assert (found.country, found.alpha2, found.alpha3) == (country.name, "AF", "AFG")
    assert found.admin1 != "Kandahar District", "a district is no province, though its name stands last but one"
    assert found.admin1.startswith("Kandah")


def test_places_of_ones_own_lie_in_places_of_ones_own(examples: Path) -> None:
    looked = plover.lookup(places=examples / "places.toml")
    sered = next(one.place for one in own.load(examples / "places.toml").named("Sered"))
    assert sered.within == ()
    found = plover.lies(sered, plover.parts(told("x <e>y</e>"), looked))
    assert (found.country, found.admin1, found.admin2) == ("Karsova", "Ostrel Valley", "Sered")


def test_a_place_that_cannot_be_told_is_no_location() -> None:
    reading = told("They <e>fired</e> in <p>Marn</p>.")
    unknown = replace(reading.places[0], choice=Choice(None, "2 places called 'Marn'"), candidates=(MARN,))
    assert record(replace(reading, places=(unknown,)))["location"] is None


WITHIN = {
    "a town in a district": (PlaceLevel.SETTLEMENT, ("Sered", "Ostrel Valley", "Karsova"), "Ostrel Valley", "Sered"),
    "a town in a province": (PlaceLevel.SETTLEMENT, ("Ostrel Valley", "Karsova"), "Ostrel Valley", ""),
    "a district": (PlaceLevel.DISTRICT, ("Ostrel Valley", "Karsova"), "Ostrel Valley", "Marn"),
    "a province": (PlaceLevel.PROVINCE, ("Karsova",), "Marn", ""),
}


@pytest.mark.parametrize(("level", "within", "admin1", "admin2"), WITHIN.values(), ids=WITHIN)
def test_where_no_list_has_them_the_names_of_the_reading_do(level: PlaceLevel, within: tuple[str, ...], admin1: str,
                                                            admin2: str) -> None:
    found = plover.lies(replace(MARN, level=level, within=within), plover.parts(told("x <e>y</e>"), plover.lookup()))
    assert (found.country, found.admin1, found.admin2) == ("Karsova", admin1, admin2)


def test_the_letters_of_a_country_of_ones_own(monkeypatch: pytest.MonkeyPatch, examples: Path) -> None:
    nobody = told("They <e>fired</e> in <p>Marn</p>.", actors=())
    assert record(nobody)["location"]["country"] is None
    monkeypatch.setattr(plover, "country_codes", lambda own: {"XV": "KAR"} if own.name == "actors.toml" else {})
    given = record(nobody, places=examples / "places.toml", actors=examples / "actors.toml")
    assert given["location"]["country"] == "KAR"
    assert record(told("They <e>fired</e> in <p>Marn</p>."))["location"]["country"] == "KAR", "the page names the state"


def test_every_code_of_a_country_is_there_once() -> None:
    assert len(plover.ISO) == 249
    assert len({three for three, _ in plover.ISO.values()}) == len({number for _, number in plover.ISO.values()}) == 249
    assert all(two.isupper() and three.isupper() and number.isdigit() and len(number) == 3
               for two, (three, number) in plover.ISO.items())


def test_a_line_of_json_an_event(tmp_path: Path) -> None:
    first = told(SHELLED)
    second = replace(told("Nobody <e>fired</e> “\ud800”."), events=())
    third = told("Somebody <e>fired \ud800</e>.")
    file = plover.write([first, second, third], tmp_path / "events.jsonl")
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["event_text"] for line in lines] == ["shelled", "fired \ud800"]
    assert json.loads(lines[0]) == record(first)


def test_what_cannot_be_written_leaves_what_stood_there(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        plover.write([told(SHELLED)], tmp_path / "no" / "events.jsonl")
    assert plover.write([], tmp_path / "events.jsonl").read_bytes() == b""
