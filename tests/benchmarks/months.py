"""How far the sunshine of single months and seasons is off, as `sunshine/month-…-error` say.

    .venv/bin/python tests/benchmarks/months.py

Each station is estimated from those more than 25 km away, and held against what it measured; two
collections' values for one place are held against each other. Errors are in percent of daylight.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from calculations import records
from calculations.sunlight import network as net
from calculations.sunlight.periods import WHOLE_YEAR, months_of

SAME_KM = 25.0
LEAST_LIGHT = 10.0
"""Hours of daylight; with less there is nothing to be wrong about."""
PERIODS = {
    "month": [(month,) for month in WHOLE_YEAR],
    "season": [months_of(season, 1.0) for season in ("winter", "spring", "summer", "autumn")],
}
CLASSES = ((25.0, 100.0), (100.0, 250.0), (250.0, 500.0), (500.0, float("inf")))


def main() -> None:
    """Print median and ninetieth percentile by distance to the nearest station."""
    for name, periods in PERIODS.items():
        apart, errors = (np.array(column) for column in zip(*_left_out(periods), strict=True))
        for low, high in CLASSES:
            _show(f"{name}, nearest station {low:g} to {high:g} km", errors[_in(apart, low, high)])
        _show(f"{name}, two collections within 25 km", np.array(list(_pairs(periods))))


def _in(apart: net.Floats, low: float, high: float) -> np.ndarray:
    return (apart > low) & (apart <= high)


def _show(what: str, errors: np.ndarray) -> None:
    print(
        f"{what:<44}{np.median(errors):6.1f}{np.percentile(errors, 90):6.1f} %  n={len(errors):,}"
    )


def _whole() -> np.ndarray:
    return np.flatnonzero(~np.isnan(net.network().sunny_share).any(axis=1))


def _where(station: int) -> tuple[float, float]:
    x, y, z = net.network().positions[station]
    return float(np.degrees(np.arcsin(z))), float(np.degrees(np.arctan2(y, x)))


def _left_out(periods: list[tuple[int, ...]]) -> Iterator[tuple[float, float]]:
    stations, penalty = net.network(), records.number("sunshine/height-penalty")
    for one in _whole():
        latitude, longitude = _where(one)
        apart = net.distances(latitude, longitude)
        metres = None if np.isnan(stations.heights[one]) else float(stations.heights[one])
        nearest, weights = net.neighbours(net.farness(apart, metres, penalty), apart > SAME_KM)
        guess = net.interpolated(nearest, weights, latitude)
        for error in _errors(guess, stations.months[one], latitude, periods):
            yield float(apart[nearest[0]]), error


def _pairs(periods: list[tuple[int, ...]]) -> Iterator[float]:
    stations = net.network()
    for one in _whole():
        latitude, longitude = _where(one)
        for other in np.flatnonzero(net.distances(latitude, longitude) <= SAME_KM):
            if (
                other > one
                and other in _whole()
                and stations.sources[one] != stations.sources[other]
            ):
                yield from _errors(stations.months[other], stations.months[one], latitude, periods)


def _errors(
    guess: net.Floats, measured: net.Floats, latitude: float, periods: list[tuple[int, ...]]
) -> Iterator[float]:
    light = net.daylight(latitude) * net.DAYS
    for months in map(list, periods):
        if light[months].sum() > LEAST_LIGHT * len(months):
            yield 100 * abs(guess[months].sum() - measured[months].sum()) / light[months].sum()


if __name__ == "__main__":
    main()
