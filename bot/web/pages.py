"""The pages people read: the ask box, the sources and the methods."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.render.document import link
from bot.render.page import shelves
from bot.web.addresses import LONGEST_QUESTION, BadAddress, pairs
from bot.web.rendered import Rendered, respond
from bot.web.site import site
from calculations import SCENARIOS, records


async def home(request: Request) -> Response:
    """The ask box and, once something is asked, what the bot would post."""
    here = site(request)
    try:
        given = dict(pairs(request.url.query.encode(), LONGEST_QUESTION))
    except BadAddress as error:
        return here.trouble(request, status_of(error), error.reason)
    question = given.get("q", "").strip()
    reply = here.desk.ask(question) if question else None
    examples = here.desk.ask("help").answer.suggestions
    body = here.draw(
        "home",
        question=question,
        reply=reply,
        link=link(reply, "") if reply else "",
        examples=examples,
    )
    return HTMLResponse(body, headers={"Cache-Control": "no-store" if question else "no-cache"})


def status_of(error: BadAddress) -> int:
    """The HTTP status for an address that is no query string."""
    return 414 if error.reason == "too_long" else 400


async def sources(request: Request) -> Response:
    """Every record, shelf by shelf, and what is worth reading."""
    here = site(request)

    def render() -> Rendered:
        shelved = shelves(records.records().values())
        body = here.draw("sources", shelves=shelved, readings=records.readings())
        return Rendered.of(body, "text/html")

    return respond(request, here.shelf.get("/sources", render))


async def methods(request: Request) -> Response:
    """Every formula of a topic, or of all."""
    here = site(request)
    topic = request.path_params.get("topic", "")
    if topic and topic not in SCENARIOS:
        raise HTTPException(404)
    known = records.methods().values()

    def render() -> Rendered:
        shown = [method for method in known if topic in ("", method.topic)]
        return Rendered.of(here.draw("methods", topic=topic, methods=shown), "text/html")

    return respond(request, here.shelf.get(f"/methods/{topic}", render))
