"""Available phone numbers, and the settings of requested ones."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import refused
from .test_phone_numbers import SIMULATOR, TOLL_FREE, skip_without_choice, sms
from .test_resource_policies import client_of_the_other_account

TEN_DLC = {**SIMULATOR, "NumberType": "TEN_DLC"}
ASKED = {
    "IsoCountryCode": "US",
    "NumberType": "TEN_DLC",
    "NumberCapabilities": ["SMS"],
}


def preferred(kind: str, *filters: str) -> list[dict[str, list[str]]]:
    return [{"PreferenceType": [kind], "Filter": list(filters)}]


def available(client: Any, **request: Any) -> list[str]:
    pages = client.get_paginator("list_available_phone_numbers").paginate(
        **{**ASKED, **request}
    )
    return [number for page in pages for number in page["AvailablePhoneNumbers"]]


@pytest.fixture(autouse=True)
def _choice_is_modelled() -> None:
    skip_without_choice(boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1"))


@mock_aws
def test_100_different_numbers_are_available_in_order() -> None:
    numbers = available(sms())
    assert len(numbers) == 100
    assert numbers[:2] == ["+12015550100", "+12015550101"]
    assert sorted(set(numbers)) == numbers


@mock_aws
def test_no_numbers_are_available_for_rcs_or_other_countries() -> None:
    client = sms()
    assert available(client, NumberCapabilities=["SMS", "MMS", "VOICE"])
    assert available(client, NumberCapabilities=["SMS", "RCS"]) == []
    assert available(client, IsoCountryCode="CA") == []


@pytest.mark.parametrize(
    "preference, first, last",
    [
        (preferred("StartsWith", "206"), "+12065550100", "+12065550199"),
        (preferred("StartsWith", "1206"), "+12065550100", "+12065550199"),
        (preferred("StartsWith", "+1206"), "+12065550100", "+12065550199"),
        (preferred("EndsWith", "2065550199"), "+12065550199", "+12065550199"),
        (preferred("Contains", "2065550"), "+12065550100", "+12065550199"),
        (preferred("ExactMatch", "2065550142"), "+12065550142", "+12065550142"),
        (preferred("ExactMatch", "12065550142"), "+12065550142", "+12065550142"),
        (
            preferred("ExactMatch", "2065550142", "+12075550142"),
            "+12065550142",
            "+12075550142",
        ),
    ],
)
@mock_aws
def test_preferences(
    preference: list[dict[str, list[str]]], first: str, last: str
) -> None:
    numbers = available(sms(), NumberPreference=preference)
    assert (numbers[0], numbers[-1]) == (first, last)


@mock_aws
def test_a_requested_number_is_not_available() -> None:
    client, other = sms(), client_of_the_other_account()
    requested = client.request_phone_number(
        **TEN_DLC, NumberPreference=preferred("StartsWith", "206")
    )
    assert requested["PhoneNumber"] == "+12065550100"
    for each in (client, other):
        offered = available(each, NumberPreference=preferred("StartsWith", "206"))
        assert offered[0] == "+12065550101"
    # No account can request it again.
    requested = other.request_phone_number(
        **TEN_DLC, NumberPreference=preferred("StartsWith", "206")
    )
    assert requested["PhoneNumber"] == "+12065550101"


@mock_aws
def test_a_released_number_is_available_after_its_deletion() -> None:
    client, preference = sms(), preferred("StartsWith", "206")
    number = client.request_phone_number(**TEN_DLC, NumberPreference=preference)
    client.release_phone_number(PhoneNumberId=number["PhoneNumberId"])
    [record] = client.describe_phone_numbers()["PhoneNumbers"]
    assert record["Status"] == "DISASSOCIATING"
    assert available(client, NumberPreference=preference)[0] == "+12065550101"
    assert client.describe_phone_numbers()["PhoneNumbers"] == []
    assert available(client, NumberPreference=preference)[0] == "+12065550100"


@pytest.mark.parametrize(
    "request_",
    [
        {**SIMULATOR, "NumberType": "LONG_CODE"},
        {**TEN_DLC, "IsoCountryCode": "CA"},
    ],
)
@mock_aws
def test_only_ten_dlc_numbers_of_the_us_can_be_chosen(request_: dict[str, Any]) -> None:
    error = refused(
        sms().request_phone_number,
        **request_,
        NumberPreference=preferred("StartsWith", "206"),
    )
    assert error["Reason"] == "INVALID_PARAMETER"
    assert [field["Name"] for field in error["Fields"]] == ["numberPreference"]


@mock_aws
def test_numbers_for_an_unknown_registration() -> None:
    error = refused(
        sms().list_available_phone_numbers, **ASKED, RegistrationId="registration-0"
    )
    assert error["ResourceType"] == "registration"


@pytest.mark.parametrize(
    "number_type, price",
    [
        ("TOLL_FREE", "2.00"),
        ("TEN_DLC", "1.00"),
        ("LONG_CODE", "1.00"),
        ("SIMULATOR", "1.00"),
    ],
)
@mock_aws
def test_prices(number_type: str, price: str) -> None:
    request = {**SIMULATOR, "NumberType": number_type}
    assert sms().request_phone_number(**request)["MonthlyLeasingPrice"] == price


@pytest.mark.parametrize(
    "member", ["DeletionProtectionEnabled", "InternationalSendingEnabled"]
)
@mock_aws
def test_settings_that_a_request_enables(member: str) -> None:
    client = sms()
    number = client.request_phone_number(**SIMULATOR, **{member: True})
    assert number[member] is True
    [listed] = client.describe_phone_numbers()["PhoneNumbers"]
    assert listed[member] is True


@pytest.mark.parametrize(
    "members, resource_type",
    [
        ({"PoolId": "pool-0"}, "pool"),
        ({"RegistrationId": "registration-0"}, "registration"),
        ({"OptOutListName": "none"}, "opt-out-list"),
    ],
)
@mock_aws
def test_a_number_for_an_unknown_resource(
    members: dict[str, str], resource_type: str
) -> None:
    client = sms()
    error = refused(client.request_phone_number, **SIMULATOR, **members)
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == resource_type
    assert client.describe_phone_numbers()["PhoneNumbers"] == []


@mock_aws
def test_a_number_of_another_type_for_a_registration() -> None:
    client = sms()
    created = client.create_registration(RegistrationType="US_TOLL_FREE_REGISTRATION")
    error = refused(
        client.request_phone_number,
        **SIMULATOR,
        RegistrationId=created["RegistrationId"],
    )
    assert error["Reason"] == "INVALID_REGISTRATION_ASSOCIATION"
    assert [field["Name"] for field in error["Fields"]] == ["registrationId"]
    assert client.describe_phone_numbers()["PhoneNumbers"] == []
    number = client.request_phone_number(
        **TOLL_FREE, RegistrationId=created["RegistrationArn"]
    )
    [association] = client.list_registration_associations(
        RegistrationId=created["RegistrationId"]
    )["RegistrationAssociations"]
    assert association["ResourceId"] == number["PhoneNumberId"]


@mock_aws
def test_a_number_for_a_pool_that_is_not_active() -> None:
    client = sms()
    client.request_sender_id(SenderId="ACME", IsoCountryCode="GB")
    pool_id = client.create_pool(
        OriginationIdentity="ACME", IsoCountryCode="GB", MessageType="TRANSACTIONAL"
    )["PoolId"]
    error = refused(client.request_phone_number, **SIMULATOR, PoolId=pool_id)
    assert error["Reason"] == "RESOURCE_NOT_ACTIVE"
    assert error["ResourceId"] == pool_id
