import datetime as dt
import shutil
from pathlib import Path

import pytest

from calculations import METHOD_VERSION, SCENARIOS, calculate, records
from calculations.errors import BadRecord, NoFigure

BROKEN = Path(__file__).parent.parent / "broken"
MISTAKES = {
    "unknown-key": ["test/record", "sauce"],
    "given-twice": ["label", "twice"],
    "unknown-unit": ["kilowatthours"],
    "no-number": ["give a value"],
    "out-of-order": ["oldest first"],
    "same-id": ["this id is taken"],
    "not-yaml": ["not valid YAML"],
    "high-below-low": ["out of order"],
    "bad-address": ["source.url"],
    "unknown-boundary": ["boundary", "'site'"],
    "anchor": ["anchors"],
    "zero-tokens": ["tokens"],
}
TWO_VALUES = """
- id: test/record
  label: A figure with a past
  unit: Wh
  values:
    - {from: "2025-01-01", value: 3, basis: measured, confidence: high, source: {title: Then}}
    - {from: "2026-06-01", value: 2, basis: measured, confidence: high, source: {title: Now}}
"""


def test_every_kind_of_mistake_has_a_file():
    assert {path.stem for path in BROKEN.glob("*.yaml")} == set(MISTAKES)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_broken_file_stops_the_start_and_says_where(mistake, tmp_path):
    shutil.copy(BROKEN / f"{mistake}.yaml", tmp_path)
    with pytest.raises(BadRecord) as caught:
        records.load(tmp_path)
    for words in MISTAKES[mistake]:
        assert words in str(caught.value)


def test_records_load_with_a_source_each():
    found = records.records()
    assert len(found) > 100
    for record in found.values():
        for figure in record.values:
            assert figure.source.title


def test_every_record_a_topic_uses_exists():
    for scenario in SCENARIOS.values():
        for parameter in scenario.parameters().values():
            if parameter.record:
                assert records.number(parameter.record) is not None
        for name in calculate(scenario()).records:
            assert records.record(name)


def test_every_step_has_its_method_and_every_symbol_its_words():
    for scenario in SCENARIOS.values():
        for step in calculate(scenario()).steps:
            method = records.methods()[step.method]
            assert set(step.inputs) <= set(method.symbols), step.method


def test_an_absent_record_is_named():
    with pytest.raises(NoFigure, match="footprint/abacus"):
        records.figure("footprint/abacus")


def test_a_range_has_no_single_number():
    with pytest.raises(NoFigure):
        records.number("rebound/price-share-model")


def test_readings_have_addresses():
    assert all(reading.url.startswith("https://") for reading in records.readings())


@pytest.fixture
def past(tmp_path):
    (tmp_path / "past.yaml").write_text(TWO_VALUES, encoding="utf-8")
    return records.load(tmp_path)["test/record"]


@pytest.mark.parametrize(
    ("day", "value"),
    [("2024-01-01", 3), ("2025-01-01", 3), ("2026-05-31", 3), ("2026-06-01", 2), ("2030-01-01", 2)],
)
def test_a_day_has_the_figure_that_was_in_force(past, day, value):
    assert past.at(dt.date.fromisoformat(day)).value == value


def test_an_old_version_computes_with_the_figures_of_its_day(past):
    assert past.quantity.value == 2
    with records.in_force(dt.date(2026, 1, 1)):
        assert past.quantity.value == 3
        assert past.latest.source.title == "Then"
    assert past.quantity.value == 2


def test_the_day_is_given_back_even_when_a_calculation_fails(past):
    with pytest.raises(NoFigure), records.in_force(dt.date(2026, 1, 1)):
        records.figure("footprint/abacus")
    assert past.quantity.value == 2


def test_a_figure_can_be_asked_for_a_day():
    assert records.figure("footprint/gemini/prompt", dt.date(2025, 6, 1)).value == 0.24


def test_every_method_version_has_its_day():
    assert max(records.VERSIONS) == METHOD_VERSION
    assert sorted(records.VERSIONS) == list(range(1, METHOD_VERSION + 1))
    assert records.day_of(METHOD_VERSION) is None


def test_a_new_value_needs_a_new_method_version():
    """Otherwise links made yesterday would show other numbers today."""
    last = records.VERSIONS[max(records.VERSIONS)]
    for record in records.records().values():
        if len(record.values) > 1:
            assert record.latest.start <= last, record.id


def test_readings_cover_every_topic():
    covered = {topic for reading in records.readings() for topic in reading.topics}
    assert set(SCENARIOS) <= covered
    ids = [reading.id for reading in records.readings()]
    assert len(ids) == len(set(ids))
    assert {t for reading in records.readings() for t in reading.topics} <= set(SCENARIOS)


def test_nothing_that_was_withdrawn_or_never_found_is_shipped():
    text = "".join(p.read_text(encoding="utf-8") for p in (records.DATA / "records").glob("*.yaml"))
    for gone in ("308186", "308,186", "18.35", "missing - no source"):
        assert gone not in text


def test_energy_of_a_model_says_what_it_counts():
    for name, record in records.records().items():
        if name.startswith("models/") and record.unit.startswith("Wh"):
            assert record.latest.boundary, name


def test_a_price_stands_apart_from_energy():
    for name, record in records.records().items():
        assert name.startswith("price/") == (record.unit == "USD/Mtoken")
