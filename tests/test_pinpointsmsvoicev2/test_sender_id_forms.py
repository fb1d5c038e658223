"""The forms of sender IDs: what each country asks for."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import refused, statuses_until
from .test_reviews import created, fill, remarks_of

PDF = b"%PDF-1.7"
COMMON = {
    "senderIdInfo.senderId": "Acme",
    "companyInfo.companyName": "Acme",
    "companyInfo.companyId": "A1",
    "companyInfo.website": "https://acme.example",
    "companyInfo.areaOfBusiness": ["Retail"],
    "companyAddress.address1": "1 Main St",
    "companyAddress.city": "Reno",
    "companyAddress.isoCountryCode": "US",
    "contactInfo.emailAddress": "help@acme.example",
    "contactInfo.phoneNumber": "+17755550100",
    "messagingUseCase.useCaseCategory": ["Info on demand"],
    "messagingUseCase.useCaseDescription": "Orders",
    "messagingUseCase.monthlyMessageVolume": ["10"],
    "messagingUseCase.optInDescription": "They tick a box when they order from our shop.",
    "messageSamples.messageSample1": "Your order is on its way.",
}
AUSTRALIA = {
    "auSidSpecificInfo.australianBusinessNumber": "51824753556",
    "auSidSpecificInfo.entityType": ["Body corporate"],
    "auSidSpecificInfo.authorizedRepresentativeFirstName": "Ada",
    "auSidSpecificInfo.authorizedRepresentativeLastName": "Acme",
    "auSidSpecificInfo.authorizedRepresentativeEmail": "ada@acme.example",
    "auSidSpecificInfo.authorizedRepresentativePhoneNumber": "+61255550100",
}
DOCUMENTS = [
    "senderIdInfo.proofOfSenderIdConnection",
    "auSidSpecificInfo.governmentIssuedPhotoId",
    "auSidSpecificInfo.companyRegistrationDocument",
]
MISSING, CONDITIONAL = "MISSING_REQUIRED_FIELD", "MISSING_CONDITIONAL_FIELD"
INVALID = "INVALID_FIELD_VALUE"


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def attach(client: Any, registration_id: str, *paths: str, body: bytes = PDF) -> None:
    attachment_id = client.create_registration_attachment(AttachmentBody=body)[
        "RegistrationAttachmentId"
    ]
    client.describe_registration_attachments()
    for path in paths:
        client.put_registration_field_value(
            RegistrationId=registration_id,
            FieldPath=path,
            RegistrationAttachmentId=attachment_id,
        )


def submitted(
    client: Any, country: str, form: dict[str, Any], documents: list[str] | None = None
) -> str:
    registration_id = created(client, f"{country}_SENDER_ID_REGISTRATION")
    fill(client, registration_id, form)
    attach(client, registration_id, *documents or ())
    client.submit_registration_version(RegistrationId=registration_id)
    return registration_id


def sender_ids(client: Any) -> list[str]:
    listed = client.describe_sender_ids()["SenderIds"]
    return [f"{each['SenderId']}/{each['IsoCountryCode']}" for each in listed]


@pytest.mark.parametrize("country", ["FI", "KZ"])
@mock_aws
def test_the_common_form_is_approved(country: str) -> None:
    client = sms()
    registration_id = submitted(client, country, COMMON)
    assert statuses_until(client, "COMPLETE", registration_id)[-1] == "COMPLETE"
    assert sender_ids(client) == [f"ACME/{country}"]


@mock_aws
def test_an_australian_form_without_documents_is_denied() -> None:
    client = sms()
    registration_id = submitted(client, "AU", {**COMMON, **AUSTRALIA})
    assert statuses_until(client, "REQUIRES_UPDATES", registration_id) == [
        "SUBMITTED",
        "REQUIRES_UPDATES",
    ]
    assert remarks_of(client, registration_id) == dict.fromkeys(DOCUMENTS, MISSING)


@mock_aws
def test_an_australian_form_with_documents_is_approved() -> None:
    client = sms()
    registration_id = submitted(client, "AU", {**COMMON, **AUSTRALIA}, DOCUMENTS)
    assert statuses_until(client, "COMPLETE", registration_id)[-1] == "COMPLETE"
    assert sender_ids(client) == ["ACME/AU"]


@pytest.mark.parametrize(
    "country, changes, missing",
    [
        (
            "AE",
            {"companyAddress.isoCountryCode": "AE"},
            {
                "companyRegistrationDocument": MISSING,
                "letterOfAuthorizationEtisalat": CONDITIONAL,
                "letterOfAuthorizationDu": CONDITIONAL,
                "establishmentCard": CONDITIONAL,
                "authorizedSignatoryId": CONDITIONAL,
                "authorizedSignatoryPassport": CONDITIONAL,
                "transactionalContentAcknowledgement": MISSING,
            },
        ),
        (
            "AE",
            {},
            {
                "companyRegistrationDocument": MISSING,
                "letterOfAuthorizationInternational": CONDITIONAL,
                "transactionalContentAcknowledgement": MISSING,
            },
        ),
        (
            "PH",
            {"companyInfo.areaOfBusiness": ["Insurance"]},
            {
                "letterOfAuthorizationGlobe": MISSING,
                "letterOfAuthorizationSmart": MISSING,
                "letterOfAuthorizationBfsi": CONDITIONAL,
                "companyRegistrationDocument": CONDITIONAL,
                "businessPermit": CONDITIONAL,
                "regulatoryLicense": CONDITIONAL,
                "proofOfSenderIdConnection": CONDITIONAL,
                "transactionalContentAcknowledgement": MISSING,
            },
        ),
        (
            "PH",
            {},
            {
                "letterOfAuthorizationGlobe": MISSING,
                "letterOfAuthorizationSmart": MISSING,
                "transactionalContentAcknowledgement": MISSING,
            },
        ),
        (
            "TR",
            {},
            {
                "letterOfAuthorization": MISSING,
                "companyRegistrationDocument": MISSING,
                "transactionalContentAcknowledgement": MISSING,
            },
        ),
        (
            "KE",
            {},
            {
                "companyRegistrationDocument": MISSING,
                "transactionalContentAcknowledgement": MISSING,
            },
        ),
        ("TH", {}, {"letterOfAuthorization": MISSING}),
        ("EG", {}, {"letterOfAuthorization": MISSING}),
        ("BY", {}, {"transactionalContentAcknowledgement": MISSING}),
        ("KW", {}, {"letterOfAuthorizationGeneral": MISSING}),
        ("SA", {}, {"letterOfAuthorizationVodafone": MISSING}),
    ],
)
@mock_aws
def test_what_only_a_country_asks(
    country: str, changes: dict[str, Any], missing: dict[str, str]
) -> None:
    client = sms()
    registration_id = submitted(client, country, {**COMMON, **changes})
    statuses_until(client, "REQUIRES_UPDATES", registration_id)
    section = f"{country.lower()}SidSpecificInfo"
    assert remarks_of(client, registration_id) == {
        f"{section}.{name}": code for name, code in missing.items()
    }


@pytest.mark.parametrize(
    "changes, missing",
    [
        (
            {"companyAddress.isoCountryCode": "VN"},
            {
                "senderIdInfo.proofOfSenderIdConnection": MISSING,
                "vnSidSpecificInfo.letterOfAuthorizationLocal": CONDITIONAL,
            },
        ),
        (
            {"companyInfo.areaOfBusiness": ["Financial"]},
            {
                "senderIdInfo.proofOfSenderIdConnection": MISSING,
                "vnSidSpecificInfo.letterOfAuthorizationInternational": CONDITIONAL,
                "vnSidSpecificInfo.sscLicense": CONDITIONAL,
            },
        ),
    ],
)
@mock_aws
def test_vietnam_asks_local_and_financial_companies_for_other_documents(
    changes: dict[str, Any], missing: dict[str, str]
) -> None:
    client = sms()
    registration_id = submitted(client, "VN", {**COMMON, **changes})
    statuses_until(client, "REQUIRES_UPDATES", registration_id)
    assert remarks_of(client, registration_id) == missing | {
        "vnSidSpecificInfo.companyRegistrationDocument": MISSING,
        "vnSidSpecificInfo.transactionalContentAcknowledgement": MISSING,
    }


@mock_aws
def test_vietnam_has_no_use_case_of_promotions() -> None:
    client = sms()
    error = refused(
        client.put_registration_field_value,
        RegistrationId=created(client, "VN_SENDER_ID_REGISTRATION"),
        FieldPath="messagingUseCase.useCaseCategory",
        SelectChoices=["Promotions and marketing"],
    )
    assert error["Reason"] == "INVALID_PARAMETER"


AUSTRIA = {
    path: value
    for path, value in COMMON.items()
    if path
    not in (
        "companyInfo.companyId",
        "companyInfo.website",
        "companyInfo.areaOfBusiness",
        "contactInfo.phoneNumber",
        "messagingUseCase.monthlyMessageVolume",
        "messagingUseCase.optInDescription",
    )
}


@mock_aws
def test_the_austrian_form_is_shorter() -> None:
    client = sms()
    registration_id = submitted(client, "AT", AUSTRIA)
    assert statuses_until(client, "COMPLETE", registration_id)[-1] == "COMPLETE"
    error = refused(
        client.put_registration_field_value,
        RegistrationId=created(client, "AT_SENDER_ID_REGISTRATION"),
        FieldPath="senderIdInfo.senderId",
        TextValue="+Acme",
    )
    assert error["Reason"] == "INVALID_PARAMETER"


SPAIN = {
    "senderIdInfo.senderId": "Acme",
    "senderIdInfo.aliasRelationshipType": ["Legitimate habitual use"],
    "aliasHolder.holderType": ["PJ"],
    "aliasHolder.taxId": "B12345678",
    "aliasHolder.legalName": "Acme",
    "aliasRepresentative.representativeType": ["PJ"],
    "aliasRepresentative.taxId": "B12345678",
    "aliasRepresentative.name": "Acme",
    "aliasRepresentative.emailAddress": "help@acme.example",
    "companyInfo.companyName": "Acme",
    "companyInfo.companyId": "B12345678",
    "companyInfo.website": "https://acme.example",
    "companyInfo.areaOfBusiness": "We sell anvils.",
    "messagingUseCase.useCaseCategory": ["Info on demand"],
    "messagingUseCase.useCaseDescription": "Orders",
    "messagingUseCase.monthlyMessageVolume": ["10"],
    "messagingUseCase.optInDescription": "They tick a box when they order from our shop.",
}


@mock_aws
def test_spain_asks_for_the_holder_and_the_representative_of_an_alias() -> None:
    client = sms()
    registration_id = submitted(client, "ES", SPAIN)
    assert statuses_until(client, "COMPLETE", registration_id)[-1] == "COMPLETE"
    natural = {
        "aliasHolder.holderType": ["PF"],
        "aliasRepresentative.representativeType": ["PF"],
    }
    registration_id = submitted(client, "ES", {**SPAIN, **natural})
    statuses_until(client, "REQUIRES_UPDATES", registration_id)
    assert remarks_of(client, registration_id) == {
        "aliasHolder.surnames": CONDITIONAL,
        "aliasRepresentative.surnames": CONDITIONAL,
    }


@mock_aws
def test_the_irish_form() -> None:
    client = sms()
    fields = client.describe_registration_field_definitions(
        RegistrationType="IE_SENDER_ID_REGISTRATION"
    )["RegistrationFieldDefinitions"]
    titles = {field["FieldPath"]: field["DisplayHints"]["Title"] for field in fields}
    assert len(titles) == 29
    assert titles["ieSidSpecificInfo.senderIdOwnerNumber"] == (
        "Sender ID Owner (SIDO) Number ID"
    )
    registration_id = submitted(client, "IE", COMMON)
    statuses_until(client, "REQUIRES_UPDATES", registration_id)
    assert remarks_of(client, registration_id) == dict.fromkeys(
        (
            "ieSidSpecificInfo.senderIdOwnerNumber",
            "ieSidSpecificInfo.companyRegistrationDocument",
            "contactInfo.firstName",
            "contactInfo.lastName",
            "contactInfo.customerCareEmail",
            "contactInfo.customerCarePhoneNumber",
        ),
        MISSING,
    )


@mock_aws
def test_the_documents_of_vietnam_are_in_the_order_of_its_form() -> None:
    fields = sms().describe_registration_field_definitions(
        RegistrationType="VN_SENDER_ID_REGISTRATION", SectionPath="vnSidSpecificInfo"
    )["RegistrationFieldDefinitions"]
    assert [field["FieldPath"].partition(".")[2] for field in fields] == [
        "letterOfAuthorizationLocal",
        "letterOfAuthorizationInternational",
        "companyRegistrationDocument",
        "sscLicense",
        "transactionalContentAcknowledgement",
    ]


@mock_aws
def test_singapore_asks_who_registers_for_another_company_for_a_letter() -> None:
    client = sms()
    registration_id = created(client, "SG_SENDER_ID_REGISTRATION")
    fill(client, registration_id, {"senderIdInfo.onBehalfOfAnotherEntity": ["True"]})
    client.submit_registration_version(RegistrationId=registration_id)
    statuses_until(client, "REQUIRES_UPDATES", registration_id)
    remarks = remarks_of(client, registration_id)
    assert remarks["senderIdInfo.letterOfAuthorization"] == CONDITIONAL
    assert remarks["contactInfo.supportEmail"] == MISSING


@mock_aws
def test_the_use_cases_of_the_united_kingdom() -> None:
    client = sms()
    [field] = client.describe_registration_field_definitions(
        RegistrationType="GB_SENDER_ID_REGISTRATION",
        FieldPaths=["messagingUseCase.useCaseCategory"],
    )["RegistrationFieldDefinitions"]
    assert field["SelectValidation"]["Options"] == [
        "Two-factor authentication",
        "One-time passwords",
        "Notifications",
        "Polling and surveys",
        "Info on demand",
        "Promotions and Marketing",
        "Other",
    ]


@mock_aws
def test_each_section_of_a_sender_id_form_has_fields() -> None:
    client = sms()
    types = client.describe_registration_type_definitions(
        Filters=[
            {"Name": "supported-association-resource-type", "Values": ["SENDER_ID"]}
        ]
    )["RegistrationTypeDefinitions"]
    assert len(types) == 25
    for each in types:
        name = each["RegistrationType"]
        sections = client.describe_registration_section_definitions(
            RegistrationType=name
        )["RegistrationSectionDefinitions"]
        fields = client.describe_registration_field_definitions(RegistrationType=name)[
            "RegistrationFieldDefinitions"
        ]
        of_fields = dict.fromkeys(field["SectionPath"] for field in fields)
        assert [section["SectionPath"] for section in sections] == list(of_fields)


@pytest.mark.parametrize("country, known", [("FI", True), ("AU", True), ("KW", False)])
@mock_aws
def test_an_unknown_field_is_refused_where_the_whole_form_is_documented(
    country: str, known: bool
) -> None:
    client = sms()
    value = {
        "RegistrationId": created(client, f"{country}_SENDER_ID_REGISTRATION"),
        "FieldPath": "companyInfo.motto",
        "TextValue": "x",
    }
    if known:
        error = refused(client.put_registration_field_value, **value)
        assert error["Reason"] == "UNKNOWN_REGISTRATION_FIELD"
    else:
        client.put_registration_field_value(**value)


@pytest.mark.parametrize(
    "country, path, kilobytes",
    [
        ("FI", "senderIdInfo.proofOfSenderIdConnection", 500),
        ("TH", "thSidSpecificInfo.letterOfAuthorization", 500),
        ("GB", "senderIdInfo.letterOfAuthorization", 400),
    ],
)
@mock_aws
def test_a_large_document_is_denied(country: str, path: str, kilobytes: int) -> None:
    client = sms()
    for size, code in ((kilobytes * 1024, None), (kilobytes * 1024 + 1, INVALID)):
        registration_id = created(client, f"{country}_SENDER_ID_REGISTRATION")
        fill(client, registration_id, {"senderIdInfo.senderId": "123"})
        attach(client, registration_id, path, body=PDF.ljust(size, b"-"))
        client.submit_registration_version(RegistrationId=registration_id)
        statuses_until(client, "REQUIRES_UPDATES", registration_id)
        assert remarks_of(client, registration_id).get(path) == code
