"""Answers on the terminal, for people and as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from bot import answers
from bot.answers import Reply
from bot.desk import Desk
from bot.render.document import document
from bot.render.text import plain

_THREAD = "terminal"


def answer_thread(questions: Sequence[str], base_url: str, *, as_json: bool) -> None:
    """Answer questions as one thread: later ones inherit what was said before."""
    for reply in _thread(questions):
        print(_line(reply, base_url) if as_json else plain(reply, base_url))


def answer_lines(lines: Iterable[str], base_url: str, *, as_json: bool) -> None:
    """Answer each line by itself; a line that is a JSON list of strings is a thread.

    Every line gets exactly one line back with `as_json`, an empty one included.
    """
    for line in lines:
        question = line.rstrip("\r\n")
        turns = _turns(question)
        if turns is None:
            reply = _asked(Desk(), question)
            print(_line(reply, base_url) if as_json else plain(reply, base_url), flush=True)
        elif as_json:
            listed = [document(reply, base_url) for reply in _thread(turns)]
            print(json.dumps(listed, ensure_ascii=False), flush=True)
        else:
            for reply in _thread(turns):
                print(plain(reply, base_url), flush=True)


def _turns(line: str) -> list[str] | None:
    if not line.lstrip().startswith("["):
        return None
    try:
        turns = json.loads(line)
    except (ValueError, RecursionError):
        return None
    is_thread = isinstance(turns, list) and all(isinstance(turn, str) for turn in turns)
    return turns if is_thread else None


def _thread(questions: Sequence[str]) -> list[Reply]:
    desk = Desk()
    return [_asked(desk, question, _THREAD) for question in questions]


def _asked(desk: Desk, question: str, thread: str | None = None) -> Reply:
    if any(map(answers.is_undecoded, question)):
        return answers.garbled(question)
    return desk.ask(question, thread=thread)


def _line(reply: Reply, base_url: str) -> str:
    return json.dumps(document(reply, base_url), ensure_ascii=False)
