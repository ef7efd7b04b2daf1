"""What is known of each model, an ordinary prompt beside it, and a day and a year of use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from calculations import records
from calculations.footprint import compare, ecologits, grid, modality, models, scale, shown
from calculations.footprint.compare import Verdict
from calculations.footprint.grid import Grid
from calculations.footprint.models import Estimate, Subject
from calculations.footprint.own import Own, own
from calculations.footprint.scale import Length
from calculations.footprint.scenario import Footprint
from calculations.later import Later
from calculations.quantities import Quantity, between
from calculations.results import Result, Step, Table

ORDINARY = "footprint/chat/prompt"
WATER = "site/water"
KETTLE = "compare/kettle"
REASONING = "footprint/reasoning-ratio"
SEARCH = "compare/web-search"
_ALWAYS = (ORDINARY, REASONING, KETTLE, WATER, SEARCH)


@dataclass(frozen=True)
class _Work:
    """What is known of the models asked about, and all that was worked out on the way."""

    scenario: Footprint
    subjects: list[Subject]
    length: Length | None
    verdict: Verdict
    grid: Grid
    own: Own
    made: str
    """What a prompt makes, as far as it is known: ``text``, ``image``, ``video`` or ""."""

    @property
    def lead(self) -> Estimate | None:
        """The figure that the first known model is answered with."""
        return next((main for one in self.subjects if (main := one.main)), None)

    @cached_property
    def per_prompt(self) -> tuple[Quantity, tuple[Step, ...]]:
        """Of the first known model or a stated length, else of any model that makes the same."""
        if self.made in modality.MEDIA:
            if self.lead:
                return self.lead.quantity, ()
            middle, step = modality.spread(modality.measured(self.made))
            return middle, (step,)
        if self.length is not None:
            return self.length.energy, self.length.steps
        return self.lead.quantity if self.lead else records.figure(ORDINARY), ()


def calculate(scenario: Footprint) -> Result:
    """Energy of a prompt and of a day's and a year's; carbon, water, and what it compares with."""
    work = _work(scenario)
    subjects = work.subjects
    quantities, steps = _quantities(work)
    carbon, more = _carbon(quantities, work.grid.intensity, _training(subjects))
    year = quantities["energy_per_year"].by(Quantity(1.0, "year"), "kWh")
    tables = shown.tables(subjects, work.verdict, scale.felt(year), work.own, work.made)
    drawn = shown.per_prompt(subjects, work.made)
    return Result(
        {**quantities, **carbon},
        shown.findings(scenario, subjects, work.lead)
        | shown.more_findings(work.verdict, work.grid, work.own, work.length)
        | shown.made_findings(work.made),
        (*steps, *work.per_prompt[1], *work.verdict.steps, *more, *work.own.steps),
        tables,
        Later(_used, (*tables, drawn), work),
        (drawn,),
    )


def _work(scenario: Footprint) -> _Work:
    named = [models.subject(name) for name in scenario.models]
    made = modality.modality(scenario.modality, named)
    subjects = modality.restricted(named, made)
    return _Work(
        scenario,
        subjects,
        None if made in modality.MEDIA else scale.by_length(subjects, scenario.tokens),
        compare.verdict(subjects),
        grid.of(_country(scenario)),
        own(scenario),
        made,
    )


def _country(scenario: Footprint) -> str | None:
    return scenario.country or (scenario.cities[0].country if scenario.cities else None)


def _quantities(work: _Work) -> tuple[dict[str, Quantity], tuple[Step, ...]]:
    (per_prompt, _), length = work.per_prompt, work.length
    use, steps = _use(work.scenario, per_prompt)
    found = {
        "energy_per_prompt": per_prompt,
        "ordinary_prompt": records.figure(ORDINARY),
        **use,
        "reasoning_ratio": records.figure(REASONING),
        "kettle": records.figure(KETTLE),
        "prompts_per_kettle": _prompts_per_kettle(per_prompt),
        "prompt_over_search": per_prompt.times(1 / records.number(SEARCH), "x"),
        "water_published": _published("water", "mL/prompt"),
        "grid_intensity": work.grid.intensity,
        **_by_model(models.known(work.subjects), work.verdict),
        **work.own.quantities,
    }
    if work.made in modality.MEDIA:
        found |= {one: modality.spread(modality.measured(one))[0] for one in modality.MEDIA}
    if length is not None:
        found["energy_of_tokens"] = length.energy
        found["tokens"] = Quantity(work.scenario.tokens, "token")
    return found, steps


def _use(scenario: Footprint, per_prompt: Quantity) -> tuple[dict[str, Quantity], tuple[Step, ...]]:
    """A day's and a year's energy of so many prompts. [kWh/day, kWh/year]"""
    daily = Quantity(scenario.prompts_per_day, "prompt/day")
    day = per_prompt.by(daily, "kWh/day")
    year = day.to("kWh/year")
    found = {
        "prompts_per_day": daily,
        "energy_per_day": day,
        "energy_per_year": year,
        "year_of_use": scale.readable(year.by(Quantity(1.0, "year"), "kWh")),
    }
    return found, (Step("energy-per-day", {"e": per_prompt, "N": daily}, day),)


def _carbon(
    found: dict[str, Quantity], intensity: Quantity, training: Estimate | None
) -> tuple[dict[str, Quantity], tuple[Step, ...]]:
    """Emissions on the grid meant, and water for cooling on site."""
    e = found["energy_per_prompt"]
    carbon = e.by(intensity, "gCO2e/prompt")
    water = records.figure(WATER)
    more = {
        "carbon_per_prompt": carbon,
        "carbon_per_year": found["energy_per_year"].by(intensity, "kgCO2e/year"),
        "carbon_of_year": scale.readable(found["year_of_use"].by(intensity, "kgCO2e")),
        "water_per_prompt": e.by(water, "mL/prompt"),
    }
    for name in ("own_energy", "own_energy_per_year"):
        if name in found:
            unit = found[name].unit.replace("kWh", "kgCO2e")
            more[name.replace("energy", "carbon")] = found[name].by(intensity, unit)
    if training is not None:
        home = Quantity(records.figure("compare/us-home").middle, "kWh/year")
        more["training_carbon"] = training.quantity.by(intensity, "tCO2e")
        more["training_home_years"] = training.quantity.over(home, "year")
    steps = (
        Step("carbon", {"e": e, "g": intensity}, carbon),
        Step("water", {"e": e, "w": water}, more["water_per_prompt"]),
    )
    return more, steps


def _training(subjects: list[Subject]) -> Estimate | None:
    return next((lead for one in subjects if (lead := one.lead("training"))), None)


def _published(kind: str, unit: str) -> Quantity:
    """From the least to the most that anybody has published, whatever they count."""
    figures = [row.quantities[kind].to(unit) for row in shown.everyones(kind)]
    return between([figure.middle or 0.0 for figure in figures], unit)


def _prompts_per_kettle(per_prompt: Quantity) -> Quantity:
    kettle = records.number(KETTLE)
    return Quantity(kettle / (per_prompt.middle or 1.0), "prompt/use")


def _by_model(estimates: list[Estimate], verdict: Verdict) -> dict[str, Quantity]:
    """Each model's first figures by name (``prompt_deepseek``), and the second over the first."""
    found: dict[str, Quantity] = {}
    for one in estimates:
        found.setdefault(f"{one.kind}_{one.family}", one.quantity)
    if verdict.second_over_first is not None:
        found["second_over_first"] = verdict.second_over_first
    if verdict.pair_ratio is not None:
        found["pair_ratio"] = verdict.pair_ratio
    return found


def _used(tables: Iterable[Table], work: _Work) -> tuple[str, ...]:
    """Ids of all records that a table shows or a formula took, each once, the shown ones first."""
    names = [row.record for table in tables for row in table.rows if row.record]
    names += [*_ALWAYS, work.grid.record, *work.own.records]
    if any(name.startswith(ecologits.SHELF + "/") for name in names):
        names.append(ecologits.LENGTH)
    if work.length is not None:
        names.append(work.length.record)
    if len(work.subjects) > 1:
        names.append(compare.SITE_OVER_GPU)
    return tuple(dict.fromkeys(names))
