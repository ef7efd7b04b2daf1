"""Whether a word that is some town's name means the town here: learned from labelled messages.

Nice, Reading, Essen and Was are towns; Emden and Kirkwall are small ones. What tells is how
large the town is, how the word is written, what stands beside it and whether sun is spoken of.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.questions import linear
from bot.questions.language import language
from bot.questions.plain_words import is_common
from bot.questions.town_words import town_words
from bot.questions.words import Token
from calculations.places import Match, Place
from calculations.town_names import key_of

TOWN, WORD = "town", "word"
NAME = "name"
"""What is a name and, as far as we know, no word."""
# A town of this size is known by its bare name.
_KNOWN = 100_000
_SMALL = 15_000
CITY = 300_000
"""People of a town whose name is a name to everybody."""
_NEAR = 4
"""Words within which another word counts as beside."""
_MOST = 20
"""Plain towns of a message that others are looked for beside."""
_LEAST = 0.5
_SURER = 0.7
"""How likely it must be a town."""
_ENDS = frozenset(".!?:;")
_GERMAN = frozenset({"DE", "AT", "CH"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of tokens that is the name of a town."""

    match: Match
    key: str
    start: int
    end: int

    @property
    def main(self) -> bool:
        """Whether it is what the town is called, and no alias."""
        return is_called(self.match.place, self.key)


class Context:
    """A message, as far as its towns are concerned."""

    def __init__(self, tokens: Sequence[Token], candidates: Sequence[Candidate]) -> None:
        self.tokens = tokens
        self._plain = [one for one in candidates if plainly(one, tokens)][:_MOST]

    @cached_property
    def _words(self) -> Sequence[Token]:
        return [token for token in self.tokens if token.is_word]

    @cached_property
    def _style(self) -> str:
        """The language, and whether capitals say nothing."""
        mixed = sum(token.text.islower() for token in self._words) * 2 > len(self._words)
        spoken = "de" if language(self.tokens) == "de" else "en"
        return spoken if mixed else f"{spoken}/shouted"

    @cached_property
    def _sunny(self) -> Sequence[int]:
        stems = town_words().sunny_stems
        return [i for i, token in enumerate(self.tokens) if token.low.startswith(stems)]

    def share(self, one: Candidate) -> float:
        """How likely a candidate is a town, 0 to 1."""
        model = linear.load("towns")
        return model.shares(model.scores(self.features(one)))[TOWN]

    def is_town(self, one: Candidate) -> bool:
        """Whether it is likelier a town than a word; of everyday words one must be surer."""
        return self.share(one) >= (_LEAST if sort_of(one) == NAME else _SURER)

    def features(self, one: Candidate) -> dict[str, float]:
        """What the model looks at."""
        return dict.fromkeys((*self._itself(one), *self._around(one)), 1.0)

    def _itself(self, one: Candidate) -> tuple[str, ...]:
        place, case, sort = one.match.place, self._case(one), sort_of(one)
        kind = _kind(one)
        size = int(2 * math.log10(max(1, place.population)))
        home = place.country in _GERMAN
        return (
            f"size:{kind} {size}",
            f"case:{case} {self._style}",
            f"sort:{sort} {case} {self._style}",
            f"kind:{kind} {case} {sort}",
            f"size:{kind} {size // 2} {case} {sort}",
            f"letters:{min(len(one.key), 8)} {case}",
            f"home:{self._style} {home} {sort}",
            f"words:{one.end - one.start}",
            f"message:{min(6, len(self._words) // 4)} {sort}",
        )

    def _around(self, one: Candidate) -> tuple[str, ...]:
        case, sort = self._case(one), sort_of(one)
        before, after = self._low(one.start - 1), self._low(one.end)
        near = any(one.start - _NEAR <= i < one.end + _NEAR for i in self._sunny)
        sun = "near" if near else "far" if self._sunny else "none"
        return (
            f"before:{before}",
            f"after:{after}",
            f"before:{before} {sort}",
            f"after:{after} {sort}",
            f"before:{self._low(one.start - 2)} {before}",
            f"placed:{before in town_words().placing} {case} {sort} {self._style}",
            f"sun:{sun} {case} {sort}",
            f"sun:{sun} {before in town_words().placing}",
            f"beside:{self._beside(one)} {case} {sort}",
            f"alone:{one.start == 0} {one.end == len(self.tokens)} {sort}",
        )

    def _case(self, one: Candidate) -> str:
        text = self.tokens[one.start].text
        first = one.start == 0 or self.tokens[one.start - 1].low in _ENDS
        if text.isupper() and len(text) > 1:
            return "upper"
        if not text[0].isupper():
            return "lower"
        return "first" if first else "title"

    def _low(self, i: int) -> str:
        if not 0 <= i < len(self.tokens):
            return "|"
        return "<n>" if self.tokens[i].is_number else self.tokens[i].low

    def _beside(self, one: Candidate) -> bool:
        """Whether it stands in a list with what can be nothing but a town."""
        for other in self._plain:
            first, second = sorted((one, other), key=lambda c: c.start)
            between = self.tokens[first.end : second.start]
            listed = all(token.low in town_words().between for token in between)
            if other.start != one.start and 0 < len(between) <= 2 and listed:
                return True
        return False


def plainly(one: Candidate, tokens: Sequence[Token]) -> bool:
    """Whether hardly anything but a town can be meant."""
    known = one.main and one.match.place.population >= _KNOWN
    return known and sort_of(one) == NAME and tokens[one.start].text[0].isupper()


def is_called(place: Place, key: str) -> bool:
    """Whether a folded name is a town's own or begins it: ``Frankfurt`` for Frankfurt (Oder)."""
    called, key = key_of(place.name), key_of(key)
    return called == key or called.startswith(key + " ")


def _kind(one: Candidate) -> str:
    if one.key in town_words().nicknames:
        return "nickname"
    if not one.main:
        return "alias"
    return "small" if one.match.place.population < _SMALL else "main"


def sort_of(one: Candidate) -> str:
    """Whether a name is also a word of a language, as far as we know."""
    if one.key in town_words().words:
        return "listed"
    # People speak of Berlin so much that it is among the words that messages are told apart by.
    city = one.main and one.match.place.population >= CITY
    return "common" if not city and is_common(one.key) else NAME
