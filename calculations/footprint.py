"""Energy, carbon and water of prompts, answers and training runs.

Disclosed and measured figures first. Nothing here is worked out from prices or parameter
counts; where no record exists, the result says so.
"""

from __future__ import annotations

from typing import ClassVar

from calculations import records
from calculations.quantities import Quantity
from calculations.records import Record
from calculations.results import Result, Row, Step, Table
from calculations.scenario import Scenario, parameter

# What may be known of a model family, in the order in which it is shown.
KINDS = ("prompt", "reasoning", "carbon", "water", "training")
ORDINARY = "footprint/chat/prompt"


class Footprint(Scenario):
    """Which models, and how many prompts a day."""

    topic: ClassVar[str] = "footprint"

    models: tuple[str, ...] = parameter(
        "model", "Model family", default=(), most=4, example="deepseek"
    )
    prompts_per_day: float = parameter(
        "prompts",
        "Prompts a day",
        unit="prompt/day",
        allowed=(1, 1e12),
        record="footprint/prompts-per-day",
        example="100",
    )
    tokens: float | None = parameter(
        "tokens", "Tokens in an answer", unit="token", allowed=(1, 1e7), example="500"
    )


def calculate(scenario: Footprint) -> Result:
    """What is known of each model, an ordinary prompt beside it, and a day and a year of use."""
    rows = [row for model in scenario.models for row in _known(model)]
    lead = _lead(rows)
    daily = Quantity(scenario.prompts_per_day, "prompt/day")
    ordinary = records.figure(ORDINARY)
    per_prompt = lead.quantities["prompt"] if lead else ordinary
    day = per_prompt.times(scenario.prompts_per_day, "Wh/day").to("kWh/day")
    quantities = {
        "energy_per_prompt": per_prompt,
        "ordinary_prompt": ordinary,
        "prompts_per_day": daily,
        "energy_per_day": day,
        "energy_per_year": day.to("kWh/year"),
        "reasoning_ratio": records.figure("footprint/reasoning-ratio"),
        "kettle": records.figure("compare/kettle"),
        "prompts_per_kettle": _prompts_per_kettle(per_prompt),
        **_by_model(scenario, rows),
        **_by_tokens(scenario),
    }
    return Result(
        quantities=quantities,
        findings={
            "models": len(scenario.models),
            "known": len(rows),
            "missing": ", ".join(m for m in scenario.models if not _known(m)),
            "lead": lead.label if lead else "",
            "measured": bool(lead and _basis(lead) in {"measured", "disclosed"}),
        },
        steps=(Step("energy-per-day", {"e": per_prompt, "N": daily}, day),),
        tables=(
            Table("models", tuple(rows)),
            *(Table(kind, tuple(r for r in rows if kind in r.quantities)) for kind in KINDS),
            *(Table(f"any_{kind}", tuple(_everyones(kind))) for kind in KINDS[2:]),
            Table("ordinary", tuple(_ordinary_rows())),
        ),
        records=tuple(
            dict.fromkeys(
                [
                    *(row.record for row in rows if row.record),
                    ORDINARY,
                    "footprint/reasoning-ratio",
                    "compare/kettle",
                ]
            )
        ),
    )


def _known(model: str) -> list[Row]:
    found = []
    for name in (model, *_RELATED.get(model, ())):
        for kind in KINDS:
            record = records.records().get(f"footprint/{name}/{kind}")
            if record is not None:
                found.append(_row(record, kind))
    return found


# Sizes of one family that have figures of their own.
_RELATED = {"llama": ("llama-405b", "llama-8b")}


def _row(record: Record, kind: str) -> Row:
    return Row(record.label, {kind: record.quantity}, record.id)


def _lead(rows: list[Row]) -> Row | None:
    return next((row for row in rows if "prompt" in row.quantities), None)


def _basis(row: Row) -> str:
    return records.record(row.record).latest.basis if row.record else ""


def _prompts_per_kettle(per_prompt: Quantity) -> Quantity:
    kettle = records.number("compare/kettle")
    middle = per_prompt.middle or 1.0
    return Quantity(kettle / middle, "prompt/use")


def _by_model(scenario: Footprint, rows: list[Row]) -> dict[str, Quantity]:
    """Each model's first figures by name (``prompt_deepseek``), and the second over the first."""
    found: dict[str, Quantity] = {}
    for row in rows:
        family = (row.record or "").split("/")[1].split("-")[0]
        for kind, quantity in row.quantities.items():
            found.setdefault(f"{kind}_{family}", quantity)
    both = [found.get(f"prompt_{model}") for model in scenario.models[:2]]
    middles = [quantity.middle for quantity in both if quantity is not None]
    if len(middles) == 2 and middles[0] and middles[1]:
        found["second_over_first"] = Quantity(middles[1] / middles[0], "x")
    return found


def _by_tokens(scenario: Footprint) -> dict[str, Quantity]:
    """Energy of an answer of a stated length, from the one fleet that disclosed it per token."""
    if scenario.tokens is None:
        return {}
    each = records.figure("footprint/deepseek/joule-per-token")
    answer = each.times(scenario.tokens, "J/prompt").to("Wh/prompt")
    return {"tokens": Quantity(scenario.tokens, "token"), "energy_of_tokens": answer}


def _everyones(kind: str) -> list[Row]:
    """Every model's figure of one kind, for a question that names no model."""
    return [
        _row(record, kind)
        for name, record in records.records().items()
        if name.startswith("footprint/") and name.endswith(f"/{kind}")
    ]


def _ordinary_rows() -> list[Row]:
    names = ("gemini", "gpt", "frontier", "deepseek")
    return [_row(records.record(f"footprint/{name}/prompt"), "prompt") for name in names]
