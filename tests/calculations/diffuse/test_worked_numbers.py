"""Numbers of independent reference code, against the formulas alone and put together."""

from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from calculations.diffuse import follow, geometry, solar, storage
from calculations.records import read_yaml

WORKED = Path(__file__).parents[2] / "worked" / "diffuse"


def cases():
    return [
        pytest.param(case, id=case["name"])
        for path in sorted(WORKED.glob("*.yaml"))
        for case in read_yaml(path)
    ]


def up(towns, elevation=0):
    return np.array([geometry.is_up(*town, elevation) for town in towns])


def up_hours(at, elevation):
    return int(geometry.is_up(*at, elevation).sum())


def shares(towns, elevation):
    ups = up(towns, elevation)
    return [follow.share_with(ups, count) for count in range(1, len(towns) + 1)]


def union(towns, sunshine):
    ups = up(towns)
    hours = follow.sunny_hours(ups, sunshine)
    low, high = follow.hours_between(sunshine)
    return {
        "union_hours": hours,
        "share": hours / 8760,
        "upper_bound": high,
        "lower_bound": low,
        "both_up_hours": int(ups.all(axis=0).sum()),
    }


def half_sine(ratio, daylight):
    made, used = 2 * ratio * daylight / (24 * np.pi), solar.direct_share(ratio, daylight)
    return {
        "energy_share_direct": used,
        "hours_share_full": solar.full_power_hours(ratio, daylight) / 24,
        "gen_over_load": made,
        "energy_share_ideal_storage": solar.stored_share(ratio, daylight),
        "curtailed_share_no_storage": 1 - used / made,
    }


def battery_day(ratio, battery, daylight, charging, discharging):
    day = storage.clear_days(ratio, battery, daylight, charging, discharging)
    return {
        "energy_share": day.energy,
        "hours_share": day.hours,
        "curtailed_share": day.curtailed,
    }


HELPERS = {
    "watts_per_m2": lambda watts, m2: watts / m2,
    "up_hours": up_hours,
    "shares": shares,
    "union": union,
    "sunny_fraction": lambda at, sunshine: sunshine / up_hours(at, 0),
    "half_sine": half_sine,
    "battery_day": battery_day,
}


def function(call):
    if call in HELPERS:
        return HELPERS[call]
    module, _, name = call.rpartition(".")
    return getattr(import_module(f"calculations.diffuse.{module}"), name)


@pytest.mark.parametrize("case", cases())
def test_the_worked_number_comes_out(case):
    """Each case within the tolerance it was written down with."""
    got, wanted = function(case["call"])(**case["given"]), case["expect"]
    assert got == (wanted if isinstance(wanted, str) else pytest.approx(wanted, **case["within"]))
