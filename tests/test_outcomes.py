"""SmsVoiceControl decides what becomes of messages, and shows their events."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, get_args

import boto3
import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext.control import Delivery
from moto_pinpointsmsv2_ext.control.messages import Outcome

from .test_control_arguments import sms
from .test_outbox import ANN, BOB, send, started
from .test_pinpointsmsvoicev2 import moto_time


@mock_sms_registrations
def test_what_becomes_of_messages_is_set_beforehand() -> None:
    control, sender = started()
    messages = control.messages
    messages.on_send(outcome="unreachable")
    messages.on_send(ANN.removeprefix("+"), outcome="blocked", times=2)
    messages.on_send(from_=sender.removeprefix("+"), outcome="spam", times=1)
    for to in (ANN, BOB, ANN, BOB, ANN):
        send(sender, to)
    assert [message.status for message in messages.sent] == [
        "BLOCKED",
        "SPAM",
        "BLOCKED",
        "UNREACHABLE",
        "UNREACHABLE",
    ]
    messages.on_send()
    send(sender)
    assert messages.last().status == "DELIVERED"


@pytest.mark.parametrize("name", ["PhoneNumber", "PhoneNumberId", "PhoneNumberArn"])
@mock_sms_registrations
def test_the_names_of_a_sender(name: str) -> None:
    control = SmsVoiceControl()
    number: Any = control.phone_numbers.seed(NumberType="LONG_CODE")
    _, other = started()
    control.messages.on_send(from_=number[name], outcome="blocked")
    for sender in (number["PhoneNumber"], other):
        send(sender)
    assert [message.status for message in control.messages.sent] == [
        "BLOCKED",
        "DELIVERED",
    ]


@mock_sms_registrations
def test_an_outcome_for_a_sender_id() -> None:
    control = SmsVoiceControl()
    sender_id = control.sender_ids.seed(SenderId="MYBRAND", IsoCountryCode="GB")
    for name in ("MYBRAND", sender_id["SenderIdArn"]):
        control.messages.on_send(from_=name, outcome="spam", times=1)
        send("MYBRAND", "+447400123456")
    assert [message.status for message in control.messages.sent] == ["SPAM", "SPAM"]


@mock_sms_registrations
def test_what_becomes_of_a_message_that_is_pending() -> None:
    control, sender = started()
    control.messages.on_send(outcome="pending")
    message_id = send(sender)
    assert control.messages.last().status == "ACCEPTED"
    assert control.messages.events(message_id) == []
    message = control.messages.deliver(message_id, outcome="carrier_unreachable")
    assert message.status == "CARRIER_UNREACHABLE"
    assert message == control.messages.last()
    with pytest.raises(
        ValueError, match="is CARRIER_UNREACHABLE already. Use a message"
    ):
        control.messages.deliver(message_id)
    second = send(sender)
    assert control.messages.deliver(second).status == "DELIVERED"


@mock_sms_registrations
def test_unknown_messages() -> None:
    control, _ = started()
    for call in (control.messages.deliver, control.messages.events):
        with pytest.raises(ValueError) as refusal:
            call("x")
        assert str(refusal.value) == (
            "Unknown message 'x' in us-east-1 of account 123456789012. Pass the MessageId "
            "of a message that was sent"
        )
    with pytest.raises(TypeError, match="message_id must be a string, not 5"):
        control.messages.events(5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "arguments, error, message",
    [
        (
            {"outcome": "block"},
            ValueError,
            r"Unknown outcome 'block' \(did you mean blocked\?\)\. Outcomes: successful, ",
        ),
        ({"outcome": "DELIVERED"}, ValueError, "Unknown outcome 'DELIVERED'"),
        ({"to": "Ann"}, ValueError, r"to must be in E\.164 format, a \+ and up to 15"),
        ({"to": 5}, TypeError, "to must be a string, not 5"),
        ({"from_": 5}, TypeError, "from_ must be a string, not 5"),
        ({"times": 0}, ValueError, "times must be an integer from 1 to 1000000, not 0"),
    ],
)
@mock_sms_registrations
def test_outcomes_that_are_refused(
    arguments: dict[str, Any], error: type[Exception], message: str
) -> None:
    control, sender = started()
    with pytest.raises(error, match=message):
        control.messages.on_send(**{"outcome": "blocked"} | arguments)
    send(sender)
    assert control.messages.last().status == "DELIVERED"


@mock_sms_registrations
def test_events_with_where_they_were_delivered() -> None:
    control, sender = started()
    sns = boto3.client("sns", region_name="us-east-1")
    topics = [sns.create_topic(Name=name)["TopicArn"] for name in ("kept", "deleted")]
    client = sms()
    client.create_configuration_set(ConfigurationSetName="set")
    for topic in topics:
        client.create_event_destination(
            ConfigurationSetName="set",
            EventDestinationName=topic.rpartition(":")[2],
            MatchingEventTypes=["TEXT_DELIVERED"],
            SnsDestination={"TopicArn": topic},
        )
    sns.delete_topic(TopicArn=topics[1])
    message_id = send(sender, ConfigurationSetName="set")
    accepted, delivered = control.messages.events(message_id)
    assert accepted.event_type == "TEXT_SUCCESSFUL"
    assert accepted.deliveries == ()
    assert delivered.event_type == "TEXT_DELIVERED"
    assert delivered.message_id == message_id
    assert delivered.record["messageStatus"] == "DELIVERED"
    assert delivered.record["destinationPhoneNumber"] == ANN
    assert round(delivered.created_at.timestamp(), 1) == round(
        delivered.record["eventTimestamp"] / 1000, 1
    )
    kept, deleted = delivered.deliveries
    assert kept == Delivery("SNS", topics[0])
    assert (deleted.kind, deleted.target) == ("SNS", topics[1])
    assert "does not exist" in (deleted.error or "")
    assert control.messages.events() == [accepted, delivered]


@pytest.mark.in_process
@mock_sms_registrations
def test_a_message_expires_with_the_clock_of_moto() -> None:
    noon = datetime(2026, 1, 1, 12)
    with moto_time(noon):
        control, sender = started()
        control.messages.on_send(outcome="pending")
        send(sender, TimeToLive=60)
    with moto_time(noon + timedelta(seconds=59)):
        assert control.messages.last().status == "ACCEPTED"
    with moto_time(noon + timedelta(seconds=60)):
        assert control.messages.last().status == "TTL_EXPIRED"


@mock_sms_registrations
def test_the_pace_of_messages() -> None:
    control, sender = started()
    control.pace("message", "time", seconds=3600)
    send(sender)
    assert control.messages.last().status == "ACCEPTED"
    control.reset()
    control, sender = started()
    send(sender)
    assert control.messages.last().status == "DELIVERED"


@pytest.mark.in_process
def test_all_outcomes_have_a_type() -> None:
    from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.messages.outcomes import (
        OUTCOMES,
    )

    assert sorted(get_args(Outcome)) == sorted(OUTCOMES)


@mock_sms_registrations
def test_the_spend_of_the_month() -> None:
    control, sender = started()
    control.account.update(prices={"TEXT": {"US": 60}}, spend_maximums={"TEXT": 100})
    send(sender)
    with pytest.raises(sms().exceptions.ServiceQuotaExceededException) as refusal:
        send(sender)
    assert refusal.value.response["Reason"] == "MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT"
    assert control.account.settings()["spent"] == {"TEXT": 60}
    control.account.start_month()
    send(sender)
    assert [message.price for message in control.messages.sent] == [60, 60]


@pytest.mark.parametrize(
    "status", ["ACCOUNT_DISABLED", "INSUFFICIENT_ACCOUNT_REPUTATION"]
)
@mock_sms_registrations
def test_an_account_that_cannot_send(status: Any) -> None:
    control, sender = started()
    control.account.update(status=status)
    with pytest.raises(sms().exceptions.AccessDeniedException) as refusal:
        send(sender)
    assert refusal.value.response["Reason"] == status
    control.account.update(status="ACTIVE")
    send(sender)


@mock_sms_registrations
def test_the_sandbox_sends_to_verified_numbers() -> None:
    control, sender = started()
    control.account.update(tier="SANDBOX")
    control.verified_numbers.seed(DestinationPhoneNumber=ANN, Status="VERIFIED")
    send(sender, ANN)
    with pytest.raises(sms().exceptions.ConflictException):
        send(sender, BOB)
    control.messages.assert_sent()


@mock_sms_registrations
def test_a_message_that_fails_once_is_sent_once() -> None:
    control, sender = started()
    control.faults.fail_next("SendTextMessage", "InternalServerException")
    send(sender)  # boto3 tries again.
    control.messages.assert_sent()
