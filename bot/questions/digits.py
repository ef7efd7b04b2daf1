"""Numbers in digits with their marks: ``30.000``, ``1,50``, ``1.234,50``."""

from __future__ import annotations

import re

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,'’])\d{3})(?:\1\d{3})*\Z")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?\Z")


def decimal(text: str) -> float:
    """The value of digits with their marks.

    A single mark before exactly three digits parts thousands, any other single mark is the
    decimal one; of two different marks the last is.

    >>> decimal("1.500"), decimal("1.5"), decimal("30,5"), decimal("1.234,50"), decimal("0.125")
    (1500.0, 1.5, 30.5, 1234.5, 0.125)
    """
    plain = text.replace("’", "'")
    if _GROUPED.match(plain) or _INDIAN.match(plain):
        return float(re.sub(r"[.,'](?=\d{3}\b)|,", "", plain))
    marks = [c for c in plain if c in ".,'"]
    if not marks:
        return float(plain)
    last = marks[-1]
    if marks.count(last) > 1 or last == "'":
        return float(re.sub(r"[.,']", "", plain))
    head, _, tail = plain.rpartition(last)
    return float(re.sub(r"[.,']", "", head) + "." + tail)
