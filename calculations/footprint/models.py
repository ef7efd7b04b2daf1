"""What is known of each model, and which of several figures goes first.

A family's leading figure is the one in `footprint.yaml` (its most common product); a version's is
the best obtained: disclosed, then measured, derived, claimed, and modelled last. Answers that
reason are never mixed with those that do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from calculations import records
from calculations.editions import kept_by_edition
from calculations.quantities import Quantity
from calculations.records import Record
from calculations.results import Row

# What may be known of a model, in the order in which it is shown.
ENERGY = ("prompt", "reasoning", "image", "video")
BESIDE = ("carbon", "water", "training")
KINDS = (*ENERGY, *BESIDE)
_MEDIA = ("image", "video")
PER_TOKEN = "joule-per-token"  # noqa: S105  (of an answer, not of a password)
_BASES = ("disclosed", "measured", "derived", "claimed", "reported", "modelled")
_GRADES = ("high", "medium", "low")

# The version that the records of footprint.yaml are about, which are named by family alone.
_VERSION_OF = {
    "gemini": "apps",
    "gpt": "chatgpt",
    "gpt/training": "3",
    "deepseek": "v3",
    "deepseek/reasoning": "r1",
    "llama": "3.3-70b",
    "llama/training": "3.1-405b",
    "llama-405b": "3.1-405b",
    "llama-8b": "3.1-8b",
    "qwen": "3-235b",
    "openai": "o3",
    "claude": "sonnet-3.7",
    "mistral": "large-2",
    "grok": "4",
}
# Versions that people ask for by name, shown beside a family's leading figure.
_SPOKEN_OF = {
    "claude": ("opus-5", "sonnet-5", "haiku-5.5"),
    "deepseek": ("r1", "v3.1"),
    "gpt": ("4o", "5", "oss-120b"),
    "llama": ("3.1-405b", "3.1-8b"),
    "mistral": ("large-4", "small"),
    "openai": ("o1", "o3-mini"),
    "qwen": ("3-32b",),
}
_CALLED = {
    "chatgpt": ("gpt", "chatgpt"),
    "opus": ("claude", "opus-5"),
    "sonnet": ("claude", "sonnet-5"),
    "haiku": ("claude", "haiku-5.5"),
    "claude-opus": ("claude", "opus-5"),
    "claude-sonnet": ("claude", "sonnet-5"),
    "claude-haiku": ("claude", "haiku-5.5"),
}


@dataclass(frozen=True, slots=True)
class Estimate:
    """One figure for one version of one family."""

    family: str
    version: str
    kind: str
    who: str
    """Who says so: ``ml-energy-h100``, ``how-hungry``, ``ecologits``; "" for a family's lead."""
    id: str

    @property
    def record(self) -> Record:
        """The record it stands in."""
        return records.record(self.id)

    @property
    def quantity(self) -> Quantity:
        """The figure in force. [Wh/prompt, gCO2e/prompt, mL/prompt or MWh, by kind]

        A prompt makes one image, or one video.
        """
        found = self.record.quantity
        if self.kind not in _MEDIA:
            return found
        return Quantity(found.value, "Wh/prompt", found.low, found.high)

    @property
    def row(self) -> Row:
        """The figure as one line of a comparison."""
        return Row(self.record.label, {self.kind: self.quantity}, self.id)

    @property
    def rank(self) -> tuple[int, int]:
        """Lower is better known: how it was obtained, then how sure it is."""
        figure = self.record.latest
        basis = _BASES.index(figure.basis) if figure.basis in _BASES else len(_BASES)
        return basis, _GRADES.index(figure.confidence)


@dataclass(frozen=True, slots=True)
class Subject:
    """A model as it was named: a family, or one version of it."""

    name: str
    family: str
    version: str | None
    modality: str = ""
    """What it is asked to make: ``text``, ``image``, ``video``, or "" for all that it makes."""

    def estimates(self, kind: str | None = None) -> tuple[Estimate, ...]:
        """Everything known of it, best first, the family's own lead before all."""
        found = _estimates(self.family, self.version, self.modality, kind)
        if not found and kind in (None, "prompt") and not self._known_or_media:
            return self._modelled()
        return found

    @property
    def _known_or_media(self) -> bool:
        return self.modality in _MEDIA or bool(catalogue().get(self.family))

    def _modelled(self) -> tuple[Estimate, ...]:
        """The labelled fallback where no record knows the model."""
        from calculations.footprint import ecologits  # noqa: PLC0415  (only where it is needed)

        made = ecologits.id_of(self.name)
        return (Estimate(self.family, "", "prompt", "ecologits", made),) if made else ()

    def lead(self, kind: str) -> Estimate | None:
        """The figure that goes first, if there is any of that kind."""
        found = self.estimates(kind)
        return found[0] if found else None

    @property
    def main(self) -> Estimate | None:
        """Energy of an answer: of a chat answer, or of a reasoning one where only that is known."""
        return next((lead for kind in ENERGY if (lead := self.lead(kind))), None)

    @property
    def spoken_of(self) -> list[Subject]:
        """Versions worth showing beside the family's own figure."""
        if self.version is not None:
            return []
        versions = _SPOKEN_OF.get(self.family, ())
        return [Subject(f"{self.family}-{v}", self.family, v, self.modality) for v in versions]


@kept_by_edition(512)
def _estimates(
    family: str, version: str | None, modality: str, kind: str | None
) -> tuple[Estimate, ...]:
    usual = version or _VERSION_OF.get(family)
    own = version is None
    found = (
        one
        for one in catalogue().get(family, ())
        if (kind is None or one.kind == kind)
        and version in (None, one.version)
        and _fits(modality, one.kind)
    )
    ranked = sorted(found, key=lambda one: (own and bool(one.who), one.version != usual, one.rank))
    return tuple(ranked)


def _fits(modality: str, kind: str) -> bool:
    """Whether a figure of a kind is for what a model is asked to make."""
    if modality in _MEDIA:
        return kind in (modality, "training")
    return not modality or kind not in _MEDIA


@kept_by_edition()
def catalogue() -> Mapping[str, tuple[Estimate, ...]]:
    """Every estimate by family, in the order of the records."""
    found: dict[str, list[Estimate]] = {}
    for name in records.records():
        estimate = _read(name)
        if estimate is not None:
            found.setdefault(estimate.family, []).append(estimate)
    return {family: tuple(estimates) for family, estimates in found.items()}


def _read(name: str) -> Estimate | None:
    shelf, *parts = name.split("/")
    if shelf == "models" and len(parts) == 4:
        return Estimate(parts[0], parts[1], parts[2], parts[3], name)
    if shelf == "footprint" and len(parts) == 2:
        given, kind = parts
        version = _VERSION_OF.get(f"{given}/{kind}") or _VERSION_OF.get(given)
        if version:
            family = given.split("-")[0]
            return Estimate(family, version, kind, "" if family == given else "size", name)
    return None


def subject(name: str) -> Subject:
    """Read a model's name: ``deepseek``, ``deepseek-r1``, ``gpt 4o``, ``o3``, ``Opus``.

    >>> subject("GPT 4o").version, subject("r1").family, subject("deepseek").version
    ('4o', 'deepseek', None)
    """
    slug = "-".join(name.casefold().replace("_", " ").split())
    if slug in _CALLED:
        return Subject(name, *_CALLED[slug])
    if slug in catalogue():
        return Subject(name, slug, None)
    for family, estimates in catalogue().items():
        rest = slug.removeprefix(family).lstrip("-") if slug.startswith(family) else slug
        for version in {one.version: None for one in estimates}:
            if _same(version, rest) and (rest != slug or not version[0].isdigit() or "o" in rest):
                return Subject(name, family, version)
    return Subject(name, slug, None)


def _same(version: str, given: str) -> bool:
    return sorted(version.split("-")) == sorted(given.split("-"))


def known(subjects: Iterable[Subject]) -> list[Estimate]:
    """The leading figure of each kind for each model, and of versions that people speak of."""
    leads = [lead for one in subjects for kind in KINDS if (lead := one.lead(kind))]
    versions = [lead for one in subjects for v in one.spoken_of if (lead := v.main)]
    return list({one.id: one for one in (*leads, *versions)}.values())
