"""Months and seasons in prose."""

import pytest

from bot import links
from bot.answers import complete, reply
from bot.questions.parse import parse
from bot.questions.periods import periods
from bot.questions.query import ASPECTS, Query
from bot.questions.words import tokenise

FOUR = ["Berlin, DE", "Ho Chi Minh City, VN", "Santiago de los Caballeros, DO", "Rome, IT"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sun in Paris in December", ("december",)),
        ("Berlin in winter", ("winter",)),
        ("Sonne im Juli in München", ("july",)),
        ("Sonnenstunden im Jänner", ("january",)),
        ("sun in march in Rome", ("march",)),
        ("sun in Berlin in fall", ("autumn",)),
        ("june vs december", ("june", "december")),
        ("we may run it in the fall", ("autumn",)),
        ("it may fall short and we march on", ()),
        ("spring for a new card", ()),
        ("an august body", ()),
        ("second hand dec server", ()),
    ],
)
def test_a_time_of_year_is_told_from_a_word(text, found):
    assert periods(tokenise(text)) == found


@pytest.mark.parametrize(
    ("text", "month", "words"),
    [
        ("sun in Paris in December", "december", "Paris has 56 h (39–73) of sun in December."),
        ("Sonne im Juli in München", "july", "München hat im Juli 240 h"),
        ("sun hours in Sydney in winter", "winter", "in winter (June to August)"),
        ("month=Dezember city=Oslo sun hours", "december", "Oslo has 35 h"),
        ("sun hours Berlin vs Sydney in winter", "winter", "in winter (each town’s own)"),
        ("sun hours in Tromsø in December", "december", "Tromsø has no sun in December."),
    ],
)
def test_the_answer_is_about_that_part_of_the_year(text, month, words):
    query = parse(text)
    found = reply(text, query)
    assert found.scenario.month == month
    assert words in found.answer.text
    assert len(found.answer.text) <= 350
    assert len(found.answer.context) <= 200
    assert (
        "a year" in found.answer.text or "year" in found.answer.text or "Jahr" in found.answer.text
    )


def test_a_link_carries_the_month():
    scenario = complete(parse("sun in Paris in December"))
    assert "month=december" in links.path(scenario)
    assert "month" not in links.path(complete(parse("sun in Paris")))


def test_a_thread_keeps_the_month_until_the_year_is_asked_for():
    before, months = None, []
    for text in ("sun hours in Berlin", "and in December?", "and in Madrid?", "over the year?"):
        before = parse(text, before)
        months.append(complete(before).month)
    assert months == [None, "december", "december", None]


def test_several_months_are_told_month_by_month():
    query = parse("sun hours in Berlin in june vs december")
    assert query.aspect == "months"
    assert complete(query).month is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("can a 30k card pay off on Berlin's sun in winter?", ", in winter 170 h (120–220): "),
        (
            "Rechnet sich eine 30k Karte mit Sonne in Köln im Dezember?",
            ", im Dezember 45 h (29–62): ",
        ),
        ("can a 30k card pay off on Tromsø's sun in december?", ", in December none."),
    ],
)
def test_hardware_on_a_season_s_sun_is_told_beside_the_year_s(text, words):
    answer = reply(text, parse(text)).answer
    assert words in answer.text
    assert len(answer.text) <= 350


def test_a_month_says_nothing_where_no_sun_is_asked_for():
    query = parse("30k card bought in march, payback at 5 usd/h")
    assert "month" not in query.hints


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("topic", ["amortization", "sunlight"])
@pytest.mark.parametrize("cities", [["Tromsø, NO"], ["Berlin, DE", "Sydney, AU"], FOUR])
@pytest.mark.parametrize("month", ["december", "autumn"])
def test_no_month_makes_an_answer_too_long(topic, cities, month, language):
    for aspect in ASPECTS[topic]:
        slots = {"cities": cities, "capex": [30000, 200000], "price_per_hour": 5}
        if topic == "sunlight":
            slots = {"cities": cities}
        query = Query(topic, aspect, slots=slots, hints={"month": month}, language=language)
        answer = reply("?", query).answer
        assert answer.kind == "answer"
        assert len(answer.text) <= 350, answer.text
        assert len(answer.context) <= 200, answer.context
