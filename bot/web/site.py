"""What every page needs: the desk, the base of the links, the shelf of rendered pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from bot.desk import Desk
from bot.render import page
from bot.settings import Settings
from bot.web.rendered import Shelf
from bot.web.static import FILES
from calculations import SCENARIOS


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

    def draw(self, name: str, **values: Any) -> str:
        """Render one page in the common frame."""
        return page.page(name, **self.frame(), **values)

    def frame(self) -> dict[str, Any]:
        """What the common frame of all pages needs."""
        return {"files": FILES, "topics": tuple(SCENARIOS)}

    def trouble(self, request: Request, status: int, reason: str) -> Response:
        """Say in one sentence why there is no answer: as JSON to programs, else as a page."""
        return self.refuse(request, status, reason, page.sentence_for(reason))

    def refuse(self, request: Request, status: int, reason: str, message: str) -> Response:
        """Say `message`: as JSON to programs, else as a page."""
        if wants_json(request):
            return JSONResponse({"error": {"kind": reason, "message": message}}, status)
        return HTMLResponse(self.draw("trouble", reason=reason, message=message), status)


def site(request: Request) -> Site:
    """The site that a request is for."""
    found: Site = request.app.state.site
    return found


def wants_json(request: Request) -> bool:
    """Whether a program is asking."""
    path = request.url.path
    return path.startswith("/api/") or path.endswith(".json") or path.startswith("/slack/")
