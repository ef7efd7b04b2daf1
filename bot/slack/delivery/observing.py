"""What is told of every question: one line in the log and a few counts, without a word of it."""

from __future__ import annotations

import logging

from bot.ops import metrics
from bot.store.protocol import Question

_log = logging.getLogger(__name__)


def ended(question: Question, outcome: str, seconds: float) -> None:
    """A question has its answer, or will get none."""
    metrics.ended(question, outcome, seconds)
    _log.log(
        logging.INFO if outcome == "answered" else logging.WARNING,
        "question ended: %s",
        outcome,
        extra={
            "reference": question.reference,
            "team": question.team,
            "topic": question.query.topic,
            "kind": question.kind,
            "attempts": question.attempts,
            "milliseconds": round(seconds * 1000, 1),
        },
    )


def repeated(question: Question, reason: str) -> None:
    """An attempt failed and will be repeated."""
    metrics.repeated(reason)
    _log.info("question tried again: %s", reason, extra={"reference": question.reference})
