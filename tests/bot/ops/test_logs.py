"""One line a record, for machines or for people, with a reference and without words."""

from __future__ import annotations

import io
import json
import logging

import pytest

from bot.ops import logs
from bot.questions.parse import parse
from bot.slack.delivery import observing
from bot.store.protocol import Question


def line(record: logging.LogRecord, *, readable: bool = False) -> str:
    """How a record is written."""
    return logs.Line(readable=readable).format(record)


def ended(caplog: pytest.LogCaptureFixture, outcome: str) -> logging.LogRecord:
    """The record of a question that ended."""
    query = parse("our private 30k card at 5 USD/h in Berlin")
    with caplog.at_level(logging.INFO):
        observing.ended(Question("Ev1", "answer", "T1", "C1", "1.1", "1.1", query), outcome, 0.0123)
    return caplog.records[-1]


def test_a_question_is_one_json_object(caplog: pytest.LogCaptureFixture) -> None:
    """Reference, topic, outcome, time; no word and no number of the question."""
    text = line(ended(caplog, "answered"))
    found = json.loads(text)
    assert found["event"] == "question ended: answered"
    assert found["level"] == "info"
    assert found["topic"] == "amortization"
    assert found["milliseconds"] == 12.3
    assert len(found["reference"]) == 8
    assert found["timestamp"].endswith("Z")
    assert not {"private", "30k", "30000", "Berlin"} & set(text.replace('"', " ").split())


def test_the_reference_is_the_same_in_every_process() -> None:
    """It is made of the event alone."""
    one = Question("Ev1", "answer", "T1", "C1", "1.1", "1.1", parse("help"))
    two = Question("Ev1", "other", "T2", "C2", "1.2", "1.2", parse("hello"))
    assert one.reference == two.reference
    assert one.reference != Question("Ev2", "a", "T", "C", "1", "1", parse("hi")).reference


def test_what_went_wrong_stands_out(caplog: pytest.LogCaptureFixture) -> None:
    """By its level."""
    assert json.loads(line(ended(caplog, "channel_not_found")))["level"] == "warning"


def test_a_traceback_stays_in_its_line() -> None:
    """Machines read line by line."""
    try:
        raise ValueError("x")
    except ValueError:
        import sys  # noqa: PLC0415

        record = logging.LogRecord("bot", logging.ERROR, "f", 1, "oh", (), sys.exc_info())
    text = line(record)
    assert "\n" not in text
    assert "ValueError" in json.loads(text)["exception"]


def test_a_terminal_gets_a_readable_line(caplog: pytest.LogCaptureFixture) -> None:
    """Not JSON."""
    text = line(ended(caplog, "answered"), readable=True)
    assert "question ended: answered" in text
    assert not text.startswith("{")


def test_starting_sends_everything_there_and_quietens_the_loud() -> None:
    """Libraries would write whole messages."""
    before = logging.getLogger().handlers[:]
    stream = io.StringIO()
    try:
        logs.start(stream)
        logging.getLogger("bot.somewhere").info("hello")
        logging.getLogger("slack_sdk.web").info("a whole message")
        logging.getLogger("aiohttp.access").info("a request")
    finally:
        logging.getLogger().handlers[:] = before
    assert [json.loads(one)["event"] for one in stream.getvalue().splitlines()] == ["hello"]


def test_what_is_no_json_is_written_as_python_shows_it() -> None:
    """A log must not fail over what is said in it."""
    record = logging.makeLogRecord({"msg": "odd: %s", "args": ("ä",), "thing": {1}})
    found = json.loads(line(record))
    assert (found["event"], found["thing"]) == ("odd: ä", "{1}")


def test_a_terminal_sees_what_was_said_besides_and_the_traceback() -> None:
    """Below the line."""
    try:
        raise ValueError("x")
    except ValueError as error:
        failed = (type(error), error, error.__traceback__)
    record = logging.makeLogRecord({"msg": "oh", "exc_info": failed, "topic": "rebound"})
    first, *below = line(record, readable=True).splitlines()
    assert "oh" in first
    assert first.endswith("topic=rebound")
    assert below[-1] == "ValueError: x"
