"""Parts of blocks: cut to size, and harmless whatever they quote."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.render import checks, elements


@given(st.text(min_size=1, max_size=200))
def test_nothing_escaped_is_markup(text: str) -> None:
    """No link, no mention; and nothing is lost that was not."""
    safe = elements.escape(text)
    assert "<" not in safe
    assert ">" not in safe
    plain = safe.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert plain.replace("\u2060", "") == text.replace("\u2060", "")


@given(st.text(alphabet="ab &<>é✓ ", min_size=1, max_size=4000).filter(str.strip))
def test_no_text_breaks_a_limit(text: str) -> None:
    """In any of the parts."""
    built: list[dict[str, Any]] = [
        elements.header(text),
        elements.section(elements.escape(text)),
        elements.context(elements.escape(text)),
        elements.actions([elements.button("a", text)]),
        elements.image("https://x.example/x.png", text),
        elements.field("b", text, elements.button("a", "x"), text),
    ]
    found = [one for one in checks.problems(built) if "cannot stand there" not in one]
    assert found == []
