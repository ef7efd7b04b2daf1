"""The few files that pages load, all from here: read once, named by their content."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.phrasing import TEMPLATES
from bot.web.rendered import FOR_EVER, Rendered, respond

_TYPES = {
    "style.css": "text/css",
    "print.css": "text/css",
    "noscript.css": "text/css",
    "live.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}

_RENDERED: Mapping[str, Rendered] = {
    name: Rendered.of((TEMPLATES / "pages" / name).read_text(encoding="utf-8"), media_type)
    for name, media_type in _TYPES.items()
}

FILES: Mapping[str, str] = MappingProxyType(
    {
        name: f"/static/{name}?h={rendered.etag.strip(chr(34))}"
        for name, rendered in _RENDERED.items()
    }
)
"""Address of each file; it changes with the file, so that it can be kept for ever."""


async def static(request: Request) -> Response:
    """One of the files."""
    rendered = _RENDERED.get(request.path_params["name"])
    if rendered is None:
        raise HTTPException(404)
    return respond(request, rendered, lasting=FOR_EVER)
