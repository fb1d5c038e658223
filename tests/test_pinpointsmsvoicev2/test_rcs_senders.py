"""Which identities send by RCS, and what RCS agents do not send."""

from __future__ import annotations

from typing import Any

import pytest

from moto import mock_aws

from . import hint_of, progression, refused
from .messaging import US, long_code, sms
from .rcs import HELLO, draft, launched, needs_rcs, new_agent

pytestmark = needs_rcs


@mock_aws
def test_an_agent_that_is_not_launched_does_not_send() -> None:
    client = sms()
    agent_id = new_agent(client)
    request = {"DestinationPhoneNumber": US, "OriginationIdentity": agent_id}
    error = refused(client.send_rcs_message, **request, RcsMessageContent=HELLO)
    assert error["Reason"] == "RESOURCE_NOT_ACTIVE"
    assert (error["ResourceType"], error["ResourceId"]) == ("rcs-agent", agent_id)


@mock_aws
def test_an_agent_whose_launch_is_in_review_does_not_send() -> None:
    client = sms()
    agent_id = new_agent(client)
    registration_id = draft(client, agent_id, "US_RCS_LAUNCH_REGISTRATION")
    with progression("registration", progression="manual", times=5):
        client.submit_registration_version(RegistrationId=registration_id)
        error = refused(
            client.send_rcs_message,
            DestinationPhoneNumber=US,
            OriginationIdentity=agent_id,
            RcsMessageContent=HELLO,
        )
    assert (error["Reason"], error["ResourceId"]) == ("RESOURCE_NOT_ACTIVE", agent_id)
    assert hint_of(error) == (
        "It is PENDING. Submit the registration of a launch, and wait until it is COMPLETE"
    )


@mock_aws
def test_an_agent_does_not_send_to_a_country_in_which_it_is_not_launched() -> None:
    client = sms()
    agent_id = launched(client)
    error = refused(
        client.send_rcs_message,
        DestinationPhoneNumber="+447700900123",
        OriginationIdentity=agent_id,
        RcsMessageContent=HELLO,
    )
    assert error["Reason"] == "INVALID_IDENTITY_FOR_DESTINATION_COUNTRY"
    hint = (
        f"{agent_id} is not launched in GB. Submit a registration of its launch there "
        "first, or use another identity"
    )
    assert error["Fields"] == [{"Name": "originationIdentity", "Message": hint}]


@pytest.mark.parametrize("kind", ["phone-number", "sender-id"])
@mock_aws
def test_numbers_and_sender_ids_do_not_send_by_rcs(kind: str) -> None:
    client = sms()
    identity = long_code(client)["PhoneNumberId"]
    if kind == "sender-id":
        client.request_sender_id(SenderId="ACME", IsoCountryCode="DE")
        identity = "arn:aws:sms-voice:us-east-1:123456789012:sender-id/ACME/DE"
    request = {"DestinationPhoneNumber": US, "OriginationIdentity": identity}
    error = refused(client.send_rcs_message, **request, RcsMessageContent=HELLO)
    assert error["Reason"] == "INVALID_PARAMETER"
    assert [each["Name"] for each in error["Fields"]] == ["originationIdentity"]


@pytest.mark.parametrize("operation", ["send_media_message", "send_voice_message"])
@mock_aws
def test_agents_send_no_mms_and_make_no_calls(operation: str) -> None:
    client = sms()
    request = {"DestinationPhoneNumber": US, "MessageBody": "Hello"}
    error = refused(
        getattr(client, operation), OriginationIdentity=launched(client), **request
    )
    allowed = {
        "send_media_message": "phone-number, sender-id, pool",
        "send_voice_message": "phone-number, pool",
    }
    assert not_an_agent(error) == f"Allowed kinds: {allowed[operation]}"


def not_an_agent(error: dict[str, Any]) -> str:
    """Return what the error of an agent that does not send says instead."""
    assert error["Reason"] == "INVALID_PARAMETER"
    [field] = error["Fields"]
    assert field["Name"] == "originationIdentity"
    wrong, instead = field["Message"].split(". ")
    assert wrong == "Must not be an rcs-agent"
    return str(instead)


@mock_aws
def test_agents_send_no_verification_codes() -> None:
    client = sms()
    agent_id = launched(client)
    created = client.create_verified_destination_number(DestinationPhoneNumber=US)
    request = {
        "VerifiedDestinationNumberId": created["VerifiedDestinationNumberId"],
        "VerificationChannel": "TEXT",
    }
    send_code = client.send_destination_number_verification_code
    error = refused(send_code, OriginationIdentity=agent_id, **request)
    instead = "Allowed kinds: phone-number, sender-id, pool"
    assert not_an_agent(error) == instead
    # Without an identity, AWS sends it.
    assert send_code(**request)["MessageId"]
