"""How far our solar yields are from published light that was run through pvlib, and how fast.

    make .venv/bench-ready
    .venv/bin/python tests/benchmarks/sunlight.py

What is checked, and what is not: the year's light on level ground is somebody else's (a weather
service, an atlas, a typical year, a simulation's weather), none of it an input of ours. pvlib then
makes a year of hours from it, with its own sun, clear sky, split, tilt and temperature. How the
hours scatter is drawn from the same ten kinds of sky that we use, so hours by power are checked for
arithmetic only. No metered plant is among them. The floor is pvlib's own clear sky scaled to the
same light, which is what one would do without a table of skies.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pvlib

from calculations import places, records
from calculations.sunlight import clouds, maps, sky
from calculations.sunlight.network import DAYS
from calculations.sunlight.panels import best_tilt
from calculations.sunlight.power import solar_power
from calculations.sunlight.stations import sunshine

METEONORM = "doi 10.1155/2017/7540250, table 2"
EPJ = "doi 10.1051/epjpv/2022042, table 1"
DWD = "Deutscher Wetterdienst, normals of global radiation 1991-2020"
TMY3 = "NREL TMY3, statistics shipped with EnergyPlus"
TIMES = pd.date_range("2021-01-01 00:30", periods=8760, freq="1h", tz="UTC")
MONTHS = TIMES.month.to_numpy() - 1


def year(*daily: float) -> float:
    """A year's light from the daily means of its months. [kWh/m2]"""
    return float((np.array(daily) * DAYS).sum() / 1000)


# Light on level ground in a year [kWh/m2], and who says so.
PUBLISHED: dict[str, tuple[float, str]] = {
    "Madrid": (1662, METEONORM),
    "Istanbul": (1627, METEONORM),
    "Athens": (1562, METEONORM),
    "Genoa": (1447, METEONORM),
    "Bordeaux": (1270, METEONORM),
    "Milan": (1188, METEONORM),
    "Zurich": (1105, METEONORM),
    "Prague": (998, METEONORM),
    "Stockholm": (980, METEONORM),
    "Chennai": (1941.8, EPJ),
    "Cologne": (979, EPJ),
    "Datong, CN": (1480.9, EPJ),
    "Riyadh": (2189.2, EPJ),
    "Rio de Janeiro": (1690.5, EPJ),
    "Berlin": (1030, DWD),
    "Hamburg": (965, DWD),
    "Munich": (1169, DWD),
    "Johannesburg": (2005, "Global Solar Atlas"),
    "Phoenix": (
        year(3287, 4162, 5336, 7086, 7844, 8318, 7616, 7127, 6340, 4823, 3773, 3070),
        TMY3,
    ),
    "Miami": (
        year(3484, 4235, 5157, 5924, 5806, 5540, 6007, 5487, 4883, 4317, 3549, 3215),
        TMY3,
    ),
    "Newark, NJ": (
        year(1864, 2809, 3853, 4802, 5435, 6195, 5608, 5075, 4062, 3270, 2034, 1686),
        TMY3,
    ),
}


@dataclass(frozen=True)
class Checked:
    """One town: ours over theirs, less one, in per cent."""

    name: str
    light: float
    power: float
    hours: dict[int, float]
    floor: dict[int, float]


def ours(name: str) -> tuple[float, np.ndarray]:
    """Our light on level ground in a year [kWh/m2], and the clear index of each month."""
    place = places.find(name).place
    sun, made = sunshine(place), solar_power(place)
    cloudless = sky.clear_sky(
        sky.sun(place.latitude),
        maps.turbidity(place.latitude, place.longitude),
        max(sun.height_m or 0.0, 0.0),
    )
    share = clouds.sunny_share(np.array(sun.by_month), cloudless, DAYS)
    index = clouds.clear_index(share, *made.constants)
    daily = cloudless.level.sum(axis=1) / 2 * index
    return float((daily * DAYS).sum() / 1000), index


def theirs(
    name: str, light: float, index: np.ndarray, *, scattered: bool = True
) -> tuple[float, np.ndarray]:
    """pvlib's yield [kWh] and hourly power [1] for a kW, with the year's light as published."""
    place = places.find(name).place
    height = max(sunshine(place).height_m or 0.0, 0.0)
    times = TIMES
    site = pvlib.location.Location(place.latitude, place.longitude, altitude=height)
    course = site.get_solarposition(times)
    cloudless = site.get_clearsky(times, model="ineichen", solar_position=course)["ghi"].to_numpy()
    draw = np.random.default_rng(7)
    weights, states = clouds.sky_states(index)
    state = np.array([draw.choice(states[m], p=weights[m]) for m in MONTHS])
    ghi = cloudless * (state if scattered else index[MONTHS])
    ghi = pd.Series(ghi * light * 1000 / ghi.sum(), index=times)
    split = pvlib.irradiance.erbs(ghi, course["zenith"], times)
    tilt, facing = best_tilt(place.latitude), 180 if place.latitude >= 0 else 0
    face = pvlib.irradiance.get_total_irradiance(
        tilt,
        facing,
        course["apparent_zenith"],
        course["azimuth"],
        split["dni"].clip(upper=1100),
        ghi,
        split["dhi"],
        dni_extra=pvlib.irradiance.get_extra_radiation(times),
        airmass=site.get_airmass(times, course)["airmass_relative"],
        albedo=records.number("sunshine/pv-ground") / 100,
        model="perez",
    )["poa_global"].fillna(0.0)
    warmth = maps.temperature(place.latitude, place.longitude, height)[MONTHS]
    cell = pvlib.temperature.faiman(face, warmth, wind_speed=1.0)
    dc = pvlib.pvsystem.pvwatts_dc(face, cell, 1.0, -records.number("sunshine/pv-warmth-loss"))
    losses = records.number("sunshine/pv-losses") / 100
    out = (dc * (1 - losses) * records.number("sunshine/pv-inverter") / 100).to_numpy()
    return float(out.sum()), out


def checked(name: str) -> Checked:
    """Ours against theirs for one town."""
    light, index = ours(name)
    published, _ = PUBLISHED[name]
    made = solar_power(places.find(name).place)
    total, hourly = theirs(name, published, index)
    _, plain = theirs(name, published, index, scattered=False)

    def error(level: int, guess: float) -> float:
        return 100 * (guess / max(float((hourly >= level / 100).sum()), 1.0) - 1)

    return Checked(
        name,
        100 * (light / published - 1),
        100 * ((made.total.value or 0.0) / total - 1),
        {n: error(n, made.hours(n / 100).value or 0.0) for n in (10, 30, 50)},
        {n: error(n, float((plain >= n / 100).sum())) for n in (10, 30, 50)},
    )


def told(title: str, errors: list[float]) -> None:
    """Bias, median and ninetieth percentile of some errors."""
    sizes = sorted(abs(e) for e in errors)
    ninth = sizes[min(len(sizes) - 1, int(0.9 * len(sizes)))]
    print(
        f"{title:38} bias {statistics.mean(errors):+5.1f} %   "
        f"median {statistics.median(sizes):4.1f} %   p90 {ninth:4.1f} %"
    )


def speed() -> None:
    """First and later times of towns that nobody has asked for yet. [ms]"""
    times = []
    for name in ("Lyon", "Porto", "Kyoto", "Durban", "Calgary", "Hobart", "Nice", "Graz", "Leeds"):
        place = places.find(name).place
        start = time.perf_counter()
        sunshine(place), solar_power(place)
        times.append((time.perf_counter() - start) * 1000)
    print(f"a new town, sunshine and power: median {statistics.median(times):.1f} ms of 25")


def main() -> None:
    """Print each town, then the errors together."""
    found = [checked(name) for name in PUBLISHED]
    print(f"{'':18} {'light %':>8} {'yield %':>8}   source of the light")
    for one in found:
        print(f"{one.name:18} {one.light:+8.1f} {one.power:+8.1f}   {PUBLISHED[one.name][1]}")
    print()
    told("light on level ground", [one.light for one in found])
    told("yield", [one.power for one in found])
    for n in (10, 30, 50):
        told(f"hours at {n} % of rated power", [one.hours[n] for one in found])
        told("  floor: clear sky scaled", [one.floor[n] for one in found])
    speed()


if __name__ == "__main__":
    main()
