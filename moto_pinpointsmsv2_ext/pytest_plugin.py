"""Fixtures, a marker and options of pytest. moto and boto3 are imported on first use.

The options are set in pytest's configuration file, or with ``-o name=value``:

``sms_voice_default_region``
    A Region, for code that creates clients when it is imported, as Lambda functions do.
    Before the first conftest.py is imported, AWS_DEFAULT_REGION is set to this Region,
    and AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set to ``testing``. Variables that
    are set already keep their values. A profile (AWS_PROFILE) is not used for
    credentials then. The default is empty: no variable is set.

``sms_voice_unused_decisions``
    What happens at the end of a test whose ``on_submit`` did not apply to a submission:
    ``error``, ``warn`` or ``ignore``, the default.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .control import SmsVoiceControl
    from .control.messages import Messages

_CONTROL = pytest.StashKey["SmsVoiceControl"]()
_DEFAULT_REGION = "sms_voice_default_region"
_UNUSED_DECISIONS = "sms_voice_unused_decisions"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addini(
        _DEFAULT_REGION,
        "Region to set, with credentials that are not real, before tests are imported",
    )
    parser.addini(
        _UNUSED_DECISIONS,
        "error, warn or ignore if an on_submit did not apply to a submission",
        default="ignore",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    region_name = early_config.getini(_DEFAULT_REGION)
    if region_name:
        environment = pytest.MonkeyPatch()
        early_config.add_cleanup(environment.undo)
        # boto3 cannot create a client with an empty Region.
        if not os.environ.get("AWS_DEFAULT_REGION"):
            environment.setenv("AWS_DEFAULT_REGION", region_name)
        keys = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
        # Half of a pair of real keys is not completed.
        if not any(key in os.environ for key in keys):
            for key in keys:
                environment.setenv(key, "testing")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "sms_voice(region_name=, enforce_quotas=, require_registration=): the Region and "
        "the options of the fixtures of moto_pinpointsmsv2_ext",
    )
    unused = config.getini(_UNUSED_DECISIONS)
    if unused not in ("error", "warn", "ignore"):
        raise pytest.UsageError(
            f"{_UNUSED_DECISIONS} must be error, warn or ignore, not {unused}"
        )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add the messages of a test that fails to its report."""
    report = yield
    if report.failed and report.when == "call" and _CONTROL in item.stash:
        from .control.outbox import section_of

        section = section_of(item.stash[_CONTROL].messages)
        if section:
            report.sections.append(("SMS and voice messages", section))
    return report


def pytest_runtest_setup(item: pytest.Item) -> None:
    marked = any(mark.name == "sms_voice" for mark in item.own_markers)
    if marked and "sms_voice" not in getattr(item, "fixturenames", ()):
        item.warn(
            pytest.PytestWarning(
                "@pytest.mark.sms_voice has no effect on a test without the fixture "
                "sms_voice. Add the fixture to its arguments, or remove the marker"
            )
        )


@pytest.fixture
def sms_voice(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SmsVoiceControl]:
    """Mock AWS during the test, and return the control of the mock.

    ``@pytest.mark.sms_voice(region_name="eu-west-1", enforce_quotas=True)`` sets the
    Region of the control and the options of the mock. With ``TEST_SERVER_MODE`` these are
    settings of the account in this Region. Markers of the module, the class and the
    function are combined. During the test, AWS_DEFAULT_REGION is the Region of the
    control.
    """
    from moto import settings

    from . import SmsVoiceControl, mock_sms_registrations

    options = _options(request)
    region_name = options.pop("region_name", None)
    has_config = options and not settings.TEST_SERVER_MODE
    config = {"pinpointsmsvoicev2": options} if has_config else None
    with mock_sms_registrations(config=config):
        control = SmsVoiceControl(region_name=region_name)
        if settings.TEST_SERVER_MODE:
            _set_options(control, **options)
        # A patch of its own would be undone before those of the test, which would then
        # restore its value.
        monkeypatch.setenv("AWS_DEFAULT_REGION", control.region_name)
        request.node.stash[_CONTROL] = control
        yield control
        _report_unused_decisions(request, control)


@pytest.fixture
def sms_registrations(sms_voice: SmsVoiceControl) -> SmsVoiceControl:
    """An alias of sms_voice."""
    return sms_voice


@pytest.fixture
def sms_voice_outbox(sms_voice: SmsVoiceControl) -> Messages:
    """The messages that the test sends, ``sms_voice.messages``."""
    return sms_voice.messages


@pytest.fixture
def sms_voice_client(sms_voice: SmsVoiceControl) -> Any:
    """A boto3 client of the mocked service in the Region of the control."""
    import boto3

    return boto3.client("pinpoint-sms-voice-v2", region_name=sms_voice.region_name)


@pytest.fixture
def sms_voice_server(sms_voice: SmsVoiceControl, request: pytest.FixtureRequest) -> str:
    """The URL of a server with the resources of sms_voice, for example for programs in
    other languages.

    The server is a thread of this process, one for all tests. It listens on a free port
    of 127.0.0.1, and each test starts without resources, as with sms_voice. With
    ``TEST_SERVER_MODE`` the URL is that of its server.
    """
    return sms_voice.endpoint_url or request.getfixturevalue("_sms_voice_server")


@pytest.fixture(scope="session")
def _sms_voice_server() -> Iterator[str]:
    from .server import import_server

    try:
        moto_server = import_server()
    except ImportError as error:
        pytest.fail(f"sms_voice_server: {error}", pytrace=False)
    server = moto_server.ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


def _options(request: pytest.FixtureRequest) -> dict[str, Any]:
    from .pinpointsmsvoicev2.models.config import OPTIONS, check_values

    options: dict[str, Any] = {}
    for mark in reversed([*request.node.iter_markers("sms_voice")]):
        options |= mark.kwargs
        if mark.args:
            pytest.fail(
                f"@pytest.mark.sms_voice takes arguments by name only, not {mark.args}",
                pytrace=False,
            )
    try:
        known = {"region_name": str} | dict.fromkeys(OPTIONS, bool)
        check_values("@pytest.mark.sms_voice", options, known)
    except TypeError as error:
        pytest.fail(str(error), pytrace=False)
    return options


def _set_options(
    control: SmsVoiceControl,
    enforce_quotas: bool | None = None,
    require_registration: bool | None = None,
) -> None:
    control.account.update(enforce_quotas=enforce_quotas)
    if require_registration is not None:
        control.phone_numbers.require_registration(require_registration)


def _report_unused_decisions(
    request: pytest.FixtureRequest, control: SmsVoiceControl
) -> None:
    outcome = request.config.getini(_UNUSED_DECISIONS)
    if outcome == "ignore":
        return
    for unused in control.registrations.unused_decisions():
        of_type = unused["registration_type"] or "any type"
        message = (
            f"on_submit(decision={unused['decision']!r}) for {of_type} did not apply to a "
            f"submission. Remove it, or set {_UNUSED_DECISIONS} = ignore"
        )
        if outcome == "error":
            pytest.fail(message, pytrace=False)
        request.node.warn(pytest.PytestWarning(message))
