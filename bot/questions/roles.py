"""Which slot each number fills, from its unit and the words beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.questions.numbers import Quantity
from bot.questions.units import read_yaml, units
from bot.questions.words import Token

THIS_YEAR = 2026
HOURS_IN_YEAR = 8760
# Below this a load is a device, above it a site; words can still say otherwise.
_DEVICE_W = 50_000.0
_REACH = 5


@dataclass(frozen=True, slots=True)
class Role:
    """A number that has found its slot."""

    slot: str
    value: float
    start: int
    end: int
    currency: str | None = None
    symbol: str = ""
    """Name under which phrases refer to it: ``<capex>``."""


@lru_cache(maxsize=1)
def _words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(map(str, words)) for name, words in read_yaml("roles.yaml").items()}


def roles(tokens: Sequence[Token], found: Sequence[Quantity]) -> tuple[Role, ...]:
    """The numbers of a message that fill a slot, left to right."""
    roles = [role for one in found if (role := _role(tokens, one)) is not None]
    return tuple(roles)


def _role(tokens: Sequence[Token], one: Quantity) -> Role | None:
    reader = {
        "money": _money,
        "number": _number,
        "hours": _hours,
        "duration": _duration,
        "power": _power,
        "percent": _percent,
        "share": _share,
        "factor": _factor,
        "year": _year,
    }.get(one.kind)
    return reader(tokens, one) if reader and not (one.glued and one.kind == "number") else None


def _made(slot: str, value: float, one: Quantity, symbol: str = "") -> Role:
    return Role(slot, value, one.start, one.end, one.currency, symbol or f"<{slot}>")


def _low(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].low if 0 <= i < len(tokens) else ""


def _near(tokens: Sequence[Token], i: int, name: str, reach: int = _REACH) -> bool:
    """Whether a word of a list stands within `reach` tokens from `i` on (backwards if negative)."""
    step = 1 if reach > 0 else -1
    words = _words()[name]
    for k in range(abs(reach)):
        word = _low(tokens, i + step * k)
        if word in {".", "?", "!", ";"}:
            return False
        if word in words:
            return True
    return False


def _money(tokens: Sequence[Token], one: Quantity) -> Role | None:
    if one.per == "hour":
        return _made("price_per_hour", one.value, one, "<hourly_price>")
    if one.per == "kwh" or (one.unit == "ct" and one.per is None):
        return _made("electricity_price", one.value, one, "<tariff>")
    if one.per is not None:
        return None
    if any(tokens[i].low == "teur" for i in range(one.start, min(one.end, len(tokens)))):
        return Role("capex", one.value * 1000, one.start, one.end, one.currency, "<capex>")
    if one.value < 100 and not one.scaled:
        return _made("price_per_hour", one.value, one, "<hourly_price>")
    return _made("capex", one.value, one)


def _number(tokens: Sequence[Token], one: Quantity) -> Role | None:
    if (counted := _counted(tokens, one)) is not None:
        return counted
    if "elasti" in _low(tokens, one.start - 1) + _low(tokens, one.start - 2) + _low(
        tokens, one.start - 3
    ) + _low(tokens, one.end):
        return _made("elasticity", abs(one.value), one)
    if _low(tokens, one.start - 1).startswith(("effizien", "efficien")) and one.value > 1:
        return _made("efficiency_gain", one.value, one, "<gain>")
    if one.per == "hour":
        return _made("price_per_hour", one.value, one, "<hourly_price>")
    if one.per == "kwh":
        return _made("electricity_price", one.value, one, "<tariff>")
    if one.scaled and one.per is None and one.value >= 500:
        return _made("capex", one.value, one)
    return None


def _counted(tokens: Sequence[Token], one: Quantity) -> Role | None:
    """``2,000 prompts a day``, ``1000 little sites``."""
    i = one.end
    for _ in range(4):
        word = _low(tokens, i)
        if word in _words()["prompts"]:
            return _prompts(tokens, one, i + 1)
        if _low(tokens, i + 1) in _words()["prompts"] and (known := _prompts(tokens, one, i + 2)):
            return known
        if word in _words()["sites"] and one.value == int(one.value) and one.value > 1:
            return _made("sites", one.value, one)
        if word not in _words()["sites_between"] and not word.startswith("chat"):
            return None
        i += 1
    return None


_PER_DAY = {"day": 1.0, "week": 1 / 7, "month": 12 / 365, "year": 1 / 365, "hour": 24.0}


def _prompts(tokens: Sequence[Token], one: Quantity, end: int) -> Role | None:
    known = units()
    for i in range(end, end + 4):
        word = _low(tokens, i)
        per = known.adverbs.get(word) or known.time.get(word)
        if per in _PER_DAY and len(word) > 1:
            return _made("prompts_per_day", one.value * _PER_DAY[per], one)
    before = {_low(tokens, one.start - k) for k in (1, 2)}
    return _made("prompts_per_day", one.value, one) if before & {"daily", "taglich"} else None


def _hours(tokens: Sequence[Token], one: Quantity) -> Role | None:
    times = units().per_year
    if one.per is not None and one.per in times and one.per != "hour":
        value = one.value * times[one.per]
    elif one.per is None and one.value >= 24:
        value = one.value
    else:
        return None
    return _made("hours_per_year", value, one, "<hours>") if value <= HOURS_IN_YEAR else None


def _duration(tokens: Sequence[Token], one: Quantity) -> Role | None:
    if one.unit not in {"year", "month"}:
        return None
    before = {_low(tokens, one.start - k) for k in (1, 2)}
    ahead = before & _words()["horizon_before"] or _near(tokens, one.end, "horizon_after", 2)
    if ahead and not before & {"over", "uber"}:
        return _made("horizon_years", one.value, one, "<horizon>")
    return _made("lifetime_years", one.value, one, "<duration>")


def _power(tokens: Sequence[Token], one: Quantity) -> Role | None:
    if one.value < _DEVICE_W:
        return _made("power_w", one.value, one, "<device>")
    return _made("load_mw", one.value / 1e6, one, "<load>")


def _percent(tokens: Sequence[Token], one: Quantity) -> Role | None:
    if _near(tokens, one.end, "thrifty", 3) and one.value < 1:
        return _made("efficiency_gain", 1 / (1 - one.value), one, "<gain>")
    if _near(tokens, one.end, "leaner", 3):
        return _made("efficiency_gain", 1 + one.value, one, "<gain>")
    falls = _near(tokens, one.end, "less", 4) or _near(tokens, one.start - 1, "less", -4)
    if falls and 0 < one.value < 1 and _about_energy(tokens, one):
        return _made("efficiency_gain", 1 / (1 - one.value), one, "<gain>")
    return None


def _about_energy(tokens: Sequence[Token], one: Quantity) -> bool:
    return (
        _near(tokens, one.end, "energy", 6)
        or _near(tokens, one.start - 1, "energy", -6)
        or (_low(tokens, one.end) in {"less", "weniger", "lower", "sparsamer"})
    )


def _share(tokens: Sequence[Token], one: Quantity) -> Role | None:
    after = [_low(tokens, one.end + k) for k in range(4)]
    if {"year", "jahr", "jahres", "time", "zeit"} & set(after[:3]):
        return _made("hours_per_year", one.value * HOURS_IN_YEAR, one, "<hours>")
    if "day" in after[:3] or "tages" in after[:3]:
        return _made("hours_per_year", one.value * HOURS_IN_YEAR, one, "<hours>")
    if {"less", "weniger", "fewer", "lower"} & set(after[:2]) and one.value < 1:
        return _made("efficiency_gain", 1 / (1 - one.value), one, "<gain>")
    if one.value and (
        _near(tokens, one.end, "energy", 5) or _near(tokens, one.start - 1, "energy", -4)
    ):
        return _made("efficiency_gain", 1 / one.value, one, "<gain>")
    return None


def _factor(tokens: Sequence[Token], one: Quantity) -> Role | None:
    value = one.value
    if value <= 0 or (
        _low(tokens, one.end) in {"cheaper", "billiger", "gunstiger", "more", "mehr"}
        and not (_near(tokens, one.end, "leaner", 3))
    ):
        return None
    lean = _near(tokens, one.end, "leaner", 4) or _near(tokens, one.start - 1, "leaner", -4)
    less = _near(tokens, one.end, "less", 2) or _near(tokens, one.start - 1, "less", -3)
    if value < 1:
        halved = _near(tokens, one.end, "energy", 5) or _near(tokens, one.start - 1, "energy", -5)
        return _made("efficiency_gain", 1 / value, one, "<gain>") if halved or lean else None
    return _made("efficiency_gain", value, one, "<gain>") if lean or less else None


def _year(tokens: Sequence[Token], one: Quantity) -> Role | None:
    if (counted := _counted(tokens, one)) is not None:
        return counted
    ahead = one.value - THIS_YEAR
    return _made("horizon_years", ahead, one, "<year>") if 0 < ahead <= 75 else None
