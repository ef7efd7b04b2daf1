"""What strangers put into an address."""

import pytest

from bot.web import addresses
from bot.web.addresses import BadAddress
from calculations.errors import InvalidScenario


def test_a_query_string_is_read_in_order():
    assert addresses.pairs(b"a=1&b=&a=K%C3%B6ln") == [("a", "1"), ("b", ""), ("a", "Köln")]


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        (b"a=" + b"1" * 7_000, "too_long"),
        (b"a=1&" * 100, "too_many"),
        (b"a=%ff", "not_text"),
        (b"a=\xff", "not_text"),
        (b"a=%00", "not_text"),
        (b"a=%1b[31m", "not_text"),
    ],
)
def test_what_is_no_query_string_is_refused(query, reason):
    with pytest.raises(BadAddress) as raised:
        addresses.pairs(query)
    assert raised.value.reason == reason


def test_a_value_given_twice_is_no_choice_of_ours():
    with pytest.raises(InvalidScenario) as raised:
        addresses.scenario("amortization", [("price", "5"), ("price", "6")])
    assert [problem.kind for problem in raised.value.problems] == ["too_many"]
    assert addresses.scenario("amortization", [("price", "5"), ("price", "5")])


def test_more_values_than_allowed_are_refused_before_any_is_looked_up():
    towns = [("city", f"Nowhere{n}") for n in range(20)]
    with pytest.raises(InvalidScenario) as raised:
        addresses.scenario("sunlight", towns)
    assert [problem.kind for problem in raised.value.problems] == ["too_many"]


def test_an_unknown_key_is_told_once_however_often_it_stands_there():
    with pytest.raises(InvalidScenario) as raised:
        addresses.scenario("sunlight", [("cities", "Lisbon"), ("cities", "Oslo"), ("towns", "x")])
    assert [problem.key for problem in raised.value.problems] == ["cities", "towns"]


def test_the_nearest_known_key_comes_first():
    with pytest.raises(InvalidScenario) as raised:
        addresses.scenario("amortization", [("electrcity", "0.3")])
    assert raised.value.problems[0].choices[0] == "electricity"


@pytest.mark.parametrize(
    ("pairs", "path"),
    [
        ([("hours", "99999")], "/explain/amortization?hours=8760&v=1"),
        ([("hours", "0")], "/explain/amortization?hours=1&v=1"),
        ([("capx", "30000")], "/explain/amortization?capex=30000&v=1"),
        ([("hours", "soon"), ("price", "5")], "/explain/amortization?price=5&v=1"),
        ([("price", "5"), ("price", "6")], "/explain/amortization?price=5&v=1"),
        ([("zzzz", "1")], "/explain/amortization?v=1"),
    ],
)
def test_the_nearest_page_keeps_all_that_can_be_kept(pairs, path):
    assert addresses.nearest("amortization", pairs) == path


def test_a_sent_form_is_told_from_a_permalink():
    made = addresses.scenario("amortization", [("price", "5")])
    assert not addresses.is_form(made, [("price", "5"), ("v", "1")])
    assert addresses.is_form(made, [("price", "5"), ("hours", "")])
    assert addresses.is_form(made, [("price", "5"), ("life", "5")])
