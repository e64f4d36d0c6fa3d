"""Distances on the globe, for the stages that compare places."""

from __future__ import annotations

import math

_DIAMETER_KM = 12742


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance in kilometres between two points, each latitude and longitude in degrees (haversine)."""
    lat1, lat2 = math.radians(a[0]), math.radians(b[0])
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return _DIAMETER_KM * math.asin(min(1.0, math.sqrt(half)))
