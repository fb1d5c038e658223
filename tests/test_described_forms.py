"""The control describes the form of a registration, its fields and attachments."""

from __future__ import annotations

from typing import Any, cast

import boto3

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext.control.descriptions import DescribedField

from .test_control_arguments import skip_unless_in_model

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"
NAME = "companyInfo.companyName"


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def field_of(control: SmsVoiceControl, registration_id: str, path: str) -> Any:
    """Return the description of a field."""
    described = control.registrations.describe(registration_id)
    fields = [each for section in described["sections"] for each in section["fields"]]
    [found] = [each for each in fields if each["path"] == path]
    return found


@mock_sms_registrations
def test_a_described_registration_has_the_sections_of_its_form_in_order() -> None:
    control = SmsVoiceControl()
    seeded = control.registrations.seed(RegistrationType=TOLL_FREE)
    described = control.registrations.describe(seeded["RegistrationArn"])
    assert described["registration"] == seeded
    assert described["title"] == "US toll-free number registration"
    assert [(each["path"], each["title"]) for each in described["sections"]] == [
        ("companyInfo", "Company info"),
        ("contactInfo", "Contact info"),
        ("messagingUseCase", "Messaging Use Case"),
        ("messageSamples", "Message samples"),
    ]
    contact = described["sections"][1]
    assert contact["description"] == "Contact info"
    assert [each["path"] for each in contact["fields"]] == [
        "contactInfo.firstName",
        "contactInfo.lastName",
        "contactInfo.supportEmail",
        "contactInfo.supportPhoneNumber",
    ]


@mock_sms_registrations
def test_a_described_field_has_its_values_and_denials_by_version() -> None:
    skip_unless_in_model("RegistrationVersionInformation", "Feedback")
    control = SmsVoiceControl()
    registration_id = control.registrations.seed(
        versions=[
            {
                "DeniedReasons": ["INVALID_URL"],
                "RegistrationFieldValues": [
                    {
                        "FieldPath": NAME,
                        "TextValue": "Example",
                        "DeniedReason": "INVALID_URL",
                        "Feedback": "It does not load",
                    }
                ],
            },
            {"RegistrationFieldValues": {NAME: "Example Corp"}},
        ],
        CurrentVersionNumber=2,
    )["RegistrationId"]
    expected: DescribedField = {
        "path": NAME,
        "title": "Company name",
        "description": "Legal name which your company is registered under.",
        "requirement": "REQUIRED",
        "field_type": "TEXT",
        "certainty": "documented",
        "select_validation": None,
        "text_validation": {
            "MinLength": 1,
            "MaxLength": 100,
            "Pattern": r"^(?=\s*\S)[\s\S]+$",
        },
        "values": {"1": "Example", "2": "Example Corp"},
        "denied": {"1": {"reason": "INVALID_URL", "feedback": "It does not load"}},
    }
    assert field_of(control, registration_id, NAME) == expected


@mock_sms_registrations
def test_a_described_select_field_has_its_options() -> None:
    control = SmsVoiceControl()
    path = "companyInfo.businessType"
    registration_id = control.registrations.seed(field_values={path: "NON_PROFIT"})[
        "RegistrationId"
    ]
    field = field_of(control, registration_id, path)
    assert (field["field_type"], field["certainty"]) == ("SELECT", "observed")
    assert field["text_validation"] is None
    assert field["select_validation"] == {
        "MinChoices": 1,
        "MaxChoices": 1,
        "Options": [
            "PRIVATE_PROFIT",
            "PUBLIC_PROFIT",
            "NON_PROFIT",
            "SOLE_PROPRIETOR",
            "GOVERNMENT",
        ],
    }
    assert field["values"] == {"1": ["NON_PROFIT"]}
    assert field["denied"] == {}


@mock_sms_registrations
def test_fields_that_the_form_does_not_define_are_in_a_last_section() -> None:
    client, control = sms(), SmsVoiceControl()
    attachment_id = client.create_registration_attachment(AttachmentBody=b"%PDF-1.7")[
        "RegistrationAttachmentId"
    ]
    control.registrations.define_type(
        "OPEN", fields=[{"FieldPath": "a.b"}], incomplete=True
    )
    registration_id = control.registrations.seed(
        RegistrationType="OPEN",
        RegistrationStatus="REVIEWING",
        field_values=[
            {"FieldPath": "x.firstWord", "TextValue": "one"},
            {"FieldPath": "x.choices", "SelectChoices": ["A", "B"]},
            {"FieldPath": "x.file", "RegistrationAttachmentId": attachment_id},
        ],
    )["RegistrationId"]
    control.registrations.deny(registration_id, fields={"x.empty": "INVALID_URL"})
    known, further = control.registrations.describe(registration_id)["sections"]
    assert (known["path"], known["fields"][0]["certainty"]) == ("a", None)
    assert (further["path"], further["title"], further["description"]) == ("", "", "")
    assert [
        (each["path"], each["title"], each["field_type"]) for each in further["fields"]
    ] == [
        ("x.firstWord", "First word", "TEXT"),
        ("x.choices", "Choices", "SELECT"),
        ("x.file", "File", "ATTACHMENT"),
        ("x.empty", "Empty", None),
    ]
    first, choices, file, empty = further["fields"]
    expected: DescribedField = {
        "path": "x.firstWord",
        "title": "First word",
        "description": "First word",
        "requirement": None,
        "field_type": "TEXT",
        "certainty": None,
        "select_validation": None,
        "text_validation": None,
        "values": {"1": "one"},
        "denied": {},
    }
    assert first == expected
    assert choices["values"] == {"1": ["A", "B"]}
    assert cast(Any, file["values"]["1"])["id"] == attachment_id
    assert (empty["values"], empty["denied"]) == (
        {},
        {"1": {"reason": "INVALID_URL", "feedback": None}},
    )


@mock_sms_registrations
def test_a_form_that_defines_all_fields_has_no_further_section() -> None:
    control = SmsVoiceControl()
    control.registrations.define_type("CLOSED_FORM", fields=[{"FieldPath": "a.b"}])
    registration_id = control.registrations.seed(
        RegistrationType="CLOSED_FORM", field_values={"a.b": "x"}
    )["RegistrationId"]
    sections = control.registrations.describe(registration_id)["sections"]
    assert [each["path"] for each in sections] == ["a"]


@mock_sms_registrations
def test_described_attachments_have_what_is_known_of_their_files() -> None:
    client, control = sms(), SmsVoiceControl()
    s3 = boto3.client("s3", region_name="us-east-1")
    s3.create_bucket(Bucket="documents")
    s3.put_object(Bucket="documents", Key="opt-in/screen.png", Body=b"\x89PNG1234")
    letter, picture, body = (
        client.create_registration_attachment(**source)["RegistrationAttachmentId"]
        for source in (
            {"AttachmentBody": b"%PDF-1.7"},
            {"AttachmentUrl": "s3://documents/opt-in/screen.png"},
            {"AttachmentBody": b"\xff\xd8\xff1"},
        )
    )
    control.registrations.define_type(
        "FILES",
        fields=[
            {"FieldPath": f"a.{name}", "FieldType": "ATTACHMENT"} for name in "bcd"
        ],
    )
    registration_id = control.registrations.seed(
        RegistrationType="FILES",
        field_values={"a.b": letter, "a.c": picture, "a.d": body},
    )["RegistrationId"]
    described = control.registrations.describe(registration_id)
    assert described["attachments"] == [
        {
            "id": letter,
            "status": "UPLOAD_COMPLETE",
            "file_name": None,
            "content_type": "application/pdf",
            "size": 8,
            "error_reason": None,
        },
        {
            "id": picture,
            "status": "UPLOAD_COMPLETE",
            "file_name": "screen.png",
            "content_type": "image/png",
            "size": 8,
            "error_reason": None,
        },
        {
            "id": body,
            "status": "UPLOAD_COMPLETE",
            "file_name": None,
            "content_type": None,
            "size": 4,
            "error_reason": None,
        },
    ]
    fields = described["sections"][0]["fields"]
    assert [each["values"]["1"] for each in fields] == described["attachments"]


@mock_sms_registrations
def test_an_attachment_that_several_versions_use_is_described_once() -> None:
    client, control = sms(), SmsVoiceControl()
    attachment_id = client.create_registration_attachment(AttachmentBody=b"%PDF-1.7")[
        "RegistrationAttachmentId"
    ]
    control.registrations.define_type(
        "FILES", fields=[{"FieldPath": "a.b", "FieldType": "ATTACHMENT"}]
    )
    registration_id = control.registrations.seed(
        RegistrationType="FILES",
        CurrentVersionNumber=2,
        versions=[
            {"RegistrationFieldValues": {"a.b": attachment_id}},
            {"RegistrationFieldValues": {"a.b": attachment_id}},
        ],
    )["RegistrationId"]
    described = control.registrations.describe(registration_id)
    assert [each["id"] for each in described["attachments"]] == [attachment_id]
    assert described["versions"][0]["changed"] == []
