import pytest

from calculations import Outlook, calculate


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
