"""Where somebody is, only as finely as it is needed: a cell of about 500 m, and bands between places.

The grid: rows of 0.0045 degrees of latitude (500 m), counted from the equator; within a row, columns as
wide as the row is high, counted from Greenwich. A cell's name is `row:column`. The exact place cannot be
found again.
"""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, floor, radians, sin, sqrt

from bot.domain.people import Band

STEP = 0.0045
"""Degrees of latitude in 500 m."""

EARTH_KM = 6371.0
NARROWEST = 0.02
"""The cosine below which columns grow no further, so that the poles have cells as well."""

Point = tuple[float, float]
"""Latitude, longitude in degrees."""

BANDS: tuple[tuple[float, Band], ...] = ((1.0, Band.KM_1), (3.0, Band.KM_3), (10.0, Band.KM_10))


def cell(latitude: float, longitude: float) -> str:
    """The cell in which this place lies."""
    row = floor(latitude / STEP)
    return f"{row}:{floor(longitude / _width(row))}"


@lru_cache(maxsize=4096)
def centre(cell_name: str) -> Point:
    """The middle of a cell. Raises ValueError when that is no name of a cell."""
    row, column = (int(number) for number in cell_name.split(":"))
    return (row + 0.5) * STEP, (column + 0.5) * _width(row)


def km_between(a: Point, b: Point) -> float:
    """Kilometres as the crow flies, on a round earth."""
    north, east = radians(b[0] - a[0]), radians(b[1] - a[1])
    half = sin(north / 2) ** 2 + cos(radians(a[0])) * cos(radians(b[0])) * sin(east / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


@lru_cache(maxsize=16384)
def band(a: Point, b: Point, *, same_area: bool) -> Band:
    """How far apart, never finer than a band. Two in one area are *same area*, however large it is."""
    if same_area:
        return Band.SAME_AREA
    km = km_between(a, b)
    return next((name for most, name in BANDS if km <= most), Band.FURTHER)


def _width(row: int) -> float:
    """A column's width in degrees of longitude: the same for a whole row."""
    return STEP / max(cos(radians((row + 0.5) * STEP)), NARROWEST)
