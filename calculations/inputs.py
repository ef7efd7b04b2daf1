"""What is declared of one input, once, and read off by every surface."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from calculations import records
from calculations.places import Place

Kind = Literal["number", "whole number", "choice", "name", "place", "currency"]
Default = str | float | tuple[Any, ...] | None


@dataclass(frozen=True, slots=True)
class Parameter:
    """What every surface knows of one input."""

    name: str
    """Field name, and name of the slot in a question."""
    key: str
    """Short name: slash command, permalink, command line."""
    title: str
    kind: Kind
    unit: str
    low: float | None
    high: float | None
    choices: tuple[str, ...]
    many: bool
    record: str | None
    """Id of the record that gives the default."""
    example: str
    """A value that works, as a person would type it."""
    most: int = 1
    """How many values there may be at once."""


def parameter(
    key: str,
    title: str,
    *,
    example: str,
    unit: str = "",
    allowed: tuple[float, float] | None = None,
    choices: tuple[str, ...] = (),
    record: str | None = None,
    default: Default = None,
    most: int = 1,
) -> Any:
    """Declare one input of a scenario.

    Parameters
    ----------
    key, title, unit
        What a user types, reads and measures it in; ``{currency}`` stands for the
        scenario's own.
    allowed
        Least and greatest value.
    record
        Id of the record whose central value is the default.
    default
        The default where it is not a figure: a choice, a name, nothing.
    most
        How many values may be given, for fields that hold a tuple.
    """
    declared: dict[str, Any] = {
        "key": key,
        "unit": unit,
        "allowed": allowed,
        "choices": choices,
        "record": record,
        "example": example,
        "most": most,
    }
    return Field(
        **_default_of(record, default), title=title, json_schema_extra={"x-parameter": declared}
    )


def _default_of(record: str | None, default: Default) -> dict[str, Any]:
    """A default of its own, or that of a record in the edition that is shown."""
    if record is None:
        return {"default": default}
    return {"default_factory": lambda: records.number(record)}


@lru_cache(maxsize=32)
def parameters_of(scenario: type[BaseModel]) -> Mapping[str, Parameter]:
    """The inputs of a scenario by short key, in the order of its fields.

    Raises
    ------
    TypeError
        If a field was not made by `parameter`.
    """
    found: dict[str, Parameter] = {}
    for name, field in scenario.model_fields.items():
        extra = field.json_schema_extra
        if not isinstance(extra, dict) or not isinstance(extra.get("x-parameter"), dict):
            raise TypeError(f"{scenario.__name__}.{name} was not declared with parameter()")
        said: dict[str, Any] = typing.cast("dict[str, Any]", extra["x-parameter"])
        inner, many = _inside(field.annotation)
        low, high = said["allowed"] or (None, None)
        found[said["key"]] = Parameter(
            name=name,
            key=said["key"],
            title=field.title or name,
            kind=_kind(inner, said),
            unit=said["unit"],
            low=low,
            high=high,
            choices=tuple(said["choices"]),
            many=many,
            record=said["record"],
            example=said["example"],
            most=said["most"],
        )
    return types.MappingProxyType(found)


def _inside(annotation: Any) -> tuple[Any, bool]:
    """The type of one value, and whether the field holds several."""
    many = False
    while typing.get_origin(annotation) in (typing.Union, types.UnionType, tuple, Annotated):
        many = many or typing.get_origin(annotation) is tuple
        annotation = next(
            part for part in typing.get_args(annotation) if part not in (type(None), Ellipsis)
        )
    return annotation, many


def _kind(inner: Any, declared: Mapping[str, Any]) -> Kind:
    if declared["choices"]:
        return "choice"
    if declared["key"] == "currency":
        return "currency"
    kinds: dict[Any, Kind] = {Place: "place", int: "whole number", float: "number"}
    return kinds.get(inner, "name")
