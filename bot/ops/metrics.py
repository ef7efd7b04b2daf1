"""What Prometheus may read of us: counts and times, nothing of what was asked."""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.meter import Meter
from bot.store.protocol import Health, Question, Store

CONTENT_TYPE = CONTENT_TYPE_LATEST

_ended = Counter(
    "ai_energy_questions", "Questions from Slack that came to an end", ["topic", "kind", "outcome"]
)
_seconds = Histogram(
    "ai_energy_reply_seconds",
    "From an accepted event to its answer in Slack",
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300),
)
_repeated = Counter("ai_energy_repeated_attempts", "Attempts that had to be repeated", ["reason"])


def ended(question: Question, outcome: str, seconds: float) -> None:
    """A question from Slack has its answer, or will get none."""
    _ended.labels(question.query.topic, question.kind, outcome).inc()
    if outcome == "answered":
        _seconds.observe(seconds)


def repeated(reason: str) -> None:
    """An attempt failed and will be repeated."""
    _repeated.labels(reason).inc()


async def exposition(meter: Meter, store: Store | None) -> bytes:
    """Everything, in Prometheus's text format.

    Raises
    ------
    StoreError
        If the store cannot be read.
    """
    now = CollectorRegistry()
    now.register(_Answers(meter))
    if store is not None:
        now.register(_Stored(await store.health(), dict(await store.votes())))
    return generate_latest(REGISTRY) + generate_latest(now)


class _Answers(Collector):
    """What the desk has worked out, wherever it was asked."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter

    def collect(self) -> Iterator[CounterMetricFamily]:
        answers = CounterMetricFamily(
            "ai_energy_answers", "Answers, wherever they were asked for", labels=["topic", "kind"]
        )
        for (topic, kind), count in self._meter.answers.items():
            answers.add_metric([topic, kind], count)
        yield answers
        yield CounterMetricFamily(
            "ai_energy_answer_cpu_seconds",
            "CPU time spent on reading and answering",
            value=self._meter.cpu_seconds,
        )


class _Stored(Collector):
    """What the store knows, the same from every replica."""

    def __init__(self, health: Health, votes: dict[str, int]) -> None:
        self._health = health
        self._votes = votes

    def collect(self) -> Iterator[GaugeMetricFamily]:
        yield GaugeMetricFamily(
            "ai_energy_waiting_questions",
            "Questions accepted and not answered yet",
            value=self._health.waiting,
        )
        yield GaugeMetricFamily(
            "ai_energy_oldest_question_seconds",
            "Age of the oldest question that waits",
            value=self._health.oldest,
        )
        votes = GaugeMetricFamily("ai_energy_votes", "Votes on answers", labels=["verdict"])
        for verdict, count in self._votes.items():
            votes.add_metric([verdict], count)
        yield votes
