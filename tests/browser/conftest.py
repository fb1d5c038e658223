"""Chromium and the server whose pages it opens, run by ``make test-browser``.

moto's dashboard loads libraries from public hosts. The browser gets these files from npm,
and no other host can be reached from it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from threading import Thread
from typing import Any

import pytest
import requests
from werkzeug import Request, Response
from werkzeug.serving import make_server

from moto.server import ThreadedMotoServer

#: starts the Chromium or Chrome that it belongs to
DRIVER = which("chromedriver")

if not (find_spec("selenium") and DRIVER and which("npm")):
    collect_ignore_glob = ["test_*.py"]

#: a file on a public host: the name and the version of its library, and its path there
_FILE = re.compile(
    r"/npm/(?P<name>[\w-]+)@(?P<version>[\d.]+)/(?P<path>[\w./-]+)"
    r"|/(?P<jquery>jquery)-(?P<release>[\d.]+)(?P<ending>\.min\.js)"
)


@pytest.fixture(scope="session")
def endpoint() -> Iterator[str]:
    """The URL of the server of all tests."""
    moto_server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    moto_server.start()
    host, port = moto_server.get_host_and_port()
    yield f"http://{host}:{port}"
    moto_server.stop()


@pytest.fixture(autouse=True)
def _reset(endpoint: str) -> None:
    requests.post(f"{endpoint}/moto-api/reset", timeout=60)


@pytest.fixture(scope="session")
def browser(endpoint: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A Selenium driver of a browser without a window."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    page = requests.get(f"{endpoint}/moto-api/", timeout=60).text
    with _public_hosts(page) as port:
        for argument in (
            "headless",
            "no-sandbox",
            "disable-gpu",
            "disable-quic",
            "no-first-run",
            "disable-background-networking",
            "disable-component-update",
            "disable-sync",
            "window-size=1600,1200",
            f"user-data-dir={tmp_path_factory.mktemp('chromium')}",
            f"host-resolver-rules=MAP * 127.0.0.1:{port}, EXCLUDE 127.0.0.1",
            "ignore-certificate-errors",
        ):
            options.add_argument(f"--{argument}")
        driver = webdriver.Chrome(options, webdriver.ChromeService(DRIVER))
        try:
            yield driver
        finally:
            driver.quit()


@contextmanager
def _public_hosts(page: str) -> Iterator[int]:
    """Serve the libraries of a page in place of the hosts that it loads them from.

    :param page: the HTML of the page
    :return: the port of the server
    """
    versions = {
        found["name"] or found["jquery"]: found["version"] or found["release"]
        for found in _FILE.finditer(page)
    }
    folder = Path(sys.prefix) / "libraries"
    subprocess.run(
        ["npm", "install", "--silent", "--ignore-scripts", "--prefix", str(folder)]
        + [f"{name}@{version}" for name, version in versions.items()],
        check=True,
    )

    @Request.application
    def serve(request: Request) -> Response:
        found = _FILE.fullmatch(request.path)
        if found is None:
            return Response(status=404)
        path = found["path"] or f"dist/jquery{found['ending']}"
        file = folder / "node_modules" / (found["name"] or found["jquery"]) / path
        kind = "text/css" if file.suffix == ".css" else "text/javascript"
        anywhere = {"Access-Control-Allow-Origin": "*"}
        return Response(file.read_bytes(), mimetype=kind, headers=anywhere)

    server = make_server("127.0.0.1", 0, serve, threaded=True, ssl_context="adhoc")
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()
