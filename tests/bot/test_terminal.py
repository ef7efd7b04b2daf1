"""What the command line prints; of text that is none, a sentence that says so."""

from __future__ import annotations

import io
import json
import sys
from typing import Any

import pytest

from bot.__main__ import main

QUESTION = "30k card at 5 USD/h"


def ask(monkeypatch: pytest.MonkeyPatch, given: bytes, *options: str) -> int:
    """Run ``ask -`` with these bytes as its input, as strict as a terminal's."""
    lines = io.TextIOWrapper(io.BytesIO(given), encoding="utf-8", errors="strict")
    monkeypatch.setattr(sys, "stdin", lines)
    return main(["ask", *options, "-"])


def printed(capsys: pytest.CaptureFixture[str]) -> list[Any]:
    """The JSON objects of the output, one a line."""
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_line_that_is_no_utf_8_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Which byte it is, where, and what to do; é is 0xE9 in Latin-1."""
    assert ask(monkeypatch, b"caf\xe9 with a 30k card\n") == 0
    said = capsys.readouterr().out
    assert "not in UTF-8" in said
    assert "byte 0xE9, behind “caf”" in said
    assert "iconv -f latin1 -t utf-8" in said


def test_the_other_lines_are_answered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line out for one line in."""
    given = b"\xff\xfe3\x000\x00k\x00\n" + QUESTION.encode() + b"\n" + b'["30k card", "\xe9?"]\n'
    assert ask(monkeypatch, given, "--json") == 0
    broken, good, thread = printed(capsys)
    assert broken["answer"]["kind"] == "unsure"
    assert "byte 0xFF, right at the beginning" in broken["answer"]["text"]
    assert broken["question"] == "��3\x000\x00k\x00"
    assert good["result"]["payback_hours"]["value"] == 6000
    assert [turn["answer"]["kind"] for turn in thread] == ["answer", "unsure"]


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_an_argument_that_is_no_utf_8_is_told_so(
    capsys: pytest.CaptureFixture[str], options: tuple[str, ...]
) -> None:
    """Python hands such bytes over as lone surrogates."""
    assert main(["ask", *options, QUESTION, "and in caf\udce9?"]) == 0
    first, second = (
        capsys.readouterr().out.replace("\n\n", "\f").strip("\f\n").split("\n" if options else "\f")
    )
    assert "6,000 h" in first
    assert "not in UTF-8" in second


def test_umlauts_and_signs_in_utf_8_are_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is said of those."""
    assert ask(monkeypatch, "Karte für 30.000 €, 5 €/h\n".encode(), "--json") == 0
    (reply,) = printed(capsys)
    assert reply["slots"]["capex"] == [30000]
