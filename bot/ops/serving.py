"""The web server, and the order in which things end."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import uvicorn

from bot.ops import memory
from bot.ready import get_fast
from bot.settings import Settings

if TYPE_CHECKING:
    from starlette.applications import Starlette

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


def run(work: Coroutine[Any, Any, None]) -> None:
    """Run to the end on the fastest loop there is, which uvicorn picks only where it starts it."""
    memory.one_heap()
    factory = uvicorn.Config(None).get_loop_factory()  # type: ignore[arg-type]
    with asyncio.Runner(loop_factory=factory) as runner:
        runner.run(work)


async def serve(settings: Settings, app: Starlette) -> None:
    """Answer over HTTP until told to stop; then finish what was taken on.

    Raises
    ------
    StoreError
        If there is no store: before anything is served.
    """
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        lifespan="off",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        # We serve none, and looking for a library of them takes time.
        ws="none",
        timeout_graceful_shutdown=10,
    )
    # Not left to uvicorn: what fails at the start shall be one sentence, not a traceback.
    async with app.router.lifespan_context(app):
        beside = asyncio.create_task(_beside())
        try:
            await _Server(config).serve()
        finally:
            beside.cancel()


async def _beside() -> None:
    """What goes on while questions are answered."""
    await get_fast()
    await memory.give_back()


class _Server(uvicorn.Server):
    """Raises no signal again once it has stopped: there are answers still to be given."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        for number in _SIGNALS:
            loop.add_signal_handler(number, self._stop)
        try:
            yield
        finally:
            for number in _SIGNALS:
                loop.remove_signal_handler(number)

    def _stop(self) -> None:
        # Whoever asks twice does not want to wait for open connections.
        self.force_exit = self.should_exit
        self.should_exit = True
