"""Pages of other sites reach neither the page of messages nor its files."""

from __future__ import annotations

import json
import re
import shlex
import time
from html import unescape

import boto3
import pytest
import requests

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .browser.hostile import TEXTS
from .test_control_routes import url_of

PATHS = ("", "/", "/page.css", "/page.js", "/unknown")

JSON_HEADERS = {
    "Content-Type": "application/json",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def get(server: str, path: str = "", **headers: str) -> requests.Response:
    """Get a path below the page, with headers whose names have underscores."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return requests.get(f"{server}/moto-api/sms{path}", headers=given, timeout=60)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "origin", ["https://example.com", "http://127.0.0.1:1", "null"]
)
def test_another_origin(path: str, origin: str, sms_voice_server: str) -> None:
    response = get(sms_voice_server, path, Origin=origin)
    assert response.status_code == 403
    assert response.text.startswith(f"Origin is {origin!r}, but only pages of ")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert not [name for name in response.headers if name.startswith("Access-")]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("host", ["example.com", "localhost.example.com:5000"])
def test_a_name_that_another_site_points_here(
    path: str, host: str, sms_voice_server: str
) -> None:
    response = get(sms_voice_server, path, Host=host, Origin=f"http://{host}")
    name = host.partition(":")[0]
    assert (response.status_code, response.text) == (
        403,
        (
            f"{name} is not a name of this server. Use localhost or an IP address, or add "
            "the name to MOTO_SMS_ALLOWED_HOSTS in the environment of the server"
        ),
    )


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize(
    "mode, shown_as",
    [
        ("navigate", "iframe"),
        ("navigate", "object"),
        ("no-cors", "image"),
        ("no-cors", "script"),
        ("cors", "empty"),
        ("cors", "document"),
    ],
)
def test_what_another_site_loads(
    path: str, site: str, mode: str, shown_as: str, sms_voice_server: str
) -> None:
    response = get(
        sms_voice_server,
        path,
        Sec_Fetch_Site=site,
        Sec_Fetch_Mode=mode,
        Sec_Fetch_Dest=shown_as,
    )
    assert response.status_code == 403


def test_a_link_on_another_site(sms_voice_server: str) -> None:
    response = get(
        sms_voice_server,
        Sec_Fetch_Site="cross-site",
        Sec_Fetch_Mode="navigate",
        Sec_Fetch_Dest="document",
    )
    assert response.status_code == 200
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/registrations/list", "/", "/unknown"])
def test_no_type_of_a_result_is_guessed(path: str, sms_voice_server: str) -> None:
    url = f"{sms_voice_server}/moto-api/pinpoint-sms-voice-v2{path}"
    headers = requests.get(url, timeout=60).headers
    assert {name: headers[name] for name in JSON_HEADERS} == JSON_HEADERS


@pytest.mark.parametrize(
    "cookie, theme",
    [
        ("moto-sms-theme=dark", ' data-theme="dark"'),
        ("a=b; moto-sms-theme=light", ' data-theme="light"'),
        ('a={"b": 1}; c d; moto-sms-theme=light; e', ' data-theme="light"'),
        ("(:=1; moto-sms-theme=light", ' data-theme="light"'),
        ('moto-sms-theme="dark"', ' data-theme="dark"'),
        ("moto-sms-theme=", ""),
        ("moto-sms-theme=darkest", ""),
        ('moto-sms-theme=dark"><script>', ""),
        ("not-moto-sms-theme=dark", ""),
        ("a=moto-sms-theme=dark", ""),
    ],
)
def test_the_cookie_of_the_theme(
    cookie: str, theme: str, sms_voice_server: str
) -> None:
    response = get(sms_voice_server, Cookie=cookie)
    first = response.text.partition("<head>")[0]
    assert (
        first.split()
        == (
            '<!doctype html> <html lang="en" '
            f'data-control="/moto-api/pinpoint-sms-voice-v2"{theme}>'
        ).split()
    )


@pytest.mark.in_process  # It measures the time of this process.
def test_a_long_cookie_takes_no_time(sms_voice_server: str) -> None:
    before = time.process_time()
    response = get(sms_voice_server, Cookie='moto-sms-theme="' + "\\" * 50_000 + '"')
    assert response.status_code == 200
    assert time.process_time() - before < 2


@pytest.mark.parametrize("text", TEXTS)
@mock_sms_registrations
def test_a_command_that_is_copied_is_printable_and_sends_the_text(text: str) -> None:
    SmsVoiceControl().phone_numbers.seed(PhoneNumber="+12065550100")
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    request = {
        "DestinationPhoneNumber": "+12065550101",
        "OriginationIdentity": "+12065550100",
        "MessageBody": text,
    }
    message_id = client.send_text_message(**request)["MessageId"]
    place = "123456789012/us-east-1"
    url = url_of("").partition("/moto-api")[0] + "/moto-api/sms"
    shown = requests.get(url, params={"id": message_id, "place": place}, timeout=60)
    found = re.search(r"<pre id=\"copy-2\">(.*?)</pre>", shown.text, re.DOTALL)
    assert found is not None
    command = unescape(found[1])
    assert command.replace("\n", "").isprintable()
    assert json.loads(shlex.split(command)[-1]) == request
