"""Electricity of data centres, now and in the published cases."""

from calculations.outlook.result import calculate
from calculations.outlook.scenario import REGIONS, Outlook

__all__ = ["REGIONS", "Outlook", "calculate"]
