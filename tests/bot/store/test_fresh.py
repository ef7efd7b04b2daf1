"""What was read a moment ago."""

from __future__ import annotations

from bot.store.fresh import Fresh


def test_a_value_is_fresh_for_a_while() -> None:
    """That there is none is a value too."""
    now = [0.0]
    fresh = Fresh(10, 30, clock=lambda: now[0])
    assert fresh.get("a") == (False, None)
    fresh.put("a", "x")
    fresh.put("b", None)
    now[0] = 29
    assert (fresh.get("a"), fresh.get("b")) == ((True, "x"), (True, None))
    now[0] = 30
    assert fresh.get("a") == (False, None)


def test_it_is_bounded() -> None:
    """The oldest go first."""
    fresh = Fresh(2, 30, clock=lambda: 0.0)
    for name in "abac":
        fresh.put(name, name)
    assert [fresh.get(name)[0] for name in "abc"] == [True, False, True]


def test_after_a_write_everything_is_read_anew() -> None:
    """Writes are rare."""
    fresh = Fresh(2, 30)
    fresh.put("a", "x")
    fresh.forget()
    assert fresh.get("a") == (False, None)
