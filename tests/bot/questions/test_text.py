"""Chat text made plain."""

from __future__ import annotations

import pytest

from bot.questions.parse import parse
from bot.questions.text import MAX_LENGTH, clean


@pytest.mark.parametrize("sign", ["a", "½", "…", "&lt;", "﷽"])
def test_a_long_message_is_read_at_both_ends(sign: str) -> None:
    """Also one of signs that stand for several letters: it does not grow beyond that again."""
    plain = clean(f"30k card {sign * 20_000} in Berlin")
    assert plain.startswith("30k card")
    assert plain.endswith("in Berlin")
    assert len(plain) <= MAX_LENGTH + len(" ... ")


def test_a_question_at_the_end_of_a_long_message_is_found() -> None:
    """And one at its beginning: what lies between is not read."""
    filler = "lorem ipsum dolor sit amet " * 800
    query = parse(f"{filler} 30k card at 5 USD/h, in Berlin?")
    assert query.slots["capex"] == [30000]
    assert query.slots["cities"] == ["Berlin, DE"]
    query = parse(f"30k card at 5 USD/h, in Berlin? {filler}")
    assert query.slots["price_per_hour"] == 5
