"""Carbon intensity of a country's electricity, with the year it is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from calculations import records
from calculations.editions import kept_by_edition
from calculations.places import COUNTRIES_CALLED, fold
from calculations.quantities import Quantity

WORLD = "intensity/world"
COUNTRIES = "intensity/ember"


@dataclass(frozen=True, slots=True)
class Grid:
    """One country's electricity, or the world's."""

    code: str
    """ISO 3166 alpha-2, or "" for the world."""
    name: str
    intensity: Quantity
    """[gCO2e/kWh]"""
    year: int | None
    record: str
    region: str = ""
    """Of those that forecasts are published for: ``europe``, ``asia-pacific``, or none."""


@kept_by_edition()
def _countries() -> Mapping[str, Grid]:
    return {row["iso2"]: _grid(row) for row in records.table("grid.csv")}


def _grid(row: Mapping[str, str]) -> Grid:
    intensity = Quantity(float(row["gco2e_per_kwh"]), "gCO2e/kWh")
    year, region = int(row["year"]), row["region"]
    return Grid(row["iso2"], row["country"], intensity, year, COUNTRIES, region)


@kept_by_edition()
def _names() -> Mapping[str, str]:
    rows = list(records.table("grid.csv"))
    by_name = {fold(row["country"]): row["iso2"] for row in rows}
    by_code = {row[key].casefold(): row["iso2"] for row in rows for key in ("iso2", "iso3")}
    return {**by_name, **by_code, **COUNTRIES_CALLED}


def find(given: str) -> str | None:
    """The code of a country given by name or ISO code.

    >>> find("Germany"), find("deu"), find("uk"), find("Atlantis")
    ('DE', 'DE', 'GB', None)
    """
    return _names().get(fold(given))


def near(given: str, most: int = 3) -> tuple[str, ...]:
    """The names that are spelt most like what was given.

    >>> near("Germny")[0]
    'Germany'
    """
    from rapidfuzz import process  # noqa: PLC0415  (needed only where a name was misspelt)

    names = [one.name for one in _countries().values()]
    found = process.extract(given, names, limit=most)
    return tuple(name for name, _, _ in found)


def of(code: str | None) -> Grid:
    """The grid of a country; the world's average where none is named or none is known."""
    if code is None or code not in _countries():
        return Grid("", "world average", records.figure(WORLD), None, WORLD)
    return _countries()[code]
