"""Haze, warmth and height of any place, from the coarse maps in `data/solar/`.

`prepare` makes the maps; each is read when it is first needed and kept.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from calculations.records import DATA

Floats = NDArray[np.float64]
Cells = NDArray[np.integer]
# Fall of the air's temperature with height, as the maps were made with. [K/m]
LAPSE = 0.0065
_CELLS_PER_DEGREE = 12
_COLUMNS = 360 * _CELLS_PER_DEGREE


def turbidity(latitude: float, longitude: float) -> Floats:
    """Linke turbidity of each month, (12,): how many clean, dry skies dim the sun as much. [1]

    >>> bool(turbidity(28.6, 77.2).mean() > turbidity(68.0, 20.0).mean())  # Delhi, Lapland
    True
    """
    return _at(_map("turbidity", "twentieths"), latitude, longitude) / 20


def temperature(latitude: float, longitude: float, metres: float) -> Floats:
    """Mean air temperature of each month, (12,). [degree Celsius]

    >>> [round(float(t)) for t in temperature(52.5, 13.4, 34)[[0, 6]]]  # Berlin, January, July
    [1, 19]
    """
    at_sea_level = _at(_map("temperature", "half_degrees"), latitude, longitude) / 2
    return at_sea_level - LAPSE * max(metres, 0.0)


def height(latitude: float, longitude: float) -> float | None:
    """Mean height of a town's surroundings, about 9 km across; None away from towns. [m]

    >>> 2400 < height(4.61, -74.08) < 2900  # Bogotá
    True
    >>> height(-45.0, -120.0) is None  # open ocean
    True
    """
    cells, metres = _heights()
    row = min(int((90 - latitude) * _CELLS_PER_DEGREE), 180 * _CELLS_PER_DEGREE - 1)
    cell = row * _COLUMNS + int((longitude + 180) * _CELLS_PER_DEGREE) % _COLUMNS
    position = int(np.searchsorted(cells, cell))
    if position == len(cells) or cells[position] != cell:
        return None
    return float(metres[position])


def _at(values: Cells, latitude: float, longitude: float) -> Floats:
    """Value of a (month, row, column) map between the middles of its cells."""
    _, rows, columns = values.shape
    y = min(max((90 - latitude) * rows / 180 - 0.5, 0.0), rows - 1.0)
    x = (longitude + 180) * columns / 360 - 0.5
    top, left = min(int(y), rows - 2), int(np.floor(x))
    down, right = y - top, x - left
    corners = values[:, top : top + 2][:, :, [left % columns, (left + 1) % columns]]
    weights = np.outer([1 - down, down], [1 - right, right])
    between: Floats = (corners * weights).sum(axis=(1, 2))
    return between


@lru_cache(maxsize=4)
def _map(name: str, array: str) -> Cells:
    # Kept as small as it is stored: as floats they would be eight times as much.
    with np.load(DATA / "solar" / f"{name}.npz", allow_pickle=False) as packed:
        return np.asarray(packed[array])


@lru_cache(maxsize=1)
def _heights() -> tuple[NDArray[np.int32], Floats]:
    with np.load(DATA / "solar" / "heights.npz", allow_pickle=False) as packed:
        # Coded in steps of 28 m from 450 m below the sea, as their source stores them.
        return np.cumsum(packed["steps"], dtype=np.int32), packed["coded"] * 28.0 - 450.0
