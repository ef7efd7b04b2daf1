"""The page of a scenario, and the same answer in every other shape."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import answers, links
from bot.answers import Reply
from bot.questions.query import Query
from bot.render import form, page
from bot.render.document import document, link
from bot.render.markdown import markdown
from bot.render.share import bibtex
from bot.render.spreadsheet import spreadsheet
from bot.web.addresses import BadAddress, is_form, pairs, scenario
from bot.web.language import Tongue, chosen
from bot.web.pages import status_of
from bot.web.refused import refused
from bot.web.rendered import Rendered, respond
from bot.web.site import Site, site
from calculations import SCENARIOS, editions
from calculations.errors import InvalidScenario
from calculations.scenario import Scenario


@dataclass(frozen=True)
class _Asked:
    """What a page, or a file of the same answer, is made of."""

    site: Site
    scenario: Scenario
    reply: Reply
    tongue: Tongue

    def page(self, name: str) -> str:
        """The answer as a page."""
        path = f"/{name}/{self.scenario.topic}"
        query = pairs(links.query(self.scenario).encode())
        frame = self.site.frame(self.tongue, path, query)
        fields = form.fields(self.scenario)
        return page.explain(self.reply, self.site.base_url, name=name, fields=fields, **frame)

    def json(self) -> str:
        """The answer for programs."""
        found = document(self.reply, self.site.base_url)
        return json.dumps(found, ensure_ascii=False, allow_nan=False)

    def notes(self) -> str:
        """The answer as Markdown."""
        return markdown(self.reply, self.site.base_url, self.tongue.code)

    def sheet(self) -> str:
        """The answer as CSV."""
        return spreadsheet(self.reply, self.tongue.code)

    def cited(self) -> str:
        """The answer as an entry of a bibliography."""
        url = link(self.reply, self.site.base_url)
        said = " ".join(page.told(self.reply, self.tongue.code).sentence().split())
        return bibtex(said, url, self.scenario.topic) + "\n"


_SHAPES: dict[str, tuple[str, Callable[[_Asked], str]]] = {
    "": ("text/html", lambda asked: asked.page("explain")),
    "embed": ("text/html", lambda asked: asked.page("embed")),
    "json": ("application/json", _Asked.json),
    "md": ("text/markdown", _Asked.notes),
    "csv": ("text/csv", _Asked.sheet),
    "bib": ("application/x-bibtex", _Asked.cited),
}


async def explain(request: Request) -> Response:
    """Answer ``/explain/{topic}`` and its files: the address is the scenario."""
    topic, _, ending = request.path_params["name"].partition(".")
    if ending == "embed":
        raise HTTPException(404)
    return _answer(request, topic, ending)


async def embed(request: Request) -> Response:
    """Answer ``/embed/{topic}``: the sentence and the chart alone, for a frame elsewhere."""
    return _answer(request, request.path_params["topic"], "embed")


def _answer(request: Request, topic: str, shape: str) -> Response:
    here = site(request)
    if topic not in SCENARIOS or shape not in _SHAPES:
        raise HTTPException(404)
    try:
        tongue, given = chosen(request, pairs(request.url.query.encode()))
    except BadAddress as error:
        return here.trouble(request, status_of(error), error.reason)
    try:
        made = scenario(topic, given)
    except InvalidScenario as error:
        return refused(here, (topic, shape), given, error.problems, tongue)
    if not shape and is_form(made, given):
        return RedirectResponse(_permalink(made, tongue), 303, headers=tongue.headers)
    return respond(request, here.shelf.get(*_made(here, made, shape, tongue)))


def _permalink(made: Scenario, tongue: Tongue) -> str:
    path = links.path(made)
    return links.in_language(path, tongue.code) if tongue.stated else path


def _made(
    here: Site, made: Scenario, shape: str, tongue: Tongue
) -> tuple[str, Callable[[], Rendered]]:
    """Under which name an answer is kept, and how it is made."""
    # Stating a default is not the same as leaving it: what is stated has no range.
    stated = ",".join(sorted(made.model_fields_set))
    media_type, shaped = _SHAPES[shape]

    def render() -> Rendered:
        with editions.showing(made.edition):
            return drawn()

    def drawn() -> Rendered:
        query = Query(topic=made.topic, aspect="", language=tongue.code)  # type: ignore[arg-type]
        reply = answers.explain(made, query=query)
        text = shaped(_Asked(here, made, reply, tongue))
        return Rendered.of(text, media_type, tongue.headers)

    return f"{links.path(made, '.' + shape)} {stated} {tongue.key}", render
