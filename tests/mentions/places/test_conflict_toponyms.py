"""Names that the news of forty years of wars uses are found, near where they are, as the place that is meant."""

import tomllib
from pathlib import Path

import pytest

from sayso.mentions.places.gazetteer import load
from sayso.mentions.places.points import km_between

WARS = tomllib.loads(Path(__file__).with_name("conflict_toponyms.toml").read_text(encoding="utf-8"))["war"]
MOST_KM = 161
"""A hundred miles: the distance within which toponym resolution is scored as right."""


def test_the_list_is_wide() -> None:
    names = [row[0] for war in WARS for row in war["places"]]
    assert len(WARS) >= 20
    assert len(names) >= 1200


@pytest.mark.parametrize("war", WARS, ids=lambda war: war["where"])
def test_each_name_is_found_where_it_is(war: dict[str, list[tuple[str, str, float, float, str]]]) -> None:
    astray = []
    for name, country, lat, lon, ident in war["places"]:
        found = {named.place.id: named.place for named in load().named(name)}
        place = found.get(ident)
        if place is None:
            astray.append(f"{name} ({country}): {ident} is not among {sorted(found)[:5]}")
        elif km_between(lat, lon, place.lat, place.lon) > MOST_KM:
            astray.append(f"{name} ({country}): {ident} lies at {place.lat}, {place.lon}")
    assert not astray, "\n".join(astray)


@pytest.mark.parametrize("war", WARS, ids=lambda war: war["where"])
def test_each_name_is_known(war: dict[str, list[tuple[str, str, float, float, str]]]) -> None:
    assert [row[0] for row in war["places"] if not load().has(row[0])] == []
