"""What is told of every question: one line in the log, without a word of it."""

from __future__ import annotations

import logging

from bot.store.protocol import Question

_log = logging.getLogger(__name__)


def ended(question: Question, outcome: str, seconds: float) -> None:
    """A question has its answer, or will get none."""
    _log.log(
        logging.INFO if outcome == "answered" else logging.WARNING,
        "reference %s: %s after %.0f ms, attempt %d, %s, team %s",
        question.reference,
        outcome,
        seconds * 1000,
        question.attempts,
        question.query.topic,
        question.team,
    )


def repeated(question: Question, reason: str) -> None:
    """An attempt failed and will be repeated."""
    _log.info("reference %s: tried again after %s", question.reference, reason)
