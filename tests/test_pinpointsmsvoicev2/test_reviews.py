"""SubmitRegistrationVersion, and the review that follows."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import progression, refused, skip_unless_modelled, statuses_until

BRAND = "US_TEN_DLC_BRAND_REGISTRATION"
SHORT_CODE = "US_SHORT_CODE_REGISTRATION"
REQUIRED = (
    "One or more required fields are empty; fill in every required field and resubmit "
    "the registration."
)
COURSE = ["SUBMITTED", "REVIEWING", "COMPLETE"]
BRAND_FORM = {
    "companyInfo.companyName": "Acme",
    "companyInfo.taxIdIssuingCountry": "US",
    "companyInfo.taxId": "123456789",
    "companyInfo.legalType": ["PRIVATE_PROFIT"],
    "companyInfo.address": "1 Main St",
    "companyInfo.city": "Reno",
    "companyInfo.state": "NV",
    "companyInfo.zipCode": "89501",
    "companyInfo.isoCountryCode": "US",
    "contactInfo.dbaName": "Acme",
    "contactInfo.vertical": ["RETAIL"],
    "contactInfo.website": "https://acme.example",
    "contactInfo.supportEmail": "help@acme.example",
    "contactInfo.supportPhoneNumber": "+17755550100",
}


def created(client: Any, registration_type: str) -> str:
    registration = client.create_registration(RegistrationType=registration_type)
    return str(registration["RegistrationId"])


def fill(client: Any, registration_id: str, form: dict[str, Any]) -> None:
    for path, value in form.items():
        member = "SelectChoices" if isinstance(value, list) else "TextValue"
        client.put_registration_field_value(
            RegistrationId=registration_id, FieldPath=path, **{member: value}
        )


def brand(client: Any, **changes: Any) -> str:
    """Create a brand and fill in its form, without the fields that are None."""
    registration_id = created(client, BRAND)
    form = {
        **BRAND_FORM,
        **{path.replace("__", "."): value for path, value in changes.items()},
    }
    filled = {path: value for path, value in form.items() if value is not None}
    fill(client, registration_id, filled)
    return registration_id


def version_of(client: Any, registration_id: str) -> dict[str, Any]:
    version: dict[str, Any] = client.describe_registration_versions(
        RegistrationId=registration_id
    )["RegistrationVersions"][0]
    return version


def remarks_of(client: Any, registration_id: str) -> dict[str, str]:
    return {
        value["FieldPath"]: value["DeniedReason"]
        for value in client.describe_registration_field_values(
            RegistrationId=registration_id
        )["RegistrationFieldValues"]
        if "DeniedReason" in value
    }


@mock_aws
def test_a_program_that_polls_sees_each_status_once() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    registration_id = brand(client)
    reply = client.submit_registration_version(RegistrationId=registration_id)
    assert reply["RegistrationId"] == registration_id
    assert reply["RegistrationArn"].endswith(f":registration/{registration_id}")
    assert reply["VersionNumber"] == 1
    assert reply["RegistrationVersionStatus"] == "SUBMITTED"
    assert set(reply["RegistrationVersionStatusHistory"]) == {
        "DraftTimestamp",
        "SubmittedTimestamp",
    }
    shape = client.meta.service_model.shape_for("SubmitRegistrationVersionResult")
    if "AwsReview" in shape.members:
        assert reply["AwsReview"] is False

    assert statuses_until(client, "COMPLETE", registration_id) == COURSE
    [registration] = client.describe_registrations()["Registrations"]
    assert registration["ApprovedVersionNumber"] == 1
    assert "LatestDeniedVersionNumber" not in registration
    version = version_of(client, registration_id)
    assert version["RegistrationVersionStatus"] == "APPROVED"
    history = version["RegistrationVersionStatusHistory"]
    assert list(history) == [
        "DraftTimestamp",
        "SubmittedTimestamp",
        "ReviewingTimestamp",
        "ApprovedTimestamp",
    ]
    assert sorted(history.values()) == list(history.values())


@mock_aws
def test_a_program_that_polls_the_version() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    registration_id = brand(client)
    client.submit_registration_version(RegistrationId=registration_id)
    seen = [
        version_of(client, registration_id)["RegistrationVersionStatus"]
        for _ in range(4)
    ]
    assert seen == ["SUBMITTED", "REVIEWING", "APPROVED", "APPROVED"]


@mock_aws
def test_a_program_that_polls_with_a_filter() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    created(client, BRAND)
    registration_id = brand(client)
    client.submit_registration_version(RegistrationId=registration_id)
    complete = {
        "Filters": [{"Name": "registration-status", "Values": ["COMPLETE"]}],
        "MaxResults": 1,
    }
    found = [
        [registration["RegistrationId"] for registration in reply["Registrations"]]
        for reply in (client.describe_registrations(**complete) for _ in range(3))
    ]
    assert found == [[], [], [registration_id]]


@pytest.mark.beyond_moto
@mock_aws
def test_a_registration_that_is_not_described_keeps_its_status() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    first, second = brand(client), brand(client)
    for registration_id in (first, second):
        client.submit_registration_version(RegistrationId=registration_id)
    assert statuses_until(client, "COMPLETE", first) == COURSE
    for _ in range(3):  # The second is on a later page and is not described.
        client.describe_registrations(MaxResults=1)
    client.list_registration_associations(RegistrationId=second)
    client.describe_registration_field_values(RegistrationId=second)
    assert statuses_until(client, "COMPLETE", second) == COURSE


@mock_aws
def test_the_immediate_progression() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    with progression("registration", progression="immediate"):
        registration_id = brand(client)
        reply = client.submit_registration_version(RegistrationId=registration_id)
        assert reply["RegistrationVersionStatus"] == "SUBMITTED"
        assert statuses_until(client, "COMPLETE", registration_id) == ["COMPLETE"]
        history = version_of(client, registration_id)[
            "RegistrationVersionStatusHistory"
        ]
        assert "ReviewingTimestamp" in history
        # Other operations return COMPLETE too.
        other = brand(client)
        client.submit_registration_version(RegistrationId=other)
        error = refused(client.discard_registration_version, RegistrationId=other)
        assert error["Reason"] == "DISCARD_REGISTRATION_VERSION_NOT_ALLOWED"


@mock_aws
def test_the_time_progression() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    with progression("registration", progression="time", seconds=0):
        registration_id = brand(client)
        client.submit_registration_version(RegistrationId=registration_id)
        seen = statuses_until(client, "COMPLETE", registration_id)
        assert seen == sorted(set(seen), key=COURSE.index)
    with progression("registration", progression="time", seconds=3600):
        registration_id = brand(client)
        client.submit_registration_version(RegistrationId=registration_id)
        seen = statuses_until(client, "COMPLETE", registration_id, at_most=3)
        assert seen == ["SUBMITTED"] * 3


@mock_aws
def test_the_manual_progression() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    with progression("registration", progression="manual", times=2):
        registration_id = brand(client)
        client.submit_registration_version(RegistrationId=registration_id)
        seen = statuses_until(client, "COMPLETE", registration_id)
    assert seen == [*(status for status in COURSE[:2] for _ in (1, 2)), "COMPLETE"]


@mock_aws
def test_a_required_field_that_is_missing() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    registration_id = brand(client, companyInfo__city=None, contactInfo__vertical=None)
    reply = client.submit_registration_version(RegistrationId=registration_id)
    assert reply["RegistrationVersionStatus"] == "SUBMITTED"
    assert statuses_until(client, "REQUIRES_UPDATES", registration_id) == [
        "SUBMITTED",
        "REQUIRES_UPDATES",
    ]
    [registration] = client.describe_registrations()["Registrations"]
    assert registration["LatestDeniedVersionNumber"] == 1
    assert "ApprovedVersionNumber" not in registration
    version = version_of(client, registration_id)
    assert version["RegistrationVersionStatus"] == "DENIED"
    assert list(version["RegistrationVersionStatusHistory"]) == [
        "DraftTimestamp",
        "SubmittedTimestamp",
        "DeniedTimestamp",
    ]
    assert version["DeniedReasons"] == [
        {
            "Reason": "Missing required field",
            "ShortDescription": REQUIRED,
        }
    ]
    assert "Feedback" not in version
    values = client.describe_registration_field_values(RegistrationId=registration_id)[
        "RegistrationFieldValues"
    ]
    assert {
        "FieldPath": "companyInfo.city",
        "DeniedReason": "MISSING_REQUIRED_FIELD",
    } in values
    assert remarks_of(client, registration_id) == {
        "companyInfo.city": "MISSING_REQUIRED_FIELD",
        "contactInfo.vertical": "MISSING_REQUIRED_FIELD",
    }

    # The denied reasons stay with the version; the next version has none.
    client.create_registration_version(RegistrationId=registration_id)
    [registration] = client.describe_registrations()["Registrations"]
    assert registration["RegistrationStatus"] == "REQUIRES_UPDATES"
    assert remarks_of(client, registration_id) == {}
    fill(client, registration_id, BRAND_FORM)
    client.submit_registration_version(RegistrationId=registration_id)
    assert statuses_until(client, "COMPLETE", registration_id) == COURSE
    [registration] = client.describe_registrations()["Registrations"]
    assert registration["ApprovedVersionNumber"] == 2
    assert registration["LatestDeniedVersionNumber"] == 1


@pytest.mark.parametrize(
    "changes, remarks",
    [
        (
            {"companyInfo__businessContactEmail": "ceo@acme.example"},
            {"companyInfo.businessContactEmail": "CONDITIONAL_FIELD_NOT_ALLOWED"},
        ),
        (
            {
                "companyInfo__legalType": ["PUBLIC_PROFIT"],
                "companyInfo__stockSymbol": "ACME",
                "companyInfo__stockExchange": ["NYSE"],
            },
            {"companyInfo.businessContactEmail": "MISSING_CONDITIONAL_FIELD"},
        ),
    ],
)
@mock_aws
def test_conditional_fields(changes: dict[str, Any], remarks: dict[str, str]) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    registration_id = brand(client, **changes)
    client.submit_registration_version(RegistrationId=registration_id)
    statuses_until(client, "REQUIRES_UPDATES", registration_id)
    assert remarks_of(client, registration_id) == remarks
    titles = {
        "CONDITIONAL_FIELD_NOT_ALLOWED": "Conditional field not allowed",
        "MISSING_CONDITIONAL_FIELD": "Missing conditional field",
    }
    [reason] = version_of(client, registration_id)["DeniedReasons"]
    assert [reason["Reason"]] == [titles[code] for code in remarks.values()]


@mock_aws
def test_a_version_in_review_cannot_be_submitted_or_changed() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    registration_id = brand(client)
    client.submit_registration_version(RegistrationId=registration_id)
    for call, reason in (
        (client.submit_registration_version, "REGISTRATION_ALREADY_SUBMITTED"),
        (client.delete_registration, "RESOURCE_DELETION_NOT_ALLOWED"),
        (
            client.create_registration_version,
            "CREATE_REGISTRATION_VERSION_NOT_ALLOWED",
        ),
    ):
        error = refused(call, RegistrationId=registration_id)
        assert error["Code"] == "ConflictException"
        assert error["Reason"] == reason
        assert error["ResourceId"] == registration_id
    client.discard_registration_version(RegistrationId=registration_id)
    assert (
        statuses_until(client, "COMPLETE", registration_id, at_most=3)
        == ["CREATED"] * 3
    )


@mock_aws
def test_a_newer_approval_archives_the_older_version() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    registration_id = created(client, SHORT_CODE)
    for number in (1, 2):
        client.submit_registration_version(RegistrationId=registration_id)
        seen = statuses_until(client, "COMPLETE", registration_id)
        assert seen == ["SUBMITTED", "REVIEWING", "PROVISIONING", "COMPLETE"]
        if number == 1:
            client.create_registration_version(RegistrationId=registration_id)
            assert statuses_until(client, "COMPLETE", registration_id) == ["COMPLETE"]
    versions = client.describe_registration_versions(RegistrationId=registration_id)[
        "RegistrationVersions"
    ]
    assert [version["RegistrationVersionStatus"] for version in versions] == [
        "APPROVED",
        "ARCHIVED",
    ]
    older = versions[1]["RegistrationVersionStatusHistory"]
    newer = versions[0]["RegistrationVersionStatusHistory"]
    assert older["ArchivedTimestamp"] == newer["ApprovedTimestamp"]
    [registration] = client.describe_registrations()["Registrations"]
    assert registration["ApprovedVersionNumber"] == 2


@mock_aws
def test_a_review_by_aws() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    skip_unless_modelled(client, "AWS_REVIEWING")
    registration_id = brand(client)
    reply = client.submit_registration_version(
        RegistrationId=registration_id, AwsReview=True
    )
    assert reply["AwsReview"] is True
    assert reply["RegistrationVersionStatus"] == "AWS_REVIEWING"
    assert list(reply["RegistrationVersionStatusHistory"]) == [
        "DraftTimestamp",
        "SubmittedTimestamp",
        "AwsReviewingTimestamp",
    ]
    assert statuses_until(client, "COMPLETE", registration_id) == [
        "AWS_REVIEWING",
        *COURSE[1:],
    ]

    wanting = brand(client, companyInfo__city=None)
    client.submit_registration_version(RegistrationId=wanting, AwsReview=True)
    assert statuses_until(client, "REQUIRES_UPDATES", wanting) == [
        "AWS_REVIEWING",
        "REQUIRES_UPDATES",
    ]
    assert version_of(client, wanting)["Feedback"] == REQUIRED
    [value] = client.describe_registration_field_values(
        RegistrationId=wanting, FieldPaths=["companyInfo.city"]
    )["RegistrationFieldValues"]
    assert value == {
        "FieldPath": "companyInfo.city",
        "DeniedReason": "MISSING_REQUIRED_FIELD",
        "Feedback": REQUIRED,
    }


IN_FORM = {
    "senderIdInfo.senderId": "ACMEIN",
    "inSidSpecificInfo.principalEntityId": "1",
    "inSidSpecificInfo.chainId1": "1",
    "inSidSpecificInfo.chainId2": "1",
    "inSidSpecificInfo.chainId3": "1",
    "inSidSpecificInfo.chainId5": "1",
    "inSidSpecificInfo.sendingParametersAcknowledgement": ["Yes"],
    "companyInfo.companyName": "Acme",
    "companyInfo.companyId": "A1",
    "companyInfo.website": "https://acme.example",
    "companyInfo.areaOfBusiness": ["Retail"],
    "companyAddress.address1": "1 Main St",
    "companyAddress.city": "Pune",
    "companyAddress.isoCountryCode": "IN",
    "contactInfo.emailAddress": "help@acme.example",
    "contactInfo.phoneNumber": "+912255550100",
    "messagingUseCase.useCaseCategory": ["Info on demand"],
    "messagingUseCase.useCaseDescription": "Orders",
    "messagingUseCase.monthlyMessageVolume": ["10"],
    "messagingUseCase.optInDescription": "They tick a box when they order from us.",
    "messageSamples.messageSample1": "Your order is on its way.",
}


@pytest.mark.parametrize(
    "region, status", [("ap-south-1", "COMPLETE"), ("us-east-1", "REQUIRES_UPDATES")]
)
@mock_aws
def test_an_approval_creates_the_sender_id(region: str, status: str) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name=region)
    registration_id = created(client, "IN_SENDER_ID_REGISTRATION")
    fill(client, registration_id, {**IN_FORM, "senderIdInfo.senderId": "acmein"})
    client.submit_registration_version(RegistrationId=registration_id)
    assert statuses_until(client, status, registration_id)[-1] == status
    associations = client.list_registration_associations(
        RegistrationId=registration_id
    )["RegistrationAssociations"]
    if status == "REQUIRES_UPDATES":
        assert associations == []
        return
    assert associations == [
        {
            "ResourceArn": f"arn:aws:sms-voice:{region}:123456789012:sender-id/ACMEIN/IN",
            "ResourceId": "ACMEIN",
            "ResourceType": "SENDER_ID",
            "IsoCountryCode": "IN",
        }
    ]
    # The sender ID must be released first and cannot be associated by request.
    error = refused(client.delete_registration, RegistrationId=registration_id)
    assert error["Reason"] == "RESOURCE_NOT_EMPTY"
    error = refused(
        client.create_registration_association,
        RegistrationId=created(client, "IN_SENDER_ID_REGISTRATION"),
        ResourceId="AcmeIn",
    )
    assert error["Reason"] == "INVALID_REGISTRATION_ASSOCIATION"
    # A second approval keeps the sender ID.
    client.create_registration_version(RegistrationId=registration_id)
    fill(client, registration_id, IN_FORM)
    client.submit_registration_version(RegistrationId=registration_id)
    statuses_until(client, "COMPLETE", registration_id)
    again = client.list_registration_associations(RegistrationId=registration_id)
    assert again["RegistrationAssociations"] == associations


@mock_aws
def test_submissions_of_unknown_registrations() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    error = refused(client.submit_registration_version, RegistrationId="registration-0")
    assert error["Code"] == "ResourceNotFoundException"
