"""What Slack takes of a manifest, second major version, as far as ours uses it.

Written down from Slack's published rules; anything that stands in none of them is refused.
"""

from __future__ import annotations

from typing import Any


def text(most: int, least: int = 1, **more: Any) -> dict[str, Any]:
    """A text of some length."""
    return {"type": "string", "minLength": least, "maxLength": most, **more}


def closed(required: list[str], /, **properties: Any) -> dict[str, Any]:
    """An object with these keys and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def several(items: dict[str, Any], most: int, least: int = 1) -> dict[str, Any]:
    """A list without repetitions."""
    return {
        "type": "array",
        "items": items,
        "minItems": least,
        "maxItems": most,
        "uniqueItems": True,
    }


def named(items: dict[str, Any], most: int) -> dict[str, Any]:
    """An object whose keys are names of our own."""
    return {"type": "object", "additionalProperties": items, "maxProperties": most}


FLAG = {"type": "boolean"}
ADDRESS = text(3000, pattern=r"^https?://")
DOMAIN = text(255, pattern=r"^(?![.-])[-a-z0-9.]+[a-z0-9]$")
NAMES = several(text(50), 255)

# The first version had lists here; the second wants objects by name.
PARAMETERS = closed(
    ["properties"],
    properties=named(
        closed(
            ["type"],
            type={"enum": ["string", "number", "integer", "boolean"]},
            title=text(255),
            description=text(2000),
        ),
        50,
    ),
    required={"type": "array", "items": {"type": "string"}},
)

RULES = closed(
    ["display_information"],
    _metadata=closed([], major_version={"const": 2}),
    display_information=closed(
        ["name"],
        name=text(35),
        description=text(140),
        long_description=text(4000, 175),
        background_color=text(7, 4, pattern=r"^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$"),
    ),
    features=closed(
        [],
        app_home=closed(
            [],
            home_tab_enabled=FLAG,
            messages_tab_enabled=FLAG,
            messages_tab_read_only_enabled=FLAG,
        ),
        bot_user=closed(["display_name"], display_name=text(80), always_online=FLAG),
        agent_view=closed(
            [],
            agent_description=text(300),
            suggested_prompts=several(
                closed(["title", "message"], title=text(255), message=text(3000)), 4
            ),
        ),
        shortcuts=several(
            closed(
                ["name", "type", "callback_id", "description"],
                name=text(24),
                type={"enum": ["message", "global"]},
                callback_id=text(255),
                description=text(150),
            ),
            10,
        ),
        slash_commands=several(
            closed(
                ["command", "description"],
                command=text(32, 2, pattern="^/"),
                description=text(2000),
                usage_hint=text(1000),
                url=ADDRESS,
                should_escape=FLAG,
            ),
            50,
        ),
        unfurl_domains=several(DOMAIN, 5),
    ),
    oauth_config=closed(
        [],
        redirect_urls=several(text(2500, pattern="^https://"), 1000),
        scopes=closed([], bot=NAMES, bot_optional=NAMES),
    ),
    settings=closed(
        [],
        event_subscriptions=closed([], request_url=ADDRESS, bot_events=several(text(50), 100)),
        interactivity=closed(
            ["is_enabled"], is_enabled=FLAG, request_url=ADDRESS, message_menu_options_url=ADDRESS
        ),
        org_deploy_enabled=FLAG,
        socket_mode_enabled=FLAG,
        token_rotation_enabled=FLAG,
        function_runtime={"const": "remote"},
    ),
    functions=named(
        closed(
            ["title", "description", "input_parameters", "output_parameters"],
            title=text(255),
            description=text(2000),
            input_parameters=PARAMETERS,
            output_parameters=PARAMETERS,
        ),
        50,
    ),
    mcp_servers=named(
        closed(
            ["url", "auth_type"],
            url=text(500, pattern="^https://"),
            auth_type={
                "enum": [
                    "no_auth",
                    "slack_identity_auth",
                    "dynamic_client_registration",
                    "manual_auth",
                ]
            },
        ),
        20,
    ),
)
