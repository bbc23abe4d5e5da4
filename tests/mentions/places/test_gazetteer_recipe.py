"""The recipe for the places file, on a small world of our own: no network and no packages."""

from pathlib import Path

import pytest
from training.places.compiling import write
from training.places.curated import HERE, add_curated, ident_of
from training.places.draft import Draft, Drafts
from training.places.mending import mend
from training.places.polygons import Provinces, add_shapes

from sayso.mentions.places.atlas import open_atlas
from sayso.mentions.places.gazetteer import Gazetteer, How
from sayso.model.place import PlaceLevel

SQUARE = [[44.0, 41.0], [46.0, 41.0], [46.0, 42.0], [44.0, 42.0], [44.0, 41.0]]
FEATURES = [
    {
        "properties": {"gn_id": 2, "iso_a2": "XV", "name": "Wrong neighbour", "name_de": "Falsch"},
        "geometry": {"type": "Polygon", "coordinates": [SQUARE]},
    }
]


def world() -> Drafts:
    drafts = {
        "gn:1": Draft("gn:1", "Karsova", PlaceLevel.COUNTRY, country="XV", radius_km=200.0, kind="PCLI"),
        "gn:2": Draft("gn:2", "Ostrel", PlaceLevel.PROVINCE, country="XV", parents=["gn:1"], kind="ADM1"),
        "gn:3": Draft("gn:3", "Sered", PlaceLevel.DISTRICT, country="XV", parents=["gn:2"], kind="ADM2"),
        "gn:4": Draft("gn:4", "Tolvik", PlaceLevel.DISTRICT, country="XV", parents=["gn:2"], kind="ADM2"),
        "gn:5": Draft("gn:5", "Far", PlaceLevel.DISTRICT, country="XV", parents=["gn:2"], kind="ADM2"),
        "gn:6": Draft("gn:6", "Marn", PlaceLevel.SETTLEMENT, 41.2, 44.9, 5.0, "XV", ["gn:3"], 9000, "PPL"),
        "gn:7": Draft("gn:7", "Tolvik", PlaceLevel.SETTLEMENT, 41.6, 45.3, 2.0, "XV", ["gn:2"], 700, "PPL"),
    }
    add_shapes(drafts, FEATURES, {"XV": "gn:1"})
    mend(drafts)
    return drafts


def laid_over(drafts: Drafts, folder: Path, text: str) -> Drafts:
    (folder / "layer.toml").write_text(text, encoding="utf-8")
    add_curated(drafts, {"XV": "gn:1"}, Provinces(FEATURES, drafts), folder=folder)
    return drafts


def built(drafts: Drafts, folder: Path) -> Gazetteer:
    write(drafts, folder / "places.bin", version="1")
    return Gazetteer(open_atlas(folder / "places.bin"))


def test_a_polygon_gives_its_middle_but_not_a_neighbours_name() -> None:
    province = world()["gn:2"]
    assert (province.lat, province.lon) == (41.5, 45.0)
    assert "Falsch" not in province.names


def test_districts_take_the_point_of_what_lies_in_them_of_their_seat_or_of_their_province() -> None:
    drafts = world()
    assert (drafts["gn:3"].lat, drafts["gn:3"].loose) == (41.2, False)
    assert (drafts["gn:4"].lat, drafts["gn:4"].loose) == (41.6, False)
    assert (drafts["gn:5"].lat, drafts["gn:5"].loose) == (41.5, True)
    assert drafts["gn:3"].population == 9000


def test_a_curated_place_gets_its_province(tmp_path: Path) -> None:
    drafts = laid_over(world(), tmp_path, """
[[group]]
kind = "camp"
country = "XV"
from = "invented"
places = [["Lower camp", 41.3, 45.1, "Lowcamp"]]
""")
    camp = built(drafts, tmp_path).named("Lowcamp")[0]
    assert camp.how is How.ALTERNATE
    assert camp.place.id == ident_of("Lower camp", "XV")
    assert camp.place.parents == ("gn:2", "gn:1")


def test_a_curated_place_that_the_lists_have_only_adds_its_names(tmp_path: Path) -> None:
    drafts = laid_over(world(), tmp_path, """
[[group]]
kind = "village"
country = "XV"
from = "invented"
places = [["Tolvik", 41.61, 45.3, "Tolvic"]]
[[group]]
kind = "district"
country = "XV"
from = "invented"
places = [["Far", 41.9, 45.9]]
""")
    assert not [ident for ident in drafts if ident.startswith("sayso:")]
    assert drafts["gn:7"].names["Tolvic"] is How.ALTERNATE
    assert (drafts["gn:5"].lat, drafts["gn:5"].loose) == (41.9, False)


def test_a_region_holds_what_it_says(tmp_path: Path) -> None:
    drafts = laid_over(world(), tmp_path, """
[[group]]
kind = "region"
from = "invented"
places = [["Great North", 41.0, 45.0]]
[group.holds]
"Great North" = ["XV: Ostrel"]
""")
    places = built(drafts, tmp_path)
    assert places.within("gn:6", "sayso:great-north")
    assert not places.within("gn:1", "sayso:great-north")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[group]]\nkind = "camp"\nplaces = [["A", 1.0, 2.0]]', "where it comes from"),
        ('[[group]]\nkind = "moon base"\nfrom = "x"\nplaces = [["A", 1.0, 2.0]]', "moon base"),
        ('[[group]]\nkind = "sea"\nfrom = "x"\nplaces = [["A", 1.0, 2.0], ["A", 1.0, 2.0]]', "there twice"),
        ('[[group]]\nkind = "also"\nfrom = "x"\nplaces = [["XV", "Nowhere", "N"]]', "no place called 'Nowhere'"),
    ],
)
def test_an_entry_that_cannot_be_placed_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said) as error:
        laid_over(world(), tmp_path, text)
    assert "layer.toml" in str(error.value)


def test_the_same_places_give_the_same_bytes(tmp_path: Path) -> None:
    first = write(world(), tmp_path / "a.bin", version="1")
    backwards = dict(reversed(world().items()))
    assert write(backwards, tmp_path / "b.bin", version="1") == first
    assert (tmp_path / "a.bin").read_bytes() == (tmp_path / "b.bin").read_bytes()


def test_every_curated_group_says_where_it_comes_from() -> None:
    files = sorted(HERE.glob("*.toml"))
    assert len(files) >= 10
    for file in files:
        groups = file.read_text(encoding="utf-8").split("[[group]]")[1:]
        assert [group for group in groups if "\nfrom = " not in group] == [], file.name
