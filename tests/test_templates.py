"""Templates hold words and no numbers."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parent.parent / "templates"
FILES = sorted(TEMPLATES.rglob("*.j2"))
EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
TAG = re.compile(r"<[^<>]*>", re.DOTALL)
ENTITY = re.compile(r"&#?\w+;")
LITERAL = re.compile(r'"([^"]*)"')


def prose(text):
    """What a reader sees: text between tags, and words inside of expressions."""
    text = COMMENT.sub("", text)
    spoken = [
        literal
        for expression in EXPRESSION.findall(text)
        for literal in LITERAL.findall(expression)
        # Record ids and keys have no blanks; sentences have.
        if " " in literal.strip()
    ]
    return ENTITY.sub(" ", TAG.sub(" ", EXPRESSION.sub(" ", text))) + " " + " ".join(spoken)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(TEMPLATES)))
def test_no_digit_is_typed_into_prose(path):
    digits = re.search(r".{0,40}\d.{0,20}", prose(path.read_text(encoding="utf-8")))
    assert digits is None, f"type no number into a template: …{digits.group()}…"


@pytest.mark.parametrize("typed", ["costs 5 USD", '{{ "in 5 years" if x }}', "<p>about 30 %</p>"])
def test_the_test_sees_a_typed_digit(typed):
    assert re.search(r"\d", prose(typed))


@pytest.mark.parametrize(
    "fine",
    ["{{ x | figure(digits=2) }}", '{{ record("outlook/world-2030/base") }}', '<h2 id="a1">'],
)
def test_the_test_lets_code_be(fine):
    assert not re.search(r"\d", prose(fine))
