"""What a model makes: text, images or videos. A figure for one says nothing about another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from statistics import median

from calculations.footprint.models import ENERGY, Estimate, Subject, catalogue
from calculations.quantities import Quantity, between
from calculations.results import Step

TEXT, IMAGE, VIDEO = MODALITIES = ("text", "image", "video")
MEDIA = (IMAGE, VIDEO)
# Families that make nothing else, by their names in the catalogue; of some no figure is known.
_ONLY: Mapping[str, str] = {
    "midjourney": IMAGE,
    "dall-e": IMAGE,
    "stable-diffusion": IMAGE,
    "sora": VIDEO,
}


def modality(stated: str | None, subjects: Sequence[Subject]) -> str:
    """What is made: as stated, else what all the models named make; "" where that is open."""
    if stated is not None:
        return stated
    made = {_made_by(one) for one in subjects}
    return made.pop() if len(made) == 1 else ""


def _made_by(subject: Subject) -> str:
    if subject.family in _ONLY:
        return _ONLY[subject.family]
    kinds = {one.kind for one in catalogue().get(subject.family, ()) if one.kind in ENERGY}
    return kinds.pop() if len(kinds) == 1 and kinds <= set(MEDIA) else ""


def restricted(subjects: Iterable[Subject], made: str) -> list[Subject]:
    """The same models, of which only figures for what is made count."""
    return [replace(one, modality=made) for one in subjects]


def measured(made: str) -> list[Estimate]:
    """Every figure for an image, or a video, the lowest first; none for text."""
    if made not in MEDIA:
        return []
    found = [one for listed in catalogue().values() for one in listed if one.kind == made]
    return sorted(found, key=lambda one: one.quantity.middle or 0.0)


def spread(estimates: Sequence[Estimate]) -> tuple[Quantity, Step]:
    """The median of several figures, between the least and the most that any of them allows.

    Raises
    ------
    ValueError
        If there are none.
    """
    figures = [one.quantity for one in estimates]
    ends = [n for one in figures for n in (one.low, one.value, one.high) if n is not None]
    if not ends:
        raise ValueError("no figures to take the median of")
    everything = between(ends, figures[0].unit)
    middle = median(one.middle or 0.0 for one in figures)
    found = Quantity(middle, everything.unit, everything.low, everything.high)
    return found, Step("median-of-measurements", {"e": everything}, found)
