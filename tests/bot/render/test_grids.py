"""Tables, laid out."""

import pytest

from bot.render.grids import Heading, grids
from bot.render.page import environment
from calculations import SCENARIOS, calculate
from calculations.amortization.scenario import Amortization
from calculations.quantities import Quantity
from calculations.results import Row, Table
from calculations.sunlight.scenario import Sunlight


def hours(value):
    return Quantity(float(value), "h")


def test_things_are_rows_and_quantities_columns():
    rows = tuple(Row(name, {"sun": hours(1), "rain": hours(2)}) for name in ("Bonn", "Köln"))
    (grid,) = grids([Table("towns", rows)])
    assert [column.name for column in grid.columns] == ["sun", "rain"]
    assert [line.heading.label for line in grid.lines] == ["Bonn", "Köln"]
    assert [quantity.value for _, quantity in grid.lines[0].cells] == [1, 2]


def test_few_things_with_many_figures_are_turned():
    rows = tuple(Row(name, {q: hours(1) for q in "abcd"}) for name in ("Bonn", "Köln"))
    (grid,) = grids([Table("towns", rows)])
    assert [column.label for column in grid.columns] == ["Bonn", "Köln"]
    assert [line.heading.name for line in grid.lines] == list("abcd")


def test_rows_without_a_name_are_named_by_their_first_figure():
    rows = tuple(Row("", {"years": hours(n), "cost": hours(2)}) for n in range(1, 6))
    (grid,) = grids([Table("costs", rows)])
    assert grid.corner == Heading(name="years")
    assert [column.name for column in grid.columns] == ["cost"]
    assert grid.lines[0].heading.figure == hours(1)


def test_figures_of_different_kinds_share_a_column():
    rows = (Row("a", {"prompt": hours(1)}), Row("b", {"training": hours(2)}))
    (grid,) = grids([Table("models", rows)])
    assert [column.name for column in grid.columns] == ["value"]
    assert [line.cells[0][0] for line in grid.lines] == ["prompt", "training"]


def test_empty_and_repeated_tables_are_left_out():
    one, two = Row("a", {"sun": hours(1)}), Row("b", {"sun": hours(2)})
    tables = [Table("all", (one, two)), Table("none", ()), Table("some", (two,))]
    assert [grid.id for grid in grids(tables)] == ["all"]


def test_a_column_says_which_card_it_is_about():
    found = grids(calculate(Amortization.make({"capex": [30000, 10000]})).tables)
    grid = next(grid for grid in found if grid.id == "over_hours")
    assert grid.corner.name == "hours_per_year"
    subjects = [column.subject.figure.value for column in grid.columns if column.subject]
    assert subjects == [30000, 30000, 10000, 10000]


def test_of_many_cards_only_the_full_cost_is_told():
    found = grids(calculate(Amortization.make({"capex": [30000, 20000, 10000]})).tables)
    grid = next(grid for grid in found if grid.id == "over_hours")
    assert [column.name for column in grid.columns] == ["cost_per_hour"] * 3
    assert [column.subject.figure.value for column in grid.columns] == [30000, 20000, 10000]


def test_a_column_says_which_town_it_is_about():
    found = grids(calculate(Sunlight()).tables)
    grid = next(grid for grid in found if grid.id == "months")
    assert [column.subject.label for column in grid.columns] == ["Berlin, DE", "Los Angeles, US"]


def test_a_number_that_belongs_to_the_name_stays_in_it():
    rows = tuple(
        Row(name, {"sun": hours(3), "sun_30": hours(2), "sun_50": hours(1)}) for name in "ab"
    )
    (grid,) = grids([Table("towns", rows)])
    assert [column.name for column in grid.columns] == ["sun", "sun_30", "sun_50"]


ASKED = {
    "rebound": {"efficiency_gain": 10, "elasticity": 1.1, "draws": 1000},
    "amortization": {"capex": [30000, 10000], "cities": ["Berlin", "Los Angeles"]},
    "diffuse": {"cities": ["Berlin", "Los Angeles"]},
    "footprint": {"models": ["deepseek", "llama"], "tokens": 500},
}


@pytest.mark.parametrize("topic", SCENARIOS)
@pytest.mark.parametrize("asked", [False, True])
def test_every_table_and_figure_has_its_words(topic, asked):
    words = environment().get_template("pages/en/words.html.j2").module
    given = ASKED.get(topic, {}) if asked else {}
    for grid in grids(calculate(SCENARIOS[topic].make(given)).tables):
        assert grid.id in words.tables, grid.id
        for one in (grid.corner, *grid.columns, *(line.heading for line in grid.lines)):
            known = not one.name or {one.name, f"{grid.id}.{one.name}"} & set(words.quantities)
            assert known, f"{grid.id}: {one.name}"
