"""Which phrases a message holds, whatever the length of their words."""

import pytest

from bot.questions.lexicon import Lexicon, compiled
from bot.questions.words import tokenise


def heard(text, *phrases, classes=None):
    lexicon = Lexicon(classes or {}, map(compiled, phrases))
    return [number for number, _ in lexicon.matches(lexicon.look(tokenise(text)))]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("amortised in a year", "amortis*"),
        ("der Stromkostenanteil je Stunde", "stromkostenanteil*"),
        ("unser Energieverbrauch steigt", "*verbrauch"),
        ("they cut it", "(cut|reduce) it"),
        ("up again, and then down", "up .. down"),
        ("the machine's price", "machine"),
        ("the amortsation", "amortisation"),
    ],
)
def test_a_phrase_is_heard(text, phrase):
    assert heard(text, phrase) == [0]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Verbrauch", "*verbrauch"),
        ("the cut of it", "(cut|reduce) it"),
        ("energy use and cost", "energy use & !cost"),
        ("the amortsation's end", "amortisation"),
    ],
)
def test_a_phrase_is_not_heard(text, phrase):
    assert heard(text, phrase) == []


def test_a_class_stands_for_each_of_its_members():
    classes = {"ai": ["chatgpt", "language model"]}
    for text in ("what does ChatGPT need", "what does a language model need"):
        assert heard(text, "@ai need", classes=classes) == [0]
