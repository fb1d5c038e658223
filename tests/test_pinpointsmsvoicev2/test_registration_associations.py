"""Associations of registrations, such as a campaign with its brand."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import refused

BRAND = "US_TEN_DLC_BRAND_REGISTRATION"
CAMPAIGN = "US_TEN_DLC_CAMPAIGN_REGISTRATION"


def created(client: Any, registration_type: str) -> dict[str, Any]:
    registration: dict[str, Any] = client.create_registration(
        RegistrationType=registration_type
    )
    return registration


@mock_aws
def test_a_campaign_and_its_brand() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    brand, campaign = created(client, BRAND), created(client, CAMPAIGN)
    reply = client.create_registration_association(
        RegistrationId=campaign["RegistrationArn"], ResourceId=brand["RegistrationId"]
    )
    del reply["ResponseMetadata"]
    metadata = {
        "ResourceArn": brand["RegistrationArn"],
        "ResourceId": brand["RegistrationId"],
        "ResourceType": BRAND,
        "IsoCountryCode": "US",
    }
    of_campaign = {
        "RegistrationArn": campaign["RegistrationArn"],
        "RegistrationId": campaign["RegistrationId"],
        "RegistrationType": CAMPAIGN,
    }
    assert reply == {**of_campaign, **metadata}
    reply = client.list_registration_associations(
        RegistrationId=campaign["RegistrationId"]
    )
    del reply["ResponseMetadata"]
    assert reply == {**of_campaign, "RegistrationAssociations": [metadata]}
    of_brand = client.list_registration_associations(
        RegistrationId=brand["RegistrationId"]
    )
    assert of_brand["RegistrationAssociations"] == []


@pytest.mark.parametrize(
    "name, values, found",
    [
        ("resource-type", [BRAND], 1),
        ("resource-type", ["TEN_DLC"], 0),
        ("iso-country-code", ["GB", "US"], 1),
        ("iso-country-code", ["GB"], 0),
    ],
)
@mock_aws
def test_filters(name: str, values: list[str], found: int) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    brand, campaign = created(client, BRAND), created(client, CAMPAIGN)
    client.create_registration_association(
        RegistrationId=campaign["RegistrationId"], ResourceId=brand["RegistrationArn"]
    )
    reply = client.list_registration_associations(
        RegistrationId=campaign["RegistrationId"],
        Filters=[{"Name": name, "Values": values}],
    )
    assert len(reply["RegistrationAssociations"]) == found


@mock_aws
def test_a_second_association_is_a_conflict() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    brand, campaign = created(client, BRAND), created(client, CAMPAIGN)
    association = {
        "RegistrationId": campaign["RegistrationId"],
        "ResourceId": brand["RegistrationId"],
    }
    client.create_registration_association(**association)
    error = refused(client.create_registration_association, **association)
    assert error["Code"] == "ConflictException"
    assert error["Reason"] == "RESOURCE_ALREADY_ASSOCIATED"
    assert error["ResourceType"] == "registration"
    assert error["ResourceId"] == brand["RegistrationId"]


@pytest.mark.parametrize("registration_type", [CAMPAIGN, "US_TEN_DLC_BRAND_VETTING"])
@mock_aws
def test_a_campaign_has_one_brand(registration_type: str) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    campaign = created(client, registration_type)
    first, second = created(client, BRAND), created(client, BRAND)
    client.create_registration_association(
        RegistrationId=campaign["RegistrationId"], ResourceId=first["RegistrationId"]
    )
    error = refused(
        client.create_registration_association,
        RegistrationId=campaign["RegistrationId"],
        ResourceId=second["RegistrationId"],
    )
    assert error["Code"] == "ConflictException"
    assert error["Reason"] == "RESOURCE_ALREADY_ASSOCIATED"
    assert error["ResourceId"] == campaign["RegistrationId"]
    [association] = client.list_registration_associations(
        RegistrationId=campaign["RegistrationId"]
    )["RegistrationAssociations"]
    assert association["ResourceId"] == first["RegistrationId"]
    # A brand has several campaigns.
    client.create_registration_association(
        RegistrationId=created(client, registration_type)["RegistrationId"],
        ResourceId=first["RegistrationId"],
    )


@pytest.mark.parametrize(
    "resource_id, kind, named",
    [
        ("registration-0", "registration", "registration-0"),
        ("phone-0", "phone-number", "phone-0"),
        ("phone-0-1", "phone-number", "phone-0-1"),
        ("rcs-0", "rcs-agent", "rcs-0"),
        ("pool-0", "pool", "pool-0"),
        ("ACME", "sender-id", "ACME"),
        (
            "arn:aws:sms-voice:us-east-1:123456789012:sender-id/ACME/GB",
            "sender-id",
            "ACME/GB",
        ),
    ],
)
@mock_aws
def test_unknown_resources(resource_id: str, kind: str, named: str) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    campaign = created(client, CAMPAIGN)
    error = refused(
        client.create_registration_association,
        RegistrationId=campaign["RegistrationId"],
        ResourceId=resource_id,
    )
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == kind
    assert error["ResourceId"] == named


@pytest.mark.parametrize("operation", ["create", "list"])
@mock_aws
def test_an_unknown_registration(operation: str) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    brand = created(client, BRAND)
    if operation == "create":
        call = client.create_registration_association
        request = {"ResourceId": brand["RegistrationId"]}
    else:
        call, request = client.list_registration_associations, {}
    error = refused(call, RegistrationId="registration-0", **request)
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceId"] == "registration-0"


@mock_aws
def test_unsupported_associations() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    brand, campaign = created(client, BRAND), created(client, CAMPAIGN)
    for registration in (brand, campaign):
        error = refused(
            client.create_registration_association,
            RegistrationId=registration["RegistrationId"],
            ResourceId=campaign["RegistrationId"],
        )
        assert error["Code"] == "ValidationException"
        assert error["Reason"] == "INVALID_REGISTRATION_ASSOCIATION"
        assert [field["Name"] for field in error["Fields"]] == ["resourceId"]


@mock_aws
def test_resources_that_no_registration_is_associated_with() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    campaign = created(client, CAMPAIGN)
    client.request_sender_id(SenderId="ACME", IsoCountryCode="GB")
    pool = client.create_pool(
        OriginationIdentity="ACME", IsoCountryCode="GB", MessageType="TRANSACTIONAL"
    )
    attachment = client.create_registration_attachment(AttachmentBody=b"%PDF-1.7")
    for resource_id, kind in (
        (pool["PoolId"], "pool"),
        (pool["PoolArn"], "pool"),
        (attachment["RegistrationAttachmentId"], "registration-attachment"),
        (attachment["RegistrationAttachmentArn"], "registration-attachment"),
    ):
        error = refused(
            client.create_registration_association,
            RegistrationId=campaign["RegistrationId"],
            ResourceId=resource_id,
        )
        assert error["Code"] == "ValidationException"
        assert error["Reason"] == "INVALID_REGISTRATION_ASSOCIATION"
        message = (
            f"Must not be a {kind}. "
            "Allowed kinds: phone-number, sender-id, rcs-agent, registration"
        )
        assert error["Fields"] == [{"Name": "resourceId", "Message": message}]


@mock_aws
def test_arns_of_other_accounts_and_regions() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    campaign = created(client, CAMPAIGN)
    elsewhere = "arn:aws:sms-voice:us-west-2:123456789012"

    def error(resource_id: str) -> dict[str, Any]:
        return refused(
            client.create_registration_association,
            RegistrationId=campaign["RegistrationId"],
            ResourceId=resource_id,
        )

    conflict = error(f"{elsewhere}:phone-number/phone-0")
    assert conflict["Reason"] == "PHONE_NUMBER_NOT_IN_REGISTRATION_REGION"
    assert conflict["ResourceId"] == campaign["RegistrationId"]
    for arn in (f"{elsewhere}:registration/registration-0", "arn:aws"):
        invalid = error(arn)
        assert invalid["Reason"] == "INVALID_ARN"
        assert [field["Name"] for field in invalid["Fields"]] == ["resourceId"]


@mock_aws
def test_a_brand_cannot_be_deleted_before_its_campaigns() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    brand, campaign = created(client, BRAND), created(client, CAMPAIGN)
    client.create_registration_association(
        RegistrationId=campaign["RegistrationId"], ResourceId=brand["RegistrationId"]
    )
    error = refused(client.delete_registration, RegistrationId=brand["RegistrationId"])
    assert error["Code"] == "ConflictException"
    assert error["Reason"] == "RESOURCE_NOT_EMPTY"
    assert error["ResourceId"] == brand["RegistrationId"]
    client.delete_registration(RegistrationId=campaign["RegistrationId"])
    client.delete_registration(RegistrationId=brand["RegistrationId"])
    assert client.describe_registrations()["Registrations"] == []
