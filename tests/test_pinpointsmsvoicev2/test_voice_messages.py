"""Voice messages: their events, and how long they last."""

from __future__ import annotations

from typing import Any

import pytest

from moto import mock_aws

from . import refused
from .messaging import ALL, US, account, long_code, reporting, sms, types_of
from .test_pools import pool_of
from .test_verified_numbers import added


def send(client: Any, **members: Any) -> str:
    request = {"DestinationPhoneNumber": US, "MessageBody": "Hello", **members}
    if "OriginationIdentity" not in request:
        own = long_code(client, NumberCapabilities=ALL)
        request["OriginationIdentity"] = own["PhoneNumberId"]
    sent = client.send_voice_message(ConfigurationSetName="set", **request)
    return str(sent["MessageId"])


@mock_aws
def test_the_events_of_a_call() -> None:
    client = sms()
    events = reporting(client)
    message_id = send(client, Context={"order": "17"}, VoiceId="JOANNA")
    sent = events()
    assert types_of(sent) == [
        ("VOICE_INITIATED", False),
        ("VOICE_RINGING", False),
        ("VOICE_ANSWERED", False),
        ("VOICE_COMPLETED", True),
    ]
    first, last = sent[0], sent[-1]
    assert list(first.items()) == [
        ("eventType", "VOICE_INITIATED"),
        ("eventVersion", "1.0"),
        ("eventTimestamp", first["eventTimestamp"]),
        ("isFinal", False),
        ("originationPhoneNumber", first["originationPhoneNumber"]),
        ("destinationPhoneNumber", US),
        ("isoCountryCode", "US"),
        ("messageId", message_id),
        ("messageRequestTimestamp", first["messageRequestTimestamp"]),
        ("messageStatus", "INITIATED"),
        ("context", {"order": "17"}),
    ]
    assert last == {
        **first,
        "eventType": "VOICE_COMPLETED",
        "eventTimestamp": last["eventTimestamp"],
        "isFinal": True,
        "messageStatus": "COMPLETED",
        "callDurationInSeconds": 1,
        "totalDurationInMinutes": 1,
        "totalMessagePrice": 0.013,
    }


@pytest.mark.parametrize(
    "members, seconds, minutes, price",
    [
        ({"MessageBody": "a" * 900}, 60, 1, 0.013),
        ({"MessageBody": "a" * 901}, 61, 2, 0.026),
        ({"MessageBody": "a" * 3000}, 200, 4, 0.052),
        (
            {
                "MessageBody": "<speak>" + "a" * 900 + "<break/></speak>",
                "MessageBodyTextType": "SSML",
            },
            *(60, 1, 0.013),
        ),
        (
            {"MessageBody": "a" * 6000, "MessageBodyTextType": "SSML"},
            *(300, 5, 0.065),
        ),
    ],
)
@mock_aws
def test_a_call_is_charged_by_the_minute(
    members: dict[str, str], seconds: int, minutes: int, price: float
) -> None:
    client = sms()
    events = reporting(client)
    send(client, **members)
    event = events()[-1]
    assert event["callDurationInSeconds"] == seconds
    assert event["totalDurationInMinutes"] == minutes
    assert event["totalMessagePrice"] == price


@pytest.mark.in_process  # Only the backend can be in the sandbox.
@mock_aws
def test_a_call_in_the_sandbox_lasts_at_most_30_seconds() -> None:
    client = sms()
    account().tier = "SANDBOX"
    events = reporting(client)
    send(client, MessageBody="a" * 3000, DestinationPhoneNumber="+14254147755")
    assert events()[-1]["callDurationInSeconds"] == 30


@mock_aws
def test_a_text_of_ssml_that_is_too_long() -> None:
    client = sms()
    own = long_code(client, NumberCapabilities=ALL)["PhoneNumberId"]
    error = refused(
        client.send_voice_message,
        DestinationPhoneNumber=US,
        OriginationIdentity=own,
        MessageBody="a" * 3001,
        MessageBodyTextType="TEXT",
    )
    assert error["Fields"] == [
        {
            "Name": "messageBody",
            "Message": "Must have at most 3000 characters of TEXT, but has 3001",
        }
    ]


@mock_aws
def test_numbers_call_other_countries() -> None:
    client = sms()
    events = reporting(client)
    own = long_code(client, NumberCapabilities=ALL)["PhoneNumberId"]
    for identity in (own, pool_of(client, own)):
        send(
            client,
            DestinationPhoneNumber="+4930231250",
            OriginationIdentity=identity,
        )
        assert events()[-1]["messageStatus"] == "COMPLETED"


@mock_aws
def test_a_configuration_set_has_no_message_type_for_calls() -> None:
    client = sms()
    events = reporting(client)
    client.set_default_message_type(
        ConfigurationSetName="set", MessageType="PROMOTIONAL"
    )
    pool_id = pool_of(
        client, long_code(client, NumberCapabilities=ALL)["PhoneNumberId"]
    )
    send(client, OriginationIdentity=pool_id)
    assert "messageType" not in events()[-1]


@mock_aws
def test_a_verification_code_is_spoken() -> None:
    client = sms()
    events = reporting(client)
    client.send_destination_number_verification_code(
        VerifiedDestinationNumberId=added(client, US),
        VerificationChannel="VOICE",
        ConfigurationSetName="set",
    )
    assert events()[-1]["eventType"] == "VOICE_COMPLETED"
