"""Block Kit's limits, as far as our blocks reach them.

Slack answers a message that breaks one of them with ``invalid_blocks`` and shows nothing, and
the SDK checks only some (https://docs.slack.dev/reference/block-kit/blocks).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

BLOCKS = 50
SECTION_TEXT = 3000
CONTEXT_TEXT = 2000
CONTEXT_ELEMENTS = 10
ACTIONS_ELEMENTS = 25
BUTTON_TEXT = 75
BUTTON_VALUE = 2000
BUTTON_URL = 3000
IDENTIFIER = 255
"""Longest ``action_id`` and ``block_id``."""
MESSAGE_TEXT = 4000
"""What Slack advises for ``text``; it cuts at ten times as much."""


def problems(blocks: Sequence[Mapping[str, Any]]) -> list[str]:
    """What Slack would refuse in these blocks, one sentence each; empty if nothing."""
    found = _size("blocks", blocks, 1, BLOCKS)
    for number, block in enumerate(blocks):
        found += _block(f"blocks[{number}]", block)
    return found + _repeated(blocks)


def _block(where: str, block: Mapping[str, Any]) -> list[str]:
    found = _size(f"{where}.block_id", block.get("block_id", "-"), 1, IDENTIFIER)
    kind = block.get("type")
    if kind == "section":
        return found + _text(f"{where}.text", block.get("text"), SECTION_TEXT)
    elements: Sequence[Mapping[str, Any]] = block.get("elements", ())
    if kind == "context":
        found += _size(f"{where}.elements", elements, 1, CONTEXT_ELEMENTS)
        return found + _each(elements, where, lambda at, one: _text(at, one, CONTEXT_TEXT))
    if kind == "actions":
        found += _size(f"{where}.elements", elements, 1, ACTIONS_ELEMENTS)
        return found + _each(elements, where, _button)
    return [*found, f"{where}: type {kind!r} is none that we send"]


def _button(where: str, button: Mapping[str, Any]) -> list[str]:
    found = _text(f"{where}.text", button.get("text"), BUTTON_TEXT, kinds=("plain_text",))
    found += _size(f"{where}.action_id", button.get("action_id", ""), 1, IDENTIFIER)
    found += _size(f"{where}.value", button.get("value", "-"), 1, BUTTON_VALUE)
    found += _size(f"{where}.url", button.get("url", "-"), 1, BUTTON_URL)
    if button.get("type") != "button":
        found.append(f"{where}: {button.get('type')!r} is not a button")
    return found


def _text(
    where: str,
    text: Mapping[str, Any] | None,
    limit: int,
    kinds: tuple[str, ...] = ("mrkdwn", "plain_text"),
) -> list[str]:
    if text is None or text.get("type") not in kinds:
        return [f"{where}: a text object of type {' or '.join(kinds)} is needed"]
    return _size(where, text.get("text", ""), 1, limit)


def _size(where: str, value: Sequence[Any], low: int, high: int) -> list[str]:
    if low <= len(value) <= high:
        return []
    return [f"{where}: length {len(value)}; allowed {low} to {high}"]


def _each(elements: Iterable[Mapping[str, Any]], where: str, check: Any) -> list[str]:
    return [
        problem
        for number, element in enumerate(elements)
        for problem in check(f"{where}.elements[{number}]", element)
    ]


def _repeated(blocks: Sequence[Mapping[str, Any]]) -> list[str]:
    found = []
    for number, block in enumerate(blocks):
        names = [one.get("action_id") for one in block.get("elements", ()) if "action_id" in one]
        if len(names) != len(set(names)):
            found.append(f"blocks[{number}]: an action_id stands twice")
    return found
