from __future__ import annotations

import pytest

from dateline.records.earth import distance_km


def test_known_distances() -> None:
    assert distance_km((0.0, 0.0), (0.0, 0.0)) == 0.0
    assert distance_km((0.0, 0.0), (0.0, 180.0)) == pytest.approx(20015, abs=5)
    assert distance_km((33.31, 44.36), (36.34, 43.13)) == pytest.approx(355, abs=5)  # Baghdad to Mosul


def test_both_ways_are_one() -> None:
    assert distance_km((10.0, 20.0), (-5.0, 60.0)) == pytest.approx(distance_km((-5.0, 60.0), (10.0, 20.0)))
