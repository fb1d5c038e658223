"""A page of another site that the same browser shows cannot act, read or show anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Page

from moto_pinpointsmsv2_ext import SmsVoiceControl

pytestmark = pytest.mark.in_process

CONTROL = "/moto-api/pinpoint-sms-voice-v2"
APPROVE = f"{CONTROL}/registrations/approve"
Run = Callable[[str], Any]

LIST = f"{CONTROL}/registrations/list"
PAGE = "/moto-api/sms"

#: where other sites are: another port of the server's address, and another address of this
#: machine. Chromium lets no page of the Internet send requests to it without permission.
ADDRESSES = ("127.0.0.1", "127.0.0.2")

#: functions that return what a page can read of what they request
WAYS = """
    const read = async (url, init) => {
        try {
            const response = await fetch(url, init);
            return response.type + (await response.text());
        } catch { return "refused"; }
    };
    const loaded = (name, attributes) => new Promise(done => {
        const element = Object.assign(document.createElement(name), attributes);
        element.onload = () => done("loaded");
        element.onerror = () => done("refused");
        document.body.append(element);
    });
    const sent = (enctype, action, name, value) => new Promise(done => {
        const form = Object.assign(
            document.createElement("form"), {method: "post", action, enctype, target: "frame"});
        form.append(Object.assign(document.createElement("input"), {name, value}));
        const frame = Object.assign(document.createElement("iframe"), {name: "frame"});
        document.body.append(form, frame);
        frame.onload = () => { frame.remove(); form.remove(); done("sent"); };
        form.submit();
    });
"""


class Handler(BaseHTTPRequestHandler):
    """Answers each request with an empty page."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(
            b"<!doctype html><title>Site</title><link rel=icon href=data:,>"
        )

    def log_message(self, *args: object) -> None:
        """Log nothing."""


@pytest.fixture(params=ADDRESSES)
def site(request: Any, page: Page, page_errors: list[str]) -> Iterator[Run]:
    """Return a function that runs the body of a function in a page of another site."""

    def run(script: str) -> Any:
        return page.evaluate(f"async () => {{ {WAYS} {script} }}")

    try:
        server = ThreadingHTTPServer((request.param, 0), Handler)
    except OSError:
        pytest.skip(f"this machine does not have the address {request.param}")
    with server:
        Thread(target=server.serve_forever, daemon=True).start()
        page.goto(f"http://{request.param}:{server.server_port}/")
        yield run
        page.goto("about:blank")  # It has no request that the server leaves open.
        server.shutdown()
    page_errors.clear()  # Chromium logs each request that is refused.


@pytest.fixture
def registration_id(control: SmsVoiceControl) -> str:
    seeded = control.registrations.seed(RegistrationStatus="REVIEWING")
    return seeded["RegistrationId"]


def status_of(control: SmsVoiceControl) -> str:
    [registration] = control.registrations.list()
    return registration["RegistrationStatus"]


def approvals(endpoint: str, registration_id: str) -> str:
    """Return a script that approves in each way that a page has."""
    return f"""
        const url = "{endpoint}{APPROVE}", method = "POST";
        const body = JSON.stringify({{registration_id: "{registration_id}"}});
        const found = [];
        for (const mode of ["cors", "no-cors"])
            for (const type of ["application/json", "text/plain", "application/json, text/plain"])
                for (const credentials of ["omit", "include"])
                    for (const referrerPolicy of ["no-referrer", "unsafe-url"])
                        found.push(await read(url, {{method, mode, body, credentials,
                            referrerPolicy, headers: {{"Content-Type": type}}}}));
        found.push(await read(url, {{method, mode: "no-cors", body, keepalive: true}}));
        for (const enctype of ["text/plain", "application/x-www-form-urlencoded"])
            await sent(enctype, url, body.slice(0, -1) + ',"x":"', '"}}');
        navigator.sendBeacon(url, body);
        navigator.sendBeacon(url, new Blob([body], {{type: "application/json"}}));
        await new Promise(done => setTimeout(done, 200));
        return [...new Set(found)].sort();
    """


def test_another_site_reaches_the_server(site: Run, endpoint: str) -> None:
    # moto lets pages of all sites read what is not of the control.
    assert site(f"return read('{endpoint}/moto-api/data.json')").startswith("cors{")


def test_another_site_cannot_approve(
    site: Run,
    control: SmsVoiceControl,
    endpoint: str,
    registration_id: str,
) -> None:
    assert site(approvals(endpoint, registration_id)) == ["refused"]
    assert status_of(control) == "REVIEWING"


def test_the_page_can_approve(
    open_page: Callable[..., Page],
    control: SmsVoiceControl,
    registration_id: str,
) -> None:
    status = open_page().evaluate(
        """([url, registration_id]) => fetch(url, {
            method: "POST",
            headers: {"Content-Type": "application/json"},
            body: JSON.stringify({registration_id}),
        }).then(response => response.status)""",
        [APPROVE, registration_id],
    )
    assert (status, status_of(control)) == (200, "COMPLETE")


@pytest.mark.parametrize("path", [LIST, f"{CONTROL}/", PAGE, f"{PAGE}/page.js"])
def test_another_site_cannot_read(site: Run, endpoint: str, path: str) -> None:
    url = f"{endpoint}{path}"
    assert (
        site(
            f"""return [
            await read("{url}"),
            await read("{url}", {{credentials: "include", referrerPolicy: "no-referrer"}}),
            await read("{url}", {{mode: "no-cors"}}),
            await loaded("img", {{src: "{url}"}}),
            await loaded("script", {{src: "{url}"}}),
            await loaded("script", {{src: "{url}", type: "module"}}),
            await loaded("link", {{href: "{url}", rel: "stylesheet"}}),
        ]"""
        )
        == ["refused"] * 7
    )


def test_another_site_cannot_open_a_socket(site: Run, endpoint: str) -> None:
    url = f"{endpoint.replace('http', 'ws', 1)}{PAGE}"
    assert (
        site(
            f"""return new Promise(done => {{
            const socket = new WebSocket("{url}");
            socket.onopen = () => done("open");
            socket.onerror = () => done("refused");
        }})"""
        )
        == "refused"
    )


def test_another_site_cannot_show_the_page(
    page: Page, site: Run, endpoint: str, registration_id: str
) -> None:
    for path in (PAGE, f"{PAGE}?view=registrations", f"{CONTROL}/", LIST):
        for element, member in (
            ("iframe", "src"),
            ("object", "data"),
            ("embed", "src"),
        ):
            site(f"""loaded("{element}", {{{member}: "{endpoint}{path}"}})""")
    site("await new Promise(done => setTimeout(done, 500))")
    shown = [frame.content() for frame in page.frames[1:]]
    assert len(shown) >= 4
    for html in shown:
        assert "moto SMS" not in html
        assert registration_id not in html


def test_another_site_can_open_the_page_and_has_no_hold_on_it(
    page: Page, site: Run, endpoint: str
) -> None:
    with page.context.expect_page() as opened:
        site(f"window.other = open('{endpoint}{PAGE}')")
    opened.value.wait_for_selector("#live")
    assert opened.value.evaluate("opener") is None
    # The browser says so of a window of another group.
    assert site("return other.closed")
