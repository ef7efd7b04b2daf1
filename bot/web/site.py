"""What every page needs: the desk, the base of the links, the shelf of rendered pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from bot.desk import Desk
from bot.figures import DEFAULT_LANGUAGE
from bot.render import page
from bot.settings import Settings
from bot.web.addresses import BadAddress, Pairs, pairs
from bot.web.language import Tongue, chosen, other
from bot.web.rendered import Shelf
from bot.web.static import FILES
from calculations import SCENARIOS

FILES_OF_PROGRAMS = (".json", ".csv", ".md", ".bib")


@dataclass
class Site:
    """One installation's pages."""

    settings: Settings
    desk: Desk
    shelf: Shelf = field(default_factory=Shelf)

    @property
    def base_url(self) -> str:
        """Where the pages are, without a slash at the end."""
        return self.settings.base_url

    def draw(self, name: str, tongue: Tongue, path: str, given: Pairs, **values: Any) -> str:
        """Render one page in the common frame."""
        return page.page(name, **self.frame(tongue, path, given), **values)

    def frame(self, tongue: Tongue, path: str, given: Pairs) -> dict[str, Any]:
        """What the common frame of all pages needs."""
        return {
            "language": tongue.code,
            "stated": tongue.stated,
            "other_language": other(path, given, tongue.code),
            "files": FILES,
            "topics": tuple(SCENARIOS),
        }

    def trouble(self, request: Request, status: int, reason: str) -> Response:
        """Say in one sentence why there is no answer: as JSON to programs, else as a page."""
        tongue, _ = chosen(request, _readable(request))
        code = DEFAULT_LANGUAGE if wants_json(request) else tongue.code
        return self.refuse(request, status, reason, page.sentence_for(reason, code))

    def refuse(self, request: Request, status: int, reason: str, message: str) -> Response:
        """Say `message`: as JSON to programs, else as a page."""
        if wants_json(request):
            return JSONResponse({"error": {"kind": reason, "message": message}}, status)
        tongue, _ = chosen(request, _readable(request))
        body = self.draw("trouble", tongue, "/", [], message=message)
        return HTMLResponse(body, status, headers=tongue.headers)


def _readable(request: Request) -> Pairs:
    """The pairs of an address, none where it cannot be read."""
    try:
        return pairs(request.url.query.encode())
    except BadAddress:
        return []


def site(request: Request) -> Site:
    """The site that a request is for."""
    found: Site = request.app.state.site
    return found


def wants_json(request: Request) -> bool:
    """Whether a program is asking."""
    path = request.url.path
    return path.startswith(("/api/", "/slack/")) or path.endswith(FILES_OF_PROGRAMS)
