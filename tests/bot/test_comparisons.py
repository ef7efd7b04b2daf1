"""Several scenarios in one address, and back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import answers, comparisons
from bot.comparisons import TooFew
from bot.desk import Desk
from calculations import SCENARIOS
from calculations.errors import InvalidScenario


def amortization(**given_):
    return SCENARIOS["amortization"].make(given_)


def test_what_is_shared_stands_once_and_what_differs_is_numbered():
    found = comparisons.path(
        [amortization(capex=[n], price_per_hour=5, cities=["Berlin"]) for n in (10000, 30000)]
    )
    assert found == (
        "/compare?topic=amortization&1.capex=10000&2.capex=30000&price=5&city=Berlin%2C+DE&v=1"
    )


def test_an_address_gives_the_scenarios_back():
    made = (amortization(capex=[10000], price_per_hour=4), amortization(capex=[30000]))
    assert comparisons.read(comparisons.pairs(made)) == made


def test_a_default_beside_a_stated_value_is_no_second_value():
    made = (amortization(), amortization(price_per_hour=7))
    assert comparisons.path(made) == "/compare?topic=amortization&2.price=7&v=1"
    assert comparisons.read(comparisons.pairs(made)) == made


def test_a_last_scenario_with_nothing_of_its_own_is_counted():
    made = (amortization(price_per_hour=7), amortization())
    assert comparisons.path(made) == "/compare?topic=amortization&1.price=7&scenarios=2&v=1"
    assert comparisons.read(comparisons.pairs(made)) == made


def test_towns_or_cards_of_one_scenario_are_several():
    pairs = [("topic", "amortization"), ("city", "Berlin"), ("city", "Oslo"), ("price", "5")]
    found = comparisons.read(pairs)
    assert [[str(town) for town in one.cities] for one in found] == [["Berlin, DE"], ["Oslo, NO"]]
    assert {one.price_per_hour for one in found} == {5.0}


def test_cards_keep_what_goes_with_them():
    both = amortization(capex=[10000, 30000], tokens_per_hour=[1e6, 4e6], cities=["Berlin", "Rome"])
    found = comparisons.split(both)
    assert [(one.capex, one.tokens_per_hour) for one in found] == [
        ((10000,), (1e6,)),
        ((30000,), (4e6,)),
    ]
    assert all(len(one.cities) == 2 for one in found)
    assert comparisons.merged(found) == both


def test_what_differs_in_more_than_its_cards_is_not_merged():
    assert comparisons.merged((amortization(), amortization(price_per_hour=7))) is None
    assert comparisons.merged((amortization(capex=[1], cities=["Rome"]), amortization())) is None


@pytest.mark.parametrize(
    ("pairs", "key"),
    [
        ([("topic", "weather")], "topic"),
        ([], "topic"),
        ([("topic", "rebound"), ("2.horizon", "99"), ("1.horizon", "3")], "2.horizon"),
        ([("topic", "rebound"), ("2.colour", "red")], "2.colour"),
        ([("topic", "rebound"), ("9.horizon", "3")], "9."),
        ([("topic", "rebound"), ("1.horizon", "3"), ("scenarios", "9")], "scenarios"),
        ([("topic", "rebound"), ("1.horizon", "3"), ("scenarios", "many")], "scenarios"),
    ],
)
def test_what_is_wrong_is_named_with_its_scenario(pairs, key):
    with pytest.raises(InvalidScenario) as refused:
        comparisons.read(pairs)
    assert [problem.key for problem in refused.value.problems] == [key]


@pytest.mark.parametrize(
    "pairs",
    [
        [("topic", "rebound")],
        [("topic", "rebound"), ("horizon", "3")],
        [("topic", "rebound"), ("1.horizon", "3"), ("2.horizon", "3")],
    ],
)
def test_two_that_differ_are_needed(pairs):
    with pytest.raises(TooFew):
        comparisons.read(pairs)


@settings(max_examples=60, deadline=None)
@given(
    prices=st.lists(st.integers(1, 1000), min_size=2, max_size=4, unique=True),
    rate=st.sampled_from([None, 0.02, 0.1]),
)
def test_an_address_is_the_same_after_a_round_trip(prices, rate):
    shared = {} if rate is None else {"interest_rate": rate}
    made = tuple(amortization(price_per_hour=price, **shared) for price in prices)
    pairs = comparisons.pairs(made)
    assert comparisons.pairs(comparisons.read(pairs)) == pairs


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("10k box or 30k card at 5 USD/h?", "/compare?topic=amortization&1.capex=10000&2.capex="),
        ("30k card at 5 USD/h, Berlin or Los Angeles?", "/compare?topic=amortization&"),
        ("30k card, sold at 5 USD/h, in Berlin?", "/explain/amortization?capex=30000"),
        ("how much energy does a prompt use?", "/explain/footprint?"),
    ],
)
def test_a_question_that_compares_links_to_the_comparison(question, start):
    reply = Desk().ask(question)
    assert reply.answer.path.startswith(start)
    if start.startswith("/compare"):
        assert reply.answer.path.count("1.") == 1


def test_a_comparison_has_both_answers_and_the_one_of_all():
    made = (amortization(capex=[10000], price_per_hour=5), amortization(capex=[30000]))
    found = answers.compare(made)
    assert [reply.scenario for reply in found.replies] == list(made)
    assert found.whole is None
    both = answers.compare(comparisons.split(amortization(capex=[10000, 30000])))
    assert both.whole is not None
    assert both.whole.scenario.capex == (10000, 30000)
