"""Interactive payloads as Slack sends them: shortcuts, modals, type-ahead."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

TEAM = {"id": "T1", "domain": "acme"}
USER = {"id": "U1", "username": "ann", "name": "ann", "team_id": "T1"}


def form(payload: dict[str, Any]) -> bytes:
    """A payload as the form that Slack posts."""
    common = {
        "token": "legacy",
        "team": TEAM,
        "user": USER,
        "api_app_id": "A1",
        "enterprise": None,
        "is_enterprise_install": False,
    }
    return urlencode({"payload": json.dumps({**common, **payload})}).encode()


def global_shortcut(callback_id: str, trigger_id: str = "t.3") -> bytes:
    """A shortcut chosen beside the message field."""
    return form(
        {
            "type": "shortcut",
            "callback_id": callback_id,
            "trigger_id": trigger_id,
            "action_ts": "1700000102.1",
        }
    )


def message_shortcut(
    callback_id: str, text: str, response_url: str = "", channel: str = "C1", **message: Any
) -> bytes:
    """A shortcut chosen on somebody's message."""
    return form(
        {
            "type": "message_action",
            "callback_id": callback_id,
            "trigger_id": "t.4",
            "message_ts": "1700000050.000100",
            "response_url": response_url,
            "action_ts": "1700000103.1",
            "channel": {"id": channel, "name": "general"},
            "message": {
                "type": "message",
                "user": "U2",
                "ts": "1700000050.000100",
                "text": text,
                "team": "T1",
                **message,
            },
        }
    )


def typing(action_id: str, value: str) -> bytes:
    """Letters typed into a menu that asks us for its choices."""
    return form(
        {
            "type": "block_suggestion",
            "action_id": action_id,
            "block_id": "b",
            "value": value,
            "container": {"type": "view", "view_id": "V1"},
            "view": {"id": "V1", "type": "modal"},
        }
    )


def view_of(sent: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """A view that we opened, as Slack gives it back with what stands in its inputs."""
    state: dict[str, Any] = {}
    for block in sent["blocks"]:
        if block["type"] == "input":
            element = block["element"]
            given = values.get(block["block_id"], initial(element))
            state[block["block_id"]] = {
                element["action_id"]: {"type": element["type"], **given},
            }
    return {
        "id": "V1",
        "hash": "156772938.1827394",
        "root_view_id": "V1",
        "previous_view_id": None,
        "app_id": "A1",
        "bot_id": "BBOT",
        "team_id": "T1",
        "external_id": "",
        "state": {"values": state},
        **sent,
    }


def initial(element: dict[str, Any]) -> dict[str, Any]:
    """What an input holds that nobody has touched."""
    kind = element["type"]
    if kind in ("number_input", "plain_text_input"):
        return {"value": element.get("initial_value")}
    if kind.startswith("multi_"):
        return {"selected_options": element.get("initial_options", [])}
    if kind == "conversations_select":
        return {"selected_conversation": None}
    return {"selected_option": element.get("initial_option")}


def chosen(*values: str) -> dict[str, Any]:
    """Options that somebody has chosen in a menu of several."""
    return {"selected_options": [option(value) for value in values]}


def option(value: str) -> dict[str, Any]:
    """An option as it comes back."""
    return {"text": {"type": "plain_text", "text": value, "emoji": True}, "value": value}


def in_view(view: dict[str, Any], action: dict[str, Any], trigger_id: str = "t.5") -> bytes:
    """Something clicked or typed in a view."""
    return form(
        {
            "type": "block_actions",
            "container": {"type": "view", "view_id": view["id"]},
            "trigger_id": trigger_id,
            "view": view,
            "state": view["state"],
            "actions": [{"block_id": "b", "action_ts": "1700000104.1", **action}],
        }
    )


def sent(view: dict[str, Any], trigger_id: str = "t.6", **more: Any) -> bytes:
    """A modal that was sent off."""
    payload = {"type": "view_submission", "trigger_id": trigger_id, "view": view}
    return form({**payload, "response_urls": [], **more})
