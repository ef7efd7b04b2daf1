"""Scenario: everything a calculation takes in, declared once.

One frozen model per topic. Each field is made by `parameter`, which carries what every
surface needs to know of it: short key, title, unit, range, default and where the default
comes from. The slash command, the permalink, the page's form, the command line and the JSON
schema are all read off `Scenario.parameters()`; nothing else lists parameters.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PrivateAttr,
    ValidationError,
    WithJsonSchema,
    field_validator,
)
from pydantic_core import PydanticCustomError

from calculations import editions, hints, places, records
from calculations.errors import InvalidScenario, Problem, UnknownPlace
from calculations.places import Place

_CODE = re.compile(r"[A-Z]{3}")
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
    if record is None:
        return Field(default=default, title=title, json_schema_extra={"x-parameter": declared})

    def from_record() -> Any:
        return records.number(record)

    return Field(
        default_factory=from_record, title=title, json_schema_extra={"x-parameter": declared}
    )


def _to_place(given: Any) -> Any:
    if not isinstance(given, str):
        return given
    try:
        return places.find(given).place
    except UnknownPlace as error:
        raise PydanticCustomError(
            "unknown_place", "no such town", {"near": list(error.near)}
        ) from None


Town = Annotated[
    Place,
    BeforeValidator(_to_place),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "examples": ["Berlin, DE"]}),
]


class Scenario(BaseModel):
    """Base of every topic's inputs."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_default=True, arbitrary_types_allowed=True
    )

    topic: ClassVar[str]

    _edition: int = PrivateAttr(default_factory=lambda: editions.shown().version)

    @property
    def edition(self) -> int:
        """The edition whose figures its defaults are, and its result is worked out with."""
        return self._edition

    @classmethod
    def parameters(cls) -> Mapping[str, Parameter]:
        """All inputs by short key, in the order in which they are shown."""
        return _parameters(cls)

    @classmethod
    def make(cls, given: Mapping[str, Any]) -> Self:
        """Build the scenario from field names, defaults for the rest.

        Raises
        ------
        InvalidScenario
            If a value is out of range, not a number, not a known choice or place.
        """
        try:
            return cls.model_validate(dict(given))
        except ValidationError as error:
            raise InvalidScenario(hints.advised(_problems(cls, error))) from None

    def changed(self, **values: Any) -> Self:
        """The same scenario with some fields set anew and checked again."""
        fields = {name: getattr(self, name) for name in self.model_fields_set}
        with editions.showing(self.edition):
            return self.make({**fields, **values})

    def renewed(self) -> Self:
        """The same stated values in the newest edition."""
        fields = {name: getattr(self, name) for name in self.model_fields_set}
        with editions.showing(editions.newest().version):
            return self.make(fields)

    def blank(self) -> Self:
        """The same topic with nothing stated, in the same edition."""
        with editions.showing(self.edition):
            return typing.cast("Self", _blank(type(self)))

    def stated(self, name: str) -> bool:
        """Whether the asker gave this field, rather than its default."""
        return name in self.model_fields_set

    def record_of(self, name: str) -> str | None:
        """Id of the record that gives a field's default in this scenario, if any does."""
        return self._by_field()[name].record

    def usual(self, name: str) -> Any:
        """The default of a field in this scenario; None where it has none."""
        return getattr(self.blank(), name)

    def used(self, name: str) -> Any:
        """The value of a field as it is reckoned with: stated, or its default; None for neither."""
        return getattr(self, name)

    def differences(self) -> dict[str, Any]:
        """Short key to value, for what differs from the defaults.

        An amount that was stated in another currency differs from a default in dollars even
        where the two numbers are the same.
        """
        blank = self.blank()
        other_money = getattr(self, "currency", "") != getattr(blank, "currency", "")
        return {
            p.key: getattr(self, p.name)
            for p in self.parameters().values()
            if getattr(self, p.name) != getattr(blank, p.name)
            or (other_money and "{currency}" in p.unit and self.stated(p.name))
        }

    @field_validator("*", mode="after")
    @classmethod
    def _in_range(cls, value: Any, info: Any) -> Any:
        declared = cls._by_field().get(info.field_name)
        if declared is None or value is None:
            return value
        values = value if isinstance(value, tuple) else (value,)
        if len(values) > declared.most:
            raise PydanticCustomError("too_many", "too many values")
        for one in values:
            if declared.choices and str(one) not in declared.choices:
                raise PydanticCustomError("not_a_choice", "not a choice")
            if declared.kind == "currency" and not _CODE.fullmatch(str(one)):
                near = {"near": [declared.example, cls.model_fields[declared.name].default]}
                raise PydanticCustomError("not_a_choice", "not a currency", near)
            if isinstance(one, int | float) and not cls._covers(declared, one):
                raise PydanticCustomError("out_of_range", "out of range", {"value": one})
        return value

    @staticmethod
    def _covers(declared: Parameter, value: float) -> bool:
        # Written so that NaN, which compares false with everything, is refused.
        low = float("-inf") if declared.low is None else declared.low
        high = float("inf") if declared.high is None else declared.high
        return low <= value <= high

    @classmethod
    def _by_field(cls) -> dict[str, Parameter]:
        return {p.name: p for p in cls.parameters().values()}


@editions.kept_by_edition(32)
def _blank(scenario: type[Scenario]) -> Scenario:
    return scenario()


@lru_cache(maxsize=32)
def _parameters(scenario: type[Scenario]) -> Mapping[str, Parameter]:
    found: dict[str, Parameter] = {}
    for name, field in scenario.model_fields.items():
        extra = field.json_schema_extra
        if not isinstance(extra, dict) or not isinstance(extra.get("x-parameter"), dict):
            raise TypeError(f"{scenario.__name__}.{name} was not declared with parameter()")
        declared: dict[str, Any] = typing.cast("dict[str, Any]", extra["x-parameter"])
        inner, many = _inside(field.annotation)
        low, high = declared["allowed"] or (None, None)
        found[declared["key"]] = Parameter(
            name=name,
            key=declared["key"],
            title=field.title or name,
            kind=_kind(inner, declared),
            unit=declared["unit"],
            low=low,
            high=high,
            choices=tuple(declared["choices"]),
            many=many,
            record=declared["record"],
            example=declared["example"],
            most=declared["most"],
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


_KINDS: dict[str, str] = {
    "unknown_place": "unknown_place",
    "too_many": "too_many",
    "not_a_choice": "not_a_choice",
    "out_of_range": "out_of_range",
    "extra_forbidden": "not_used",
}


def _shown(value: Any) -> str:
    return f"{value:.10g}" if isinstance(value, int | float) else str(value)


def _problems(scenario: type[Scenario], error: ValidationError) -> list[Problem]:
    by_field = {p.name: p for p in scenario.parameters().values()}
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
