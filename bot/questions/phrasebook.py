"""Which phrases of `phrases/` a message holds, and what each group of them speaks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.questions.lexicon import Lexicon, Seen, compiled
from bot.questions.message import Message
from bot.questions.quantity import Quantity
from bot.questions.query import TOPICS, Topic
from bot.questions.units import read_yaml

# Below this a power is a device's, above it a site's, for phrases that tell them apart.
_DEVICE_W = 50_000
# A sum below this is an hourly price to phrases, above it a purchase.
_PURCHASE = 100


@dataclass(frozen=True, slots=True)
class Group:
    """What the phrases of one group have in common."""

    topic: Topic
    aspect: str
    number: int
    """Which of the topic's groups it is, from 1."""

    @property
    def feature(self) -> str:
        """Its name in a table of weights."""
        return f"{self.topic}.{self.aspect}.{self.number}"


@dataclass(frozen=True, slots=True)
class Heard:
    """A phrase that a message holds, and the words that fit it."""

    group: Group
    words: str


@lru_cache(maxsize=1)
def _book() -> tuple[Lexicon, tuple[Group, ...]]:
    phrases, groups = [], []
    for topic in TOPICS:
        for number, raw in enumerate(read_yaml(f"{topic}.yaml"), start=1):
            phrases += [compiled(str(text)) for text in raw["phrases"]]
            groups += [Group(topic, raw["aspect"], number)] * len(raw["phrases"])
    return Lexicon(read_yaml("words.yaml"), phrases), tuple(groups)


def look_up(message: Message) -> tuple[Seen, tuple[Heard, ...]]:
    """The symbols of a message, and the phrases it holds in the order of the book."""
    lexicon, groups = _book()
    seen = lexicon.look(message.tokens, symbols(message))
    return seen, tuple(Heard(groups[n], words) for n, words in lexicon.matches(seen))


def symbols(message: Message) -> Iterator[tuple[str, int, int]]:
    """Names, towns and quantities as the symbols that phrases refer to them by."""
    shy = {name.start for name in message.names if name.shy}
    for piece in message.pieces:
        if piece.symbol in {"<model>", "<hardware>", "<town>"} and (
            message.tokens[piece.start].start not in shy
        ):
            yield piece.symbol, piece.start, piece.end
    for one in message.quantities:
        if symbol := phrase_symbol(one):
            yield symbol, one.start, one.end
    yield from ((f"={slot}", 0, 0) for slot in message.pairs.slots)
    if "cities" in message.pairs.slots:
        yield "<town>", 0, 0


def phrase_symbol(one: Quantity) -> str | None:
    """What phrases call a quantity, judged by its unit alone."""
    match one.kind:
        case "money":
            if one.per in {"hour", "kwh"}:
                return "<hourly_price>" if one.per == "hour" else "<tariff>"
            return "<capex>" if one.value >= _PURCHASE else "<hourly_price>"
        case "number":
            if one.per in {"hour", "kwh"}:
                return "<hourly_price>" if one.per == "hour" else "<tariff>"
            return "<capex>" if one.scaled and one.value >= _PURCHASE else None
        case "power":
            return "<device>" if one.value < _DEVICE_W else "<load>"
        case "percent" | "share" | "factor":
            return "<gain>"
        case "hours" | "duration" | "year":
            return f"<{one.kind}>"
        case _:
            return None
