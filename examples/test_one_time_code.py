"""The tests of the program in one_time_code.py."""

from typing import Any

import boto3
import pytest
from botocore.config import Config
from one_time_code import NotSent, prepare, reports, send_code

from moto_pinpointsmsv2_ext import SmsVoiceControl
from moto_pinpointsmsv2_ext.control.messages import Messages

PERSON = "+12065550101"


@pytest.fixture
def sender(sms_voice: SmsVoiceControl) -> str:
    number = sms_voice.phone_numbers.seed(
        NumberType="LONG_CODE", InternationalSendingEnabled=True
    )
    return number["PhoneNumberId"]


@pytest.fixture(autouse=True)
def queue(sms_voice_client: Any, sender: str) -> str:
    return prepare(sms_voice_client, sender, blocked_country="CA")


def test_sent(sms_voice_outbox: Messages, sms_voice_client: Any, sender: str) -> None:
    message_id = send_code(sms_voice_client, sender, PERSON, "123456")
    [message] = sms_voice_outbox.assert_sent(
        PERSON, text="123456", message_type="TRANSACTIONAL", configuration_set="codes"
    )
    assert message.message_id == message_id
    assert message.parts == 1


def test_opted_out(
    sms_voice_outbox: Messages, sms_voice_client: Any, sender: str
) -> None:
    sms_voice_outbox.receive(from_=PERSON, to=sender, body="stop")
    with pytest.raises(NotSent, match="You opted out"):
        send_code(sms_voice_client, sender, PERSON, "123456")
    sms_voice_outbox.assert_none_sent(PERSON, text="123456")
    sms_voice_outbox.receive(from_=PERSON, to=sender, body="start")
    send_code(sms_voice_client, sender, PERSON, "123456")


def test_throttled_once(
    sms_voice: SmsVoiceControl, sms_voice_client: Any, sender: str
) -> None:
    sms_voice.faults.fail_next("SendTextMessage", "ThrottlingException")
    send_code(sms_voice_client, sender, PERSON, "123456")
    sms_voice.messages.assert_sent(PERSON, count=1)


def test_throttled_until_boto3_gives_up(
    sms_voice: SmsVoiceControl, sender: str
) -> None:
    sms_voice.faults.fail_next("SendTextMessage", "ThrottlingException", times=2)
    retries = Config(retries={"mode": "standard", "total_max_attempts": 2})
    client = boto3.client("pinpoint-sms-voice-v2", config=retries)
    with pytest.raises(NotSent, match="Try again in a minute"):
        send_code(client, sender, PERSON, "123456")
    sms_voice.messages.assert_none_sent()


def test_blocked_by_the_protect_configuration(
    sms_voice_outbox: Messages, sms_voice_client: Any, sender: str
) -> None:
    with pytest.raises(NotSent, match="no codes to your country"):
        send_code(sms_voice_client, sender, "+14165550104", "123456")
    sms_voice_outbox.assert_none_sent()


@pytest.mark.parametrize("outcome", ["delivered", "carrier_blocked"])
def test_reported(
    sms_voice_outbox: Messages,
    sms_voice_client: Any,
    sender: str,
    queue: str,
    outcome: Any,
) -> None:
    sms_voice_outbox.on_send(PERSON, outcome=outcome)
    message_id = send_code(sms_voice_client, sender, PERSON, "123456")
    sqs = boto3.client("sqs")
    [report] = reports(sqs, queue)
    assert report["messageId"] == message_id
    assert report["messageStatus"] == outcome.upper()
    assert list(reports(sqs, queue)) == []


def test_another_conflict_is_an_error(
    sms_voice: SmsVoiceControl, sms_voice_client: Any, sender: str
) -> None:
    sms_voice.account.update(tier="SANDBOX")
    with pytest.raises(sms_voice_client.exceptions.ConflictException) as error:
        send_code(sms_voice_client, sender, PERSON, "123456")
    assert error.value.response["Reason"] == "DESTINATION_PHONE_NUMBER_NOT_VERIFIED"
