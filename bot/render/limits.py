"""Block Kit's limits, as far as what we send reaches them.

Slack answers a message that breaks one of them with ``invalid_blocks`` and shows nothing, and
the SDK checks only some (https://docs.slack.dev/reference/block-kit).
"""

from __future__ import annotations

# A message, a view.
BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_TEXT = 4000
"""What Slack advises for ``text``; it cuts at ten times as much."""
VIEW_TITLE = 24
"""Also of the buttons that send and close it."""
PRIVATE_METADATA = 3000

# Blocks.
SECTION_TEXT = 3000
SECTION_FIELDS = 10
FIELD_TEXT = 2000
HEADER_TEXT = 150
CONTEXT_TEXT = 2000
CONTEXT_ELEMENTS = 10
ACTIONS_ELEMENTS = 25
CONTEXT_ACTIONS_ELEMENTS = 5
INPUT_LABEL = 2000
INPUT_HINT = 2000
IMAGE_URL = 3000
ALT_TEXT = 2000
IDENTIFIER = 255
"""Longest ``action_id``, ``block_id`` and ``callback_id``."""

# Elements.
BUTTON_TEXT = 75
BUTTON_VALUE = 2000
BUTTON_URL = 3000
ACCESSIBILITY_LABEL = 75
OPTIONS = 100
OPTION_TEXT = 75
OPTION_VALUE = 75
"""Of a menu's option; the narrowest of the figures that Slack gives."""
RADIO_OPTIONS = 10
PLACEHOLDER = 150
INPUT_TEXT = 3000
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_BUTTON = 30
