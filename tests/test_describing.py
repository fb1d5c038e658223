"""The control describes registrations and denial codes for a person who reviews."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any, cast

import boto3
import pytest
import requests

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext.control.types import RegistrationStatusType

from .test_control_arguments import skip_unless_in_model
from .test_moto_controls import moto_api
from .test_pinpointsmsvoicev2 import skip_unless_modelled

NAME = "companyInfo.companyName"
AT = [datetime(2026, 3, day, tzinfo=timezone.utc) for day in range(1, 10)]


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


@mock_sms_registrations
def test_a_described_version_has_the_fields_that_changed() -> None:
    skip_unless_in_model("RegistrationVersionInformation", "Feedback")
    client, control = sms(), SmsVoiceControl()
    website, city = "companyInfo.website", "companyInfo.city"
    registration_id = control.registrations.seed(
        CurrentVersionNumber=3,
        versions=[
            {
                "DeniedReasons": ["INVALID_URL"],
                "Feedback": "Look again",
                "RegistrationFieldValues": {NAME: "Example", website: "a.example"},
            },
            {
                "RegistrationVersionStatus": "DISCARDED",
                "RegistrationFieldValues": {
                    city: "Oslo",
                    website: "b.example",
                    NAME: "Example",
                },
            },
            {"RegistrationFieldValues": {NAME: "Example", website: "b.example"}},
        ],
    )["RegistrationId"]
    described = control.registrations.describe(registration_id)["versions"]
    assert [each["changed"] for each in described] == [[city], [website, city], []]
    versions = client.describe_registration_versions(RegistrationId=registration_id)[
        "RegistrationVersions"
    ]
    assert described == [
        version | {"changed": each["changed"]}
        for version, each in zip(versions, described, strict=True)
    ]
    assert (described[2]["VersionNumber"], described[2]["Feedback"]) == (
        1,
        "Look again",
    )


@mock_sms_registrations
def test_the_described_history_has_the_statuses_of_all_versions_oldest_first() -> None:
    control = SmsVoiceControl()
    registration_id = control.registrations.seed(
        CurrentVersionNumber=2,
        versions=[
            {
                "RegistrationVersionStatus": "ARCHIVED",
                "RegistrationVersionStatusHistory": {
                    "DraftTimestamp": AT[0],
                    "SubmittedTimestamp": AT[1],
                    "ApprovedTimestamp": AT[2],
                    "ArchivedTimestamp": AT[5],
                },
            },
            {
                "RegistrationVersionStatus": "APPROVED",
                "RegistrationVersionStatusHistory": {
                    "DraftTimestamp": AT[3],
                    "SubmittedTimestamp": AT[4],
                    "ApprovedTimestamp": AT[5],
                },
            },
        ],
    )["RegistrationId"]
    history = control.registrations.describe(registration_id)["history"]
    assert [
        (each["at"], each["version_number"], each["status"]) for each in history
    ] == [
        (AT[0], 1, "DRAFT"),
        (AT[1], 1, "SUBMITTED"),
        (AT[2], 1, "APPROVED"),
        (AT[3], 2, "DRAFT"),
        (AT[4], 2, "SUBMITTED"),
        (AT[5], 1, "ARCHIVED"),
        (AT[5], 2, "APPROVED"),
    ]


@mock_sms_registrations
def test_the_described_history_has_an_offline_review() -> None:
    control = SmsVoiceControl()
    registration_id = control.registrations.seed(RegistrationStatus="REVIEWING")[
        "RegistrationId"
    ]
    control.registrations.require_offline_review(registration_id)
    described = control.registrations.describe(registration_id)
    assert described["history"][-1]["status"] == "REQUIRES_OFFLINE_REVIEW"
    assert described["waits_since"] == described["history"][-1]["at"]


@pytest.mark.parametrize(
    "status, member",
    [
        ("SUBMITTED", "SubmittedTimestamp"),
        ("AWS_REVIEWING", "AwsReviewingTimestamp"),
        ("REVIEWING", "ReviewingTimestamp"),
        ("REQUIRES_AUTHENTICATION", "RequiresAuthenticationTimestamp"),
    ],
)
@mock_sms_registrations
def test_a_registration_in_review_waits_since_its_present_status(
    status: RegistrationStatusType, member: str
) -> None:
    control = SmsVoiceControl()
    skip_unless_modelled(sms(), status)
    history: Any = {member: AT[4], "DraftTimestamp": AT[0]}
    registration_id = control.registrations.seed(
        RegistrationStatus=status,
        versions=[
            {
                "RegistrationVersionStatus": cast(Any, status),
                "RegistrationVersionStatusHistory": history,
            }
        ],
    )["RegistrationId"]
    assert control.registrations.describe(registration_id)["waits_since"] == AT[4]


@pytest.mark.parametrize("status", ["CREATED", "PROVISIONING", "COMPLETE", "CLOSED"])
@mock_sms_registrations
def test_a_registration_that_is_not_in_review_does_not_wait(
    status: RegistrationStatusType,
) -> None:
    control = SmsVoiceControl()
    seeded = control.registrations.seed(RegistrationStatus=status)
    described = control.registrations.describe(seeded["RegistrationId"])
    assert described["waits_since"] is None


@mock_sms_registrations
def test_a_described_registration_is_held_until_it_is_decided() -> None:
    control = SmsVoiceControl()
    registration_id = control.registrations.seed(RegistrationStatus="REVIEWING")[
        "RegistrationId"
    ]
    held = []
    for act in (control.registrations.hold, control.registrations.approve):
        act(registration_id)
        held.append(control.registrations.describe(registration_id)["held"])
    assert held == [True, False]


@mock_sms_registrations
def test_a_described_registration_has_its_associations() -> None:
    control = SmsVoiceControl()
    seeded = control.registrations.seed(RegistrationStatus="COMPLETE")
    number = control.phone_numbers.seed(
        NumberType="TOLL_FREE", RegistrationId=seeded["RegistrationId"]
    )
    described = control.registrations.describe(seeded["RegistrationId"])
    assert described["associations"] == [
        {
            "resource_type": "TOLL_FREE",
            "resource_id": number["PhoneNumberId"],
            "resource_arn": number["PhoneNumberArn"],
            "iso_country_code": "US",
            "phone_number": number["PhoneNumber"],
        }
    ]


@mock_sms_registrations
def test_the_association_of_a_sender_id_is_described_by_its_name() -> None:
    control = SmsVoiceControl()
    seeded = control.registrations.seed(
        RegistrationType="GB_SENDER_ID_REGISTRATION", RegistrationStatus="COMPLETE"
    )
    sender_id = control.sender_ids.seed(
        SenderId="ACME", IsoCountryCode="GB", RegistrationId=seeded["RegistrationId"]
    )
    described = control.registrations.describe(seeded["RegistrationId"])
    assert described["associations"] == [
        {
            "resource_type": "SENDER_ID",
            "resource_id": "ACME",
            "resource_arn": sender_id["SenderIdArn"],
            "iso_country_code": "GB",
            "phone_number": None,
        }
    ]


@mock_sms_registrations
def test_the_association_with_a_brand_has_no_phone_number() -> None:
    client, control = sms(), SmsVoiceControl()
    brand, campaign = (
        control.registrations.seed(
            RegistrationType=f"US_TEN_DLC_{kind}_REGISTRATION",
            RegistrationStatus=cast(Any, status),
        )["RegistrationId"]
        for kind, status in (("BRAND", "COMPLETE"), ("CAMPAIGN", "CREATED"))
    )
    client.create_registration_association(RegistrationId=campaign, ResourceId=brand)
    [association] = control.registrations.describe(campaign)["associations"]
    assert association["resource_type"] == "US_TEN_DLC_BRAND_REGISTRATION"
    assert (association["resource_id"], association["phone_number"]) == (brand, None)


@mock_sms_registrations
def test_describing_does_not_advance_a_review() -> None:
    client, control = sms(), SmsVoiceControl()
    registration_id = client.create_registration(
        RegistrationType="US_SHORT_CODE_REGISTRATION"
    )["RegistrationId"]
    client.submit_registration_version(RegistrationId=registration_id)
    for _ in range(5):
        described = control.registrations.describe(registration_id)
        assert described["registration"]["RegistrationStatus"] == "SUBMITTED"


@mock_sms_registrations
def test_describing_applies_the_statuses_that_are_due() -> None:
    client, control = sms(), SmsVoiceControl()
    control.pace("registration", "immediate")
    registration_id = client.create_registration(
        RegistrationType="US_SHORT_CODE_REGISTRATION"
    )["RegistrationId"]
    client.submit_registration_version(RegistrationId=registration_id)
    described = control.registrations.describe(registration_id)
    assert described["registration"]["RegistrationStatus"] == "COMPLETE"
    assert [each["status"] for each in described["history"]] == [
        "DRAFT",
        "SUBMITTED",
        "REVIEWING",
        "APPROVED",
    ]


@mock_sms_registrations
def test_an_unknown_registration_is_not_described() -> None:
    with pytest.raises(
        ValueError, match="^Unknown registration 'registration-1' in us-"
    ):
        SmsVoiceControl().registrations.describe("registration-1")


@mock_sms_registrations
def test_the_times_of_a_described_registration_are_numbers_in_http() -> None:
    control = SmsVoiceControl()
    seeded = control.registrations.seed(
        RegistrationStatus="REVIEWING", CreatedTimestamp=AT[0]
    )
    response = requests.get(
        moto_api("pinpoint-sms-voice-v2/registrations/describe"),
        params={"registration_id": seeded["RegistrationId"]},
        timeout=60,
    )
    described = response.json()
    seconds = AT[0].timestamp()
    assert described["registration"]["CreatedTimestamp"] == seconds
    assert described["waits_since"] == seconds
    assert {each["at"] for each in described["history"]} == {seconds}
    [version] = described["versions"]
    assert version["RegistrationVersionStatusHistory"]["DraftTimestamp"] == seconds


@mock_sms_registrations
def test_the_denial_codes_are_those_that_deny_accepts() -> None:
    control = SmsVoiceControl()
    codes = control.registrations.denial_codes()
    assert len(codes) > 60
    assert codes[0] == {
        "code": "BRAND_ADDRESS_INVALID",
        "title": "Brand address invalid",
        "description": "The address of the company cannot be verified; enter the complete "
        "address as it stands in public business records.",
    }
    assert [each["title"] for each in codes if each["code"] is None] == [
        "Message Use Case Mismatch",
        "Opt-in Workflow Mismatch",
        "Unclear Opt-in Language",
        "Unofficial Business Email",
        "Pre-selected Opt-in",
        "Company Verification Failed",
    ]
    seeded = control.registrations.seed(RegistrationStatus="REVIEWING")
    control.registrations.deny(
        seeded["RegistrationId"],
        reasons=[each["code"] or each["title"] for each in codes],
    )
    [version] = control.registrations.describe(seeded["RegistrationId"])["versions"]
    assert [
        (each["Reason"], each["ShortDescription"]) for each in version["DeniedReasons"]
    ] == [(each["title"], each["description"]) for each in codes]
