"""Numbers that are one word, German above all."""

import pytest

from bot.questions.compounds import factor_value, share_value, times_value, word_value


@pytest.mark.parametrize(("word", "value"), [
    ("elftausendvierhundert", 11400), ("hundertzwanzig", 120), ("tausendfunfhundert", 1500),
    ("hunderttausend", 100000), ("dreihunderttausend", 300000), ("funfundzwanzig", 25),
    ("viereinhalb", 4.5), ("zweiundeinhalb", 2.5), ("anderthalb", 1.5), ("fuffzig", 50),
])  # fmt: skip
def test_a_number_in_one_word(word, value):
    assert word_value(word) == value


@pytest.mark.parametrize("word", ["hundert", "tausend", "hunderte", "bahnhof", "wunderbar", ""])
def test_no_number_of_its_own(word):
    assert word_value(word) is None


@pytest.mark.parametrize(("word", "value"), [
    ("zwolffach", 12), ("dreifache", 3), ("vierfachen", 4), ("verzehnfacht", 10),
    ("zwanzigmal", 20), ("sevenfold", 7), ("tausendfach", 1000), ("doppelter", 2),
])  # fmt: skip
def test_a_factor_in_one_word(word, value):
    assert factor_value(word) == value


@pytest.mark.parametrize("word", ["einfach", "einmal", "vielfach", "manifold", "normal", "thermal"])
def test_words_that_end_like_a_factor(word):
    assert factor_value(word) is None


def test_once_is_how_often_and_no_factor():
    assert (times_value("einmal"), times_value("once"), times_value("zehnmal")) == (1, 1, 10)


def test_shares_in_one_word():
    assert share_value("dreiviertel") == 0.75
    assert share_value("zweidrittel") == pytest.approx(2 / 3)
    assert share_value("stadtviertel") is None
