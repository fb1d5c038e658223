"""The fixtures, the marker and the options of the pytest plugin."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.in_process

#: a form without required fields, so that on_submit decides
SUBMIT = """
def submit(control, client):
    control.registrations.define_type("EASY", title="Easy", fields=[])
    draft = control.registrations.seed(RegistrationType="EASY")
    client.submit_registration_version(RegistrationId=draft["RegistrationId"])
"""
UNUSED = """
def test_unused(sms_voice):
    sms_voice.registrations.on_submit("US_TOLL_FREE_REGISTRATION", decision="deny")
"""
#: creates its client when it is imported
HANDLER = """
import os
import boto3

sms = boto3.client("pinpoint-sms-voice-v2")
environment = {name: os.environ.get(name) for name in (
    "AWS_DEFAULT_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")}
"""


def run(pytester: pytest.Pytester, tests: str, *options: str) -> pytest.RunResult:
    pytester.makepyfile(tests)
    # The package is imported before the plugin, since the run is in this process.
    imported = "ignore:Module already imported"
    return pytester.runpytest(
        "-p", "no:cacheprovider", "-W", "error", *options, "-W", imported
    )


@pytest.fixture
def no_aws_variables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))


def test_the_default_region_is_set_before_conftest_is_imported(
    pytester: pytest.Pytester, no_aws_variables: None
) -> None:
    pytester.makeini("[pytest]\nsms_voice_default_region = eu-west-1")
    pytester.makepyfile(early_handler=HANDLER)
    pytester.makeconftest("import early_handler")
    run(
        pytester,
        """
        import early_handler

        def test_a_client_created_at_import(sms_voice):
            seeded = sms_voice.registrations.seed()
            sms = early_handler.sms
            assert sms.describe_registrations()["Registrations"] == [seeded]
            assert ":eu-west-1:" in seeded["RegistrationArn"]

        def test_variables():
            assert early_handler.environment == {
                "AWS_DEFAULT_REGION": "eu-west-1",
                "AWS_ACCESS_KEY_ID": "testing",
                "AWS_SECRET_ACCESS_KEY": "testing",
            }
        """,
    ).assert_outcomes(passed=2)
    assert "AWS_DEFAULT_REGION" not in os.environ
    assert "AWS_ACCESS_KEY_ID" not in os.environ


def test_without_a_default_region_no_variable_is_set(
    pytester: pytest.Pytester, no_aws_variables: None
) -> None:
    run(
        pytester,
        """
        import os

        def test_variables():
            assert "AWS_DEFAULT_REGION" not in os.environ
            assert "AWS_ACCESS_KEY_ID" not in os.environ
        """,
    ).assert_outcomes(passed=1)


@pytest.mark.parametrize(
    "given",
    [
        {"AWS_DEFAULT_REGION": "us-west-2"},
        {"AWS_DEFAULT_REGION": ""},
        {"AWS_ACCESS_KEY_ID": "mine", "AWS_SECRET_ACCESS_KEY": "secret"},
        {"AWS_ACCESS_KEY_ID": "mine"},
    ],
    ids=["region", "an empty region", "credentials", "half of the credentials"],
)
def test_variables_that_are_set_keep_their_values(
    given: dict[str, str],
    pytester: pytest.Pytester,
    no_aws_variables: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    region = given.get("AWS_DEFAULT_REGION") or "eu-west-1"
    keys = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
    has_keys = any(key in given for key in keys)
    expected = {"AWS_DEFAULT_REGION": region} | {
        key: given.get(key) if has_keys else "testing" for key in keys
    }
    run(
        pytester,
        f"""
        import os

        def test_variables():
            for name, value in {expected}.items():
                assert os.environ.get(name) == value
        """,
        "-o",
        "sms_voice_default_region=eu-west-1",
    ).assert_outcomes(passed=1)


def test_the_marker_sets_the_region(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-west-2")
    run(
        pytester,
        """
        import boto3
        import pytest

        @pytest.mark.sms_voice(region_name="eu-west-1")
        def test_marked(sms_voice, sms_voice_client):
            assert sms_voice.region_name == "eu-west-1"
            assert sms_voice_client.meta.region_name == "eu-west-1"
            assert boto3.client("sqs").meta.region_name == "eu-west-1"

        def test_another(sms_voice, sms_voice_client):
            assert sms_voice.region_name == "us-west-2"
            assert sms_voice_client.meta.region_name == "us-west-2"
        """,
        "--strict-markers",
    ).assert_outcomes(passed=2)
    assert os.environ["AWS_DEFAULT_REGION"] == "us-west-2"


def test_clients_of_the_code_under_test_have_the_region_of_the_control(
    pytester: pytest.Pytester, no_aws_variables: None
) -> None:
    run(
        pytester,
        """
        import os
        import boto3
        import pytest

        @pytest.fixture(autouse=True)
        def changes(monkeypatch):
            yield monkeypatch

        def test_region(sms_voice, monkeypatch):
            assert boto3.client("sqs").meta.region_name == "us-east-1"
            monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")

        def test_the_variable_is_restored():
            assert "AWS_DEFAULT_REGION" not in os.environ
        """,
    ).assert_outcomes(passed=2)


def test_the_markers_of_a_module_and_a_function_are_combined(
    pytester: pytest.Pytester,
) -> None:
    run(
        pytester,
        """
        import pytest

        pytestmark = pytest.mark.sms_voice(region_name="eu-west-1", enforce_quotas=True)

        def create_26(client):
            for _ in range(26):
                client.create_registration(RegistrationType="US_TOLL_FREE_REGISTRATION")

        def test_quotas(sms_voice_client):
            assert sms_voice_client.meta.region_name == "eu-west-1"
            exceeded = sms_voice_client.exceptions.ServiceQuotaExceededException
            with pytest.raises(exceeded):
                create_26(sms_voice_client)

        @pytest.mark.sms_voice(enforce_quotas=False)
        def test_the_function_decides(sms_voice_client):
            assert sms_voice_client.meta.region_name == "eu-west-1"
            create_26(sms_voice_client)
        """,
    ).assert_outcomes(passed=2)


@pytest.mark.parametrize(
    "arguments, message",
    [
        (
            "enforce_quota=True",
            (
                "Unknown option 'enforce_quota' of @pytest.mark.sms_voice (did you mean "
                "enforce_quotas?). Options: region_name, enforce_quotas, require_registration"
            ),
        ),
        (
            "region='eu-west-1'",
            (
                "Unknown option 'region' of @pytest.mark.sms_voice (did you mean "
                "region_name?). Options: *"
            ),
        ),
        ("region_name=1", "region_name of @pytest.mark.sms_voice must be a str, not 1"),
        (
            "'eu-west-1'",
            "@pytest.mark.sms_voice takes arguments by name only, not ('eu-west-1',)",
        ),
    ],
)
def test_the_marker_refuses_unknown_arguments(
    arguments: str, message: str, pytester: pytest.Pytester
) -> None:
    ran = run(
        pytester,
        f"""
        import pytest

        @pytest.mark.sms_voice({arguments})
        def test_refused(sms_voice):
            pass
        """,
    )
    ran.assert_outcomes(errors=1)
    # fnmatch takes a bracket for a set of characters, and the message has none.
    ran.stdout.fnmatch_lines([message.replace("?", "[?]")])


def test_a_marker_without_the_fixture_is_a_warning(pytester: pytest.Pytester) -> None:
    ran = run(
        pytester,
        """
        import pytest

        @pytest.mark.sms_voice(enforce_quotas=True)
        def test_marked():
            pass
        """,
        *("-W", "default"),
    )
    ran.assert_outcomes(passed=1, warnings=1)
    ran.stdout.fnmatch_lines(
        [
            (
                "*PytestWarning: @pytest.mark.sms_voice has no effect on a test without "
                "the fixture sms_voice. Add the fixture to its arguments, or remove the *"
            )
        ]
    )


def test_a_server_has_the_resources_of_the_mock(pytester: pytest.Pytester) -> None:
    run(
        pytester,
        """
        import boto3
        import pytest

        from moto_pinpointsmsv2_ext import SmsVoiceControl

        urls = set()

        @pytest.mark.parametrize("number", [1, 2])
        def test_server(number, sms_voice, sms_voice_client, sms_voice_server):
            urls.add(sms_voice_server)
            remote = boto3.client(
                "pinpoint-sms-voice-v2", endpoint_url=sms_voice_server
            )
            assert remote.describe_registrations()["Registrations"] == []
            seeded = sms_voice.registrations.seed()
            assert remote.describe_registrations()["Registrations"] == [seeded]
            assert sms_voice_client.describe_registrations()["Registrations"] == [seeded]
            control = SmsVoiceControl(endpoint_url=sms_voice_server)
            assert control.registrations.list() == [seeded]

        def test_one_server_for_all_tests():
            [url] = urls
            assert url.startswith("http://127.0.0.1:")
        """,
    ).assert_outcomes(passed=3)


def test_another_program_uses_the_server(pytester: pytest.Pytester) -> None:
    run(
        pytester,
        """
        import os
        import subprocess
        import sys

        PROGRAM = '''
        import boto3
        sms = boto3.client("pinpoint-sms-voice-v2")
        sms.create_registration(RegistrationType="US_TOLL_FREE_REGISTRATION")
        '''

        def test_program(sms_voice, sms_voice_server):
            subprocess.run(
                [sys.executable, "-c", PROGRAM.replace("\\n        ", "\\n")],
                env=os.environ | {"AWS_ENDPOINT_URL": sms_voice_server},
                check=True,
            )
            [created] = sms_voice.registrations.list()
            assert created["RegistrationStatus"] == "CREATED"
        """,
    ).assert_outcomes(passed=1)


def test_the_quotas_of_the_marker_apply_to_the_server(
    pytester: pytest.Pytester,
) -> None:
    run(
        pytester,
        """
        import boto3
        import pytest

        @pytest.mark.sms_voice(enforce_quotas=True)
        def test_quotas(sms_voice, sms_voice_server):
            for _ in range(25):
                sms_voice.registrations.seed()
            sms = boto3.client("pinpoint-sms-voice-v2", endpoint_url=sms_voice_server)
            with pytest.raises(sms.exceptions.ServiceQuotaExceededException):
                sms.create_registration(RegistrationType="US_TOLL_FREE_REGISTRATION")
        """,
    ).assert_outcomes(passed=1)


@pytest.fixture
def server_mode(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Start the server of TEST_SERVER_MODE, and return its URL."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    monkeypatch.setattr("moto.settings.TEST_SERVER_MODE", True)
    url = f"http://{host}:{port}"
    monkeypatch.setenv("TEST_SERVER_MODE_ENDPOINT", url)
    yield url
    server.stop()


def test_the_server_of_test_server_mode(
    pytester: pytest.Pytester, server_mode: str
) -> None:
    run(
        pytester,
        f"""
        def test_url(sms_voice_server):
            assert sms_voice_server == "{server_mode}"
        """,
    ).assert_outcomes(passed=1)


def test_the_options_of_the_marker_with_test_server_mode(
    pytester: pytest.Pytester, server_mode: str
) -> None:
    run(
        pytester,
        """
        import pytest

        NUMBER = {
            "IsoCountryCode": "US",
            "MessageType": "TRANSACTIONAL",
            "NumberCapabilities": ["SMS"],
            "NumberType": "TOLL_FREE",
        }

        @pytest.mark.sms_voice(region_name="eu-west-1", enforce_quotas=True)
        def test_quotas(sms_voice, sms_voice_client):
            for _ in range(25):
                sms_voice.registrations.seed()
            exceeded = sms_voice_client.exceptions.ServiceQuotaExceededException
            with pytest.raises(exceeded):
                sms_voice_client.create_registration(
                    RegistrationType="US_TOLL_FREE_REGISTRATION"
                )

        def statuses(client):
            client.request_phone_number(**NUMBER)
            for _ in range(2):
                [number] = client.describe_phone_numbers()["PhoneNumbers"]
            return number["Status"]

        @pytest.mark.sms_voice(require_registration=False)
        def test_numbers(sms_voice_client):
            assert statuses(sms_voice_client) == "ACTIVE"

        def test_the_next_test_has_the_default(sms_voice_client):
            assert statuses(sms_voice_client) == "PENDING"
        """,
    ).assert_outcomes(passed=3)


def test_a_server_without_its_packages(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("moto.server")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "moto.moto_server.werkzeug_app", raising=False)
    monkeypatch.delitem(
        sys.modules, "moto.moto_server.threaded_moto_server", raising=False
    )
    monkeypatch.setitem(sys.modules, "flask", None)
    ran = run(
        pytester,
        """
        def test_server(sms_voice_server):
            pass
        """,
    )
    ran.assert_outcomes(errors=1)
    ran.stdout.fnmatch_lines(
        [
            (
                "sms_voice_server: moto's server requires flask, which is not installed: "
                "pip install 'moto_pinpointsmsv2_ext[[]server]'"
            )
        ]
    )


def test_an_unused_decision_fails_the_test(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\nsms_voice_unused_decisions = error")
    ran = run(
        pytester,
        SUBMIT
        + UNUSED
        + """
def test_used(sms_voice, sms_voice_client):
    sms_voice.registrations.on_submit(decision="deny", times=2)
    submit(sms_voice, sms_voice_client)
""",
    )
    ran.assert_outcomes(passed=2, errors=1)
    ran.stdout.fnmatch_lines(
        [
            "*ERROR at teardown of test_unused*",
            (
                "on_submit(decision='deny') for US_TOLL_FREE_REGISTRATION did not apply to a "
                "submission. Remove it, or set sms_voice_unused_decisions = ignore"
            ),
        ]
    )


def test_an_unused_decision_is_a_warning(pytester: pytest.Pytester) -> None:
    ran = run(
        pytester,
        UNUSED.replace('"US_TOLL_FREE_REGISTRATION", ', ""),
        *("-o", "sms_voice_unused_decisions=warn", "-W", "default"),
    )
    ran.assert_outcomes(passed=1, warnings=1)
    ran.stdout.fnmatch_lines(
        ["*PytestWarning: on_submit(decision='deny') for any type did not apply to a *"]
    )


def test_an_unused_decision_is_ignored_by_default(pytester: pytest.Pytester) -> None:
    run(pytester, UNUSED).assert_outcomes(passed=1)


def test_an_unknown_value_of_unused_decisions(pytester: pytest.Pytester) -> None:
    ran = run(pytester, UNUSED, "-o", "sms_voice_unused_decisions=fail")
    assert ran.ret == pytest.ExitCode.USAGE_ERROR
    ran.stderr.fnmatch_lines(
        ["ERROR: sms_voice_unused_decisions must be error, warn or ignore, not fail"]
    )
