"""The desk: text in, reply out, with a memory of the thread it came from."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace

from bot import answers
from bot.answers import NO_DEFAULTS, Reply
from bot.meter import Meter
from bot.questions.parse import parse
from bot.questions.query import Query
from bot.recent import Recent, digest
from bot.store.encoding import encode

OWN_COST = "own_cost"
_TYPICAL = "does DeepSeek cut energy use?"
"""Answered for the measurement, when we are asked what an answer costs before any other."""
READINGS = 500
ANSWERS = 100
"""So many are kept in memory: people ask the same, and the answer is the same."""


class Desk:
    """Answers questions and remembers, per thread, how the last one was understood.

    What is kept is the query (topic and stated numbers), never the text; the oldest threads
    are forgotten first.
    """

    def __init__(self, remembered: int = 10_000) -> None:
        self._remembered = remembered
        self._threads: OrderedDict[str, Query] = OrderedDict()
        self.meter = Meter()
        self._read: Recent[Query] = Recent(READINGS)
        self._answered: Recent[Reply] = Recent(ANSWERS)

    def read(self, text: str, before: Query | None = None) -> Query:
        """How `text` is understood, after the question that was understood as `before`."""
        # Neither the text nor what was said before stays in memory, only what they come to.
        key = digest(text, encode(before) if before else "")
        with self.meter.running():
            return self._read.get(key, lambda: parse(text, before))

    def answer(self, query: Query, own: Mapping[str, str] = NO_DEFAULTS) -> Reply:
        """The answer to a question that has been read; `own` as in `ask`."""
        return self._replied("", query, own)

    def ask(
        self, text: str, thread: str | None = None, own: Mapping[str, str] = NO_DEFAULTS
    ) -> Reply:
        """Answer `text`, taking up what was said before in `thread`, if one is named.

        `own` are defaults that the asker has chosen, short key to text.
        """
        query = self.read(text, self._threads.get(thread) if thread else None)
        if thread and worth_remembering(query):
            self._threads[thread] = query
            self._threads.move_to_end(thread)
            while len(self._threads) > self._remembered:
                self._threads.popitem(last=False)
        return self._replied(text, query, own)

    def _replied(self, text: str, query: Query, own: Mapping[str, str]) -> Reply:
        if query.aspect == OWN_COST:
            return answers.own_cost(text, query, self._cpu_seconds())
        with self.meter.running():
            key = digest(encode(query), *(f"{name}={one}" for name, one in sorted(own.items())))
            if query.problems or query.left_out:
                # What could not be read is quoted back, and is not in the key.
                reply = answers.reply(text, query, own)
            else:
                reply = self._answered.get(key, lambda: answers.reply("", query, own))
                if reply.question != text or reply.query is not query:
                    reply = replace(reply, question=text, query=query)
        self.meter.answers[query.topic, reply.answer.kind] += 1
        return reply

    def _cpu_seconds(self) -> float:
        """Processor time of an answer of ours, on average so far."""
        if self.meter.per_answer is None:
            self.ask(_TYPICAL)
        return self.meter.per_answer or 0.0


def worth_remembering(query: Query) -> bool:
    """Whether the next turn of a conversation can build on it."""
    return query.topic not in {"help", "off_topic"} and not query.problems
