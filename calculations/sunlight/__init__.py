"""Hours of sunshine of a town, hours of useful solar power, and how sure they are."""

from calculations.sunlight.power import SolarPower, solar_power
from calculations.sunlight.result import Sunlight, calculate
from calculations.sunlight.stations import Sunshine, sunshine

__all__ = ["SolarPower", "Sunlight", "Sunshine", "calculate", "solar_power", "sunshine"]
