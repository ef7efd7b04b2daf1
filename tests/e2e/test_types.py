"""Everything we send, checked against Slack's own types by the TypeScript compiler."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from bot import answers
from bot.answers import Reply
from bot.questions.query import Query
from bot.render import checks
from bot.render.blocks import blocks, button_value
from bot.render.unfurl import unfurl
from bot.slack.posting import public
from bot.slack.views.assumptions import opened, redrawn
from bot.slack.views.home import home
from bot.slack.views.reason import asked
from bot.slack.views.settings import settings
from bot.slack.views.sheet import Sheet
from bot.slack.views.trouble import trouble
from bot.store.protocol import Chosen, Feedback
from bot.wording import Answer, Suggestion
from calculations import SCENARIOS

MODULES = Path(__file__).parent / "node_modules"
PAGES = "https://energy.example"
OWN = {"city": "Berlin, DE", "currency": "EUR", "hardware": "h100"}
VOTE = Feedback("T1", "C1", "1.1", "U1", "no", "rebound", "/explain/rebound?v=1")

pytestmark = [
    pytest.mark.skipif(shutil.which("node") is None, reason="needs Node 20"),
    pytest.mark.skipif(
        not (MODULES / "@slack" / "types").is_dir(), reason="needs `npm ci` in tests/e2e (make e2e)"
    ),
]


def worked() -> list[Reply]:
    """An answer of every topic."""
    return [answers.explain(model.make({})) for model in SCENARIOS.values()]


def asking() -> Reply:
    """An answer that asks back."""
    offers = (Suggestion("One", "one?"), Suggestion("Two", "two?"))
    answer = Answer("unsure", "Which?", "Pick one.", "I ask.", "", offers)
    return Reply("?", Query(topic="help", aspect="what"), answer)


def messages() -> list[Any]:
    """The blocks of every kind of message."""
    told = [
        settings(Chosen())["blocks"],
        settings(Chosen(link_only=True), "Only admins.")["blocks"],
    ]
    every = [*worked(), asking()]
    return [*(blocks(one, PAGES, share=True, feedback=True) for one in every), *told]


def views() -> list[Any]:
    """Every modal, with few and with all inputs, right and wrong; and the Home tab."""
    modals = [trouble("Sorry."), asked(VOTE)]
    for reply in worked():
        value = button_value(reply)
        sheet = Sheet.of(value, {"channel": "C1"})
        wrong = {f"{sheet.topic}.{sheet.keys[0]}": {f"set-{sheet.keys[0]}": {"value": "?"}}}
        modals += [opened(value, {}), redrawn(sheet.all_shown(), {}), redrawn(sheet, wrong)]
    homes = [
        home({}, Chosen(), PAGES),
        home(OWN, Chosen(link_only=True), PAGES, worked()[0], "No."),
    ]
    return [*modals, *homes]


def unfurls() -> dict[str, Any]:
    """A link to every topic's page."""
    return {PAGES + reply.answer.path: unfurl(reply, PAGES) for reply in worked()}


def metadata() -> list[Any]:
    """What goes along with every answer."""
    return [public(reply, PAGES)["metadata"] for reply in worked()]


SENT = {
    "KnownBlock[][]": messages,
    "View[]": views,
    "LinkUnfurls": unfurls,
    "MessageMetadata[]": metadata,
}
WRONG = {
    "KnownBlock[][]": [[{"type": "section", "txt": "x"}]],
    "View[]": [{"type": "modal", "blocks": [], "titel": "x"}],
    "LinkUnfurls": {"x": {"blocks": [{"type": "image", "image": "x"}]}},
    "MessageMetadata[]": [{"event_type": 1}],
}


def compiled(folder: Path, kind: str, sent: object) -> subprocess.CompletedProcess[str]:
    """What the compiler says to a program that is only right if `sent` is of that kind."""
    types = MODULES / "@slack" / "types" / "dist" / "index.d.ts"
    options = {"strict": True, "noEmit": True, "types": [], "module": "esnext"}
    options |= {"moduleResolution": "bundler", "paths": {"@slack/types": [str(types)]}}
    (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": options}))
    name = kind.removesuffix("[]").removesuffix("[]")
    (folder / "sent.ts").write_text(
        f'import type {{ {name} }} from "@slack/types";\n'
        f"export const sent = {json.dumps(sent)} satisfies {kind};\n"
    )
    tsc = MODULES / ".bin" / "tsc"
    return subprocess.run([tsc, "-p", folder], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("kind", SENT)
def test_what_we_send_has_the_shapes_that_slack_knows(tmp_path: Path, kind: str) -> None:
    """Every key and every kind of element."""
    result = compiled(tmp_path, kind, SENT[kind]())
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("kind", WRONG)
def test_the_compiler_would_see_a_mistake(tmp_path: Path, kind: str) -> None:
    """So that the test above means something."""
    assert compiled(tmp_path, kind, WRONG[kind]).returncode != 0


def test_all_of_it_stays_within_slacks_limits() -> None:
    """Which the types do not know."""
    assert [one for each in messages() for one in checks.problems(each)] == []
    assert [one for each in views() for one in checks.view_problems(each)] == []
