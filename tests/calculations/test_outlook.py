import pytest

from calculations import Outlook, calculate, records
from calculations.errors import InvalidScenario
from calculations.outlook.cases import by_region
from calculations.outlook.scenario import REGIONS


@pytest.mark.parametrize(
    ("years", "year", "exact"),
    [(4, 2030, True), (9, 2035, True), (6, 2030, False), (20, 2035, False)],
)
def test_the_nearest_published_year_is_taken_and_named(years, year, exact):
    findings = calculate(Outlook.make({"horizon_years": years})).findings
    assert (findings["year"], findings["exact"]) == (year, exact)


def test_cases_for_2030_stand_between_headwinds_and_lift_off():
    future = calculate(Outlook()).quantities["future"]
    assert (future.low, future.value, future.high) == (833, 950, 1008)


def test_growth_of_the_last_year():
    assert calculate(Outlook()).quantities["growth"].value == pytest.approx(485 / 415 - 1)


def test_even_growth_a_year_to_the_base_case():
    # (950 ÷ 485)^(1/5) − 1.
    yearly = calculate(Outlook()).quantities["growth_per_year"]
    assert yearly.value == pytest.approx(0.1440, abs=1e-4)
    assert yearly.unit == "1/year"


def test_ai_share_is_a_published_one():
    q = calculate(Outlook()).quantities
    assert (q["ai_share"].value, q["ai_share_next"].value) == (21, 31)


def test_regions_are_those_of_the_records():
    assert set(REGIONS) == set(by_region())


@pytest.mark.parametrize("region", REGIONS)
def test_every_region_has_a_present(region):
    result = calculate(Outlook.make({"region": region}))
    assert result.quantities["today"].exists
    assert result.findings["forecast"] == ("future" in result.quantities)


def test_us_forecasts_stand_side_by_side_with_publishers():
    tables = {t.id: t.rows for t in calculate(Outlook.make({"region": "us"})).tables}
    assert [row.label.split(", ")[1] for row in tables["cases"]] == [
        "LBNL",
        "IEA base case",
        "EPRI",
    ]


def test_germany_has_the_range_of_its_one_study():
    future = calculate(Outlook.make({"region": "Deutschland"})).quantities["future"]
    assert (future.low, future.value, future.high) == (23, 28, 35)


def test_a_region_without_a_forecast_says_so():
    result = calculate(Outlook.make({"region": "ireland"}))
    assert result.findings["forecast"] is False
    assert "future" not in result.quantities


@pytest.mark.parametrize(
    ("country", "code", "counted"),
    [("Kenya", "KE", "world"), ("france", "FR", "europe"), ("Japan", "JP", "asia-pacific")],
)
def test_a_country_without_a_figure_gets_the_nearest_region_that_has_one(country, code, counted):
    scenario = Outlook.make({"region": country})
    assert (scenario.region, scenario.counted) == (code, counted)
    found = calculate(scenario)
    assert found.findings["asked_region"]
    same = calculate(Outlook.make({"region": counted}))
    assert found.quantities == same.quantities


@pytest.mark.parametrize("known", ["Germany", "DE", "de", "Deutschland", "germany"])
def test_a_country_with_a_figure_is_known_by_all_its_names(known):
    assert Outlook.make({"region": known}).region == "germany"


def test_no_region_of_this_world_is_refused_with_those_that_have_a_figure():
    with pytest.raises(InvalidScenario) as caught:
        Outlook.make({"region": "Atlantis"})
    problem = caught.value.problems[0]
    assert problem.key == "region"
    assert problem.choices[: len(REGIONS)] == REGIONS


def test_forecasts_are_in_force_since_they_were_published():
    for name, record in records.records().items():
        if name.startswith("outlook/"):
            assert record.latest.start.year <= 2026, name
