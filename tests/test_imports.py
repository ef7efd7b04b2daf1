"""The one-way flow: nothing points back."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Package or module to what it may never import.
FORBIDDEN = {
    "calculations": (
        "bot",
        "slack_bolt",
        "slack_sdk",
        "aiohttp",
        "starlette",
        "jinja2",
        "os.environ",
    ),
    "bot/questions": ("bot.answers", "bot.render", "bot.slack", "bot.web", "bot.links"),
    "bot/render": (
        "bot.slack",
        "bot.web",
        "bot.desk",
        "calculations.amortization",
        "calculations.rebound",
        "calculations.diffuse",
    ),
    "bot/answers.py": ("bot.render", "bot.slack", "bot.web"),
    "bot/phrasing.py": ("bot.answers", "bot.render", "bot.slack", "bot.web"),
    "bot/slack": ("bot.web",),
    "bot/store": ("bot.answers", "bot.render", "bot.slack", "bot.web"),
}


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


@pytest.mark.parametrize("place", FORBIDDEN)
def test_imports_point_one_way(place):
    start = ROOT / place
    files = [start] if start.is_file() else sorted(start.rglob("*.py"))
    assert files
    for file in files:
        for name in imports(file):
            for banned in FORBIDDEN[place]:
                assert name != banned, f"{file}: {name}"
                assert not name.startswith(banned + "."), f"{file}: {name}"


def test_only_answers_calculates():
    for file in sorted((ROOT / "bot").rglob("*.py")):
        if file.name == "answers.py":
            continue
        assert "calculations.calculate" not in set(imports(file)), file


def test_only_the_loaders_read_files_in_calculations():
    for file in sorted((ROOT / "calculations").rglob("*.py")):
        if file.name in {"records.py", "gazetteer.py"}:
            continue
        text = file.read_text(encoding="utf-8")
        for word in ("open(", "read_text", "os.environ", "datetime.now", "time.time"):
            assert word not in text, f"{file}: {word}"
