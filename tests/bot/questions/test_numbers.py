"""Numbers in words."""

from __future__ import annotations

from bot.questions.numbers import quantities
from bot.questions.words import tokenise


def test_no_more_numbers_are_read_than_anybody_means() -> None:
    """Each is weighed against all others: thousands would take long."""
    many = quantities(tokenise("1 GW and " * 1000))
    few = quantities(tokenise("1 GW and " * 20))
    assert len(many) == 60
    assert len(few) == 20
