"""Sender IDs that are associated by request, or created by an approval."""

from __future__ import annotations

from typing import Any

import pytest

from moto_pinpointsmsv2_ext import mock_sms_registrations

from .test_pinpointsmsvoicev2 import refused
from .world import World

TYPE = "GB_BRAND_REGISTRATION"
ARN = "arn:aws:sms-voice:us-east-1:123456789012:sender-id/ACME"
BEFORE = {
    "ResourceType": "SENDER_ID",
    "IsoCountryCode": "GB",
    "AssociationBehavior": "ASSOCIATE_BEFORE_SUBMIT",
    "DisassociationBehavior": "DELETE_REGISTRATION_DISASSOCIATES",
}
ON_APPROVAL = BEFORE | {"AssociationBehavior": "ASSOCIATE_ON_APPROVAL"}


def registration(w: World, *supported: dict[str, str]) -> str:
    w.control.registrations.define_type(
        TYPE,
        supported_associations=supported,
        fields=[{"FieldPath": "senderIdInfo.senderId"}],
    )
    created = w.sms.create_registration(RegistrationType=TYPE)
    return str(created["RegistrationId"])


@pytest.mark.parametrize("name", ["acme", "ACME", f"{ARN}/GB"])
@mock_sms_registrations
def test_a_sender_id_by_name_is_that_of_the_country_of_the_type(name: str) -> None:
    w = World()
    for country in ("DE", "GB", "FR"):
        w.sender_id("ACME", IsoCountryCode=country)
    registration_id = registration(w, BEFORE | {"IsoCountryCode": "AT"}, BEFORE)
    reply = w.sms.create_registration_association(
        RegistrationId=registration_id, ResourceId=name
    )
    assert reply["ResourceArn"] == f"{ARN}/GB"
    assert reply["ResourceId"] == "ACME"
    assert reply["IsoCountryCode"] == "GB"


@pytest.mark.parametrize("country", ["DE", "FR"])
@mock_sms_registrations
def test_an_association_without_a_country_accepts_any(country: str) -> None:
    w = World()
    w.sender_id("ACME", IsoCountryCode=country)
    anywhere = {key: BEFORE[key] for key in BEFORE if key != "IsoCountryCode"}
    reply = w.sms.create_registration_association(
        RegistrationId=registration(w, anywhere), ResourceId=f"{ARN}/{country}"
    )
    assert reply["ResourceArn"] == f"{ARN}/{country}"


@pytest.mark.parametrize(
    "supported, listed",
    [
        (
            [BEFORE, BEFORE | {"ResourceType": "LONG_CODE"}],
            "Use one of: SENDER_ID GB, LONG_CODE GB",
        ),
        (
            [ON_APPROVAL, BEFORE | {"ResourceType": "RCS_AGENT"}],
            "Use one of: RCS_AGENT GB",
        ),
        (
            [
                {key: BEFORE[key] for key in BEFORE if key != "IsoCountryCode"}
                | {"ResourceType": "RCS_AGENT"},
                BEFORE,
            ],
            "Use one of: RCS_AGENT, SENDER_ID GB",
        ),
        ([ON_APPROVAL], "Submit it without associations"),
    ],
)
@mock_sms_registrations
def test_the_error_lists_the_supported_associations(
    supported: list[dict[str, str]], listed: str
) -> None:
    w = World()
    w.sender_id("ACME", IsoCountryCode="DE")
    error = refused(
        w.sms.create_registration_association,
        RegistrationId=registration(w, *supported),
        ResourceId=f"{ARN}/DE",
    )
    assert error["Reason"] == "INVALID_REGISTRATION_ASSOCIATION"
    [field] = error["Fields"]
    assert field["Name"] == "resourceId"
    assert "SENDER_ID DE" in field["Message"]
    assert field["Message"].endswith(f". {listed}")


@pytest.mark.parametrize(
    "supported, made",
    [
        ([ON_APPROVAL], ["GB"]),
        ([ON_APPROVAL, ON_APPROVAL | {"IsoCountryCode": "IE"}], ["GB", "IE"]),
        ([BEFORE], []),
        ([BEFORE | {"ResourceType": "LONG_CODE"}], []),
        ([ON_APPROVAL | {"ResourceType": "LONG_CODE"}], []),
    ],
)
@mock_sms_registrations
def test_an_approval_creates_the_sender_ids_of_the_type(
    supported: list[dict[str, str]], made: list[str]
) -> None:
    w = World()
    registration_id = registration(w, *supported)
    w.sms.put_registration_field_value(
        RegistrationId=registration_id,
        FieldPath="senderIdInfo.senderId",
        TextValue="Acme",
    )
    if BEFORE in supported:
        w.sms.create_registration_association(
            RegistrationId=registration_id, ResourceId=w.sender_id("OTHER")
        )
    elif "LONG_CODE" in str(supported) and ON_APPROVAL not in supported:
        w.control.phone_numbers.seed(
            NumberType="LONG_CODE", IsoCountryCode="GB", RegistrationId=registration_id
        )
    w.sms.submit_registration_version(RegistrationId=registration_id)
    w.control.registrations.approve(registration_id)
    assert countries_of(w, "ACME") == made


@mock_sms_registrations
def test_the_approval_of_a_name_that_cannot_be_requested_creates_no_sender_id() -> None:
    w = World()
    registration_id = registration(w, ON_APPROVAL)
    w.control.registrations.hold(registration_id)
    w.sms.put_registration_field_value(
        RegistrationId=registration_id,
        FieldPath="senderIdInfo.senderId",
        TextValue="123",
    )
    w.sms.submit_registration_version(RegistrationId=registration_id)
    approved = w.control.registrations.approve(registration_id)
    assert approved["RegistrationStatus"] == "COMPLETE"
    assert w.sms.describe_sender_ids()["SenderIds"] == []


def countries_of(w: World, name: str) -> list[Any]:
    listed = w.sms.describe_sender_ids(
        Filters=[{"Name": "sender-id", "Values": [name]}]
    )
    return [each["IsoCountryCode"] for each in listed["SenderIds"]]


@pytest.mark.parametrize("country", ["FR", "IE"])
@mock_sms_registrations
def test_a_defined_type_requires_the_registration_of_sender_ids(country: str) -> None:
    w = World()
    request = {"SenderId": "ACME", "IsoCountryCode": country}
    w.sms.request_sender_id(**request)
    w.sms.release_sender_id(**request)
    registration(w, ON_APPROVAL | {"IsoCountryCode": country})
    error = refused(w.sms.request_sender_id, **request)
    assert error["Reason"] == "SENDER_ID_REQUIRES_REGISTRATION"
