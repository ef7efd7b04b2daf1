"""Shares of futures, by evidence: numbers and tables."""

from __future__ import annotations

from collections.abc import Iterator

from calculations import records
from calculations.editions import kept_by_edition
from calculations.later import Later
from calculations.quantities import Quantity, between
from calculations.rebound import draws, futures, sensitivity
from calculations.rebound.futures import Evidence, Outcome, View
from calculations.rebound.priors import SHAPES
from calculations.rebound.scenario import Rebound
from calculations.results import Row, Table

CASES_2030 = ("base", "high-efficiency", "headwinds", "lift-off")
YEARS_SHOWN = (1.0, 3.0, 5.0, 10.0)
RECORDS = ("rebound/year-one", "rebound/forecast-spread", *SHAPES)


def seen(scenario: Rebound) -> View:
    """The futures under the evidence that a scenario asks for."""
    return futures.view(scenario.evidence, scenario.forecast_spread)


def ratio(outcome: Outcome) -> Quantity:
    """Energy over today's: median, tenth percentile and ninetieth."""
    return Quantity(outcome.median, "x", outcome.low, outcome.high)


def share(value: float) -> Quantity:
    """A share of something."""
    return Quantity(value, "1")


def span() -> tuple[float, float]:
    """The end of the article's short run, and a long run. [year]"""
    usual = records.figure("rebound/horizon")
    return usual.low or 0.0, usual.high or 0.0


def published() -> Quantity:
    """The published cases for 2030, base case in the middle. [TWh]"""
    cases = [records.number(f"outlook/world-2030/{case}") for case in CASES_2030]
    return between(cases, "TWh", cases[0])


def totals(scenario: Rebound) -> dict[str, Quantity]:
    """What is published, and what the futures say at the horizon."""
    found = _totals(scenario.evidence, scenario.forecast_spread, scenario.horizon_years)
    return found | _drawn(scenario)


@kept_by_edition(64)
def _totals(evidence: Evidence, spread: float, years: float) -> dict[str, Quantity]:
    view = futures.view(evidence, spread)
    at, grown = view.outcome(years), futures.view("growth").outcome(years)
    early, late = span()
    far = max(late, years)
    today, forecast = records.number("outlook/world-2025"), published()
    efficient = records.number("outlook/world-2030/high-efficiency")
    gain = view.median_gain(years)
    return {
        "share_above": share(at.share_above),
        "energy_ratio": ratio(at),
        "share_above_growth_only": share(grown.share_above),
        "energy_ratio_growth_only": ratio(grown),
        "share_up_then_down": share(view.share_up_then_down(early, late)),
        "long_run": Quantity(far, "year"),
        "share_above_late": share(view.outcome(far).share_above),
        "share_above_if_gains_slow_first": share(view.share_above_if(True, far)),
        "share_above_if_uses_slow_first": share(view.share_above_if(False, far)),
        "gain_in_futures": Quantity(gain[1], "x", gain[0], gain[2]),
        "horizon": Quantity(years, "year"),
        "today": Quantity(today, "TWh"),
        "published_2030": forecast,
        "published_2030_ratio": forecast.times(1 / today, "x"),
        "energy_change_median": share(at.median - 1),
        "efficiency_case_saving": share(1 - efficient / (forecast.value or 1.0)),
        "early": Quantity(early, "year"),
        "late": Quantity(late, "year"),
    }


def _drawn(scenario: Rebound) -> dict[str, Quantity]:
    """The same by random draws, with their error, where they are asked for."""
    if scenario.draws is None:
        return {}
    found = draws.drawn(seen(scenario), scenario.horizon_years, scenario.draws)
    above, error = found.outcome.share_above, 2 * found.error
    return {
        "share_above_drawn": Quantity(above, "1", max(0.0, above - error), min(1.0, above + error)),
        "energy_ratio_drawn": ratio(found.outcome),
        "draws_kept": share(found.kept),
    }


@kept_by_edition()
def published_table() -> Table:
    """The published cases side by side, and today."""
    names = ["outlook/world-2025", *(f"outlook/world-2030/{case}" for case in CASES_2030)]
    return Table(
        "published", tuple(Row("", {"energy": records.figure(name)}, name) for name in names)
    )


def futures_table(scenario: Rebound) -> Table:
    """Share above today by year, under every set of evidence."""
    return Table("futures", Later(_futures, scenario))


def _futures(scenario: Rebound) -> Iterator[Row]:
    view, growth, bare = seen(scenario), futures.view("growth"), futures.view("none")
    for years in sorted({*YEARS_SHOWN, scenario.horizon_years}):
        at, grown = view.outcome(years), growth.outcome(years)
        found = {
            "horizon": Quantity(years, "year"),
            "share_above": share(at.share_above),
            "energy_ratio": ratio(at),
            "share_above_growth_only": share(grown.share_above),
            "energy_ratio_growth_only": ratio(grown),
        }
        if years in YEARS_SHOWN:
            found["share_above_priors"] = share(bare.outcome(years).share_above)
        yield Row("", found)


def spread_table(scenario: Rebound) -> Table:
    """How far the published forecast may be off, and what that does to the shares."""
    return Table("spread", Later(_spreads, scenario))


def _spreads(scenario: Rebound) -> Iterator[Row]:
    usual = records.figure("rebound/forecast-spread")
    spreads = {usual.low, usual.value, usual.high, scenario.forecast_spread}
    early, late = span()
    far = max(late, scenario.horizon_years)
    for spread in sorted(s for s in spreads if s is not None):
        view = futures.view("published", spread)
        at = view.outcome(scenario.horizon_years)
        found = {
            "spread": share(spread),
            "share_above": share(at.share_above),
            "energy_ratio": ratio(at),
            "share_above_late": share(view.outcome(far).share_above),
            "share_up_then_down": share(view.share_up_then_down(early, late)),
        }
        yield Row("", found)


def draws_table(scenario: Rebound) -> Table:
    """The grid and random draws of the same futures, where draws are asked for."""
    return Table("draws", () if scenario.draws is None else Later(_grid_and_draws, scenario))


def _grid_and_draws(scenario: Rebound) -> Iterator[Row]:
    found = _drawn(scenario)
    at = seen(scenario).outcome(scenario.horizon_years)
    yield Row("grid", {"share_above": share(at.share_above), "energy_ratio": ratio(at)})
    drawn = {
        "share_above": found["share_above_drawn"],
        "energy_ratio": found["energy_ratio_drawn"],
        "draws_kept": found["draws_kept"],
    }
    yield Row("random draws", drawn)


def tornado_table(scenario: Rebound) -> Table:
    """What each of the seven numbers does alone, and how it ranks in the futures that fit."""
    return Table("tornado", Later(_tornado, scenario))


def _tornado(scenario: Rebound) -> Iterator[Row]:
    view, years = seen(scenario), scenario.horizon_years
    ranks = sensitivity.rank_correlations(view, years)
    base, bars = sensitivity.tornado(view.priors, years)
    for bar in bars:
        found = {
            "energy_at_low": Quantity(bar.at_low, "x"),
            "energy_at_median": Quantity(base, "x"),
            "energy_at_high": Quantity(bar.at_high, "x"),
            "swing": Quantity(bar.swing, "1"),
            "rank_correlation": Quantity(ranks[bar.record], "1"),
        }
        yield Row("", found, bar.record)
