"""The fallback for models without a measurement: EcoLogits' model, labelled as one.

EcoLogits (https://ecologits.ai) reckons energy from the number of parameters, which for closed
models is its own guess. It knows nothing of batching, cards or hidden reasoning, so that what it
says is an order of magnitude. Loaded only when a model is asked for that no record knows.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from calculations import records
from calculations.editions import FIRST, kept_by_edition
from calculations.errors import NoFigure
from calculations.quantities import Quantity
from calculations.shapes import Figure, Record, Source

if TYPE_CHECKING:
    from ecologits.model_repository import Model

LENGTH = "footprint/ecologits-length"
SHELF = "ecologits"
# Not for chat: what else the same makers list.
_OTHER_WORK = frozenset(
    {
        "audio",
        "base",
        "embed",
        "fim",
        "guard",
        "image",
        "latest",
        "llamaguard",
        "ocr",
        "research",
        "search",
        "transcribe",
        "translate",
        "tts",
        "vision",
        "voxtral",
    }
)
_NO_PARTS = frozenset({"it", "instruct", "chat", "hf", "preview", "pytorch", "keras", "gguf"})


def id_of(name: str) -> str | None:
    """Id of the record that `record` makes for a model, if EcoLogits lists it."""
    words = _words(name)
    return f"{SHELF}/{'-'.join(words)}/prompt" if words and _listed(tuple(words)) else None


@kept_by_edition(64)
def record(name: str) -> Record:
    """The record of an id that `id_of` gave. [Wh/prompt]

    Raises
    ------
    NoFigure
        If EcoLogits lists no such model.
    """
    words = tuple(name.split("/")[1].split("-"))
    found = _listed(words)
    if not found:
        raise NoFigure(name)
    tokens = records.number(LENGTH)
    low, high = _span(found, tokens)
    names = sorted({model.name.rpartition("/")[2] for model in found})
    called = names[0] if len(names) == 1 else " ".join(words)
    figure = Figure.model_validate(
        {
            "from": FIRST.day,
            "low": low,
            "high": high,
            "basis": "modelled",
            "confidence": "low",
            "boundary": "site",
            "tokens": round(tokens),
            "source": _source(),
            "note": f"For {', '.join(names[:6])}{' and more' if len(names) > 6 else ''}. "
            "Sizes of closed models are guesses; hidden reasoning is not counted.",
        }
    )
    label = f"{_called(called)} by EcoLogits: answer of {tokens:g} tokens"
    return Record(id=name, label=label, unit="Wh/prompt", values=(figure,))


def _called(name: str) -> str:
    """A model's name as people write it.

    >>> _called("glm-5-2"), _called("command r")
    ('GLM 5 2', 'Command R')
    """
    words = re.split(r"[-_ ]", name)
    return " ".join(w.upper() if not re.search("[aeiou]", w) else w.title() for w in words)


def _source() -> Source:
    return Source(
        title=f"EcoLogits {version('ecologits')}", url="https://ecologits.ai", published="2026"
    )


def _words(name: str) -> list[str]:
    """The parts of a model's name, without its owner: ``google/gemma-2-27b-it``."""
    last = name.casefold().rpartition("/")[2]
    return [word for word in re.split(r"[^a-z0-9]+", last) if word and word not in _NO_PARTS]


@kept_by_edition(64)
def _listed(words: tuple[str, ...]) -> tuple[Model, ...]:
    """The models of exactly that name, else those whose names go on from it."""
    from ecologits.model_repository import models  # noqa: PLC0415  (a tenth of a second)

    by_name = [(model, _words(model.name)) for model in models.list_models()]
    chat = [(model, parts) for model, parts in by_name if not _OTHER_WORK & set(parts)]
    exact = tuple(model for model, parts in chat if parts == list(words))
    begun = tuple(model for model, parts in chat if parts[: len(words)] == list(words))
    return exact or begun


def _span(models: Sequence[Model], tokens: float) -> tuple[float, float]:
    """Least and most energy of an answer of so many tokens. [Wh]"""
    from ecologits.tracers.utils import llm_impacts  # noqa: PLC0415

    # Its warnings say that a size was guessed, which our label says of all of them.
    logging.getLogger("ecologits").setLevel(logging.ERROR)
    energies = []
    for model in models:
        # The time an answer takes matters to servers that it measures, not to its model.
        made = llm_impacts(model.provider.value, model.name, round(tokens), float("inf"))
        if made.energy is not None:
            energies.append(_energy(made.energy.value, made.energy.unit))
    known = [end for energy in energies for end in (energy.low, energy.value, energy.high)]
    ends = [end for end in known if end is not None]
    return min(ends), max(ends)


def _energy(value: Any, unit: str) -> Quantity:
    """A number or a range of theirs as a quantity of ours, in its unit and then in Wh."""
    if hasattr(value, "min"):
        return Quantity(None, unit, float(value.min), float(value.max)).to("Wh")
    return Quantity(float(value), unit).to("Wh")
