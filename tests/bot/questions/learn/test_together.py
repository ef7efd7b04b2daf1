"""A table and a network learn from the same examples; needs what `make train` has set up."""

import pytest

from bot.questions.learn import together, training
from bot.questions.learn.fitting import Setting
from bot.questions.learn.together import Lessons, learn, tell_right


@pytest.fixture
def learned(monkeypatch):
    pytest.importorskip("jax")
    pytest.importorskip("optax")
    monkeypatch.setattr(training, "ROUNDS", 5)
    monkeypatch.setattr(together, "ROWS", {"pets": 1 << 10})
    lessons = Lessons()
    for place in range(256):
        pet = "cat" if place % 2 else "dog"
        lessons.add(({pet: 1.0}, ["the", pet]), f"a {pet}", f"author {place % 8}")
    return learn("pets", lessons, Setting(least=1, strength=1.0))


def test_both_are_added_up(learned):
    told = learned.told({"cat": 1.0}, ["the", "cat"])
    alone = learned.model.scores({"cat": 1.0})
    in_order = learned.network.scores(["the", "cat"])
    assert told == {label: alone[label] + in_order[label] for label in ("a cat", "a dog")}
    assert told["a cat"] > told["a dog"]


def test_each_example_is_judged_by_what_has_not_read_its_author(learned):
    assert len(learned.scores) == 256
    assert all(scores["a cat"] > scores["a dog"] for scores in learned.scores[1::2])


def test_what_is_right_is_told_as_a_share(capsys):
    tell_right("pets", [{"a": 1.0, "b": 2.0}, {"a": 3.0, "b": 2.0}], ["b", "b"])
    assert capsys.readouterr().out.startswith("pets: 50.0% of 2 right")
