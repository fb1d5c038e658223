"""The operations that each state of a registration allows, one test per cell.

A row is the status of a registration and that of its current version. The certainty of each
cell, (AWS docs), (observed) or (assumed), is in models/registrations/states.py.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import boto3
import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.registrations import states

from .test_pinpointsmsvoicev2 import IMPERATIVE, hint_of, refused, skip_unless_modelled

OK = None
EDIT = "EDIT_REGISTRATION_FIELD_VALUES_NOT_ALLOWED"
TWICE = "REGISTRATION_ALREADY_SUBMITTED"
SUBMIT = "SUBMIT_REGISTRATION_VERSION_NOT_ALLOWED"
DISCARD = "DISCARD_REGISTRATION_VERSION_NOT_ALLOWED"
NEW = "CREATE_REGISTRATION_VERSION_NOT_ALLOWED"
MODIFY = "RESOURCE_MODIFICATION_NOT_ALLOWED"
EARLY = "REGISTRATION_NOT_COMPLETE"
DELETE = "RESOURCE_DELETION_NOT_ALLOWED"

# fmt: off
TABLE: dict[tuple[str, str], tuple[str | None, ...]] = {
    # registration, version:        edit, submit,  discard, new,  before, after,  delete
    ("CREATED", "DRAFT"):           (OK,   OK,     DISCARD, NEW,  OK,     EARLY,  OK),
    ("CREATED", "DISCARDED"):       (EDIT, SUBMIT, DISCARD, OK,   OK,     EARLY,  OK),
    ("SUBMITTED", "SUBMITTED"):     (EDIT, TWICE,  OK,      NEW,  MODIFY, EARLY,  DELETE),
    ("AWS_REVIEWING", "AWS_REVIEWING"):
                                    (EDIT, TWICE,  DISCARD, NEW,  MODIFY, EARLY,  DELETE),
    ("REVIEWING", "REVIEWING"):     (EDIT, TWICE,  DISCARD, NEW,  MODIFY, EARLY,  DELETE),
    ("REVIEWING", "REQUIRES_OFFLINE_REVIEW"):
                                    (EDIT, TWICE,  DISCARD, NEW,  MODIFY, EARLY,  DELETE),
    ("REQUIRES_AUTHENTICATION", "REQUIRES_AUTHENTICATION"):
                                    (EDIT, TWICE,  OK,      NEW,  MODIFY, EARLY,  DELETE),
    ("PROVISIONING", "APPROVED"):   (EDIT, SUBMIT, DISCARD, NEW,  MODIFY, EARLY,  DELETE),
    ("COMPLETE", "APPROVED"):       (EDIT, SUBMIT, DISCARD, OK,   MODIFY, OK,     OK),
    ("COMPLETE", "DRAFT"):          (OK,   OK,     DISCARD, NEW,  MODIFY, OK,     OK),
    ("COMPLETE", "DISCARDED"):      (EDIT, SUBMIT, DISCARD, OK,   MODIFY, OK,     OK),
    ("REQUIRES_UPDATES", "DENIED"): (EDIT, SUBMIT, DISCARD, OK,   OK,     EARLY,  OK),
    ("REQUIRES_UPDATES", "REVOKED"):
                                    (EDIT, SUBMIT, DISCARD, OK,   OK,     EARLY,  OK),
    ("REQUIRES_UPDATES", "DRAFT"):  (OK,   OK,     DISCARD, NEW,  OK,     EARLY,  OK),
    ("REQUIRES_UPDATES", "DISCARDED"):
                                    (EDIT, SUBMIT, DISCARD, OK,   OK,     EARLY,  OK),
    ("CLOSED", "APPROVED"):         (EDIT, SUBMIT, DISCARD, NEW,  MODIFY, MODIFY, OK),
    ("CLOSED", "DRAFT"):            (EDIT, SUBMIT, DISCARD, NEW,  MODIFY, MODIFY, OK),
}
# fmt: on

#: a type with one association before its submission and one after its completion
TYPE = "STATE_TABLE"


def in_state(client: Any, control: SmsVoiceControl, status: str, version: str) -> str:
    """Create a registration in a state by the operations that lead to it."""
    control.registrations.define_type(
        TYPE,
        supported_associations=[
            {
                "ResourceType": resource_type,
                "AssociationBehavior": behavior,
                "DisassociationBehavior": "DELETE_REGISTRATION_DISASSOCIATES",
            }
            for resource_type, behavior in (
                ("TOLL_FREE", "ASSOCIATE_BEFORE_SUBMIT"),
                ("TEN_DLC", "ASSOCIATE_AFTER_COMPLETE"),
            )
        ],
        fields=[{"FieldPath": "a.b"}],
    )
    first: Any = {"REVOKED": "COMPLETE", "REQUIRES_OFFLINE_REVIEW": "REVIEWING"}.get(
        version, status
    )
    if (status, version) == ("CLOSED", "DRAFT"):
        first = "CREATED"
    seeded = control.registrations.seed(RegistrationType=TYPE, RegistrationStatus=first)
    registration_id = str(seeded["RegistrationId"])
    control.phone_numbers.seed(RegistrationId=registration_id)
    if version == "REVOKED":
        control.registrations.revoke(registration_id)
    elif version == "REQUIRES_OFFLINE_REVIEW":
        control.registrations.require_offline_review(registration_id)
    elif first != status:
        control.registrations.close(registration_id)
    elif version in ("DRAFT", "DISCARDED"):
        if status != "CREATED":
            client.create_registration_version(RegistrationId=registration_id)
        if version == "DISCARDED":
            client.submit_registration_version(RegistrationId=registration_id)
            client.discard_registration_version(RegistrationId=registration_id)
    return registration_id


def calls(
    client: Any, control: SmsVoiceControl, registration_id: str
) -> list[tuple[Callable[..., Any], dict[str, Any]]]:
    """Return the call of each column."""
    number, later = (
        control.phone_numbers.seed(NumberType=kind)["PhoneNumberId"]
        for kind in ("TOLL_FREE", "TEN_DLC")
    )
    value = {"FieldPath": "a.b", "TextValue": "x"}
    return [
        (client.put_registration_field_value, value),
        (client.submit_registration_version, {}),
        (client.discard_registration_version, {}),
        (client.create_registration_version, {}),
        (client.create_registration_association, {"ResourceId": number}),
        (client.create_registration_association, {"ResourceId": later}),
        (client.delete_registration, {}),
    ]


@pytest.mark.parametrize("column", range(7))
@pytest.mark.parametrize("status, version", TABLE)
@mock_sms_registrations
def test_state(status: str, version: str, column: int) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    skip_unless_modelled(client, status)
    control = SmsVoiceControl()
    registration_id = in_state(client, control, status, version)
    [record] = client.describe_registrations()["Registrations"]
    [current, *_] = client.describe_registration_versions(
        RegistrationId=registration_id
    )["RegistrationVersions"]
    assert record["RegistrationStatus"] == status
    assert current["RegistrationVersionStatus"] == version

    call, arguments = calls(client, control, registration_id)[column]
    reason = TABLE[status, version][column]
    if reason is OK:
        reply = call(RegistrationId=registration_id, **arguments)
        assert reply["RegistrationId"] == registration_id
        return
    error = refused(call, RegistrationId=registration_id, **arguments)
    hint = hint_of(error)
    assert hint.startswith(f"The registration is {status} and its version {version}. ")
    assert IMPERATIVE.search(hint), hint
    assert error == {
        "Code": "ConflictException",
        "Message": f'Conflict Occurred - Reason="{reason}" '
        f'ResourceType="registration" ResourceId="{registration_id}": {hint}',
        "Reason": reason,
        "ResourceType": "registration",
        "ResourceId": registration_id,
    }
    assert client.describe_registrations()["Registrations"] == [record]


@pytest.mark.in_process
def test_the_table_has_every_status() -> None:
    assert {status for status, _ in TABLE} == set(states.REGISTRATION)
    assert {version for _, version in TABLE} == set(states.VERSION)


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
    seeded = SmsVoiceControl().registrations.seed(RegistrationStatus="REQUIRES_UPDATES")
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
def test_the_status_after_a_discard(verdicts: dict[str, Any], status: str) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    seeded = SmsVoiceControl().registrations.seed(
        RegistrationStatus="SUBMITTED", CurrentVersionNumber=3, **verdicts
    )
    registration_id = seeded["RegistrationId"]
    reply = client.discard_registration_version(RegistrationId=registration_id)
    assert reply["VersionNumber"] == 3
    assert reply["RegistrationVersionStatus"] == "DISCARDED"
    history = reply["RegistrationVersionStatusHistory"]
    assert set(history) == {
        "DraftTimestamp",
        "SubmittedTimestamp",
        "DiscardedTimestamp",
    }
    [record] = client.describe_registrations()["Registrations"]
    assert record == seeded | {"RegistrationStatus": status}
    assert versions_of(client, registration_id)[0] == (3, "DISCARDED")
    # A new version can follow a discarded one.
    assert (
        client.create_registration_version(RegistrationId=registration_id)[
            "VersionNumber"
        ]
        == 4
    )


@mock_sms_registrations
def test_a_deletion_returns_the_version_numbers() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    seeded = SmsVoiceControl().registrations.seed(
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
