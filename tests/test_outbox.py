"""SmsVoiceControl reads the messages that were sent, and decides what becomes of them."""

from __future__ import annotations

import dataclasses
import threading
from datetime import datetime, timedelta, timezone
from typing import Any

import boto3
import pytest
import requests

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .test_control_arguments import sms
from .test_control_routes import HERE, ask, url_of

ANN, BOB = "+12065550101", "+12065550102"


def started(**members: Any) -> tuple[SmsVoiceControl, str]:
    """Return the control, and a number that can send anything in the US."""
    control = SmsVoiceControl()
    number = control.phone_numbers.seed(
        NumberType="LONG_CODE", NumberCapabilities=["SMS", "MMS", "VOICE"], **members
    )
    return control, number["PhoneNumber"]


def send(sender: str, to: str = ANN, body: str = "Hello", **members: Any) -> str:
    reply = sms().send_text_message(
        DestinationPhoneNumber=to,
        OriginationIdentity=sender,
        MessageBody=body,
        **members,
    )
    return str(reply["MessageId"])


@mock_sms_registrations
def test_a_text_message() -> None:
    control, sender = started()
    sms().create_configuration_set(ConfigurationSetName="set")
    message_id = send(sender, Context={"user": "7"}, ConfigurationSetName="set")
    [message] = control.messages.sent
    now = datetime.now(timezone.utc)
    assert now - timedelta(minutes=1) < message.created_at <= now
    assert dataclasses.asdict(message) | {"created_at": None} == {
        "message_id": message_id,
        "direction": "OUTBOUND",
        "channel": "TEXT",
        "to": ANN,
        "from_": sender,
        "body": "Hello",
        "parts": 1,
        "encoding": "GSM",
        "message_type": "TRANSACTIONAL",
        "configuration_set": "set",
        "context": {"user": "7"},
        "media_urls": (),
        "price": 0.00883,
        "status": "DELIVERED",
        "final": True,
        "events": ("TEXT_SUCCESSFUL", "TEXT_DELIVERED"),
        "request": {
            "DestinationPhoneNumber": ANN,
            "OriginationIdentity": sender,
            "MessageBody": "Hello",
            "ConfigurationSetName": "set",
            "Context": {"user": "7"},
        },
        "feedback": None,
        "operation": "SendTextMessage",
        "created_at": None,
    }


@mock_sms_registrations
def test_media_and_voice_messages() -> None:
    control, sender = started()
    boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="files")
    client, ends = sms(), {"DestinationPhoneNumber": ANN, "OriginationIdentity": sender}
    client.send_media_message(**ends, MediaUrls=["s3://files/missing.png"])
    client.send_voice_message(**ends, MessageBody="Hello")
    media, voice = control.messages.sent
    assert media.channel == "MEDIA"
    assert media.body is None
    assert media.media_urls == ("s3://files/missing.png",)
    assert (media.status, media.price) == ("FILE_INACCESSIBLE", 0.0)
    assert voice.channel == "VOICE"
    assert (voice.parts, voice.encoding, voice.message_type) == (None, None, None)
    assert voice.events[-1] == "VOICE_COMPLETED"
    assert [str(message) for message in (media, voice)] == [
        f"MEDIA {sender} -> {ANN} FILE_INACCESSIBLE s3://files/missing.png",
        f"VOICE {sender} -> {ANN} COMPLETED 'Hello'",
    ]


@mock_sms_registrations
def test_messages_are_comparable_and_cannot_change() -> None:
    control, sender = started()
    send(sender, Context={"user": "7"})
    message, again = control.messages.last(), control.messages.last()
    assert message == again
    assert len({message, again}) == 1
    assert message == dataclasses.replace(message)
    assert message != dataclasses.replace(message, body="Bye")
    with pytest.raises(dataclasses.FrozenInstanceError):
        message.body = "Bye"  # type: ignore[misc]


@mock_sms_registrations
def test_messages_that_are_refused_or_only_checked_are_not_sent() -> None:
    control, sender = started()
    send(sender, DryRun=True)
    control.opt_out_lists.opt_out(ANN)
    with pytest.raises(sms().exceptions.ConflictException):
        send(sender)
    assert control.messages.sent == []


@mock_sms_registrations
def test_a_verification_code_is_a_message() -> None:
    control = SmsVoiceControl()
    verified = control.verified_numbers.seed(Status="PENDING")
    sms().send_destination_number_verification_code(
        VerifiedDestinationNumberId=verified["VerifiedDestinationNumberId"],
        VerificationChannel="TEXT",
    )
    message = control.messages.last()
    code = control.verified_numbers.code(verified["VerifiedDestinationNumberId"])
    assert code in (message.body or "")
    assert message.from_ is None
    assert str(message).startswith("TEXT shared route -> ")


@mock_sms_registrations
def test_the_messages_of_another_region_or_account() -> None:
    control, sender = started()
    send(sender)
    assert control.in_region("eu-west-1").messages.sent == []
    assert SmsVoiceControl(account_id="210987654321").messages.sent == []


@mock_sms_registrations
def test_the_last_message() -> None:
    control, sender = started()
    for to, body in ((ANN, "first"), (BOB, "second"), (ANN, "third"), (BOB, "fourth")):
        send(sender, to, body)
    assert control.messages.last().body == "fourth"
    assert control.messages.last(ANN).body == "third"
    assert control.messages.last(ANN.removeprefix("+")).body == "third"
    with pytest.raises(ValueError) as refusal:
        control.messages.last("+12065550103")
    assert str(refusal.value).splitlines() == [
        "Expected: A message to +12065550103. Found: 0.",
        "All messages (4):",
        f"  TEXT {sender} -> {ANN} DELIVERED 'first'",
        f"  TEXT {sender} -> {BOB} DELIVERED 'second'",
        f"  TEXT {sender} -> {ANN} DELIVERED 'third'",
        f"  TEXT {sender} -> {BOB} DELIVERED 'fourth'",
    ]


@mock_sms_registrations
def test_the_last_message_of_none() -> None:
    with pytest.raises(ValueError, match=r"Expected: A message\. Found: 0\.\nNo mess"):
        SmsVoiceControl().messages.last()


@pytest.mark.parametrize(
    "filters, bodies",
    [
        ({}, ["first", "second", "true"]),
        ({"to": ANN}, ["first", "true"]),
        ({"to": "12065550101"}, ["first", "true"]),
        ({"from_": "other"}, ["second"]),
        ({"status": "BLOCKED"}, ["true"]),
        ({"configuration_set": "set"}, ["first"]),
        ({"body": "first"}, ["first"]),
        ({"body": "fir"}, []),
        ({"body": "true"}, ["true"]),
        ({"text": "s"}, ["first", "second"]),
        ({"text": "s", "to": ANN}, ["first"]),
        ({"direction": "INBOUND"}, ["answer"]),
        ({"direction": "INBOUND", "from_": BOB}, []),
        ({"direction": "INBOUND", "status": "RECEIVED"}, ["answer"]),
        ({"direction": "INBOUND", "configuration_set": "set"}, []),
        ({"limit": 2}, ["first", "second"]),
        ({"limit": 1, "to": BOB}, ["second"]),
    ],
)
@mock_sms_registrations
def test_messages_are_filtered(filters: dict[str, Any], bodies: list[str]) -> None:
    control, sender = started()
    _, other = started()
    if filters.get("from_") == "other":
        filters = filters | {"from_": other}
    sms().create_configuration_set(ConfigurationSetName="set")
    control.messages.on_send(outcome="blocked", from_=sender)
    control.messages.on_send(outcome="delivered", times=1)
    control.messages.on_send(outcome="delivered", from_=sender, times=1)
    send(sender, ANN, "first", ConfigurationSetName="set")
    send(other, BOB, "second")
    send(sender, ANN, "true")
    control.messages.receive(from_=ANN, to=sender, body="answer")
    assert [message.body for message in control.messages.list(**filters)] == bodies


@mock_sms_registrations
def test_messages_after_another() -> None:
    control, sender = started()
    ids = [send(sender, body=str(number)) for number in range(5)]
    found = control.messages.list(after=ids[1], limit=2)
    assert [message.message_id for message in found] == ids[2:4]
    assert control.messages.list(after=ids[-1]) == []
    with pytest.raises(
        ValueError, match="Unknown message 'x'. Pass the message_id of "
    ):
        control.messages.list(after="x")


@pytest.mark.parametrize(
    "filters, error, message",
    [
        (
            {"direction": "IN"},
            ValueError,
            "Unknown direction 'IN'.* Directions: OUTBOUND, INBOUND",
        ),
        ({"to": 5}, TypeError, "to must be a string, not 5"),
        ({"text": []}, TypeError, r"text must be a string, not \[\]"),
        ({"limit": 0}, ValueError, "limit must be an integer from 1 to 1000000, not 0"),
        ({"limit": "x"}, TypeError, "limit must be an integer, not 'x'"),
    ],
)
@mock_sms_registrations
def test_filters_that_are_refused(
    filters: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        SmsVoiceControl().messages.list(**filters)


@mock_sms_registrations
def test_the_outbox_is_cleared() -> None:
    control, sender = started()
    first = send(sender, body="first")
    control.messages.receive(from_=ANN, to=sender, body="Hi")
    control.messages.clear()
    assert control.messages.sent == []
    assert control.messages.received == []
    assert control.messages.events() == []
    send(sender, body="second")
    control.messages.receive(from_=ANN, to=sender, body="Bye")
    assert [message.body for message in control.messages.sent] == ["second"]
    assert [message.body for message in control.messages.received] == ["Bye"]
    # The service still knows it.
    sms().put_message_feedback(MessageId=first, MessageFeedbackStatus="RECEIVED")


@mock_sms_registrations
def test_asserting_that_a_message_was_sent() -> None:
    control, sender = started()
    send(sender, ANN, "Your code is 1")
    send(sender, BOB, "Your code is 2")
    messages = control.messages
    [message] = messages.assert_sent(ANN)
    assert message == messages.sent[0]
    assert messages.assert_sent(count=2) == messages.sent
    assert messages.assert_sent(count=None) == messages.sent
    assert messages.assert_sent(ANN, body="Your code is 1") == [message]
    assert messages.assert_sent(text="code", count=2) == messages.sent
    assert messages.assert_sent(BOB, channel="TEXT", status="DELIVERED", from_=sender)
    assert messages.assert_sent(ANN, events=["TEXT_SUCCESSFUL", "TEXT_DELIVERED"])
    assert messages.assert_sent(ANN, context=None, configuration_set=None)
    assert messages.assert_sent(ANN, count=0, body="Your code is 2") == []
    messages.assert_none_sent("+12065550103")
    messages.assert_none_sent(ANN, channel="VOICE")
    messages.assert_none_sent(ANN, configuration_set="set")


@pytest.mark.parametrize(
    "call, head",
    [
        (
            lambda messages: messages.assert_sent("+12065550103"),
            "Expected: 1 message to +12065550103. Found: 0.",
        ),
        (
            lambda messages: messages.assert_sent(ANN, count=2, text="code"),
            f"Expected: 2 messages to {ANN} with text='code'. Found: 1.",
        ),
        (
            lambda messages: messages.assert_sent(
                status="BLOCKED", channel="TEXT", count=None
            ),
            "Expected: At least 1 message with status='BLOCKED', channel='TEXT'. Found: 0.",
        ),
        (
            lambda messages: messages.assert_none_sent(ANN),
            f"Expected: No message to {ANN}. Found: 1.",
        ),
        (
            lambda messages: messages.wait_for(count=3, timeout=0),
            "Expected: 3 messages within 0 seconds. Found: 2.",
        ),
    ],
)
@mock_sms_registrations
def test_a_failure_shows_what_was_sent_instead(call: Any, head: str) -> None:
    control, sender = started()
    send(sender, ANN, "Your code is 1")
    send(sender, BOB, "Line 1\nLine 2 " + "x" * 200)
    with pytest.raises(AssertionError) as failure:
        call(control.messages)
    first, title, one, two = str(failure.value).splitlines()
    assert first == head
    assert title == "All messages (2):"
    assert one == f"  TEXT {sender} -> {ANN} DELIVERED 'Your code is 1'"
    assert two.startswith(f"  TEXT {sender} -> {BOB} DELIVERED 'Line 1\\nLine 2 xxx")
    assert len(two) < 150


@mock_sms_registrations
def test_a_failure_shows_the_last_messages_of_many() -> None:
    control, sender = started()
    for number in range(22):
        send(sender, body=f"number {number}")
    with pytest.raises(AssertionError) as failure:
        control.messages.assert_none_sent()
    lines = str(failure.value).splitlines()
    assert lines[1:3] == ["All messages (22):", "  ... 2 messages before"]
    assert [line.rpartition(" ")[2] for line in lines[3:]] == [
        f"{number}'" for number in range(2, 22)
    ]


@mock_sms_registrations
def test_a_failure_without_a_message() -> None:
    with pytest.raises(AssertionError) as failure:
        SmsVoiceControl().messages.assert_sent(ANN)
    assert str(failure.value).splitlines() == [
        f"Expected: 1 message to {ANN}. Found: 0.",
        "No message was sent.",
    ]


@pytest.mark.parametrize("name", ["assert_sent", "assert_none_sent", "wait_for"])
@mock_sms_registrations
def test_unknown_members_of_an_assertion(name: str) -> None:
    with pytest.raises(
        TypeError, match=r"Unknown member 'bdy' \(did you mean body\?\)"
    ):
        getattr(SmsVoiceControl().messages, name)(ANN, bdy="Hello")


@mock_sms_registrations
def test_waiting_for_a_message_of_another_thread() -> None:
    control, sender = started()
    client = sms()

    def program() -> None:
        for body in ("first", "second"):
            client.send_text_message(
                DestinationPhoneNumber=ANN, OriginationIdentity=sender, MessageBody=body
            )

    thread = threading.Timer(0.2, program)
    thread.start()
    messages = control.messages.wait_for(ANN, count=2, timeout=30)
    thread.join()
    assert [message.body for message in messages] == ["first", "second"]
    assert control.messages.wait_for(text="sec") == messages[1:]


@mock_sms_registrations
def test_waiting_for_a_message_that_is_not_sent() -> None:
    with pytest.raises(AssertionError, match="Expected: 1 message within 0.1 seconds"):
        SmsVoiceControl().messages.wait_for(timeout=0.1)


@mock_sms_registrations
def test_the_outbox_over_http() -> None:
    control, sender = started()
    rule = {"from": sender, "outcome": "pending", "times": 1}
    assert ask("/messages/on-send", HERE | rule) == (200, None)
    message_id = send(sender)
    status, [message] = ask("/messages/list", {"from": sender, "limit": "5"}, "GET")
    assert (status, message["from"], message["to"]) == (200, sender, ANN)
    assert message["status"] == "ACCEPTED"
    assert message["created_at"] == control.messages.last().created_at.timestamp()
    assert ask("/messages/list", {"after": message_id}, "GET") == (200, [])
    assert ask("/messages/last", {}, "GET") == (200, message)
    status, message = ask("/messages/deliver", {"message_id": message_id})
    assert (status, message["status"]) == (200, "DELIVERED")
    status, events = ask("/messages/events", {"message_id": message_id}, "GET")
    assert [event["event_type"] for event in events] == [
        "TEXT_SUCCESSFUL",
        "TEXT_DELIVERED",
    ]
    assert events[0]["record"]["messageId"] == message_id
    assert ask("/messages/clear", HERE) == (200, None)
    status, error = ask("/messages/last", {}, "GET")
    assert (status, error["error"]) == (400, "ValueError")
    names = requests.get(url_of("/messages"), timeout=60).json()["nouns"][0]["actions"]
    assert [each["action"] for each in names] == [
        "list",
        "search",
        "conversations",
        "last",
        "events",
        "clear",
        "on-send",
        "deliver",
        "receive",
        "receive-event",
        "receive-file",
    ]
