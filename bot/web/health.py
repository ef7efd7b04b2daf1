"""How we are, for those who watch over us."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.ops import metrics
from bot.slack.endpoint import SlackEndpoint
from bot.store.errors import StoreError
from bot.web.site import site
from calculations import SCENARIOS, records
from calculations.errors import CalculationError

_FRESH = {"Cache-Control": "no-store"}


async def alive(_: Request) -> Response:
    """Whether the process answers."""
    return PlainTextResponse("ok\n", headers=_FRESH)


async def ready(request: Request) -> Response:
    """Whether the records, the formulas, every topic's defaults and the store are there."""
    try:
        found: dict[str, object] = {
            "records": len(records.records()),
            "methods": len(records.methods()),
            "topics": len([model() for model in SCENARIOS.values()]),
        }
        ok = all(found.values())
    except CalculationError:
        found, ok = {}, False
    if store := _slack(request).store:
        try:
            found["waiting"] = (await store.health()).waiting
        except StoreError as error:
            found["store"], ok = str(error), False
    return JSONResponse({"ready": ok, **found}, 200 if ok else 503, headers=_FRESH)


async def measured(request: Request) -> Response:
    """Prometheus's view."""
    try:
        text = await metrics.exposition(site(request).desk.meter, _slack(request).store)
    except StoreError as error:
        return PlainTextResponse(f"{error}\n", 503, headers=_FRESH)
    return Response(text, media_type=metrics.CONTENT_TYPE, headers=_FRESH)


def _slack(request: Request) -> SlackEndpoint:
    found: SlackEndpoint = request.app.state.slack
    return found
