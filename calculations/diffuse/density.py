"""Power per area, and what grid a load needs."""

from __future__ import annotations

import math

from calculations import records

# Each class reaches up to its record's value; above the last, the load needs a transmission line.
GRID_CLASSES = (
    ("home", "grid/home"),
    ("low voltage", "grid/low-voltage"),
    ("medium voltage", "grid/medium-voltage"),
    ("high voltage", "grid/large-load"),
)
SUPPLIES = ("gas", "nuclear", "coal", "solar", "wind", "biomass")


def land_km2(load_mw: float, density_w_per_m2: float) -> float:
    """Land that delivers `load_mw` at a density of supply. [km2]

    >>> round(land_km2(1000, 6.63), 1)
    150.8
    """
    return load_mw / density_w_per_m2


def grid_class(load_mw: float) -> str:
    """Grid that a site of `load_mw` connects to, by the thresholds in the records.

    >>> grid_class(0.01), grid_class(1.0), grid_class(75)
    ('home', 'medium voltage', 'transmission')
    """
    for name, record in GRID_CLASSES:
        if load_mw < records.number(record):
            return name
    return "transmission"


def sites_below(load_mw: float, threshold_mw: float, *, strictly: bool = True) -> int:
    """Fewest equal sites so that each stays below a threshold (or at it, if not `strictly`).

    >>> sites_below(1000, 75), sites_below(1000, 20, strictly=False), sites_below(1000, 1)
    (14, 50, 1001)
    """
    exact = load_mw / threshold_mw
    fewest = math.ceil(exact - 1e-9)
    if strictly and math.isclose(fewest, exact, rel_tol=1e-12):
        fewest += 1
    return max(1, fewest)
