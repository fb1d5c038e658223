"""PutRegistrationFieldValue, DeleteRegistrationFieldValue, DescribeRegistrationFieldValues."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import progression, refused

BRAND = "US_TEN_DLC_BRAND_REGISTRATION"
CAMPAIGN = "US_TEN_DLC_CAMPAIGN_REGISTRATION"
TOLL_FREE = "US_TOLL_FREE_REGISTRATION"
LONG_CODE = "AT_LONG_CODE_REGISTRATION"
PNG = b"\x89PNG\r\n\x1a\n"


def created(client: Any, registration_type: str = BRAND) -> str:
    registration = client.create_registration(RegistrationType=registration_type)
    return str(registration["RegistrationId"])


def values_of(client: Any, registration_id: str, **request: Any) -> list[Any]:
    reply = client.describe_registration_field_values(
        RegistrationId=registration_id, **request
    )
    values: list[Any] = reply["RegistrationFieldValues"]
    return values


@mock_aws
def test_a_text() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    registration = client.create_registration(RegistrationType=BRAND)
    reply = client.put_registration_field_value(
        RegistrationId=registration["RegistrationArn"],
        FieldPath="companyInfo.companyName",
        TextValue="Acme",
    )
    del reply["ResponseMetadata"]
    assert reply == {
        "RegistrationArn": registration["RegistrationArn"],
        "RegistrationId": registration["RegistrationId"],
        "VersionNumber": 1,
        "FieldPath": "companyInfo.companyName",
        "TextValue": "Acme",
    }
    reply = client.describe_registration_field_values(
        RegistrationId=registration["RegistrationId"]
    )
    del reply["ResponseMetadata"]
    assert reply == {
        "RegistrationArn": registration["RegistrationArn"],
        "RegistrationId": registration["RegistrationId"],
        "VersionNumber": 1,
        "RegistrationFieldValues": [
            {"FieldPath": "companyInfo.companyName", "TextValue": "Acme"}
        ],
    }


@mock_aws
def test_choices_and_an_attachment() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    registration_id = created(client, CAMPAIGN)
    attachment = client.create_registration_attachment(AttachmentBody=PNG)
    reply = client.put_registration_field_value(
        RegistrationId=registration_id,
        FieldPath="campaignUseCase.subUseCases",
        SelectChoices=["MARKETING", "CUSTOMER_CARE"],
    )
    assert reply["SelectChoices"] == ["MARKETING", "CUSTOMER_CARE"]
    reply = client.put_registration_field_value(
        RegistrationId=registration_id,
        FieldPath="campaignInfo.optInScreenshot",
        RegistrationAttachmentId=attachment["RegistrationAttachmentArn"],
    )
    attachment_id = attachment["RegistrationAttachmentId"]
    assert reply["RegistrationAttachmentId"] == attachment_id
    assert "TextValue" not in reply
    assert values_of(client, registration_id) == [
        {
            "FieldPath": "campaignInfo.optInScreenshot",
            "RegistrationAttachmentId": attachment_id,
        },
        {
            "FieldPath": "campaignUseCase.subUseCases",
            "SelectChoices": ["MARKETING", "CUSTOMER_CARE"],
        },
    ]


@mock_aws
def test_the_order_of_the_form_and_the_last_value() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    registration_id = created(client)
    for path, text in (
        ("contactInfo.dbaName", "Acme"),
        ("companyInfo.city", "Reno"),
        ("companyInfo.companyName", "Ajax"),
        ("companyInfo.companyName", "Acme Inc."),
    ):
        client.put_registration_field_value(
            RegistrationId=registration_id, FieldPath=path, TextValue=text
        )
    assert [value["TextValue"] for value in values_of(client, registration_id)] == [
        "Acme Inc.",
        "Reno",
        "Acme",
    ]
    pages = client.get_paginator("describe_registration_field_values").paginate(
        RegistrationId=registration_id, PaginationConfig={"PageSize": 2}
    )
    assert [len(page["RegistrationFieldValues"]) for page in pages] == [2, 1]


@mock_aws
def test_values_of_a_section_and_by_path() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    registration_id = created(client)
    for path in ("contactInfo.dbaName", "companyInfo.city", "companyInfo.address"):
        client.put_registration_field_value(
            RegistrationId=registration_id, FieldPath=path, TextValue="x"
        )

    def paths(**request: Any) -> list[str]:
        return [
            value["FieldPath"]
            for value in values_of(client, registration_id, **request)
        ]

    assert paths(SectionPath="companyInfo") == [
        "companyInfo.address",
        "companyInfo.city",
    ]
    assert paths(FieldPaths=["contactInfo.dbaName", "companyInfo.state"]) == [
        "contactInfo.dbaName"
    ]
    assert paths(SectionPath="companyInfo", FieldPaths=["contactInfo.dbaName"]) == []


@pytest.mark.parametrize(
    "path, value, field",
    [
        ("companyInfo.taxId", {"TextValue": "12-3456789"}, "textValue"),
        ("companyInfo.taxIdIssuingCountry", {"TextValue": "USA"}, "textValue"),
        ("companyInfo.taxIdIssuingCountry", {"TextValue": "U"}, "textValue"),
        ("companyInfo.companyName", {"TextValue": " \n"}, "textValue"),
        ("companyInfo.legalType", {"SelectChoices": ["LLC"]}, "selectChoices"),
        ("companyInfo.legalType", {"SelectChoices": []}, "selectChoices"),
        (
            "companyInfo.legalType",
            {"SelectChoices": ["NON_PROFIT", "GOVERNMENT"]},
            "selectChoices",
        ),
        ("companyInfo.legalType", {"TextValue": "NON_PROFIT"}, "textValue"),
        ("companyInfo.companyName", {"SelectChoices": ["Acme"]}, "selectChoices"),
        (
            "companyInfo.companyName",
            {"RegistrationAttachmentId": "attachment-0"},
            "registrationAttachmentId",
        ),
    ],
)
@mock_aws
def test_values_that_a_field_does_not_accept(
    path: str, value: dict[str, Any], field: str
) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    registration_id = created(client)
    error = refused(
        client.put_registration_field_value,
        RegistrationId=registration_id,
        FieldPath=path,
        **value,
    )
    assert error["Code"] == "ValidationException"
    assert error["Reason"] == "INVALID_PARAMETER"
    assert [found["Name"] for found in error["Fields"]] == [field]
    assert error["Message"] == (
        f'Validation Exception: Reason="INVALID_PARAMETER" Fields="{field}": '
        + error["Fields"][0]["Message"]
    )
    assert values_of(client, registration_id) == []


@mock_aws
def test_a_duplicate_choice() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    error = refused(
        client.put_registration_field_value,
        RegistrationId=created(client, CAMPAIGN),
        FieldPath="campaignUseCase.subUseCases",
        SelectChoices=["MARKETING", "MARKETING"],
    )
    assert error["Reason"] == "INVALID_PARAMETER"
    message = "Must not repeat a choice: MARKETING, MARKETING"
    assert error["Fields"] == [{"Name": "selectChoices", "Message": message}]


@pytest.mark.parametrize(
    "values, reason, fields",
    [
        (
            {},
            "MISSING_PARAMETER",
            ["selectChoices", "textValue", "registrationAttachmentId"],
        ),
        (
            {"TextValue": "x", "SelectChoices": []},
            "PARAMETERS_CANNOT_BE_USED_TOGETHER",
            ["selectChoices", "textValue"],
        ),
    ],
)
@mock_aws
def test_a_field_has_one_value(
    values: dict[str, Any], reason: str, fields: list[str]
) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    error = refused(
        client.put_registration_field_value,
        RegistrationId=created(client),
        FieldPath="companyInfo.companyName",
        **values,
    )
    assert error["Reason"] == reason
    assert [field["Name"] for field in error["Fields"]] == fields


@mock_aws
def test_attachments_that_cannot_be_used() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    field = {
        "RegistrationId": created(client, TOLL_FREE),
        "FieldPath": "messagingUseCase.optInImage",
    }
    error = refused(
        client.put_registration_field_value,
        **field,
        RegistrationAttachmentId="attachment-0",
    )
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == "registration-attachment"
    assert error["ResourceId"] == "attachment-0"
    with progression("registration-attachment", progression="manual", times=1):
        attachment_id = client.create_registration_attachment(AttachmentBody=PNG)[
            "RegistrationAttachmentId"
        ]
        error = refused(
            client.put_registration_field_value,
            **field,
            RegistrationAttachmentId=attachment_id,
        )
    assert error["Code"] == "ConflictException"
    assert error["Reason"] == "RESOURCE_NOT_ACTIVE"
    assert error["ResourceType"] == "registration-attachment"
    assert error["ResourceId"] == attachment_id


@pytest.mark.parametrize(
    "operation, request_, reason, field",
    [
        ("put", {"FieldPath": "x.y", "TextValue": "z"}, "FIELD", "fieldPath"),
        ("delete", {"FieldPath": "x.y"}, "FIELD", "fieldPath"),
        ("describe", {"FieldPaths": ["x.y"]}, "FIELD", "fieldPaths"),
        ("describe", {"SectionPath": "x"}, "SECTION", "sectionPath"),
        ("describe", {"VersionNumber": 2}, "VERSION", "versionNumber"),
    ],
)
@mock_aws
def test_unknown_registrations_versions_and_fields(
    operation: str, request_: dict[str, Any], reason: str, field: str
) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    plural = "s" if operation == "describe" else ""
    call = getattr(client, f"{operation}_registration_field_value{plural}")
    error = refused(call, RegistrationId=created(client), **request_)
    assert error["Code"] == "ValidationException"
    assert error["Reason"] == f"UNKNOWN_REGISTRATION_{reason}"
    assert [found["Name"] for found in error["Fields"]] == [field]

    request_ = request_ | {"RegistrationId": "registration-0"}
    assert refused(call, **request_)["Code"] == "ResourceNotFoundException"


@mock_aws
def test_an_incomplete_form_accepts_any_field() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    registration_id = created(client, LONG_CODE)
    for path, value in (
        ("companyInfo.taxId", {"TextValue": "x"}),
        ("messagingUseCase.volume", {"SelectChoices": ["10", "100"]}),
        ("companyInfo.companyName", {"TextValue": "y"}),
    ):
        client.put_registration_field_value(
            RegistrationId=registration_id, FieldPath=path, **value
        )
    assert [value["FieldPath"] for value in values_of(client, registration_id)] == [
        "companyInfo.taxId",
        "messagingUseCase.volume",
        "companyInfo.companyName",
    ]
    client.delete_registration_field_value(
        RegistrationId=registration_id, FieldPath="companyInfo.taxId"
    )
    assert len(values_of(client, registration_id, FieldPaths=["x.y"])) == 0
    assert len(values_of(client, registration_id)) == 2


@mock_aws
def test_delete() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    registration_id = created(client)
    path = "companyInfo.stockExchange"
    client.put_registration_field_value(
        RegistrationId=registration_id, FieldPath=path, SelectChoices=["NYSE"]
    )
    reply = client.delete_registration_field_value(
        RegistrationId=registration_id, FieldPath=path
    )
    del reply["ResponseMetadata"]
    arn = f"arn:aws:sms-voice:us-east-1:123456789012:registration/{registration_id}"
    named = {
        "RegistrationArn": arn,
        "RegistrationId": registration_id,
        "VersionNumber": 1,
        "FieldPath": path,
    }
    assert reply == {**named, "SelectChoices": ["NYSE"]}
    assert values_of(client, registration_id) == []
    reply = client.delete_registration_field_value(
        RegistrationId=registration_id, FieldPath=path
    )
    del reply["ResponseMetadata"]
    assert reply == named


@mock_aws
def test_a_required_field_cannot_be_deleted() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    registration_id = created(client)
    field = {"RegistrationId": registration_id, "FieldPath": "companyInfo.companyName"}
    client.put_registration_field_value(**field, TextValue="Acme")
    error = refused(client.delete_registration_field_value, **field)
    assert error["Code"] == "ValidationException"
    assert error["Reason"] == "REGISTRATION_FIELD_CANNOT_BE_DELETED"
    assert [found["Name"] for found in error["Fields"]] == ["fieldPath"]
    assert len(values_of(client, registration_id)) == 1


@mock_aws
def test_only_a_draft_can_be_edited_and_a_new_version_is_empty() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    registration_id = created(client)
    field = {"RegistrationId": registration_id, "FieldPath": "companyInfo.stockSymbol"}
    client.put_registration_field_value(**field, TextValue="ACME")
    client.submit_registration_version(RegistrationId=registration_id)
    for call, value in (
        (client.put_registration_field_value, {"TextValue": "AJAX"}),
        (client.delete_registration_field_value, {}),
    ):
        error = refused(call, **field, **value)
        assert error["Code"] == "ConflictException"
        assert error["Reason"] == "EDIT_REGISTRATION_FIELD_VALUES_NOT_ALLOWED"
        assert error["ResourceType"] == "registration"
        assert error["ResourceId"] == registration_id
    client.discard_registration_version(RegistrationId=registration_id)
    client.create_registration_version(RegistrationId=registration_id)
    assert values_of(client, registration_id) == []
    [earlier] = values_of(client, registration_id, VersionNumber=1)
    assert earlier["TextValue"] == "ACME"
    reply = client.put_registration_field_value(**field, TextValue="AJAX")
    assert reply["VersionNumber"] == 2


@mock_aws
def test_pages_of_fields_of_an_incomplete_form() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    registration_id = client.create_registration(
        RegistrationType="US_SHORT_CODE_REGISTRATION"
    )["RegistrationId"]

    def put(name: str) -> None:
        client.put_registration_field_value(
            RegistrationId=registration_id, FieldPath=f"info.{name}", TextValue="x"
        )

    for name in ("a", "b", "c"):
        put(name)
    client.delete_registration_field_value(
        RegistrationId=registration_id, FieldPath="info.a"
    )
    put("d")
    pages = client.get_paginator("describe_registration_field_values").paginate(
        RegistrationId=registration_id, PaginationConfig={"PageSize": 2}
    )
    assert [
        value["FieldPath"]
        for page in pages
        for value in page["RegistrationFieldValues"]
    ] == ["info.b", "info.c", "info.d"]
