"""What an answer may be laid beside."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from bot import comparisons, links
from bot.alongside import alongside
from calculations import SCENARIOS

STATED = {
    "rebound": [{}, {"preset": "article"}, {"efficiency_gain": 10}],
    "amortization": [
        {},
        {"capex": [30000], "cities": ["Berlin"], "price_per_hour": 5},
        {"hardware": ["h100"]},
        {"capex": [30000], "currency": "EUR"},
        {"capex": [10000, 30000], "tokens_per_hour": [1e6, 3e6]},
    ],
    "diffuse": [{}, {"supply": "nuclear"}, {"cities": ["Oslo", "Rome"]}],
    "sunlight": [{}, {"cities": ["Oslo"]}, {"cities": ["Oslo", "Rome"]}],
    "footprint": [{}, {"models": ["gemini"]}, {"modality": "image"}, {"country": "DE"}],
    "outlook": [{}, {"region": "europe"}],
}
CASES = [(topic, given) for topic in SCENARIOS for given in STATED[topic]]


def read(path):
    return comparisons.read(parse_qsl(urlsplit(path).query))


def kinds(topic, **given):
    return [one.kind for one in alongside(SCENARIOS[topic].make(given))]


@pytest.mark.parametrize(("topic", "given"), CASES)
def test_every_page_offers_some_and_each_is_a_comparison(topic, given):
    offered = alongside(SCENARIOS[topic].make(given))
    assert 1 <= len(offered) <= 6
    assert len({one.path for one in offered}) == len(offered)
    for one in offered:
        laid = read(one.path)
        assert len(laid) >= 2
        assert comparisons.path(laid) == one.path


@pytest.mark.parametrize(("topic", "given"), CASES)
def test_what_is_not_the_scenarios_own_is_laid_beside_the_scenario(topic, given):
    made = SCENARIOS[topic].make(given)
    for one in alongside(made):
        if one.kind == "defaults" or (one.kind == "other" and len(one.texts) == 1):
            assert links.query(read(one.path)[0]) == links.query(made)


def test_our_defaults_are_laid_beside_what_differs_from_them():
    assert "defaults" not in kinds("amortization")
    (offered, *_) = alongside(SCENARIOS["amortization"].make({"capex": [30000]}))
    assert offered.path == "/compare?topic=amortization&1.capex=30000&scenarios=2&v=1"
    mine, ours = read(offered.path)
    assert (mine.capex, ours.capex) == ((30000,), ())


def test_several_towns_or_cards_are_laid_beside_each_other():
    assert kinds("sunlight") == ["own"]
    assert kinds("amortization", capex=[10000, 30000])[0] == "own"


def test_another_town_or_card_takes_the_place_of_the_one_that_is_there():
    made = SCENARIOS["amortization"].make({"capex": [30000], "cities": ["Berlin"]})
    found = {one.texts: read(one.path)[1] for one in alongside(made) if one.kind == "other"}
    assert found["h100",].capex == ()
    assert found["h100",].hardware == ("h100",)
    assert [str(town) for town in found["Los Angeles, US",].cities] == ["Los Angeles, US"]
    assert found["Los Angeles, US",].capex == (30000,)


def test_without_a_town_two_are_laid_beside_each_other():
    (towns,) = [one for one in alongside(SCENARIOS["diffuse"].make({})) if one.texts[1:]]
    assert towns.texts == ("Berlin, DE", "Los Angeles, US")
    assert all(len(one.cities) == 1 for one in read(towns.path))


def test_products_are_offered_only_in_the_currency_of_their_prices():
    made = SCENARIOS["amortization"].make({"capex": [30000], "currency": "EUR"})
    assert not [one for one in alongside(made) if "h100" in one.texts]
