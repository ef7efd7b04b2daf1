"""What a scenario says of its own world: stated numbers first, then the preset's."""

from __future__ import annotations

import math
from dataclasses import dataclass

from calculations import records
from calculations.rebound import demand
from calculations.rebound.path import Course
from calculations.rebound.scenario import Rebound
from calculations.rebound.world import Curve, World

_USUAL = "rebound/elasticity"
_REACH = "rebound/price-share-model"
_ACROSS = "rebound/elasticity-models"
_OBSERVED = ("rebound/task-efficiency", "rebound/growth-2025-ai")


@dataclass(frozen=True)
class Stated:
    """The numbers of a scenario's own world, as far as there are any."""

    scenario: Rebound
    elasticity: float | None
    saturation: float | None
    price_share: float | None
    yearly_gain: float | None

    @property
    def gain(self) -> float | None:
        """The gain stated, else what the yearly one makes of the horizon."""
        if self.scenario.efficiency_gain is not None:
            return self.scenario.efficiency_gain
        course = self.course()
        return course.gain(self.scenario.horizon_years) if course else None

    @property
    def curve(self) -> Curve:
        """The shape stated, else the one that the numbers need."""
        if self.scenario.curve is not None:
            return self.scenario.curve
        return "iso-elastic" if self.saturation is None else "log-logistic"

    def world(self, elasticity: float | None = None, share: float | None = None) -> World | None:
        """The world at an elasticity and a share of the price, its own where none is given.

        None where no elasticity is known.
        """
        eta = self.elasticity if elasticity is None else elasticity
        if eta is None:
            return None
        shares = self._parts(self.shares[0] if share is None else share)
        return World(eta, *shares, self._power(), self.scenario.pass_through, *self._shape())

    def _shape(self) -> tuple[Curve, float | None]:
        served = self.saturation
        if self.curve == "log-logistic" and served is None:
            served = records.number("rebound/saturation")
        return self.curve, served

    def _parts(self, share: float) -> tuple[float, float]:
        """Shares of the price that are energy and hardware; without the two, one for both."""
        energy, hardware = self.scenario.energy_share, self.scenario.hardware_share
        if energy is None and hardware is None:
            return share, 0.0
        return energy or 0.0, hardware or 0.0

    def _power(self) -> float:
        gain, hardware = self.scenario.efficiency_gain, self.scenario.hardware_gain
        if hardware is None or gain is None or gain == 1:
            return 1.0
        return math.log(hardware) / math.log(gain)

    @property
    def shares(self) -> tuple[float, ...]:
        """Share of the price in reach: as stated, else all of it and the least plausible."""
        if self.scenario.energy_share is not None or self.scenario.hardware_share is not None:
            return (sum(self._parts(1.0)),)
        if self.price_share is not None:
            return (self.price_share,)
        return (1.0, records.figure(_REACH).low or 1.0)

    @property
    def elasticities(self) -> tuple[float, ...]:
        """The elasticity stated, else the least and the greatest that have been seen."""
        if self.elasticity is not None:
            return (self.elasticity,)
        return elasticities_seen()

    def variants(self) -> list[World]:
        """A world for each elasticity and share that may be meant."""
        made = [self.world(eta, share) for eta in self.elasticities for share in self.shares]
        return [world for world in made if world is not None]

    def breakevens(self, gain: float) -> list[float]:
        """Break-even elasticity of a gain for each share that may be meant."""
        made = [self.world(1.0, share) for share in self.shares]
        found = [world.breakeven(gain) for world in made if world is not None]
        return [one for one in found if one is not None]

    def course(self) -> Course | None:
        """The world over the years; None where nothing says how fast efficiency grows."""
        given, rate = self.scenario, self._rate()
        world = self.world(self._steady_elasticity() if self.elasticity is None else None)
        if rate is None or world is None:
            return None
        return Course(
            world,
            rate,
            given.slowing or 0.0,
            math.log(given.ceiling_growth or 1.0),
            given.ceiling_slowing or 0.0,
            given.lag or 1.0,
            given.adopted if given.adoption_speed else None,
            given.adoption_speed or 0.0,
        )

    def _rate(self) -> float | None:
        """Growth of efficiency: as stated, else a stated gain over the horizon, else the preset."""
        given = self.scenario
        if given.yearly_gain is not None:
            return math.log(given.yearly_gain)
        if given.efficiency_gain is not None and self.elasticity is not None:
            return math.log(given.efficiency_gain) / given.horizon_years
        if given.efficiency_gain is not None or self.yearly_gain is None:
            return None
        return math.log(self.yearly_gain)

    def _steady_elasticity(self) -> float | None:
        """The middle of our range, where years are stated and no elasticity."""
        stated = self.scenario.yearly_gain is not None
        return records.number(_USUAL) if stated else None


def stated(scenario: Rebound) -> Stated:
    """Read a scenario's own numbers; what is stated goes before the preset."""

    def value(mine: float | None, field: str) -> float | None:
        if mine is not None or scenario.preset is None:
            return mine
        return preset_value(scenario.preset, field)

    return Stated(
        scenario,
        value(scenario.elasticity, "elasticity"),
        value(scenario.saturation, "saturation"),
        value(scenario.price_share, "price-share"),
        value(scenario.yearly_gain, "yearly-gain"),
    )


def preset_records(preset: str | None) -> tuple[str, ...]:
    """Ids of the records that a preset is made of."""
    if preset is None:
        return ()
    start = f"rebound/preset/{_slug(preset)}/"
    return tuple(name for name in records.records() if name.startswith(start))


def preset_value(preset: str, field: str) -> float | None:
    """One number of a preset; None where its world has none, as an endless one has no ceiling."""
    name = f"rebound/preset/{_slug(preset)}/{field}"
    return records.number(name) if name in records.records() else None


def preset_world(preset: str) -> World:
    """The world of a preset alone."""
    elasticity = preset_value(preset, "elasticity")
    served = preset_value(preset, "saturation")
    curve: Curve = "iso-elastic" if served is None else "log-logistic"
    share = preset_value(preset, "price-share") or 1.0
    return World(elasticity or 0.0, share, curve=curve, saturation=served)


def _slug(preset: str) -> str:
    return preset.lower().replace(" ", "-")


def elasticities_seen() -> tuple[float, float]:
    """The least and the greatest elasticity that the use of AI has shown so far."""
    return records.figure(_ACROSS).low or 0.0, observed_elasticity()


def observed_elasticity() -> float:
    """What 2025 implies if energy per task fell tenfold while AI's electricity rose by half."""
    gain, growth = (records.number(name) for name in _OBSERVED)
    return math.log(gain * growth) / math.log(gain)


def watts_only() -> tuple[float, float]:
    """Break-even elasticity at the margin of a gain that reaches the energy bill alone."""
    share = records.figure("rebound/energy-share")
    least, most = share.low or 1.0, share.high or 1.0
    return demand.breakeven_elasticity(1, most), demand.breakeven_elasticity(1, least)
