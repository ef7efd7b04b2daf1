"""Specs in, pictures out: one worker process, a bounded queue, a bounded memory."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from hashlib import blake2b
from pathlib import Path
from typing import IO

from bot.render.charts import worker
from bot.render.charts.chart import Chart
from bot.render.charts.fonts import ENVIRONMENT, legible
from bot.render.charts.frame import frame
from bot.render.charts.kept import Kept
from bot.render.charts.themes import SHAPES, dressed

LOCALES = {"en": "en-US", "de": "de-DE"}
_log = logging.getLogger(__name__)


class RendererError(Exception):
    """A picture could not be drawn."""


class Busy(RendererError):
    """Too many pictures are waiting to be drawn."""


class Broken(RendererError):
    """The worker died or took too long over a picture."""


class Renderer:
    """Draws pictures; the same one is drawn once, however many ask for it at a time.

    Parameters
    ----------
    kept_bytes
        How much of what was drawn is kept; the picture unused for longest goes first.
    waiting
        How many pictures may wait for the worker before the next is refused.
    seconds
        How long one picture may take.
    """

    def __init__(
        self, kept_bytes: int = 16_000_000, waiting: int = 32, seconds: float = 10.0
    ) -> None:
        self._waiting = waiting
        self._seconds = seconds
        self._pictures: Kept[bytes] = Kept(kept_bytes)
        self._drawing: dict[str, asyncio.Future[bytes]] = {}
        self._thread: ThreadPoolExecutor | None = None
        self._worker: _Worker | None = None

    @asynccontextmanager
    async def lifespan(self, _app: object = None) -> AsyncIterator[None]:
        """Warm the worker up at the start, stop it at the end."""
        self._executor().submit(self._alive)
        try:
            yield
        finally:
            self.close()

    def close(self) -> None:
        """Stop the worker; a later picture starts a new one."""
        if self._worker is not None:
            self._worker.kill()
        if self._thread is not None:
            # The thread may just be starting one.
            self._thread.submit(self._stop)
            self._thread.shutdown()
        self._thread = None

    def _stop(self) -> None:
        if self._worker is not None:
            self._worker.stop()
        self._worker = None

    async def draw(self, chart: Chart, *, theme: str, shape: str, form: str) -> bytes:
        """The picture as ``svg`` or ``png``.

        Raises
        ------
        Busy
            If too many pictures are waiting.
        Broken
            If the worker died or took too long; the next picture gets a new worker.
        RendererError
            If the spec is not one that can be drawn.
        """
        around = frame(chart, theme, shape)
        job = {
            "spec": dressed(chart, theme, shape, around.height),
            "around": (around.before, around.after),
            "format": form,
            "scale": SHAPES[shape].scale,
            "locale": LOCALES.get(chart.language, LOCALES["en"]),
        }
        said = json.dumps(job, ensure_ascii=False)
        line = (legible(said) if form == "png" else said).encode() + b"\n"
        key = blake2b(line, digest_size=16).hexdigest()
        drawn = self._pictures.find(key)
        if drawn is not None:
            return drawn
        if key not in self._drawing:
            if len(self._drawing) >= self._waiting:
                raise Busy(f"{self._waiting} pictures are waiting")
            self._begin(key, line)
        # Shielded: whoever gives up waiting does not take the picture from the others.
        return await asyncio.shield(self._drawing[key])

    def _begin(self, key: str, line: bytes) -> None:
        future = asyncio.wrap_future(self._executor().submit(self._on_thread, line))
        self._drawing[key] = future

        def done(finished: asyncio.Future[bytes]) -> None:
            self._drawing.pop(key, None)
            if not finished.cancelled() and finished.exception() is None:
                picture = finished.result()
                self._pictures.keep(key, picture, len(picture))

        future.add_done_callback(done)

    def _executor(self) -> ThreadPoolExecutor:
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="charts")
        return self._thread

    def _alive(self) -> _Worker:
        if self._worker is None or not self._worker.alive:
            if self._worker is not None:
                self._worker.stop()
            self._worker = _Worker()
        return self._worker

    def _on_thread(self, line: bytes) -> bytes:
        try:
            return self._alive().draw(line, self._seconds)
        except Broken:
            # A process that was killed still counts as alive for a moment.
            self._stop()
            _log.warning("the process that draws pictures died or hung; the next one starts anew")
            raise


class _Worker:
    """The process, seen from the thread that talks to it."""

    def __init__(self) -> None:
        # By path and isolated: it needs nothing of ours, and starts faster without.
        command = [sys.executable, "-I", str(Path(worker.__file__))]
        self._process = subprocess.Popen(  # noqa: S603  (our own file)
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **ENVIRONMENT},
        )

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def kill(self) -> None:
        self._process.kill()

    def stop(self) -> None:
        with self._process:  # closes the pipes and waits
            self._process.kill()

    def draw(self, line: bytes, seconds: float) -> bytes:
        jobs, pictures = self._pipes()
        alarm = threading.Timer(seconds, self._process.kill)
        alarm.start()
        try:
            jobs.write(line)
            jobs.flush()
            worked, length = worker.HEADER.unpack(_exactly(pictures, worker.HEADER.size))
            body = _exactly(pictures, length)
        except OSError as error:
            raise Broken("the worker is gone") from error
        finally:
            alarm.cancel()
        if not worked:
            raise RendererError(body.decode(errors="replace")[:500])
        return body

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        jobs, pictures = self._process.stdin, self._process.stdout
        if jobs is None or pictures is None:
            raise Broken("the worker has no pipes")
        return jobs, pictures


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    body = pipe.read(length)
    if len(body) < length:
        raise Broken("the worker ended in the middle of a picture")
    return body
