"""Seeded phone numbers, sender IDs and RCS agents, and their associations."""

from __future__ import annotations

import dataclasses
from typing import Any

import boto3
import pytest
from botocore import xform_name

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext.control.types import RegistrationStatusType
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.identities.origination_identities import (
    PhoneNumber,
    RcsAgent,
    SenderId,
)
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.protocol.operations import get_structure

from .test_pinpointsmsvoicev2 import refused, skip_unless_modelled, statuses_until

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"
CAMPAIGN = "US_TEN_DLC_CAMPAIGN_REGISTRATION"
TEST_LAUNCH = "TEST_RCS_LAUNCH_REGISTRATION"


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def skip_without_agents(client: Any) -> None:
    if "RcsAgentInformation" not in client.meta.service_model.shape_names:
        pytest.skip("the service model of this botocore has no RCS agents")


@pytest.mark.in_process
@pytest.mark.parametrize(
    "kind, shape",
    [
        (PhoneNumber, "PhoneNumberInformation"),
        (SenderId, "SenderIdInformation"),
        (RcsAgent, "RcsAgentInformation"),
    ],
)
def test_an_identity_has_the_members_of_its_structure(kind: Any, shape: str) -> None:
    skip_without_agents(sms())
    fields = {field.name for field in dataclasses.fields(kind)} | set(dir(kind))
    assert {xform_name(name) for name in get_structure(shape).members} <= fields


@mock_sms_registrations
def test_a_number_and_its_registration() -> None:
    client, control = sms(), SmsVoiceControl()
    number = control.phone_numbers.seed(PhoneNumber="+18005550123")
    created = client.create_registration(RegistrationType=TOLL_FREE)
    reply = client.create_registration_association(
        RegistrationId=created["RegistrationId"], ResourceId=number["PhoneNumberArn"]
    )
    assert reply["RegistrationType"] == TOLL_FREE
    assert reply["ResourceArn"] == number["PhoneNumberArn"]
    assert reply["ResourceId"] == number["PhoneNumberId"]
    assert reply["ResourceType"] == "TOLL_FREE"
    assert reply["IsoCountryCode"] == "US"
    assert reply["PhoneNumber"] == "+18005550123"

    other = client.create_registration(RegistrationType=TOLL_FREE)
    error = refused(
        client.create_registration_association,
        RegistrationId=other["RegistrationId"],
        ResourceId=number["PhoneNumberId"],
    )
    assert error["Reason"] == "PHONE_NUMBER_ASSOCIATED_TO_REGISTRATION"
    assert error["ResourceType"] == "phone-number"
    assert error["ResourceId"] == number["PhoneNumberId"]
    # The registration cannot be deleted until its last number is released.
    error = refused(
        client.delete_registration, RegistrationId=created["RegistrationId"]
    )
    assert error["Reason"] == "RESOURCE_NOT_EMPTY"


@mock_sms_registrations
def test_the_release_of_the_last_number_closes_the_registration() -> None:
    client, control = sms(), SmsVoiceControl()
    seeded = control.registrations.seed(RegistrationStatus="COMPLETE")
    numbers = [
        control.phone_numbers.seed(RegistrationId=seeded["RegistrationId"])
        for _ in range(2)
    ]
    for number, status in zip(numbers, ["COMPLETE", "CLOSED"], strict=True):
        client.release_phone_number(PhoneNumberId=number["PhoneNumberId"])
        [record] = client.describe_registrations()["Registrations"]
        assert record["RegistrationStatus"] == status


@pytest.mark.parametrize(
    "status, after",
    [
        ("CREATED", "CLOSED"),
        ("SUBMITTED", None),
        ("AWS_REVIEWING", None),
        ("REVIEWING", None),
        ("REQUIRES_AUTHENTICATION", None),
        ("PROVISIONING", None),
        ("COMPLETE", "CLOSED"),
        ("REQUIRES_UPDATES", "CLOSED"),
    ],
)
@mock_sms_registrations
def test_a_number_cannot_be_released_during_a_review(
    status: RegistrationStatusType, after: str | None
) -> None:
    client, control = sms(), SmsVoiceControl()
    skip_unless_modelled(client, status)
    seeded = control.registrations.seed(RegistrationStatus=status)
    registration_id = seeded["RegistrationId"]
    number = control.phone_numbers.seed(RegistrationId=registration_id)
    if after is None:
        error = refused(
            client.release_phone_number, PhoneNumberId=number["PhoneNumberId"]
        )
        assert error["Reason"] == "DISASSOCIATE_REGISTRATION_NOT_ALLOWED"
        assert error["ResourceType"] == "registration"
        assert error["ResourceId"] == registration_id
    else:
        client.release_phone_number(PhoneNumberId=number["PhoneNumberId"])
    [record] = client.describe_registrations()["Registrations"]
    assert record["RegistrationStatus"] == (after or status)


@mock_sms_registrations
def test_numbers_are_associated_after_the_approval_of_a_campaign() -> None:
    client, control = sms(), SmsVoiceControl()
    campaign = control.registrations.seed(
        RegistrationType=CAMPAIGN, RegistrationStatus="REVIEWING"
    )
    campaign_id = campaign["RegistrationId"]
    number = control.phone_numbers.seed(NumberType="TEN_DLC")
    association = {"RegistrationId": campaign_id, "ResourceId": number["PhoneNumberId"]}
    error = refused(client.create_registration_association, **association)
    assert error["Reason"] == "REGISTRATION_NOT_COMPLETE"
    assert error["ResourceId"] == campaign_id
    control.registrations.approve(campaign_id)
    client.create_registration_association(**association)
    error = refused(client.delete_registration, RegistrationId=campaign_id)
    assert error["Reason"] == "RESOURCE_NOT_EMPTY"


@pytest.mark.parametrize(
    "members", [{"NumberType": "TEN_DLC"}, {"IsoCountryCode": "GB"}]
)
@mock_sms_registrations
def test_a_number_of_an_unsupported_type(members: dict[str, Any]) -> None:
    client, control = sms(), SmsVoiceControl()
    number = control.phone_numbers.seed(**members)
    created = client.create_registration(RegistrationType=TOLL_FREE)
    error = refused(
        client.create_registration_association,
        RegistrationId=created["RegistrationId"],
        ResourceId=number["PhoneNumberId"],
    )
    assert error["Code"] == "ValidationException"
    assert error["Reason"] == "INVALID_REGISTRATION_ASSOCIATION"


@mock_sms_registrations
def test_an_agent_and_its_launches() -> None:
    client, control = sms(), SmsVoiceControl()
    skip_without_agents(client)
    agent = control.rcs_agents.seed()
    ids = [
        client.create_registration(RegistrationType=registration_type)["RegistrationId"]
        for registration_type in (
            TEST_LAUNCH,
            "GB_RCS_LAUNCH_REGISTRATION",
            TEST_LAUNCH,
        )
    ]
    for registration_id in ids[:2]:
        reply = client.create_registration_association(
            RegistrationId=registration_id, ResourceId=agent["RcsAgentId"]
        )
        assert reply["ResourceType"] == "RCS_AGENT"
        assert "PhoneNumber" not in reply
    error = refused(
        client.create_registration_association,
        RegistrationId=ids[2],
        ResourceId=agent["RcsAgentId"],
    )
    assert error["Reason"] == "RCS_AGENT_ALREADY_ASSOCIATED_TO_REGISTRATION_TYPE"
    assert error["ResourceType"] == "rcs-agent"
    client.delete_registration(RegistrationId=ids[0])
    client.create_registration_association(
        RegistrationId=ids[2], ResourceId=agent["RcsAgentArn"]
    )


@mock_sms_registrations
def test_a_test_launch_is_not_provisioned() -> None:
    client, control = sms(), SmsVoiceControl()
    skip_without_agents(client)
    fields = client.describe_registration_field_definitions(
        RegistrationType=TEST_LAUNCH
    )["RegistrationFieldDefinitions"]
    attachment_id = client.create_registration_attachment(
        AttachmentBody=b"\x89PNG\r\n\x1a\n"
    )["RegistrationAttachmentId"]
    created = client.create_registration(RegistrationType=TEST_LAUNCH)
    registration_id = created["RegistrationId"]
    client.create_registration_association(
        RegistrationId=registration_id,
        ResourceId=control.rcs_agents.seed()["RcsAgentId"],
    )
    by_path = {
        "agentDetails.accentColor": "#112233",
        "agentDetails.monthlyRcsVolume": "100",
        "agentDetails.contactEmailAddress": "help@acme.example",
        "agentDetails.contactEmailLabel": "Help",
    }
    for field in fields:
        path = field["FieldPath"]
        value: dict[str, Any]
        if field["FieldType"] == "SELECT":
            value = {"SelectChoices": field["SelectValidation"]["Options"][:1]}
        elif field["FieldType"] == "ATTACHMENT":
            value = {"RegistrationAttachmentId": attachment_id}
        elif field["FieldRequirement"] == "REQUIRED" or path in by_path:
            value = {"TextValue": by_path.get(path, "some")}
        else:
            continue
        client.put_registration_field_value(
            RegistrationId=registration_id, FieldPath=path, **value
        )
    client.submit_registration_version(RegistrationId=registration_id)
    assert statuses_until(client, "COMPLETE", registration_id) == [
        "SUBMITTED",
        "REVIEWING",
        "COMPLETE",
    ]


@mock_sms_registrations
def test_contact_details_of_an_agent() -> None:
    client, control = sms(), SmsVoiceControl()
    skip_without_agents(client)
    created = client.create_registration(RegistrationType=TEST_LAUNCH)
    registration_id = created["RegistrationId"]
    client.create_registration_association(
        RegistrationId=registration_id,
        ResourceId=control.rcs_agents.seed()["RcsAgentId"],
    )
    client.put_registration_field_value(
        RegistrationId=registration_id,
        FieldPath="agentDetails.contactPhoneNumber",
        TextValue="+18005550123",
    )
    client.submit_registration_version(RegistrationId=registration_id)
    statuses_until(client, "REQUIRES_UPDATES", registration_id)
    remarks = {
        value["FieldPath"]: value.get("DeniedReason")
        for value in client.describe_registration_field_values(
            RegistrationId=registration_id
        )["RegistrationFieldValues"]
    }
    # One of the three is enough and requires its label.
    assert [
        path for path, reason in remarks.items() if reason == "CONTACT_DETAILS_MISSING"
    ] == ["agentDetails.contactPhoneLabel"]
    assert remarks["agentDetails.contactPhoneNumber"] is None


@mock_sms_registrations
def test_a_sender_id_that_exists_before_the_approval() -> None:
    client, control = sms(), SmsVoiceControl()
    seeded = control.sender_ids.seed(
        SenderId="acme", IsoCountryCode="ID", DeletionProtectionEnabled=True
    )
    assert seeded == {
        "SenderIdArn": "arn:aws:sms-voice:us-east-1:123456789012:sender-id/ACME/ID",
        "SenderId": "ACME",
        "IsoCountryCode": "ID",
        "MessageTypes": ["TRANSACTIONAL"],
        "MonthlyLeasingPrice": "0.00",
        "DeletionProtectionEnabled": True,
        "Registered": False,
    }
    created = client.create_registration(RegistrationType="ID_SENDER_ID_REGISTRATION")
    registration_id = created["RegistrationId"]
    client.put_registration_field_value(
        RegistrationId=registration_id,
        FieldPath="senderIdInfo.senderId",
        TextValue="Acme",
    )
    client.submit_registration_version(RegistrationId=registration_id)
    control.registrations.approve(registration_id)
    [association] = client.list_registration_associations(
        RegistrationId=registration_id
    )["RegistrationAssociations"]
    assert association["ResourceArn"] == seeded["SenderIdArn"]
    assert association["ResourceId"] == "ACME"
    [found] = client.describe_sender_ids()["SenderIds"]
    assert found["DeletionProtectionEnabled"] is True
    assert found["Registered"] is True


@mock_sms_registrations
def test_defaults_of_seeded_numbers() -> None:
    control = SmsVoiceControl()
    first, second = control.phone_numbers.seed(), control.phone_numbers.seed()
    assert (first["PhoneNumber"], second["PhoneNumber"]) == (
        "+18005550100",
        "+18005550101",
    )
    assert first["PhoneNumberId"].startswith("phone-")
    assert first["Status"] == "ACTIVE"
    assert first["NumberType"] == "TOLL_FREE"
    seeded = control.registrations.seed(RegistrationStatus="COMPLETE")
    third = control.phone_numbers.seed(RegistrationId=seeded["RegistrationId"])
    shape = sms().meta.service_model.shape_for("PhoneNumberInformation")
    if "RegistrationId" in shape.members:
        assert third["RegistrationId"] == seeded["RegistrationId"]


@pytest.mark.parametrize(
    "members, error, message",
    [
        (
            {"PhoneNumberId": "phone-1"},
            ValueError,
            "The phone-number phone-1 already exists",
        ),
        (
            {"PhoneNumberArn": "arn:x"},
            ValueError,
            "arn:x is not the ARN of phone-.*Pass arn:aws:sms-voice",
        ),
        ({"Number": "1"}, TypeError, "Unknown member 'Number'"),
        ({"NumberType": "MOBILE"}, ValueError, "enum value set"),
        ({"RegistrationId": "none"}, ValueError, "Unknown registration 'none'"),
        (
            {"RegistrationId": "registration-1", "NumberType": "TEN_DLC"},
            ValueError,
            "US_TOLL_FREE_REGISTRATION, which cannot be associated with TEN_DLC",
        ),
    ],
)
@mock_sms_registrations
def test_invalid_members_of_a_number(
    members: dict[str, Any], error: type[Exception], message: str
) -> None:
    control = SmsVoiceControl()
    shape = sms().meta.service_model.shape_for("PhoneNumberInformation")
    if "RegistrationId" in members and "RegistrationId" not in shape.members:
        pytest.skip("the service model of this botocore has no RegistrationId there")
    control.registrations.seed(RegistrationId="registration-1")
    control.phone_numbers.seed(PhoneNumberId="phone-1")
    with pytest.raises(error, match=message):
        control.phone_numbers.seed(**members)


@mock_sms_registrations
def test_a_sender_id_in_a_form_whose_type_creates_none() -> None:
    client, control = sms(), SmsVoiceControl()
    control.registrations.define_type(
        "X",
        fields=[{"FieldPath": "senderIdInfo.senderId"}],
        supported_associations=[
            {
                "ResourceType": "LONG_CODE",
                "IsoCountryCode": "US",
                "AssociationBehavior": "ASSOCIATE_AFTER_COMPLETE",
                "DisassociationBehavior": "DELETE_REGISTRATION_DISASSOCIATES",
            }
        ],
    )
    registration_id = client.create_registration(RegistrationType="X")["RegistrationId"]
    client.put_registration_field_value(
        RegistrationId=registration_id,
        FieldPath="senderIdInfo.senderId",
        TextValue="ACME",
    )
    client.submit_registration_version(RegistrationId=registration_id)
    control.registrations.approve(registration_id)
    assert client.describe_sender_ids()["SenderIds"] == []
