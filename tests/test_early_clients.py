"""A client that is created before the first mock is mocked while a mock is active."""

from __future__ import annotations

import os
import re
from pathlib import Path

import boto3
import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, _register, mock_sms_registrations

from .test_plugin import run_python

pytestmark = pytest.mark.in_process

#: blocks requests that leave the process, and sets credentials for botocore
NO_NETWORK = """
import os, socket

def refuse(*args, **kwargs):
    raise AssertionError("a real network call")

socket.socket.connect = socket.getaddrinfo = refuse
os.environ.update(
    AWS_ACCESS_KEY_ID="real", AWS_SECRET_ACCESS_KEY="real",
    AWS_DEFAULT_REGION="us-east-1", AWS_MAX_ATTEMPTS="1",
)
"""
#: asserts that each request is processed once
REQUESTS = """
from moto import mock_aws

with mock_aws():
    sms.create_registration(RegistrationType="US_TOLL_FREE_REGISTRATION")
    print(len(sms.describe_registrations()["Registrations"]))
    url = sqs.create_queue(QueueName="q")["QueueUrl"]
    sqs.send_message(QueueUrl=url, MessageBody="x")
    print(len(sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]))
"""
CLIENTS = "sms, sqs = map(boto3.client, ('pinpoint-sms-voice-v2', 'sqs'))"
OF_SESSION = "sms, sqs = map(session.client, ('pinpoint-sms-voice-v2', 'sqs'))"
PACKAGE = "import moto_pinpointsmsv2_ext"
BOTO3, MOTO = "import boto3", "import moto"
DEFAULT_SESSION = "boto3.client('s3')"
SESSION = "session = boto3.Session()"
PATCH_CLIENT = "import moto.core as m; m.patch_client(sms); m.patch_client(sqs)"
RELOAD = "import importlib; importlib.reload(moto_pinpointsmsv2_ext)"


@pytest.mark.parametrize(
    "steps",
    [
        [PACKAGE, BOTO3, CLIENTS],
        [BOTO3, PACKAGE, CLIENTS],
        [BOTO3, DEFAULT_SESSION, PACKAGE, CLIENTS],
        [PACKAGE, BOTO3, DEFAULT_SESSION, MOTO, CLIENTS],
        [PACKAGE, BOTO3, SESSION, MOTO, OF_SESSION],
        [PACKAGE, MOTO, BOTO3, CLIENTS],
        [MOTO, BOTO3, PACKAGE, CLIENTS],
        [MOTO, BOTO3, CLIENTS, PACKAGE],
        [MOTO, BOTO3, DEFAULT_SESSION, PACKAGE, CLIENTS],
        [BOTO3, DEFAULT_SESSION, MOTO, PACKAGE, CLIENTS],
        [PACKAGE, BOTO3, CLIENTS, PATCH_CLIENT],
        [BOTO3, CLIENTS, PACKAGE, PATCH_CLIENT],
        [PACKAGE, BOTO3, DEFAULT_SESSION, RELOAD, CLIENTS, MOTO, RELOAD],
    ],
    ids=lambda steps: "; ".join(steps),
)
def test_a_client_at_module_level(steps: list[str]) -> None:
    program = "\n".join([NO_NETWORK, *steps, REQUESTS])
    assert run_python(program).split() == ["1", "1"]


def test_a_client_if_moto_includes_the_service() -> None:
    assert (
        run_python(
            f"{NO_NETWORK}\n{PACKAGE}\n{BOTO3}\n{CLIENTS}\n"
            "import re, moto, moto.backend_index as index\n"
            "index.backend_url_patterns[:] = [\n"
            "    (name, pattern) for name, pattern in index.backend_url_patterns\n"
            "    if name != 'pinpointsmsvoicev2']\n"
            "with moto.mock_aws():\n"
            "    print(sqs.list_queues()['ResponseMetadata']['HTTPStatusCode'])\n"
        )
        == "200"
    )


def test_without_a_mock_requests_go_to_aws_and_moto_is_not_imported() -> None:
    program = (
        f"{NO_NETWORK}\n{PACKAGE}\n{BOTO3}\n{CLIENTS}\n"
        "import sys, botocore.exceptions\n"
        "for call in sms.describe_registrations, sqs.list_queues:\n"
        "    try:\n"
        "        call()\n"
        "    except botocore.exceptions.HTTPClientError as error:\n"
        "        print('a real network call' in str(error), 'moto' in sys.modules)\n"
        "import moto\n"
        "with moto.mock_aws():\n"
        "    sqs.list_queues()\n"
        "try:\n"
        "    sqs.list_queues()\n"
        "except botocore.exceptions.HTTPClientError as error:\n"
        "    print('a real network call' in str(error))\n"
    )
    assert run_python(program).split() == ["True", "False", "True", "False", "True"]


def test_a_default_session_created_before_the_import(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from moto.core.models import botocore_stubber

    session = boto3.Session(region_name="us-east-1")
    session.events.unregister("before-send", botocore_stubber)
    monkeypatch.setattr("boto3.DEFAULT_SESSION", session)
    _register.register()
    client = boto3.client("pinpoint-sms-voice-v2")
    with mock_sms_registrations():
        seeded = SmsVoiceControl().registrations.seed()
        assert client.describe_registrations()["Registrations"] == [seeded]


def test_a_client_at_module_level_with_the_pytest_plugin(
    pytester: pytest.Pytester,
) -> None:
    pytester.makeconftest(NO_NETWORK)
    pytester.makepyfile(
        """
        import sys

        import boto3

        sms = boto3.client("pinpoint-sms-voice-v2")
        sqs = boto3.client("sqs")
        assert "moto" not in sys.modules

        def test_mocked(sms_registrations):
            seeded = sms_registrations.registrations.seed()
            assert sms.describe_registrations()["Registrations"] == [seeded]
            url = sqs.create_queue(QueueName="q")["QueueUrl"]
            sqs.send_message(QueueUrl=url, MessageBody="x")
            received = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)
            assert len(received["Messages"]) == 1
        """
    )
    pytester.runpytest_subprocess().assert_outcomes(passed=1)


def test_the_guide_for_lambda_functions(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = Path(__file__).parent.parent / "docs" / "guide" / "lambda.md"
    files = re.findall(
        r'^```\w+ title="(.*?)"\n(.*?)^```$',
        guide.read_text("utf-8"),
        re.DOTALL | re.MULTILINE,
    )
    assert [name for name, _ in files] == [
        "handler.py",
        "pytest.ini",
        "test_handler.py",
    ]
    for name, text in files:
        (pytester.path / name).write_text(text, "utf-8")
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(pytester.path / "none"))
    pytester.runpytest_subprocess("-W", "error").assert_outcomes(passed=1)
    (pytester.path / "pytest.ini").write_text("[pytest]\n", "utf-8")
    without = pytester.runpytest_subprocess("-W", "error")
    without.stdout.fnmatch_lines(["*NoRegionError: You must specify a region."])
