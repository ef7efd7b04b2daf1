"""Counts that a sentence spreads over many."""

import pytest

from bot.questions.candidates import candidates
from bot.questions.numbers import read


def a_day(text):
    """Every reading as prompts a day."""
    found = [c.value for one in read(text) for c in candidates(one) if c.slot == "prompts_per_day"]
    return [round(value, 3) for value in found]


@pytest.mark.parametrize(("text", "value"), [
    ("35 people, each 12 requests a day", 420), ("19 estimators 40 times a day apiece", 760),
    ("6 hospitals, each one about 700 chatbot queries a day", 4200),
    ("jeder fragt einmal am Tag, 14.000 Gäste", 14000), ("wir sind zu dritt, je 20 am Tag", 60),
    ("300 leute, je 5 am tag", 1500), ("28 leute je 15 mal am tag", 420),
    ("Wir sind 300 Leute und jeder fragt so zehnmal am Tag", 3000),
    ("80k players x 25 lines a day", 2e6), ("90 solicitors, 20 questions each, every day", 1800),
    ("200 teachers, 12 questions each a day", 2400),
    ("40 staff, 7 a week per head", 40), ("40 staff, 7 requests a week each", 40),
    ("20 Leute à 30 Prompts am Tag", 600), ("300 users times 10 prompts daily", 3000),
    ("28 Azubis, jeder so 15 Anfragen, also 420 am Tag", 420),
    ("34.000 Studis, jeder fragt ChatGPT 5 mal am Tag, also 170.000 prompts täglich", 170_000),
    ("200 people x 15 prompts a day = 3000 a day", 3000),
    ("40 nurses ask 10 each, so about 410 a day", 410),
    ("30 pupils, one question each every day", 30), ("30 Schüler, jeder eine Frage am Tag", 30),
])  # fmt: skip
def test_each_of_many(text, value):
    assert a_day(text) == [value]


@pytest.mark.parametrize("text", [
    "we do 5200 a day with 14,000 guests", "5200 a day each day, 14,000 guests",
])  # fmt: skip
def test_a_total_is_left_alone(text):
    assert a_day(text)[0] == 5200


def test_other_units_are_not_spread():
    assert [one.value for one in read("30 sites, each 3 MW, 8 hours a day")] == [30, 3e6, 8]


@pytest.mark.parametrize(("text", "value"), [
    ("12.000 Anfragen im Monat", 12_000 * 12 / 365), ("30 queries an hour", 720),
    ("700 prompts a week", 100), ("250 Fragen je Arbeitstag", 250),
    ("500 prompts a day", 500), ("70 questions to the bot a week", 10),
    ("300 Fragen an Claude pro Tag", 300), ("pro Arbeitstag ungefähr 120 Mal", 120),
    ("8 thousand times at day", 8000), ("am Tag vielleicht zwanzgmal", 20),
])  # fmt: skip
def test_questions_counted_by_other_than_a_day(text, value):
    assert a_day(text) == [round(value, 3)]


def test_what_a_question_is_about_multiplies_nothing():
    assert a_day("jede Akte (rund 60 Seiten, mit Fotos), so 2'200 pro Tag")[-1] == 2200
    assert a_day("each report of 40 pages, 300 a day")[-1] == 300


def test_what_the_answer_is_asked_for_divides_nothing():
    assert a_day("what do 500 questions to Claude cost a year?") == [500]
    assert a_day("500 prompts, how much a month?") == [500]
