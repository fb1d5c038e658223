"""What a registration is denied for, by its form and by the reviewer."""

from __future__ import annotations

from typing import Any

import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .test_pinpointsmsvoicev2 import statuses_until
from .test_reviewing import sms, version_of

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"
BRAND = "US_TEN_DLC_BRAND_REGISTRATION"
CAMPAIGN = "US_TEN_DLC_CAMPAIGN_REGISTRATION"
RCS = "TEST_RCS_LAUNCH_REGISTRATION"


def drafted(client: Any, registration_type: str) -> str:
    """A registration whose form is empty, with what must be associated before."""
    control = SmsVoiceControl()
    registration_id = str(
        client.create_registration(RegistrationType=registration_type)["RegistrationId"]
    )
    if registration_type == TOLL_FREE:
        control.seed_phone_number(RegistrationId=registration_id)
    elif registration_type in (CAMPAIGN, RCS):
        if registration_type == RCS:
            resource_id = control.seed_rcs_agent()["RcsAgentId"]
        else:
            resource_id = control.seed_registration(
                RegistrationType=BRAND, RegistrationStatus="COMPLETE"
            )["RegistrationId"]
        client.create_registration_association(
            RegistrationId=registration_id, ResourceId=resource_id
        )
    return registration_id


def denied(client: Any, registration_id: str) -> tuple[list[dict[str, str]], Any]:
    """What a version that is submitted is denied for: its reasons, and the fields'."""
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


@pytest.mark.parametrize(
    "registration_type, count", [(TOLL_FREE, 21), (BRAND, 14), (CAMPAIGN, 16)]
)
@mock_sms_registrations
def test_an_empty_form_lacks_its_required_fields_only(
    registration_type: str, count: int
) -> None:
    client = sms()
    reasons, remarks = denied(client, drafted(client, registration_type))
    assert [reason["Reason"] for reason in reasons] == ["Missing required field"]
    paths = required(client, registration_type)
    assert len(paths) == count
    assert remarks == dict.fromkeys(paths, "MISSING_REQUIRED_FIELD")


@mock_sms_registrations
def test_an_empty_rcs_form_lacks_contact_details_too() -> None:
    """The rules of these three fields ask for what has no value."""
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


@pytest.mark.parametrize(
    "business_type, conditional",
    [
        ("PRIVATE_PROFIT", ["taxId", "taxIdAuthority", "taxIdCountry"]),
        ("SOLE_PROPRIETOR", []),
    ],
)
@mock_sms_registrations
def test_a_toll_free_company_has_a_tax_id_unless_it_is_a_sole_proprietor(
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
