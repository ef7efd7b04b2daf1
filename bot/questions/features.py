"""What the topic model looks at: words, pieces of words, classes of words, phrases, finds.

Every feature remembers the words it came from, so that a reading can be explained by them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from bot.questions.lexicon import Seen
from bot.questions.message import Message, Piece
from bot.questions.phrasebook import Heard

# How loudly one feature of each sort speaks; pieces of words come by the dozen.
LOUDNESS = {"word": 1.0, "part": 0.35, "class": 1.4, "phrase": 1.5, "size": 0.5}
_ROW = (1, 2)
"""Words in a row that make one feature."""
_PARTS = (3, 4, 5)
"""Letters of a piece of a word."""
_LONGEST_WORD = 30
# Of a long story the beginning and the end are looked at, where questions stand.
_MOST = 400


@dataclass
class Features:
    """Amounts by feature, and the words each came from."""

    amounts: dict[str, float] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def add(self, sort: str, name: str, words: str) -> None:
        """Note a feature; the first words that show it are kept."""
        self.add_all(sort, (f"{sort}:{name}",), words)

    def add_all(self, sort: str, features: Iterable[str], words: str) -> None:
        """Note features of one sort that the same words show."""
        loudness = LOUDNESS[sort]
        for feature in features:
            if feature not in self.amounts:
                self.amounts[feature] = loudness
                self.words[feature] = words


def topic_features(message: Message, seen: Seen, heard: Iterable[Heard]) -> Features:
    """The features of a message, as trained and as read."""
    found = Features()
    pieces = _ends(message.pieces)
    for name, words in _rows(pieces):
        found.add("word", name, words)
    for piece in pieces:
        found.add_all("part", _parts(piece.symbol), piece.text)
    for symbol, spans in seen.spans.items():
        if symbol[0] in "@<=":
            found.add("class", symbol, seen.text(spans[0]) or symbol)
    for one in heard:
        found.add("phrase", one.group.feature, one.words or one.group.feature)
    found.add("size", str(min(8, len(pieces) // 6)), "length")
    return found


def _ends(pieces: Sequence[Piece]) -> Sequence[Piece]:
    return pieces if len(pieces) <= _MOST else (*pieces[: _MOST // 2], *pieces[-_MOST // 2 :])


def _rows(pieces: Sequence[Piece]) -> Iterator[tuple[str, str]]:
    edge = Piece("|", "", 0, 0)
    row = (edge, *pieces, edge)
    for length in _ROW:
        for i in range(len(row) - length + 1):
            run = row[i : i + length]
            yield " ".join(one.symbol for one in run), " ".join(one.text for one in run).strip()


@lru_cache(maxsize=512)
def _parts(symbol: str) -> tuple[str, ...]:
    if not symbol[0].isalpha() or len(symbol) > _LONGEST_WORD:
        return ()
    word = f"_{symbol}_"
    return tuple(
        f"part:{word[i : i + length]}" for length in _PARTS for i in range(len(word) - length + 1)
    )
