"""What a store keeps of a question is enough for the next turn."""

from bot.questions.parse import parse
from bot.store.encoding import decode, encode


def test_what_a_turn_has_replaced_is_still_known_after_a_restart():
    villach = decode(encode(parse("Sonnenstunden in Villach für einen Rechner?")))
    linz = decode(encode(parse("und in Linz?", villach)))
    assert parse("beide bitte", linz).slots["cities"] == ["Villach, AT", "Linz, AT"]
