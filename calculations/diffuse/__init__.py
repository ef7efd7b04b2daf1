"""One giant site or many small ones: land, grid and sun."""

from calculations.diffuse.result import calculate
from calculations.diffuse.scenario import Diffuse

__all__ = ["Diffuse", "calculate"]
