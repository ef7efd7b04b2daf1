"""Electricity of data centres, now and in the published cases, for the world and for regions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from calculations import records
from calculations.later import Later
from calculations.outlook.cases import by_region, future, past, today
from calculations.outlook.course import course
from calculations.outlook.scenario import WORLD, Outlook
from calculations.quantities import Quantity, between
from calculations.results import Result, Row, Step, Table

NOW = 2026
_US_YEAR = 2030
_OTHERS = (
    "outlook/world-2030/goldman",
    "outlook/world-2030/gartner",
    "outlook/us-2024",
    "outlook/us-2030/lbnl",
    "outlook/us-2030/iea",
    "outlook/us-2030/epri",
)
_AI = ("outlook/ai-share-2025", "outlook/ai-share-2026", "outlook/ai-share-2030")
_SHARE = "demand/data-centre-share"
_BESIDE = ("outlook/ai-2025/gartner", "outlook/ai-2030/gartner", "compare/bitcoin")
_SIGNS = (
    "trend/gemini-prompt",
    "trend/software-only",
    "trend/hardware-efficiency",
    "demand/google-tokens/2025-05",
    "demand/google-tokens/2026-05",
)


def calculate(scenario: Outlook) -> Result:
    """The published cases for the year nearest to the one asked for."""
    wanted = NOW + scenario.horizon_years
    region = scenario.counted
    known = by_region()[region]
    today_year, newest = past(known, wanted) if scenario.horizon_years < 0 else today(known)
    year, cases = future(region, known, wanted)
    before = known.get(today_year - 1, ())[:1]
    world, around = _world(wanted)
    quantities = {"today": records.figure(newest), **_growth(newest, before), **world}
    more, steps = _ahead(region, cases, quantities["today"], year - today_year)
    more_here = [] if region == WORLD else [n for y in sorted(known) for n in known[y]]
    used = tuple(dict.fromkeys([*before, newest, *cases, *_OTHERS, *more_here]))
    findings: dict[str, str | bool | int] = {
        **around,
        "year": year,
        "today_year": today_year,
        "asked": round(wanted),
        "exact": year == round(wanted),
        "known": scenario.horizon_years >= 0 or today_year == round(wanted),
        "now": scenario.stated("horizon_years") and scenario.horizon_years < 1,
        "region": region,
        "asked_region": scenario.without_figure,
        "forecast": bool(cases),
        "today_record": newest,
        "case_record": cases[0] if cases else "",
    }
    drawn = course(known, newest)
    shown = Later(_records, used, wanted, drawn)
    return Result({**quantities, **more}, findings, steps, _tables(used, cases), shown, (drawn,))


def _records(used: Iterable[str], wanted: float, drawn: Table) -> Iterable[str]:
    world = by_region()[WORLD]
    ahead = future(WORLD, world, wanted)[1]
    beside = (*_AI, _SHARE, *_BESIDE, *_SIGNS, *(row.record for row in drawn.rows if row.record))
    return dict.fromkeys([*used, today(world)[1], *ahead, *beside])


def _tables(used: Iterable[str], cases: Iterable[str]) -> tuple[Table, ...]:
    return (
        Table("published", Later(_rows, used, "energy")),
        Table("cases", Later(_rows, cases, "energy")),
        Table("ai_share", Later(_rows, _AI, "share")),
        Table("beside", Later(_rows, _BESIDE, "energy")),
        Table("signs", Later(_rows, _SIGNS, "value")),
    )


def _growth(newest: str, before: Sequence[str]) -> dict[str, Quantity]:
    """Growth of the last year, where the year before is known too. [1]"""
    if not before:
        return {}
    earlier = records.figure(before[0])
    ratio = records.figure(newest).over(earlier, "1")
    return {"before": earlier, "growth": Quantity((ratio.value or 1.0) - 1, "1")}


def _ahead(
    region: str, cases: list[str], today: Quantity, years: int
) -> tuple[dict[str, Quantity], tuple[Step, ...]]:
    """Electricity in the year [TWh/year as TWh], over today's, and the growth a year between."""
    if not cases:
        return {}, ()
    figures = [records.figure(name) for name in cases]
    middles = [figure.middle or 0.0 for figure in figures]
    future = figures[0] if len(figures) == 1 else between(middles, "TWh")
    if region == WORLD:
        future = between(middles, "TWh", middles[0])
    now = today.value or 1.0
    ratio = future.times(1 / now, "x")
    yearly = Quantity(((future.middle or 0.0) / now) ** (1 / max(years, 1)) - 1, "1/year")
    inputs = {"r": ratio, "t": Quantity(float(years), "year")}
    steps = (
        Step("ratio", {"E": future, "E₀": today}, ratio),
        Step("growth-per-year", inputs, yearly),
    )
    return {"future": future, "future_ratio": ratio, "growth_per_year": yearly}, steps


def _world(wanted: float) -> tuple[dict[str, Quantity], dict[str, str | bool | int]]:
    """What is shown beside any region, and the years that it is for."""
    known = by_region()[WORLD]
    now, newest = today(known)
    year, cases = future(WORLD, known, wanted)
    both = [records.number(f"outlook/us-2030/{who}") for who in ("lbnl", "iea")]
    middles = [records.figure(name).middle or 0.0 for name in cases]
    years = {"world_year": year, "world_today_year": now, "us_year": _US_YEAR}
    return {
        "world_today": records.figure(newest),
        "world_future": between(middles, "TWh", middles[0]),
        "high_view": records.figure("outlook/world-2030/goldman"),
        "us_2030": between(both, "TWh"),
        "us_2024": records.figure("outlook/us-2024"),
        "world_share": records.figure(_SHARE),
        "ai_share": records.figure(_AI[0]),
        "ai_share_next": records.figure(_AI[1]),
        "ai_energy": records.figure(_BESIDE[0]),
        "bitcoin": records.figure("compare/bitcoin"),
    }, dict(years)


def _rows(names: Iterable[str], quantity: str) -> Iterator[Row]:
    for name in names:
        yield Row(records.record(name).label, {quantity: records.figure(name)}, name)
