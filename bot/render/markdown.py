"""Answer to Markdown, in the reader's language, to be kept in notes."""

from __future__ import annotations

import re

from bot.answers import Reply
from bot.figures import DEFAULT_LANGUAGE
from bot.links import texts
from bot.render import page
from bot.render.document import edition, link, methods_used, sources, unit_of
from calculations.scenario import Parameter, Scenario


def markdown(reply: Reply, base_url: str, language: str = DEFAULT_LANGUAGE) -> str:
    """The whole answer as Markdown, in a language that pages are written in."""
    template = page.environment(language).get_template("pages/explain.md.j2")
    text = template.render(
        reply=reply,
        link=link(reply, base_url),
        edition=edition(reply),
        inputs=_inputs(reply.scenario),
        sources=sources(reply.records),
        methods=methods_used(reply),
        safe=inert,
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def inert(text: object) -> str:
    """Text from outside on one line of Markdown, with nothing in it that is mark-up.

    >>> inert("a*b <i>\\nc")
    'a\\\\*b \\\\<i\\\\> c'
    """
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", " ".join(str(text).split()))


def _inputs(scenario: Scenario | None) -> list[tuple[Parameter, list[str], str]]:
    """Every input that has a value, with its values as texts and its unit."""
    if scenario is None:
        return []
    return [
        (declared, shown, unit_of(declared.unit, scenario))
        for declared in scenario.parameters().values()
        if (shown := texts(scenario.used(declared.name)))
    ]
