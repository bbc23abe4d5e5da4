"""The outlines of countries and provinces, cut to a view.

From Natural Earth (public domain), simplified to about two kilometres; `training/outlines` makes the file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

PER_DEGREE = 100
BEYOND = 0.25
"""How far outside the view, in views, a border is still followed; what is farther is drawn along this edge, unseen."""


@dataclass(frozen=True, slots=True)
class View:
    """A stretch of the earth, in degrees, and the picture it is shown in, in pixels.

    A degree of longitude is drawn as long as it is in the middle of the view (equirectangular projection).
    """

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float

    def x(self, lon: float) -> float:
        """Pixels from the left.

        >>> View(0, 0, 10, 5, 200, 100).x(5)
        100.0
        """
        return (lon - self.west) / (self.east - self.west) * self.width

    def y(self, lat: float) -> float:
        """Pixels from the top.

        >>> View(0, 0, 10, 5, 200, 100).y(5)
        0.0
        """
        return (self.north - lat) / (self.north - self.south) * self.height

    def shows(self, lat: float, lon: float) -> bool:
        """Whether a point is in the picture.

        >>> View(0, 0, 10, 5, 200, 100).shows(2, 11)
        False
        """
        return self.south <= lat <= self.north and self.west <= lon <= self.east


@dataclass(frozen=True, slots=True)
class Outlines:
    """Every ring: its points (longitude, latitude, in steps of 1/100 degree), country, level (0 country, 1 province)
    and the box it lies in.
    """

    points: NDArray[np.int32]
    starts: NDArray[np.int64]
    country: tuple[str, ...]
    level: NDArray[np.uint8]
    low: NDArray[np.int32]
    high: NDArray[np.int32]


@cache
def load() -> Outlines:
    """The outlines that the package brings.

    >>> "KE" in load().country
    True
    """
    with np.load(str(files("sayso").joinpath("data", "outlines", "outlines.npz"))) as found:
        starts = found["starts"].astype(np.int64)
        walked = found["steps"].astype(np.int32).cumsum(axis=0, dtype=np.int32)
        before = np.vstack([np.zeros((1, 2), np.int32), walked])[starts[:-1]]
        points = walked - np.repeat(before, np.diff(starts), axis=0)
        country = tuple(code.decode() for code in found["country"].tolist())
        level = found["level"]
    return Outlines(points, starts, country, level, np.minimum.reduceat(points, starts[:-1]),
                    np.maximum.reduceat(points, starts[:-1]))


def paths(view: View, *, level: int) -> Iterator[tuple[str, str]]:
    """The countries (level 0) or provinces (level 1) of a view: the country's code and the `d` of an SVG path.

    All rings of a country are one path, so that holes stay holes.
    """
    known = load()
    west, east = (round(degrees * PER_DEGREE) for degrees in (view.west, view.east))
    south, north = (round(degrees * PER_DEGREE) for degrees in (view.south, view.north))
    here = ((known.level == level) & (known.low[:, 0] <= east) & (known.high[:, 0] >= west)
            & (known.low[:, 1] <= north) & (known.high[:, 1] >= south))
    drawn: dict[str, list[str]] = {}
    for ring in np.flatnonzero(here):
        if path := ring_path(known.points[known.starts[ring] : known.starts[ring + 1]], view):
            drawn.setdefault(known.country[ring], []).append(path)
    for country, found in drawn.items():
        yield country, "".join(found)


def ring_path(points: NDArray[np.int32], view: View) -> str:
    """One ring as SVG, in whole pixels; empty where nothing of it is as large as a pixel."""
    size = np.array([view.width, view.height])
    low = np.array([view.west, view.north])
    span = np.array([view.east - view.west, view.south - view.north])
    pixels = (points / PER_DEGREE - low) / span * size
    pixels = np.clip(pixels, -BEYOND * size, (1 + BEYOND) * size).round().astype(np.int32)
    changed = np.ones(len(pixels), bool)
    changed[1:] = (pixels[1:] != pixels[:-1]).any(axis=1)
    kept = pixels[changed]
    if len(kept) < 3 or not np.ptp(kept, axis=0).all():
        return ""
    steps = np.diff(kept, axis=0)
    return f"M{kept[0, 0]} {kept[0, 1]}l" + " ".join(f"{dx} {dy}" for dx, dy in steps.tolist()) + "z"
