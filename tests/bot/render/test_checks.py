"""What Slack would refuse: one mistake at a time."""

from __future__ import annotations

from typing import Any

import pytest

from bot.render import checks

PLAIN = {"type": "plain_text", "text": "x"}
BUTTON = {"type": "button", "action_id": "a", "text": PLAIN}
OPTION = {"text": PLAIN, "value": "v"}


def inside(element: dict[str, Any]) -> dict[str, Any]:
    """An input that holds an element."""
    return {"type": "input", "block_id": "i", "label": PLAIN, "element": element}


def long(length: int) -> dict[str, str]:
    """A text of that many characters."""
    return {"type": "plain_text", "text": "x" * length}


MENU = {"type": "static_select", "action_id": "a", "options": [OPTION]}
NUMBER = {"type": "number_input", "action_id": "a", "is_decimal_allowed": True}
GOOD: list[dict[str, Any]] = [
    {"type": "header", "text": long(150)},
    {"type": "section", "fields": [long(2000)] * 10},
    {"type": "section", "text": PLAIN, "accessory": MENU},
    {"type": "context", "elements": [{"type": "image", "image_url": "u", "alt_text": "a"}]},
    {"type": "image", "image_url": "https://x.example/x.png", "alt_text": "x" * 2000},
    {"type": "divider"},
    inside(NUMBER | {"min_value": "0", "initial_value": "5", "max_value": "10.5"}),
    inside({"type": "radio_buttons", "action_id": "a", "options": [OPTION]}),
]
BAD: list[tuple[dict[str, Any], str]] = [
    ({"type": "header", "text": long(151)}, "length 151"),
    ({"type": "header", "text": {"type": "mrkdwn", "text": "x"}}, "plain_text"),
    ({"type": "section", "fields": [long(2001)]}, "length 2001"),
    ({"type": "section", "fields": [PLAIN] * 11}, "length 11"),
    ({"type": "section", "text": PLAIN, "accessory": NUMBER}, "cannot stand there"),
    ({"type": "actions", "elements": [BUTTON | {"action_id": ""}]}, "action_id: length 0"),
    ({"type": "actions", "elements": [BUTTON | {"value": "x" * 2001}]}, "value: length 2001"),
    ({"type": "actions", "elements": [BUTTON | {"url": "x" * 3001}]}, "url: length 3001"),
    ({"type": "actions", "elements": [BUTTON | {"style": "loud"}]}, "style"),
    ({"type": "actions", "elements": [BUTTON | {"accessibility_label": "x" * 76}]}, "length 76"),
    ({"type": "actions", "elements": [BUTTON | {"confirm": {}}]}, "confirm.title"),
    ({"type": "actions", "elements": [BUTTON] * 26}, "length 26"),
    ({"type": "context_actions", "elements": [BUTTON]}, "cannot stand there"),
    ({"type": "image", "image_url": "u"}, "alt_text: length 0"),
    ({"type": "image", "image_url": "u" * 3001, "alt_text": "x"}, "length 3001"),
    ({"type": "divider", "text": PLAIN}, "holds nothing"),
    (inside(BUTTON), "cannot stand there"),
    (inside(MENU | {"options": []}), "options: length 0"),
    (inside(MENU | {"options": [OPTION] * 101}), "length 101"),
    (inside(MENU | {"options": [OPTION, OPTION]}), "stands twice"),
    (inside(MENU | {"options": [OPTION | {"text": long(76)}]}), "length 76"),
    (inside(MENU | {"options": [OPTION | {"value": "x" * 76}]}), "length 76"),
    (inside(MENU | {"initial_option": OPTION | {"value": "w"}}), "none of the options"),
    (inside(MENU | {"placeholder": long(151)}), "length 151"),
    (inside(NUMBER | {"initial_value": "1e9"}), "in digits"),
    (inside(NUMBER | {"initial_value": 5}), "in digits"),
    (inside(NUMBER | {"min_value": "3", "initial_value": "2"}), "min_value <="),
    (inside(NUMBER | {"max_value": "3", "initial_value": "4"}), "min_value <="),
    (inside({"type": "number_input", "action_id": "a"}), "is_decimal_allowed"),
    (inside({"type": "plain_text_input", "action_id": "a", "initial_value": ""}), "length 0"),
    (inside({"type": "plain_text_input", "action_id": "a", "max_length": 3001}), "at most 3000"),
    (inside({"type": "external_select", "action_id": "a", "options": []}), "asked for"),
    (
        inside(
            {
                "type": "multi_external_select",
                "action_id": "a",
                "max_selected_items": 1,
                "initial_options": [OPTION, OPTION | {"value": "w"}],
            }
        ),
        "max_selected_items",
    ),
]


@pytest.mark.parametrize("block", GOOD)
def test_what_slack_takes_is_no_problem(block: dict[str, Any]) -> None:
    """Up to the limit itself."""
    assert checks.problems([block]) == []


@pytest.mark.parametrize(("block", "words"), BAD)
def test_what_slack_refuses_is_named(block: dict[str, Any], words: str) -> None:
    """With the place."""
    (problem,) = checks.problems([block])[:1]
    assert words in problem
    assert problem.startswith("blocks[0]")


def test_two_blocks_of_one_name_are_refused() -> None:
    """Slack could not tell them apart."""
    block = {"type": "divider", "block_id": "b"}
    assert checks.problems([block, block]) == ["blocks: an block_id stands twice"]


def test_a_message_needs_words() -> None:
    """For notifications and screen readers; Slack itself would not mind."""
    assert checks.message_problems({"blocks": [{"type": "divider"}]}) == [
        "text: length 0; allowed 1 to 40000"
    ]
    assert checks.message_problems({"text": "x", "metadata": {"event_type": "e"}})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": long(25)}, "title: length 25"),
        ({"title": None}, "title"),
        ({"submit": long(25)}, "submit: length 25"),
        ({"private_metadata": "x" * 3001}, "private_metadata: length 3001"),
        ({"callback_id": "x" * 256}, "callback_id: length 256"),
        ({"type": "sheet"}, "none that we send"),
        ({"blocks": [{"type": "divider"}] * 101}, "length 101"),
        ({"blocks": [inside(NUMBER)]}, "submit: a modal with inputs needs it"),
    ],
)
def test_a_view_that_slack_refuses_is_named(change: dict[str, Any], words: str) -> None:
    """One mistake in an otherwise good modal."""
    modal = {"type": "modal", "title": PLAIN, "blocks": [{"type": "divider"}]}
    assert checks.view_problems(modal) == []
    assert words in checks.view_problems(modal | change)[0]
