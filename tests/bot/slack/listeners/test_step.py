"""The step for Workflow Builder."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ..conftest import Workspace
from ..fake import BASE_URL, FakeSlack, answered


def executed(question: Any = "does it?", **function: Any) -> dict[str, Any]:
    """A workflow comes to our step."""
    return {
        "type": "function_executed",
        "function": {
            "id": "Fn1",
            "callback_id": "answer_question",
            "title": "Answer an AI energy question",
            "type": "app",
            "input_parameters": [],
            "output_parameters": [],
            "app_id": "A1",
            **function,
        },
        "inputs": {"question": question},
        "function_execution_id": "Fx1",
        "workflow_execution_id": "Wx1",
        "event_ts": "1700000070.1",
        "bot_access_token": "xwfp-1",
    }


@pytest.mark.usefixtures("quiet")
async def test_verdict_number_and_link_come_out(workspace: Workspace, slack: FakeSlack) -> None:
    """With the token that the workflow lends."""
    await workspace.event(executed())
    await workspace.settle()
    (call,) = [one for one in slack.calls if one.method == "functions.completeSuccess"]
    answer, outputs = answered().answer, json.loads(call.body["outputs"])
    assert call.body["function_execution_id"] == "Fx1"
    assert call.token == "Bearer xwfp-1"
    assert outputs["verdict"] == answer.headline
    assert outputs["answer"] == answer.text
    assert outputs["link"] == BASE_URL + answer.path
    assert "TWh" in outputs["number"]


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("question", ["hm", "help"])
async def test_what_cannot_be_answered_ends_the_step_with_the_reason(
    workspace: Workspace, slack: FakeSlack, question: str
) -> None:
    """Whoever built the workflow reads it."""
    await workspace.event(executed(question))
    await workspace.settle()
    (call,) = slack.named("functions.completeError")
    assert "Which one?" in call["error"]


async def test_a_step_that_fails_does_not_hang(workspace: Workspace, slack: FakeSlack) -> None:
    """The workflow ends with the reference."""
    await workspace.event(executed("explode"))
    await workspace.settle()
    (call,) = slack.named("functions.completeError")
    assert "Reference" in call["error"]


@pytest.mark.usefixtures("quiet")
async def test_a_step_of_another_name_is_not_ours(workspace: Workspace, slack: FakeSlack) -> None:
    """Accepted and left alone."""
    response = await workspace.event(executed(callback_id="other"))
    await workspace.settle()
    assert (response.status_code, slack.named("functions.completeSuccess")) == (200, [])
