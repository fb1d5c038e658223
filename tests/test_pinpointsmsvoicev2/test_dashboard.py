"""The data of moto's dashboard, which shows it as HTML."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import boto3
import pytest
import requests
from botocore import xform_name

from moto import mock_aws, settings

from . import MODEL, backend, create_topic, needs_notify, needs_protect, progression

IMAGE = '<img/src="x"onerror="alert(1)">'
ESCAPED = "&lt;img/src=&quot;x&quot;onerror=&quot;alert(1)&quot;&gt;"
NUMBER = {
    "IsoCountryCode": "US",
    "MessageType": "TRANSACTIONAL",
    "NumberCapabilities": ["SMS"],
    "NumberType": "SIMULATOR",
}


def sms(region_name: str = "us-east-1") -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name=region_name)


def shown() -> dict[str, list[dict[str, Any]]]:
    """Return the rows of the service, by kind."""
    host = "http://motoapi.amazonaws.com"
    if settings.TEST_SERVER_MODE:
        host = settings.test_server_mode_endpoint()
    data = requests.get(f"{host}/moto-api/data.json", timeout=60).json()
    rows: dict[str, list[dict[str, Any]]] = data["pinpointsmsvoicev2"]
    return rows


def row_of(described: dict[str, Any]) -> dict[str, Any]:
    return {
        xform_name(name): f"{value:%Y-%m-%dT%H:%M:%S}.{value.microsecond // 1000:03}Z"
        if isinstance(value, datetime)
        else value
        for name, value in described.items()
    }


@mock_aws
def test_the_kinds_are_the_resources_of_the_service() -> None:
    sms().describe_registrations()
    # moto imports the resource types of CloudFormation with the first stack.
    boto3.client("cloudformation", region_name="us-east-1").create_stack(
        StackName="lists",
        TemplateBody=json.dumps(
            {"Resources": {"List": {"Type": "AWS::SMSVOICE::OptOutList"}}}
        ),
    )
    assert sorted(shown()) == [
        "ConfigurationSet",
        "NotifyConfiguration",
        "OptOutList",
        "PhoneNumber",
        "Pool",
        "ProtectConfiguration",
        "RcsAgent",
        "Registration",
        "RegistrationAttachment",
        "SenderId",
        "VerifiedDestinationNumber",
    ]
    assert len(shown()["OptOutList"]) == 2


@mock_aws
def test_a_row_has_the_members_that_describe_operations_return() -> None:
    client = sms()
    client.create_registration(RegistrationType="US_TOLL_FREE_REGISTRATION")
    client.create_registration_attachment(AttachmentBody=b"%PDF-1.7")
    number_id = client.request_phone_number(**NUMBER)["PhoneNumberId"]
    for _ in range(2):  # It becomes ACTIVE.
        client.describe_phone_numbers()
    client.request_sender_id(SenderId="ACME", IsoCountryCode="GB")
    client.create_pool(
        OriginationIdentity=number_id,
        IsoCountryCode="US",
        MessageType="TRANSACTIONAL",
    )
    verified_id = client.create_verified_destination_number(
        DestinationPhoneNumber="+12065550100"
    )["VerifiedDestinationNumberId"]
    client.send_destination_number_verification_code(
        VerifiedDestinationNumberId=verified_id, VerificationChannel="TEXT"
    )
    for kind, operation, member in (
        ("OptOutList", "describe_opt_out_lists", "OptOutLists"),
        ("PhoneNumber", "describe_phone_numbers", "PhoneNumbers"),
        ("Pool", "describe_pools", "Pools"),
        ("Registration", "describe_registrations", "Registrations"),
        (
            "RegistrationAttachment",
            "describe_registration_attachments",
            "RegistrationAttachments",
        ),
        ("SenderId", "describe_sender_ids", "SenderIds"),
        (
            "VerifiedDestinationNumber",
            "describe_verified_destination_numbers",
            "VerifiedDestinationNumbers",
        ),
    ):
        [described] = getattr(client, operation)()[member]
        assert shown()[kind] == [row_of(described)]


@needs_protect
@mock_aws
def test_the_row_of_a_protect_configuration() -> None:
    client = sms()
    created = client.create_protect_configuration()
    client.set_account_default_protect_configuration(
        ProtectConfigurationId=created["ProtectConfigurationId"]
    )
    [described] = client.describe_protect_configurations()["ProtectConfigurations"]
    assert shown()["ProtectConfiguration"] == [row_of(described)]
    assert described["AccountDefault"] is True


@needs_notify
@mock_aws
def test_the_row_of_a_notify_configuration() -> None:
    client = sms()
    client.create_notify_configuration(
        DisplayName="Acme", UseCase="CODE_VERIFICATION", EnabledChannels=["SMS"]
    )
    [described] = client.describe_notify_configurations()["NotifyConfigurations"]
    assert shown()["NotifyConfiguration"] == [row_of(described)]


@mock_aws
def test_the_row_of_a_configuration_set() -> None:
    client = sms()
    client.create_configuration_set(ConfigurationSetName="alerts")
    client.set_default_sender_id(ConfigurationSetName="alerts", SenderId="ACME")
    client.create_event_destination(
        ConfigurationSetName="alerts",
        EventDestinationName="topic",
        MatchingEventTypes=["ALL"],
        SnsDestination={"TopicArn": create_topic()},
    )
    [described] = client.describe_configuration_sets()["ConfigurationSets"]
    described["EventDestinations"] = [
        {
            "event_destination_name": "topic",
            "matching_event_types": ["ALL"],
            "enabled": True,
            "sns_destination": {"TopicArn": create_topic()},
        }
    ]
    assert shown()["ConfigurationSet"] == [row_of(described)]


@mock_aws
def test_resources_of_all_regions_are_shown() -> None:
    ids = [
        sms(region).create_registration(RegistrationType="US_TOLL_FREE_REGISTRATION")[
            "RegistrationId"
        ]
        for region in ("us-east-1", "eu-west-1")
    ]
    rows = shown()["Registration"]
    assert sorted(row["registration_id"] for row in rows) == sorted(ids)


@mock_aws
def test_text_is_escaped() -> None:
    client = sms()
    structure: Any = MODEL.shape_for("UpdatePhoneNumberRequest")
    if "TwoWayChannelRole" not in structure.members:
        pytest.skip("the service model of this botocore has no TwoWayChannelRole")
    number_id = client.request_phone_number(**NUMBER)["PhoneNumberId"]
    client.update_phone_number(
        PhoneNumberId=number_id,
        TwoWayEnabled=True,
        TwoWayChannelArn=create_topic(),
        TwoWayChannelRole=f"arn:aws:iam::123456789012:role/{IMAGE}",
    )
    [row] = shown()["PhoneNumber"]
    assert row["two_way_channel_role"] == f"arn:aws:iam::123456789012:role/{ESCAPED}"


@mock_aws
def test_a_url_is_escaped() -> None:
    structure: Any = MODEL.shape_for("RegistrationAttachmentsInformation")
    if "AttachmentUrl" not in structure.members:
        pytest.skip("the service model of this botocore has no AttachmentUrl")
    s3 = boto3.client("s3", region_name="us-east-1")
    s3.create_bucket(Bucket="forms")
    s3.put_object(Bucket="forms", Key=f"{IMAGE}.pdf", Body=b"%PDF-1.7")
    sms().create_registration_attachment(AttachmentUrl=f"s3://forms/{IMAGE}.pdf")
    [row] = shown()["RegistrationAttachment"]
    assert row["attachment_url"] == f"s3://forms/{ESCAPED}.pdf"


@pytest.mark.in_process  # No operation sets attributes.
@mock_aws
def test_names_and_values_of_attributes_are_escaped() -> None:
    arn = sms().create_registration(RegistrationType="US_TOLL_FREE_REGISTRATION")[
        "RegistrationArn"
    ]
    backend().store.get_by_arn(arn).additional_attributes = {IMAGE: IMAGE}
    [row] = shown()["Registration"]
    assert row["additional_attributes"] == {ESCAPED: ESCAPED}


@mock_aws
def test_a_deleted_resource_is_not_shown() -> None:
    client = sms()
    arns = [
        client.create_registration(RegistrationType="US_TOLL_FREE_REGISTRATION")[
            "RegistrationArn"
        ]
        for _ in range(2)
    ]
    client.delete_registration(RegistrationId=arns[0])
    assert [row["registration_arn"] for row in shown()["Registration"]] == arns[1:]


@mock_aws
def test_a_status_that_is_due_is_shown() -> None:
    with progression("phone-number", progression="time", seconds=0):
        sms().request_phone_number(**NUMBER)
        [row] = shown()["PhoneNumber"]
        assert row["status"] == "ACTIVE"
        sms().release_phone_number(PhoneNumberId=row["phone_number_id"])
        assert shown()["PhoneNumber"] == []


@mock_aws
def test_a_look_at_the_dashboard_does_not_count_as_a_description() -> None:
    sms().request_phone_number(**NUMBER)
    for _ in range(2):
        [row] = shown()["PhoneNumber"]
        assert row["status"] == "PENDING"


def test_resources_are_not_shown_after_their_mock() -> None:
    with mock_aws():
        sms().create_registration(RegistrationType="US_TOLL_FREE_REGISTRATION")
    with mock_aws():
        assert shown()["Registration"] == []
