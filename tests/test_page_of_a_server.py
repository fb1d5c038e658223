"""The server prints the address of the page, and does not log polls in vain."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from moto.server import ThreadedMotoServer
from moto_pinpointsmsv2_ext import server

pytestmark = pytest.mark.in_process


@pytest.fixture(autouse=True)
def _without_a_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("moto.server.run_simple", lambda *args, **kwargs: None)
    monkeypatch.setattr("moto.server.signal.signal", lambda *args: None)
    # moto's main sets it.
    monkeypatch.setenv("MOTO_PORT", "5000")
    yield
    logging.getLogger("werkzeug").removeFilter(server._is_news)


@pytest.mark.parametrize(
    "flags, origin",
    [
        ([], "http://127.0.0.1:5000"),
        (["-p", "5123"], "http://127.0.0.1:5123"),
        (["-p5123", "-H", "localhost"], "http://localhost:5123"),
        (["--port=5123", "--host=192.0.2.1"], "http://192.0.2.1:5123"),
        (["-H", "0.0.0.0"], "http://localhost:5000"),
        (["-H", "::"], "http://localhost:5000"),
        (["-H", ""], "http://localhost:5000"),
        (["-H", "::1"], "http://[::1]:5000"),
        (["-s"], "https://127.0.0.1:5000"),
        (["--ssl", "-H", "sms.example.com"], "https://sms.example.com:5000"),
        (["-c", "cert", "-k", "key"], "https://127.0.0.1:5000"),
        (["-c", "cert"], "http://127.0.0.1:5000"),
        (["-r"], "http://127.0.0.1:5000"),
    ],
)
def test_the_address_that_is_printed(
    flags: list[str],
    origin: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["moto_sms_server", *flags])
    server.main()
    printed = capsys.readouterr().err
    assert printed == f" * Messages and reviews on {origin}/moto-api/sms\n"


def test_the_port_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MOTO_PORT", "5999")
    monkeypatch.setattr(sys, "argv", ["moto_sms_server"])
    server.main()
    assert " on http://127.0.0.1:5999/moto-api/sms\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    "flags", [["-h"], ["--nothing"], ["-p"], ["-p", "x"], ["-H"], ["s3", "extra"]]
)
def test_no_address_is_printed_if_the_server_does_not_run(
    flags: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        server.main(flags)
    assert "Messages and reviews" not in "".join(capsys.readouterr())


def test_no_address_is_printed_for_a_port_that_is_not_known_yet(
    capsys: pytest.CaptureFixture[str],
) -> None:
    server.main(["-p", "0"])
    assert capsys.readouterr().err == ""


def test_a_server_that_reloads_prints_its_address_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WERKZEUG_RUN_MAIN", "true")
    server.main(["-r"])
    assert capsys.readouterr().err == ""


def test_polls_in_vain_are_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    server.main(["-p", "5123"])
    moto_server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    moto_server.start()
    host, port = moto_server.get_host_and_port()
    url = f"http://{host}:{port}/moto-api"
    try:
        with caplog.at_level(logging.INFO, "werkzeug"):
            caplog.clear()
            tag = requests.get(f"{url}/sms?q=x", timeout=60).headers["ETag"]
            headers = {"If-None-Match": tag}
            polled: Any = requests.get(f"{url}/sms?q=x", headers=headers, timeout=60)
            requests.get(f"{url}/sms/nothing", timeout=60)
            requests.get(f"{url}/pinpoint-sms-voice-v2/regions", timeout=60)
    finally:
        moto_server.stop()
    assert polled.status_code == 304
    lines = [each.getMessage() for each in caplog.records if each.name == "werkzeug"]
    asked = [line.split('"', 2)[1].split(" ")[1] for line in lines if '"' in line]
    assert asked == [
        "/moto-api/sms?q=x",
        "/moto-api/sms/nothing",
        "/moto-api/pinpoint-sms-voice-v2/regions",
    ]


@pytest.mark.parametrize("port", ["99999", "-1"])
def test_a_port_that_does_not_exist(port: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["moto_sms_server", f"--port={port}"])
    with pytest.raises(SystemExit) as refused:
        server.main()
    assert refused.value.code == (
        f"moto_sms_server: Use a port from 0 to 65535, not {port}"
    )


def test_an_environment_whose_port_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTO_PORT", "sms")
    with pytest.raises(SystemExit) as refused:
        server.main([])
    assert refused.value.code == (
        "moto_sms_server: MOTO_PORT must be a port, not 'sms'"
    )
