"""The page answers as a browser expects it, and nothing in a request breaks it."""

from __future__ import annotations

import json
from typing import Any

import pytest
import requests

from moto import settings
from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext.web import rendering

from .page import HERE, PAGE, details_of, get, opened
from .test_control_arguments import sms
from .test_outbox import ANN, send, started

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
VIEWS = ["messages", "conversations", "registrations", "resources"]


def check_headers(response: requests.Response, content_type: str | None) -> None:
    """Check that nothing is loaded of another host, and that no type is guessed."""
    headers = response.headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-cache"
    if content_type is not None:
        assert headers["Content-Type"] == f"{content_type}; charset=utf-8"


@pytest.mark.parametrize("view", VIEWS)
@mock_sms_registrations
def test_each_view_is_html(view: str) -> None:
    response = get(view=view)
    assert response.status_code == 200
    check_headers(response, "text/html")
    assert opened(view=view).one("title").text == f"{view.title()} · moto SMS"


@pytest.mark.parametrize(
    "path, content_type, beginning",
    [
        ("/page.css", "text/css", ":root"),
        ("/page.js", "text/javascript", "// The page"),
        ("/", "text/html", "<!doctype html>"),
    ],
)
@mock_sms_registrations
def test_the_files_of_the_page(path: str, content_type: str, beginning: str) -> None:
    response = get(path=path)
    assert response.status_code == 200
    check_headers(response, content_type)
    assert response.text.startswith(beginning)
    again = get({"If-None-Match": response.headers["ETag"]}, path)
    assert again.status_code == 304


@pytest.mark.parametrize(
    "path, text",
    [
        ("/page.py", "Unknown path 'page.py'. The page is at /moto-api/sms"),
        ("/messages", "Unknown path 'messages'. The page is at /moto-api/sms"),
        ("/..page.js", "Unknown path '..page.js'. The page is at /moto-api/sms"),
    ],
)
@mock_sms_registrations
def test_an_unknown_path(path: str, text: str) -> None:
    response = get(path=path)
    assert (response.status_code, response.text) == (404, text)
    check_headers(response, "text/plain")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
@mock_sms_registrations
def test_another_method(method: str) -> None:
    response = requests.request(method, PAGE, timeout=60)
    assert (response.status_code, response.text) == (405, f"Use GET, not {method}")
    assert response.headers["Allow"] == "GET, HEAD"
    check_headers(response, "text/plain")


@mock_sms_registrations
def test_a_head_is_a_get_without_its_body() -> None:
    response = requests.head(PAGE, timeout=60)
    assert response.status_code == 200
    # In process moto leaves the body to requests.
    assert response.text == "" or not settings.TEST_SERVER_MODE
    assert response.headers["ETag"] == get().headers["ETag"]
    check_headers(response, "text/html")


@pytest.mark.parametrize("known", ["{}", "W/{}", '"other", {}', '"other",W/{}', "*"])
@mock_sms_registrations
def test_a_poll_in_vain_has_no_body(known: str) -> None:
    tag = get().headers["ETag"]
    response = get({"If-None-Match": known.format(tag)})
    assert (response.status_code, response.text) == (304, "")
    assert response.headers["ETag"] == tag
    # A server leaves out the type of what has no body.
    check_headers(response, None)


@pytest.mark.parametrize("known", ["", '"other"', "other", 'W/"other"', '"'])
@mock_sms_registrations
def test_a_poll_with_another_tag_has_the_page(known: str) -> None:
    response = get({"If-None-Match": known})
    assert (response.status_code, response.text) == (200, get().text)


@pytest.mark.parametrize("view", VIEWS)
@mock_sms_registrations
def test_the_tag_changes_with_what_is_shown(view: str) -> None:
    control, number = started()
    tag = get(view=view).headers["ETag"]
    assert get({"If-None-Match": tag}, view=view).status_code == 304
    send(number)
    control.registrations.seed()
    assert get({"If-None-Match": tag}, view=view).status_code == 200


@pytest.mark.parametrize(
    "header, value",
    [("Origin", "https://example.com"), ("Sec-Fetch-Site", "cross-site")],
)
@pytest.mark.parametrize("path", ["", "/page.js"])
@mock_sms_registrations
def test_a_request_of_a_page_of_another_site(
    path: str, header: str, value: str
) -> None:
    response = get({header: value}, path)
    assert response.status_code == 403
    assert response.text.startswith(f"{header} is '{value}', but only pages of ")
    check_headers(response, "text/plain")


@pytest.mark.parametrize(
    "host, status, beginning",
    [
        ("example.com", 403, "example.com is not a name of this server. Use localhost"),
        ("<b>", 400, "Host must be one host with or without a port, not '<b>'"),
    ],
)
@pytest.mark.parametrize("path", ["", "/page.js"])
def test_a_request_for_another_host(
    path: str, host: str, status: int, beginning: str, sms_voice_server: str
) -> None:
    url = f"{sms_voice_server}/moto-api/sms{path}"
    response = requests.get(url, headers={"Host": host}, timeout=60)
    assert response.status_code == status
    assert response.text.startswith(beginning)
    check_headers(response, "text/plain")


@mock_sms_registrations
def test_a_link_of_another_site_opens_the_page() -> None:
    headers = {
        "Sec-Fetch-Site": "cross-site",
        "Sec-Fetch-Mode": "navigate",
        "Sec-Fetch-Dest": "document",
    }
    assert get(headers).status_code == 200


@pytest.mark.in_process
@mock_sms_registrations
def test_a_fault_of_the_page_is_a_line_of_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError("<b>out of order</b>")

    monkeypatch.setattr(f"{rendering.__name__}.known_places", broken)
    response = get()
    assert (response.status_code, response.text) == (
        500,
        "The page cannot be shown: RuntimeError('<b>out of order</b>')",
    )
    check_headers(response, "text/plain")


@pytest.mark.parametrize(
    "cookie, theme",
    [
        ("moto-sms-theme=dark", "dark"),
        ("a=b; moto-sms-theme=light", "light"),
        ("moto-sms-theme=", None),
        ("moto-sms-theme=blue", None),
        ('moto-sms-theme="dark"', "dark"),
        ("a[]=b; =; moto-sms-theme", None),
    ],
)
@mock_sms_registrations
def test_the_cookie_of_the_theme(cookie: str, theme: str | None) -> None:
    response = get({"Cookie": cookie})
    assert response.status_code == 200
    assert ('data-theme="' in response.text) is (theme is not None)
    assert theme is None or f' data-theme="{theme}">' in response.text


NONSENSE = [
    {"view": "nothing"},
    {"view": "conversations", "person": "nobody", "place": HERE},
    {"view": "conversations", "person": ANN, "place": "nowhere"},
    {"page": "0"},
    {"page": "-1"},
    {"page": "9999"},
    {"page": "1" + "0" * 5000},
    {"page": "٣"},
    {"page": "²"},
    {"view": "conversations", "page": "9999"},
    {"view": "registrations", "page": "9999"},
    {"view": "resources", "page": "9999"},
    {"view": "resources", "kind": "nonsense"},
    {"view": "resources", "id": "x", "place": "nowhere/us-east-1"},
    {"account": "nobody", "region": "nowhere"},
    {"id": "x"},
    {"id": "x", "place": HERE},
    {"id": "x", "place": "/"},
    {"id": "x", "place": "123456789012/us-east-99"},
    {"id": "x", "place": "a/b/c"},
    {"view": "registrations", "id": "x"},
    {"view": "registrations", "id": "registration-" + "0" * 32, "place": HERE},
    {"view": "registrations", "id": "arn:aws:sms-voice:x", "place": HERE},
    {"q": 'to: ":" "" is: to:"'},
    {"q": "\0\ud7ff\U0010ffff"},
    {"unknown": "x"},
    {"link": "x", "cls": "y", "self": "z"},
]


@pytest.mark.parametrize("address", NONSENSE)
@mock_sms_registrations
def test_no_address_breaks_the_page(address: dict[str, str]) -> None:
    control, number = started()
    send(number)
    control.registrations.seed()
    opened(**address)


@mock_sms_registrations
def test_looking_creates_nothing() -> None:
    opened(id="x", place="210987654321/eu-west-1", account="333344445555")
    assert SmsVoiceControl().regions() == []


@pytest.mark.parametrize("view", VIEWS)
@mock_sms_registrations
def test_looking_advances_nothing(view: str) -> None:
    control, number = started()
    control.pace("message", "manual", times=2)
    message_id = send(number)
    created = sms().create_registration(RegistrationType="US_TOLL_FREE_REGISTRATION")
    requested: Any = sms().request_phone_number(
        IsoCountryCode="US",
        MessageType="TRANSACTIONAL",
        NumberCapabilities=["SMS"],
        NumberType="SIMULATOR",
    )
    before = json.dumps(control.resources(), default=str)
    for id in (message_id, created["RegistrationId"], requested["PhoneNumberId"]):
        for _ in range(3):
            opened(view=view, id=id, place=HERE)
            opened(view=view, person=ANN, identity=number, place=HERE)
    assert json.dumps(control.resources(), default=str) == before
    assert control.messages.last().status == "ACCEPTED"
    [number_described] = sms().describe_phone_numbers(
        PhoneNumberIds=[requested["PhoneNumberId"]]
    )["PhoneNumbers"]
    assert number_described["Status"] == "PENDING"


@mock_sms_registrations
def test_the_account_and_the_region_that_are_shown() -> None:
    for region_name, account_id, to in (
        ("us-east-1", "123456789012", "+12065550111"),
        ("eu-west-1", "123456789012", "+12065550122"),
        ("eu-west-1", "210987654321", "+12065550133"),
    ):
        there = SmsVoiceControl(region_name=region_name, account_id=account_id)
        there.phone_numbers.seed(PhoneNumber=to)
    first, second, third = (
        [HERE, "+12065550111"],
        ["123456789012/eu-west-1", "+12065550122"],
        ["210987654321/eu-west-1", "+12065550133"],
    )
    for address, expected in (
        ({}, [second, first, third]),
        ({"account": "123456789012"}, [second, first]),
        ({"region": "eu-west-1"}, [second, third]),
        ({"account": "210987654321", "region": "eu-west-1"}, [third]),
        ({"account": "210987654321", "region": "us-east-1"}, []),
        ({"region": "us-west-2"}, []),
    ):
        page = opened(view="resources", kind="phone-number", **address)
        assert [[row[4], row[0]] for row in page.rows()] == expected
        chosen = [
            each.text for each in page.all("option") if "selected" in each.attributes
        ]
        assert chosen == list(address.values())
        options = [each.text for each in page.one("select", id="region").all("option")]
        given = {"us-east-1", "eu-west-1"} | {address.get("region", "us-east-1")}
        assert options == ["Region: all", *sorted(given)]


@mock_sms_registrations
def test_what_is_selected_and_gone() -> None:
    control, number = started()
    message_id = send(number)
    registration_id = control.registrations.seed()["RegistrationId"]
    control.reset()
    for address, text in (
        ({"id": message_id}, "The message is not in the outbox any more. Back"),
        (
            {"view": "registrations", "id": registration_id},
            "The registration does not exist any more. Back",
        ),
        (
            {"view": "resources", "id": number},
            "The resource does not exist here. Back",
        ),
    ):
        page = opened(**address, place=HERE)
        assert details_of(page).text == text
    control.phone_numbers.seed()
    page = opened(view="registrations", id=registration_id, place=HERE)
    assert details_of(page).text == "The registration does not exist any more. Back"
