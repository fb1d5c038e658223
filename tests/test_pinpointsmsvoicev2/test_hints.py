"""The hint behind AWS's own words in the message of an error: what to do."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import refused
from .test_resource_policies import client_of_the_other_account

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"


def client(region_name: str = "us-east-1") -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name=region_name)


def hint(error: dict[str, Any]) -> str:
    """Return what follows the members of an error in its message."""
    return str(error["Message"].split('": ', 1)[1])


def created(sms: Any) -> str:
    return str(sms.create_registration(RegistrationType=TOLL_FREE)["RegistrationId"])


@mock_aws
def test_a_resource_of_another_region() -> None:
    registration_id = created(client("eu-west-1"))
    error = refused(
        client().submit_registration_version, RegistrationId=registration_id
    )
    assert hint(error) == (
        "Does not exist in us-east-1 of the account 123456789012. Use a client for "
        "eu-west-1, which has it"
    )


@mock_aws
def test_a_resource_of_another_account() -> None:
    registration_id = created(client_of_the_other_account())
    error = refused(
        client().submit_registration_version, RegistrationId=registration_id
    )
    assert hint(error) == (
        "Does not exist in us-east-1 of the account 123456789012. Use a client for "
        "us-east-1 of the account 210987654321, which has it"
    )


@mock_aws
def test_a_name_that_is_misspelt() -> None:
    sms = client()
    sms.create_opt_out_list(OptOutListName="newsletter")
    error = refused(sms.delete_opt_out_list, OptOutListName="news-letter")
    assert hint(error) == (
        "Does not exist in us-east-1 of the account 123456789012. Use one that "
        "DescribeOptOutLists returns (did you mean newsletter?)"
    )


@pytest.mark.beyond_moto
@mock_aws
def test_fields_with_different_problems() -> None:
    error = refused(
        client().create_registration, RegistrationType="a b", ClientToken="\u00e9"
    )
    assert {field["Name"] for field in error["Fields"]} == {
        "registrationType",
        "clientToken",
    }
    assert hint(error) == "; ".join(
        f"{field['Name']}: {field['Message']}" for field in error["Fields"]
    )
