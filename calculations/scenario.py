"""Scenario: everything a calculation takes in, declared once.

One frozen model per topic. Each field is made by `parameter`, which carries what every
surface needs to know of it: short key, title, unit, range, default and where the default
comes from. The slash command, the permalink, the page's form, the command line and the JSON
schema are all read off `Scenario.parameters()`; nothing else lists parameters.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Mapping
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    PrivateAttr,
    ValidationError,
    WithJsonSchema,
    field_validator,
)
from pydantic_core import PydanticCustomError

from calculations import editions, hints, places
from calculations.errors import InvalidScenario, UnknownPlace
from calculations.inputs import Parameter, parameter, parameters_of
from calculations.places import Place
from calculations.refusals import problems

__all__ = ["Parameter", "Scenario", "Town", "parameter"]

_CODE = re.compile(r"[A-Z]{3}")


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
        return parameters_of(cls)

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
            raise InvalidScenario(
                hints.advised(problems(cls.parameters().values(), error))
            ) from None

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
        return self._bare

    @cached_property
    def _bare(self) -> Self:
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
        return dict(self.differing)

    @cached_property
    def differing(self) -> Mapping[str, Any]:
        """`differences`, found once."""
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
    def _by_field(cls) -> Mapping[str, Parameter]:
        return _by_field(cls)


@lru_cache(maxsize=32)
def _by_field(scenario: type[Scenario]) -> Mapping[str, Parameter]:
    return MappingProxyType({p.name: p for p in scenario.parameters().values()})


@editions.kept_by_edition(32)
def _blank(scenario: type[Scenario]) -> Scenario:
    return scenario()
