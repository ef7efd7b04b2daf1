"""Whatever comes in: no exception, and no input takes long.

    FUZZ_EXAMPLES=100000 .venv/bin/python -m pytest -q tests/fuzz     # the long form
    FUZZ_MILLISECONDS=50 ...                                          # and with a bound on time

The time is the processor time of the call, not what a clock on the wall shows, and the least of a
few calls: the machine may be busy with other things, which slows even the processor down. It is
bounded only where it is asked for.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import links
from bot.questions.parse import parse
from bot.slack.body import Malformed, checked
from bot.slack.guard import Guard
from bot.web.addresses import LONGEST_QUESTION, BadAddress, pairs
from calculations import SCENARIOS
from calculations.errors import InvalidScenario, Problem
from tests.bot.slack.fake import FORM, JSON, SECRET, signed

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "60"))
AGAIN = 6
LIMIT = float(os.environ.get("FUZZ_MILLISECONDS", "0")) / 1000

many = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

_PIECES = """
does DeepSeek cut energy 30k 1e999 -0 ٣ ½ 12ct/kWh € $ capex= price=, city="Los ' and in? Berlin Ω
﷽ 8h/day 1/20th 10x 1GW <@U1> <!channel> &amp; 2030 per prompt ((( ===
"""
_WORDS = st.sampled_from([*_PIECES.split(), "\u202e", "\x00", " ", "\n"])
QUESTIONS = st.one_of(
    st.text(max_size=400),
    st.lists(_WORDS, max_size=40).map(" ".join),
    st.builds(lambda one, times: one * times, _WORDS, st.integers(1, 3000)),
    st.from_regex(r"[0-9.,' ]{1,60}[a-z%/€$]{0,6}", fullmatch=True),
)
BYTES = st.one_of(
    st.binary(max_size=2000),
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
        max_leaves=30,
    ).map(lambda value: str(value).encode("utf-8", "surrogatepass")),
    st.builds(lambda text, times: text * times, st.sampled_from([b"[", b"{", b"a=&", b"%70"]),
              st.integers(1, 50_000)),
)  # fmt: skip


def timed(work: Callable[[], Any]) -> Any:
    """The result of some work that must not take long."""
    timing = Timing()
    while timing.goes_on():
        with timing:
            result = work()
    return result


class Timing:
    """Calls of the same, until one is fast enough or there were many."""

    def __init__(self) -> None:
        self.taken: list[float] = []
        self._start = 0.0

    def goes_on(self) -> bool:
        """Whether another call is to be timed: the first, or one after a slow one."""
        if self.taken and (not LIMIT or min(self.taken) <= LIMIT):
            return False
        assert len(self.taken) <= AGAIN, f"took {min(self.taken):.3f} s of processor time"
        return True

    def __enter__(self) -> None:
        if self.taken:
            # Neither a first use counts, nor the garbage of others, nor a neighbour on the core.
            gc.collect()
        self._start = time.thread_time()

    def __exit__(self, *_: object) -> None:
        self.taken.append(time.thread_time() - self._start)


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """What is loaded at the first question is not the question's."""
    for words in ("30k card at 5 USD/h in Berlin", "does DeepSeek cut energy use?", "thanks"):
        parse(words)


@many
@given(QUESTIONS)
def test_any_words_are_read(words: str) -> None:
    """As something, if only as nothing of ours."""
    query = timed(lambda: parse(words))
    assert query.topic


@many
@given(QUESTIONS, QUESTIONS)
def test_any_words_are_read_after_any_others(first: str, second: str) -> None:
    """A thread is a question after a question."""
    before = parse(first)
    timed(lambda: parse(second, before))


@many
@given(
    st.sampled_from(sorted(SCENARIOS)),
    st.lists(
        st.tuples(
            st.sampled_from(
                sorted({key for model in SCENARIOS.values() for key in model.parameters()} | {"v"})
            )
            | st.text(max_size=20),
            QUESTIONS,
        ),
        max_size=8,
    ),
)
def test_any_permalink_is_read_or_refused(topic: str, given_pairs: list[tuple[str, str]]) -> None:
    """With problems that name what was wrong."""

    def work() -> None:
        try:
            links.scenario(topic, given_pairs)
        except InvalidScenario as error:
            problems.extend(error.problems)

    problems: list[Problem] = []
    timed(work)
    assert all(problem.kind for problem in problems)


@many
@given(BYTES)
def test_any_query_string_is_read_or_refused(query: bytes) -> None:
    """Before it reaches a page."""

    def work() -> None:
        try:
            pairs(query, LONGEST_QUESTION)
        except BadAddress:
            return

    timed(work)


@many
@given(BYTES, st.sampled_from([JSON, FORM, "text/plain", ""]))
def test_any_body_is_read_or_refused(body: bytes, kind: str) -> None:
    """Even one that Slack would have signed."""

    def work() -> None:
        try:
            checked(body, kind.encode())
        except Malformed:
            return

    timed(work)


@many
@given(
    BYTES,
    st.lists(st.tuples(st.sampled_from(
        [b"x-slack-signature", b"x-slack-request-timestamp", b"content-type", b"content-length"]
    ), st.binary(max_size=40)), max_size=6),
    st.booleans(),
)  # fmt: skip
async def test_any_request_is_refused_or_passes_whole(
    body: bytes, headers: list[tuple[bytes, bytes]], genuine: bool
) -> None:
    """Never an exception, never half of a body."""
    proof = [(name.encode(), value.encode()) for name, value in signed(body).items()]
    timing = Timing()
    while timing.goes_on():
        passed: list[bytes] = []
        sent: list[Any] = []
        parts = [{"type": "http.request", "body": body, "more_body": False}]

        async def inner(
            _scope: Any, receive: Any, _send: Any, passed: list[bytes] = passed
        ) -> None:
            passed.append((await receive())["body"])

        async def receive(parts: list[dict[str, Any]] = parts) -> Any:
            return parts.pop(0) if parts else {"type": "http.disconnect"}

        async def send(message: Any, sent: list[Any] = sent) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "method": "POST",
            "path": "/slack/events",
            "headers": [*(proof if genuine else []), *headers],
        }
        with timing:
            await Guard(inner, SECRET)(scope, receive, send)
    assert not passed or genuine
    statuses = [one["status"] for one in sent if "status" in one]
    assert len(passed) + len(statuses) == 1
    assert all(400 <= status < 500 for status in statuses)
