"""Chromium and the server whose pages it opens, run by ``make test-browser``.

The fixtures ``page``, ``context`` and ``browser`` are those of pytest-playwright. A test fails
if its page logs an error, which Chromium also does when a Content-Security-Policy blocks
something, or requests anything of another host. No other host can be reached.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import boto3
import pytest
import requests

from moto.server import ThreadedMotoServer
from moto_pinpointsmsv2_ext import SmsVoiceControl

if TYPE_CHECKING:
    from playwright.sync_api import (
        BrowserContext,
        ConsoleMessage,
        Page,
        Request,
        Route,
        WebError,
    )

CHROMIUM = which("chromium") or which("chromium-browser") or which("google-chrome")
#: how long Playwright waits for what a test expects or acts on, in milliseconds
TIMEOUT = 20_000

if not (find_spec("pytest_playwright") and CHROMIUM):
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session")
def endpoint() -> Iterator[str]:
    """The URL of the server of all tests. Each test finds it reset."""
    moto_server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    moto_server.start()
    host, port = moto_server.get_host_and_port()
    yield f"http://{host}:{port}"
    moto_server.stop()


@pytest.fixture(scope="session")
def base_url(endpoint: str) -> str:
    """What the paths that a page opens are relative to."""
    return endpoint


@pytest.fixture
def control(endpoint: str) -> SmsVoiceControl:
    """The control of the server."""
    return SmsVoiceControl(endpoint_url=endpoint)


@pytest.fixture(autouse=True)
def _reset(endpoint: str, control: SmsVoiceControl) -> None:
    requests.post(f"{endpoint}/moto-api/reset", timeout=60)
    control.reset()  # moto keeps the state transitions.


@pytest.fixture
def sms(endpoint: str) -> Any:
    """A client of the server."""
    return boto3.client(
        "pinpoint-sms-voice-v2", region_name="us-east-1", endpoint_url=endpoint
    )


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: Any) -> dict[str, Any]:
    arguments = ["no-sandbox", "disable-gpu", "no-proxy-server"]
    # A test has a site at another address of this machine.
    exceptions = ", ".join(f"EXCLUDE 127.0.0.{last}" for last in (1, 2))
    resolution = f"host-resolver-rules=MAP * ~NOTFOUND, {exceptions}"
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": [f"--{argument}" for argument in (*arguments, resolution)],
    }


@pytest.fixture
def color_scheme() -> str:
    """What the system of the browser prefers; parametrize a test with others."""
    return "light"


@pytest.fixture
def width() -> int:
    """The width of the window in pixels; parametrize a test with others."""
    return 1280


@pytest.fixture
def public_files() -> dict[str, Path]:
    """The file that the browser gets for a URL of another host. A module whose pages load
    such files has its own fixture."""
    return {}


@pytest.fixture
def page_errors() -> list[str]:
    """What fails the test at its end, unless the test removes it."""
    return []


@pytest.fixture
def context(
    new_context: Callable[..., BrowserContext],
    endpoint: str,
    color_scheme: str,
    width: int,
    public_files: dict[str, Path],
    page_errors: list[str],
) -> Iterator[BrowserContext]:
    """A new window, without the state of another test."""
    from playwright.sync_api import expect

    def fulfill(route: Route) -> None:
        anywhere = {"Access-Control-Allow-Origin": "*"}
        route.fulfill(path=public_files[route.request.url], headers=anywhere)

    def check_request(request: Request) -> None:
        if (
            not request.url.startswith(f"{endpoint}/")
            and request.url not in public_files
        ):
            page_errors.append(f"Request of another host: {request.url}")

    def check_message(message: ConsoleMessage) -> None:
        if message.type == "error":
            page_errors.append(f"Console: {message.text}")

    def add_exception(error: WebError) -> None:
        page_errors.append(f"Exception: {error.error}")

    context = new_context(
        color_scheme=color_scheme,
        viewport={"width": width, "height": 900},
        locale="en-US",
        timezone_id="UTC",
    )
    expect.set_options(timeout=TIMEOUT)
    context.set_default_timeout(TIMEOUT)
    if public_files:  # A route turns off the browser's cache.
        context.route(lambda url: url in public_files, fulfill)
    context.on("request", check_request)
    context.on("console", check_message)
    context.on("weberror", add_exception)
    yield context
    context.close()
    assert not page_errors, "\n".join(page_errors)


@pytest.fixture
def open_page(page: Page) -> Callable[..., Page]:
    """Return a function that opens a path of the server, with the members of a query."""

    def open_path(path: str = "/moto-api/sms", **query: str) -> Page:
        response = page.goto(f"{path}?{urlencode(query)}" if query else path)
        assert response is None or response.ok, f"{path}: {response.status}"
        return page

    return open_path


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """Return a function that fails if axe finds a violation in what a page shows."""
    from axe_playwright_python.sync_playwright import Axe

    def check(page: Page) -> None:
        results = Axe().run(page)
        assert not results.violations_count, results.generate_report()

    return check
