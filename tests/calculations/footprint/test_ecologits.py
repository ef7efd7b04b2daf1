"""Models that nobody measured: a labelled model of them, in our units, never before a figure."""

import pytest
from ecologits.tracers.utils import llm_impacts

from calculations import Footprint, calculate, records
from calculations.errors import NoFigure
from calculations.footprint import ecologits, models


def test_their_kilowatt_hours_become_our_watt_hours():
    """Theirs for 400 tokens of Command A, times 1,000."""
    theirs = llm_impacts("cohere", "command-a-03-2025", 400, float("inf")).energy
    assert theirs.unit == "kWh"
    made = records.record("ecologits/command-a-03-2025/prompt").quantity
    assert made.unit == "Wh/prompt"
    assert made.low == made.high == pytest.approx(1000 * theirs.value)


def test_a_range_stays_a_range():
    made = records.record("ecologits/claude-opus-4-8/prompt").quantity
    assert made.value is None
    assert made.low < made.high
    assert 0.1 < made.low < made.high < 100


def test_a_name_for_several_sizes_spans_them_all():
    small = records.record("ecologits/phi-3-mini/prompt").quantity
    every = records.record("ecologits/phi-3/prompt").quantity
    assert every.low <= small.low
    assert every.high >= small.high


def test_it_says_what_it_is():
    record = records.record(ecologits.id_of("GLM"))
    figure = record.latest
    assert (figure.basis, figure.confidence, figure.boundary) == ("modelled", "low", "site")
    assert "EcoLogits" in record.label
    assert "EcoLogits 0." in figure.source.title
    assert figure.source.url == "https://ecologits.ai"
    assert "guesses" in figure.note


@pytest.mark.parametrize("name", ["deepseek", "gemini", "gpt", "claude", "llama", "r1", "GPT 4o"])
def test_what_a_record_knows_is_never_replaced_by_a_model(name):
    assert all(
        one.who != "ecologits" or one.id.startswith("models/")
        for one in models.subject(name).estimates()
    )


@pytest.mark.parametrize("name", ["kimi", "xyz", "midjourney", "", "../etc", "gpt-4o-tts-9"])
def test_what_it_does_not_list_stays_without_a_figure(name):
    assert ecologits.id_of(name) is None


def test_an_id_it_never_gave_has_no_figure():
    with pytest.raises(NoFigure):
        records.record("ecologits/abacus/prompt")


def test_an_answer_from_it_names_it_among_its_sources():
    result = calculate(Footprint.make({"models": ["codestral"]}))
    assert result.quantities["energy_per_prompt"].low > 0
    assert result.findings["missing"] == ""
    assert {"ecologits/codestral/prompt", ecologits.LENGTH} <= set(result.records)


def test_longer_answers_take_more(monkeypatch):
    usual = records.record("ecologits/codestral/prompt").quantity
    ecologits.record.cache_clear()
    monkeypatch.setattr(records, "number", lambda name: 800.0)
    try:
        longer = ecologits.record("ecologits/codestral/prompt").quantity
    finally:
        ecologits.record.cache_clear()
    assert longer.low == pytest.approx(2 * usual.low, rel=0.05)


@pytest.mark.parametrize(("model", "unit"), [("flux", "Wh/prompt"), ("hunyuanvideo", "Wh/prompt")])
def test_an_image_or_a_video_is_a_prompt_that_makes_one(model, unit):
    result = calculate(Footprint.make({"models": [model], "prompts_per_day": 10}))
    each = result.quantities["energy_per_prompt"]
    assert each.unit == unit
    assert result.quantities["energy_per_day"].value == pytest.approx(each.value * 10 / 1000)
