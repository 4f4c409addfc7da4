from __future__ import annotations

from math import cos, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.distance import STEP, Point, band, cell, centre, km_between
from bot.domain.people import Band

latitudes = st.floats(-84, 84)
longitudes = st.floats(-179.9, 179.9)


@given(latitudes, longitudes)
def test_a_cell_is_about_500_metres_and_its_centre_lies_in_it(latitude: float, longitude: float) -> None:
    name = cell(latitude, longitude)
    assert km_between(centre(name), (latitude, longitude)) <= 0.36
    assert cell(*centre(name)) == name


@given(latitudes, longitudes, st.floats(-0.49, 0.49), st.floats(-0.49, 0.49))
def test_all_places_of_a_cell_have_its_name(
    latitude: float, longitude: float, up: float, right: float
) -> None:
    name = cell(latitude, longitude)
    north, east = centre(name)
    width = STEP / cos(radians(north))
    assert cell(north + up * STEP, east + right * width) == name


@pytest.mark.parametrize("name", ["", "norro", "1", "1:2:3", "1.5:2"])
def test_what_is_no_cell_is_refused(name: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the number's own words
        centre(name)


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        ((59.0, 18.0), (68.0, 18.0), 1001),
        ((0.0, 0.0), (0.0, 90.0), 10008),
        ((60.0, 18.0), (60.0, 18.0), 0),
        ((0.0, 0.0), (0.0, 180.0), 20015),
    ],
)
def test_distances_are_those_of_a_round_earth(a: Point, b: Point, km: float) -> None:
    assert km_between(a, b) == pytest.approx(km, abs=1)


@pytest.mark.parametrize(
    ("km", "expected"),
    [
        (0, Band.KM_1),
        (0.99, Band.KM_1),
        (1.1, Band.KM_3),
        (2.9, Band.KM_3),
        (9.9, Band.KM_10),
        (11, Band.FURTHER),
    ],
)
def test_bands_by_kilometres(km: float, expected: Band) -> None:
    here = (59.0, 18.0)
    assert band(here, (59.0 + km / 111.2, 18.0), same_area=False) is expected


def test_one_area_is_one_band_however_large() -> None:
    assert band((59.0, 18.0), (59.2, 18.0), same_area=True) is Band.SAME_AREA
