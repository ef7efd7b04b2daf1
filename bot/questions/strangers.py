"""Places in prose that no gazetteer knows: told by the shape of the phrase, never passed over.

``McMurdo's sun``, ``solar hours in Xanadu``, ``Hogsmeade or Berlin``, ``and in Xanadu?``. A name
that is a small town's, or a slip of a known one's, is that town; any other is a stranger, so that
the answer can say so instead of being about somewhere else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.questions.language import is_small_word, language
from bot.questions.plain_words import is_common, shapes
from bot.questions.town_words import is_never_a_town, sunny_words
from bot.questions.towns import Town
from bot.questions.words import Token
from calculations import places
from calculations.errors import UnknownPlace

_NEAR = 5
"""Words from a place in which sun is spoken of."""
_JUST = 3
_LONGEST_NAME = 3
_LEAST = 4
"""Letters of a name; shorter ones are abbreviations."""
_SHORT = 6
"""Words of a message that can be about nothing but its towns."""
_FEW = 5
"""Words of a message of which one can stand alone as a name."""
_TURN = 8
_MOST = 6
_LETTERS = 30


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name that stands where a place stands, and is none that we know."""

    name: str
    near: tuple[str, ...]
    """Towns whose names are like it."""
    start: int
    end: int
    sure: bool = True
    """False where only a thread about towns makes a town of it: ``and X?``."""


def find_strangers(
    text: str, tokens: Sequence[Token], towns: Sequence[Town], taken: Collection[int] = ()
) -> tuple[tuple[Town, ...], tuple[Stranger, ...]]:
    """Towns that only the shape of a phrase gives away, and strangers, left to right.

    `towns` are those found by name, and `taken` the tokens of other names.
    """
    seen = _Seen(text, tokens, towns, frozenset(taken))
    more: list[Town] = []
    strangers: list[Stranger] = []
    for start, end, sure in seen.spans():
        if len(more) + len(strangers) >= _MOST:
            break
        name = seen.name(start, end)
        try:
            if is_never_a_town(name) or places.fold(name) in shapes().elsewhere:
                raise UnknownPlace(name)
            more.append(Town(places.find(name), start, end))
        except UnknownPlace as error:
            strangers.append(Stranger(name, error.near, start, end, sure))
    return tuple(more), tuple(strangers)


class _Seen:
    """A message, and where its places stand."""

    def __init__(
        self, text: str, tokens: Sequence[Token], towns: Sequence[Town], taken: frozenset[int]
    ) -> None:
        self.text, self.tokens, self.taken = text, tokens, taken
        self.ends = {i: town.end for town in towns for i in range(town.start, town.end)}
        self.words = [token for token in tokens if token.is_word]
        sunny = sunny_words() | shapes().sun
        self.sunny = [i for i, token in enumerate(tokens) if token.low in sunny]
        lower = sum(token.text.islower() for token in self.words)
        self.mixed = lower * 2 > len(self.words)
        """Whether most words are in lower case, so that a capital says something."""

    def spans(self) -> Iterator[tuple[int, int, bool]]:
        """Where names stand, each once, and whether that alone makes places of them."""
        end = 0
        if not self.ends and (found := self._elsewhere()):
            yield found
            return
        for i in range(len(self.tokens)):
            if i >= end and self._nameable(i) and self._placed(i):
                end = self._end(i)
                yield i, end, True
        if not end and (found := self._alone() or self._turn()):
            yield found

    def _placed(self, i: int) -> bool:
        """Whether a name stands where a place does."""
        return self._in_place(i) or self._owning(i) or self._having(i) or self._beside(i)

    def name(self, start: int, end: int) -> str:
        """A name as it was written, without its case."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end].removesuffix("'s")

    def _nameable(self, i: int) -> bool:
        """Whether a token could be a name that nobody knows."""
        if not 0 <= i < len(self.tokens) or i in self.taken or i in self.ends:
            return False
        token = self.tokens[i]
        low = token.low.removesuffix("'s")
        if not token.is_word or len(low) > _LETTERS:
            return False
        if len(low) < _LEAST:
            return self._capitals(i)
        if is_common(token.low):
            return False
        if token.text.isupper() and self.mixed:
            return False  # EMEA, AWS, PJM
        glued = i + 1 < len(self.tokens) and self.tokens[i + 1].glued
        return not (glued and self.tokens[i + 1].low in "-_@/" and not self._joined(i + 1))

    def _capitals(self, i: int) -> bool:
        """``Los Angelas``: a short word that begins a name of several."""
        pair = self.tokens[i : i + 2]
        titled = self.mixed and len(pair) > 1 and all(one.text.istitle() for one in pair)
        return titled and len(pair[1].text) >= _LEAST and self._nameable(i + 1)

    def _joined(self, i: int) -> bool:
        """``Ankh-Morpork``: a dash between two capitals."""
        if i + 1 >= len(self.tokens) or self.tokens[i].low != "-":
            return False
        return self.tokens[i - 1].text[0].isupper() and self.tokens[i + 1].text[0].isupper()

    def _end(self, start: int) -> int:
        end = start + 1
        while end - start < _LONGEST_NAME and end < len(self.tokens):
            if self._joined(end) and not is_common(self.tokens[end + 1].low):
                end += 2
            elif self.tokens[end].text[0].isupper() and self._nameable(end):
                end += 1
            else:
                break
        return min(end, len(self.tokens))

    def _in_place(self, i: int) -> bool:
        """``sun in X``; a word that could be anything must end its part of the sentence."""
        at = i - 1
        while at > 0 and self._passed(at, i):
            at -= 1
        if at < 0 or self.tokens[at].low not in shapes().before:
            return False
        if self.tokens[at].low in shapes().loose:
            ended = self._proper(i) or self._ended(self._end(i))
            return ended and any(at - _JUST <= sun < at for sun in self.sunny)
        if self._proper(i):
            return bool(self.sunny)
        near = any(at - _NEAR <= sun < at or sun == i + 1 for sun in self.sunny)
        return near and self._ended(self._end(i))

    def _passed(self, at: int, i: int) -> bool:
        """Whether a word may stand between a place and the word before it: ``in sunny X``."""
        low = self.tokens[at].low
        return low in shapes().between or (low == "the" and self._proper(i))

    def _ended(self, i: int) -> bool:
        """Whether no other noun follows, as in ``control room``."""
        if i >= len(self.tokens) or not self.tokens[i].is_word or i in self.sunny:
            return True
        ending = shapes().beside | shapes().trailing
        return is_small_word(self.tokens[i]) or self.tokens[i].low in ending

    def _proper(self, i: int) -> bool:
        """Whether a capital marks a name: not in German, where every noun has one."""
        return self.tokens[i].text[0].isupper() and self.mixed and i > 0 and not self._german()

    def _german(self) -> bool:
        """Whether it is written in German."""
        return language(self.tokens) == "de"

    def _owning(self, i: int) -> bool:
        """``X's sun``."""
        owned = self.tokens[i].text.endswith("'s")
        return owned and any(i < sun <= i + _JUST for sun in self.sunny)

    def _having(self, i: int) -> bool:
        """``how much sun does X get``."""
        if i == 0 or self.tokens[i - 1].low not in shapes().verbs:
            return False
        named = self.tokens[i].text[0].isupper() and self._ended(self._end(i))
        return named and any(i - _NEAR <= sun < i for sun in self.sunny)

    def _beside(self, i: int) -> bool:
        """``X or Berlin``, ``Berlin or X``."""
        return any(
            self._pair(i, between, other)
            for between, other in ((i - 1, i - 2), (self._end(i), self._end(i) + 1))
        )

    def _pair(self, i: int, between: int, other: int) -> bool:
        if other not in self.ends or not 0 <= between < len(self.tokens):
            return False
        mark = self.tokens[between].low
        if mark not in shapes().beside:
            return False
        short = len(self.words) <= _SHORT
        if mark in shapes().listing:
            return bool(self.sunny) or (short and self.tokens[i].text[0].isupper())
        return bool(self.sunny) or short or self._proper(i)

    def _elsewhere(self) -> tuple[int, int, bool] | None:
        """``on the moon``: a place that everybody knows, and that has no town."""
        for i, token in enumerate(self.tokens):
            if i == 0 or not self.sunny or self.tokens[i - 1].low not in shapes().there:
                continue
            pair = tuple(one.low for one in self.tokens[i : i + 2])
            for words in ((token.low,), pair):
                if " ".join(words) in shapes().elsewhere:
                    return i, i + len(words), True
        return None

    def _alone(self) -> tuple[int, int, bool] | None:
        """``sun hours X``: the one word of a few that is not the language's, beside sun."""
        if not self.sunny or self.ends or len(self.words) > _FEW:
            return None
        unknown = [i for i, token in enumerate(self.tokens) if token.is_word and self._odd(i)]
        if not unknown or not self._nameable(unknown[0]):
            return None
        start, end = unknown[0], self._end(unknown[0])
        counted = start > 0 and self.tokens[start - 1].low in shapes().counted
        beside = bool({start - 1 - counted, end} & set(self.sunny))
        others = (i for i in unknown if i >= end)
        named = all(self.tokens[i - 1].low in shapes().beside for i in others)
        return (start, end, True) if beside and named else None

    def _odd(self, i: int) -> bool:
        return i not in self.taken and not is_common(self.tokens[i].low)

    def _turn(self) -> tuple[int, int, bool] | None:
        """``and in X?``: a turn that names another place and says nothing else."""
        words = [i for i, token in enumerate(self.tokens) if token.is_word]
        known = shapes().turns | shapes().before
        start = next((i for i in words if self.tokens[i].low not in known), -1)
        opened = [i for i in words if i < start]
        if not opened or not self._nameable(start):
            return None
        end = self._end(start)
        if len(words) > _TURN or any(token.is_number for token in self.tokens):
            return None
        trailing = shapes().trailing
        if any(token.is_word and token.low not in trailing for token in self.tokens[end:]):
            return None
        there = self.tokens[opened[-1]].low in shapes().before - shapes().loose
        named = there or self.tokens[start].text[0].isupper()
        return (start, end, there) if named else None
