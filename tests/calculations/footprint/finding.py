"""A footprint from what is given of it."""

from calculations import Footprint, calculate


def found(**given):
    return calculate(Footprint.make(given))
