"""Feedback on messages: whether the recipient acted on them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import MODEL, moto_time, refused
from .messaging import ALL, US, long_code, messages, sms

pytestmark = pytest.mark.skipif(
    "PutMessageFeedback" not in MODEL.operation_names,
    reason="the service model of this botocore has no message feedback",
)

NOON = datetime(2026, 1, 1, 12)


def send(client: Any, **members: Any) -> str:
    return str(
        client.send_text_message(
            DestinationPhoneNumber=US,
            MessageBody="Hello",
            OriginationIdentity=long_code(client)["PhoneNumberId"],
            **members,
        )["MessageId"]
    )


def feedback(client: Any, message_id: str, status: str) -> dict[str, str]:
    response: dict[str, Any] = client.put_message_feedback(
        MessageId=message_id, MessageFeedbackStatus=status
    )
    del response["ResponseMetadata"]
    return response


@pytest.mark.parametrize("enabled", [True, False])
@mock_aws
def test_feedback_is_answered(enabled: bool) -> None:
    client = sms()
    message_id = send(client, MessageFeedbackEnabled=enabled)
    for status in ("RECEIVED", "FAILED"):
        assert feedback(client, message_id, status) == {
            "MessageId": message_id,
            "MessageFeedbackStatus": status,
        }


@mock_aws
def test_feedback_on_an_unknown_message() -> None:
    client = sms()
    dry = send(client, DryRun=True)
    for message_id in ("none", dry):
        error = refused(
            client.put_message_feedback,
            MessageId=message_id,
            MessageFeedbackStatus="RECEIVED",
        )
        assert error["Code"] == "ResourceNotFoundException"
        assert (error["ResourceType"], error["ResourceId"]) == ("message", message_id)


@pytest.mark.in_process  # Only the backend has the messages.
@mock_aws
def test_the_request_decides_on_feedback_or_else_the_configuration_set() -> None:
    client = sms()
    client.create_configuration_set(ConfigurationSetName="set")

    def enabled(**members: Any) -> bool:
        message_id = send(client, ConfigurationSetName="set", **members)
        return bool(messages()[message_id].feedback_enabled)

    assert not enabled()
    client.set_default_message_feedback_enabled(
        ConfigurationSetName="set", MessageFeedbackEnabled=True
    )
    assert enabled()
    assert not enabled(MessageFeedbackEnabled=False)


@pytest.mark.in_process  # The clock of a server is its own.
@mock_aws
def test_missing_feedback_is_a_failure_after_an_hour() -> None:
    client = sms()
    with moto_time(NOON):
        waiting = send(client, MessageFeedbackEnabled=True)
        answered = send(client, MessageFeedbackEnabled=True)
        without = send(client)
    sent = messages()
    with moto_time(NOON + timedelta(hours=1) - timedelta(seconds=1)):
        assert sent[waiting].feedback_status is None
        feedback(client, answered, "RECEIVED")
    with moto_time(NOON + timedelta(hours=1)):
        assert sent[waiting].feedback_status == "FAILED"
        assert sent[answered].feedback_status == "RECEIVED"
        assert sent[without].feedback_status is None


@mock_aws
def test_messages_and_feedback_are_counted() -> None:
    client = sms()
    message_id = send(client, MessageFeedbackEnabled=True, MaxPrice="1.0")
    for _ in range(2):
        feedback(client, message_id, "RECEIVED")
    own = long_code(client, NumberCapabilities=ALL)["PhoneNumberId"]
    client.send_media_message(
        DestinationPhoneNumber=US, OriginationIdentity=own, MessageBody="Hello"
    )
    assert metric("NumberOfTextMessagePartsSent") == 1
    assert metric("NumberOfTextMessagePartsDelivered") == 1
    assert metric("NumberOfTextMessagesExpectingFeedback") == 1
    assert metric("NumberOfTextMessagesWithFeedback") == 1
    assert metric("NumberOfMediaMessagePartsSent") == 1
    assert metric("TextMessageMonthlySpend") == 0.00883


@mock_aws
def test_messages_that_are_refused_are_counted_if_they_are_not_dry_runs() -> None:
    client = sms()
    if (
        "ProtectConfigurationId"
        not in client.meta.service_model.operation_model(
            "SendTextMessage"
        ).input_shape.members
    ):
        pytest.skip("the service model of this botocore has no protect configurations")
    protect = client.create_protect_configuration()["ProtectConfigurationId"]
    client.put_protect_configuration_rule_set_number_override(
        ProtectConfigurationId=protect, DestinationPhoneNumber=US, Action="BLOCK"
    )
    request = {
        "DestinationPhoneNumber": US,
        "MessageBody": "Hello",
        "OriginationIdentity": long_code(client)["PhoneNumberId"],
        "ProtectConfigurationId": protect,
    }
    refused(client.send_text_message, **request, DryRun=True)
    assert metric("TextMessagesBlockedByProtect") == 0
    refused(client.send_text_message, **request)
    assert metric("TextMessagesBlockedByProtect") == 1


@mock_aws
def test_feedback_on_a_call_is_not_counted() -> None:
    client = sms()
    own = long_code(client, NumberCapabilities=ALL)["PhoneNumberId"]
    sent = client.send_voice_message(
        DestinationPhoneNumber=US, OriginationIdentity=own, MessageBody="Hello"
    )
    feedback(client, sent["MessageId"], "RECEIVED")
    assert metric("NumberOfVoiceMessagesWithFeedback") == 0


def metric(name: str) -> float:
    """Return the sum of a metric."""
    now = datetime.now(timezone.utc)
    statistics = boto3.client(
        "cloudwatch", region_name="us-east-1"
    ).get_metric_statistics(
        Namespace="AWS/SMSVoice",
        MetricName=name,
        StartTime=now - timedelta(hours=1),
        EndTime=now + timedelta(hours=1),
        Period=7200,
        Statistics=["Sum"],
    )
    return float(sum(point["Sum"] for point in statistics["Datapoints"]))
