"""Numbers that are taken back: ``300 watts, not 200``, ``26 statt 21``, ``the 52k is wrong``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.questions.grammar import words_of
from bot.questions.quantity import Quantity
from bot.questions.rates import low
from bot.questions.units import units
from bot.questions.words import Token

_REACH = 8

_words = words_of("rejected")


def without_rejected(tokens: Sequence[Token], found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The same quantities; those taken back are void, so that they fill no slot."""
    row = list(found)
    for k, one in enumerate(found):
        if _is_wrong(tokens, one) or _is_replaced(tokens, found, k):
            row[k] = replace(one, void=True)
            if k and _is_instead(tokens, found[k - 1], one):
                row[k - 1] = _in_unit_of(found[k - 1], one)
    return tuple(row) if any(not one.void for one in row) else tuple(found)


def _is_instead(tokens: Sequence[Token], before: Quantity, one: Quantity) -> bool:
    """``2 statt 4 Jahre``: a bare number right before the one that it stands for."""
    bare = before.kind == "number" and before.per is None and not before.unit
    return bare and one.kind == "duration" and low(tokens, before.end) in _words("instead")


def _in_unit_of(before: Quantity, one: Quantity) -> Quantity:
    years = before.value / units().per_year.get(one.unit, 1.0)
    return replace(before, kind=one.kind, value=years, unit=one.unit)


def _is_wrong(tokens: Sequence[Token], one: Quantity) -> bool:
    """``the 52k is wrong``, ``die 52k sind falsch``."""
    if low(tokens, one.start - 1) not in _words("small"):
        return False
    behind = [low(tokens, i) for i in range(one.end, one.end + 4)]
    if behind[0] not in {"is", "was", "were", "are", "ist", "war", "sind", "waren"}:
        return False
    return bool(_words("wrong") & set(behind[1:])) or behind[1:3] == ["a", "mistake"]


def _is_replaced(tokens: Sequence[Token], found: Sequence[Quantity], k: int) -> bool:
    """Whether a word of refusal leads to it and a number of its kind takes its place."""
    one = found[k]
    lead = _lead(tokens, one)
    if lead is None:
        return False
    before = found[k - 1] if k else None
    if before is not None and _stands_for(before, one) and _near(tokens, before.end, one.start):
        return True
    after = found[k + 1] if k + 1 < len(found) else None
    return (
        after is not None
        and _stands_for(after, one)
        and _near(tokens, one.end, after.start)
        and low(tokens, after.start - 1) in {"sondern", "but", ",", "now", "jetzt", "nun"}
    )


def _lead(tokens: Sequence[Token], one: Quantity) -> int | None:
    """Where the word of refusal stands directly before a number, if one does."""
    i = one.start - 1
    while i > one.start - 4 and low(tokens, i) in _words("small") and low(tokens, i - 1):
        i -= 1
    word, before = low(tokens, i), low(tokens, i - 1)
    i += 1 if (word, low(tokens, i + 1)) == ("instead", "of") else 0
    if word in _words("instead") or word == "instead" or (word, before) == ("than", "rather"):
        return i
    if (
        word in _words("not")
        and before not in _words("asking")
        and not low(tokens, i + 1).startswith("mehr")
    ):
        return i
    return None


def _near(tokens: Sequence[Token], start: int, end: int) -> bool:
    words = [token.low for token in tokens[start:end]]
    return len(words) <= _REACH and not _words("stops") & set(words)


def _stands_for(one: Quantity, other: Quantity) -> bool:
    """Whether a number may be what another should have been: of its kind, or one bare."""
    if one.void or one.glued:
        return False
    if one.kind == other.kind == "money" and one.per != other.per:
        return False  # "eine Karte für 2.500 € statt 0,70 €/h Miete": both are stated
    kinds = {one.kind, other.kind}
    return len(kinds) == 1 or (kinds - {"number"} != kinds and len(kinds) == 2)
