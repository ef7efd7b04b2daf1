"""What a footprint's numbers say in words to choose by, and what stands side by side."""

from __future__ import annotations

from collections.abc import Iterable

from calculations import records
from calculations.editions import kept_by_edition
from calculations.footprint import modality, models
from calculations.footprint.compare import Verdict
from calculations.footprint.grid import Grid
from calculations.footprint.models import BESIDE, KINDS, Estimate, Subject
from calculations.footprint.own import Own
from calculations.footprint.scale import Length
from calculations.footprint.scenario import Footprint
from calculations.later import Later
from calculations.results import Row, Table

Findings = dict[str, str | bool | int]
_FRONTIER = "footprint/frontier/prompt"
_ROUTES = ("gemini", "gpt", "frontier", "deepseek")


def findings(scenario: Footprint, subjects: list[Subject], lead: Estimate | None) -> Findings:
    """What is known of the models asked about, and how the leading figure was obtained."""
    figure = lead.record.latest if lead else None
    return {
        "models": len(scenario.models),
        "known": len(models.known(subjects)),
        "missing": ", ".join(one.name for one in subjects if not one.estimates()),
        "no_energy": ", ".join(one.name for one in subjects if one.estimates() and not one.main),
        "lead": lead.record.label if lead else "",
        "kind": lead.kind if lead else "",
        "boundary": (figure.boundary or "") if figure else "",
        "basis": figure.basis if figure else "",
        "measured": bool(figure and figure.basis in {"measured", "disclosed"}),
    }


def more_findings(verdict: Verdict, grid: Grid, own: Own, length: Length | None) -> Findings:
    """Who is lower, on which grid, on whose machines, by whose tokens."""
    return {
        "verdict": verdict.word,
        "compared": verdict.kind,
        "pair": verdict.pair[0].who if verdict.pair else "",
        "country": grid.name if grid.code else "",
        "grid_year": grid.year or 0,
        "own": own.name,
        "own_scope": own.scope,
        "own_missing": own.missing,
        "tokens_from": records.record(length.record).label if length else "",
        "tokens_record": length.record if length else "",
        "tokens_own": bool(length and length.own),
    }


def made_findings(made: str) -> Findings:
    """What a prompt makes, and how many figures there are for it, of which years."""
    measured = modality.measured(made)
    years = sorted(str(one.record.latest.start.year) for one in measured)
    return {
        "modality": made,
        "measured_models": len(measured),
        "measured_from": years[0] if years else "",
        "measured_to": years[-1] if years else "",
    }


def tables(
    subjects: list[Subject], verdict: Verdict, felt: tuple[Row, ...], own: Own, made: str
) -> tuple[Table, ...]:
    """Everything that stands side by side, the answer's own rows first."""
    known = models.known(subjects)
    versions = [lead for one in subjects for v in one.spoken_of if (lead := v.main)]
    everything = {e.id: e for one in subjects for e in one.estimates() if e.kind in KINDS}
    return (
        Table("models", Later(_rows, known)),
        *(Table(kind, Later(_rows, [e for e in known if e.kind == kind])) for kind in KINDS),
        *(Table(f"any_{kind}", Later(everyones, kind)) for kind in BESIDE),
        Table("leads", Later(_rows, [main for one in subjects if (main := one.main)])),
        Table("versions", Later(_rows, versions)),
        Table("pair", Later(_rows, verdict.pair or ())),
        Table("estimates", Later(_rows, everything.values())),
        Table("ordinary", Later(_ordinary)),
        *(Table(f"every_{one}", Later(_rows, modality.measured(one))) for one in _media(made)),
        Table("felt", felt),
        Table("own", own.rows if len(own.rows) > 1 else ()),
    )


def _media(made: str) -> tuple[str, ...]:
    """Images and videos stand side by side where one of them is asked for."""
    return modality.MEDIA if made in modality.MEDIA else ()


def _rows(estimates: Iterable[Estimate]) -> tuple[Row, ...]:
    return tuple(one.row for one in estimates)


@kept_by_edition(len(BESIDE))
def everyones(kind: str) -> tuple[Row, ...]:
    """Every family's figure of one kind, for a question that names no model."""
    leads = (Subject(family, family, None).lead(kind) for family in models.catalogue())
    return tuple(lead.row for lead in leads if lead is not None)


def _ordinary() -> tuple[Row, ...]:
    ids = [f"footprint/{name}/prompt" for name in _ROUTES]
    return tuple(Row(records.record(i).label, {"prompt": records.figure(i)}, i) for i in ids)


def per_prompt(subjects: list[Subject], made: str) -> Table:
    """Energy of an answer by model, lowest first: those asked about, beside everybody's own figure.

    The label is ``asked`` or ``other``. For images and videos all that was measured stands there.
    """
    return Table("per_prompt", Later(_per_prompt, subjects, made))


def _per_prompt(subjects: list[Subject], made: str) -> list[Row]:
    asked = {e.id: e for e in models.known(subjects) if e.kind in models.ENERGY}
    everyone = (Subject(family, family, None, made) for family in models.catalogue())
    leads = modality.measured(made) or [lead for one in everyone if (lead := one.main)]
    others = {lead.id: lead for lead in leads if lead.id not in asked}
    # A text prompt's figure is no row among those for images or videos.
    ordinary = () if made in modality.MEDIA else (_FRONTIER,)
    rows = [
        *(Row("other", {"prompt": records.figure(one)}, one) for one in ordinary),
        *(Row("asked", {one.kind: one.quantity}, one.id) for one in asked.values()),
        *(Row("other", {one.kind: one.quantity}, one.id) for one in others.values()),
    ]
    return sorted(rows, key=_middle)


def _middle(row: Row) -> float:
    return next(iter(row.quantities.values())).middle or 0.0
