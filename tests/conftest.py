"""Run the tests in process, or with ``--moto-server`` against a server.

With ``HYPOTHESIS_PROFILE=ci`` Hypothesis generates three times as many requests.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from botocore.exceptions import ParamValidationError
from hypothesis import HealthCheck, settings

import moto_pinpointsmsv2_ext  # noqa: F401 (registers the service with moto)

pytest_plugins = ["pytester"]

os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")

# The tests reset the state for each example, so a fixture can span examples.
settings.register_profile(
    "default",
    deadline=None,
    max_examples=10,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("ci", settings.get_profile("default"), max_examples=30)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--moto-server",
        action="store_true",
        help="run the tests against a moto_sms_server process",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "in_process: not run with --moto-server, since it tests code of this process",
    )
    config.addinivalue_line(
        "markers",
        "beyond_moto: behaviour that moto's services do not have; deselected in moto",
    )
    # With pytest-xdist each worker starts a server; the controller runs no tests.
    runs_tests = config.getoption("dist", "no") == "no"
    if config.getoption("--moto-server") and runs_tests:
        # moto reads these when it is imported, so they are set before tests are imported.
        port = _free_port()
        os.environ["TEST_SERVER_MODE"] = "true"
        os.environ["TEST_SERVER_MODE_ENDPOINT"] = f"http://localhost:{port}"
        config.stash[_SERVER] = _start_server(port)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Skip a test of members that an older service model does not have."""
    try:
        yield
    except ParamValidationError as error:
        # Imported here because moto reads TEST_SERVER_MODE when it is imported.
        from moto.core.utils import get_service_model

        operations = get_service_model("pinpoint-sms-voice-v2").operation_names
        if len(operations) >= 110:
            raise
        pytest.skip(f"not in the service model of this botocore: {error}")


def pytest_unconfigure(config: pytest.Config) -> None:
    server = config.stash.get(_SERVER, None)
    if server:
        server.terminate()
        server.wait()


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    if config.getoption("--moto-server"):
        deselected = [item for item in items if item.get_closest_marker("in_process")]
        config.hook.pytest_deselected(items=deselected)
        items[:] = [item for item in items if item not in deselected]


_SERVER = pytest.StashKey[subprocess.Popen[bytes]]()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


def _start_server(port: int) -> subprocess.Popen[bytes]:
    server = subprocess.Popen(
        [
            sys.executable,
            "-W",
            "error",
            "-m",
            "moto_pinpointsmsv2_ext",
            "-p",
            str(port),
        ],
        cwd=Path(__file__).parent.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(300):
        try:
            socket.create_connection(("localhost", port), timeout=1).close()
            return server
        except OSError:
            time.sleep(0.1)  # Wait until the server listens.
    raise RuntimeError("the server did not start")


@pytest.fixture(autouse=True)
def _no_real_credentials(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.delenv("AWS_PROFILE", raising=False)
    yield


@pytest.fixture(autouse=True)
def _botocore_files_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    # This speeds up tests of moto's mock_aws too. The import is here because moto reads
    # TEST_SERVER_MODE when it is imported.
    from moto_pinpointsmsv2_ext._sessions import setup_default_session

    monkeypatch.setattr("boto3.setup_default_session", setup_default_session)
