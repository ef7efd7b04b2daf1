"""Compared to what: one world, five baselines, and up to as many signs."""

from __future__ import annotations

from dataclasses import dataclass

from calculations.units import convert


def plan_energy(power_gw: float, load: float) -> float:
    """Electricity of a plan in a year. [TWh/year]

    Parameters
    ----------
    power_gw : float
        Power planned. [GW]
    load : float
        Average power over planned power. [1]

    Examples
    --------
    >>> round(plan_energy(5, 0.8), 6)
    35.04
    """
    return convert(power_gw * load, "GW", "TWh/year")


def change(energy: float, baseline: float) -> float:
    """Energy against a baseline, as a share of it.

    >>> round(change(88, 100), 6)
    -0.12
    """
    return energy / baseline - 1


def expected_plan(plan: float, otherwise: float, realism: float) -> float:
    """What was to be expected, if a plan was credible in part.

    >>> expected_plan(300, 110, 0.3)
    167.0
    """
    return realism * plan + (1 - realism) * otherwise


def switch_realism(energy: float, plan: float, otherwise: float) -> float | None:
    """How credible a plan must have been for energy to count as a saving against it.

    Below 0 energy is a saving however the plan is judged, above 1 it never is. None where the
    plan adds nothing.

    >>> round(switch_realism(131.950791, 300, 110) or 0, 6)
    0.11553
    """
    return None if plan == otherwise else (energy - otherwise) / (plan - otherwise)


@dataclass(frozen=True)
class Baselines:
    """Energy of every baseline, in the unit of `today`."""

    today: float
    gain: float
    """Efficiency over today's, in the world that is compared."""
    plan: float
    """What the plan would use in all."""
    realism: float

    def each(self, energy: float) -> dict[str, float]:
        """Baseline by name; that with frozen efficiency depends on the world compared.

        References
        ----------
        Method ``baselines`` in ``data/methods/``.
        """
        return {
            "today": self.today,
            "frozen efficiency, same service": self.today,
            "frozen efficiency, actual service": energy * self.gain,
            "giant plan": self.plan,
            "credible plan": expected_plan(self.plan, self.today, self.realism),
        }
