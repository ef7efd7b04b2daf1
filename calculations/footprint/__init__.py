"""Energy, carbon and water of prompts, answers, training runs and one's own machines."""

from calculations.footprint.result import calculate
from calculations.footprint.scenario import Footprint

__all__ = ["Footprint", "calculate"]
