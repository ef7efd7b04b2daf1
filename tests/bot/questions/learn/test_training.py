"""Learning the order of words; what needs JAX runs where `make train` has set it up."""

import numpy as np
import pytest

from bot.questions.learn import training
from bot.questions.learn.training import numbered, trained
from bot.questions.network import LOOKED_AT, rows_of

TABLE = 1 << 10


def test_a_word_has_the_same_number_and_rows_wherever_it_stands():
    words = numbered([["sun", "and", "sun"], ["and"], []], TABLE)
    first, second, third = words.messages
    assert first[0] == first[2] != first[1] == second[0]
    assert words.messages.shape == (3, LOOKED_AT)
    assert not first[3:].any()
    assert [row for row in words.rows[first[0]] if row] == rows_of("sun", TABLE)
    # No words at all are the sign that answering takes for them.
    assert [row for row in words.rows[third[0]] if row] == rows_of("|", TABLE)


def test_what_stands_first_is_learned_though_the_words_are_the_same(monkeypatch):
    pytest.importorskip("jax")
    pytest.importorskip("optax")
    monkeypatch.setattr(training, "ROUNDS", 20)
    messages = [["cats", "eat", "mice"], ["mice", "eat", "cats"]] * 128
    network = trained(numbered(messages, TABLE), ["true", "false"] * 128, range(256))
    true, false = network.scores(messages[0]), network.scores(messages[1])
    assert true["true"] > true["false"] + 1
    assert false["false"] > false["true"] + 1
    # Learning and answering add up the same numbers; the same examples teach the same.
    again = trained(numbered(messages, TABLE), ["true", "false"] * 128, range(256))
    assert again.scores(messages[0]) == true
    assert np.isfinite(list(true.values())).all()
