"""Inputs of the outlook."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import field_validator

from calculations.places import fold
from calculations.scenario import Scenario, parameter

WORLD = "world"
REGIONS = (WORLD, "us", "europe", "germany", "ireland", "china", "india", "asia-pacific")
"""Every region that a figure is published for; a test holds this to the records."""

_CALLED = {
    "usa": "us",
    "united states": "us",
    "america": "us",
    "eu": "europe",
    "europa": "europe",
    "de": "germany",
    "deutschland": "germany",
    "ie": "ireland",
    "cn": "china",
    "in": "india",
    "indien": "india",
    "asia pacific": "asia-pacific",
    "welt": WORLD,
}


class Outlook(Scenario):
    """How far ahead to look, and where."""

    topic: ClassVar[str] = "outlook"

    horizon_years: float = parameter(
        "horizon",
        "Years ahead",
        unit="year",
        allowed=(0, 30),
        record="outlook/horizon",
        example="4",
    )
    region: str = parameter("region", "Region", choices=REGIONS, default=WORLD, example="us")

    @field_validator("region", mode="before")
    @classmethod
    def _by_another_name(cls, given: Any) -> Any:
        if not isinstance(given, str) or given in REGIONS:
            return given
        plain = fold(given)
        return _CALLED.get(plain, plain if plain in REGIONS else given)
