"""Power per area, what grid a load needs, and what spreading smooths."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

from calculations import records

# Each class reaches up to its record's value; above the last, the load needs a transmission line.
GRID_CLASSES = (
    ("home", "grid/home"),
    ("low voltage", "grid/low-voltage"),
    ("medium voltage", "grid/medium-voltage"),
    ("high voltage", "grid/large-load"),
)
SUPPLIES = ("gas", "nuclear", "coal", "solar", "wind", "biomass")
DEMANDS = ("rack", "raised-floor", "abilene", "campus", "hyperion", "home")
RULES: Mapping[str, tuple[str, bool]] = MappingProxyType(
    {
        "texas": ("grid/large-load", True),
        "us-federal": ("grid/federal-large-load", False),
        "germany": ("grid/medium-voltage", True),
    }
)
"""Record of each rule's line, and whether a site must stay below it or may stand on it."""


def land_km2(load_mw: float, density_w_per_m2: float) -> float:
    """Land that delivers `load_mw` at a density of supply. [km2]

    References
    ----------
    Method ``land`` in ``data/methods/``.

    Examples
    --------
    >>> round(land_km2(1000, 6.63), 1)
    150.8
    """
    return load_mw / density_w_per_m2


def area_multiple(demand: float, supply: float) -> float:
    """How many times its own area a demand needs for its supply; both in W/m2. [1]

    References
    ----------
    Method ``area-multiple`` in ``data/methods/``.

    Examples
    --------
    >>> round(area_multiple(338.88738, 6.63), 1), round(area_multiple(3.99543379, 6.63), 2)
    (51.1, 0.6)
    """
    return demand / supply


def load_density(load_mw: float, acres: float) -> float:
    """Power per area of a campus. [W/m2]

    >>> round(load_density(100, 100), 3), round(load_density(44, 1008), 3)
    (247.105, 10.786)
    """
    return load_mw * 1e6 / (acres * 4046.8564224)


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

    References
    ----------
    Method ``sites-below`` in ``data/methods/``.

    Examples
    --------
    >>> sites_below(1000, 75), sites_below(1000, 20, strictly=False), sites_below(1000, 1)
    (14, 50, 1001)
    """
    exact = load_mw / threshold_mw
    fewest = math.ceil(exact - 1e-9)
    if strictly and math.isclose(fewest, exact, rel_tol=1e-12):
        fewest += 1
    return max(1, fewest)


def sites_by_rule(load_mw: float, rule: str) -> int:
    """Fewest equal sites that a named rule does not count as large.

    >>> [sites_by_rule(1000, rule) for rule in RULES]
    [14, 50, 101]
    """
    record, strictly = RULES[rule]
    return sites_below(load_mw, records.number(record), strictly=strictly)


def smoothing(sites: int, correlation: float) -> float:
    """Ups and downs of many sites' weather together, over those of one. [1]

    Parameters
    ----------
    sites : int
        At least 1.
    correlation : float
        Of any two sites, from 0 to 1.

    Raises
    ------
    ValueError
        If a value lies outside.

    References
    ----------
    Method ``smoothing`` in ``data/methods/``.

    Examples
    --------
    >>> round(smoothing(2, 0.0), 4), round(smoothing(1000, 0.3), 3), smoothing(9, 1.0)
    (0.7071, 0.548, 1.0)
    """
    if sites < 1 or not 0 <= correlation <= 1:
        raise ValueError(f"{sites} sites with correlation {correlation} make no sense")
    return math.sqrt((1 + (sites - 1) * correlation) / sites)
