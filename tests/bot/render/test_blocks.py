"""Replies as blocks and as plain text."""

from __future__ import annotations

from typing import Any

import pytest

from bot import answers
from bot.answers import Reply
from bot.questions.query import Query
from bot.render import checks, limits
from bot.render.blocks import blocks, button_value, classic, fallback, labels
from bot.render.elements import escape
from bot.wording import Answer, Suggestion
from calculations import SCENARIOS

BASE = "https://energy.example"


def said(headline: str = "Yes.", body: str = "Because.", context: str = "", **more: Any) -> Reply:
    """A reply with these words."""
    return Reply(
        "?", Query(topic="help", aspect="what"), Answer("help", headline, body, context, **more)
    )


def worked(topic: str, aspect: str = "", **query: Any) -> Reply:
    """A topic's answer with every default."""
    asked = Query(topic=topic, aspect=aspect, **query)  # type: ignore[arg-type]
    return answers.explain(SCENARIOS[topic].make({}), "?", asked)


@pytest.mark.parametrize("topic", SCENARIOS)
@pytest.mark.parametrize("share", [False, True])
def test_every_topic_stays_within_slacks_limits(topic: str, share: bool) -> None:
    """Headline in bold, context, link."""
    reply = worked(topic)
    built = blocks(reply, BASE, share=share, feedback=True)
    assert checks.problems(built) == []
    kinds = ["section", "context", "actions", "context_actions"]
    assert [block["type"] for block in built] == kinds
    assert classic(built) == built[:3] == blocks(reply, BASE, share=share)
    assert built[0]["text"]["text"].startswith(f"*{escape(reply.answer.headline)}*\n")
    assert built[2]["elements"][0]["url"] == BASE + reply.answer.path
    buttons = {one["action_id"]: one.get("value") for one in built[2]["elements"]}
    assert list(buttons) == ["open", "change", "share"][: 2 + share]
    assert buttons["change"] == button_value(reply)


def test_a_german_answer_has_german_buttons() -> None:
    """All of those that the English one has."""
    english, german = labels("en"), labels("de")
    assert german.keys() <= english.keys()
    row = blocks(worked("rebound", language="de"), BASE, share=True, feedback=True)
    assert [one["text"]["text"] for one in row[2]["elements"]] == [
        "Ganze Erklärung",
        "Annahmen ändern",
        "Im Kanal teilen",
    ]
    assert row[3]["elements"][0]["negative_button"]["text"]["text"] == german["negative"]
    assert checks.problems(row) == []


@pytest.mark.parametrize("length", [1, 74, 75, 76, 2000, 2001, 3000, 3001, 20_000])
@pytest.mark.parametrize("letter", ["x", "&", "é", "*"])
def test_no_length_breaks_a_limit(length: int, letter: str) -> None:
    """Cut, or left out where a cut would change the meaning."""
    text = letter * length
    offers = tuple(Suggestion(text, text) for _ in range(6))
    reply = said(text, text, text, path="/" + text, suggestions=offers)
    assert checks.problems(blocks(reply, BASE, share=True)) == []
    assert len(fallback(reply, BASE)) <= limits.MESSAGE_TEXT + 5 * length


def test_a_cut_leaves_no_half_entity() -> None:
    """``&am`` would show as it stands."""
    text = blocks(said(body="<" * 3000), BASE)[0]["text"]["text"]
    assert text.endswith("&lt;…")


@pytest.mark.parametrize(
    "text",
    ["<!channel>", "<!here|x>", "<@U123>", "<#C1>", "@channel", "@Here", "<https://x.example|y>"],
)
def test_nobody_is_called(text: str) -> None:
    """Whatever a user wrote, quoted in headline, body, context or fallback."""
    reply = said(f"I know no {text}.", text, text)
    built = blocks(reply, BASE)
    texts = [built[0]["text"], built[1]["elements"][0]]
    assert all(one["verbatim"] for one in texts)
    for shown in (*(one["text"] for one in texts), fallback(reply, BASE)):
        assert "<" not in shown
        assert text not in shown


def test_a_star_in_the_headline_does_not_end_the_bold() -> None:
    """It becomes one that only looks like it."""
    assert blocks(said("a * b"), BASE)[0]["text"]["text"].startswith("*a ∗ b*")


def test_suggestions_become_buttons_that_ask() -> None:
    """Four at most, under their labels."""
    offers = tuple(Suggestion(f"label {n}", f"question {n}") for n in range(6))
    (_, actions) = blocks(said(suggestions=offers), BASE)
    buttons = actions["elements"]
    assert [one["action_id"] for one in buttons] == ["ask-1", "ask-2", "ask-3", "ask-4"]
    assert (buttons[0]["text"]["text"], buttons[0]["value"]) == ("label 0", "question 0")


def test_link_only_is_one_line_and_the_link() -> None:
    """For those who want the page and no more."""
    reply = worked("rebound", link_only=True)
    (section,) = blocks(reply, BASE)
    text = section["text"]["text"]
    assert "\n" not in text
    assert text.endswith(f"<{escape(BASE + reply.answer.path)}|{labels('en')['open']}>")


def test_a_page_too_long_for_slack_has_no_button() -> None:
    """Rather no link than no answer."""
    reply = said(path="/" + "x" * limits.BUTTON_URL)
    assert [block["type"] for block in blocks(reply, BASE)] == ["section"]
    assert button_value(reply) == ""


def test_the_fallback_says_it_all() -> None:
    """Verdict, numbers and link; for notifications and screen readers."""
    reply = worked("amortization")
    text = fallback(reply, BASE)
    assert reply.answer.headline in text
    assert text.endswith(escape(BASE + reply.answer.path))
    assert "\n" not in text


def test_a_long_fallback_is_cut_between_words() -> None:
    """A few hundred characters, then the link."""
    text = fallback(said(body="word " * 500, path="/x"), BASE)
    assert len(text) < 450
    assert text.endswith(f"word… {BASE}/x")


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ({"type": "section"}, "text object"),
        ({"type": "section", "text": {"type": "mrkdwn", "text": ""}}, "length 0"),
        ({"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}, "length 3001"),
        ({"type": "context", "elements": []}, "length 0"),
        ({"type": "chart"}, "none that we send"),
        ({"type": "actions", "elements": [{"type": "menu"}]}, "cannot stand there"),
        ({"type": "section", "block_id": "x" * 256}, "length 256"),
    ],
)
def test_the_limits_see_what_slack_would_refuse(block: dict[str, Any], words: str) -> None:
    """One broken block each."""
    assert words in " ".join(checks.problems([block]))


def test_the_limits_see_a_repeated_action() -> None:
    """Slack wants each once in a block."""
    button = {"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "x"}}
    found = checks.problems([{"type": "actions", "elements": [button, button]}])
    assert found == ["blocks[0]: an action_id stands twice"]


def test_the_limits_count_blocks() -> None:
    """Fifty in a message."""
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "x"}}
    assert checks.problems([section] * 51) == ["blocks: length 51; allowed 1 to 50"]
