"""The network by hand: two pieces of words, one pattern, numbers that can be followed on paper."""

import math

import numpy as np
import pytest

from bot.questions.network import GRID, LOOKED_AT, Network, ends, load, packed, rows_of

ROWS = 1 << 10


def small(table=None, **changed):
    """A network that looks for the first number of a word, and says yes for as much of it.

    Each layer hands on what it finds at the middle of its three words.
    """
    near = np.zeros((6, 1))
    near[2] = 1.0  # before, middle, after × two numbers: the first number of the middle one
    far = np.zeros((3, 1))
    far[1] = 1.0
    arrays = {
        "table": np.zeros((ROWS, 2)) if table is None else table,
        "near_weights": near,
        "near_biases": np.zeros(1),
        "far_weights": far,
        "far_biases": np.zeros(1),
        "joined_weights": np.array([[1.0], [0.0], [0.0], [0.0]]),  # the highest of the near layer
        "joined_biases": np.zeros(1),
        "last_weights": np.array([[1.0, -1.0]]),
        "last_biases": np.array([0.5, 0.0]),
    }
    return Network(packed({**arrays, **changed}, ["yes", "no"]))


def knowing(symbol, value):
    """A table in which every row of one word begins with a value."""
    table = np.zeros((ROWS, 2))
    table[rows_of(symbol, ROWS), 0] = value
    return table


def test_a_word_is_the_sum_of_its_rows_over_the_root_of_their_number():
    # "<town>" has one row, so 1.27 stays 1.27; its bytes are steps of 0.01.
    scores = small(knowing("<town>", 1.27)).scores(["<town>"])
    assert scores["yes"] == pytest.approx(0.5 + 1.27, abs=2 / GRID)
    assert scores["no"] == pytest.approx(-1.27, abs=2 / GRID)
    # "sun" has itself and _su, sun, un_, _sun, sun_, _sun_: seven rows, 7 × 1.27 ÷ √7.
    assert len(rows_of("sun", ROWS)) == 7
    scores = small(knowing("sun", 1.27)).scores(["sun"])
    assert scores["no"] == pytest.approx(-1.27 * math.sqrt(7), abs=2 / GRID)


def test_words_that_are_not_known_say_what_the_biases_say():
    assert small().scores(["<town>", "<money>"]) == {"yes": 0.5, "no": 0.0}
    assert small().scores([]) == {"yes": 0.5, "no": 0.0}


def test_order_counts():
    # A pattern that wants the word to have another before it: nothing stands before the first.
    near = np.zeros((6, 1))
    near[0] = 1.0
    network = small(knowing("<town>", 1.27), near_weights=near)
    assert network.scores(["<money>", "<town>"])["yes"] == 0.5
    assert network.scores(["<town>", "<money>"])["yes"] == pytest.approx(1.77, abs=2 / GRID)


def test_what_a_word_adds_is_what_is_missing_without_it():
    # Above the mean of both labels: yes is 0.5 + 1.27, no −1.27, so 1.52 over 0.25 before.
    shares = small(knowing("<town>", 1.27)).shares_of_words(["<money>", "<town>", "<card>"], "yes")
    assert shares == pytest.approx([0, 1.27, 0], abs=2 / GRID)


def test_of_a_long_story_both_ends_are_looked_at():
    story = [f"<{n}>" for n in range(100)]
    assert ends(story) == (*story[:32], *story[-32:])
    assert ends(story[:LOOKED_AT]) == story[:LOOKED_AT]
    shares = small(knowing("<50>", 1.0)).shares_of_words(story, "yes")
    assert len(shares) == 100
    assert set(shares) == {0.0}


@pytest.mark.parametrize("word", ["x", "und", "a" * 500, "Ω", "<money/hour>", "7", "größe"])
def test_every_word_has_rows_within_the_table(word):
    rows = rows_of(word, ROWS)
    assert 1 <= len(rows) <= 25
    assert all(1 <= row < ROWS for row in rows)
    assert rows == rows_of(word, ROWS)


def test_a_saved_network_says_the_same(tmp_path):
    network = small(knowing("<town>", 0.7))
    network.save(tmp_path / "small.npz")
    with np.load(tmp_path / "small.npz", allow_pickle=False) as arrays:
        again = Network(dict(arrays))
    assert again.scores(["<town>", "x"]) == network.scores(["<town>", "x"])


@pytest.mark.parametrize("name", ["topics", "roles", "threads"])
def test_a_shipped_network_counts_in_whole_numbers(name):
    # On a grid nothing depends on the order in which a library adds.
    network = load(name)
    for symbols in (["does", "jevons", "apply"], ["<money>"], ["sun"] * 90):
        for score in network.scores(symbols).values():
            assert (score * GRID * 2048).is_integer()
