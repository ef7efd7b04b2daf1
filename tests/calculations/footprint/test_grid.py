"""Carbon by the grid of a country, however it is named."""

import pytest

from calculations import Footprint, records
from calculations.errors import InvalidScenario
from calculations.footprint import grid

from .finding import found


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
