"""What stands around a picture that travels alone."""

import re
from xml.etree import ElementTree

import pytest

from bot.render.charts.chart import Chart
from bot.render.charts.frame import frame
from bot.render.charts.themes import THEMES

TEXT = "{http://www.w3.org/2000/svg}text"


def chart(title="Nine in ten rise", note="TWh a year", origin="From here"):
    return Chart("c", title, note, "Alt.", {"layer": []}, origin)


def texts(made):
    root = ElementTree.fromstring(made.before + made.after)  # noqa: S314  (made here)
    return [one.text for one in root.iter(TEXT)]


@pytest.mark.parametrize("shape", ["wide", "narrow"])
def test_pages_say_it_themselves(shape):
    made = frame(chart(), "light", shape)
    assert (made.before, made.after, made.height) == ("", "", 0)


@pytest.mark.parametrize("theme", THEMES)
def test_a_preview_says_what_it_finds_and_where_it_is_from(theme):
    made = frame(chart(), theme, "preview")
    assert texts(made) == ["Nine in ten rise", "TWh a year", "From here"]
    assert THEMES[theme].paper in made.before
    assert 40 < made.height < 120


def test_long_words_are_balanced_over_two_lines_and_keep_their_units():
    title = "To break even at 5 USD/h: 1,550 h a year for 30,000 USD, 516 h a year for 10,000 USD"
    first, second, *_ = texts(frame(chart(title=title), "light", "preview"))
    assert f"{first} {second}".replace("\u00a0", " ") == title
    assert abs(len(first) - len(second)) < 15
    assert "30,000\u00a0USD" in first + second


def test_what_is_too_long_for_two_lines_ends_in_dots():
    made = frame(chart(title="word " * 60, note="note " * 90), "light", "preview")
    assert sum(one.endswith(" …") for one in texts(made)) == 2
    assert made.height < 140


def test_whatever_somebody_typed_stays_text():
    evil = '<script>alert("1")</script>&amp;'
    made = frame(chart(title=evil), "light", "preview")
    assert "".join(texts(made)[:1]) == evil
    assert not re.search("<script", made.before + made.after)
