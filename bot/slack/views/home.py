"""The Home tab: ask, one's own defaults, examples, how it works and what is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot import answers
from bot.answers import Reply
from bot.questions.query import Query
from bot.render import limits
from bot.render.blocks import ASK, blocks
from bot.render.elements import (
    Block,
    actions,
    button,
    context,
    escape,
    field,
    header,
    option,
    plain,
    section,
)
from bot.slack.views.inputs import UNSET, currencies, menu
from bot.slack.views.settings import settings_blocks
from bot.slack.views.words import words
from bot.store.protocol import Chosen
from calculations import parameters

QUESTION = "question"
OWN = "own-"
"""Action ids of the menus for one's own defaults are this and the parameter's key."""

FORGET = "forget"


def home(
    own: Mapping[str, str],
    chosen: Chosen,
    base_url: str,
    reply: Reply | None = None,
    notice: str = "",
) -> Block:
    """The view, with the answer to what was just asked in it, or a notice about a setting."""
    return {
        "type": "home",
        "blocks": [
            header(words()["home_title"]),
            section(escape(words()["home_intro"])),
            _question(),
            *(blocks(reply, base_url) if reply else ()),
            *_examples(shown=reply is None),
            {"type": "divider"},
            header(words()["own_title"]),
            *_own(own),
            {"type": "divider"},
            header(words()["settings_title"]),
            *settings_blocks(chosen, notice),
            {"type": "divider"},
            header(words()["method_title"]),
            *_method(base_url),
        ],
    }


def _question() -> Block:
    element = {
        "type": "plain_text_input",
        "action_id": QUESTION,
        "placeholder": plain(words()["question_example"], limits.PLACEHOLDER),
        "max_length": limits.INPUT_TEXT,
        "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]},
    }
    label, hint = words()["question"], words()["question_hint"]
    return field(QUESTION, label, element, hint, dispatch_action=True)


def _examples(*, shown: bool) -> Sequence[Block]:
    if not shown:
        return ()
    offered = answers.reply("", Query(topic="help", aspect="what")).answer.suggestions
    row = [
        button(f"{ASK}-{number}", one.label, value=one.question)
        for number, one in enumerate(offered, start=1)
    ]
    return [context(escape(words()["examples"])), actions(row, block_id="examples")]


def _own(own: Mapping[str, str]) -> list[Block]:
    town, currency, card = (
        _loaded("city", own, 2),
        menu(f"{OWN}currency", currencies(), own.get("currency", UNSET)),
        _loaded("hardware", own, 0),
    )
    rows = [
        section(words()["own_city"], block_id="own.city", accessory=town),
        section(words()["own_currency"], block_id="own.currency", accessory=currency),
        section(words()["own_hardware"], block_id="own.hardware", accessory=card),
    ]
    note = context(escape(words()["own_note"]))
    if not own:
        return [*rows, note]
    return [*rows, actions([button(FORGET, words()["forget"])], block_id=FORGET), note]


def _loaded(key: str, own: Mapping[str, str], letters: int) -> Block:
    built: Block = {
        "type": "external_select",
        "action_id": f"{OWN}{key}",
        "min_query_length": letters,
        "placeholder": plain(parameters()[key].example, limits.PLACEHOLDER),
    }
    text = own.get(key)
    return built | ({"initial_option": option(text, text)} if text else {})


def _method(base_url: str) -> list[Block]:
    pages = [
        button(f"open-{name}", words()[f"page_{name}"], url=f"{base_url}/{name}")
        for name in ("methods", "sources")
    ]
    return [
        section(escape(words()["method"])),
        section(escape(words()["privacy"])),
        actions(pages, block_id="pages"),
    ]
