"""Running time said in parts, by the conventions: 365 days, 52 weeks, 260 working days a year."""

import pytest

from bot.questions.candidates import candidates
from bot.questions.numbers import read


def hours(text):
    """The hours a year of the one quantity that has them."""
    found = [c.value for one in read(text) for c in candidates(one) if c.slot == "hours_per_year"]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(("text", "value"), [
    ("from 22 to 6 every night", 8 * 365), ("von 6 bis 18 Uhr, sieben Tage", 12 * 365),
    ("nine to five weekdays", 8 * 260), ("weekdays 9 to 6", 9 * 260),
    ("wochentags 7 bis 15 Uhr", 8 * 260), ("daily 8:30 to 17", 8.5 * 365),
    ("von 16 bis 24 Uhr", 8 * 365),
    ("6 Stunden an 5 Tagen", 6 * 5 * 52), ("acht stunden fünf tage die woche", 8 * 5 * 52),
    ("5 hrs a day five days a week", 5 * 5 * 52), ("zehn Stunden, sechs Tage", 10 * 6 * 52),
    ("200 Schultagen à 6 Stunden", 200 * 6), ("8 hours, still weekdays", 8 * 260),
    ("two shifts of eight hours", 16 * 365), ("zwei Schichten à acht Stunden jeden Tag", 16 * 365),
    ("30 Stunden d'Woch", 30 * 52), ("30 hrs in a week", 30 * 52),
    ("from 22h to 6h", 8 * 365), ("von 22h bis 6h", 8 * 365),
    ("fifteen hundred sunny hours", 1500), ("in the 5 cheapest hours every day", 5 * 365),
    ("9 hours all days", 9 * 365),
    ("von 8 Uhr morgens bis 20 Uhr", 12 * 365), ("7 in the morning to 7 at night", 12 * 365),
    ("8 h x 5 d", 8 * 260), ("300 days a year, 24h", 7200), ("40 Std. im Monat", 480),
    ("2,000 hrs. per hour", 2000),
    ("office hours only, 40 a week", 40 * 52), ("16 h on day", 16 * 365),
    ("three hours of an evening", 3 * 365), ("6 Stunden", 6 * 365), ("50 hours", 50 * 52),
    ("1800 hours", 1800), ("tag un nacht", 8760), ("all day every day", 8760),
    ("24h/24", 8760), ("steht zwei Drittel der Zeit rum", 8760 / 3),
    ("8 hours every other day", 8 * 182.5), ("jeden zweiten Tag 8 Stunden", 8 * 182.5),
    ("am Tag vielleicht 5 Stunden", 5 * 365),
    ("12h x 7", 12 * 365), ("24/6", 24 * 312), ("38 Wochen à 25 Stunden", 38 * 25),
    ("an hundertzwanzig Tagen zu je fünf Stunden", 600), ("two 8 hr shifts, 5 days", 16 * 260),
    ("drei Nachmittage pro Woche zu vier Stunden", 3 * 4 * 52), ("6 hrs total a week", 6 * 52),
    ("vier Monate rund um die Uhr", 2920), ("2h morning 2h evening", 4 * 365),
    ("10 hours saturday and 10 sunday", 20 * 52), ("every other day full", 4380),
    ("jeden zweiten Tag durchgehend an", 4380), ("9 month of 12", 6570),
    ("approximately 10 months in one year", 7300), ("900 hours for the whole year", 900),
    ("half of each day", 4380), ("halber Tag", 4380), ("bei halber Auslastung", 4380),
    ("if utilisation is quarter", 2190), ("three quarters of the year off.", 2190),
    ("runs without stop", 8760), ("3 300 sunny hours for a server", 3300),
    ("das halbe Jahr", 4380), ("half the day", 4380), ("30 % Auslastung", 2628),
    ("a third of the year", 8760 / 3), ("8 hours of inference a day", 2920),
    ("5 Stunden Rechnen am Tag", 1825), ("used 10h by week", 520), ("10 Stund pro Wuche", 520),
])  # fmt: skip
def test_hours_of_a_year(text, value):
    assert hours(text) == pytest.approx(value)


@pytest.mark.parametrize("text", [
    "meeting from 2 to 3 pm", "5 to 10 requests every day", "from 9 to 5 MW", "5 to 10 euros",
    "took half a day", "8 x 5 cards",
])  # fmt: skip
def test_what_is_no_running_time(text):
    assert not [one for one in read(text) if one.kind == "hours"]


def test_an_evening_counts_the_hours_behind_it():
    assert [(one.value, one.per) for one in read("gebraucht 1450 abends 3 stunden")] == [
        (1450, None), (3, "night"),
    ]  # fmt: skip
