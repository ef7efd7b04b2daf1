"""Installing the app in a workspace: the two addresses that a browser visits for it."""

from __future__ import annotations

from urllib.parse import urlencode

from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request, to_starlette_response
from slack_bolt.oauth.async_callback_options import (
    AsyncCallbackOptions,
    AsyncFailureArgs,
    AsyncSuccessArgs,
)
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.response import BoltResponse
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient
from starlette.requests import Request
from starlette.responses import Response

from bot.render.blocks import notices
from bot.settings import Settings
from bot.slack.surfaces import needed, optional
from bot.slack.workspaces import ManyWorkspaces
from bot.store.installations import Installations

INSTALL_PATH = "/slack/install"
REDIRECT_PATH = "/slack/oauth_redirect"
STATE_SECONDS = 600

_OPEN = "https://slack.com/app_redirect"


class Installing:
    """The install flow, as handlers of a web app."""

    def __init__(
        self,
        settings: Settings,
        installations: Installations,
        workspaces: ManyWorkspaces,
        client: AsyncWebClient,
    ) -> None:
        self._flow = AsyncOAuthFlow(
            client=client,
            settings=AsyncOAuthSettings(
                client_id=settings.slack_client_id,
                client_secret=settings.client_secret,
                scopes=[*needed(), *optional()],
                redirect_uri=settings.base_url + REDIRECT_PATH,
                install_path=INSTALL_PATH,
                redirect_uri_path=REDIRECT_PATH,
                install_page_rendering_enabled=False,
                installation_store=_Keeping(workspaces),
                state_store=_States(installations),
                state_expiration_seconds=STATE_SECONDS,
                callback_options=AsyncCallbackOptions(success=_installed, failure=_not_installed),
                logger=client.logger,
            ),
            logger=client.logger,
        )

    async def begin(self, request: Request) -> Response:
        """Send the browser to Slack, with a state that it must bring back."""
        asked = to_async_bolt_request(request, b"")
        return to_starlette_response(await self._flow.handle_installation(asked))

    async def end(self, request: Request) -> Response:
        """Slack sent the browser back: keep the token, or say what went wrong."""
        asked = to_async_bolt_request(request, b"")
        return to_starlette_response(await self._flow.handle_callback(asked))


class _Keeping(AsyncInstallationStore):
    """Where Bolt's flow hands an installation over."""

    def __init__(self, workspaces: ManyWorkspaces) -> None:
        self._workspaces = workspaces

    async def async_save(self, installation: Installation) -> None:
        await self._workspaces.save(installation.to_bot())


class _States(AsyncOAuthStateStore):
    def __init__(self, installations: Installations) -> None:
        self._installations = installations

    async def async_issue(self, *_: object, **__: object) -> str:
        return await self._installations.begin(STATE_SECONDS)

    async def async_consume(self, state: str) -> bool:
        return await self._installations.came_back(state)


async def _installed(args: AsyncSuccessArgs) -> BoltResponse:
    """On to Slack, where the app is now."""
    where = {"app": args.installation.app_id, "team": args.installation.team_id}
    query = urlencode({name: value for name, value in where.items() if value})
    cookie = args.settings.state_utils.build_set_cookie_for_deletion()
    return BoltResponse(
        status=302, body="", headers={"Location": f"{_OPEN}?{query}", "Set-Cookie": cookie}
    )


async def _not_installed(args: AsyncFailureArgs) -> BoltResponse:
    """One sentence, and the way to try again; 4xx for whatever the browser brought."""
    body = notices(reason=args.reason, path=INSTALL_PATH)["not_installed"]
    return BoltResponse(
        status=args.suggested_status_code,
        body=f"{body}\n",
        headers={
            "Content-Type": "text/plain; charset=utf-8",
            "Set-Cookie": args.settings.state_utils.build_set_cookie_for_deletion(),
        },
    )
