"""The denied reasons of a registration, from its form and from the control."""

from __future__ import annotations

from typing import Any

import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.registrations.denial_reasons import (
    load_descriptions,
    load_titles,
)

from .test_pinpointsmsvoicev2 import MODEL, statuses_until
from .test_reviewing import sms, submitted, version_of

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"
BRAND = "US_TEN_DLC_BRAND_REGISTRATION"
RCS = "TEST_RCS_LAUNCH_REGISTRATION"
TOO_LARGE = "IMAGE_SIZE_EXCEEDED"


def drafted(client: Any, registration_type: str) -> str:
    """Create a registration with an empty form and the associations that it requires."""
    control = SmsVoiceControl()
    registration_id = str(
        client.create_registration(RegistrationType=registration_type)["RegistrationId"]
    )
    if registration_type == TOLL_FREE:
        control.phone_numbers.seed(RegistrationId=registration_id)
    elif registration_type == RCS:
        client.create_registration_association(
            RegistrationId=registration_id,
            ResourceId=control.rcs_agents.seed()["RcsAgentId"],
        )
    return registration_id


def denied(client: Any, registration_id: str) -> tuple[list[dict[str, str]], Any]:
    """Submit a version, and return the denied reasons of the version and its fields."""
    client.submit_registration_version(RegistrationId=registration_id)
    statuses_until(client, "REQUIRES_UPDATES", registration_id)
    values = client.describe_registration_field_values(RegistrationId=registration_id)
    return version_of(client, registration_id)["DeniedReasons"], {
        value["FieldPath"]: value["DeniedReason"]
        for value in values["RegistrationFieldValues"]
        if "DeniedReason" in value
    }


def required(client: Any, registration_type: str) -> list[str]:
    definitions = client.describe_registration_field_definitions(
        RegistrationType=registration_type
    )["RegistrationFieldDefinitions"]
    return [
        definition["FieldPath"]
        for definition in definitions
        if definition["FieldRequirement"] == "REQUIRED"
    ]


@pytest.mark.parametrize("registration_type, count", [(TOLL_FREE, 21), (BRAND, 14)])
@mock_sms_registrations
def test_an_empty_form_lacks_its_required_fields_only(
    registration_type: str, count: int
) -> None:
    client = sms()
    reasons, remarks = denied(client, drafted(client, registration_type))
    assert reasons == [
        {
            "Reason": "Missing required field",
            "ShortDescription": "One or more required fields are empty; fill in every "
            "required field and resubmit the registration.",
        }
    ]
    paths = required(client, registration_type)
    assert len(paths) == count
    assert remarks == dict.fromkeys(paths, "MISSING_REQUIRED_FIELD")


@mock_sms_registrations
def test_an_empty_rcs_form_lacks_its_contact_details() -> None:
    """The rules of these three fields apply while the other fields are empty."""
    if "RcsAgentInformation" not in MODEL.shape_names:
        pytest.skip("the service model of this botocore has no RCS agents")
    client = sms()
    reasons, remarks = denied(client, drafted(client, RCS))
    assert [reason["Reason"] for reason in reasons] == [
        "Missing required field",
        "Contact details missing",
    ]
    contacts = ("contactPhoneNumber", "contactEmailAddress", "contactWebsite")
    assert remarks == dict.fromkeys(required(client, RCS), "MISSING_REQUIRED_FIELD") | {
        f"agentDetails.{name}": "CONTACT_DETAILS_MISSING" for name in contacts
    }


@mock_sms_registrations
def test_defining_sections_keeps_the_rules_of_the_fields() -> None:
    if "RcsAgentInformation" not in MODEL.shape_names:
        pytest.skip("the service model of this botocore has no RCS agents")
    client = sms()
    SmsVoiceControl().registrations.define_type(
        RCS,
        sections=[
            {"SectionPath": "complianceKeywords"},
            {"SectionPath": "agentDetails"},
        ],
    )
    _, remarks = denied(client, drafted(client, RCS))
    assert remarks["agentDetails.contactWebsite"] == "CONTACT_DETAILS_MISSING"


@pytest.mark.parametrize("path, kilobytes", [("bannerImage", 200), ("logoImage", 50)])
@mock_sms_registrations
def test_a_large_image_of_an_rcs_agent(path: str, kilobytes: int) -> None:
    if "RcsAgentInformation" not in MODEL.shape_names:
        pytest.skip("the service model of this botocore has no RCS agents")
    client = sms()
    for size, code in ((kilobytes * 1024, None), (kilobytes * 1024 + 1, TOO_LARGE)):
        registration_id = drafted(client, RCS)
        image = b"\x89PNG\r\n\x1a\n".ljust(size, b"-")
        created = client.create_registration_attachment(AttachmentBody=image)
        client.describe_registration_attachments()
        client.put_registration_field_value(
            RegistrationId=registration_id,
            FieldPath=f"agentDetails.{path}",
            RegistrationAttachmentId=created["RegistrationAttachmentId"],
        )
        _, remarks = denied(client, registration_id)
        assert remarks.get(f"agentDetails.{path}") == code


@pytest.mark.parametrize(
    "business_type, conditional",
    [
        ("PRIVATE_PROFIT", ["taxId", "taxIdAuthority", "taxIdCountry"]),
        ("SOLE_PROPRIETOR", []),
    ],
)
@mock_sms_registrations
def test_a_toll_free_form_requires_a_tax_id_unless_for_a_sole_proprietor(
    business_type: str, conditional: list[str]
) -> None:
    client = sms()
    registration_id = drafted(client, TOLL_FREE)
    client.put_registration_field_value(
        RegistrationId=registration_id,
        FieldPath="companyInfo.businessType",
        SelectChoices=[business_type],
    )
    _, remarks = denied(client, registration_id)
    assert [
        path for path in remarks if remarks[path] == "MISSING_CONDITIONAL_FIELD"
    ] == [f"companyInfo.{name}" for name in conditional]


@pytest.mark.parametrize(
    "title, description",
    [
        (
            "Message Use Case Mismatch",
            (
                "The message samples are not messages of the use case you state; give samples "
                "of the messages you intend to send."
            ),
        ),
        (
            "Opt-in Workflow Mismatch",
            (
                "The opt-in workflow contradicts other fields of the form; make the workflow "
                "and the rest of the form consistent."
            ),
        ),
        (
            "Unclear Opt-in Language",
            (
                "The opt-in text does not make clear that recipients agree to text messages; "
                "name the messages, their frequency and how to opt out."
            ),
        ),
        (
            "Unofficial Business Email",
            (
                "The support email is not at a domain of the business; enter an address at "
                "the domain of the company website."
            ),
        ),
        (
            "Pre-selected Opt-in",
            (
                "The opt-in is selected by default in the description or the image; show it "
                "unselected, so that recipients select it themselves."
            ),
        ),
        (
            "Company Verification Failed",
            (
                "The company name does not match its identification number in official "
                "records; enter the exact legal name and number."
            ),
        ),
        (
            "Opt-in workflow mismatch",  # the title of OPT_IN_WORKFLOW_MISMATCH
            (
                "The opt-in workflow names another company than the brand; show the registered "
                "brand name or its DBA name in the workflow."
            ),
        ),
    ],
)
@mock_sms_registrations
def test_deny_with_a_title(title: str, description: str) -> None:
    client, control = sms(), SmsVoiceControl()
    registration_id = submitted(client)
    control.registrations.deny(registration_id, reasons=[title])
    assert version_of(client, registration_id)["DeniedReasons"] == [
        {"Reason": title, "ShortDescription": description}
    ]


@mock_sms_registrations
def test_descriptions_of_reasons_are_unique() -> None:
    client, control = sms(), SmsVoiceControl()
    registration_id = submitted(client)
    control.registrations.deny(
        registration_id, reasons=[*load_titles(), *load_descriptions()]
    )
    reasons = version_of(client, registration_id)["DeniedReasons"]
    assert len(reasons) == 143 + 149
    assert {frozenset(reason) for reason in reasons} == {
        frozenset({"Reason", "ShortDescription"})
    }
    descriptions = {reason["Reason"]: reason["ShortDescription"] for reason in reasons}
    assert len(set(descriptions)) == len(set(descriptions.values())) == 149
    for title, description in descriptions.items():
        assert title.rstrip(".").lower() not in description.lower()
