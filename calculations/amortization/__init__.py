"""What an hour of hardware costs, and when it has paid for itself."""

from calculations.amortization.result import calculate
from calculations.amortization.scenario import Amortization

__all__ = ["Amortization", "calculate"]
