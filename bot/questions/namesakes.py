"""Which of several towns of a name is meant: the one in the country that is spoken of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.questions.language import language
from bot.questions.town_words import countries_named, town_words
from bot.questions.units import units
from bot.questions.words import Token
from calculations.gazetteer import SMALL
from calculations.places import Match, Place, fold

# A town gives way to one of its name in the country spoken of that has this share of its fame,
# and to a smaller one where several towns of that country are named.
_RIVALS, _IN_COMPANY = 0.1, 0.01
_SEVERAL = 2
# Money of many countries, so that it tells none.
_SHARED = frozenset({"EUR", "USD"})
_COUNTED = {"lakh": "IN", "lakhs": "IN", "crore": "IN", "crores": "IN"}
_GERMAN = ("DE", "AT", "CH")
_GERMAN_TOO = frozenset({*_GERMAN, "LU", "LI"})
# Towns of this size are spoken of everywhere, and give way to no village.
_KNOWN = 100_000
NOT = frozenset({"not", "nicht", "nid", "net", "ned", "nod", "nich"})
_INSTEAD = frozenset({"statt", "anstatt", "anstelle", "zamiast"})
_TWO = frozenset({("instead", "of"), ("rather", "than"), ("lieu", "de"), ("vez", "de"),
                  ("plaats", "van"), ("invece", "di"), ("invece", "che"),
                  ("istallet", "for")})  # fmt: skip
_REACH = 7

Find = Callable[[str, str], Match | None]
"""The town of a name in a country, or None."""


@dataclass(frozen=True)
class Speaking:
    """A message, as far as it tells of what country it speaks."""

    text: str
    tokens: Sequence[Token]
    find: Find

    @cached_property
    def named(self) -> frozenset[str]:
        """Countries that are named."""
        return frozenset(countries_named(self.tokens))

    @cached_property
    def paid(self) -> frozenset[str]:
        """Countries whose money is spoken of: its code begins with theirs."""
        known = units()
        found = set()
        for i, token in enumerate(self.tokens):
            code = known.currencies.get(token.low)
            nation = self.tokens[i - 1] if i else None
            if nation is not None and token.low in known.national:
                code = known.nations.get(nation.low, code)
            if code and token.low not in known.shy_currencies and code not in _SHARED:
                found.add(code[:2])
            elif token.low in _COUNTED:
                found.add(_COUNTED[token.low])
        return frozenset(found)

    @cached_property
    def german(self) -> bool:
        """Whether it is written in German."""
        return language(self.tokens) == "de"

    def meant(self, name: str, match: Match, others: Sequence[Place], end: int) -> Match:
        """Of several towns of a name the one that is meant: Middelburg, Enschede.

        That is one in the country of the other towns or, without any, of one that is named or
        whose money is. London beside Toronto stays in England, being so much better known.
        """
        around = {place.country for place in others} or self.named or self.paid
        homely, _, country = town_words().at_home.get(fold(name), "").partition(", ")
        if country in around and (known := self.find(homely, country)) is not None:
            return known
        if len(around) == 1 and match.place.country not in around:
            alike = len(others) >= _SEVERAL and match.place.population < _KNOWN
            rival = self.find(name, next(iter(around)))
            least = _IN_COMPANY if alike else _RIVALS
            if rival and _rivals(rival.place, match.place, least) and _called(rival, name, match):
                match = rival
        elif self.german and not around - set(_GERMAN):
            match = self._at_home(name, match)
        return self._elsewhere(name, match, end)

    def _at_home(self, name: str, match: Match) -> Match:
        """In German a small town of a name is not abroad: Leer, and no town of Sudan's."""
        called = fold(match.place.name) == fold(name)
        if match.place.country in _GERMAN_TOO or (called and match.place.population >= _KNOWN):
            return match
        found = [self.find(name, country) for country in _GERMAN]
        homely = [one for one in found if one and fold(one.place.name) == fold(name)]
        return max(homely, key=lambda one: one.place.population, default=match)

    def _elsewhere(self, name: str, match: Match, end: int) -> Match:
        """``Newman, not the one in California``: the next of that name."""
        behind = self.tokens[end : end + _REACH]
        at = next((k for k, token in enumerate(behind) if token.low in NOT), None)
        if at is None:
            return match
        for token in behind[at + 1 :]:
            if token.low in {",", "."}:
                break
            refused = self.find(name, token.text.title()) if token.is_word else None
            if refused is not None and refused.place == match.place and match.also:
                return replace(match, place=match.also[0], also=match.also[1:])
        return match


def _called(rival: Match, name: str, match: Match) -> bool:
    """Whether a town is called so, or the other is not either: Bari is no Barry."""
    key = fold(name)
    names = fold(rival.place.name), fold(match.place.name)
    return names[0].startswith(key) or not names[1].startswith(key)


def _rivals(one: Place, other: Place, least: float) -> bool:
    """Whether a town is known well enough to be meant instead of another."""
    unequal = one.population < SMALL and other.population >= _KNOWN
    return not unequal and one.fame >= least * other.fame


def is_refused(tokens: Sequence[Token], start: int) -> bool:
    """Whether a town is named as the one not meant: ``not the one in Rome``, ``statt Wien``."""
    i = start - 1
    while i > max(0, start - 5) and tokens[i].low in town_words().refused_small:
        if (tokens[i - 1].low, tokens[i].low) in _TWO:
            return True
        i -= 1
    if i < 0:
        return False
    before = tokens[i - 1].low if i else ""
    if tokens[i].low in NOT:
        return before not in town_words().asking
    return tokens[i].low in _INSTEAD or (before, tokens[i].low) in _TWO
