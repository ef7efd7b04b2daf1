"""The page of a scenario, and the same answer as JSON and Markdown."""

from __future__ import annotations

import json

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from bot import answers, links
from bot.answers import Reply
from bot.render import form, page
from bot.render.document import document, markdown, plain
from bot.web.addresses import BadAddress, Pairs, is_form, nearest, pairs, scenario
from bot.web.pages import status_of
from bot.web.rendered import Rendered, respond
from bot.web.site import Site, site
from calculations import SCENARIOS
from calculations.errors import InvalidScenario, Problem
from calculations.scenario import Scenario

_MEDIA_TYPES = {"": "text/html", "json": "application/json", "md": "text/markdown"}


async def explain(request: Request) -> Response:
    """Answer ``/explain/{topic}``, ``.json`` and ``.md``: the address is the scenario."""
    here = site(request)
    topic, _, ending = request.path_params["name"].partition(".")
    if topic not in SCENARIOS or ending not in _MEDIA_TYPES:
        raise HTTPException(404)
    try:
        given = pairs(request.url.query.encode())
        made = scenario(topic, given)
    except BadAddress as error:
        return here.trouble(request, status_of(error), error.reason)
    except InvalidScenario as error:
        return _refused(here, topic, ending, given, error.problems)
    if not ending and is_form(made, given):
        return RedirectResponse(links.path(made), 303)
    return respond(request, here.shelf.get(_key(made, ending), lambda: _render(here, made, ending)))


def _key(made: Scenario, ending: str) -> str:
    # Stating a default is not the same as leaving it: what is stated has no range.
    stated = ",".join(sorted(made.model_fields_set))
    return f"{links.path(made, ending)}#{stated}"


def _render(here: Site, made: Scenario, ending: str) -> Rendered:
    reply = answers.explain(made)
    return Rendered.of(_text(here, made, reply, ending), _MEDIA_TYPES[ending])


def _text(here: Site, made: Scenario, reply: Reply, ending: str) -> str:
    if ending == "json":
        return json.dumps(document(reply, here.base_url), ensure_ascii=False, allow_nan=False)
    if ending == "md":
        return markdown(reply, here.base_url)
    fields = form.fields(made)
    return page.explain(reply, here.base_url, fields=fields, **here.frame())


def _refused(
    here: Site, topic: str, ending: str, given: Pairs, problems: tuple[Problem, ...]
) -> Response:
    """Status 422: the same page with each problem named and its field marked."""
    path = nearest(topic, given)
    currency = dict(given).get("currency", "")[:3]
    said = [page.sentence(problem, currency) for problem in problems]
    if ending:
        return JSONResponse({"error": _error(problems, said, here.base_url + path)}, 422)
    fields = form.refused_fields(SCENARIOS[topic], given, problems)
    body = here.draw("refused", topic=topic, fields=fields, problems=said, nearest=path)
    return HTMLResponse(body, 422, headers={"Cache-Control": "no-store"})


def _error(problems: tuple[Problem, ...], said: list[str], link: str) -> dict[str, object]:
    listed = [
        {
            "key": problem.key[:80],
            "kind": problem.kind,
            "given": problem.given[:80],
            "message": sentence,
            "low": plain(problem.low),
            "high": plain(problem.high),
            "choices": list(problem.choices),
            "example": problem.example,
        }
        for problem, sentence in zip(problems, said, strict=True)
    ]
    return {"kind": "refused", "message": " ".join(said), "problems": listed, "nearest": link}
