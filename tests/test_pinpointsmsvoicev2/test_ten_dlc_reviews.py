"""The reviews of 10DLC brands, their vetting and their campaigns."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import refused, skip_unless_modelled, statuses_until
from .test_reviews import (
    BRAND_FORM,
    COURSE,
    brand,
    created,
    fill,
    remarks_of,
    version_of,
)

CAMPAIGN = "US_TEN_DLC_CAMPAIGN_REGISTRATION"
VETTING = "US_TEN_DLC_BRAND_VETTING"
CAMPAIGN_FORM = {
    "campaignInfo.campaignName": "Acme tells its customers where their orders are.",
    "campaignInfo.vertical": ["RETAIL"],
    "campaignInfo.optInWorkflow": "They tick a box when they order from our shop.",
    "campaignInfo.optInMessage": "Acme: you will hear about your orders.",
    "campaignInfo.helpMessage": "Acme: write to help@acme.example.",
    "campaignInfo.stopMessage": "Acme: you will hear no more from us.",
    "campaignCapabilities.numberCapabilities": ["SMS"],
    "campaignUseCase.useCase": ["DELIVERY_NOTIFICATION"],
    "campaignUseCase.subscriberOptIn": ["Yes"],
    "campaignUseCase.subscriberOptOut": ["Yes"],
    "campaignUseCase.subscriberHelp": ["Yes"],
    "campaignUseCase.directLending": ["No"],
    "campaignUseCase.embeddedLink": ["No"],
    "campaignUseCase.embeddedPhone": ["No"],
    "campaignUseCase.ageGated": ["No"],
    "messageSamples.messageSample1": "Acme: your order is on its way.",
}
PUBLIC = {
    "companyInfo__legalType": ["PUBLIC_PROFIT"],
    "companyInfo__stockSymbol": "ACME",
    "companyInfo__stockExchange": ["NYSE"],
    "companyInfo__businessContactEmail": "ceo@acme.example",
}


def associated(client: Any, registration_type: str, brand_id: str) -> str:
    registration_id = created(client, registration_type)
    client.create_registration_association(
        RegistrationId=registration_id, ResourceId=brand_id
    )
    return registration_id


@mock_aws
def test_associations_required_before_the_submission() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    brand_id, vetting_id = brand(client), created(client, VETTING)
    error = refused(client.submit_registration_version, RegistrationId=vetting_id)
    assert error["Code"] == "ConflictException"
    assert error["Reason"] == "SUBMIT_REGISTRATION_VERSION_NOT_ALLOWED"
    assert error["ResourceId"] == vetting_id
    assert version_of(client, vetting_id)["RegistrationVersionStatus"] == "DRAFT"
    client.create_registration_association(
        RegistrationId=vetting_id, ResourceId=brand_id
    )
    client.submit_registration_version(RegistrationId=vetting_id)


@mock_aws
def test_a_campaign_requires_a_complete_brand() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    brand_id = brand(client)
    early = associated(client, VETTING, brand_id)
    client.submit_registration_version(RegistrationId=early)
    statuses_until(client, "REQUIRES_UPDATES", early)
    [reason] = version_of(client, early)["DeniedReasons"]
    assert reason["Reason"] == "Brand unverified"

    client.submit_registration_version(RegistrationId=brand_id)
    statuses_until(client, "COMPLETE", brand_id)
    vetting_id = associated(client, VETTING, brand_id)
    client.submit_registration_version(RegistrationId=vetting_id)
    campaign_id = associated(client, CAMPAIGN, brand_id)
    fill(client, campaign_id, CAMPAIGN_FORM)
    client.submit_registration_version(RegistrationId=campaign_id)
    statuses_until(client, "REQUIRES_UPDATES", campaign_id)
    [reason] = version_of(client, campaign_id)["DeniedReasons"]
    assert reason["Reason"] == "Wait to resubmit registration"
    assert statuses_until(client, "COMPLETE", vetting_id) == COURSE
    error = refused(
        client.create_registration_association,
        RegistrationId=vetting_id,
        ResourceId=brand(client),
    )
    assert error["Reason"] == "RESOURCE_MODIFICATION_NOT_ALLOWED"


def complete_brand(client: Any) -> str:
    brand_id = brand(client)
    client.submit_registration_version(RegistrationId=brand_id)
    statuses_until(client, "COMPLETE", brand_id)
    return brand_id


@pytest.mark.parametrize("empty", ["campaignInfo.helpMessage", "subUseCases"])
@mock_aws
def test_a_campaign_without_a_required_field_cannot_be_submitted(empty: str) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    campaign_id = associated(client, CAMPAIGN, complete_brand(client))
    form: dict[str, Any] = {**CAMPAIGN_FORM}
    if empty == "subUseCases":
        form["campaignUseCase.useCase"] = ["MIXED"]  # It requires them.
    else:
        del form[empty]
    fill(client, campaign_id, form)
    error = refused(client.submit_registration_version, RegistrationId=campaign_id)
    assert error["Code"] == "ConflictException"
    assert error["Reason"] == "SUBMIT_REGISTRATION_VERSION_NOT_ALLOWED"
    assert error["ResourceId"] == campaign_id
    assert version_of(client, campaign_id)["RegistrationVersionStatus"] == "DRAFT"
    assert statuses_until(client, "COMPLETE", campaign_id, at_most=2) == ["CREATED"] * 2
    # It can be submitted when it is complete.
    fill(client, campaign_id, CAMPAIGN_FORM)
    client.submit_registration_version(RegistrationId=campaign_id)
    seen = statuses_until(client, "COMPLETE", campaign_id)
    assert seen == ["SUBMITTED", "REVIEWING", "PROVISIONING", "COMPLETE"]


@mock_aws
def test_the_brand_of_a_public_company_waits_for_its_authentication() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    skip_unless_modelled(client, "REQUIRES_AUTHENTICATION")
    brand_id = brand(client, **PUBLIC)
    client.submit_registration_version(RegistrationId=brand_id)
    assert statuses_until(client, "COMPLETE", brand_id, at_most=5) == [
        "SUBMITTED",
        *["REQUIRES_AUTHENTICATION"] * 4,
    ]
    version = version_of(client, brand_id)
    assert version["RegistrationVersionStatus"] == "REQUIRES_AUTHENTICATION"
    assert (
        "RequiresAuthenticationTimestamp"
        in (version["RegistrationVersionStatusHistory"])
    )
    # A version that is not authenticated can be discarded.
    client.discard_registration_version(RegistrationId=brand_id)
    client.create_registration_version(RegistrationId=brand_id)
    fill(client, brand_id, BRAND_FORM)
    client.submit_registration_version(RegistrationId=brand_id)
    assert statuses_until(client, "COMPLETE", brand_id) == COURSE


PDF, PNG = b"%PDF-1.7", b"\x89PNG\r\n\x1a\n"


def campaign_with(client: Any, path: str, **attachment: Any) -> str:
    """Create a campaign that lacks nothing, with an attachment."""
    campaign_id = associated(client, CAMPAIGN, complete_brand(client))
    fill(client, campaign_id, CAMPAIGN_FORM)
    created_attachment = client.create_registration_attachment(**attachment)
    client.describe_registration_attachments()
    client.put_registration_field_value(
        RegistrationId=campaign_id,
        FieldPath=path,
        RegistrationAttachmentId=created_attachment["RegistrationAttachmentId"],
    )
    return campaign_id


@pytest.mark.parametrize(
    "path, start, kilobytes",
    [
        ("campaignInfo.termsAndConditionsFile", PDF, 500),
        ("campaignInfo.privacyPolicyFile", PNG, 500),
        ("campaignInfo.optInScreenshot", PNG, 500),
        ("mmsFileSamples.mmsFileSample1", PNG, 500),
        ("mmsFileSamples.mmsFileSample5", PDF, 600),
    ],
)
@mock_aws
def test_a_large_attachment_of_a_campaign(
    path: str, start: bytes, kilobytes: int
) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    for size, status, remarks in (
        (kilobytes * 1024, "COMPLETE", {}),
        (kilobytes * 1024 + 1, "REQUIRES_UPDATES", {path: "INVALID_FIELD_VALUE"}),
    ):
        body = start.ljust(size, b"-")
        campaign_id = campaign_with(client, path, AttachmentBody=body)
        client.submit_registration_version(RegistrationId=campaign_id)
        assert statuses_until(client, status, campaign_id)[-1] == status
        assert remarks_of(client, campaign_id) == remarks


@pytest.mark.parametrize(
    "key, status", [("sample.PDF", "COMPLETE"), ("sample.png", "REQUIRES_UPDATES")]
)
@mock_aws
def test_a_large_attachment_from_s3(key: str, status: str) -> None:
    s3 = boto3.client("s3", region_name="us-east-1")
    s3.create_bucket(Bucket="forms")
    s3.put_object(Bucket="forms", Key=key, Body=b"-" * 600 * 1024)
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    campaign_id = campaign_with(
        client, "mmsFileSamples.mmsFileSample1", AttachmentUrl=f"s3://forms/{key}"
    )
    client.submit_registration_version(RegistrationId=campaign_id)
    assert statuses_until(client, status, campaign_id)[-1] == status


@pytest.mark.parametrize("name", ["termsAndConditions", "privacyPolicy"])
@mock_aws
def test_a_campaign_has_the_link_or_the_file_of_a_policy(name: str) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    path = f"campaignInfo.{name}File"
    campaign_id = campaign_with(client, path, AttachmentBody=PDF)
    fill(client, campaign_id, {f"campaignInfo.{name}Link": "https://acme.example"})
    client.submit_registration_version(RegistrationId=campaign_id)
    statuses_until(client, "REQUIRES_UPDATES", campaign_id)
    assert remarks_of(client, campaign_id) == {path: "CONDITIONAL_FIELD_NOT_ALLOWED"}
