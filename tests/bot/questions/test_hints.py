"""What is said beside the slots, and reaches the scenario without posing as one."""

import pytest

import calculations
from bot.answers import complete
from bot.questions.hints import hints
from bot.questions.message import take_apart
from bot.questions.parse import parse


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("data centre power demand in Germany by 2030", {"region": "germany"}),
        ("Strombedarf der Rechenzentren in Indien 2032?", {"region": "india"}),
        ("carbon of a GPT answer in France", {"country": "FR"}),
        (
            "whats the footprint of fine-tuning a llama 8b, 3 days on 4 a100s",
            {"gpus": 4, "run_hours": 72},
        ),
        ("energy of a claude answer of 500 tokens", {"tokens": 500}),
        ("30k card at 5 an hour in Germany", {}),
        ("energy of generating an image", {"modality": "image"}),
        ("wieviel strom braucht ein KI bild", {"modality": "image"}),
        ("a 10 second sora video?", {"modality": "video"}),
        ("is an ai video worse than an hour of netflix in energy?", {"modality": "video"}),
        ("energy of a gpt prompt against an hour of video streaming", {}),
        ("the big picture: how much energy does a gpt prompt take", {}),
        ("energy of image recognition with llama per prompt", {}),
    ],
)
def test_hints(text, hints):
    assert dict(parse(text).hints) == hints


def test_hints_are_no_slots_but_reach_the_scenario():
    query = parse("data centre power demand in Germany by 2030")
    assert dict(query.slots) == {"horizon_years": 4}
    assert complete(query).model_dump()["region"] == "germany"


def test_us_is_a_country_in_capitals_only():
    assert parse("US data center electricity by 2030").hints == {"region": "us"}
    assert not parse("how much electricity will data centres take from us by 2030").hints


def test_a_thread_keeps_its_hints_while_the_topic_holds():
    first = parse("data centre power demand in Germany by 2030")
    assert parse("and 2035?", first).hints == {"region": "germany"}
    assert not parse("how many hours of sun has Lisbon for a gpu?", first).hints


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("30k card at 12% interest cost per hour", "interest_rate", 0.12),
        ("30k card, interest rate of about 8%, cost per hour", "interest_rate", 0.08),
        ("was kostet eine H100 mit 5 % Zinsen pro Stunde", "interest_rate", 0.05),
        ("30k card with PUE 1.3 cost per hour", "pue", 1.3),
        ("data centre demand by 2200", "horizon_years", 174),
    ],
)
def test_a_word_that_names_an_input_owns_its_number(text, name, value):
    query = parse(text)
    assert query.hints[name] == pytest.approx(value)
    assert not {"price_per_hour", "hours_per_year"} & set(query.slots)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("how much electricity did data centres use in 2024", -2),
        ("Stromverbrauch der Rechenzentren im Jahr 2020", -6),
        ("how much do data centres use now, after 415 TWh in 2024", None),
        ("data centre demand since 2020", None),
    ],
)
def test_a_year_gone_by_is_meant_where_the_present_is_not(text, years):
    found = hints(take_apart(text, calculations.parameters()), "outlook")
    assert found.get("horizon_years") == years


def test_a_year_gone_by_is_of_no_use_elsewhere():
    text = "has the rebound of efficient AI in 2020 raised energy use"
    assert not hints(take_apart(text, calculations.parameters()), "rebound")
