"""Does efficiency lower the total, or raise it?"""

from calculations.rebound.result import calculate
from calculations.rebound.scenario import Rebound

__all__ = ["Rebound", "calculate"]
