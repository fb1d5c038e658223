"""DescribeRegistrationSectionDefinitions and DescribeRegistrationFieldDefinitions."""

from __future__ import annotations

import boto3
import pytest

from moto import mock_aws

from . import refused

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"
BRAND = "US_TEN_DLC_BRAND_REGISTRATION"
LONG_CODE = "AT_LONG_CODE_REGISTRATION"


@mock_aws
def test_sections() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    reply = client.describe_registration_section_definitions(RegistrationType=TOLL_FREE)
    assert reply["RegistrationType"] == TOLL_FREE
    assert reply["RegistrationSectionDefinitions"] == [
        {
            "SectionPath": path,
            "DisplayHints": {"Title": title, "ShortDescription": title},
        }
        for path, title in (
            ("companyInfo", "Company info"),
            ("contactInfo", "Contact info"),
            ("messagingUseCase", "Messaging Use Case"),
            ("messageSamples", "Message samples"),
        )
    ]


@mock_aws
def test_sections_by_path_and_page() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    pages = client.get_paginator("describe_registration_section_definitions").paginate(
        RegistrationType=TOLL_FREE,
        SectionPaths=["messageSamples", "companyInfo"],
        PaginationConfig={"PageSize": 1},
    )
    assert [
        [section["SectionPath"] for section in page["RegistrationSectionDefinitions"]]
        for page in pages
    ] == [["companyInfo"], ["messageSamples"]]


@mock_aws
def test_all_fields_in_the_order_of_the_form() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    reply = client.describe_registration_field_definitions(RegistrationType=TOLL_FREE)
    fields = reply["RegistrationFieldDefinitions"]
    assert reply["RegistrationType"] == TOLL_FREE
    assert len(fields) == 27
    assert [field["FieldPath"] for field in fields][::13] == [
        "companyInfo.companyName",
        "contactInfo.lastName",
        "messageSamples.messageSample3",
    ]
    paged = client.get_paginator("describe_registration_field_definitions").paginate(
        RegistrationType=TOLL_FREE, PaginationConfig={"PageSize": 10}
    )
    assert list(paged.search("RegistrationFieldDefinitions[]")) == fields


@mock_aws
def test_a_field_of_each_type() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    text, select, attachment = client.describe_registration_field_definitions(
        RegistrationType=TOLL_FREE,
        FieldPaths=[
            "messagingUseCase.optInImage",
            "companyInfo.companyName",
            "companyInfo.businessType",
        ],
    )["RegistrationFieldDefinitions"]
    assert text == {
        "SectionPath": "companyInfo",
        "FieldPath": "companyInfo.companyName",
        "FieldType": "TEXT",
        "FieldRequirement": "REQUIRED",
        "TextValidation": {
            "MinLength": 1,
            "MaxLength": 100,
            "Pattern": r"^(?=\s*\S)[\s\S]+$",
        },
        "DisplayHints": {
            "Title": "Company name",
            "ShortDescription": "Legal name which your company is registered under.",
            "ExampleTextValue": "Example Corp",
        },
    }
    assert select == {
        "SectionPath": "companyInfo",
        "FieldPath": "companyInfo.businessType",
        "FieldType": "SELECT",
        "FieldRequirement": "REQUIRED",
        "SelectValidation": {
            "MinChoices": 1,
            "MaxChoices": 1,
            "Options": [
                "PRIVATE_PROFIT",
                "PUBLIC_PROFIT",
                "NON_PROFIT",
                "SOLE_PROPRIETOR",
                "GOVERNMENT",
            ],
        },
        "DisplayHints": {
            "Title": "Business type",
            "ShortDescription": "Business type",
        },
    }
    assert attachment == {
        "SectionPath": "messagingUseCase",
        "FieldPath": "messagingUseCase.optInImage",
        "FieldType": "ATTACHMENT",
        "FieldRequirement": "REQUIRED",
        "DisplayHints": {
            "Title": "Opt-in workflow image",
            "ShortDescription": "Opt-in workflow image",
        },
    }


@mock_aws
def test_a_title_that_is_not_documented() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    [field] = client.describe_registration_field_definitions(
        RegistrationType="GB_RCS_LAUNCH_REGISTRATION",
        FieldPaths=["complianceKeywords.helpResponse"],
    )["RegistrationFieldDefinitions"]
    assert field["DisplayHints"] == {
        "Title": "Help response",
        "ShortDescription": "Help response",
    }


@mock_aws
def test_the_rules_of_a_conditional_field() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    shape = client.meta.service_model.shape_for("RegistrationFieldDefinition")
    if "ConditionalBehavior" not in shape.members:
        pytest.skip("the service model of this botocore has no ConditionalBehavior")
    stock_symbol, name = client.describe_registration_field_definitions(
        RegistrationType=BRAND,
        FieldPaths=["companyInfo.stockSymbol", "companyInfo.companyName"],
    )["RegistrationFieldDefinitions"][::-1]
    assert "ConditionalBehavior" not in name
    assert stock_symbol["ConditionalBehavior"] == {
        "Rules": [
            {
                "Conditions": [
                    {
                        "DependsOnFieldPath": "companyInfo.legalType",
                        "Operator": "EQUALS",
                        "Values": ["PUBLIC_PROFIT"],
                    }
                ],
                "RuleBehavior": "REQUIRED",
            }
        ],
        "DefaultBehavior": "DISALLOWED",
    }


@mock_aws
def test_the_rule_of_a_field_that_is_required_under_one_condition() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    shape = client.meta.service_model.shape_for("RegistrationFieldDefinition")
    if "ConditionalBehavior" not in shape.members:
        pytest.skip("the service model of this botocore has no ConditionalBehavior")
    [field] = client.describe_registration_field_definitions(
        RegistrationType="VN_SENDER_ID_REGISTRATION",
        FieldPaths=["vnSidSpecificInfo.letterOfAuthorizationInternational"],
    )["RegistrationFieldDefinitions"]
    assert field["FieldRequirement"] == "CONDITIONAL"
    assert field["ConditionalBehavior"] == {
        "Rules": [
            {
                "Conditions": [
                    {
                        "DependsOnFieldPath": "companyAddress.isoCountryCode",
                        "Operator": "NOT_EQUALS",
                        "Values": ["VN"],
                    }
                ],
                "RuleBehavior": "REQUIRED",
            }
        ],
        "DefaultBehavior": "OPTIONAL",
    }


@mock_aws
def test_fields_of_a_section() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")

    def paths(**request: object) -> list[str]:
        return [
            field["FieldPath"]
            for field in client.describe_registration_field_definitions(
                RegistrationType=TOLL_FREE, SectionPath="messageSamples", **request
            )["RegistrationFieldDefinitions"]
        ]

    assert paths() == [f"messageSamples.messageSample{n}" for n in (1, 2, 3)]
    assert paths(FieldPaths=["companyInfo.city", "messageSamples.messageSample2"]) == [
        "messageSamples.messageSample2"
    ]


@mock_aws
def test_common_and_different_fields_of_countries() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")

    def sender_id(country: str) -> dict[str, object]:
        [field] = client.describe_registration_field_definitions(
            RegistrationType=f"{country}_SENDER_ID_REGISTRATION",
            FieldPaths=["senderIdInfo.senderId"],
        )["RegistrationFieldDefinitions"]
        validation: dict[str, object] = field["TextValidation"]
        return validation

    assert sender_id("KE") == sender_id("AE")
    assert sender_id("KE")["MaxLength"] == 11
    assert sender_id("IN") == {
        "MinLength": 3,
        "MaxLength": 6,
        "Pattern": "^[A-Za-z]+$",
    }
    for country in ("AE", "IN", "ID"):
        sections = client.describe_registration_section_definitions(
            RegistrationType=f"{country}_SENDER_ID_REGISTRATION"
        )["RegistrationSectionDefinitions"]
        assert sections[1]["SectionPath"] == f"{country.lower()}SidSpecificInfo"


@pytest.mark.parametrize(
    "operation, request_, reason, member",
    [
        ("section", {"RegistrationType": "X"}, "TYPE", "registrationType"),
        ("field", {"RegistrationType": "X"}, "TYPE", "registrationType"),
        ("section", {"SectionPaths": ["x"]}, "SECTION", "sectionPaths"),
        ("field", {"SectionPath": "x"}, "SECTION", "sectionPath"),
        ("field", {"FieldPaths": ["companyInfo.x"]}, "FIELD", "fieldPaths"),
    ],
)
@mock_aws
def test_unknown_types_sections_and_fields(
    operation: str, request_: dict[str, object], reason: str, member: str
) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    call = getattr(client, f"describe_registration_{operation}_definitions")
    error = refused(call, **{"RegistrationType": TOLL_FREE, **request_})
    assert error["Code"] == "ValidationException"
    assert error["Reason"] == f"UNKNOWN_REGISTRATION_{reason}"
    assert [field["Name"] for field in error["Fields"]] == [member]


@mock_aws
def test_an_incomplete_form_has_no_unknown_paths() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    for registration_type in (LONG_CODE, "US_SHORT_CODE_REGISTRATION"):
        assert (
            client.describe_registration_field_definitions(
                RegistrationType=registration_type,
                SectionPath="x",
                FieldPaths=["x.y"],
            )["RegistrationFieldDefinitions"]
            == []
        )
        assert (
            client.describe_registration_section_definitions(
                RegistrationType=registration_type, SectionPaths=["x"]
            )["RegistrationSectionDefinitions"]
            == []
        )
