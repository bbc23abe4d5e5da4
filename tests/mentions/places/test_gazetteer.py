"""The gazetteer answers by name, id and point, and says so when its file is broken."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import PlacesUnusable
from sayso.mentions.places import gazetteer
from sayso.mentions.places.atlas import open_atlas
from sayso.mentions.places.gazetteer import DATA, Gazetteer, How, load
from sayso.mentions.places.points import km_between
from sayso.model.place import PlaceLevel

FILE = DATA / "places.bin"
AFGHANISTAN, PANJSHIR = "gn:1149361", "gn:6957555"

FIRST = {
    "Kabul": "gn:1138958",
    "Paris": "gn:2988507",
    "London": "gn:2643743",
    "Georgia": "gn:614540",
    "Jordan": "gn:248816",
    "US": "gn:6252001",
    "U.S.": "gn:6252001",
    "America": "gn:6252001",
    "Britain": "gn:2635167",
    "the Netherlands": "gn:2750405",
    "DRC": "gn:203312",
    "Calif.": "gn:5332921",
    "Ala.": "gn:4829764",
    "D.C.": "gn:4140963",
    "W. Va.": "gn:4826850",
    "Kiev": "gn:703448",
    "Mosul": "gn:99072",
    "Washington": "gn:4140963",
    "Fairfax County": "gn:4758041",
    "Cook County": "gn:4888671",
    "Africa": "gn:6255146",
    "Donbas": "sayso:donbas-ua",
    "Sahel": "sayso:sahel",
    "Black Sea": "sayso:black-sea",
    "Nile": "sayso:nile",
}
HOW = [
    ("Kabul", "gn:1138958", How.NAME),
    ("Kiev", "gn:703448", How.ALTERNATE),
    ("U.S.", "gn:6252001", How.SHORT),
    ("Afghans", AFGHANISTAN, How.DEMONYM),
    ("Edlib", "gn:169389", How.VARIANT),
    ("northern Afghanistan", "sayso:northern-afghanistan-af", How.NAME),
    ("suburban Kabul", "gn:1138958", How.PART),
    ("Zaranj dam", "gn:1120985", How.AFTER),
]
SEED = {  # name: id, and about where it is
    "Anaba": ("gn:7054336", 35.23, 69.38),
    "Anabah": ("gn:7054336", 35.23, 69.38),
    "Bazarak": ("gn:7054337", 35.31, 69.52),
    "Dara": ("gn:7054338", 35.36, 69.74),
    "Darah": ("gn:7054338", 35.36, 69.74),
    "Khenj": ("gn:7054339", 35.43, 69.73),
    "Paryan": ("gn:7054340", 35.63, 69.95),
    "Rokha": ("gn:7054341", 35.26, 69.47),
    "Rokha district": ("gn:7054341", 35.26, 69.47),
    "Shutul": ("gn:7054342", 35.26, 69.33),
    "Shotul district": ("gn:7054342", 35.26, 69.33),
    "Panjshir": (PANJSHIR, 35.44, 69.79),
    "Panjshir province": (PANJSHIR, 35.44, 69.79),
    "Panjshir Valley": ("sayso:panjshir-valley-af", 35.4, 69.6),
    "Andarab": ("gn:7052857", 35.62, 69.25),
    "Hindu Kush": ("sayso:hindu-kush", 35.6, 70.5),
    "Mazar-i-Sharif International Airport": ("icao:OAMS", 36.71, 67.21),
    "Kabul airport": ("icao:OAKB", 34.57, 69.21),
    "Doha": ("gn:290030", 25.29, 51.53),
}


@pytest.mark.parametrize(("name", "ident"), FIRST.items())
def test_the_most_prominent_comes_first(name: str, ident: str) -> None:
    assert load().named(name)[0].place.id == ident


@pytest.mark.parametrize(("name", "ident", "how"), HOW)
def test_how_it_is_called(name: str, ident: str, how: How) -> None:
    assert {found.place.id: found.how for found in load().named(name)}[ident] is how


@pytest.mark.parametrize(("name", "where"), SEED.items())
def test_the_places_of_the_seed(name: str, where: tuple[str, float, float]) -> None:
    ident, lat, lon = where
    found = {one.place.id: one.place for one in load().named(name)}
    assert km_between(lat, lon, found[ident].lat, found[ident].lon) < 25


def test_variants_come_after_names() -> None:
    for name in ("Duma", "Douma", "Anaba", "Edlib", "Kobane"):
        hows = [found.how is How.VARIANT for found in load().named(name)]
        assert hows == sorted(hows)


def test_abbreviations_keep_their_case() -> None:
    assert "gn:4921868" in {found.place.id for found in load().named("IN")}
    assert "gn:4921868" not in {found.place.id for found in load().named("in")}


@pytest.mark.parametrize("name", ["", " ", ".", "'", "the", "province of", "Qwrtplk", "\u200f", "\x00", "a" * 10_000])
def test_what_no_place_bears(name: str) -> None:
    assert not load().has(name)
    assert load().named(name) == ()


@given(st.text(max_size=40))
def test_has_and_named_agree(name: str) -> None:
    assert load().has(name) is bool(load().named(name))


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("gn:7054337", PANJSHIR), ("gn:7054337", AFGHANISTAN), (PANJSHIR, AFGHANISTAN), (PANJSHIR, PANJSHIR),
        ("gn:170592", "sayso:ghouta-sy"), ("gn:709717", "sayso:donbas-ua"), ("gn:163843", "sayso:middle-east"),
        ("gn:2453866", "sayso:sahel"), ("gn:4758041", "gn:6252001"), ("icao:OAKB", AFGHANISTAN),
    ],
)  # fmt: skip
def test_it_lies_within(inner: str, outer: str) -> None:
    assert load().within(inner, outer)


@pytest.mark.parametrize(
    ("inner", "outer"), [(AFGHANISTAN, PANJSHIR), (PANJSHIR, "gn:163843"), ("gn:0", PANJSHIR), (PANJSHIR, "no such")]
)
def test_it_does_not_lie_within(inner: str, outer: str) -> None:
    assert not load().within(inner, outer)


def test_within_takes_places_too() -> None:
    bazarak, panjshir = load().place("gn:7054337"), load().place(PANJSHIR)
    assert bazarak is not None and panjshir is not None
    assert load().within(bazarak, panjshir)
    assert bazarak.parents[:2] == (PANJSHIR, AFGHANISTAN)


@pytest.mark.parametrize("ident", ["gn:1138958", "icao:OAKB", "sayso:black-sea", "sayso:zamzam-camp-sd"])
def test_by_id(ident: str) -> None:
    place = load().place(ident)
    assert place is not None
    assert place.id == ident


@pytest.mark.parametrize("ident", ["", "gn:", "gn:x", "gn:0", "gn:99999999999999", "gn:²", "sayso:", "zzz", "a"])
def test_no_such_id(ident: str) -> None:
    assert load().place(ident) is None


def test_near_is_sorted_and_whole() -> None:
    around = load().near(35.31, 69.52, most_km=60)
    assert [away for away, _ in around] == sorted(away for away, _ in around)
    assert all(away <= 60 for away, _ in around)
    assert {"gn:7054336", "gn:7054337", "gn:7054341"} <= {place.id for _, place in around}


@pytest.mark.parametrize(("lat", "lon"), [(90, 0), (-90, 0), (0, 180), (0, -180), (-17.8, 179.99), (65, -179.9)])
def test_near_at_the_edges_of_the_map(lat: float, lon: float) -> None:
    load().near(lat, lon, most_km=30)


def test_near_looks_across_the_date_line() -> None:
    here, there = load().near(-16.8, 179.9, most_km=60), load().near(-16.8, -179.9, most_km=60)
    assert {place.id for _, place in here} & {place.id for _, place in there}


def test_every_place_is_whole() -> None:
    places = load()
    for at in range(0, len(places), 997):
        place = places._place(at)
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180
        assert place.radius_km > 0
        assert place.name
        assert places.place(place.id) == place
        assert all(places.place(parent) is not None for parent in place.parents)
        if place.level not in (PlaceLevel.CONTINENT, PlaceLevel.REGION, PlaceLevel.NATURAL) and place.country:
            assert place.level is PlaceLevel.COUNTRY or any(
                (above := places.place(parent)) is not None and above.level is PlaceLevel.COUNTRY
                for parent in place.parents
            )


def test_the_version_names_the_file() -> None:
    version = load().version
    assert version.name == "places"
    assert len(version.sha256) == 64
    assert version.sha256 in (DATA / "places.json").read_text(encoding="utf-8")


def test_its_makers_are_credited() -> None:
    about = (DATA / "places.json").read_text(encoding="utf-8")
    assert "GeoNames" in about
    assert "CC BY 4.0" in about


def test_it_is_small() -> None:
    assert FILE.stat().st_size < 60e6


@pytest.mark.parametrize("harm", ["cut", "cut to nothing", "one bit", "other magic", "grown"])
def test_a_broken_file_is_named(tmp_path: Path, harm: str) -> None:
    content = bytearray(FILE.read_bytes())
    match harm:
        case "cut":
            del content[len(content) // 2 :]
        case "cut to nothing":
            content.clear()
        case "one bit":
            content[len(content) // 3] ^= 1
        case "other magic":
            content[:4] = b"\0\0\0\0"
        case "grown":
            content += b"\0" * 8
    broken = tmp_path / "places.bin"
    broken.write_bytes(content)
    with pytest.raises(PlacesUnusable, match=r"places\.bin") as error:
        open_atlas(broken)
    assert "make places" in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlacesUnusable, match=r"no such file"):
        open_atlas(tmp_path / "places.bin")


def test_a_file_that_is_replaced_while_it_is_read_stays_readable(tmp_path: Path) -> None:
    first = tmp_path / "places.bin"
    shutil.copy(FILE, first)
    reading = Gazetteer(open_atlas(first))
    other = tmp_path / "other"
    other.write_bytes(b"something else")
    other.replace(first)
    assert reading.named("Kabul")[0].place.id == "gn:1138958"


def test_several_processes_may_begin_at_once() -> None:
    say = "from sayso.mentions.places.gazetteer import load; print(load().named('Kabul')[0].place.id)"
    environment = {**os.environ, "PYTHONPATH": str(Path(gazetteer.__file__).parents[3])}
    running = [
        subprocess.Popen([sys.executable, "-c", say], stdout=subprocess.PIPE, text=True, env=environment)
        for _ in range(3)
    ]
    assert [process.communicate()[0].strip() for process in running] == ["gn:1138958"] * 3
