"""A person's own defaults fill what was left open, and the answer says so."""

from typing import Any

import pytest

from bot import answers
from bot.questions.parse import parse
from bot.questions.query import Query

OWN = {"city": "Berlin, DE", "currency": "EUR", "hardware": "h100"}


def ask(question: str, own: dict[str, str] = OWN) -> answers.Reply:
    """A question of somebody who lives in Berlin and pays in euros."""
    return answers.reply(question, parse(question), own)


@pytest.mark.parametrize(
    ("question", "field", "value"),
    [
        ("how many hours of sun do we get?", "cities", ["Berlin, DE"]),
        ("30k card at 5 an hour", "currency", "EUR"),
        ("when does a gpu pay for itself?", "hardware", ["h100"]),
    ],
)
def test_what_was_left_open_is_filled(question: str, field: str, value: Any) -> None:
    """And marked as the asker's own."""
    reply = ask(question)
    assert reply.scenario
    assert reply.scenario.model_dump(mode="json")[field] == value
    assert field in [one.parameter.name for one in reply.assumptions if one.own]
    assert "Your default" in reply.answer.context


@pytest.mark.parametrize(("aspect", "filled"), [("carbon", True), ("energy", False)])
def test_a_town_matters_for_carbon_only(aspect: str, filled: bool) -> None:
    """A prompt takes the same energy everywhere; its grid does not."""
    reply = answers.reply("?", Query("footprint", aspect), OWN)
    assert any(one.own for one in reply.assumptions) == filled


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("how many hours of sun does Oslo get?", "cities"),
        ("30k card at 5 USD an hour", "currency"),
        ("when does a 4090 pay for itself?", "hardware"),
        ("when does a 30k card pay for itself?", "hardware"),
    ],
)
def test_what_was_said_stays(question: str, field: str) -> None:
    """A default never contradicts its owner."""
    reply = ask(question)
    assert field not in [one.parameter.name for one in reply.assumptions if one.own]


@pytest.mark.parametrize(
    "question",
    [
        "does DeepSeek cut energy use?",
        "many small sites or one giant data centre?",
        "how much energy does a prompt use?",
        "help",
    ],
)
def test_where_a_default_changes_nothing_it_is_not_mentioned(question: str) -> None:
    """The same answer as anybody gets."""
    assert ask(question).answer == ask(question, {}).answer


def test_the_context_stays_one_short_line() -> None:
    """With all three of them."""
    reply = answers.reply("?", Query("amortization", "payback", {"price_per_hour": 3}), OWN)
    assert reply.answer.context.startswith("Your defaults: Berlin, EUR")
    assert len(reply.answer.context) <= 200


@pytest.mark.parametrize(
    "own", [{"city": "Xyzzyville"}, {"currency": "gold"}, {"elasticity": "1"}, {"city": ""}]
)
def test_a_default_that_no_longer_holds_is_passed_over(own: dict[str, str]) -> None:
    """The question is answered as if it had never been chosen."""
    question = "30k card at 5 an hour in a town"
    assert ask(question, own).answer == ask(question, {}).answer


def test_defaults_are_spoken_of_in_the_language_of_the_question() -> None:
    """In German here."""
    assert "Deine Vorgabe: Berlin." in ask("wie viele Sonnenstunden gibt es?").answer.context
