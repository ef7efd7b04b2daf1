"""The pages people read: the ask box, the sources and the methods."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.render.document import link
from bot.render.page import shelves
from bot.web.addresses import LONGEST_QUESTION, BadAddress, pairs
from bot.web.language import chosen
from bot.web.rendered import Rendered, respond
from bot.web.site import site
from calculations import SCENARIOS, records

# A question that asks for help, in each language of the pages.
_HELP = {"en": "help", "de": "Hilfe"}


async def home(request: Request) -> Response:
    """The ask box and, once something is asked, what the bot would post."""
    here = site(request)
    try:
        tongue, rest = chosen(request, pairs(request.url.query.encode(), LONGEST_QUESTION))
    except BadAddress as error:
        return here.trouble(request, status_of(error), error.reason)
    question = dict(rest).get("q", "").strip()
    reply = here.desk.ask(question) if question else None
    body = here.draw(
        "home",
        tongue,
        "/",
        [("q", question)] if question else [],
        question=question,
        reply=reply,
        link=link(reply, "") if reply else "",
        examples=here.desk.ask(_HELP[tongue.code]).answer.suggestions,
    )
    lasting = "no-store" if question else "no-cache"
    return HTMLResponse(body, headers={"Cache-Control": lasting, **tongue.headers})


def status_of(error: BadAddress) -> int:
    """The HTTP status for an address that is no query string."""
    return 414 if error.reason == "too_long" else 400


async def sources(request: Request) -> Response:
    """Every record, shelf by shelf, and what is worth reading."""
    here = site(request)
    try:
        tongue, _ = chosen(request, pairs(request.url.query.encode()))
    except BadAddress as error:
        return here.trouble(request, status_of(error), error.reason)

    def render() -> Rendered:
        shelved = shelves(records.records().values())
        readings = records.readings()
        body = here.draw("sources", tongue, "/sources", [], shelves=shelved, readings=readings)
        return Rendered.of(body, "text/html", tongue.headers)

    return respond(request, here.shelf.get(f"/sources {tongue.key}", render))


async def methods(request: Request) -> Response:
    """Every formula of a topic, or of all."""
    here = site(request)
    topic = request.path_params.get("topic", "")
    if topic and topic not in SCENARIOS:
        raise HTTPException(404)
    try:
        tongue, _ = chosen(request, pairs(request.url.query.encode()))
    except BadAddress as error:
        return here.trouble(request, status_of(error), error.reason)
    known = records.methods().values()
    path = f"/methods/{topic}" if topic else "/methods"

    def render() -> Rendered:
        shown = [method for method in known if topic in ("", method.topic)]
        body = here.draw("methods", tongue, path, [], topic=topic, methods=shown)
        return Rendered.of(body, "text/html", tongue.headers)

    return respond(request, here.shelf.get(f"{path} {tongue.key}", render))
