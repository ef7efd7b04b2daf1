"""Answer to plain text, as the terminal shows it."""

from __future__ import annotations

from bot.answers import Reply


def plain(reply: Reply, base_url: str) -> str:
    """The short answer, its context and its link, one below the other."""
    answer = reply.answer
    lines = [answer.text, answer.context]
    lines += [f"  {suggestion.question}" for suggestion in answer.suggestions]
    if answer.path:
        lines.append(base_url + answer.path)
    return "\n".join(line for line in lines if line) + "\n"
