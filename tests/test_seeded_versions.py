"""Registrations are seeded with field values and older versions."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .test_control_arguments import refuse, skip_unless_in_model, sms
from .test_pinpointsmsvoicev2 import MODEL

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"


def values_of(registration_id: str, version: int | None = None) -> dict[str, Any]:
    """Describe the field values of a version, by path."""
    request = {"VersionNumber": version} if version else {}
    reply = sms().describe_registration_field_values(
        RegistrationId=registration_id, **request
    )
    return {value.pop("FieldPath"): value for value in reply["RegistrationFieldValues"]}


def versions_of(registration_id: str) -> list[dict[str, Any]]:
    reply = sms().describe_registration_versions(RegistrationId=registration_id)
    versions: list[dict[str, Any]] = reply["RegistrationVersions"]
    return versions


@mock_sms_registrations
def test_field_values_by_path() -> None:
    client = sms()
    attachment = client.create_registration_attachment(AttachmentBody=b"%PDF-1.4")
    seeded = SmsVoiceControl().registrations.seed(
        RegistrationType=TOLL_FREE,
        field_values={
            "companyInfo.companyName": "Example",
            "messagingUseCase.monthlyMessageVolume": "1,000",
            "messagingUseCase.useCaseCategory": ["TWO_FACTOR_AUTHENTICATION"],
            "messagingUseCase.optInImage": attachment["RegistrationAttachmentArn"],
            "companyInfo.website": {
                "TextValue": "https://example.com",
                "DeniedReason": "INVALID_URL",
            },
            "companyInfo.city": {"DeniedReason": "INVALID_FIELD_VALUE"},
        },
    )
    assert values_of(seeded["RegistrationId"]) == {
        "companyInfo.companyName": {"TextValue": "Example"},
        "companyInfo.website": {
            "TextValue": "https://example.com",
            "DeniedReason": "INVALID_URL",
        },
        "companyInfo.city": {"DeniedReason": "INVALID_FIELD_VALUE"},
        "messagingUseCase.monthlyMessageVolume": {"SelectChoices": ["1,000"]},
        "messagingUseCase.useCaseCategory": {
            "SelectChoices": ["TWO_FACTOR_AUTHENTICATION"]
        },
        "messagingUseCase.optInImage": {
            "RegistrationAttachmentId": attachment["RegistrationAttachmentId"]
        },
    }
    # The attachment is in use.
    with pytest.raises(client.exceptions.ConflictException):
        client.delete_registration_attachment(
            RegistrationAttachmentId=attachment["RegistrationAttachmentId"]
        )


@mock_sms_registrations
def test_the_feedback_of_a_version_and_a_field() -> None:
    skip_unless_in_model("RegistrationVersionInformation", "Feedback")
    seeded = SmsVoiceControl().registrations.seed(
        versions=[{"DeniedReasons": ["INVALID_URL"], "Feedback": "Mend the website"}],
        field_values={"companyInfo.website": {"Feedback": "Not found"}},
    )
    [version] = versions_of(seeded["RegistrationId"])
    assert version["Feedback"] == "Mend the website"
    assert values_of(seeded["RegistrationId"]) == {
        "companyInfo.website": {"Feedback": "Not found"}
    }


@mock_sms_registrations
def test_a_described_registration_can_be_seeded() -> None:
    first, second = SmsVoiceControl(), SmsVoiceControl(account_id="210987654321")
    source: Any = second.registrations.seed(
        versions=[
            {
                "DeniedReasons": ["INVALID_URL", "Opt-in Workflow Mismatch"],
                "RegistrationFieldValues": {"companyInfo.companyName": "Exmple"},
            },
            {"RegistrationVersionStatus": "APPROVED"},
            {},
        ],
        field_values={"companyInfo.companyName": "Example"},
    )
    other = _client_of("210987654321")
    registration_id = source["RegistrationId"]
    described = other.describe_registration_versions(RegistrationId=registration_id)
    values = other.describe_registration_field_values(RegistrationId=registration_id)
    del source["RegistrationArn"]
    seeded = first.registrations.seed(
        **source,
        versions=described["RegistrationVersions"],
        field_values=values["RegistrationFieldValues"],
    )
    assert versions_of(registration_id) == described["RegistrationVersions"]
    assert values_of(registration_id) == {
        "companyInfo.companyName": {"TextValue": "Example"}
    }
    assert source.items() <= seeded.items()


def _client_of(account_id: str) -> Any:
    import boto3

    sts = boto3.client("sts", region_name="us-east-1")
    role = sts.assume_role(
        RoleArn=f"arn:aws:iam::{account_id}:role/r", RoleSessionName="session"
    )["Credentials"]
    return boto3.client(
        "pinpoint-sms-voice-v2",
        region_name="us-east-1",
        aws_access_key_id=role["AccessKeyId"],
        aws_secret_access_key=role["SecretAccessKey"],
        aws_session_token=role["SessionToken"],
    )


@mock_sms_registrations
def test_older_versions_with_their_verdicts() -> None:
    denied_at = datetime(2025, 2, 3, tzinfo=timezone.utc)
    seeded = SmsVoiceControl().registrations.seed(
        RegistrationId="registration-1",
        CreatedTimestamp=datetime(2025, 2, 1, tzinfo=timezone.utc),
        versions=[
            {
                "DeniedReasons": ["INVALID_URL"],
                "RegistrationVersionStatusHistory": {"DeniedTimestamp": denied_at},
                "RegistrationFieldValues": {
                    "companyInfo.website": "http://old.example"
                },
            },
            {"RegistrationVersionStatus": "ARCHIVED"},
            {"RegistrationVersionStatus": "APPROVED"},
            {"RegistrationFieldValues": {"companyInfo.website": "https://example.com"}},
        ],
    )
    assert (
        seeded["RegistrationStatus"],
        seeded["CurrentVersionNumber"],
        seeded["ApprovedVersionNumber"],
        seeded["LatestDeniedVersionNumber"],
    ) == ("COMPLETE", 4, 3, 1)
    newest, approved, archived, denied = versions_of("registration-1")
    assert newest["RegistrationVersionStatus"] == "DRAFT"
    assert approved["RegistrationVersionStatus"] == "APPROVED"
    assert set(archived["RegistrationVersionStatusHistory"]) == {
        "DraftTimestamp",
        "SubmittedTimestamp",
        "ApprovedTimestamp",
        "ArchivedTimestamp",
    }
    assert denied["RegistrationVersionStatus"] == "DENIED"
    assert [each["Reason"] for each in denied["DeniedReasons"]] == ["Invalid URL"]
    assert denied["RegistrationVersionStatusHistory"] == {
        "DraftTimestamp": seeded["CreatedTimestamp"],
        "SubmittedTimestamp": seeded["CreatedTimestamp"],
        "DeniedTimestamp": denied_at,
    }
    path = "companyInfo.website"
    assert values_of("registration-1") == {path: {"TextValue": "https://example.com"}}
    assert values_of("registration-1", 1) == {path: {"TextValue": "http://old.example"}}


@pytest.mark.parametrize(
    "versions, status, approved, denied",
    [
        ([{}], "CREATED", None, None),
        ([{"DeniedReasons": []}], "REQUIRES_UPDATES", None, 1),
        ([{"DeniedReasons": []}, {}], "REQUIRES_UPDATES", None, 1),
        ([{"RegistrationVersionStatus": "APPROVED"}], "COMPLETE", 1, None),
        ([{"RegistrationVersionStatus": "REVOKED"}], "REQUIRES_UPDATES", None, None),
        ([{}, {"RegistrationVersionStatus": "SUBMITTED"}], "SUBMITTED", None, None),
        ([{"RegistrationVersionStatus": "REVIEWING"}], "REVIEWING", None, None),
        ([{"VersionNumber": 3, "DeniedReasons": []}], "REQUIRES_UPDATES", None, 3),
        (
            [
                {"VersionNumber": 2, "RegistrationVersionStatus": "APPROVED"},
                {"VersionNumber": 1, "DeniedReasons": []},
            ],
            "COMPLETE",
            2,
            1,
        ),
    ],
)
@mock_sms_registrations
def test_the_status_of_the_registration_follows_from_its_versions(
    versions: list[Any], status: str, approved: int | None, denied: int | None
) -> None:
    seeded = SmsVoiceControl().registrations.seed(versions=versions)
    assert seeded["RegistrationStatus"] == status
    assert seeded.get("ApprovedVersionNumber") == approved
    assert seeded.get("LatestDeniedVersionNumber") == denied


@mock_sms_registrations
def test_a_version_in_an_offline_review_is_decided() -> None:
    shape = MODEL.shape_for("RegistrationVersionStatus")
    if "REQUIRES_OFFLINE_REVIEW" not in shape.metadata["enum"]:
        pytest.skip("the service model of this botocore has no offline reviews")
    control = SmsVoiceControl()
    seeded = control.registrations.seed(
        versions=[{"RegistrationVersionStatus": "REQUIRES_OFFLINE_REVIEW"}]
    )
    assert seeded["RegistrationStatus"] == "REVIEWING"
    approved = control.registrations.approve(seeded["RegistrationId"])
    assert approved["RegistrationStatus"] == "COMPLETE"


@mock_sms_registrations
def test_the_status_can_differ_from_that_of_the_versions() -> None:
    seeded = SmsVoiceControl().registrations.seed(
        RegistrationStatus="CLOSED",
        CurrentVersionNumber=2,
        versions=[{"RegistrationVersionStatus": "APPROVED"}],
    )
    assert seeded["RegistrationStatus"] == "CLOSED"
    assert seeded["ApprovedVersionNumber"] == 1
    statuses = [
        version["RegistrationVersionStatus"]
        for version in versions_of(seeded["RegistrationId"])
    ]
    assert statuses == ["DRAFT", "APPROVED"]


@mock_sms_registrations
def test_a_revoked_version_keeps_its_reasons() -> None:
    seeded = SmsVoiceControl().registrations.seed(
        versions=[
            {
                "RegistrationVersionStatus": "REVOKED",
                "DeniedReasons": [{"Reason": "Spam", "ShortDescription": "Complaints"}],
            }
        ]
    )
    [version] = versions_of(seeded["RegistrationId"])
    assert version["DeniedReasons"] == [
        {"Reason": "Spam", "ShortDescription": "Complaints"}
    ]


CITY = "companyInfo.city"


@pytest.mark.parametrize(
    "field_values, error, message",
    [
        (5, TypeError, "field_values must be a dict by field path or a list of Reg"),
        ("x", TypeError, "field_values must be a dict by field path"),
        (["x"], TypeError, "RegistrationFieldValueInformation must be a dict, not 'x'"),
        ([{}], ValueError, "fieldPath: Member must not be null"),
        ({"companyInfo.cty": "x"}, ValueError, r"cty of US.*mean companyInfo.city\?\)"),
        ({"a b": "x"}, ValueError, "fieldPath: Member must satisfy regular expression"),
        ({CITY: 5}, ValueError, "textValue: Member must be of type string"),
        ({CITY: ["x"]}, ValueError, "companyInfo.city is a TEXT field. Pass TextValue"),
        ({CITY: " "}, ValueError, "companyInfo.city: Must match the pattern"),
        (
            {CITY: {"Text": "x"}},
            TypeError,
            r"Unknown member 'Text' \(did you mean TextV",
        ),
        (
            {CITY: {"TextValue": "x", "SelectChoices": ["y"]}},
            ValueError,
            "companyInfo.city: pass only one of SelectChoices, TextValue, Registration",
        ),
        (
            {"messagingUseCase.monthlyMessageVolume": "7"},
            ValueError,
            "messagingUseCase.monthlyMessageVolume: Unknown choice '7'. Use one of: ",
        ),
        (
            {"messagingUseCase.optInImage": "registration-attachment-0"},
            ValueError,
            "Unknown registration-attachment 'registration-attachment-0' in us-east-1",
        ),
    ],
)
@mock_sms_registrations
def test_invalid_field_values(
    field_values: Any, error: type[Exception], message: str
) -> None:
    seed = SmsVoiceControl().registrations.seed
    refuse(error, message, seed, field_values=field_values)
    versions = [{"RegistrationFieldValues": field_values}]
    refuse(error, message, seed, versions=versions)


@mock_sms_registrations
def test_any_field_of_a_form_that_is_not_known() -> None:
    control = SmsVoiceControl()
    control.registrations.define_type("X", incomplete=True)
    seeded = control.registrations.seed(
        RegistrationType="X", field_values={"b.b": "1", "a.a": ["2"]}
    )
    values = values_of(seeded["RegistrationId"])
    assert list(values.items()) == [
        ("b.b", {"TextValue": "1"}),
        ("a.a", {"SelectChoices": ["2"]}),
    ]


APPROVED = {"RegistrationVersionStatus": "APPROVED"}


@pytest.mark.parametrize(
    "members, error, message",
    [
        ({"versions": 5}, TypeError, "versions must be a list, not 5"),
        ({"versions": ["x"]}, TypeError, "versions must be dicts, not 'x'"),
        ({"versions": [{"Status": 1}]}, TypeError, "Unknown member 'Status'. Members"),
        (
            {"versions": [{"RegistrationVersionStatus": "GREEN"}]},
            ValueError,
            "registrationVersionStatus: Member must satisfy enum value set",
        ),
        (
            {"versions": [{"RegistrationVersionStatusHistory": 5}]},
            ValueError,
            "registrationVersionStatusHistory: Member must be of type structure",
        ),
        (
            {"versions": [{"VersionNumber": 2}, {}]},
            ValueError,
            "Version 2 is given twice. Pass each version once",
        ),
        (
            {"versions": [{}, {}], "CurrentVersionNumber": 1},
            ValueError,
            "VersionNumber must be at most CurrentVersionNumber, 1, not 2",
        ),
        (
            {"versions": [{"RegistrationVersionStatus": "DRAFT"}, {}]},
            ValueError,
            "Version 1 cannot be DRAFT, since version 2 is newer. Statuses of older",
        ),
        (
            {"versions": [APPROVED, APPROVED]},
            ValueError,
            "Only one version can be APPROVED. Older ones are ARCHIVED",
        ),
        (
            {"versions": [APPROVED | {"DeniedReasons": ["INVALID_URL"]}]},
            ValueError,
            "DeniedReasons requires .* DENIED or REVOKED, not APPROVED",
        ),
        (
            {"versions": [{"DeniedReasons": ["INVALID_ULR"]}]},
            ValueError,
            r"Unknown denial code or title 'INVALID_ULR' \(did you mean INVALID_URL\?\)",
        ),
        (
            {"versions": [APPROVED, {}], "ApprovedVersionNumber": 2},
            ValueError,
            "ApprovedVersionNumber 2 contradicts versions. Leave it out",
        ),
        (
            {"versions": [APPROVED, {}], "LatestDeniedVersionNumber": 1},
            ValueError,
            "LatestDeniedVersionNumber 1 contradicts versions. Leave it out",
        ),
        (
            {"versions": [APPROVED], "RegistrationStatus": "REVIEWING"},
            ValueError,
            "RegistrationStatus must be COMPLETE, not REVIEWING, since the versions are APP",
        ),
        (
            {
                "versions": [{"RegistrationVersionStatus": "DENIED"}],
                "RegistrationStatus": "COMPLETE",
            },
            ValueError,
            (
                "RegistrationStatus must be REQUIRES_UPDATES, not COMPLETE, since the "
                "versions are DENIED"
            ),
        ),
        (
            {
                "versions": [APPROVED, {"RegistrationVersionStatus": "DRAFT"}],
                "RegistrationStatus": "REQUIRES_UPDATES",
            },
            ValueError,
            (
                "RegistrationStatus must be COMPLETE, not REQUIRES_UPDATES, since the "
                "versions are APPROVED, DRAFT"
            ),
        ),
        (
            {"ApprovedVersionNumber": 1, "RegistrationStatus": "CREATED"},
            ValueError,
            "RegistrationStatus must be COMPLETE, not CREATED, since the versions are APP",
        ),
        (
            {
                "versions": [{"RegistrationVersionStatus": "REVIEWING"}],
                "RegistrationStatus": "COMPLETE",
            },
            ValueError,
            "RegistrationStatus must be REVIEWING, not COMPLETE, since the versions are",
        ),
        (
            {
                "versions": [{"RegistrationFieldValues": {CITY: "x"}}],
                "field_values": {CITY: "y"},
            },
            ValueError,
            "Pass the field values of version 1 once",
        ),
    ],
)
@mock_sms_registrations
def test_versions_that_contradict_each_other(
    members: dict[str, Any], error: type[Exception], message: str
) -> None:
    refuse(error, message, SmsVoiceControl().registrations.seed, **members)


@mock_sms_registrations
def test_a_registration_that_stays_complete_when_a_newer_version_is_denied() -> None:
    seeded = SmsVoiceControl().registrations.seed(
        RegistrationStatus="COMPLETE",
        CurrentVersionNumber=2,
        ApprovedVersionNumber=1,
        LatestDeniedVersionNumber=2,
    )
    assert seeded["RegistrationStatus"] == "COMPLETE"
