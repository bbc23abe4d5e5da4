"""Rows in ACLED's columns: what follows from a sentence, and what is left empty."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.export.readings import build, marn
from tests.export.test_plover import COUNCIL, KARSOVA, MARN, SHELLED, TUESDAY, told

from sayso.errors import OutputError
from sayso.export import acled
from sayso.model import Actor, ActorKind, Choice, Control, Place, PlaceLevel, Reading, When, WhenType

VESSEN = Actor("VES", "Vessen", ActorKind.STATE, Choice("VES", "its own"), "VES", "GOV")


def row(reading: Reading) -> acled.Row:
    (found,) = acled.rows([reading])
    return found


def of(reading: Reading, *columns: str) -> tuple[str, ...]:
    found = row(reading)
    return tuple(found[name] for name in columns)


def test_the_columns_are_acleds_in_its_order_then_the_others() -> None:
    assert ",".join(acled.COLUMNS) == (
        "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,"
        "inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,"
        "location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp,best,low,high,"
        "type_of_violence,event_id,statement_id,page_id,url,said_by,side,stance,certainty,polarity,negated,historical,"
        "future,hypothetical,plover_type,plover_mode,cameo,quote,start,end")


def test_a_whole_row() -> None:
    reading = told(SHELLED, mode="heavy-weapons", about={"url": "https://post.example/marn", "outlet": "Harbour Post"})
    statement = reading.statements[0]
    found = row(reading)
    assert list(found) == list(acled.COLUMNS)
    assert {name: value for name, value in found.items() if value} == {
        "event_date": "2031-05-06", "year": "2031", "time_precision": "1", "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence", "sub_event_type": "Shelling/artillery/missile attack",
        "actor1": "Karsovan soldiers", "inter1": "1", "actor2": "families", "inter2": "7", "interaction": "17",
        "civilian_targeting": "Civilian targeting", "country": "Karsova", "admin1": "Ostrel Valley", "location": "Marn",
        "latitude": "-23.5500", "longitude": "-16.6300", "geo_precision": "1", "source": "Harbour Post",
        "notes": reading.page.text, "fatalities": "12", "best": "12", "low": "12", "high": "12",
        "type_of_violence": "3", "event_id": "e-1", "statement_id": statement.id, "page_id": reading.page.id,
        "url": "https://post.example/marn", "said_by": "Mira Tosk", "stance": "assert", "certainty": "certain",
        "polarity": "+", "negated": "false", "historical": "false", "future": "false", "hypothetical": "false",
        "plover_type": "ASSAULT", "plover_mode": "heavy-weapons", "cameo": "194", "quote": statement.quote,
        "start": found["start"], "end": found["end"]}
    assert reading.page.text[int(found["start"]):int(found["end"])] == "shelled"
    assert found["quote"] in reading.page.text


def test_what_is_not_told_is_empty() -> None:
    reading = told("Somebody <e>fired</e>.")
    assert {name for name, value in row(reading).items() if value} == {
        "notes", "event_id", "page_id", "negated", "historical", "future", "hypothetical", "plover_type", "cameo",
        "start", "end"}


TYPES: dict[str, tuple[Reading, str, str]] = {
    "an air strike": (told("<a_karmil>Jets</a_karmil> <e>bombed</e> <p>Marn</p>.", mode="aerial"),
                      "Explosions/Remote violence", "Air/drone strike"),
    "shelling": (told("<a_karmil>Guns</a_karmil> <e>shelled</e> <p>Marn</p>.", mode="heavy-weapons"),
                 "Explosions/Remote violence", "Shelling/artillery/missile attack"),
    "a mine": (told("A mine <e>went off</e> in <p>Marn</p>.", mode="explosives"),
               "Explosions/Remote violence", "Remote explosive/landmine/IED"),
    "a suicide bomb": (told("A man <e>blew himself up</e>.", mode="suicide-attack"),
                       "Explosions/Remote violence", "Suicide bomb"),
    "the army takes a town of its country": (
        told("<a_karmil>The army</a_karmil> <e>took</e> <p>Marn</p>.", control=Control.TAKES),
        "Battles", "Government regains territory"),
    "the army takes a town of another country": (
        told("<a_vesmil>Vessen's army</a_vesmil> <e>took</e> <p>Marn</p>.", control=Control.TAKES),
        "Battles", "Non-state actor overtakes territory"),
    "rebels take a town": (told("<a_karreb>Rebels</a_karreb> <e>took</e> <p>Marn</p>.", control=Control.TAKES),
                           "Battles", "Non-state actor overtakes territory"),
    "an army takes a town, nobody knows in which country": (
        told("<a_karmil>The army</a_karmil> <e>took</e> the town.", control=Control.TAKES), "Battles", ""),
    "a town is taken, nobody says by whom": (told("<p>Marn</p> was <e>taken</e>.", control=Control.TAKES), "", ""),
    "a retreat that gives a place up": (
        told("<a_karreb>Rebels</a_karreb> <e>left</e> <p>Marn</p>.", "RETREAT", control=Control.LOSES),
        "Strategic developments", "Non-violent transfer of territory"),
    "a retreat": (told("<a_karreb>Rebels</a_karreb> <e>retreated</e>.", "RETREAT", "withdraw"), "", ""),
    "families are attacked": (told("<a_uaf>Gunmen</a_uaf> <e>attacked</e> <r_karcvl>families</r_karcvl>."),
                              "Violence against civilians", "Attack"),
    **{f"civilians are {sector}": (told(f"<a_uaf>Gunmen</a_uaf> <e>shot</e> <r_{sector}>somebody</r_{sector}>.",
                                        mode="firearms"), "Violence against civilians", "Attack")
       for sector in ("cvl", "karref", "med", "hlh", "ngo", "karedu")},
    "a rape": (told("<a_uaf>Men</a_uaf> <e>raped</e> <r_cvl>a woman</r_cvl>.", mode="sexual"),
               "Violence against civilians", "Sexual violence"),
    "a kidnapping": (told("<a_uaf>Men</a_uaf> <e>abducted</e> <r_ngo>a nurse of MedAid</r_ngo>.", mode="abduct"),
                     "Violence against civilians", "Abduction/forced disappearance"),
    "a minister is killed": (told("<a_uaf>Men</a_uaf> <e>killed</e> <r_kargov>a minister</r_kargov>.",
                                  mode="assassinate"), "", ""),
    "two armed sides": (told("<a_karmil>Soldiers</a_karmil> <e>fought</e> <r_karreb>rebels</r_karreb>."),
                        "Battles", "Armed clash"),
    "soldiers and families are fired on": (
        told("<a_karreb>Rebels</a_karreb> <e>fired on</e> <r_karmil>soldiers</r_karmil> and <r_cvl>families</r_cvl>."),
        "Battles", "Armed clash"),
    "a clash told of both": (told("<a_karmil>Soldiers</a_karmil> and <a_karreb>rebels</a_karreb> <e>clashed</e>."),
                             "Battles", "Armed clash"),
    "allies attack nobody named": (
        told("<a_karmil>Soldiers</a_karmil> and <a_karcop>policemen</a_karcop> <e>attacked</e>."), "", ""),
    "a state is attacked": (told("<a_vesmil>Vessen's army</a_vesmil> <e>attacked</e> <r_kargov>Karsova</r_kargov>."),
                            "Battles", "Armed clash"),
    "a demonstration": (told("<a_cvl>Students</a_cvl> <e>marched</e>.", "PROTEST", "demo"),
                        "Protests", "Peaceful protest"),
    "a protest of no mode": (told("<a_cvl>Students</a_cvl> <e>protested</e>.", "PROTEST"),
                             "Protests", "Peaceful protest"),
    "a demonstration in which people died": (
        told("<a_cvl>Students</a_cvl> <e>marched</e>; <k>2</k> died.", "PROTEST", "demo"), "", ""),
    "a strike": (told("<a_lab>Miners</a_lab> <e>went on strike</e>.", "PROTEST", "strike"), "", ""),
    "a riot": (told("<a_cvl>Youths</a_cvl> <e>rioted</e>.", "PROTEST", "riot"), "Riots", "Violent demonstration"),
    "a mob": (told("<a_cvl>Youths</a_cvl> <e>set upon</e> <r_karref>refugees</r_karref>.", "PROTEST", "riot"),
              "Riots", "Mob violence"),
    "an arrest": (told("<a_karcop>Police</a_karcop> <e>arrested</e> <r_karopp>a deputy</r_karopp>.", "COERCE",
                       "arrest"), "Strategic developments", "Arrests"),
    "a curfew": (told("<a_kargov>Karsova</a_kargov> <e>imposed a curfew</e>.", "COERCE", "curfew"), "", ""),
    "a ceasefire": (told("<a_karreb>Rebels</a_karreb> <e>laid down arms</e>.", "RETREAT", "ceasefire"),
                    "Strategic developments", "Agreement"),
    "peace with rebels": (
        told("<a_kargov>Karsova</a_kargov> and <a_karreb>the rebels</a_karreb> <e>agreed</e> on a truce.", "AGREE",
             contexts=("military",)), "Strategic developments", "Agreement"),
    "peace told from the rebels' side": (
        told("<a_karreb>The rebels</a_karreb> <e>agreed</e> on a truce with <r_karmil>the army</r_karmil>.", "AGREE",
             contexts=("military",)), "Strategic developments", "Agreement"),
    "states agree to train together": (
        told("<a_kargov>Karsova</a_kargov> and <a_vesgov>Vessen</a_vesgov> <e>agreed</e> on drills.", "AGREE",
             contexts=("military",), actors=(KARSOVA, VESSEN)), "", ""),
    "talks": (told("<a_kargov>Karsova</a_kargov> <e>met</e> <r_karreb>the rebels</r_karreb>.", "CONSULT"), "", ""),
    "a state of control": (told("<a_karreb>Rebels</a_karreb> <e>hold</e> <p>Marn</p>.", None, control=Control.HOLDS),
                           "", ""),
}


@pytest.mark.parametrize(("reading", "event_type", "sub_event_type"), TYPES.values(), ids=TYPES)
def test_acleds_type_follows_from_the_rules(reading: Reading, event_type: str, sub_event_type: str) -> None:
    assert of(reading, "event_type", "sub_event_type") == (event_type, sub_event_type), reading.page.text


@pytest.mark.parametrize("rule", acled.RULES, ids=lambda rule: f"{rule.sub_event_type} {sorted(map(str, rule.by))}")
def test_no_rule_could_be_left_out(rule: acled.Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acled, "RULES", tuple(one for one in acled.RULES if one is not rule))
    assert any(of(reading, "event_type", "sub_event_type") != (kind, sub) for reading, kind, sub in TYPES.values())


DISORDER = {
    "an air strike": "Political violence", "two armed sides": "Political violence", "a demonstration": "Demonstrations",
    "a riot": "Demonstrations", "a mob": "Political violence", "an arrest": "Strategic developments", "talks": "",
}


@pytest.mark.parametrize(("name", "expected"), DISORDER.items(), ids=DISORDER)
def test_the_disorder_follows_from_the_type(name: str, expected: str) -> None:
    assert of(TYPES[name][0], "disorder_type") == (expected,)


@pytest.mark.parametrize("marks", [{"main": False}, {"negated": True}, {"future": True}, {"hypothetical": True}],
                         ids=str)
def test_what_is_no_news_that_happened_has_a_row_without_a_type(marks: dict[str, Any]) -> None:
    found = row(told(SHELLED, mode="heavy-weapons", **marks))
    assert (found["event_type"], found["sub_event_type"], found["disorder_type"]) == ("", "", "")
    assert found["civilian_targeting"] == ""
    assert (found["plover_type"], found["actor1"], found["location"]) == ("ASSAULT", "Karsovan soldiers", "Marn")
    assert [name for name in ("negated", "future", "hypothetical") if found[name] == "true"] == [
        name for name in marks if name != "main"]
    dead = "12" if "main" in marks else ""
    assert (found["fatalities"], found["best"], found["low"], found["high"]) == (dead,) * 4


def test_history_keeps_its_type() -> None:
    assert of(told(SHELLED, mode="heavy-weapons", historical=True), "event_type", "historical") == (
        "Explosions/Remote violence", "true")


INTER = {
    "state against rebels": ("<a_karmil>Soldiers</a_karmil> <e>x</e> <r_karreb>rebels</r_karreb>", "1", "2", "12"),
    "the smaller digit first": ("<a_karreb>Rebels</a_karreb> <e>x</e> <r_karmil>soldiers</r_karmil>", "2", "1", "12"),
    "police, gunmen": ("<a_karcop>Police</a_karcop> <e>x</e> <r_uaf>gunmen</r_uaf>", "1", "3", "13"),
    "forces of another state": ("<a_vesmil>Troops</a_vesmil> <e>x</e> <r_cvl>farmers</r_cvl> in <p>Marn</p>",
                                "8", "7", "78"),
    "nobody knows in which country": ("<a_vesmil>Troops</a_vesmil> <e>x</e> <r_cvl>farmers</r_cvl>", "1", "7", "17"),
    "a world body": ("<a_igo>The UN</a_igo> <e>x</e> <r_karreb>rebels</r_karreb>", "8", "2", "28"),
    "a sector that is none of these": ("<a_karmil>Soldiers</a_karmil> <e>x</e> <r_karopp>a party</r_karopp>",
                                       "1", "", ""),
    "one side": ("<a_karmil>Soldiers</a_karmil> <e>x</e>", "1", "", ""),
    "nobody": ("It <e>x</e>", "", "", ""),
}


@pytest.mark.parametrize(("marked", "first", "second", "both"), INTER.values(), ids=INTER)
def test_inter_codes(marked: str, first: str, second: str, both: str) -> None:
    assert of(told(f"{marked}."), "inter1", "inter2", "interaction") == (first, second, both)


def test_whom_a_protest_is_against_is_no_actor_of_it() -> None:
    for mode, inter in (("demo", "6"), ("riot", "5")):
        reading = told("<a_edu>Students</a_edu> <e>marched</e> against <r_kargov>Karsova</r_kargov>.", "PROTEST", mode)
        assert of(reading, "actor1", "inter1", "actor2", "inter2", "interaction") == (
            "Students", inter, "", "", f"{inter}0")


def test_the_first_of_a_side_is_its_actor_and_the_others_stand_with_it() -> None:
    reading = told("<a_karmil>Soldiers</a_karmil>, <a_karcop>police</a_karcop> and <a_karreb>rebels</a_karreb> "
                   "<e>clashed</e>.")
    assert of(reading, "actor1", "assoc_actor_1", "actor2", "assoc_actor_2") == ("Soldiers", "police", "rebels", "")
    reading = told("<a_karreb>Rebels</a_karreb> <e>fired on</e> <r_karmil>soldiers</r_karmil> and "
                   "<r_karcop>police</r_karcop>.")
    assert of(reading, "actor1", "actor2", "assoc_actor_2") == ("Rebels", "soldiers", "police")


def test_two_groups_of_rebels_are_two_sides() -> None:
    brigade = Actor("ostrel-brigade", "Ostrel Brigade", ActorKind.ARMED_GROUP, Choice("ostrel-brigade", "its own"),
                    "KAR", "REB")
    reading = told("The <a_karreb>Northern Council</a_karreb> and the <a_karreb>Ostrel Brigade</a_karreb> "
                   "<e>clashed</e>.", actors=(COUNCIL, brigade))
    assert of(reading, "actor1", "actor2", "interaction", "sub_event_type", "type_of_violence") == (
        "Northern Council", "Ostrel Brigade", "22", "Armed clash", "2")


VIOLENCE = {
    "state and rebels": ("<a_karmil>Soldiers</a_karmil> <e>x</e> <r_karreb>rebels</r_karreb>", "1"),
    "rebels and state": ("<a_karreb>Rebels</a_karreb> <e>x</e> <r_karcop>police</r_karcop>", "1"),
    "two states": ("<a_karmil>Soldiers</a_karmil> and <a_vesmil>Vessener troops</a_vesmil> <e>x</e>", "1"),
    "a state attacks families": ("<a_kargov>Karsova</a_kargov> <e>x</e> <r_karcvl>families</r_karcvl>", "3"),
    "rebels attack reporters": ("<a_karreb>Rebels</a_karreb> <e>x</e> <r_med>reporters</r_med>", "3"),
    "rebels attack families and soldiers": (
        "<a_karreb>Rebels</a_karreb> <e>x</e> <r_cvl>families</r_cvl> and <r_karmil>soldiers</r_karmil>", "1"),
    "gunmen attack families": ("<a_uaf>Gunmen</a_uaf> <e>x</e> <r_cvl>families</r_cvl>", ""),
    "a minister is killed": ("<a_karreb>Rebels</a_karreb> <e>x</e> <r_kargov>the minister</r_kargov>", ""),
    "nobody is named": ("<r_cvl>Families</r_cvl> were <e>x</e>", ""),
}


@pytest.mark.parametrize(("marked", "expected"), VIOLENCE.values(), ids=VIOLENCE)
def test_ucdps_type_of_violence(marked: str, expected: str) -> None:
    minister = Actor("person-x", "the minister", ActorKind.PERSON, Choice("KAR", "in office"), "KAR", "GOV")
    reading = told(f"{marked}.", actors=(KARSOVA, minister))
    assert of(reading, "type_of_violence") == (expected,)
    assert of(replace(reading, events=(replace(reading.events[0], negated=True),)), "type_of_violence") == ("",)


def test_talks_are_no_violence() -> None:
    assert of(TYPES["talks"][0], "type_of_violence") == ("",)


DEATHS = {
    "a number": ("killed <k>12</k>", ("12", "12", "12", "12")),
    "at least": ("killed at least <k_least>12</k_least>", ("12", "12", "12", "")),
    "none told": ("wounded <w>12</w>", ("", "", "", "")),
    "several": ("killed <k>9</k> here and <k>3</k> there", ("", "", "9", "")),
}


@pytest.mark.parametrize(("marked", "expected"), DEATHS.values(), ids=DEATHS)
def test_deaths(marked: str, expected: tuple[str, ...]) -> None:
    assert of(told(f"The <e>attack</e> {marked}."), "fatalities", "best", "low", "high") == expected


LEVELS = {
    PlaceLevel.SETTLEMENT: ("1", True), PlaceLevel.QUARTER: ("1", True), PlaceLevel.FACILITY: ("1", True),
    PlaceLevel.DISTRICT: ("2", True), PlaceLevel.PROVINCE: ("3", True), PlaceLevel.NATURAL: ("3", True),
    PlaceLevel.REGION: ("3", False), PlaceLevel.COUNTRY: ("3", False), PlaceLevel.CONTINENT: ("3", False),
}


@pytest.mark.parametrize("level", PlaceLevel, ids=str)
def test_precision_of_the_place(level: PlaceLevel) -> None:
    precise, pointed = LEVELS[level]
    found = row(told("They <e>fired</e> in <p>Marn</p>.", place=replace(MARN, level=level)))
    assert (found["geo_precision"], bool(found["latitude"]), bool(found["longitude"])) == (precise, pointed, pointed)


def test_civilians_are_the_target_only_where_nobody_else_is() -> None:
    for whom, expected in (("<r_cvl>families</r_cvl>", "Civilian targeting"),
                           ("<r_karmil>soldiers</r_karmil>", ""),
                           ("<r_karmil>soldiers</r_karmil> and <r_cvl>families</r_cvl>", "")):
        assert of(told(f"Guns <e>shelled</e> {whom}.", mode="heavy-weapons"), "civilian_targeting") == (expected,), whom


def test_a_place_that_cannot_be_told_is_no_place() -> None:
    reading = told("They <e>fired</e> in <p>Marn</p>.")
    unknown = replace(reading.places[0], choice=Choice(None, "2 places called 'Marn'"), candidates=(MARN,))
    assert of(replace(reading, places=(unknown,)), "location", "latitude", "geo_precision", "country") == ("",) * 4


def test_the_number_of_a_country_has_no_zeros_before_it() -> None:
    place = Place("x:1", "Somewhere", PlaceLevel.SETTLEMENT, 34.0, 66.0, 4.0, "AF", within=("Afghanistan",))
    assert of(told("They <e>fired</e> in <p>Marn</p>.", place=place), "iso", "country") == ("4", "Afghanistan")


TIMES = {
    "a day": (TUESDAY, ("2031-05-06", "2031", "1")),
    "a week": (replace(TUESDAY, value="2031-W19", first="2031-05-05", last="2031-05-11", precision=2),
               ("", "2031", "2")),
    "a month": (replace(TUESDAY, value="2031-05", first="2031-05-01", last="2031-05-31", precision=3),
                ("", "2031", "3")),
    "a year": (When(WhenType.DATE, "2031", first="2031-01-01", last="2031-12-31"), ("", "2031", "")),
    "the week of New Year": (replace(TUESDAY, first="2030-12-30", last="2031-01-05", precision=2), ("", "", "2")),
    "before a day": (replace(TUESDAY, mod="BEFORE"), ("", "", "")),
    "a Tuesday": (When(WhenType.DATE, "XXXX-WXX-2"), ("", "", "")),
}


@pytest.mark.parametrize(("when", "expected"), TIMES.values(), ids=TIMES)
def test_precision_of_the_time(when: When, expected: tuple[str, ...]) -> None:
    reading = told("They <e>fired</e> on <d>Tuesday</d>.", when=when, about={"published": "2031-05-08"})
    assert of(reading, "event_date", "year", "time_precision") == expected


def test_the_outlets_own_sentence_is_said_by_the_outlet() -> None:
    reading = build("<body><t1>Soldiers fired.</t1></body>", said={1: {"mode": "narration", "actor": "Harbour Post"}},
                    outlet="Harbour Post")
    event = replace(told("<a_karmil>Soldiers</a_karmil> <e>fired</e>.").events[0], statement=reading.narration[0].id)
    assert of(replace(reading, events=(event,)), "said_by", "quote", "source") == (
        "Harbour Post", "Soldiers fired.", "Harbour Post")


def test_the_note_is_the_sentence_and_nothing_around_it() -> None:
    reading = told("It was late. Gen. Brandt's men <e>fired</e> at dawn. Then they left.")
    assert of(reading, "notes") == ("Gen. Brandt's men fired at dawn.",)


def test_rows_of_several_pages_in_order() -> None:
    quiet = marn()
    assert [one["page_id"] for one in acled.rows([told(SHELLED), quiet, told("They <e>left</e>.")])] == [
        told(SHELLED).page.id, told("They <e>left</e>.").page.id]


def read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def test_the_file_has_a_header_always(tmp_path: Path) -> None:
    assert acled.write([marn()], tmp_path / "events.csv").read_bytes() == ",".join(acled.COLUMNS).encode() + b"\r\n"


def test_the_file_is_utf8_with_quotes_where_they_are_needed(tmp_path: Path) -> None:
    reading = told('<a_karmil>“Élan”, they say,\n"guards"</a_karmil> <e>fired</e>.')
    file = acled.write([reading], tmp_path / "events.csv")
    assert file.read_bytes().count(b"\r\n") == 2
    (found,) = read(file)
    assert found["actor1"] == '“Élan”, they say, "guards"'
    assert found["notes"] == row(reading)["notes"]


FORMULAS = {
    "=HYPERLINK(\"http://evil.example\")": "'=HYPERLINK(\"http://evil.example\")", "+1+cmd|' /C calc'!A0":
    "'+1+cmd|' /C calc'!A0", "-2+3": "'-2+3", "@SUM(A1)": "'@SUM(A1)", "\tx": "'\tx", "\rx": "'\rx", "＝1": "'＝1",
    "-23.5500": "-23.5500", "-1e5": "-1e5", "+": "+", "-": "-", "Marn = ours": "Marn = ours", "": "",
    "-1\n=2": "'-1\n=2",
}


@pytest.mark.parametrize(("cell", "written"), FORMULAS.items(), ids=map(repr, FORMULAS))
def test_no_cell_is_run_by_a_spreadsheet(cell: str, written: str) -> None:
    assert acled.safe(cell) == written


def test_a_page_cannot_put_a_formula_in_the_file(tmp_path: Path) -> None:
    evil = "=1+1"
    reading = told(f"<a_karmil>{evil}</a_karmil> <e>fired</e>.", about={"outlet": evil, "url": evil}, mode=evil)
    (found,) = read(acled.write([reading], tmp_path / "events.csv"))
    assert [found[name] for name in ("actor1", "source", "url", "plover_mode")] == [f"'{evil}"] * 4
    assert found["latitude"] == ""
    (found,) = read(acled.write([told(SHELLED)], tmp_path / "events.csv"))
    assert (found["latitude"], found["polarity"]) == ("-23.5500", "+")


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_whatever_stands_on_a_page_the_file_can_be_read_back(tmp_path_factory: pytest.TempPathFactory,
                                                             text: str) -> None:
    reading = told("They <e>fired</e>.")
    reading = replace(reading, page=replace(reading.page, url=text))
    file = acled.write([reading], tmp_path_factory.mktemp("csv") / "events.csv")
    (found,) = read(file)
    assert found["url"] == acled.safe(text)
    assert found["end"] == row(reading)["end"]


def test_what_cannot_be_written_leaves_what_stood_there(tmp_path: Path) -> None:
    def breaking() -> Iterator[Reading]:
        yield told(SHELLED)
        raise RuntimeError("half way")

    file = tmp_path / "events.csv"
    file.write_text("before", encoding="utf-8")
    with pytest.raises(RuntimeError):
        acled.write(breaking(), file)
    assert file.read_text(encoding="utf-8") == "before"
    with pytest.raises(OutputError):
        acled.write([told(SHELLED)], tmp_path / "no" / "events.csv")
