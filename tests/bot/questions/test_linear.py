"""Linear models: what a table says is what is added up."""

import math

import pytest

from bot.questions.linear import Model, load, read, write

TABLE = [
    "label\tyes\tno",
    "temperature\t2",
    "intercept\t50\t-50",
    "word:sun\t100\t-100",
    "word:tax\t-300\t300",
]


def test_scores_are_intercepts_and_weights_in_hundredths():
    # yes: 0.5 + 1.0 × 2; no: −0.5 − 1.0 × 2; a word that is not in the table adds nothing.
    assert read(TABLE).scores({"word:sun": 2.0, "word:new": 9.0}) == {"yes": 2.5, "no": -2.5}


def test_shares_divide_by_the_temperature_and_add_up_to_one():
    shares = read(TABLE).shares({"yes": 2.5, "no": -2.5})
    # Five apart over a temperature of two: odds of e to the 2.5.
    assert shares["yes"] / shares["no"] == pytest.approx(math.exp(2.5))
    assert sum(shares.values()) == pytest.approx(1)


def test_a_weight_for_showing_is_above_the_mean_of_all_labels():
    assert read(TABLE).weight("word:tax", "no") == 3.0
    assert read(TABLE).weight("word:new", "no") == 0.0


def test_what_is_written_reads_the_same():
    model = read(TABLE)
    assert read(write(model).splitlines()) == model


def test_a_line_with_a_column_missing_is_refused():
    with pytest.raises(ValueError, match="needs 2 weights"):
        read([*TABLE, "word:odd\t1"])


@pytest.mark.parametrize("name", ["topics", "roles", "threads"])
def test_every_shipped_table_reads(name):
    assert isinstance(load(name), Model)
    assert len(load(name).weights) > 100


def test_weights_are_a_mapping_of_rows():
    weights = read(TABLE).weights
    assert dict(weights) == {"word:sun": [100, -100], "word:tax": [-300, 300]}
    assert weights.get("word:new") is None


def test_a_message_without_a_known_feature_has_the_intercepts():
    assert (
        read(TABLE).scores({}) == read(TABLE).scores({"word:new": 1.0}) == {"yes": 0.5, "no": -0.5}
    )


def test_a_table_may_have_no_features():
    empty = read(TABLE[:3])
    assert dict(empty.weights) == {}
    assert empty.scores({"word:sun": 1.0}) == {"yes": 0.5, "no": -0.5}


def test_a_shipped_table_is_asked_for_features_and_does_not_keep_their_names():
    weights = load("topics").weights
    assert "word:jevons" in weights
    assert "word:jevons never heard of" not in weights
    with pytest.raises(LookupError, match="left in the table"):
        list(weights)
    assert list(read(TABLE).weights)
