"""Villages, whose names are mostly words or people: read only where a place must stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.questions.language import language
from bot.questions.town_or_word import NAME, Candidate, sort_of
from bot.questions.town_words import town_words
from bot.questions.words import Token
from calculations.gazetteer import SMALL

_PLACING = frozenset({"z", "by", "beside", "outta", "im", "up"})
"""Before a village, besides what stands before a town most surely."""
_HOURS = frozenset({"hours", "hrs"})


def without_loose_villages(
    tokens: Sequence[Token], found: Iterable[Candidate]
) -> tuple[Candidate, ...]:
    """The same names; those of villages only behind ``in``, beside a town or beside sun."""
    all_ = tuple(found)
    if not any(_is_village(one) for one in all_):
        return all_
    ends = {one.end for one in all_ if _is_town(one)}
    starts = {one.start for one in all_ if _is_town(one)}
    return tuple(
        one
        for one in all_
        if not _is_village(one) or (sort_of(one) == NAME and _stands(tokens, one, starts, ends))
    )


def _is_village(one: Candidate) -> bool:
    return one.match.place.population < SMALL and one.key not in town_words().nicknames


def _is_town(one: Candidate) -> bool:
    return not _is_village(one) and sort_of(one) == NAME


def _stands(tokens: Sequence[Token], one: Candidate, starts: set[int], ends: set[int]) -> bool:
    """Whether a village stands where a place does."""
    written = tokens[one.start].text
    sunny = _sunny(tokens, one.start - 1) or _sunny(tokens, one.end)
    if not written[0].isupper():
        # "rosslare sun hrs"; in German any word may stand there: "reine sonne".
        return sunny and language(tokens) != "de"
    if not written.istitle():
        return False
    placed = _placed(tokens, one.start) or _listed(tokens, one, starts, ends)
    return sunny or placed or is_by_sun(tokens, one)


def is_by_sun(tokens: Sequence[Token], one: Candidate) -> bool:
    """``Marfa sun hours``, ``sun hours Marfa``: what stands there in capitals is the village.

    Not in German, where every noun has a capital.
    """
    if not _is_village(one) or sort_of(one) != NAME or not tokens[one.start].text.istitle():
        return False
    before = one.start - 1
    before -= before > 0 and tokens[before].low in _HOURS
    beside = _sunny(tokens, before) or _sunny(tokens, one.end)
    return beside and language(tokens) != "de"


def _sunny(tokens: Sequence[Token], i: int) -> bool:
    return 0 <= i < len(tokens) and tokens[i].low in town_words().sunny


def _placed(tokens: Sequence[Token], start: int) -> bool:
    at = start - 1
    if at > 0 and tokens[at].low == "'":
        at -= 1  # z'Thun
    return at >= 0 and (tokens[at].low in town_words().strong or tokens[at].low in _PLACING)


def _listed(tokens: Sequence[Token], one: Candidate, starts: set[int], ends: set[int]) -> bool:
    """``Marfa or Midland``: beside the name of a town."""
    between = town_words().between - {"."}
    before = one.start > 1 and tokens[one.start - 1].low in between
    after = one.end + 1 < len(tokens) and tokens[one.end].low in between
    return (before and one.start - 1 in ends) or (after and one.end + 1 in starts)
