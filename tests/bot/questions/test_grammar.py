"""Word lists are read once and kept, whoever asks."""

import pytest

from bot.questions import grammar, relative
from bot.questions.parse import parse


def test_a_list_is_known_by_its_part_and_name():
    assert "about" in grammar.words_of("clock")("about")
    assert "about" not in grammar.words_of("clock")("noon")


def test_a_list_that_is_not_there_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        grammar.words_of("clock")("no such list")


def test_no_message_reads_a_file(monkeypatch):
    before = parse("100 MW in Dublin")
    parse("half that?", before)

    def refused(name):
        raise AssertionError(f"read {name} again")

    for module in (grammar, relative):
        monkeypatch.setattr(module, "read_yaml", refused, raising=False)
    monkeypatch.setattr("bot.questions.units.records.read_yaml", refused)
    assert parse("double it", before).slots["load_mw"] == 200
