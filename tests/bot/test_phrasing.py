import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.phrasing import quoted, tidy


@given(st.text(max_size=300))
def test_what_is_quoted_can_neither_ping_nor_link_nor_run_on(text):
    said = quoted(text)
    assert len(said) <= 40
    assert not set(said) & set('<>@!#&*_`~|\n[]{}\\"')


@pytest.mark.parametrize("text", ["<!channel>", "<@U123>", "@here", "https://evil.example/x"])
def test_known_ways_to_ping_are_defused(text):
    said = quoted(text)
    assert "@" not in said
    assert "<" not in said
    assert "." not in said


def test_tidy_keeps_lines_and_drops_blanks():
    assert tidy("  a   b \n\n  c ") == "a b\nc"
