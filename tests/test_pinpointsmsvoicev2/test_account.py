"""The attributes and the limits of an account."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import progression
from .test_configuration_sets import sms
from .test_spend_limits import account

SIMULATOR = {
    "IsoCountryCode": "US",
    "MessageType": "TRANSACTIONAL",
    "NumberCapabilities": ["SMS"],
    "NumberType": "SIMULATOR",
}
MAXIMA = {
    "PHONE_NUMBERS": 25,
    "POOLS": 25,
    "CONFIGURATION_SETS": 25,
    "OPT_OUT_LISTS": 25,
    "SENDER_IDS": 200,
    "REGISTRATIONS": 25,
    "REGISTRATION_ATTACHMENTS": 25,
    "VERIFIED_DESTINATION_NUMBERS": 10,
}


def used(client: Any) -> dict[str, int]:
    """Return what is used of each limit, without those that are not used."""
    limits = client.describe_account_limits()["AccountLimits"]
    return {limit["Name"]: limit["Used"] for limit in limits if limit["Used"]}


@mock_aws
def test_an_account_is_in_production() -> None:
    assert sms().describe_account_attributes()["AccountAttributes"] == [
        {"Name": "ACCOUNT_TIER", "Value": "PRODUCTION"}
    ]


@pytest.mark.in_process  # The attributes are set in the backend.
@mock_aws
def test_the_attributes_of_an_account() -> None:
    account().tier = "SANDBOX"
    account().default_protect_configuration_id = "protect-1"
    assert sms().describe_account_attributes()["AccountAttributes"] == [
        {"Name": "ACCOUNT_TIER", "Value": "SANDBOX"},
        {"Name": "DEFAULT_PROTECT_CONFIGURATION_ID", "Value": "protect-1"},
    ]
    page = sms().describe_account_attributes(MaxResults=1)
    assert len(page["AccountAttributes"]) == 1
    assert page["NextToken"]


@mock_aws
def test_the_limits_of_a_new_account() -> None:
    limits = sms().describe_account_limits()["AccountLimits"]
    assert limits == [
        {"Name": name, "Used": int(name == "OPT_OUT_LISTS"), "Max": maximum}
        for name, maximum in MAXIMA.items()
    ]


@mock_aws
def test_each_kind_of_resource_is_counted() -> None:
    client = sms()
    number = client.request_phone_number(**SIMULATOR)
    client.request_phone_number(**SIMULATOR)
    client.describe_phone_numbers()
    client.request_sender_id(SenderId="ACME", IsoCountryCode="GB")
    client.create_pool(
        OriginationIdentity="ACME", IsoCountryCode="GB", MessageType="TRANSACTIONAL"
    )
    client.create_configuration_set(ConfigurationSetName="one")
    client.create_opt_out_list(OptOutListName="mine")
    client.create_registration(RegistrationType="US_TOLL_FREE_REGISTRATION")
    client.create_registration_attachment(AttachmentBody=b"%PDF-1.7")
    client.create_verified_destination_number(DestinationPhoneNumber="+12065550100")
    all_kinds = {
        "PHONE_NUMBERS": 2,
        "POOLS": 1,
        "CONFIGURATION_SETS": 1,
        "OPT_OUT_LISTS": 2,
        "SENDER_IDS": 1,
        "REGISTRATIONS": 1,
        "REGISTRATION_ATTACHMENTS": 1,
        "VERIFIED_DESTINATION_NUMBERS": 1,
    }
    assert used(client) == all_kinds
    client.delete_configuration_set(ConfigurationSetName="one")
    client.delete_opt_out_list(OptOutListName="mine")
    del all_kinds["CONFIGURATION_SETS"]
    assert used(client) == all_kinds | {"OPT_OUT_LISTS": 1}
    client.release_phone_number(PhoneNumberId=number["PhoneNumberId"])
    for _ in range(2):
        client.describe_phone_numbers()
    assert used(client)["PHONE_NUMBERS"] == 1


@mock_aws
def test_a_number_that_is_released_is_not_counted() -> None:
    with progression("phone-number", progression="immediate"):
        client = sms()
        number = client.request_phone_number(**SIMULATOR)
        assert used(client)["PHONE_NUMBERS"] == 1
        client.release_phone_number(PhoneNumberId=number["PhoneNumberId"])
        assert used(client) == {"OPT_OUT_LISTS": 1}


@mock_aws
def test_resources_of_another_region_are_not_counted() -> None:
    other = boto3.client("pinpoint-sms-voice-v2", region_name="eu-west-1")
    other.create_configuration_set(ConfigurationSetName="one")
    assert used(sms()) == {"OPT_OUT_LISTS": 1}
    assert used(other) == {"CONFIGURATION_SETS": 1, "OPT_OUT_LISTS": 1}
