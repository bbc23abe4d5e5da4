"""A user's own places: they are known beside those that Sayso ships, and a bad file is told with its entry."""

from pathlib import Path

import pytest

from sayso.errors import RuleUnreadable
from sayso.mentions.places import own
from sayso.mentions.places.gazetteer import How

GOOD = """
[[place]]
name = "Sered"
level = "district"
point = [-23.9, -16.4]
within = ["Karsova"]
from = "invented"
[[place]]
name = "Karsova"
level = "country"
point = [-24.6, -16.4]
country = "XV"
people = ["Karsovan"]
from = "invented"
[[place]]
name = "Kabul"
level = "settlement"
point = [-23.5, -16.6]
within = ["Sered"]
also = ["Kabul-on-Drava"]
from = "invented"
"""
BAD = {
    "name =": ("", "name"),
    'name = "X"\nlevel = "hamlet"\npoint = [1, 2]\nfrom = "x"': ("X", "hamlet"),
    'name = "X"\nlevel = "settlement"\npoint = [91, 2]\nfrom = "x"': ("X", "point"),
    'name = "X"\nlevel = "settlement"\npoint = [1]\nfrom = "x"': ("X", "point"),
    'name = "X"\nlevel = "settlement"\npoint = [1, 2]': ("X", "from"),
    'name = "X"\nlevel = "settlement"\npoint = [1, 2]\nfrom = "x"\nwithin = ["Nowhere"]': ("X", "Nowhere"),
    'name = "X"\nlevel = "settlement"\npoint = [1, 2]\nfrom = "x"\ncolour = "red"': ("X", "colour"),
    'name = "X"\nlevel = "settlement"\npoint = [1, 2]\nfrom = "x"\nradius_km = -1': ("X", "radius_km"),
    'name = "X"\nlevel = "settlement"\npoint = [1, 2]\nfrom = "x"\ncountry = "Karsova"': ("X", "country"),
    'name = "X"\nlevel = "settlement"\npoint = [1, 2]\nfrom = "x"\nalso = "Y"': ("X", "also"),
    'name = "…"\nlevel = "settlement"\npoint = [1, 2]\nfrom = "x"': ("place", "name"),
}


def written(folder: Path, text: str) -> Path:
    file = folder / "places.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_own_places_come_first_and_the_others_are_still_known(tmp_path: Path) -> None:
    places = own.load(written(tmp_path, GOOD))
    assert [found.place.country for found in places.named("Kabul")][:2] == [None, "AF"]
    assert places.named("Damascus")[0].place.country == "SY"
    assert places.has("Sered district") or places.has("Sered")
    assert not places.has("Xyzzyqqq")
    assert [(found.place.id, found.how) for found in places.named("Karsovan")] == [("own:karsova", How.DEMONYM)]
    assert places.named("Kabul-on-Drava")[0].place.id == "own:kabul"


def test_what_lies_in_what_is_followed_upwards(tmp_path: Path) -> None:
    places = own.load(written(tmp_path, GOOD))
    assert places.within("own:kabul", "own:karsova")
    assert places.within("own:kabul", "own:kabul")
    assert not places.within("own:karsova", "own:kabul")
    assert not places.within(places.named("Damascus")[0].place, "own:karsova")
    kabul = places.place("own:kabul")
    assert kabul is not None
    assert kabul.parents == ("own:sered", "own:karsova")


def test_places_around_a_point_are_the_own_ones_too(tmp_path: Path) -> None:
    places = own.load(written(tmp_path, GOOD))
    assert [place.id for _, place in places.near(-23.5, -16.6, most_km=60)] == ["own:kabul", "own:sered"]


def test_the_version_tells_that_own_places_were_read(tmp_path: Path) -> None:
    places = own.load(written(tmp_path, GOOD))
    assert places.version.name.endswith("places.toml")
    assert places.version.sha256 != own.load().version.sha256


@pytest.mark.parametrize("entry", BAD)
def test_a_bad_entry_is_named_with_what_to_do(entry: str, tmp_path: Path) -> None:
    name, about = BAD[entry]
    with pytest.raises(RuleUnreadable) as told:
        own.load(written(tmp_path, f"[[place]]\n{entry}\n"))
    assert name in str(told.value)
    assert about in str(told.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuleUnreadable, match="cannot be read"):
        own.load(tmp_path / "none.toml")


def test_one_name_for_two_levels_is_two_places(tmp_path: Path) -> None:
    places = own.load(written(tmp_path, GOOD + GOOD.replace('"Kabul"', '"Sered"').split("[[place]]")[3].join(
        ["[[place]]", ""])))
    assert {found.place.id for found in places.named("Sered")} >= {"own:sered", "own:sered-settlement"}
