"""What an answer of our own costs: measured processor time, through a model of a cloud's power."""

from __future__ import annotations

from dataclasses import dataclass

from calculations import records
from calculations.quantities import Quantity
from calculations.records import Record

_HOUR = 3600.0
POWER = "site/vcpu-power"
OVERHEAD = "site/pue-amazon"
PROMPTS = ("footprint/gemini/prompt", "footprint/gpt/prompt")


@dataclass(frozen=True)
class OwnAnswer:
    """One answer of ours beside a prompt to a chat model."""

    cpu_ms: float
    """Processor time. [ms]"""
    energy: Quantity
    """Site energy. [Wh]"""
    prompts: tuple[Quantity, Quantity]
    """What two makers say of a prompt to their models. [Wh/prompt]"""
    answers_per_prompt: float
    """How many of our answers one prompt is worth, by the lower figure of the prompts."""
    records: tuple[Record, ...]


def own_answer(cpu_seconds: float) -> OwnAnswer:
    """Energy of an answer that took so much processor time. Network and Slack are left out.

    >>> own_answer(0.0036).energy.unit
    'Wh'
    """
    used = tuple(records.record(name) for name in (POWER, OVERHEAD, *PROMPTS))
    power, overhead, *prompts = (record.quantity for record in used)
    energy = power.by(overhead, "W").times(cpu_seconds / _HOUR, "Wh")
    least = min(prompt.middle or 0.0 for prompt in prompts)
    return OwnAnswer(
        cpu_ms=cpu_seconds * 1000,
        energy=energy,
        prompts=(prompts[0], prompts[1]),
        answers_per_prompt=least / (energy.middle or 1.0),
        records=used,
    )
