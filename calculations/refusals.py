"""What pydantic refuses, as problems that can be said helpfully."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from calculations.errors import Problem
from calculations.inputs import Parameter

_KINDS: dict[str, str] = {
    "unknown_place": "unknown_place",
    "too_many": "too_many",
    "not_a_choice": "not_a_choice",
    "out_of_range": "out_of_range",
    "extra_forbidden": "not_used",
}


def _shown(value: Any) -> str:
    return f"{value:.10g}" if isinstance(value, int | float) else str(value)


def problems(parameters: Iterable[Parameter], error: ValidationError) -> list[Problem]:
    """The problems of a scenario that pydantic refused, in terms of its `parameters`."""
    by_field = {p.name: p for p in parameters}
    found = []
    for one in error.errors():
        name = str(one["loc"][0])
        declared = by_field.get(name)
        if declared is None:
            found.append(Problem("not_used", name, str(one["input"])))
            continue
        context = one.get("ctx") or {}
        kind = _KINDS.get(one["type"], "not_a_number")
        found.append(
            Problem(
                kind=kind,
                key=declared.key,
                given=_shown(context.get("value", one["input"])),
                title=declared.title,
                unit=declared.unit,
                low=declared.low,
                high=declared.high,
                choices=tuple(context.get("near", declared.choices)),
                example=declared.example,
            )
        )
    return found
