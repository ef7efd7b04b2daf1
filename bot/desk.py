"""The desk: text in, reply out, with a memory of the thread it came from."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping

from bot import answers
from bot.answers import NO_DEFAULTS, Reply
from bot.questions.parse import parse
from bot.questions.query import Query


class Desk:
    """Answers questions and remembers, per thread, how the last one was understood.

    What is kept is the query (topic and stated numbers), never the text; the oldest threads
    are forgotten first.
    """

    def __init__(self, remembered: int = 10_000) -> None:
        self._remembered = remembered
        self._threads: OrderedDict[str, Query] = OrderedDict()

    def ask(
        self, text: str, thread: str | None = None, own: Mapping[str, str] = NO_DEFAULTS
    ) -> Reply:
        """Answer `text`, taking up what was said before in `thread`, if one is named.

        `own` are defaults that the asker has chosen, short key to text.
        """
        before = self._threads.get(thread) if thread else None
        query = parse(text, before)
        if thread and query.topic not in {"help", "off_topic"} and not query.problems:
            self._threads[thread] = query
            self._threads.move_to_end(thread)
            while len(self._threads) > self._remembered:
                self._threads.popitem(last=False)
        return answers.reply(text, query, own)
