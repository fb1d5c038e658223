"""The templates and the countries of Notify."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import hint_of, needs_notify, refused
from .notify import ENGLISH, TIMED
from .test_notify_configurations import COUNTRIES

pytestmark = needs_notify

PREFIX = "notify-code-verification-"
IDS = [
    "english-001",
    "english-002",
    "english-003",
    "french-001",
    "french-002",
    "german-001",
    "italian-001",
    "japanese-001",
    "portuguese-001",
    "spanish-001",
]


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def ids_of(response: dict[str, Any]) -> list[str]:
    return [
        each["TemplateId"].removeprefix(PREFIX) for each in response["NotifyTemplates"]
    ]


def filtered(name: str, *values: str) -> list[str]:
    wanted = [{"Name": name, "Values": list(values)}]
    return ids_of(sms().describe_notify_templates(Filters=wanted))


@mock_aws
def test_a_template() -> None:
    [template] = sms().describe_notify_templates(TemplateIds=[ENGLISH])[
        "NotifyTemplates"
    ]
    voices = template.pop("SupportedVoiceIds")
    assert (voices[0], voices[-1], "MATTHEW" in voices) == ("AMY", "SALLI", True)
    assert template == {
        "TemplateId": "notify-code-verification-english-001",
        "Version": 1,
        "TemplateType": "OTP_VERIFICATION",
        "Channels": ["SMS", "VOICE"],
        "TierAccess": ["BASIC", "ADVANCED"],
        "Status": "ACTIVE",
        "SupportedCountries": COUNTRIES,
        "LanguageCode": "en",
        "Content": "Your {{brandName}} verification code is {{code}}.",
        "Variables": {
            "brandName": {
                "Type": "STRING",
                "Required": True,
                "Description": "The display name of the notify configuration",
                "MaxLength": 15,
                "Sample": "Example",
                "Source": "SYSTEM",
            },
            "code": {
                "Type": "STRING",
                "Required": True,
                "Description": "The verification code",
                "Pattern": r"^\d{4,8}$",
                "Sample": "123456",
                "Source": "CUSTOMER",
            },
        },
        "CreatedTimestamp": datetime(2026, 9, 1, tzinfo=timezone.utc),
    }


@mock_aws
def test_the_variable_time() -> None:
    [template] = sms().describe_notify_templates(TemplateIds=[TIMED])["NotifyTemplates"]
    time = template["Variables"]["time"]
    assert (time["Type"], time["MinValue"], time["MaxValue"]) == ("INTEGER", 1, 60)
    assert "SupportedVoiceIds" in template


@mock_aws
def test_all_templates() -> None:
    response = sms().describe_notify_templates()
    assert ids_of(response) == IDS
    for template in response["NotifyTemplates"]:
        assert "{{code}}" in template["Content"]
        assert ("SupportedVoiceIds" in template) is ("VOICE" in template["Channels"])
        assert set(template["SupportedCountries"]) <= set(COUNTRIES)


@mock_aws
def test_templates_by_id_are_in_the_order_of_the_list() -> None:
    wanted = [f"{PREFIX}spanish-001", ENGLISH]
    response = sms().describe_notify_templates(TemplateIds=wanted)
    assert ids_of(response) == ["english-001", "spanish-001"]


@mock_aws
def test_a_template_that_does_not_exist() -> None:
    error = refused(
        sms().describe_notify_templates,
        TemplateIds=[ENGLISH, "notify-code-verification-english-01"],
    )
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == "notify-template"
    assert hint_of(error) == (
        "Use a template that DescribeNotifyTemplates returns (did you mean "
        "notify-code-verification-english-001?)"
    )


@mock_aws
def test_pages_of_templates() -> None:
    pages = (
        sms()
        .get_paginator("describe_notify_templates")
        .paginate(PaginationConfig={"PageSize": 4})
    )
    assert [ids_of(page) for page in pages] == [IDS[:4], IDS[4:8], IDS[8:]]


SPOKEN = ["english-001", "english-002", "german-001", "spanish-001"]


@pytest.mark.parametrize(
    "name, value, found",
    [
        ("template-type", "OTP_VERIFICATION", IDS),
        ("channels", "VOICE", SPOKEN),
        ("channels", "MMS", []),
        ("tier-access", "BASIC", [each for each in IDS if each != "english-003"]),
        ("supported-countries", "PL", []),
        (
            "supported-countries",
            "BR",
            [each for each in IDS if each != "french-002"],
        ),
        ("language-code", "fr-CA", ["french-002"]),
        ("language-code", "fr", ["french-001"]),
        ("language-code", "sv", []),
        ("supported-voice-ids", "LUPE", ["spanish-001"]),
    ],
)
@mock_aws
def test_a_filter_of_templates(name: str, value: str, found: list[str]) -> None:
    assert filtered(name, value) == found


@mock_aws
def test_the_type_in_the_guide_is_a_value_of_the_filter() -> None:
    assert filtered("template-type", "CODE_VERIFICATION") == IDS


@pytest.mark.beyond_moto
@pytest.mark.parametrize(
    "name, value, remedy",
    [
        ("language-code", "EN", "a language such as en or fr-CA"),
        ("language-code", "fr-ca", "a language such as en or fr-CA"),
        ("tier-access", "GOLD", "one of: ADVANCED, BASIC"),
        ("template-type", "OTP", "one of: CODE_VERIFICATION, OTP_VERIFICATION"),
    ],
)
@mock_aws
def test_a_value_that_a_filter_does_not_have(
    name: str, value: str, remedy: str
) -> None:
    error = refused(
        sms().describe_notify_templates, Filters=[{"Name": name, "Values": [value]}]
    )
    assert error["Reason"] == "INVALID_FILTER_VALUES"
    assert hint_of(error) == f"{name} cannot have the value {value}. Use {remedy}"


@mock_aws
def test_the_countries() -> None:
    countries = sms().list_notify_countries()["NotifyCountries"]
    assert [each["IsoCountryCode"] for each in countries] == COUNTRIES
    assert countries[0] == {
        "IsoCountryCode": "AS",
        "CountryName": "American Samoa",
        "SupportedChannels": ["SMS", "VOICE"],
        "SupportedUseCases": ["CODE_VERIFICATION"],
        "SupportedTiers": ["BASIC", "ADVANCED"],
        "CustomerOwnedIdentityRequired": False,
    }


@pytest.mark.parametrize(
    "request_members, count",
    [
        ({"Channels": ["VOICE"]}, 30),
        ({"Channels": ["MMS", "SMS"]}, 30),
        ({"Channels": ["MMS"]}, 0),
        ({"UseCases": ["CODE_VERIFICATION"]}, 30),
        ({"Tier": "ADVANCED"}, 30),
        ({"Tier": "BASIC", "Channels": ["RCS"]}, 0),
    ],
)
@mock_aws
def test_countries_that_support_something(
    request_members: dict[str, Any], count: int
) -> None:
    response = sms().list_notify_countries(**request_members)
    assert len(response["NotifyCountries"]) == count


@mock_aws
def test_pages_of_countries() -> None:
    pages = (
        sms()
        .get_paginator("list_notify_countries")
        .paginate(PaginationConfig={"PageSize": 20})
    )
    assert [len(page["NotifyCountries"]) for page in pages] == [20, 10]
