"""Text messages: their events, what becomes of them, and what they cost."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import moto_time, needs_protect, progression
from .messaging import (
    US,
    long_code,
    messages,
    phone_number,
    reporting,
    sms,
    types_of,
)
from .test_pools import number, pool_of
from .test_verified_numbers import added

SUCCESS = [("TEXT_SUCCESSFUL", False), ("TEXT_DELIVERED", True)]
NOON = datetime(2026, 1, 1, 12)


def send(client: Any, **members: Any) -> str:
    request = {"DestinationPhoneNumber": US, "MessageBody": "Hello", **members}
    if request["MessageBody"] and "OriginationIdentity" not in request:
        request["OriginationIdentity"] = long_code(client)["PhoneNumberId"]
    return str(
        client.send_text_message(ConfigurationSetName="set", **request)["MessageId"]
    )


@mock_aws
def test_the_events_of_a_message() -> None:
    client = sms()
    events = reporting(client)
    own = long_code(client)
    message_id = send(
        client, OriginationIdentity=own["PhoneNumber"], Context={"order": "17"}
    )
    assert re.fullmatch("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", message_id)
    successful, delivered = events()
    at = successful["messageRequestTimestamp"]
    assert successful["eventTimestamp"] >= at
    assert list(successful.items()) == [
        ("eventType", "TEXT_SUCCESSFUL"),
        ("eventVersion", "1.0"),
        ("eventTimestamp", successful["eventTimestamp"]),
        ("isFinal", False),
        ("originationPhoneNumber", own["PhoneNumber"]),
        ("destinationPhoneNumber", US),
        ("isoCountryCode", "US"),
        ("isInternationalSend", False),
        ("messageId", message_id),
        ("messageRequestTimestamp", at),
        ("messageEncoding", "GSM"),
        ("messageType", "TRANSACTIONAL"),
        ("messageStatus", "SUCCESSFUL"),
        ("messageStatusDescription", "Message has been accepted by phone carrier"),
        ("context", {"order": "17"}),
        ("totalMessageParts", 1),
        ("totalMessagePrice", 0.00581),
        ("totalCarrierFee", 0.00302),
    ]
    assert delivered == {
        **successful,
        "eventType": "TEXT_DELIVERED",
        "eventTimestamp": delivered["eventTimestamp"],
        "isFinal": True,
        "mcc": "001",
        "mnc": "01",
        "carrierName": "Example Carrier",
        "messageStatus": "DELIVERED",
        "messageStatusDescription": "Message has been accepted by phone",
    }


@mock_aws
def test_a_message_without_a_configuration_set_is_on_the_event_bus() -> None:
    client = sms()
    sqs = boto3.client("sqs", region_name="us-east-1")
    url = sqs.create_queue(QueueName="bus")["QueueUrl"]
    events = boto3.client("events", region_name="us-east-1")
    events.put_rule(Name="all", EventPattern='{"source": ["aws.sms-voice"]}')
    arn = "arn:aws:sqs:us-east-1:123456789012:bus"
    events.put_targets(Rule="all", Targets=[{"Id": "1", "Arn": arn}])
    own = long_code(client)["PhoneNumberId"]
    sent = client.send_text_message(
        DestinationPhoneNumber=US, MessageBody="Hello", OriginationIdentity=own
    )
    found = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]
    details = [json.loads(message["Body"])["detail"] for message in found]
    assert {detail["messageId"] for detail in details} == {sent["MessageId"]}
    assert {detail["eventType"] for detail in details} == {
        "TEXT_SUCCESSFUL",
        "TEXT_DELIVERED",
    }


@mock_aws
def test_a_destination_without_the_plus_sign() -> None:
    client = sms()
    events = reporting(client)
    send(client, DestinationPhoneNumber=US.removeprefix("+"))
    assert events()[0]["destinationPhoneNumber"] == US


@mock_aws
def test_a_dry_run_sends_nothing() -> None:
    client = sms()
    events = reporting(client)
    assert send(client, DryRun=True)
    assert events() == []


@mock_aws
def test_a_set_that_is_deleted_reports_no_further_events() -> None:
    client = sms()
    events = reporting(client)
    with progression("message", progression="manual", times=1):
        send(client)
        client.delete_configuration_set(ConfigurationSetName="set")
        for _ in range(4):
            client.describe_account_attributes()
    assert events() == []


@mock_aws
def test_parts_are_charged() -> None:
    client = sms()
    events = reporting(client)
    send(client, MessageBody="a" * 161)
    event = events()[0]
    assert event["totalMessageParts"] == 2
    assert (event["totalMessagePrice"], event["totalCarrierFee"]) == (0.01162, 0.00604)


@mock_aws
def test_the_type_is_that_of_the_request_or_the_set_or_the_sender() -> None:
    client = sms()
    events = reporting(client)
    promotional = long_code(client, MessageType="PROMOTIONAL")["PhoneNumberId"]
    send(client, OriginationIdentity=promotional)
    assert events()[0]["messageType"] == "PROMOTIONAL"
    pool = client.create_pool(
        OriginationIdentity=promotional, MessageType="PROMOTIONAL", IsoCountryCode="US"
    )
    for _ in range(2):
        client.describe_pools()
    send(client, OriginationIdentity=pool["PoolId"])
    assert events()[0]["messageType"] == "PROMOTIONAL"
    german = {"DestinationPhoneNumber": "+4930231250", "OriginationIdentity": "ACME"}
    send(client, **german)
    assert events()[0]["messageType"] == "TRANSACTIONAL"
    client.set_default_message_type(
        ConfigurationSetName="set", MessageType="PROMOTIONAL"
    )
    send(client, **german)
    assert events()[0]["messageType"] == "PROMOTIONAL"
    send(client, **german, MessageType="TRANSACTIONAL")
    assert events()[0]["messageType"] == "TRANSACTIONAL"
    client.request_sender_id(
        SenderId="ACME",
        IsoCountryCode="DE",
        MessageTypes=["PROMOTIONAL", "TRANSACTIONAL"],
    )
    client.delete_default_message_type(ConfigurationSetName="set")
    send(client, **german)
    assert events()[0]["messageType"] == "PROMOTIONAL"


@pytest.mark.parametrize("status", ["ALLOW", "FILTER", "MONITOR"])
@needs_protect
@mock_aws
def test_events_name_the_protect_configuration(status: str) -> None:
    client = sms()
    events = reporting(client)
    protect = client.create_protect_configuration()["ProtectConfigurationId"]
    client.update_protect_configuration_country_rule_set(
        ProtectConfigurationId=protect,
        NumberCapability="SMS",
        CountryRuleSetUpdates={"US": {"ProtectStatus": status}},
    )
    client.associate_protect_configuration(
        ProtectConfigurationId=protect, ConfigurationSetName="set"
    )
    send(client)
    sent = events()
    assert types_of(sent) == SUCCESS
    for event in sent:
        assert event["protectConfiguration"] == {
            "protectConfigurationId": protect,
            "protectStatus": status,
        }
        assert "protectConfigurationAssessment" not in event


@mock_aws
def test_the_pace_of_events_is_that_of_motos_transitions() -> None:
    client = sms()
    events = reporting(client)
    own = long_code(client)["PhoneNumberId"]
    with progression("message", progression="manual", times=2):
        send(client, OriginationIdentity=own)
        seen = []
        for _ in range(6):
            client.describe_account_attributes()
            seen.append([event["messageStatus"] for event in events()])
    assert seen == [[], [], ["SUCCESSFUL"], [], ["DELIVERED"], []]


@mock_aws
def test_a_transition_that_becomes_immediate_settles_messages() -> None:
    client = sms()
    events = reporting(client)
    with progression("message", progression="time", seconds=3600):
        send(client)
        client.describe_account_attributes()
        assert events() == []
    client.describe_account_attributes()
    assert types_of(events()) == SUCCESS


@pytest.mark.in_process  # The clock of a server is its own.
@pytest.mark.parametrize(
    "members, after, status",
    [
        ({"TimeToLive": 60}, timedelta(minutes=1), "TTL_EXPIRED"),
        ({}, timedelta(hours=72), "UNKNOWN"),
    ],
)
@mock_aws
def test_a_message_that_is_not_delivered_expires(
    members: dict[str, Any], after: timedelta, status: str
) -> None:
    client = sms()
    events = reporting(client)
    own = long_code(client)["PhoneNumberId"]
    with progression("message", progression="time", seconds=10**6):
        with moto_time(NOON):
            message_id = send(client, OriginationIdentity=own, **members)
        with moto_time(NOON + after - timedelta(seconds=1)):
            client.describe_account_attributes()
            assert events() == []
        with moto_time(NOON + after):
            client.describe_account_attributes()
            [event] = events()
    assert (event["messageStatus"], event["isFinal"]) == (status, True)
    assert event["totalMessagePrice"] == 0.00581
    assert messages()[message_id].status == status


@pytest.mark.in_process  # The clock of a server is its own.
@mock_aws
def test_a_message_that_was_delivered_does_not_expire() -> None:
    client = sms()
    events = reporting(client)
    own = long_code(client)["PhoneNumberId"]
    with moto_time(NOON):
        with progression("message", progression="manual", times=1):
            send(client, OriginationIdentity=own, TimeToLive=60)
        client.describe_account_attributes()
        assert types_of(events()) == SUCCESS
    with moto_time(NOON + timedelta(minutes=1)):
        client.describe_account_attributes()
        assert events() == []


@pytest.mark.parametrize(
    "destination, types, price",
    [
        ("+14254147755", SUCCESS, 0.00581),
        ("+14254147167", [("TEXT_BLOCKED", True)], 0.0),
        ("+447860019066", SUCCESS, 0.05),
        ("+447860019067", [("TEXT_BLOCKED", True)], 0.0),
    ],
)
@mock_aws
def test_simulator_destinations(
    destination: str, types: list[tuple[str, bool]], price: float
) -> None:
    client = sms()
    events = reporting(client)
    sender = "ACME"
    if destination.startswith("+1"):
        sender = number(client)["PhoneNumberId"]
    send(client, DestinationPhoneNumber=destination, OriginationIdentity=sender)
    sent = events()
    assert types_of(sent) == types
    assert sent[-1]["totalMessagePrice"] == price


@mock_aws
def test_a_simulator_number_of_a_pool_delivers_nothing() -> None:
    client = sms()
    events = reporting(client)
    pool_id = pool_of(client, number(client)["PhoneNumberId"])
    assert send(client, OriginationIdentity=pool_id)
    assert events() == []


@pytest.mark.in_process  # These numbers require a registration or a case.
@pytest.mark.parametrize(
    "country, destination, number_type, carrier_known",
    [
        ("US", US, "SHORT_CODE", True),
        ("US", US, "TOLL_FREE", False),
        ("ES", "+34911234567", "LONG_CODE", True),
    ],
)
@mock_aws
def test_short_codes_toll_free_numbers_and_spain_have_no_receipts(
    country: str, destination: str, number_type: str, carrier_known: bool
) -> None:
    client = sms()
    events = reporting(client)
    own = long_code(client, country)["PhoneNumberId"]
    phone_number(own).number_type = number_type
    phone_number(own).status = "ACTIVE"
    send(client, DestinationPhoneNumber=destination, OriginationIdentity=own)
    [event] = events()
    assert types_of([event]) == [("TEXT_SUCCESSFUL", True)]
    for member in ("mcc", "mnc", "carrierName"):
        assert (member in event) is carrier_known


@mock_aws
def test_a_verification_code_is_a_message() -> None:
    client = sms()
    events = reporting(client)
    own = long_code(client)
    named = {"OriginationIdentity": own["PhoneNumberId"]}
    for destination, identity, sender in (
        (US, named, own["PhoneNumber"]),
        # AWS sends codes itself where the account has no identity.
        ("+491512345678", {}, "NOTICE"),
        ("+14165550100", {}, None),
    ):
        sent = client.send_destination_number_verification_code(
            VerifiedDestinationNumberId=added(client, destination),
            VerificationChannel="TEXT",
            ConfigurationSetName="set",
            Context={"code": "1"},
            **identity,
        )
        event = events()[-1]
        assert event["messageId"] == sent["MessageId"]
        assert event["destinationPhoneNumber"] == destination
        assert event.get("originationPhoneNumber") == sender
        assert event["context"] == {"code": "1"}
        assert event["messageStatus"] == "DELIVERED"
