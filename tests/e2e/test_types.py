"""The blocks we send, checked against Slack's own types by the TypeScript compiler."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from bot import answers
from bot.answers import Answer, Reply, Suggestion
from bot.questions.query import Query
from bot.render.blocks import blocks
from calculations import SCENARIOS

MODULES = Path(__file__).parent / "node_modules"

pytestmark = [
    pytest.mark.skipif(shutil.which("node") is None, reason="needs Node 20"),
    pytest.mark.skipif(
        not (MODULES / "@slack" / "types").is_dir(), reason="needs `npm ci` in tests/e2e (make e2e)"
    ),
]


def everything() -> list[list[dict[str, object]]]:
    """The blocks of every topic, and of an answer that asks back."""
    replies = [answers.explain(model.make({})) for model in SCENARIOS.values()]
    offers = (Suggestion("One", "one?"), Suggestion("Two", "two?"))
    asking = Answer("unsure", "Which?", "Pick one.", "I ask.", "", offers)
    replies.append(Reply("?", Query(topic="help", aspect="what"), asking))
    return [blocks(reply, "https://energy.example", share=True, feedback=True) for reply in replies]


def compiled(folder: Path, source: str) -> subprocess.CompletedProcess[str]:
    """What the compiler says to `source`."""
    types = MODULES / "@slack" / "types" / "dist" / "index.d.ts"
    options = {"strict": True, "noEmit": True, "types": [], "module": "esnext"}
    options |= {"moduleResolution": "bundler", "paths": {"@slack/types": [str(types)]}}
    (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": options}))
    (folder / "blocks.ts").write_text(source)
    tsc = MODULES / ".bin" / "tsc"
    return subprocess.run([tsc, "-p", folder], capture_output=True, text=True, check=False)


def source(sent: object) -> str:
    """A program that is only correct if `sent` is a list of lists of blocks."""
    return (
        'import type { KnownBlock } from "@slack/types";\n'
        f"export const sent = {json.dumps(sent)} satisfies KnownBlock[][];\n"
    )


def test_our_blocks_have_the_shapes_that_slack_knows(tmp_path: Path) -> None:
    """Every key and every kind of element."""
    result = compiled(tmp_path, source(everything()))
    assert result.returncode == 0, result.stdout


def test_the_compiler_would_see_a_wrong_key(tmp_path: Path) -> None:
    """So that the test above means something."""
    result = compiled(tmp_path, source([[{"type": "section", "txt": "x"}]]))
    assert "txt" in result.stdout
