"""Answer: what is said, and the template that has the words for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from bot import phrasing
from bot.questions.query import Query
from calculations.results import Result

Kind = Literal["answer", "help", "reading", "unsure", "declined"]

# Questions within a topic whose answer shares no sentence with the topic's others.
_APART: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "rebound": ("breakeven", "course"),
        "diffuse": ("storage", "density"),
        "sunlight": ("months",),
        "footprint": ("search",),
        "outlook": ("growth", "share"),
    }
)


@dataclass(frozen=True)
class Suggestion:
    """A question that works, to be asked with one click."""

    label: str
    question: str


@dataclass(frozen=True)
class Answer:
    """What is said: verdict, two more lines at most, and what the number is compared with."""

    kind: Kind
    headline: str
    body: str
    context: str = ""
    path: str = ""
    """Path of the page that explains it, without the host."""
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def text(self) -> str:
        """The whole of it in plain words."""
        return f"{self.headline} {self.body}".strip()


def template_of(asked: Query, result: Result, topic: str) -> str:
    """The name of the template that has the words for what was asked."""
    if asked.aspect == "why":
        return "why"
    if asked.aspect in _APART.get(topic, ()) and not result.findings.get("path"):
        return f"aspects/{topic}_{asked.aspect}"
    own = asked.aspect in ("training", "own") or "own_power" in result.quantities
    made = result.findings.get("modality")
    return "media" if made in ("image", "video") and not own else topic


def worded(name: str, language: str, values: Mapping[str, Any], path: str) -> Answer:
    """What a template says of a calculation, with the path of the page that explains it."""
    said = phrasing.say(phrasing.template(name, language), dict(values))
    return Answer("answer", said["headline"], said["body"], _line(said["context"]), path)


def simple(kind: Kind, name: str, query: Query, **values: Any) -> Answer:
    """What a template says where nothing is calculated: help, a list, a refusal."""
    filled = {"aspect": query.aspect, "query": query, **values}
    said = phrasing.say(phrasing.template(name, query.language), filled)
    return Answer(
        kind,
        said["headline"],
        said["body"],
        _line(said["context"]),
        said.get("path", ""),
        _suggestions(said.get("suggestions", "")),
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _suggestions(text: str) -> tuple[Suggestion, ...]:
    """Read ``label | question`` lines of a template."""
    pairs = (line.partition("|") for line in text.splitlines())
    return tuple(
        Suggestion(label.strip(), (question or label).strip()) for label, _, question in pairs
    )[:4]
