"""The phrase language: how contributors write words that speak for a topic, and how it matches.

``break even``        these words next to each other
``amortis*``          any word that begins like this; ``*verbrauch`` any that ends so
``(cut|reduce) it``   one of several
``the? sun``          a word that may be missing
``up .. down``        up to eight other words between
``@ai``               any member of a class of `words.yaml`
``<money>``           a quantity, name or town that was read before (reading.py lists them)
``=capex``            a slot that was given as ``key=value``
``a & b & !c``        anywhere in the message: a and b, and no c

Dashes and quotation marks count for nothing: ``break-even`` is ``break even``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from bot.questions.slips import Slips
from bot.questions.words import Token

Span = tuple[int, int]
_GAP = 8
_MOST = 24
"""Occurrences of one symbol that are looked at."""
_WORDS_KEPT = 2048
SILENT = frozenset("-\"'*_~")
_ELEMENT = re.compile(r"\([^()]*\)\??|\S+")
_SYMBOL = re.compile(
    r"[@=]\w+|<\w+>|\*?k?g?co2e?\*?|k?m[23]|\*?[^\W\d_]+(?:'[^\W\d_]+)?\*?|\d+\*?|[^\s\w]"
)


@dataclass(frozen=True, slots=True)
class Element:
    """One position of a phrase: any of several rows of symbols, optional or after a gap."""

    choices: tuple[tuple[str, ...], ...]
    optional: bool
    gap: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A row of elements that must, or must not, occur."""

    elements: tuple[Element, ...]
    negated: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as written, taken apart."""

    text: str
    parts: tuple[Part, ...]


def compiled(text: str) -> Phrase:
    """Take a phrase apart.

    Raises
    ------
    ValueError
        If it holds nothing that must occur.
    """
    parts = tuple(_part(piece.strip()) for piece in text.split("&"))
    if all(part.negated for part in parts):
        raise ValueError(f"phrase {text!r} needs a part without '!'")
    return Phrase(text, tuple(sorted(parts, key=lambda part: part.negated)))


def _part(text: str) -> Part:
    negated = text.startswith("!")
    elements = []
    gap = False
    for piece in _ELEMENT.findall(text.removeprefix("!").replace("-", " ")):
        if piece == "..":
            gap = True
            continue
        optional = piece.endswith("?") and len(piece) > 1
        inner = piece.removesuffix("?" if optional else "").strip("()")
        choices = tuple(
            tuple(map(sys.intern, _SYMBOL.findall(choice))) for choice in inner.split("|")
        )
        if not all(choices):
            raise ValueError(f"phrase part {text!r} has an empty choice")
        elements.append(Element(choices, optional, gap))
        gap = False
    if not elements or elements[0].optional:
        raise ValueError(f"phrase part {text!r} must begin with a word")
    return Part(tuple(elements), negated)


@dataclass(slots=True)
class Seen:
    """Which symbols occur in a message, and where."""

    words: tuple[str, ...] = ()
    """The message without silent signs; spans count in it."""
    spans: dict[str, list[Span]] = field(default_factory=dict)

    def add(self, symbol: str, start: int, end: int) -> None:
        """Note an occurrence."""
        row = self.spans.setdefault(symbol, [])
        if len(row) < _MOST:
            row.append((start, end))

    def text(self, span: Span) -> str:
        """The words of a span."""
        return " ".join(self.words[slice(*span)])

    def find(self, part: Part) -> Span | None:
        """Where a row of elements first occurs."""
        for start, end in self._options(part.elements[0]):
            last = self._follow(part.elements[1:], end)
            if last is not None:
                return start, last
        return None

    def _options(self, element: Element) -> list[Span]:
        # Most choices begin with a word that does not occur; for those this is all that is done.
        found = []
        occurring = self.spans.get
        for choice in element.choices:
            if (rows := occurring(choice[0])) is not None:
                found += rows if len(choice) == 1 else self._row(rows, choice[1:])
        return found

    def _row(self, rows: list[Span], behind: Sequence[str]) -> list[Span]:
        """Where symbols occur one right after the other."""
        for symbol in behind:
            ends: dict[int, list[int]] = {}
            for start, end in self.spans.get(symbol, ()):
                ends.setdefault(start, []).append(end)
            rows = [(start, last) for start, end in rows for last in ends.get(end, ())]
        return rows

    def _follow(self, elements: Sequence[Element], at: int) -> int | None:
        ends = {at}
        for element in elements:
            reach = _GAP if element.gap else 0
            after = {
                end
                for start, end in self._options(element)
                if any(before <= start <= before + reach for before in ends)
            }
            ends = after | ends if element.optional else after
            if not ends:
                return None
        return min(ends)


class Lexicon:
    """All classes and phrases, indexed by the symbol each begins with."""

    def __init__(self, classes: Mapping[str, Iterable[str]], phrases: Iterable[Phrase]) -> None:
        self._members: dict[str, list[tuple[str, Part]]] = {}
        self._phrases: dict[str, list[int]] = {}
        self.phrases = tuple(phrases)
        self._words: set[str] = set()
        for name, members in classes.items():
            for member in members:
                part = compiled(str(member)).parts[0]
                self._note(part)
                for choice in part.elements[0].choices:
                    self._members.setdefault(choice[0], []).append((f"@{name}", part))
        for number, phrase in enumerate(self.phrases):
            for part in phrase.parts:
                self._note(part)
            for choice in phrase.parts[0].elements[0].choices:
                self._phrases.setdefault(choice[0], []).append(number)
        self._heads = _by_length({word[:-1]: word for word in self._words if word.endswith("*")})
        tails = {word[1:]: word for word in self._words if word.startswith("*")}
        self._tails = _by_length(tails)[::-1]
        self._slips = Slips(word for word in self._words if word.isalpha())
        self._of_word = lru_cache(maxsize=_WORDS_KEPT)(self._looked_up)

    def _note(self, part: Part) -> None:
        for element in part.elements:
            self._words.update(s for c in element.choices for s in c if s[0] not in "@<=")

    def look(self, tokens: Sequence[Token], extra: Iterable[tuple[str, int, int]] = ()) -> Seen:
        """Find every symbol of the lexicon in a message."""
        seen = Seen(tuple(token.text for token in tokens if token.low not in SILENT))
        places = [0]
        for token in tokens:
            places.append(places[-1] + (token.low not in SILENT))
        for symbol, start, end in extra:
            seen.add(symbol, places[start], max(places[end], places[start] + 1))
        for i, token in enumerate(tokens):
            if token.low not in SILENT:
                for symbol in self._symbols_of(token):
                    seen.add(symbol, places[i], places[i] + 1)
        for symbol in list(seen.spans):
            for name, part in self._members.get(symbol, ()):
                self._add_class(seen, name, part, symbol)
        return seen

    def _add_class(self, seen: Seen, name: str, part: Part, symbol: str) -> None:
        if len(part.elements) == 1 and len(part.elements[0].choices[0]) == 1:
            for start, end in seen.spans[symbol]:
                seen.add(name, start, end)
        elif (span := seen.find(part)) is not None:
            seen.add(name, *span)

    def _symbols_of(self, token: Token) -> tuple[str, ...]:
        """What the lexicon knows of a token."""
        if token.is_word:
            return self._of_word(token.low)
        return (token.low,) if token.low in self._words else ()

    def _looked_up(self, low: str) -> tuple[str, ...]:
        """What the lexicon knows of a word: itself, its beginnings and its ends."""
        found = [low] if low in self._words else []
        if owner := low.endswith("'s"):
            low = low[:-2]
            found += [low] if low in self._words else []
        found += [heads[low[:n]] for n, heads in self._heads if low[:n] in heads]
        found += [tails[low[-n:]] for n, tails in self._tails if n < len(low) and low[-n:] in tails]
        if not found and not owner and (meant := self._slips.meant(low)):
            found.append(meant)
        return tuple(found)

    def matches(self, seen: Seen) -> Iterator[tuple[int, str]]:
        """Numbers of all phrases that the message holds, in order, with the words that fit."""
        numbers = {n for symbol in seen.spans for n in self._phrases.get(symbol, ())}
        for number in sorted(numbers):
            spans = _match(self.phrases[number], seen)
            if spans is not None:
                yield number, " … ".join(filter(None, map(seen.text, spans)))


def _by_length(symbols: Mapping[str, str]) -> list[tuple[int, dict[str, str]]]:
    """Beginnings or ends of words, and the symbol of each, by how long they are; shortest first."""
    listed = sorted(filter(None, symbols), key=len)
    return [
        (length, {part: symbols[part] for part in group})
        for length, group in groupby(listed, key=len)
    ]


def _match(phrase: Phrase, seen: Seen) -> list[Span] | None:
    """Where each wanted part of a phrase stands, None where the phrase does not hold."""
    spans = []
    for part in phrase.parts:
        span = seen.find(part)
        if (span is None) != part.negated:
            return None
        if span is not None:
            spans.append(span)
    return spans
