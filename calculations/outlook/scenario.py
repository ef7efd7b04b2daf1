"""Inputs of the outlook."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import field_validator
from pydantic_core import PydanticCustomError

from calculations.footprint import grid
from calculations.places import fold
from calculations.scenario import Scenario, parameter

WORLD = "world"
REGIONS = (WORLD, "us", "europe", "germany", "ireland", "china", "india", "asia-pacific")
"""Every region that a figure is published for; a test holds this to the records."""

_CODES = {"US": "us", "DE": "germany", "IE": "ireland", "CN": "china", "IN": "india"}
_CALLED = {"eu": "europe", "europa": "europe", "welt": WORLD, "global": WORLD, "earth": WORLD}


class Outlook(Scenario):
    """How far ahead to look, and where."""

    topic: ClassVar[str] = "outlook"

    horizon_years: float = parameter(
        "horizon",
        "Years ahead",
        unit="year",
        allowed=(-10, 30),
        record="outlook/horizon",
        example="4",
    )
    region: str = parameter("region", "Region or country", default=WORLD, example="us")
    """One of `REGIONS`, or the code of a country that no figure is published for."""

    @property
    def counted(self) -> str:
        """The smallest of `REGIONS` that holds the region asked about."""
        return self.region if self.region in REGIONS else grid.of(self.region).region or WORLD

    @property
    def without_figure(self) -> str:
        """Name of the country asked about, if no figure is published for it; else empty."""
        return "" if self.region in REGIONS else grid.of(self.region).name

    @field_validator("region", mode="before")
    @classmethod
    def _by_another_name(cls, given: Any) -> Any:
        if not isinstance(given, str) or given in REGIONS:
            return given
        plain = fold(given).replace(" ", "-")
        if plain in REGIONS or plain in _CALLED:
            return _CALLED.get(plain, plain)
        code = grid.find(given)
        if code is None:
            near = [*REGIONS, *grid.near(given)]
            raise PydanticCustomError("not_a_choice", "no such region", {"near": near})
        return _CODES.get(code, code)
