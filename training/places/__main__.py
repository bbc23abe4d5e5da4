"""Build the places file: `python -m training.places --polygons admin1.json`."""

import argparse
import json
from pathlib import Path

from training.places.compiling import write
from training.places.draft import Drafts
from training.places.lists import (
    add_cities,
    add_continents,
    add_countries,
    add_subdivisions,
    points_from_within,
)
from training.places.polygons import add_shapes

ROOT = Path(__file__).parents[2]
OUT = ROOT / "src" / "sayso" / "data" / "places"
VERSION = "1"


def gather(polygons: Path) -> Drafts:
    """All places of all sources."""
    drafts: Drafts = {}
    add_continents(drafts)
    countries = add_countries(drafts)
    subdivisions = add_subdivisions(drafts, countries)
    add_cities(drafts, countries, subdivisions)
    add_shapes(drafts, polygons, countries)
    points_from_within(drafts)
    return {ident: draft for ident, draft in drafts.items() if draft.lat is not None}


def main() -> None:
    """Build the file and write its version and hash beside it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--polygons", type=Path, required=True)
    asked.add_argument("--out", type=Path, default=OUT)
    given = asked.parse_args()
    drafts = gather(given.polygons)
    for draft in drafts.values():
        draft.parents = [parent for parent in draft.parents if parent in drafts]
    digest = write(drafts, given.out / "places.bin", version=VERSION)
    about = {"version": VERSION, "sha256": digest, "places": len(drafts)}
    (given.out / "places.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    print(f"{len(drafts)} places, {(given.out / 'places.bin').stat().st_size / 1e6:.1f} MB, {digest[:12]}")


if __name__ == "__main__":
    main()
