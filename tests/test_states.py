"""What may be done to a registration in which state: one test a cell.

A cell without a mark in the comments of the code rests on inference.
"""

from __future__ import annotations

from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .test_pinpointsmsvoicev2 import error_of, skip_unless_modelled

NEW = "CREATE_REGISTRATION_VERSION_NOT_ALLOWED"
DISCARD = "DISCARD_REGISTRATION_VERSION_NOT_ALLOWED"
DELETE = "RESOURCE_DELETION_NOT_ALLOWED"
OK = None

# status of the registration: new version, discard, delete
TABLE = {
    "CREATED": (NEW, DISCARD, OK),
    "SUBMITTED": (NEW, OK, DELETE),
    "AWS_REVIEWING": (NEW, OK, DELETE),
    "REVIEWING": (NEW, OK, DELETE),
    "REQUIRES_AUTHENTICATION": (NEW, OK, DELETE),
    "PROVISIONING": (OK, DISCARD, DELETE),
    "COMPLETE": (OK, DISCARD, OK),
    "REQUIRES_UPDATES": (OK, DISCARD, OK),
    "CLOSED": (NEW, DISCARD, OK),
}


@pytest.mark.parametrize("status", TABLE)
@pytest.mark.parametrize(
    "column, operation",
    [
        (0, "create_registration_version"),
        (1, "discard_registration_version"),
        (2, "delete_registration"),
    ],
)
@mock_sms_registrations
def test_state(status: str, column: int, operation: str) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    skip_unless_modelled(client, status)
    seeded = SmsVoiceControl().seed_registration(RegistrationStatus=status)
    reason = TABLE[status][column]
    call = getattr(client, operation)
    if reason is OK:
        assert call(RegistrationId=seeded["RegistrationId"])["RegistrationArn"]
        return
    with pytest.raises(ClientError) as refusal:
        call(RegistrationId=seeded["RegistrationId"])
    error = error_of(refusal)
    assert error["Code"] == "ConflictException"
    assert error["Reason"] == reason
    assert error["ResourceType"] == "registration"
    assert error["ResourceId"] == seeded["RegistrationId"]
    assert client.describe_registrations()["Registrations"] == [seeded]


def versions_of(client: Any, registration_id: str) -> list[tuple[int, str]]:
    return [
        (version["VersionNumber"], version["RegistrationVersionStatus"])
        for version in client.describe_registration_versions(
            RegistrationId=registration_id
        )["RegistrationVersions"]
    ]


@mock_sms_registrations
def test_a_new_version_after_a_denial() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    seeded = SmsVoiceControl().seed_registration(RegistrationStatus="REQUIRES_UPDATES")
    registration_id = seeded["RegistrationId"]
    reply = client.create_registration_version(RegistrationId=registration_id)
    assert reply["RegistrationArn"] == seeded["RegistrationArn"]
    assert reply["RegistrationId"] == registration_id
    assert reply["VersionNumber"] == 2
    assert reply["RegistrationVersionStatus"] == "DRAFT"
    assert set(reply["RegistrationVersionStatusHistory"]) == {"DraftTimestamp"}

    [record] = client.describe_registrations()["Registrations"]
    assert record == seeded | {"CurrentVersionNumber": 2}
    assert versions_of(client, registration_id) == [(2, "DRAFT"), (1, "DENIED")]

    page = client.describe_registration_versions(
        RegistrationId=registration_id, MaxResults=1
    )
    rest = client.describe_registration_versions(
        RegistrationId=registration_id, MaxResults=1, NextToken=page["NextToken"]
    )
    assert page["RegistrationVersions"][0]["VersionNumber"] == 2
    assert rest["RegistrationVersions"][0]["VersionNumber"] == 1
    assert "NextToken" not in rest
    denied = client.describe_registration_versions(
        RegistrationId=registration_id,
        VersionNumbers=[2, 1],
        Filters=[{"Name": "registration-version-status", "Values": ["DENIED"]}],
    )["RegistrationVersions"]
    assert [version["VersionNumber"] for version in denied] == [1]


@pytest.mark.parametrize(
    "verdicts, status",
    [
        ({}, "CREATED"),
        ({"LatestDeniedVersionNumber": 1}, "REQUIRES_UPDATES"),
        ({"ApprovedVersionNumber": 1}, "COMPLETE"),
        (
            {"ApprovedVersionNumber": 1, "LatestDeniedVersionNumber": 2},
            "REQUIRES_UPDATES",
        ),
        ({"ApprovedVersionNumber": 2, "LatestDeniedVersionNumber": 1}, "COMPLETE"),
    ],
)
@mock_sms_registrations
def test_where_a_registration_stands_after_a_discard(
    verdicts: dict[str, int], status: str
) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    seeded = SmsVoiceControl().seed_registration(
        RegistrationStatus="REVIEWING", CurrentVersionNumber=3, **verdicts
    )
    registration_id = seeded["RegistrationId"]
    reply = client.discard_registration_version(RegistrationId=registration_id)
    assert reply["VersionNumber"] == 3
    assert reply["RegistrationVersionStatus"] == "DISCARDED"
    history = reply["RegistrationVersionStatusHistory"]
    assert set(history) == {
        "DraftTimestamp",
        "SubmittedTimestamp",
        "ReviewingTimestamp",
        "DiscardedTimestamp",
    }
    [record] = client.describe_registrations()["Registrations"]
    assert record == seeded | {"RegistrationStatus": status}
    assert versions_of(client, registration_id)[0] == (3, "DISCARDED")
    # What was discarded may be followed by a new version.
    assert (
        client.create_registration_version(RegistrationId=registration_id)[
            "VersionNumber"
        ]
        == 4
    )


@mock_sms_registrations
def test_versions_in_states_that_no_operation_here_leads_to() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    seeded = SmsVoiceControl().seed_registration(
        RegistrationStatus="COMPLETE",
        CurrentVersionNumber=2,
        LatestDeniedVersionNumber=1,
    )
    assert versions_of(client, seeded["RegistrationId"]) == [
        (2, "APPROVED"),
        (1, "DENIED"),
    ]
    deleted = client.delete_registration(RegistrationId=seeded["RegistrationId"])
    assert deleted["RegistrationStatus"] == "DELETED"
    assert deleted["ApprovedVersionNumber"] == 2
    assert deleted["LatestDeniedVersionNumber"] == 1
