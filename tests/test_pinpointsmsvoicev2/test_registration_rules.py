"""Rules between registrations, their versions and phone numbers."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import refused, skip_unless_modelled, statuses_until
from .test_reviews import BRAND, created

LONG_CODE = "GB_LONG_CODE_REGISTRATION"
SHORT_CODE = "US_SHORT_CODE_REGISTRATION"
TOLL_FREE = "US_TOLL_FREE_REGISTRATION"


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def number(client: Any, number_type: str, country: str, **members: Any) -> str:
    requested = client.request_phone_number(
        IsoCountryCode=country,
        MessageType="TRANSACTIONAL",
        NumberCapabilities=["SMS"],
        NumberType=number_type,
        **members,
    )
    return str(requested["PhoneNumberId"])


def submitted(client: Any, registration_type: str, until: str) -> str:
    registration_id = created(client, registration_type)
    client.submit_registration_version(RegistrationId=registration_id)
    statuses_until(client, until, registration_id)
    return registration_id


def status_of(client: Any, number_id: str) -> str:
    [found] = client.describe_phone_numbers(PhoneNumberIds=[number_id])["PhoneNumbers"]
    return str(found["Status"])


def closed(client: Any) -> str:
    registration_id = created(client, TOLL_FREE)
    waiting = number(client, "TOLL_FREE", "US", RegistrationId=registration_id)
    client.release_phone_number(PhoneNumberId=waiting)
    return registration_id


@mock_aws
def test_a_registration_in_provisioning_cannot_be_discarded_or_versioned() -> None:
    client = sms()
    skip_unless_modelled(client, "PROVISIONING")
    registration_id = submitted(client, SHORT_CODE, "PROVISIONING")
    for call, reason in (
        (
            client.discard_registration_version,
            "DISCARD_REGISTRATION_VERSION_NOT_ALLOWED",
        ),
        (client.create_registration_version, "CREATE_REGISTRATION_VERSION_NOT_ALLOWED"),
    ):
        assert refused(call, RegistrationId=registration_id)["Reason"] == reason


@mock_aws
def test_a_closed_registration_gets_no_new_version() -> None:
    client = sms()
    error = refused(client.create_registration_version, RegistrationId=closed(client))
    assert error["Reason"] == "CREATE_REGISTRATION_VERSION_NOT_ALLOWED"


@pytest.mark.parametrize("verdict", ["REQUIRES_UPDATES", "COMPLETE"])
@mock_aws
def test_discarding_a_submitted_version_restores_the_previous_status(
    verdict: str,
) -> None:
    client = sms()
    if verdict == "COMPLETE":
        registration_id = submitted(client, SHORT_CODE, verdict)
    else:
        registration_id = submitted(client, BRAND, verdict)
    client.create_registration_version(RegistrationId=registration_id)
    client.submit_registration_version(RegistrationId=registration_id)
    client.discard_registration_version(RegistrationId=registration_id)
    [found] = client.describe_registrations()["Registrations"]
    assert found["RegistrationStatus"] == verdict


@mock_aws
def test_a_number_becomes_active_with_a_complete_registration() -> None:
    client = sms()
    waiting = number(client, "LONG_CODE", "GB")
    registration_id = submitted(client, LONG_CODE, "COMPLETE")
    assert status_of(client, waiting) == "PENDING"
    client.create_registration_association(
        RegistrationId=registration_id, ResourceId=waiting
    )
    assert [status_of(client, waiting) for _ in range(2)] == ["PENDING", "ACTIVE"]
    other_id = submitted(client, LONG_CODE, "COMPLETE")
    error = refused(
        client.create_registration_association,
        RegistrationId=other_id,
        ResourceId=waiting,
    )
    assert error["Reason"] == "PHONE_NUMBER_ASSOCIATED_TO_REGISTRATION"
    # Releasing the number does not close a registration of this type.
    client.release_phone_number(PhoneNumberId=waiting)
    client.delete_registration(RegistrationId=registration_id)


@mock_aws
def test_a_number_cannot_be_released_while_its_registration_is_in_review() -> None:
    client = sms()
    registration_id = created(client, TOLL_FREE)
    waiting = number(client, "TOLL_FREE", "US", RegistrationId=registration_id)
    client.submit_registration_version(RegistrationId=registration_id)
    error = refused(client.release_phone_number, PhoneNumberId=waiting)
    assert error["Reason"] == "DISASSOCIATE_REGISTRATION_NOT_ALLOWED"
    assert error["ResourceId"] == registration_id


@mock_aws
def test_only_a_sender_id_registration_creates_a_sender_id() -> None:
    client = sms()
    registration_id = created(client, SHORT_CODE)
    client.put_registration_field_value(
        RegistrationId=registration_id,
        FieldPath="senderIdInfo.senderId",
        TextValue="ACME",
    )
    client.submit_registration_version(RegistrationId=registration_id)
    statuses_until(client, "COMPLETE", registration_id)
    assert client.describe_sender_ids()["SenderIds"] == []
