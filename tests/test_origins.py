"""Only programs and pages of the server itself reach the control over HTTP."""

from __future__ import annotations

import json
import socket
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .test_control_routes import url_of

JSON = {"Content-Type": "application/json"}
SEED = "/registrations/seed"
LIST = "/registrations/list"

#: the host that requests are for
# Each process has a server of its own, so a parameter cannot have it.
OWN = urlsplit(url_of("")).netloc


def ask(
    method: str, path: str, headers: dict[str, str], body: str | None = None
) -> requests.Response:
    return requests.request(
        method, url_of(path), headers=headers, data=body, timeout=60
    )


def refusal(response: requests.Response) -> tuple[int, str, str]:
    """Return the status, the error and the message of a response that has no more."""
    assert response.headers["Content-Type"] == "application/json"
    assert set(response.json()) == {"error", "message"}
    return response.status_code, response.json()["error"], response.json()["message"]


@pytest.mark.parametrize("method, path", [("POST", SEED), ("GET", LIST), ("GET", "/")])
@pytest.mark.parametrize(
    "origin",
    [
        "https://example.com",
        "http://localhost.example.com",
        "http://localhost:3000",
        "http://127.0.0.1",
        "http://[::1]",
        "null",
        "",
        "localhost",
        "ftp://OWN",
        "http://OWN/",
        "http://OWN.example.com",
        "http://example.com@OWN",
        "http://OWN, http://example.com",
    ],
)
@mock_sms_registrations
def test_a_page_of_another_origin_cannot_act_and_cannot_read(
    method: str, path: str, origin: str
) -> None:
    origin = origin.replace("OWN", OWN)
    response = ask(method, path, JSON | {"Origin": origin}, "{}")
    assert refusal(response) == (
        403,
        "Forbidden",
        (
            f"Origin is {origin!r}, but only pages of {OWN} can control this server. Send "
            "the request from such a page, or without the header Origin, as curl and test "
            "suites do"
        ),
    )
    assert SmsVoiceControl().registrations.list() == []


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"])
@mock_sms_registrations
def test_a_page_of_another_origin_is_refused_with_every_method(method: str) -> None:
    preflight = {"Access-Control-Request-Method": "POST"}
    headers = JSON | preflight | {"Origin": "https://example.com"}
    for path in (SEED, LIST, "/", "/unknown"):
        response = ask(method, path, headers)
        assert response.status_code == 403
        allowed = [name for name in response.headers if name.startswith("Access-")]
        assert allowed == []


@pytest.mark.parametrize("origin", ["http://OWN", "HTTP://OWN"])
@mock_sms_registrations
def test_a_page_of_the_server_can_act_and_read(origin: str) -> None:
    origin = origin.replace("OWN", OWN.upper())
    headers = JSON | {"Origin": origin, "Sec-Fetch-Site": "same-origin"}
    assert ask("POST", SEED, headers, "{}").status_code == 200
    response = ask("GET", LIST, {"Origin": origin})
    assert (response.status_code, len(response.json())) == (200, 1)


@pytest.mark.parametrize(
    "host, origin",
    [
        ("localhost", "http://localhost:80"),
        ("localhost:80", "http://localhost"),
        ("localhost:", "http://localhost"),
        ("localhost:443", "https://localhost"),
        # A proxy in front of the server adds TLS.
        ("localhost", "https://localhost"),
        ("[::1]:5000", "http://[::1]:5000"),
        ("LocalHost:5000", "http://localhost:5000"),
    ],
)
def test_an_origin_without_the_default_port_is_the_same(
    host: str, origin: str, sms_voice_server: str
) -> None:
    assert status_of(sms_voice_server, {"Host": host, "Origin": origin}) == 200


@pytest.mark.parametrize(
    "host, origin",
    [
        ("localhost:443", "http://localhost"),
        ("localhost:80", "https://localhost"),
        ("localhost:5000", "http://localhost"),
        ("localhost", "http://localhost:5000"),
        ("127.0.0.1:5000", "http://localhost:5000"),
        ("[::1]:5000", "http://[::1]"),
    ],
)
def test_an_origin_with_another_port_or_name_is_another(
    host: str, origin: str, sms_voice_server: str
) -> None:
    assert status_of(sms_voice_server, {"Host": host, "Origin": origin}) == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "another"])
@pytest.mark.parametrize("method, path", [("POST", SEED), ("GET", LIST), ("GET", "/")])
@mock_sms_registrations
def test_a_request_of_another_site_without_an_origin(
    method: str, path: str, site: str
) -> None:
    link = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    response = ask(method, path, JSON | link | {"Sec-Fetch-Site": site}, "{}")
    assert refusal(response) == (
        403,
        "Forbidden",
        (
            f"Sec-Fetch-Site is {site!r}, but only pages of {OWN} can control this server. "
            "Send the request from such a page, or without the header Sec-Fetch-Site, as "
            "curl and test suites do"
        ),
    )
    assert SmsVoiceControl().registrations.list() == []


@pytest.mark.parametrize("site", ["none", "same-origin"])
@mock_sms_registrations
def test_a_request_of_the_address_bar_or_of_the_page(site: str) -> None:
    assert ask("GET", LIST, {"Sec-Fetch-Site": site}).status_code == 200


@pytest.mark.parametrize(
    "mode, dest, status",
    [
        ("navigate", "document", 303),
        ("navigate", "iframe", 403),
        ("cors", "empty", 403),
        ("no-cors", "script", 403),
    ],
)
@mock_sms_registrations
def test_a_link_on_another_site_leads_to_the_page(
    mode: str, dest: str, status: int
) -> None:
    headers = {
        "Accept": "text/html",
        "Sec-Fetch-Site": "cross-site",
        "Sec-Fetch-Mode": mode,
        "Sec-Fetch-Dest": dest,
    }
    response = requests.get(
        url_of("/"), headers=headers, allow_redirects=False, timeout=60
    )
    assert response.status_code == status


@pytest.mark.parametrize(
    "kind",
    [
        None,
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain",
        "text/plain; application/json",
        "application/jsonp",
    ],
)
@mock_sms_registrations
def test_a_page_sends_json_only(kind: str | None) -> None:
    headers = {"Origin": f"http://{OWN}"} | ({"Content-Type": kind} if kind else {})
    shown = (kind or "").partition(";")[0]
    assert refusal(ask("POST", SEED, headers, "{}" if kind else None)) == (
        415,
        "UnsupportedMediaType",
        (
            "The Content-Type of a POST of a page must be application/json, not "
            f"{shown!r}. Send the header Content-Type: application/json"
        ),
    )
    assert SmsVoiceControl().registrations.list() == []


@pytest.mark.parametrize(
    "kind", ["application/json; charset=utf-8", "Application/JSON ;charset=UTF-8"]
)
@mock_sms_registrations
def test_the_content_type_of_a_page_can_have_parameters(kind: str) -> None:
    headers = {"Origin": f"http://{OWN}", "Content-Type": kind}
    assert ask("POST", SEED, headers, "{}").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "application/x-www-form-urlencoded"},  # as curl -d
        {"Content-Type": "text/plain"},
        {},
    ],
)
@mock_sms_registrations
def test_a_program_sends_any_content_type(headers: dict[str, str]) -> None:
    assert ask("POST", SEED, headers, "{}").status_code == 200


def status_of(url: str, headers: dict[str, str]) -> int:
    path = f"{url}/moto-api/pinpoint-sms-voice-v2/registrations/list"
    return requests.get(path, headers=headers, timeout=60).status_code


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST:5000",
        "localhost.",
        "127.0.0.1:5000",
        "192.168.1.20",
        "[::1]:5000",
        "[fe80::1%25eth0]",
        "moto",
        "my_moto-1:5000",
        "sms.localhost",
        "host.docker.internal:5000",
        "Laptop.Local",
        socket.gethostname(),
    ],
)
def test_names_of_the_server(host: str, sms_voice_server: str) -> None:
    assert status_of(sms_voice_server, {"Host": host}) == 200


@pytest.mark.parametrize(
    "host",
    [
        "example.com",
        "localhost.example.com:5000",
        "127.0.0.1.example.com",
        "EXAMPLE.COM.",
        "examplelocalhost.com",
        "x.notlocal",
        # In process it is the host of moto's API; no client sends it to a server.
        "motoapi.amazonaws.com",
    ],
)
def test_a_name_that_is_not_one_of_the_server(host: str, sms_voice_server: str) -> None:
    url = f"{sms_voice_server}/moto-api/pinpoint-sms-voice-v2{LIST}"
    response = requests.get(url, headers={"Host": host}, timeout=60)
    name = host.partition(":")[0].lower().removesuffix(".")
    assert refusal(response) == (
        403,
        "Forbidden",
        (
            f"{name} is not a name of this server. Use localhost or an IP address, or add "
            "the name to MOTO_SMS_ALLOWED_HOSTS in the environment of the server"
        ),
    )


@pytest.mark.parametrize(
    "hosts, shown",
    [
        ([], ""),
        ([""], ""),
        (["localhost", "example.com"], "localhost,example.com"),
        (["example.com", "localhost"], "example.com,localhost"),
        (["localhost@example.com"], "localhost@example.com"),
        (["example.com@localhost"], "example.com@localhost"),
        (["localhost:port"], "localhost:port"),
        (["localhost/example.com"], "localhost/example.com"),
        (["local host"], "local host"),
        (["caf\xe9"], "caf\xe9"),
        (["::1"], "::1"),
    ],
)
def test_a_host_that_is_missing_or_invalid(
    hosts: list[str], shown: str, sms_voice_server: str
) -> None:
    assert answer_for(sms_voice_server, hosts) == (
        400,
        {
            "error": "BadRequest",
            "message": (
                f"Host must be one host with or without a port, not {shown!r}. Send the "
                "header Host once, such as Host: localhost:5000"
            ),
        },
    )


def answer_for(url: str, hosts: list[str]) -> tuple[int, Any]:
    """Send a request with any number of headers Host."""
    connection = HTTPConnection(urlsplit(url).netloc, timeout=60)
    connection.putrequest(
        "GET", f"/moto-api/pinpoint-sms-voice-v2{LIST}", skip_host=True
    )
    for host in hosts:
        connection.putheader("Host", host)
    connection.endheaders()
    response = connection.getresponse()
    body = json.loads(response.read())
    connection.close()
    return response.status, body


@pytest.mark.in_process  # A server has its own environment.
def test_names_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, sms_voice_server: str
) -> None:
    monkeypatch.setenv("MOTO_SMS_ALLOWED_HOSTS", "sms.example.com, Moto.Example.org.,")
    for host in ("sms.example.com:5000", "moto.example.org", "localhost"):
        assert status_of(sms_voice_server, {"Host": host}) == 200
    for host in ("example.com", "x.sms.example.com"):
        assert status_of(sms_voice_server, {"Host": host}) == 403


@pytest.mark.in_process
def test_the_name_of_the_machine(
    monkeypatch: pytest.MonkeyPatch, sms_voice_server: str
) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "Build.example.com")
    assert status_of(sms_voice_server, {"Host": "build.example.com:5000"}) == 200


@pytest.mark.in_process
@pytest.mark.parametrize("header", [{}, {"Host": "motoapi.amazonaws.com"}])
@mock_sms_registrations
def test_the_host_of_the_mock_in_process(header: dict[str, str]) -> None:
    assert ask("GET", LIST, header).status_code == 200


@pytest.mark.parametrize("path", [LIST, "/", "/unknown"])
def test_no_page_of_another_origin_is_allowed_to_read(
    path: str, sms_voice_server: str
) -> None:
    url = f"{sms_voice_server}/moto-api/pinpoint-sms-voice-v2{path}"
    response = requests.get(url, timeout=60)
    assert response.headers["Content-Type"] == "application/json"
    assert not [name for name in response.headers if name.startswith("Access-Control")]
    # moto's own routes have moto's headers.
    others = requests.get(f"{sms_voice_server}/moto-api/data.json", timeout=60)
    assert others.headers["Access-Control-Allow-Origin"] == "*"
