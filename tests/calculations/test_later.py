"""What is put off is worked out once, and with the figures of its own edition."""

from calculations import editions
from calculations.later import Later


def test_nothing_is_worked_out_before_anybody_looks():
    asked = []
    row = Later(lambda: asked.append("now") or (1, 2))
    assert asked == []
    assert list(row) == [1, 2]
    assert asked == ["now"]


def test_it_is_worked_out_once():
    asked = []
    row = Later(lambda: asked.append("now") or (1, 2))
    assert (len(row), row[0], row[-1], 2 in row) == (2, 1, 2, True)
    assert asked == ["now"]


def test_it_is_like_the_tuple_that_it_stands_for():
    row = Later(range, 3)
    assert row == (0, 1, 2) == row
    assert row != (0, 1)
    assert row == Later(range, 3)
    assert row[1:] == (1, 2)
    assert hash(row) == hash((0, 1, 2))
    assert not Later(tuple)
    assert repr(row) == "(0, 1, 2)"


def test_the_figures_are_those_of_the_edition_that_it_was_put_off_in(monkeypatch):
    first = editions.EDITIONS[0]
    second = editions.Edition(2, first.day)
    monkeypatch.setattr(editions, "EDITIONS", (first, second))
    with editions.showing(1):
        row = Later(lambda: (editions.shown().version,))
    with editions.showing(2):
        assert row == (1,)
