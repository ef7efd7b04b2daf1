"""Hours of sunshine of a town, and how sure they are."""

from calculations.sunlight.result import Sunlight, calculate
from calculations.sunlight.stations import Sunshine, sunshine

__all__ = ["Sunlight", "Sunshine", "calculate", "sunshine"]
