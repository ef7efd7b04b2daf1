"""Running time between two hours of the day: 365 days, 52 weeks, 260 working days a year."""

import pytest

from bot.questions.candidates import candidates
from bot.questions.numbers import read
from bot.questions.text import clean


def hours(text):
    """The hours a year of those quantities that are hours."""
    timed = [one for one in read(clean(text)) if one.kind == "hours"]
    return [c.value for one in timed for c in candidates(one) if c.slot == "hours_per_year"]


@pytest.mark.parametrize(("text", "value"), [
    ("in der Nacht von zehn bis sechs Kronen berechnet", 8 * 365),
    ("nur werktags von sieben bis fünf rechnet", 10 * 260), ("works 9-18 all week", 9 * 365),
    ("8.30 to 5.30 on weekdays", 9 * 260), ("from evening eight to morning six, daily", 10 * 365),
    ("between midnight and five because", 5 * 365), ("noon to five daily", 5 * 365),
    ("nine to half five six days a week", 8.5 * 6 * 52), ("9 am to 5.30 p.m. daily", 8.5 * 365),
    ("nachts, halb elf bis halb sechs, täglich", 7 * 365), ("cron 01:00–05:00 täglich", 4 * 365),
    ("weekdays 19:00-07:00 only", 12 * 260), ("7 bis 22 Uhr jeden Tag", 15 * 365),
    ("22h to 6h", 8 * 365), ("from 6 h to 22 h all the days", 16 * 365),
    ("from 5h30 to 19h30", 14 * 365), ("fire it up 9 to 3 on weekdays, what", 6 * 260),
    ("unter der Woche von 8 bis 18 Uhr", 10 * 260), ("shop time 9 to 9 all days", 12 * 365),
    ("from 10 to 6 five days", 8 * 5 * 52), ("11am to 3pm when it's free", 4 * 365),
    ("from 20 to 8 o'clock every day", 12 * 365), ("open 10 to 19, closed Monday", 9 * 6 * 52),
    ("8 to 16 on working days only", 8 * 260), ("from 10 till 4, not weekend.", 6 * 260),
    ("8.30 to 5, monday to saturday", 8.5 * 6 * 52), ("0600-1800 every day", 12 * 365),
    ("10 to 6am every night", 8 * 365), ("from 2 to 6 pm daily", 4 * 365),
    ("solar only, so from around 9 to 3", 6 * 365),
    ("10 to 4 on all days except Sunday", 6 * 6 * 52),
])  # fmt: skip
def test_hours_between_two_o_clocks(text, value):
    assert hours(text) == [pytest.approx(value)]


@pytest.mark.parametrize("text", [
    "5 to 10 emails every day", "from 10 to 6 people every day", "10-6 € daily",
    "9 to 5% every day", "prices from 2.30 to 5.30 a day", "costs fell from nine to three",
    "the score was 5:3", "10 to 8 ct at night", "call from 2 to 3 pm", "from 2 to 8 GPUs at night",
    "1000 to 1800 daily",
])  # fmt: skip
def test_what_is_no_time_of_day(text):
    assert hours(text) == []


def test_a_range_of_hours_stays_one():
    assert hours("from 6h to 10h a day")[-1] == 10 * 365


def test_times_of_day_are_no_emoji():
    assert clean("01:00-05:00 :eyes: :+1:").split() == ["01:00-05:00"]
