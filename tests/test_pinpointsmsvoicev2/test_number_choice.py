"""Available phone numbers, and the settings of requested ones."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import refused
from .campaigns import new_campaign, registered_campaign
from .test_phone_numbers import SIMULATOR, TOLL_FREE, skip_without_choice, sms
from .test_resource_policies import client_of_the_other_account

TEN_DLC = {**SIMULATOR, "NumberType": "TEN_DLC"}
TOLL_FREE_REGISTRATION = "US_TOLL_FREE_REGISTRATION"
ASKED = {
    "IsoCountryCode": "US",
    "NumberType": "TEN_DLC",
    "NumberCapabilities": ["SMS"],
}


def preferred(kind: str, *filters: str) -> list[dict[str, list[str]]]:
    return [{"PreferenceType": [kind], "Filter": list(filters)}]


def available(client: Any, campaign_id: str, **request: Any) -> list[str]:
    pages = client.get_paginator("list_available_phone_numbers").paginate(
        **{**ASKED, "RegistrationId": campaign_id, **request}
    )
    return [number for page in pages for number in page["AvailablePhoneNumbers"]]


@pytest.fixture(autouse=True)
def _choice_is_modelled() -> None:
    skip_without_choice(boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1"))


@mock_aws
def test_100_different_numbers_are_available_in_order() -> None:
    client = sms()
    numbers = available(client, registered_campaign(client))
    assert len(numbers) == 100
    assert numbers[:2] == ["+12015550100", "+12015550101"]
    assert sorted(set(numbers)) == numbers


@mock_aws
def test_no_numbers_are_available_for_rcs_or_other_countries() -> None:
    client = sms()
    campaign_id = registered_campaign(client)
    assert available(client, campaign_id, NumberCapabilities=["SMS", "MMS", "VOICE"])
    assert available(client, campaign_id, NumberCapabilities=["SMS", "RCS"]) == []
    for country in ("CA", "ZZ"):
        assert available(client, campaign_id, IsoCountryCode=country) == []


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
    client = sms()
    numbers = available(
        client, registered_campaign(client), NumberPreference=preference
    )
    assert (numbers[0], numbers[-1]) == (first, last)


@mock_aws
def test_a_requested_number_is_not_available() -> None:
    wanted = {"NumberPreference": preferred("StartsWith", "206")}
    # No account can request it again.
    for client, number in (
        (sms(), "+12065550100"),
        (client_of_the_other_account(), "+12065550101"),
    ):
        campaign_id = registered_campaign(client)
        assert available(client, campaign_id, **wanted)[0] == number
        requested = client.request_phone_number(
            **TEN_DLC, **wanted, RegistrationId=campaign_id
        )
        assert requested["PhoneNumber"] == number


@mock_aws
def test_numbers_are_chosen_with_a_campaign() -> None:
    client = sms()
    chosen = {**TEN_DLC, "NumberPreference": preferred("StartsWith", "206")}
    for call, arguments in (
        (client.list_available_phone_numbers, ASKED),
        (client.request_phone_number, chosen),
    ):
        error = refused(call, **arguments)
        assert error["Reason"] == "MISSING_PARAMETER"
        assert [field["Name"] for field in error["Fields"]] == ["registrationId"]


@mock_aws
def test_numbers_are_not_listed_for_another_registration() -> None:
    client = sms()
    created = client.create_registration(RegistrationType=TOLL_FREE_REGISTRATION)
    error = refused(
        client.list_available_phone_numbers,
        **ASKED,
        RegistrationId=created["RegistrationId"],
    )
    assert error["Reason"] == "INVALID_REGISTRATION_ASSOCIATION"
    [field] = error["Fields"]
    assert field == {
        "Name": "registrationId",
        "Message": f"{TOLL_FREE_REGISTRATION} is not for TEN_DLC numbers. Use a "
        "registration of another type",
    }


@mock_aws
def test_a_number_is_requested_with_a_complete_campaign() -> None:
    client = sms()
    campaign_id = new_campaign(client)
    error = refused(client.request_phone_number, **TEN_DLC, RegistrationId=campaign_id)
    assert error["Code"] == "ConflictException"
    assert error["Reason"] == "REGISTRATION_NOT_COMPLETE"
    assert error["ResourceId"] == campaign_id
    assert client.describe_phone_numbers()["PhoneNumbers"] == []


@mock_aws
def test_the_numbers_of_a_campaign_have_its_limits() -> None:
    client = sms()
    shape = client.meta.service_model.shape_for("PhoneNumberInformation")
    if "MessagingLimits" not in shape.members:
        pytest.skip("the service model of this botocore has no such member")
    campaign_id = registered_campaign(client)
    without = client.request_phone_number(**TEN_DLC)
    client.request_phone_number(**TEN_DLC, RegistrationId=campaign_id)
    first, second = client.describe_phone_numbers()["PhoneNumbers"]
    assert "MessagingLimits" not in first
    assert second["MessagingLimits"] == {
        "RateLimits": {"SMS": 1, "MMS": 1},
        "DailyMessageCaps": {"T-MOBILE": 2000},
    }
    client.create_registration_association(
        RegistrationId=campaign_id, ResourceId=without["PhoneNumberId"]
    )
    first, second = client.describe_phone_numbers()["PhoneNumbers"]
    assert first["MessagingLimits"] == second["MessagingLimits"]


@mock_aws
def test_a_number_is_in_one_campaign() -> None:
    client = sms()
    number = client.request_phone_number(
        **TEN_DLC, RegistrationId=registered_campaign(client)
    )
    error = refused(
        client.create_registration_association,
        RegistrationId=registered_campaign(client),
        ResourceId=number["PhoneNumberId"],
    )
    assert error["Reason"] == "PHONE_NUMBER_ASSOCIATED_TO_REGISTRATION"


@mock_aws
def test_a_released_number_is_available_after_its_deletion() -> None:
    client, preference = sms(), preferred("StartsWith", "206")
    campaign_id = registered_campaign(client)
    number = client.request_phone_number(
        **TEN_DLC, NumberPreference=preference, RegistrationId=campaign_id
    )
    client.release_phone_number(PhoneNumberId=number["PhoneNumberId"])
    [record] = client.describe_phone_numbers()["PhoneNumbers"]
    assert record["Status"] == "DISASSOCIATING"
    assert available(client, campaign_id, NumberPreference=preference)[0] == (
        "+12065550101"
    )
    assert client.describe_phone_numbers()["PhoneNumbers"] == []
    assert available(client, campaign_id, NumberPreference=preference)[0] == (
        "+12065550100"
    )


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
    request = {**SIMULATOR, "NumberType": "LONG_CODE"}
    number = client.request_phone_number(**request, **{member: True})
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
