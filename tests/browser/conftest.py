"""The pages in a real browser, against a server that the tests start.

Debian's chromium is enough (``apt-get install chromium``). Without one the tests are skipped;
with ``BROWSER_REQUIRED=1`` they fail instead.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import async_playwright

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    if Path(CHROMIUM).exists() or os.environ.get("BROWSER_REQUIRED") == "1":
        return
    reason = f"no chromium at {CHROMIUM}; install it or name one in CHROMIUM"
    for item in items:
        if Path(__file__).parent in Path(item.path).parents:
            item.add_marker(pytest.mark.skip(reason=reason))


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """Address of a running server; it is stopped at the end."""
    folder = tmp_path_factory.mktemp("server")
    port = free_port()
    names = ("PATH", "HOME", "LANG", "VIRTUAL_ENV")
    environ = {name: os.environ[name] for name in names if name in os.environ}
    environ |= {"PORT": str(port), "DATABASE_URL": f"sqlite:///{folder}/bot.db"}
    log = (folder / "log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "serve"], env=environ, stdout=log, stderr=log
    )
    base = f"http://127.0.0.1:{port}"
    try:
        await_health(base, process, folder / "log")
        yield base
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()


def await_health(base, process, log):
    for _ in range(300):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{base}/healthz", timeout=2):  # noqa: S310
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the server did not start:\n{log.read_text()}")


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser():
    """One for all tests; each page gets a profile of its own."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def fresh(browser, server):
    """Open a page in a profile of its own; at the end nothing may have gone wrong in any."""
    troubles = []
    contexts = []

    async def open_page(path, expected=200, **options):
        context = await browser.new_context(base_url=server, **options)
        contexts.append(context)
        page = await context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: elsewhere(request.url, server, troubles))
        response = await page.goto(path, wait_until="load")
        assert response.status == expected, path
        return page

    yield open_page
    for context in contexts:
        await context.close()
    assert troubles == []


def elsewhere(url, server, troubles):
    if not url.startswith((server, "data:", "blob:")):
        troubles.append(f"asked for {url}")
