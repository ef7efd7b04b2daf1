"""What is said of towns: what a name was taken for, and how rough the sun is there."""

import pytest

from bot import answers
from bot.questions.query import ASPECTS, Query
from calculations import places

from .asking import ask

AMBIGUOUS = ["Springfield", "Santiago", "San Jose", "Georgetown", "Cambridge", "Newcastle"]


@pytest.mark.parametrize("topic", ["amortization", "diffuse", "sunlight"])
@pytest.mark.parametrize("names", [AMBIGUOUS[:1], AMBIGUOUS[:2], AMBIGUOUS])
def test_what_towns_were_taken_for_is_said_within_the_limits(topic, names):
    matches = tuple(places.find(name) for name in names)
    slots = {"cities": [str(match.place) for match in matches]}
    for aspect in ASPECTS[topic]:
        query = Query(topic, aspect, slots=slots, towns=matches)
        answer = answers.reply("?", query).answer
        assert len(answer.context) <= 200, answer.context
        assert len(answer.text) <= 350, answer.text
        assert "Took Springfield, Illinois, US; also: Springfield, Massachusetts" in answer.context


@pytest.mark.parametrize(
    ("topic", "slots"),
    [("amortization", {"capex": [30000], "price_per_hour": 5}), ("sunlight", {})],
)
def test_a_town_far_from_any_station_is_called_a_rough_guess(topic, slots):
    """No station of ours is within 600 km of Colombo, nor within 250 km of Havana."""
    for far in ("Colombo", "Havana"):
        said = ask(topic, cities=[far], **slots).answer.text
        assert "rough guess" in said
    assert "rough guess" not in ask(topic, cities=["Berlin"], **slots).answer.text


def test_a_far_town_beside_a_near_one_is_named():
    assert "Colombo: a rough guess" in ask("sunlight", cities=["Berlin", "Colombo"]).answer.context
