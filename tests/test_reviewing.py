"""Review actions of the control, in process and on a server."""

from __future__ import annotations

import time
from typing import Any

import boto3
import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext.control.descriptions import UnusedDecision
from moto_pinpointsmsv2_ext.control.types import RegistrationStatusType

from .test_pinpointsmsvoicev2 import (
    skip_unless_modelled,
    statuses_until,
)

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"
SHORT_CODE = "US_SHORT_CODE_REGISTRATION"
COURSE = ["SUBMITTED", "REVIEWING", "PROVISIONING", "COMPLETE"]


def submitted(client: Any, registration_type: str = SHORT_CODE, **request: Any) -> str:
    """Submit a registration whose form has no required fields."""
    registration_id = client.create_registration(RegistrationType=registration_type)[
        "RegistrationId"
    ]
    client.submit_registration_version(RegistrationId=registration_id, **request)
    return str(registration_id)


def version_of(client: Any, registration_id: str) -> dict[str, Any]:
    version: dict[str, Any] = client.describe_registration_versions(
        RegistrationId=registration_id
    )["RegistrationVersions"][0]
    return version


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


@mock_sms_registrations
def test_approve() -> None:
    client, control = sms(), SmsVoiceControl()
    registration_id = submitted(client)
    approved = control.registrations.approve(
        registration_id, additional_attributes={"CampaignId": "C1"}
    )
    [record] = client.describe_registrations()["Registrations"]
    assert approved == record
    assert record["RegistrationStatus"] == "COMPLETE"
    assert record["ApprovedVersionNumber"] == 1
    assert record["AdditionalAttributes"] == {"CampaignId": "C1"}
    version = version_of(client, registration_id)
    assert version["RegistrationVersionStatus"] == "APPROVED"
    assert list(version["RegistrationVersionStatusHistory"]) == [
        "DraftTimestamp",
        "SubmittedTimestamp",
        "ReviewingTimestamp",
        "ApprovedTimestamp",
    ]


@pytest.mark.parametrize(
    "status", ["SUBMITTED", "AWS_REVIEWING", "REVIEWING", "PROVISIONING"]
)
@mock_sms_registrations
def test_approve_from(status: RegistrationStatusType) -> None:
    client, control = sms(), SmsVoiceControl()
    skip_unless_modelled(client, status)
    seeded = control.registrations.seed(RegistrationStatus=status)
    approved = control.registrations.approve(seeded["RegistrationArn"])
    assert approved["RegistrationStatus"] == "COMPLETE"
    assert approved["ApprovedVersionNumber"] == 1
    assert "AdditionalAttributes" not in approved


@mock_sms_registrations
def test_approve_a_form_that_lacks_required_fields() -> None:
    client, control = sms(), SmsVoiceControl()
    registration_id = submitted(client, "US_TEN_DLC_BRAND_REGISTRATION")
    assert (
        control.registrations.approve(registration_id)["RegistrationStatus"]
        == "COMPLETE"
    )
    assert (
        statuses_until(client, "REQUIRES_UPDATES", registration_id, 2)
        == ["COMPLETE"] * 2
    )


@mock_sms_registrations
def test_deny_with_codes() -> None:
    client, control = sms(), SmsVoiceControl()
    number = control.phone_numbers.seed()
    registration_id = client.create_registration(RegistrationType=TOLL_FREE)[
        "RegistrationId"
    ]
    client.create_registration_association(
        RegistrationId=registration_id, ResourceId=number["PhoneNumberId"]
    )
    field = "messagingUseCase.privacyPolicyUrl"
    client.put_registration_field_value(
        RegistrationId=registration_id, FieldPath=field, TextValue="https://a.example"
    )
    control.registrations.on_submit(decision="hold")
    client.submit_registration_version(RegistrationId=registration_id)
    denied = control.registrations.deny(
        registration_id,
        reasons=[
            "PRIVACY_POLICY_MISSING",
            {"Reason": "Other", "ShortDescription": "Something else"},
        ],
        fields={
            field: "PRIVACY_POLICY_MISSING",
            "companyInfo.website": {"Feedback": "It is a form only"},
        },
        feedback="Two things",
    )
    [record] = client.describe_registrations()["Registrations"]
    assert denied == record
    assert record["RegistrationStatus"] == "REQUIRES_UPDATES"
    assert record["LatestDeniedVersionNumber"] == 1
    version = version_of(client, registration_id)
    assert version["RegistrationVersionStatus"] == "DENIED"
    assert "ReviewingTimestamp" in version["RegistrationVersionStatusHistory"]
    title = "Privacy policy missing/inaccessible"
    assert version["DeniedReasons"] == [
        {
            "Reason": title,
            "ShortDescription": "The URL of the privacy policy is missing or cannot be "
            "opened; enter a public URL of the policy.",
        },
        {"Reason": "Other", "ShortDescription": "Something else"},
    ]
    values = client.describe_registration_field_values(RegistrationId=registration_id)[
        "RegistrationFieldValues"
    ]
    shape = client.meta.service_model.shape_for("RegistrationVersionInformation")
    if "Feedback" not in shape.members:
        return
    assert version["Feedback"] == "Two things"
    assert values == [
        {"FieldPath": "companyInfo.website", "Feedback": "It is a form only"},
        {
            "FieldPath": field,
            "TextValue": "https://a.example",
            "DeniedReason": "PRIVACY_POLICY_MISSING",
        },
    ]


@pytest.mark.parametrize(
    "arguments, titles",
    [
        ({}, ["Unclear use case"]),
        ({"fields": {"a.b": "INVALID_URL", "a.c": "INVALID_URL"}}, ["Invalid URL"]),
        ({"fields": {"a.b": {"DeniedReason": "so bad"}}}, ["Unclear use case"]),
        ({"reasons": ["IMAGE_SIZE_EXCEEDED"]}, ["Image size exceeded"]),
    ],
)
@mock_sms_registrations
def test_default_reasons(arguments: dict[str, Any], titles: list[str]) -> None:
    client, control = sms(), SmsVoiceControl()
    registration_id = submitted(client)
    control.registrations.deny(registration_id, **arguments)
    reasons = version_of(client, registration_id)["DeniedReasons"]
    assert [reason["Reason"] for reason in reasons] == titles


@mock_sms_registrations
def test_a_denial_without_reasons() -> None:
    client, control = sms(), SmsVoiceControl()
    registration_id = submitted(client)
    control.registrations.deny(registration_id, reasons=[])
    assert "DeniedReasons" not in version_of(client, registration_id)


@mock_sms_registrations
def test_a_denial_after_an_approval_keeps_the_approved_version() -> None:
    client, control = sms(), SmsVoiceControl()
    registration_id = submitted(client)
    control.registrations.approve(registration_id)
    client.create_registration_version(RegistrationId=registration_id)
    client.submit_registration_version(RegistrationId=registration_id)
    denied = control.registrations.deny(registration_id)
    assert denied["RegistrationStatus"] == "REQUIRES_UPDATES"
    assert denied["ApprovedVersionNumber"] == 1
    assert denied["LatestDeniedVersionNumber"] == 2


@mock_sms_registrations
def test_require_authentication() -> None:
    client, control = sms(), SmsVoiceControl()
    skip_unless_modelled(client, "REQUIRES_AUTHENTICATION")
    registration_id = submitted(client)
    waiting = control.registrations.require_authentication(registration_id)
    assert waiting["RegistrationStatus"] == "REQUIRES_AUTHENTICATION"
    version = version_of(client, registration_id)
    assert version["RegistrationVersionStatus"] == "REQUIRES_AUTHENTICATION"
    history = version["RegistrationVersionStatusHistory"]
    assert "RequiresAuthenticationTimestamp" in history
    seen = statuses_until(client, "COMPLETE", registration_id, at_most=3)
    assert seen == ["REQUIRES_AUTHENTICATION"] * 3
    assert (
        control.registrations.approve(registration_id)["RegistrationStatus"]
        == "COMPLETE"
    )


@mock_sms_registrations
def test_require_offline_review() -> None:
    client, control = sms(), SmsVoiceControl()
    registration_id = submitted(client)
    reviewing = control.registrations.require_offline_review(registration_id)
    assert reviewing["RegistrationStatus"] == "REVIEWING"
    version = version_of(client, registration_id)
    if "REQUIRES_OFFLINE_REVIEW" in str(client.meta.service_model.shape_names):
        assert version["RegistrationVersionStatus"] == "REQUIRES_OFFLINE_REVIEW"
    # The history has no member for this status.
    assert list(version["RegistrationVersionStatusHistory"]) == [
        "DraftTimestamp",
        "SubmittedTimestamp",
        "ReviewingTimestamp",
    ]
    assert control.registrations.require_offline_review(registration_id) == reviewing
    assert (
        control.registrations.deny(registration_id)["RegistrationStatus"]
        == "REQUIRES_UPDATES"
    )


@mock_sms_registrations
def test_revoke() -> None:
    client, control = sms(), SmsVoiceControl()
    registration_id = submitted(client)
    control.registrations.approve(registration_id)
    revoked = control.registrations.revoke(registration_id)
    assert revoked["RegistrationStatus"] == "REQUIRES_UPDATES"
    assert "ApprovedVersionNumber" not in revoked
    version = version_of(client, registration_id)
    assert version["RegistrationVersionStatus"] == "REVOKED"
    assert "RevokedTimestamp" in version["RegistrationVersionStatusHistory"]

    client.create_registration_version(RegistrationId=registration_id)
    client.submit_registration_version(RegistrationId=registration_id)
    assert statuses_until(client, "COMPLETE", registration_id) == COURSE


@mock_sms_registrations
def test_revoke_while_a_newer_version_is_in_review() -> None:
    client, control = sms(), SmsVoiceControl()
    registration_id = submitted(client)
    control.registrations.approve(registration_id)
    client.create_registration_version(RegistrationId=registration_id)
    client.submit_registration_version(RegistrationId=registration_id)
    assert (
        control.registrations.revoke(registration_id)["RegistrationStatus"]
        == "SUBMITTED"
    )
    client.discard_registration_version(RegistrationId=registration_id)
    [record] = client.describe_registrations()["Registrations"]
    assert record["RegistrationStatus"] == "REQUIRES_UPDATES"


@mock_sms_registrations
def test_revoke_stops_the_review() -> None:
    client, control = sms(), SmsVoiceControl()
    registration_id = submitted(client)
    assert statuses_until(client, "PROVISIONING", registration_id) == COURSE[:3]
    assert (
        control.registrations.revoke(registration_id)["RegistrationStatus"]
        == "REQUIRES_UPDATES"
    )
    seen = statuses_until(client, "COMPLETE", registration_id, at_most=3)
    assert seen == ["REQUIRES_UPDATES"] * 3


@mock_sms_registrations
def test_close_releases_the_number() -> None:
    client, control = sms(), SmsVoiceControl()
    seeded = control.registrations.seed(RegistrationStatus="COMPLETE")
    registration_id = seeded["RegistrationId"]
    number = control.phone_numbers.seed(RegistrationId=registration_id)
    closed = control.registrations.close(registration_id)
    assert closed["RegistrationStatus"] == "CLOSED"
    associations = client.list_registration_associations(RegistrationId=registration_id)
    assert associations["RegistrationAssociations"] == []
    client.delete_registration(RegistrationId=registration_id)
    # The number is deleted, so its id can be seeded again.
    control.phone_numbers.seed(PhoneNumberId=number["PhoneNumberId"])


@mock_sms_registrations
def test_close_keeps_a_brand() -> None:
    client, control = sms(), SmsVoiceControl()
    brand = control.registrations.seed(
        RegistrationType="US_TEN_DLC_BRAND_REGISTRATION", RegistrationStatus="COMPLETE"
    )
    vetting = client.create_registration(RegistrationType="US_TEN_DLC_BRAND_VETTING")
    client.create_registration_association(
        RegistrationId=vetting["RegistrationId"], ResourceId=brand["RegistrationId"]
    )
    control.registrations.close(vetting["RegistrationId"])
    client.delete_registration(RegistrationId=brand["RegistrationId"])


@mock_sms_registrations
def test_hold() -> None:
    client, control = sms(), SmsVoiceControl()
    registration_id = submitted(client)
    assert statuses_until(client, "REVIEWING", registration_id) == COURSE[:2]
    assert (
        control.registrations.hold(registration_id)["RegistrationStatus"] == "REVIEWING"
    )
    seen = statuses_until(client, "COMPLETE", registration_id, at_most=5)
    assert seen == ["REVIEWING"] * 5
    assert (
        control.registrations.approve(registration_id)["RegistrationStatus"]
        == "COMPLETE"
    )

    # The approval ends the hold.
    client.create_registration_version(RegistrationId=registration_id)
    client.submit_registration_version(RegistrationId=registration_id)
    assert statuses_until(client, "COMPLETE", registration_id) == COURSE


@mock_sms_registrations
def test_hold_before_the_submission() -> None:
    client, control = sms(), SmsVoiceControl()
    created = client.create_registration(RegistrationType=SHORT_CODE)
    registration_id = created["RegistrationId"]
    assert (
        control.registrations.hold(registration_id)["RegistrationStatus"] == "CREATED"
    )
    client.submit_registration_version(RegistrationId=registration_id)
    seen = statuses_until(client, "REVIEWING", registration_id, at_most=3)
    assert seen == ["SUBMITTED"] * 3


@mock_sms_registrations
def test_on_submit_for_one_type_and_for_all_others() -> None:
    client, control = sms(), SmsVoiceControl()
    control.registrations.on_submit(decision="hold")
    control.registrations.on_submit(
        SHORT_CODE,
        decision="deny",
        reasons=["PRIVACY_POLICY_MISSING", "Unofficial Business Email"],
        fields={"a.b": "PRIVACY_POLICY_MISSING"},
        feedback="No",
    )
    denied = submitted(client)
    seen = statuses_until(client, "REQUIRES_UPDATES", denied)
    assert seen == ["SUBMITTED", "REVIEWING", "REQUIRES_UPDATES"]
    reasons = version_of(client, denied)["DeniedReasons"]
    assert [reason["Reason"] for reason in reasons] == [
        "Privacy policy missing/inaccessible",
        "Unofficial Business Email",
    ]
    [value] = client.describe_registration_field_values(RegistrationId=denied)[
        "RegistrationFieldValues"
    ]
    assert value["DeniedReason"] == "PRIVACY_POLICY_MISSING"

    held = submitted(client, "MANAGED_ROUTES_BRAND_VERIFICATION")
    assert statuses_until(client, "COMPLETE", held, at_most=3) == ["SUBMITTED"] * 3
    control.registrations.on_submit(
        SHORT_CODE, decision="approve", additional_attributes={"Id": "1"}
    )
    client.create_registration_version(RegistrationId=denied)
    client.submit_registration_version(RegistrationId=denied)
    assert statuses_until(client, "COMPLETE", denied) == COURSE
    [record] = client.describe_registrations(RegistrationIds=[denied])["Registrations"]
    assert record["AdditionalAttributes"] == {"Id": "1"}


@mock_sms_registrations
def test_on_submit_for_the_first_submission_only() -> None:
    client, control = sms(), SmsVoiceControl()
    control.registrations.on_submit(decision="deny", times=2)
    for status in ("REQUIRES_UPDATES", "REQUIRES_UPDATES", "COMPLETE"):
        registration_id = submitted(client)
        assert statuses_until(client, status, registration_id)[-1] == status


@mock_sms_registrations
def test_decisions_that_have_not_applied_to_a_submission() -> None:
    client, control = sms(), SmsVoiceControl()
    assert control.registrations.unused_decisions() == []
    control.registrations.on_submit(decision="hold")
    control.registrations.on_submit(SHORT_CODE, decision="deny", times=2)
    hold: UnusedDecision = {
        "registration_type": None,
        "decision": "hold",
        "times": None,
    }
    deny: UnusedDecision = {
        "registration_type": SHORT_CODE,
        "decision": "deny",
        "times": 2,
    }
    assert control.registrations.unused_decisions() == [hold, deny]
    submitted(client)
    assert control.registrations.unused_decisions() == [hold]
    submitted(client, "MANAGED_ROUTES_BRAND_VERIFICATION")
    assert control.registrations.unused_decisions() == []
    submitted(client)
    assert control.registrations.unused_decisions() == []
    control.registrations.on_submit(decision="hold")
    assert control.registrations.unused_decisions() == [hold]
    assert control.in_region("eu-west-1").registrations.unused_decisions() == []


@mock_sms_registrations
def test_a_form_with_a_fault_does_not_use_a_decision() -> None:
    client, control = sms(), SmsVoiceControl()
    required = {"FieldPath": "companyInfo.city", "FieldRequirement": "REQUIRED"}
    control.registrations.define_type("STRICT", fields=[required])
    control.registrations.on_submit("STRICT", decision="approve")
    submitted(client, "STRICT")
    [unused] = control.registrations.unused_decisions()
    assert unused["registration_type"] == "STRICT"


@mock_sms_registrations
def test_on_submit_with_authentication() -> None:
    client, control = sms(), SmsVoiceControl()
    control.registrations.on_submit(decision="require_authentication")
    registration_id = submitted(client)
    seen = statuses_until(client, "COMPLETE", registration_id, at_most=3)
    assert seen == ["SUBMITTED", *["REQUIRES_AUTHENTICATION"] * 2]


@mock_sms_registrations
def test_aws_denies_before_the_carriers_review() -> None:
    client, control = sms(), SmsVoiceControl()
    skip_unless_modelled(client, "AWS_REVIEWING")
    control.registrations.on_submit(decision="deny", feedback="Say more")
    registration_id = submitted(client, AwsReview=True)
    seen = statuses_until(client, "REQUIRES_UPDATES", registration_id)
    assert seen == ["AWS_REVIEWING", "REQUIRES_UPDATES"]
    assert version_of(client, registration_id)["Feedback"] == "Say more"


@mock_sms_registrations
def test_the_registrations_in_review_are_listed_longest_first() -> None:
    control = SmsVoiceControl()
    ids = [
        control.registrations.seed(RegistrationStatus="REVIEWING")["RegistrationId"]
        for _ in range(3)
    ]
    control.registrations.seed(RegistrationStatus="COMPLETE")
    control.registrations.hold(ids[1])
    time.sleep(0.01)
    # It waits from now on.
    control.registrations.require_authentication(ids[0])
    waiting = control.registrations.waiting()
    assert [(each["registration_id"], each["held"]) for each in waiting] == [
        (ids[1], True),
        (ids[2], False),
        (ids[0], False),
    ]
    for each in waiting:
        described = control.registrations.describe(each["registration_id"])
        assert each["waits_since"] == described["waits_since"]
    control.registrations.approve(ids[1])
    assert len(control.registrations.waiting()) == 2
