"""One word that holds a number: ``dreißigtausend``, ``viereinhalb``, ``zwölffach``."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.questions.units import units

_LONGEST = 40
_HALF = re.compile(r"(.+?)(?:und)?einhalb\Z")
_TIMES = re.compile(r"(?:(.+)(?:fold|mal|mol|moi|fach(?:e[mnrs]?)?)|ver(.+)facht(?:e[mnrs]?)?)\Z")
_YEARS = re.compile(r"(.+)jahrig(?:e[mnrs]?)?\Z")
_SHARE = re.compile(r"(.+?)(halbe|drittel|viertel|funftel|fuenftel|sechstel|achtel|zehntel)\Z")


# Dialects spell the thousand in their own ways.
_SCALES = (
    *((word, 1000.0) for word in ("tausend", "dausend", "tuusig", "tusig", "tuusend")),
    ("hundert", 100.0),
)


@lru_cache(maxsize=1024)
def word_value(low: str) -> float | None:
    """Value of one number word, German compounds included.

    >>> word_value("elftausendvierhundert"), word_value("viereinhalb")
    (11400.0, 4.5)
    """
    known = units()
    if low in known.numbers:
        return float(known.numbers[low])
    if len(low) > _LONGEST:
        return None
    if half := _HALF.match(low):
        whole = known.numbers.get(half[1])
        return None if whole is None else whole + 0.5
    if low.endswith(("hunderter", "tausender")):
        low = low.removesuffix("er")  # um an Siebenhunderter
    for scale, times in _SCALES:
        head, found, tail = low.partition(scale)
        if found and (head or tail):
            above = _above(head)
            below = word_value(tail.removeprefix("und")) if tail else 0.0
            if above is not None and below is not None and below < times:
                return above * times + below
            return None
    head, und, tail = low.partition("und")
    if und and head in known.numbers and tail in known.numbers:
        ones, tens = known.numbers[head], known.numbers[tail]
        if ones < 10 and tens >= 20 and tens % 10 == 0:
            return float(ones + tens)
    return None


def _above(head: str) -> float | None:
    """What a thousand or hundred is counted by: nothing, ``hundert``, ``elf``."""
    return {"": 1.0, "hundert": 100.0}.get(head) or word_value(head)


@lru_cache(maxsize=1024)
def factor_value(low: str) -> float | None:
    """Value of one word for a factor.

    >>> factor_value("zwolffach"), factor_value("verzehnfacht"), factor_value("sevenfold")
    (12.0, 10.0, 7.0)
    >>> factor_value("einfach"), factor_value("einmal"), factor_value("normal")
    (None, None, None)
    """
    known = units()
    if low in known.factors:
        return float(known.factors[low])
    value = times_value(low)
    return value if value is not None and value > 1 else None


@lru_cache(maxsize=1024)
def times_value(low: str) -> float | None:
    """How often a word says: ``once``, ``einmal``, ``zehnmal``, ``sevenfold``."""
    known = units()
    if low in known.times:
        return float(known.times[low])
    parts = _TIMES.match(low) if len(low) <= _LONGEST else None
    if parts is None:
        return None
    head = parts[1] or parts[2]
    return known.scales[head] if head in known.scales and len(head) > 3 else word_value(head)


@lru_cache(maxsize=1024)
def years_value(low: str) -> float | None:
    """How many years long something is in one word.

    >>> years_value("funfjahrige"), years_value("mehrjahrige")
    (5.0, None)
    """
    parts = _YEARS.match(low) if len(low) <= _LONGEST else None
    return word_value(parts[1]) if parts else None


@lru_cache(maxsize=1024)
def share_value(low: str) -> float | None:
    """Value of several n-ths in one word.

    >>> share_value("dreiviertel"), share_value("viertel")
    (0.75, None)
    """
    parts = _SHARE.match(low) if len(low) <= _LONGEST else None
    count = units().numbers.get(parts[1]) if parts else None
    if parts is None or count is None:
        return None
    value = count * units().fractions[parts[2]]
    return value if value < 1 else None
