"""Answer to page: what the HTML templates are given, and nothing worked out.

The templates in `templates/pages/` hold the layout, its folder of each language the words; here
results are only laid out: which quantity is a column, which chart leads.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from bot import links, phrasing
from bot.alongside import alongside
from bot.answers import Reply
from bot.atlas import atlas
from bot.figures import DEFAULT_LANGUAGE, Figures
from bot.render.bound import bound
from bot.render.charts.themes import size
from bot.render.document import dated, edition, link, methods_used, sources, unit_of
from bot.render.grids import Grid, grids
from bot.render.pictures import Pictures, pictures
from bot.render.share import Shares
from bot.render.shown import Shown
from bot.render.working import formula, working
from bot.translated import title
from calculations import records
from calculations.errors import Problem
from calculations.records import Record
from calculations.results import Result
from calculations.scenario import Parameter

LANGUAGES = ("en", "de")
"""Languages that pages are written in; the first is for everybody else."""
_READINGS = 5
# Parts of pages of some hundreds of bytes each; the inputs and assumptions of all topics are 150.
_SHARED = 384


def environment(language: str = DEFAULT_LANGUAGE, *, stated: bool = False) -> Environment:
    """The house's Jinja environment with what only pages need.

    Parameters
    ----------
    language
        One of `LANGUAGES`.
    stated
        Whether the address names the language, so that links to other pages must do so too.
    """
    return _environment(language, stated)


@lru_cache(maxsize=8)
def _environment(language: str, stated: bool) -> Environment:
    kept = phrasing.Compiled(f"{language}-pages{'-stated' if stated else ''}")
    jinja = phrasing.environment(language).overlay(bytecode_cache=kept)

    def keep(path: str) -> str:
        return links.in_language(path, language) if stated else path

    foreign = {} if language == DEFAULT_LANGUAGE else {"lang": DEFAULT_LANGUAGE}
    jinja.globals = {
        **jinja.globals,
        "language": language,
        "stated_language": stated,
        # What nobody has translated is in English; pages in another language say so.
        "foreign": foreign,
        "tongue_of": lambda text: foreign if title(text, language) == text else {},
        "dated": dated,
        "unit_of": unit_of,
        "methods_used": methods_used,
        "size": size,
        "shared": lru_cache(maxsize=_SHARED)(_shared),
    }
    jinja.filters = {
        **jinja.filters,
        **Shown(jinja, language, keep).filters,
        "keep": keep,
        "bound": bound,
        "math": formula,
        "in_words": lambda text, declared, words: _in_words(text, declared, words, language),
    }
    return jinja


def _shared(part: Callable[..., str], *given: Hashable) -> Markup:
    """What a macro makes of values, drawn once: most inputs and assumptions are on every page.

    The values must be all that it depends on, and the macro one of the same environment.
    """
    # A macro that is called from Python says only by its name that it has escaped its values.
    return Markup(part(*given))  # noqa: S704


def _in_words(text: str, declared: Parameter, words: Mapping[str, str], language: str) -> str:
    """An input's text as it is read: choices by name, numbers the language's way."""
    if declared.kind in ("number", "whole number"):
        # Examples of numbers may have a unit.
        with suppress(ValueError):
            return Figures(language).exact(float(text))
    if declared.kind == "place":
        return atlas(language).text(text)
    return words.get(text, text)


def page(
    name: str, language: str = DEFAULT_LANGUAGE, *, stated: bool = False, **values: Any
) -> str:
    """Render one page; blank lines are dropped, which is a fifth of its size."""
    jinja = environment(language, stated=stated)
    text = jinja.get_template(f"pages/{name}.html.j2").render(**values)
    return "\n".join(filter(str.strip, text.splitlines())) + "\n"


def told(reply: Reply, language: str = DEFAULT_LANGUAGE) -> Any:
    """What the page of a topic says in words: ``sentence()`` and ``why()``."""
    result = reply.result or Result({})
    template = environment(language).get_template(f"pages/{language}/{reply.query.topic}.html.j2")
    return template.make_module(
        {
            "q": result.quantities,
            "found": result.findings,
            "s": reply.scenario,
            "tables": {table.id: table.rows for table in result.tables},
        }
    )


def explain(
    reply: Reply,
    base_url: str,
    language: str = DEFAULT_LANGUAGE,
    *,
    name: str = "explain",
    stated: bool = False,
    **values: Any,
) -> str:
    """The page of an answer; `values` are what the web adds, such as the form."""
    result = reply.result or Result({})
    laid = sorted(grids(result.tables), key=_order)
    words = told(reply, language)
    sentence = " ".join(words.sentence().split())
    reply = _spoken(reply, sentence, words, language)
    return page(
        name,
        language,
        stated=stated,
        reply=reply,
        topic=reply.query.topic,
        query=links.query(reply.scenario) if reply.scenario else "",
        link=link(reply, base_url),
        edition=edition(reply),
        told=words,
        sentence=sentence,
        grids=[grid for grid in laid if grid.id not in _SWINGS],
        beside=alongside(reply.scenario) if reply.scenario else (),
        swings=[grid for grid in laid if grid.id in _SWINGS],
        working=working(result.steps, language),
        sources=sources(reply.records),
        methods=methods_used(reply),
        readings=_readings(reply.query.topic),
        shares=Shares(reply, base_url, sentence, language, stated),
        **_pictured(pictures(reply, base_url, language)),
        **values,
    )


def _pictured(drawn: Pictures) -> dict[str, Any]:
    return {
        "lead": drawn.lead,
        "tornado": drawn.swings,
        "pictures": drawn.others,
        "preview": drawn.preview,
        "addresses": drawn.addresses,
    }


_SWINGS = frozenset({"tornado"})
"""Tables of what would change the answer, which stand beside the form."""


_LEADING = (
    "leads",
    "own",
    "pair",
    "every_image",
    "every_video",
    "ordinary",
    "baselines",
    "felt",
)
"""Tables that tell best what an answer is compared with, the best first."""


def _order(grid: Grid) -> int:
    return _LEADING.index(grid.id) if grid.id in _LEADING else len(_LEADING)


def _spoken(reply: Reply, sentence: str, words: Any, language: str) -> Reply:
    """The reply in the page's language, also where chat has no words in it yet."""
    if (phrasing.TEMPLATES / "slack" / language / f"{reply.query.topic}.j2").exists():
        return reply
    context = " ".join(words.baseline().split())
    return replace(reply, answer=replace(reply.answer, headline=sentence, body="", context=context))


def _readings(topic: str) -> tuple[records.Reading, ...]:
    return tuple(one for one in records.readings() if topic in one.topics)[:_READINGS]


def words(language: str = DEFAULT_LANGUAGE) -> Any:
    """The names of what results and scenarios hold: ``fields``, ``quantities``, ``topics``…"""
    return environment(language).get_template(f"pages/{language}/words.html.j2").module


def sentence(problem: Problem, currency: str = "", language: str = DEFAULT_LANGUAGE) -> str:
    """Say what was given, what is allowed and what works; plain text."""
    module: Any = environment(language).get_template(f"pages/{language}/problem.j2").module
    unit = Figures(language).unit_words(problem.unit.replace("{currency}", currency or "USD"))
    return " ".join(str(module.sentence(problem, unit)).split())


def sentence_for(reason: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Say why there is no answer at an address; plain text."""
    module: Any = environment(language).get_template(f"pages/{language}/trouble.j2").module
    said: Mapping[str, str] = module.sentences
    return said.get(reason, said["broken"])


def shelves(found: Iterable[Record]) -> list[tuple[str, list[Record]]]:
    """Records by the first part of their id, both in alphabetical order."""
    ordered = sorted(found, key=lambda record: record.id)
    return [
        (name, list(group))
        for name, group in groupby(ordered, key=lambda record: record.id.partition("/")[0])
    ]
