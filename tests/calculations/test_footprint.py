import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations import Footprint, calculate, records
from calculations.errors import InvalidScenario
from calculations.footprint import compare, grid, models, scale
from calculations.quantities import Quantity


def found(**given):
    return calculate(Footprint.make(given))


def test_an_ordinary_prompt_and_a_day_of_them():
    q = found(prompts_per_day=1000).quantities
    assert q["ordinary_prompt"].value == 0.3
    assert q["energy_per_day"].to("Wh/day").value == pytest.approx(300)
    assert q["energy_per_year"].value == pytest.approx(109.5)


def test_a_disclosed_figure_comes_before_any_other():
    result = found(models=["gemini"])
    assert result.quantities["energy_per_prompt"].value == 0.24
    assert result.findings["measured"] is True
    assert result.findings["boundary"] == "site"


def test_no_figure_is_invented_for_a_model_without_one():
    result = found(models=["kimi"])
    assert result.findings["missing"] == "kimi"
    assert "prompt_kimi" not in result.quantities


def test_training_alone_is_no_energy_of_a_prompt():
    result = found(models=["grok"])
    assert result.findings["missing"] == ""
    assert result.findings["no_energy"] == "grok"


def test_two_models_are_compared_prompt_with_prompt():
    q = found(models=["gemini", "gpt"]).quantities
    assert q["second_over_first"].value == pytest.approx(0.34 / 0.24)


def test_a_reasoning_figure_is_not_held_against_a_chat_figure():
    result = found(models=["openai", "gpt"])
    assert "second_over_first" not in result.quantities
    assert result.findings["verdict"] == "different_tasks"


def test_the_same_test_compares_o3_with_4o_prompt_by_prompt():
    # How Hungry v6, short 1.177/0.423, medium 5.153/1.215, long 12.222/2.875.
    result = found(models=["openai", "gpt"])
    ratio = result.quantities["pair_ratio"]
    assert result.findings["pair"] == "how-hungry"
    assert (ratio.low, ratio.value, ratio.high) == pytest.approx((2.783, 4.241, 4.251), abs=0.001)


def test_an_overlap_of_boundaries_has_no_winner():
    """0.24 and 0.34 Wh differ by less than what two sources count differently."""
    assert found(models=["gemini", "gpt"]).findings["verdict"] == "no_clear_difference"


def test_a_winner_in_fleets_that_loses_in_the_same_test_is_no_winner():
    assert found(models=["deepseek", "gpt"]).findings["verdict"] == "no_clear_difference"


def test_a_gap_far_beyond_the_boundaries_has_a_winner():
    # EcoLogits: Opus 5 1.241-2.403, Haiku 5.5 0.023-0.062 Wh.
    result = found(models=["claude-opus-5", "claude-haiku-5.5"])
    assert result.findings["verdict"] == "second_lower"
    assert found(models=["haiku", "opus"]).findings["verdict"] == "first_lower"


def test_gpus_alone_are_brought_to_the_whole_site_before_they_are_compared():
    # 0.0486 × 1.5 and 0.4369 × 2.
    lead = models.subject("llama").main
    site, steps = compare.whole_site(lead)
    assert (site.low, site.high) == pytest.approx((0.0729, 0.8738))
    assert steps[0].method == "whole-site"


@pytest.mark.parametrize(
    ("name", "family", "version"),
    [
        ("deepseek", "deepseek", None),
        ("deepseek-r1", "deepseek", "r1"),
        ("DeepSeek R1", "deepseek", "r1"),
        ("r1", "deepseek", "r1"),
        ("o3", "openai", "o3"),
        ("gpt-4o", "gpt", "4o"),
        ("gpt4o", "gpt", "4o"),
        ("4o", "gpt", "4o"),
        ("GPT-5.5", "gpt", "5.5"),
        ("claude-3.7-sonnet", "claude", "sonnet-3.7"),
        ("Opus", "claude", "opus-5"),
        ("llama-3.1-8b", "llama", "3.1-8b"),
        ("gpt-7", "gpt-7", None),
        ("5", "5", None),
    ],
)
def test_a_name_is_a_family_or_a_version(name, family, version):
    subject = models.subject(name)
    assert (subject.family, subject.version) == (family, version)


def test_a_family_leads_with_its_own_figure_and_a_version_with_the_best_obtained():
    assert models.subject("deepseek").lead("reasoning").id == "footprint/deepseek/reasoning"
    r1 = models.subject("deepseek-r1").lead("reasoning")
    assert r1.record.latest.basis == "measured"


def test_modelled_figures_never_go_before_measured_ones_of_the_same_version():
    for family, estimates in models.catalogue().items():
        for version in {one.version for one in estimates}:
            for kind in models.ENERGY:
                ranks = [e.rank for e in models.Subject("", family, version).estimates(kind)]
                assert ranks == sorted(ranks)


def test_mistral_is_known_by_carbon_and_water_with_its_boundary():
    result = found(models=["mistral"])
    assert result.quantities["carbon_mistral"].value == 1.14
    assert records.record("footprint/mistral/water").latest.boundary == "life cycle"
    assert records.record("footprint/gemini/water").latest.boundary == "site"


def test_tokens_use_the_fleet_that_was_disclosed_by_token():
    # 500 tokens × 1.19 J ÷ 3,600.
    assert found(tokens=500).quantities["energy_of_tokens"].value == pytest.approx(
        0.16528, abs=1e-5
    )


def test_tokens_scale_the_models_own_measurement():
    # Llama 3.3 70B: 0.0564 Wh for 413 tokens, so 0.1366 Wh for 1,000.
    result = found(models=["llama"], tokens=1000)
    assert result.quantities["energy_of_tokens"].value == pytest.approx(0.13656, abs=1e-5)
    assert result.findings["tokens_own"] is True
    assert result.quantities["energy_per_prompt"].value == pytest.approx(0.13656, abs=1e-5)


def test_a_model_without_a_length_borrows_the_fleets_and_says_so():
    result = found(models=["gemini"], tokens=500)
    assert result.findings["tokens_from"]


def test_carbon_is_energy_times_the_grid_of_the_year():
    # 0.34 Wh × 342.06 g/kWh = 0.1163 g; × 100 × 365 = 4,245 g.
    result = found(models=["gpt"], country="Germany", prompts_per_day=100)
    q = result.quantities
    assert q["carbon_per_prompt"].value == pytest.approx(0.1163, abs=1e-4)
    assert q["carbon_per_year"].value == pytest.approx(4.2450, abs=1e-3)
    assert (result.findings["country"], result.findings["grid_year"]) == ("Germany", 2024)


@pytest.mark.parametrize("given", ["DE", "deu", "germany", "Deutschland"])
def test_a_country_is_known_by_code_and_name(given):
    assert Footprint.make({"country": given}).country == "DE"


def test_a_town_names_its_country():
    assert found(cities=["Berlin"]).findings["country"] == "Germany"


def test_an_unknown_country_is_refused_with_the_nearest_names():
    with pytest.raises(InvalidScenario) as caught:
        Footprint.make({"country": "Germny"})
    problem = caught.value.problems[0]
    assert (problem.key, problem.choices[0]) == ("country", "Germany")


def test_the_table_of_countries_is_whole():
    rows = list(records.table("grid.csv"))
    assert len(rows) > 200
    for row in rows:
        assert 10 < float(row["gco2e_per_kwh"]) < 1500, row
        assert 2020 <= int(row["year"]) <= 2026
        assert grid.of(row["iso2"]).intensity.unit == "gCO2e/kWh"
    assert len({row["iso2"] for row in rows}) == len(rows)


def test_water_for_cooling_is_kept_apart_from_a_life_cycle():
    # 0.34 Wh × 0.15 to 1.0 L/kWh.
    q = found(models=["gpt"]).quantities
    assert (q["water_per_prompt"].low, q["water_per_prompt"].high) == pytest.approx((0.051, 0.34))
    assert q["water_gpt"].value == 0.32


def test_four_a100_for_three_days():
    # 4 × 400 W × 1.2 × 72 h = 138.24 kWh; low 4 × 300 × 72; high 4 × 400 × 2 × 72.
    q = found(hardware=["a100"], gpus=4, run_hours=72).quantities
    energy = q["own_energy"]
    assert (energy.low, energy.value, energy.high) == pytest.approx((86.4, 138.24, 230.4))


def test_a_machine_on_a_desk_has_no_cooling_plant():
    # Mac mini 65 W × 2,920 h.
    q = found(hardware=["mac mini"], hours_per_year=2920).quantities
    assert q["own_energy_per_year"].value == pytest.approx(189.8)


def test_stated_power_is_taken_as_it_is():
    # 450 W × 10 h.
    q = found(power_w=450, run_hours=10).quantities
    assert q["own_energy"].value == pytest.approx(4.5)
    assert not q["own_energy"].ranged


def test_hardware_without_a_record_is_named():
    result = found(hardware=["abacus"])
    assert result.findings["own_missing"] == "abacus"
    assert "own_power" not in result.quantities


def test_zero_watts_is_an_answer():
    assert found(power_w=0, run_hours=5).quantities["own_energy"].value == 0


def test_things_that_people_feel():
    # 109.5 kWh: ÷ 0.116 kWh is 944 kettles; ÷ 0.1673 kWh/km is 654 km.
    tables = {table.id: table.rows for table in found(prompts_per_day=1000).tables}
    times = {row.record: row.quantities["times"].value for row in tables["felt"]}
    assert times["compare/kettle"] == pytest.approx(943.97, abs=0.01)
    assert times["compare/car"] == pytest.approx(654.4, abs=0.1)


def test_a_home_is_lit_for_hours_days_or_years():
    """Of 10,500 kWh a year: 10.95 kWh are 9.135 h, 109.5 are 3.8 days, 109,500 are 10.4 years."""
    for prompts, lasts, unit in ((100, 9.135, "h"), (1000, 3.806, "day"), (1e6, 10.43, "year")):
        tables = {table.id: table.rows for table in found(prompts_per_day=prompts).tables}
        home = next(row for row in tables["felt"] if row.record == "compare/us-home")
        assert home.quantities["times"].unit == unit
        assert home.quantities["times"].value == pytest.approx(lasts, rel=1e-3)


def test_training_in_homes():
    # 1,287 MWh ÷ 10.5 MWh a year.
    q = found(models=["gpt"]).quantities
    assert q["training_home_years"].value == pytest.approx(122.57, abs=0.01)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (Quantity(0.5, "Wh"), (0.5, "Wh")),
        (Quantity(1500.0, "kWh"), (1.5, "MWh")),
        (Quantity(310000.0, "MWh"), (310.0, "GWh")),
        (Quantity(5e12, "Wh"), (5.0, "TWh")),
        (Quantity(250.0, "gCO2e"), (250.0, "gCO2e")),
        (Quantity(2500.0, "kgCO2e"), (2.5, "tCO2e")),
    ],
)
def test_amounts_are_shown_in_a_unit_one_can_read(amount, shown):
    assert (scale.readable(amount).value, scale.readable(amount).unit) == pytest.approx(shown)


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"gpus": 0}, "gpus"),
        ({"run_hours": -1}, "run"),
        ({"pue": 0.9}, "pue"),
        ({"tokens": 0}, "tokens"),
    ],
)
def test_bad_input_names_its_key(given, key):
    with pytest.raises(InvalidScenario) as caught:
        Footprint.make(given)
    assert caught.value.problems[0].key == key


def test_every_family_answers():
    for family in models.catalogue():
        result = found(models=[family], tokens=300, country="FR")
        assert result.findings["missing"] == ""
        assert result.quantities["energy_per_prompt"].exists


@given(st.floats(1, 1e9), st.floats(1, 1e3))
def test_more_prompts_never_take_less(prompts, factor):
    less, more = (
        found(prompts_per_day=n).quantities["energy_per_day"].value
        for n in (prompts, prompts * factor)
    )
    assert less is not None
    assert more is not None
    assert more >= less


@given(
    st.floats(1, 1e6), st.floats(1, 10), st.sampled_from(["deepseek", "llama", "gpt", "qwen", ""])
)
def test_more_tokens_never_take_less(tokens, factor, model):
    named = {"models": [model]} if model else {}
    less, more = (
        found(tokens=n, **named).quantities["energy_of_tokens"] for n in (tokens, tokens * factor)
    )
    assert (more.middle or 0) >= (less.middle or 0) > 0
    assert more.unit == less.unit == "Wh/prompt"


@given(st.floats(0.01, 1e6), st.integers(1, 1000), st.floats(0, 1e5))
def test_own_energy_is_in_order_and_grows_with_cards(hours, cards, power):
    one, many = (
        found(power_w=power, run_hours=hours, gpus=n).quantities["own_energy"].value or 0.0
        for n in (cards, cards + 1)
    )
    assert many >= one >= 0


@given(st.sampled_from(sorted(models.catalogue())), st.sampled_from(sorted(models.catalogue())))
def test_a_verdict_turns_round_with_its_models(first, second):
    turned = {"first_lower": "second_lower", "second_lower": "first_lower"}
    one = str(found(models=[first, second]).findings["verdict"])
    other = str(found(models=[second, first]).findings["verdict"])
    assert other == turned.get(one, one)
