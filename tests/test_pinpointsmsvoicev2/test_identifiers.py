"""The ids, ARNs and phone numbers by which requests name resources."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import progression, refused
from .test_pools import number
from .test_sending import added

ARN = "arn:aws:sms-voice:us-east-1:123456789012"
ELSEWHERE = "arn:aws:sms-voice:us-west-2:123456789012:phone-number/phone-0"
OF_OTHERS = "arn:aws:sms-voice:us-east-1:210987654321:phone-number/phone-0"
OF_A_QUEUE = "arn:aws:sqs:us-east-1:123456789012:phone-number/phone-0"


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


@pytest.mark.parametrize(
    "arn, reason, message",
    [
        (
            OF_A_QUEUE,
            "INVALID_ARN",
            f"Must start with arn:aws:sms-voice:, but is {OF_A_QUEUE}",
        ),
        (
            f"{ARN}:phone-number",
            "INVALID_ARN",
            f"Must end with the type and id of a resource, but is {ARN}:phone-number",
        ),
        (
            ELSEWHERE,
            "INVALID_ARN",
            "The ARN is in the Region us-west-2. Use an ARN in us-east-1",
        ),
        (
            f"{ARN}:pool/pool-0",
            "INVALID_ARN",
            "Must not be a pool. Allowed kinds: phone-number",
        ),
        (
            OF_OTHERS,
            "RESOURCE_NOT_ACCESSIBLE",
            (
                "The resource belongs to the account 210987654321. "
                "Use an ARN of 123456789012"
            ),
        ),
    ],
)
@mock_aws
def test_the_error_of_an_arn_says_what_to_change(
    arn: str, reason: str, message: str
) -> None:
    error = refused(sms().update_phone_number, PhoneNumberId=arn)
    assert error["Code"] == "ValidationException"
    assert error["Reason"] == reason
    assert error["Fields"] == [{"Name": "phoneNumberId", "Message": message}]


@mock_aws
def test_the_id_in_an_arn_can_contain_colons() -> None:
    error = refused(sms().delete_opt_out_list, OptOutListName=f"{ARN}:opt-out-list/a:b")
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == "opt-out-list"
    assert error["ResourceId"] == "a:b"


@pytest.mark.parametrize("named_by", ["RegistrationId", "RegistrationArn"])
@mock_aws
def test_a_resource_of_a_kind_that_a_parameter_does_not_accept(named_by: str) -> None:
    client = sms()
    registration = client.create_registration(
        RegistrationType="US_TOLL_FREE_REGISTRATION"
    )
    for call, request, allowed in (
        (
            client.send_destination_number_verification_code,
            added(client),
            "phone-number, sender-id, pool",
        ),
        (
            client.create_pool,
            {"IsoCountryCode": "US", "MessageType": "TRANSACTIONAL"},
            "phone-number, sender-id, rcs-agent",
        ),
    ):
        error = refused(call, **request, OriginationIdentity=registration[named_by])
        assert error["Code"] == "ValidationException"
        assert error["Reason"] == "INVALID_PARAMETER"
        message = f"Must not be a registration. Allowed kinds: {allowed}"
        assert error["Fields"] == [{"Name": "originationIdentity", "Message": message}]


@mock_aws
def test_keywords_are_not_put_by_phone_number() -> None:
    client = sms()
    digits = number(client)["PhoneNumber"].removeprefix("+")
    error = refused(
        client.put_keyword,
        OriginationIdentity=digits,
        Keyword="HOURS",
        KeywordMessage="9 to 5",
    )
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == "sender-id"
    assert error["ResourceId"] == digits


@pytest.mark.parametrize("prefix", ["+", ""])
@mock_aws
def test_a_number_that_is_due_to_be_active_sends_a_code(prefix: str) -> None:
    client = sms()
    with progression("phone-number", progression="time", seconds=0):
        requested = client.request_phone_number(
            IsoCountryCode="CA",
            MessageType="TRANSACTIONAL",
            NumberCapabilities=["SMS"],
            NumberType="LONG_CODE",
        )
        assert requested["Status"] == "PENDING"
        sent = client.send_destination_number_verification_code(
            **added(client),
            OriginationIdentity=prefix + requested["PhoneNumber"].removeprefix("+"),
        )
    assert sent["MessageId"]
