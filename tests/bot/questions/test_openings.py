"""No word that a quantity begins with is passed over by the look at one word."""

from pathlib import Path

import pytest

from bot.questions import numbers
from bot.questions.numbers import quantities
from bot.questions.openings import may_begin
from bot.questions.text import clean
from bot.questions.words import tokenise
from calculations.records import read_yaml

DIALOGS = Path(__file__).parents[2] / "dialogs" / "development"


@pytest.mark.parametrize("word", [
    "thirty", "zwölfhundert", "halbiert", "verdreifacht", "fünfjährig", "point", "year's", "always",
    "a", "lakh", "noon", "mittags", "halb", "zwofuffzig", "zehnmal", "quid", "unit", "jeden",
])  # fmt: skip
def test_a_word_that_a_quantity_begins_with(word):
    assert may_begin(tokenise(word)[0].low)


@pytest.mark.parametrize("word", ["Kollegin", "deepseek", "yesterday", "breakfast", "wonder"])
def test_a_word_of_prose(word):
    assert not may_begin(tokenise(word)[0].low)


def test_what_is_found_is_what_looking_everywhere_finds(monkeypatch):
    read = [read_yaml(path) for path in sorted(DIALOGS.glob("*.yaml"))]
    texts = [clean(one["text"]) for corpus in read for one in corpus.get("messages") or ()]
    found = [quantities(tokenise(text)) for text in texts]
    monkeypatch.setattr(numbers, "may_begin", lambda _: True)
    assert [quantities(tokenise(text)) for text in texts] == found
    assert sum(map(len, found)) > len(texts) / 2
