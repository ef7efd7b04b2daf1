"""One world: how price follows efficiency and how use follows price, without doubt."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from calculations.rebound import demand

Curve = Literal["iso-elastic", "semilog", "log-logistic"]
_LEAST = 1e-300
"""A price below anything that is meant, whose logarithm still is a number."""
_DEAREST = 1e30
"""A multiple of the price above anything that is meant, whose tenth power still is a number."""


@dataclass(frozen=True)
class World:
    """What the price is made of, and how use answers it.

    `energy_share` and `hardware_share` are parts of the price; the rest stays as it is. Both
    fall by the same gain unless `hardware_power` says how much faster hardware hours fall: the
    hardware gain is the energy gain to that power.
    """

    elasticity: float
    energy_share: float
    hardware_share: float = 0.0
    hardware_power: float = 1.0
    passed_on: float = 1.0
    curve: Curve = "iso-elastic"
    saturation: float | None = None

    def price(self, gain: float) -> float:
        """Price over today's after a gain."""
        stays = max(0.0, 1 - self.reach)
        hardware = self.hardware_share * self._hardware_hours(gain)
        falls = self.passed_on * (self.energy_share / gain + hardware)
        return max(_LEAST, stays + falls)

    def _hardware_hours(self, gain: float) -> float:
        """Hardware hours of a task over today's after a gain."""
        return math.exp(min(math.log(_DEAREST), -self.hardware_power * math.log(gain)))

    def use(self, gain: float) -> float:
        """Use over today's after a gain."""
        price = self.price(gain)
        if self.curve == "semilog":
            return demand.semilog_use(price, self.elasticity)
        if self.curve == "log-logistic" and self.saturation is not None:
            return demand.saturating_use(price, self.elasticity, self.saturation)
        return demand.isoelastic_use(price, self.elasticity)

    def energy(self, gain: float) -> float:
        """Energy over today's after a gain."""
        return self.use(gain) / gain

    @property
    def reach(self) -> float:
        """Share of the price that the gain lowers, pass-through included."""
        return self.passed_on * (self.energy_share + self.hardware_share)

    @property
    def whole_price(self) -> bool:
        """Whether the whole price falls as efficiency rises, so that the closed forms hold."""
        return math.isclose(self.reach, 1.0) and self.hardware_power == 1

    def elasticity_at(self, gain: float) -> float:
        """Elasticity that is left after a gain."""
        if self.curve == "semilog":
            return self.elasticity * self.price(gain)
        if self.curve == "log-logistic" and self.saturation is not None:
            return demand.elasticity_now(self.use(gain), self.elasticity, self.saturation)
        return self.elasticity

    def reach_at(self, gain: float) -> float:
        """Share of the price that a further gain still lowers."""
        hardware = self.hardware_power * self.hardware_share * self._hardware_hours(gain)
        return self.passed_on * (self.energy_share / gain + hardware) / self.price(gain)

    def still_rising(self, gain: float) -> bool:
        """Whether a further gain would raise energy use."""
        return self.elasticity_at(gain) * self.reach_at(gain) > 1

    def breakeven(self, gain: float) -> float | None:
        """Elasticity at which a gain leaves energy as it is; at the margin without a gain."""
        if gain == 1:
            reach = self.reach_at(1)
            return 1 / reach if reach else None
        return demand.breakeven_at_price(gain, self.price(gain))

    def peak(self) -> tuple[float, float] | None:
        """Gain at which energy is highest, and energy there; None where there is no such gain."""
        if not self.whole_price:
            return None
        if self.curve == "semilog":
            return demand.semilog_peak(self.elasticity)
        if self.curve == "log-logistic" and self.saturation is not None:
            return demand.saturating_peak(self.elasticity, self.saturation)
        return None
