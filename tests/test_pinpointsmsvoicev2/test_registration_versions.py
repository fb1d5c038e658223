"""Versions of registrations that are not reviewed."""

from datetime import datetime
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from moto import mock_aws

from . import error_of, hint_of, statuses_until

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"
SHORT_CODE = "US_SHORT_CODE_REGISTRATION"


@mock_aws
def test_a_new_registration_has_version_1_in_draft() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    created = client.create_registration(RegistrationType=TOLL_FREE)
    reply = client.describe_registration_versions(
        RegistrationId=created["RegistrationArn"]
    )
    del reply["ResponseMetadata"]
    assert reply == {
        "RegistrationArn": created["RegistrationArn"],
        "RegistrationId": created["RegistrationId"],
        "RegistrationVersions": [
            {
                "VersionNumber": 1,
                "RegistrationVersionStatus": "DRAFT",
                "RegistrationVersionStatusHistory": {
                    "DraftTimestamp": created["CreatedTimestamp"]
                },
            }
        ],
    }
    history = reply["RegistrationVersions"][0]["RegistrationVersionStatusHistory"]
    assert isinstance(history["DraftTimestamp"], datetime)


@mock_aws
def test_versions_by_number() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    registration_id = client.create_registration(RegistrationType=TOLL_FREE)[
        "RegistrationId"
    ]
    versions = client.describe_registration_versions(
        RegistrationId=registration_id, VersionNumbers=[1, 1]
    )["RegistrationVersions"]
    assert [version["VersionNumber"] for version in versions] == [1]

    with pytest.raises(ClientError) as refusal:
        client.describe_registration_versions(
            RegistrationId=registration_id, VersionNumbers=[1, 2]
        )
    error = error_of(refusal)
    assert error["Code"] == "ValidationException"
    assert error["Reason"] == "UNKNOWN_REGISTRATION_VERSION"
    assert error["Fields"] == [
        {
            "Name": "versionNumbers",
            "Message": "Version 2 does not exist. Use a number up to 1, the "
            "current version",
        }
    ]


@pytest.mark.parametrize(
    "operation, reason",
    [
        ("create_registration_version", "CREATE_REGISTRATION_VERSION_NOT_ALLOWED"),
        ("discard_registration_version", "DISCARD_REGISTRATION_VERSION_NOT_ALLOWED"),
    ],
)
@mock_aws
def test_a_draft_cannot_be_discarded_and_allows_no_new_version(
    operation: str, reason: str
) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    registration_id = client.create_registration(RegistrationType=TOLL_FREE)[
        "RegistrationId"
    ]
    with pytest.raises(ClientError) as refusal:
        getattr(client, operation)(RegistrationId=registration_id)
    error = error_of(refusal)
    hint = hint_of(error)
    assert hint.startswith("The registration is CREATED and its version DRAFT. ")
    assert error == {
        "Code": "ConflictException",
        "Message": f'Conflict Occurred - Reason="{reason}" ResourceType="registration" ResourceId="{registration_id}": {hint}',
        "Reason": reason,
        "ResourceType": "registration",
        "ResourceId": registration_id,
    }


@mock_aws
def test_the_hints_of_a_version_in_review() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    registration_id = client.create_registration(RegistrationType=SHORT_CODE)[
        "RegistrationId"
    ]
    version = {"RegistrationId": registration_id}

    def hint(call: Any) -> str:
        with pytest.raises(ClientError) as refusal:
            call(**version)
        return hint_of(error_of(refusal)).partition(". ")[2]

    assert hint(client.discard_registration_version) == (
        "Submit a version first. It can be discarded while it is SUBMITTED or "
        "REQUIRES_AUTHENTICATION"
    )
    client.submit_registration_version(**version)
    assert hint(client.create_registration_version) == (
        "Wait until the review ends, or withdraw the version with "
        "DiscardRegistrationVersion first"
    )
    assert statuses_until(client, "REVIEWING", registration_id) == [
        "SUBMITTED",
        "REVIEWING",
    ]
    for call in (
        client.discard_registration_version,
        client.create_registration_version,
    ):
        assert hint(call) == "Wait until the review ends"


@pytest.mark.parametrize(
    "operation",
    [
        "create_registration_version",
        "describe_registration_versions",
        "discard_registration_version",
    ],
)
@mock_aws
def test_versions_of_an_unknown_registration(operation: str) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    with pytest.raises(ClientError) as refusal:
        getattr(client, operation)(RegistrationId="registration-0")
    error = error_of(refusal)
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == "registration"
    assert error["ResourceId"] == "registration-0"
