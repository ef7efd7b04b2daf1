"""For programs: questions as JSON, and the description of it."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.phrasing import environment
from bot.render.document import document
from bot.web.addresses import LONGEST_QUESTION, BadAddress, pairs
from bot.web.openapi import describe
from bot.web.pages import status_of
from bot.web.site import site
from calculations import SCENARIOS


async def ask(request: Request) -> Response:
    """Answer ``q``; every question that can be read gets the contract's JSON."""
    here = site(request)
    try:
        given = dict(pairs(request.url.query.encode(), LONGEST_QUESTION))
    except BadAddress as error:
        return here.trouble(request, status_of(error), error.reason)
    if "q" not in given:
        return here.trouble(request, 422, "no_question")
    return JSONResponse(document(here.desk.ask(given["q"]), here.base_url))


async def openapi(request: Request) -> Response:
    """What can be asked of us, in OpenAPI's form."""
    words: Any = environment().get_template("pages/en/openapi.j2").module
    return JSONResponse(describe(SCENARIOS, words.words, site(request).base_url))
