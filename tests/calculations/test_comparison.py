"""Results side by side."""

from calculations.comparison import side_by_side
from calculations.quantities import Quantity
from calculations.results import Result


def rows(*results):
    table = side_by_side([Result(one) for one in results])
    return {row.label: dict(row.quantities) for row in table.rows}


def test_what_differs_stands_side_by_side_with_its_ratio():
    found = rows({"cost": Quantity(4.0, "USD/h")}, {"cost": Quantity(6.0, "USD/h")})
    assert found == {
        "cost": {
            "scenario_1": Quantity(4.0, "USD/h"),
            "scenario_2": Quantity(6.0, "USD/h"),
            "over_first_2": Quantity(1.5, "x"),  # 6 ÷ 4
        }
    }


def test_what_is_the_same_or_not_known_everywhere_is_left_out():
    first = {"same": Quantity(1.0, "h"), "lonely": Quantity(1.0, "h")}
    assert rows(first, {"same": Quantity(1.0, "h")}) == {}


def test_other_money_is_not_compared():
    assert rows({"cost": Quantity(1.0, "USD/h")}, {"cost": Quantity(2.0, "EUR/h")}) == {}


def test_there_is_no_ratio_to_nothing_or_to_never():
    never = rows({"hours": Quantity(None, "h")}, {"hours": Quantity(2.0, "h")})
    assert set(never["hours"]) == {"scenario_1", "scenario_2"}
    zero = rows({"hours": Quantity(0.0, "h")}, {"hours": Quantity(2.0, "h")})
    assert "over_first_2" not in zero["hours"]


def test_second_things_of_one_scenario_are_beside_the_point():
    first, other = Quantity(1.0, "h"), Quantity(2.0, "h")
    assert list(rows({"a": first, "a_2": first}, {"a": other, "a_2": other})) == ["a"]
