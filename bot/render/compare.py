"""Scenarios side by side, laid out for a page: what differs, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot import links, phrasing
from bot.answers import Comparison, Reply
from bot.atlas import atlas
from bot.figures import DEFAULT_LANGUAGE, Figures
from bot.render import page
from bot.render.charts import Chart, charts
from bot.render.charts.layers import short
from bot.render.charts.scenarios import scenarios
from bot.render.document import document as answer
from bot.render.document import quantity_of, unit_of
from calculations import editions
from calculations.results import Row
from calculations.scenario import Parameter, Scenario

# What a comparison is about, first found first taken.
_LEADS = (
    "breakeven_hours_per_year",
    "cost_per_hour",
    "payback_hours",
    "sunshine_hours",
    "energy_per_prompt",
    "carbon_per_prompt",
    "energy_compared",
    "energy_ratio",
    "supply_land",
    "future",
    "today",
)
_FIRST_SHOWN = 8
# A number in these says nothing without the name of what it counts.
_BARE = frozenset({"", "1", "1/year"})


@dataclass(frozen=True)
class Input:
    """One parameter: what all scenarios share, and what each has of its own."""

    parameter: Parameter
    unit: str
    shared: tuple[str, ...]
    own: tuple[tuple[str, ...], ...]
    """For each scenario the texts of its value; empty where it has the shared one."""
    shown: tuple[str, ...]
    """For each scenario its value as it is read."""
    stated: bool
    """Whether what is shared is no default."""

    @property
    def differs(self) -> bool:
        """Whether the scenarios do not agree on it."""
        return any(self.own)


def inputs(compared: Sequence[Scenario], language: str = DEFAULT_LANGUAGE) -> tuple[Input, ...]:
    """Every parameter, with what is shared and what differs."""
    with editions.showing(compared[0].edition):
        return tuple(
            _input(compared, declared, language) for declared in compared[0].parameters().values()
        )


def _input(compared: Sequence[Scenario], declared: Parameter, language: str) -> Input:
    texts = [tuple(links.texts(getattr(one, declared.name))) for one in compared]
    same = all(one == texts[0] for one in texts)
    unit = unit_of(declared.unit, compared[0])
    return Input(
        declared,
        unit,
        texts[0] if same else (),
        tuple(() if same else one for one in texts),
        tuple(_read(declared, one, unit, language) for one in texts),
        declared.key in compared[0].differences(),
    )


def _read(declared: Parameter, texts: Sequence[str], unit: str, language: str) -> str:
    figures = Figures(language)
    if declared.kind == "place":
        return ", ".join(map(atlas(language).name, texts))
    if declared.kind in ("number", "whole number"):
        word = figures.unit_words(unit)
        tail = f" {word}" if word and texts else ""
        return ", ".join(figures.exact(float(text)) for text in texts) + tail
    words = page.words(language)
    return ", ".join(
        words.beside_names.get(text) or words.choices.get(text) or phrasing.product(text)
        for text in texts
    )


def names(
    differing: Sequence[Input], compared: Sequence[Scenario], language: str
) -> tuple[str, ...]:
    """What each scenario is called: the values that only it has, or that it is our defaults."""
    words = page.words(language)
    titles = words.fields
    found = []
    for number, scenario in enumerate(compared):
        if not scenario.differences():
            found.append(words.beside_kinds["defaults"])
            continue
        parts = []
        for one in differing:
            value = one.shown[number]
            bare = one.parameter.kind in ("number", "whole number") and one.unit in (
                "",
                "1",
                "1/year",
            )
            title = titles.get(one.parameter.key, one.parameter.title)
            parts.append(f"{title} {value}".strip() if bare or not value else value)
        found.append(short(" · ".join(parts)))
    return tuple(found)


def lead(rows: Sequence[Row]) -> Row | None:
    """The quantity that the comparison is about."""
    by_name = {row.label: row for row in rows}
    return next((by_name[name] for name in _LEADS if name in by_name), next(iter(rows), None))


@dataclass(frozen=True)
class View:
    """All that the page of a comparison shows."""

    replies: tuple[Reply, ...]
    whole: Reply | None
    names: tuple[str, ...]
    inputs: tuple[Input, ...]
    lead: Row | None
    rows: tuple[Row, ...]
    more_rows: tuple[Row, ...]
    chart: Chart | None


def laid_out(comparison: Comparison, language: str) -> View:
    """Lay a comparison out."""
    listed = _inputs_of(comparison, language)
    called = _names_of(comparison, listed, language)
    told = _told(comparison, listed, language)
    first = lead(told)
    rest = tuple(row for row in told if row is not first)
    rows = ((first,) if first else ()) + rest
    whole = comparison.whole
    chart = next(iter(charts(whole, language)), None) if whole else None
    return View(
        comparison.replies,
        whole if chart else None,
        called,
        listed,
        first,
        rows[:_FIRST_SHOWN],
        rows[_FIRST_SHOWN:],
        chart or chart_of(comparison, language),
    )


def chart_of(comparison: Comparison, language: str) -> Chart | None:
    """The picture of what a comparison is about; None where nothing differs."""
    listed = _inputs_of(comparison, language)
    first = lead(_told(comparison, listed, language))
    if first is None:
        return None
    called = page.words(language).quantities[first.label]
    return scenarios(_names_of(comparison, listed, language), called, first, language)


def _told(comparison: Comparison, listed: Sequence[Input], language: str) -> tuple[Row, ...]:
    """The numbers that have a name in words and differ in what is shown of them.

    Those that go in stand above and need no repeating.
    """
    inside = {name for one in listed for name in (one.parameter.name, one.parameter.key)}
    named = page.words(language).quantities
    return tuple(
        row
        for row in comparison.table.rows
        if row.label in named and row.label not in inside and _differs(row, language)
    )


def _differs(row: Row, language: str) -> bool:
    figures = Figures(language)
    shown = [
        figures.figure(one) for name, one in row.quantities.items() if name.startswith("scenario_")
    ]
    return any(one != shown[0] for one in shown)


def _inputs_of(comparison: Comparison, language: str) -> tuple[Input, ...]:
    return inputs(_scenarios_of(comparison), language)


def _scenarios_of(comparison: Comparison) -> list[Scenario]:
    return [one.scenario for one in comparison.replies if one.scenario]


def _names_of(comparison: Comparison, listed: Sequence[Input], language: str) -> tuple[str, ...]:
    return names([one for one in listed if one.differs], _scenarios_of(comparison), language)


def document(comparison: Comparison, base_url: str) -> dict[str, Any]:
    """A comparison as JSON types: every answer in full, and what differs between them."""
    return {
        "scenarios": [answer(reply, base_url) for reply in comparison.replies],
        "differences": {
            row.label: {name: quantity_of(one) for name, one in row.quantities.items()}
            for row in comparison.table.rows
        },
        "together": answer(comparison.whole, base_url) if comparison.whole else None,
    }
