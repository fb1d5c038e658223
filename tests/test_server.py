"""The server: its command, its errors and concurrent requests."""

from __future__ import annotations

import importlib
import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Barrier
from typing import Any, cast

import boto3
import pytest
import requests
from botocore.config import Config
from botocore.exceptions import ClientError

from moto.core.config import default_user_config
from moto.server import ThreadedMotoServer
from moto_pinpointsmsv2_ext import SmsVoiceControl, server
from moto_pinpointsmsv2_ext._register import SERVICE

from .test_pinpointsmsvoicev2 import error_of

pytestmark = pytest.mark.in_process

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    moto_server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    moto_server.start()
    host, port = moto_server.get_host_and_port()
    yield f"http://{host}:{port}"
    moto_server.stop()


@pytest.fixture
def client(endpoint: str) -> Any:
    requests.post(f"{endpoint}/moto-api/reset", timeout=60)
    return boto3.client(
        "pinpoint-sms-voice-v2",
        region_name="us-east-1",
        endpoint_url=endpoint,
        config=Config(max_pool_connections=32),
    )


def test_threaded_moto_server_has_the_service(client: Any, endpoint: str) -> None:
    created = client.create_registration(RegistrationType=TOLL_FREE)
    [listed] = client.describe_registrations()["Registrations"]
    assert listed["RegistrationId"] == created["RegistrationId"]
    control = SmsVoiceControl(endpoint_url=endpoint + "/")
    assert control.registrations.list() == [listed]
    assert control.registrations.list(all_regions=True) == [listed]
    assert (
        control.registrations.seed(RegistrationStatus="COMPLETE")
        in (client.describe_registrations()["Registrations"])
    )


def test_timestamps_over_http(client: Any, endpoint: str) -> None:
    control = SmsVoiceControl(endpoint_url=endpoint)
    moment = datetime(2025, 1, 1, 22, tzinfo=timezone.utc)
    for given in (moment, moment.replace(tzinfo=None)):
        seeded = control.registrations.seed(CreatedTimestamp=given)
        assert seeded["CreatedTimestamp"] == moment
    with pytest.raises(ValueError, match="Unsupported value <object object"):
        control.registrations.seed(CreatedTimestamp=object())  # type: ignore[arg-type]
    assert len(control.registrations.list()) == 2


def test_the_control_uses_the_server_of_test_server_mode(
    client: Any, endpoint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("moto.settings.TEST_SERVER_MODE", True)
    monkeypatch.setenv("TEST_SERVER_MODE_ENDPOINT", endpoint)
    seeded = SmsVoiceControl().registrations.seed()
    assert client.describe_registrations()["Registrations"] == [seeded]


def test_the_control_raises_the_same_errors_as_in_process(
    client: Any, endpoint: str
) -> None:
    control = SmsVoiceControl(endpoint_url=endpoint)
    with pytest.raises(TypeError, match="Unknown member 'Colour'"):
        control.registrations.seed(Colour="red")  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="enum value set"):
        control.registrations.seed(RegistrationStatus="GREEN")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="must be a string, not 5"):
        control.verified_numbers.code(5)  # type: ignore[arg-type]
    with pytest.raises(KeyError, match="us-east-99"):
        SmsVoiceControl(
            region_name="us-east-99", endpoint_url=endpoint
        ).registrations.list()


@pytest.mark.parametrize(
    "method, action, body, status",
    [
        ("POST", "registrations/seed", b"not json", 400),
        ("POST", "registrations/seed", b"[]", 400),
        ("POST", "nothing", b"{}", 404),
        ("GET", "registrations/seed", b"", 400),
    ],
)
def test_invalid_requests_to_control_routes(
    endpoint: str, method: str, action: str, body: bytes, status: int
) -> None:
    response = requests.request(
        method,
        f"{endpoint}/moto-api/pinpoint-sms-voice-v2/{action}",
        data=body,
        timeout=60,
    )
    assert response.status_code == status
    assert set(response.json()) == {"error", "message"}


def test_an_unknown_region(endpoint: str) -> None:
    nowhere = boto3.client(
        "pinpoint-sms-voice-v2", region_name="us-east-99", endpoint_url=endpoint
    )
    with pytest.raises(ClientError) as refusal:
        nowhere.describe_registrations()
    error = error_of(refusal)
    assert error["Reason"] == "INVALID_REQUEST"
    assert "us-east-99" in error["Message"]


def test_an_unsigned_request(client: Any, endpoint: str) -> None:
    response = requests.post(
        endpoint,
        data=b'{"MaxResults": 0}',
        headers={"X-Amz-Target": "PinpointSMSVoiceV2.DescribeRegistrations"},
        timeout=60,
    )
    assert response.json()["__type"] == "ValidationException"


def test_an_error_in_the_mock_is_returned_as_json(
    client: Any, endpoint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models import (
        PinpointSMSVoiceV2Backend,
    )

    def broken(self: object) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(PinpointSMSVoiceV2Backend, "describe_registrations", broken)
    response = requests.post(
        endpoint,
        data=b"{}",
        headers={"X-Amz-Target": "PinpointSMSVoiceV2.DescribeRegistrations"},
        timeout=60,
    )
    assert response.status_code == 500
    error = response.json()
    assert error["__type"] == "InternalServerException"
    assert error["Message"] == "RuntimeError('out of order')"
    assert error["RequestId"] == response.headers["x-amzn-requestid"]


def test_an_error_in_the_mock_is_raised_in_process(
    monkeypatch: pytest.MonkeyPatch, sms_voice_client: Any
) -> None:
    from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models import (
        PinpointSMSVoiceV2Backend,
    )

    def broken(self: object) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(PinpointSMSVoiceV2Backend, "describe_registrations", broken)
    with pytest.raises(RuntimeError, match="out of order"):
        sms_voice_client.describe_registrations()


def test_concurrent_requests_of_16_threads(client: Any) -> None:
    def work(number: int) -> list[str]:
        ids = []
        for step in range(10):
            created = client.create_registration(
                RegistrationType=TOLL_FREE, Tags=[{"Key": "n", "Value": str(number)}]
            )
            ids.append(created["RegistrationId"])
            client.tag_resource(
                ResourceArn=created["RegistrationArn"],
                Tags=[{"Key": "step", "Value": str(step)}],
            )
            if step % 2:
                client.delete_registration(RegistrationId=ids.pop(0))
            client.describe_registrations(MaxResults=5)
        return ids

    with ThreadPoolExecutor(16) as pool:
        kept = [name for ids in pool.map(work, range(16)) for name in ids]
    paginator = client.get_paginator("describe_registrations")
    listed = [
        record["RegistrationId"]
        for page in paginator.paginate(PaginationConfig={"PageSize": 7})
        for record in page["Registrations"]
    ]
    assert len(listed) == 16 * 5
    assert sorted(listed) == sorted(kept)


def test_concurrent_requests_with_one_client_token_create_one_registration(
    client: Any,
) -> None:
    barrier = Barrier(16)

    def create(_: int) -> str:
        barrier.wait()
        created = client.create_registration(
            RegistrationType=TOLL_FREE, ClientToken="once"
        )
        return str(created["RegistrationId"])

    with ThreadPoolExecutor(16) as pool:
        ids = set(pool.map(create, range(16)))
    assert len(ids) == 1
    assert len(client.describe_registrations()["Registrations"]) == 1


def test_concurrent_requests_and_resets(client: Any, endpoint: str) -> None:
    def work(number: int) -> int:
        if number % 8 == 0:
            return requests.post(f"{endpoint}/moto-api/reset", timeout=60).status_code
        created = client.create_registration(RegistrationType=TOLL_FREE)
        return int(created["ResponseMetadata"]["HTTPStatusCode"])

    with ThreadPoolExecutor(16) as pool:
        assert set(pool.map(work, range(160))) == {200}


def test_main_runs_moto_s_server(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []
    monkeypatch.setattr("moto.server.run_simple", lambda *a, **k: seen.append((a, k)))
    monkeypatch.setattr("moto.server.signal.signal", lambda *a: None)
    server.main(["-H", "0.0.0.0", "-p", "5123", "-r", "-c", "cert", "-k", "key"])
    [((host, port, _), options)] = seen
    assert (host, port) == ("0.0.0.0", 5123)
    assert options["use_reloader"] is True
    assert options["ssl_context"] == ("cert", "key")
    monkeypatch.setattr(sys, "argv", ["moto_sms_server", "-s"])
    importlib.import_module("moto_pinpointsmsv2_ext.__main__")
    assert seen[1][1]["ssl_context"] == "adhoc"


@pytest.mark.parametrize(
    "command",
    [
        [sys.executable, "-m", "moto_pinpointsmsv2_ext"],
        [sys.executable.rpartition("/")[0] + "/moto_sms_server"],
    ],
)
def test_the_commands(command: list[str]) -> None:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [*command, "-p", str(port)], stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stderr
        # The server prints its first line when it listens.
        while "Running on" not in process.stderr.readline():
            assert process.poll() is None
        response = requests.post(
            f"http://localhost:{port}",
            data=json.dumps({"RegistrationType": TOLL_FREE}),
            headers={"X-Amz-Target": "PinpointSMSVoiceV2.CreateRegistration"},
            timeout=60,
        )
        assert response.json()["RegistrationStatus"] == "CREATED"
        dashboard = requests.get(f"http://localhost:{port}/moto-api/", timeout=60)
        assert dashboard.status_code == 200
    finally:
        process.terminate()
        process.wait()
        if process.stderr:
            process.stderr.close()


@pytest.mark.parametrize("value, status", [("False", "ACTIVE"), ("true", "PENDING")])
def test_the_environment_sets_whether_a_registration_is_required(
    value: str, status: str, endpoint: str, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(cast("dict[str, Any]", default_user_config), SERVICE, {})
    monkeypatch.setenv("MOTO_SMS_REQUIRE_REGISTRATION", value)
    monkeypatch.setattr("moto.server.run_simple", lambda *a, **k: None)
    monkeypatch.setattr("moto.server.signal.signal", lambda *a: None)
    server.main(["-p", "5123"])
    requests.post(f"{endpoint}/moto-api/reset", timeout=60)
    client.request_phone_number(
        IsoCountryCode="US",
        MessageType="TRANSACTIONAL",
        NumberCapabilities=["SMS"],
        NumberType="TOLL_FREE",
    )
    client.describe_phone_numbers()
    [number] = client.describe_phone_numbers()["PhoneNumbers"]
    assert number["Status"] == status


def test_an_invalid_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTO_SMS_REQUIRE_REGISTRATION", "no")
    with pytest.raises(SystemExit) as stopped:
        server.main(["-p", "5123"])
    assert stopped.value.code == (
        "moto_sms_server: MOTO_SMS_REQUIRE_REGISTRATION must be true or false, not 'no'"
    )


@pytest.mark.parametrize("name", ["http://example.com", "example.com:5000", "*"])
def test_invalid_names_of_the_server(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTO_SMS_ALLOWED_HOSTS", f"sms.example.com,{name}")
    with pytest.raises(SystemExit) as stopped:
        server.main(["-p", "5123"])
    assert stopped.value.code == (
        "moto_sms_server: MOTO_SMS_ALLOWED_HOSTS must be names separated by commas, not "
        f"{name!r}. Leave out schemes and ports"
    )


@pytest.mark.parametrize(
    "status, body",
    [
        (404, "<h1>Not Found</h1>"),  # moto's server without the package
        (404, "[]"),
        (404, "null"),
        (500, '{"message": "Internal error"}'),
        (200, "<h1>It works</h1>"),
    ],
)
def test_a_server_without_the_routes_of_the_control(status: int, body: str) -> None:
    class Other(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Other) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        control = SmsVoiceControl(endpoint_url=f"http://127.0.0.1:{server.server_port}")
        with pytest.raises(RuntimeError, match="Start the server with moto_sms_server"):
            control.registrations.list()
        server.shutdown()


def test_no_server() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
        control = SmsVoiceControl(endpoint_url=url)
        for call in (control.registrations.list, control.registrations.seed):
            with pytest.raises(ConnectionError) as refusal:
                call()
            assert str(refusal.value) == (
                f"No server answers at {url}. Start one with moto_sms_server, or pass the "
                "endpoint_url of one that runs"
            )


def test_a_server_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("moto_pinpointsmsv2_ext.control.connection._TIMEOUT", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        control = SmsVoiceControl(endpoint_url=url)
        with pytest.raises(TimeoutError, match="does not answer within 0.05 seconds"):
            control.registrations.list()


@pytest.mark.parametrize(
    "url, remedy",
    [
        ("localhost:5000", "http://localhost:5000"),
        ("127.0.0.1:5000", "http://127.0.0.1:5000"),
        ("ftp://localhost:5000", "http://localhost:5000"),
        ("http://", "http://localhost:5000"),
        ("", "http://localhost:5000"),
    ],
)
def test_an_endpoint_url_without_a_scheme_or_host(url: str, remedy: str) -> None:
    with pytest.raises(ValueError) as refusal:
        SmsVoiceControl(endpoint_url=url)
    assert str(refusal.value) == (
        "endpoint_url must start with http:// or https:// and a host, not "
        f"{url!r}. Pass {remedy!r}"
    )


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:99999",
        "http://localhost:0",
        "http://localhost:port",
        "http://local host:5000",
        "http://[::1",
        "http://:5000",
    ],
)
def test_an_endpoint_url_with_an_invalid_host_or_port(url: str) -> None:
    with pytest.raises(ValueError) as refusal:
        SmsVoiceControl(endpoint_url=url)
    assert str(refusal.value) == (
        f"endpoint_url has an invalid host or port: {url!r}. Pass a URL such as "
        "'http://localhost:5000'"
    )


def test_an_endpoint_url_that_is_no_string() -> None:
    url: Any = 5000
    with pytest.raises(TypeError) as refusal:
        SmsVoiceControl(endpoint_url=url)
    assert str(refusal.value) == (
        "endpoint_url must be a string, not 5000. Pass a URL such as "
        "'http://localhost:5000'"
    )


def test_a_body_with_the_content_type_of_curl(endpoint: str) -> None:
    response = requests.post(
        endpoint,
        data="{}",
        headers={
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Amz-Target": "PinpointSMSVoiceV2.DescribeRegistrations",
        },
        timeout=60,
    )
    assert response.status_code == 400
    assert response.json()["Message"] == (
        'Validation Exception: Reason="CANNOT_PARSE": Body: Must be JSON: Expecting value: '
        "line 1 column 1 (char 0). Send a JSON object with the Content-Type "
        "application/x-amz-json-1.0"
    )
