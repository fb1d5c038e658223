"""The pytest plugin reports the messages of a test that fails."""

from __future__ import annotations

import pytest

from .test_pytest_plugin import run

pytestmark = pytest.mark.in_process

TESTS = """
import boto3

def send(number, body="Your code is 123456"):
    boto3.client("pinpoint-sms-voice-v2").send_text_message(
        DestinationPhoneNumber="+12065550101",
        OriginationIdentity=number["PhoneNumberId"],
        MessageBody=body,
    )

"""


def test_the_messages_of_a_failure(pytester: pytest.Pytester) -> None:
    ran = run(
        pytester,
        TESTS
        + """
def test_failure(sms_voice, sms_voice_outbox):
    number = sms_voice.phone_numbers.seed(NumberType="LONG_CODE")
    send(number)
    sms_voice_outbox.receive(from_="+12065550101", to=number["PhoneNumber"], body="help")
    assert False

def test_success(sms_voice_outbox):
    assert sms_voice_outbox.sent == []
""",
    )
    ran.assert_outcomes(failed=1, passed=1)
    ran.stdout.fnmatch_lines(
        [
            "*- SMS and voice messages -*",
            "All messages (3):",
            "  TEXT +* -> +12065550101 DELIVERED 'Your code is 123456'",
            "  TEXT +12065550101 -> +* RECEIVED 'help'",
            "  TEXT +* -> +12065550101 DELIVERED 'For assistance, please contact the *'",
        ]
    )


def test_a_failure_without_messages_has_no_section(pytester: pytest.Pytester) -> None:
    ran = run(
        pytester,
        TESTS
        + """
def test_fixture(sms_voice):
    assert False

def test_nothing():
    assert False
""",
    )
    ran.assert_outcomes(failed=2)
    ran.stdout.no_fnmatch_line("*SMS and voice messages*")


def test_a_failure_whose_server_does_not_answer(pytester: pytest.Pytester) -> None:
    ran = run(
        pytester,
        TESTS
        + """
def test_failure(sms_voice):
    from moto_pinpointsmsv2_ext.control.connection import Connection
    send(sms_voice.phone_numbers.seed(NumberType="LONG_CODE"))
    nowhere = Connection("us-east-1", "123456789012", "http://127.0.0.1:1")
    sms_voice.messages._connection = nowhere
    assert False
""",
    )
    ran.assert_outcomes(failed=1)
    ran.stdout.no_fnmatch_line("*SMS and voice messages*")
    ran.stdout.no_fnmatch_line("*INTERNALERROR*")


def test_the_outbox_is_that_of_the_control(pytester: pytest.Pytester) -> None:
    run(
        pytester,
        TESTS
        + """
import pytest

@pytest.mark.sms_voice(region_name="eu-west-1")
def test_outbox(sms_voice_outbox, sms_voice):
    send(sms_voice.phone_numbers.seed(NumberType="LONG_CODE"))
    sms_voice_outbox.assert_sent("+12065550101", text="123456")
    assert sms_voice_outbox is sms_voice.messages
""",
    ).assert_outcomes(passed=1)
