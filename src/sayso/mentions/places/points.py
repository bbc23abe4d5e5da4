"""Distances between points."""

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.009
"""Mean radius of the earth (IUGG)."""


def km_between(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The distance in km between two points in degrees, on a sphere (haversine).

    >>> round(km_between(34.53, 69.17, 35.31, 69.51))
    92
    """
    a, b = radians(lat), radians(other_lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
