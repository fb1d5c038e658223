"""What prevents a verification code from being sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import hint_of, refused
from .test_pools import number, pool_of

PERSON = "+14165550100"

OPTED_OUT = (
    f"Remove {PERSON} from the list with DeleteOptedOutNumber, if its owner agrees, or "
    "use an origination identity with another list"
)

Situation = Callable[[Any], dict[str, Any]]


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def added(client: Any, number: str = PERSON) -> dict[str, Any]:
    created = client.create_verified_destination_number(DestinationPhoneNumber=number)
    verified_id = created["VerifiedDestinationNumberId"]
    return {"VerifiedDestinationNumberId": verified_id, "VerificationChannel": "TEXT"}


def canadian(client: Any, **request: Any) -> str:
    found = number(client, IsoCountryCode="CA", NumberType="LONG_CODE", **request)
    return str(found["PhoneNumberId"])


def a_pending_number(client: Any) -> dict[str, Any]:
    requested = client.request_phone_number(
        IsoCountryCode="CA",
        MessageType="TRANSACTIONAL",
        NumberCapabilities=["SMS"],
        NumberType="LONG_CODE",
    )
    return {"OriginationIdentity": requested["PhoneNumberId"]}


def a_pool_that_is_being_created(client: Any) -> dict[str, Any]:
    pool = client.create_pool(
        OriginationIdentity=canadian(client),
        IsoCountryCode="CA",
        MessageType="TRANSACTIONAL",
    )
    return {"OriginationIdentity": pool["PoolId"]}


def a_call_from_a_number_for_text(client: Any) -> dict[str, Any]:
    number_id = canadian(client)
    return {"OriginationIdentity": number_id, "VerificationChannel": "VOICE"}


def a_call_from_a_sender_id(client: Any) -> dict[str, Any]:
    client.request_sender_id(SenderId="ACME", IsoCountryCode="GB")
    return {"OriginationIdentity": "ACME", "VerificationChannel": "VOICE"}


def a_text_from_a_number_for_calls(client: Any) -> dict[str, Any]:
    return {"OriginationIdentity": canadian(client, NumberCapabilities=["VOICE"])}


def a_call_from_a_pool_for_text(client: Any) -> dict[str, Any]:
    pool_id = pool_of(client, canadian(client), "CA")
    return {"OriginationIdentity": pool_id, "VerificationChannel": "VOICE"}


def to_a_number_that_opted_out(client: Any) -> dict[str, Any]:
    client.put_opted_out_number(OptOutListName="Default", OptedOutNumber=PERSON)
    return {}


def from_a_number_with_another_list(client: Any) -> dict[str, Any]:
    client.create_opt_out_list(OptOutListName="mine")
    client.put_opted_out_number(OptOutListName="mine", OptedOutNumber=PERSON)
    return {"OriginationIdentity": canadian(client, OptOutListName="mine")}


@pytest.mark.parametrize(
    "situation, code, reason, hint",
    [
        (
            a_pending_number,
            "ConflictException",
            "RESOURCE_NOT_ACTIVE",
            (
                "The phone-number is PENDING. Wait until DescribePhoneNumbers returns "
                "ACTIVE. If its type requires a registration, associate one with "
                "CreateRegistrationAssociation first"
            ),
        ),
        (
            a_pool_that_is_being_created,
            "ConflictException",
            "RESOURCE_NOT_ACTIVE",
            "The pool is CREATING. Wait until DescribePools returns ACTIVE",
        ),
        (
            a_call_from_a_number_for_text,
            "ValidationException",
            "VOICE_CAPABILITY_NOT_AVAILABLE",
            "Use an origination identity with the capability VOICE",
        ),
        (
            a_call_from_a_sender_id,
            "ValidationException",
            "VOICE_CAPABILITY_NOT_AVAILABLE",
            "Use an origination identity with the capability VOICE",
        ),
        (
            a_text_from_a_number_for_calls,
            "ConflictException",
            "NUMBER_CAPABILITIES_MISMATCH",
            "Use an origination identity with the capability SMS",
        ),
        (
            a_call_from_a_pool_for_text,
            "ConflictException",
            "NO_ORIGINATION_IDENTITIES_FOUND",
            (
                "Add an identity with the capability VOICE to the pool with "
                "AssociateOriginationIdentity"
            ),
        ),
        (
            to_a_number_that_opted_out,
            "ConflictException",
            "DESTINATION_PHONE_NUMBER_OPTED_OUT",
            OPTED_OUT,
        ),
        (
            from_a_number_with_another_list,
            "ConflictException",
            "DESTINATION_PHONE_NUMBER_OPTED_OUT",
            OPTED_OUT,
        ),
    ],
)
@mock_aws
def test_a_code_is_not_sent(
    situation: Situation, code: str, reason: str, hint: str
) -> None:
    client = sms()
    request = added(client)
    sender = situation(client)
    error = refused(
        client.send_destination_number_verification_code, **request | sender
    )
    assert error["Code"] == code
    assert error["Reason"] == reason
    assert hint_of(error) == hint


@mock_aws
def test_a_code_is_sent_from_a_pool() -> None:
    client = sms()
    pool_id = pool_of(client, canadian(client), "CA")
    sent = client.send_destination_number_verification_code(
        **added(client), OriginationIdentity=pool_id
    )
    assert sent["MessageId"]


@mock_aws
def test_a_code_is_sent_from_a_number_with_another_opt_out_list() -> None:
    client = sms()
    request = added(client)
    client.create_opt_out_list(OptOutListName="mine")
    client.put_opted_out_number(OptOutListName="Default", OptedOutNumber=PERSON)
    number_id = canadian(client, OptOutListName="mine")
    sent = client.send_destination_number_verification_code(
        **request, OriginationIdentity=number_id
    )
    assert sent["MessageId"]


@pytest.mark.parametrize(
    "number, country",
    [
        ("+5351234567", "CU"),
        ("+989121234567", "IR"),
        ("+8501921234567", "KP"),
        ("+249121234567", "SD"),
        ("+963944567890", "SY"),
    ],
)
@mock_aws
def test_a_country_that_receives_no_messages(number: str, country: str) -> None:
    client = sms()
    request = added(client, number)
    error = refused(client.send_destination_number_verification_code, **request)
    assert error["Code"] == "ValidationException"
    assert error["Reason"] == "DESTINATION_COUNTRY_BLOCKED"
    assert hint_of(error) == (
        f"AWS sends no messages to {country}. Use a phone number in another country"
    )


@mock_aws
def test_a_number_that_opted_out_is_not_added() -> None:
    client = sms()
    number = {"OptOutListName": "Default", "OptedOutNumber": PERSON}
    client.put_opted_out_number(**number)
    error = refused(
        client.create_verified_destination_number, DestinationPhoneNumber=PERSON[1:]
    )
    assert error["Code"] == "ValidationException"
    assert error["Reason"] == "CANNOT_ADD_OPTED_OUT_NUMBER"
    assert [field["Name"] for field in error["Fields"]] == ["destinationPhoneNumber"]
    client.delete_opted_out_number(**number)
    created = client.create_verified_destination_number(DestinationPhoneNumber=PERSON)
    assert created["Status"] == "PENDING"
