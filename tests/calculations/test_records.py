import shutil
from pathlib import Path

import pytest

from calculations import SCENARIOS, calculate, records
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
