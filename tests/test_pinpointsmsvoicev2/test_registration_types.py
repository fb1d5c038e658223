"""DescribeRegistrationTypeDefinitions."""

import boto3
import pytest
from botocore.exceptions import ClientError

from moto import mock_aws

from . import error_of


@mock_aws
def test_all_types() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    definitions = client.describe_registration_type_definitions()[
        "RegistrationTypeDefinitions"
    ]
    names = [definition["RegistrationType"] for definition in definitions]
    assert len(names) == len(set(names)) == 78
    assert names[0] == "US_TOLL_FREE_REGISTRATION"
    assert names[-1] == "MANAGED_ROUTES_BRAND_VERIFICATION"
    assert all(definition["DisplayHints"]["Title"] for definition in definitions)


@mock_aws
def test_every_listed_type_can_be_created() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    paginator = client.get_paginator("describe_registration_type_definitions")
    for page in paginator.paginate(PaginationConfig={"PageSize": 10}):
        for definition in page["RegistrationTypeDefinitions"]:
            name = definition["RegistrationType"]
            created = client.create_registration(RegistrationType=name)
            assert created["RegistrationType"] == name
    assert len(client.describe_registrations()["Registrations"]) == 78


@mock_aws
def test_types_by_name() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    definitions = client.describe_registration_type_definitions(
        RegistrationTypes=[
            "US_TEN_DLC_CAMPAIGN_REGISTRATION",
            "US_TOLL_FREE_REGISTRATION",
        ]
    )["RegistrationTypeDefinitions"]
    assert definitions == [
        {
            "RegistrationType": "US_TOLL_FREE_REGISTRATION",
            "DisplayHints": {"Title": "US toll-free number registration"},
            "SupportedAssociations": [
                {
                    "ResourceType": "TOLL_FREE",
                    "IsoCountryCode": "US",
                    "AssociationBehavior": "ASSOCIATE_BEFORE_SUBMIT",
                    "DisassociationBehavior": "DISASSOCIATE_ALL_CLOSES_REGISTRATION",
                }
            ],
        },
        {
            "RegistrationType": "US_TEN_DLC_CAMPAIGN_REGISTRATION",
            "DisplayHints": {"Title": "US 10DLC campaign registration"},
            "SupportedAssociations": [
                {
                    "ResourceType": "US_TEN_DLC_BRAND_REGISTRATION",
                    "IsoCountryCode": "US",
                    "AssociationBehavior": "ASSOCIATE_BEFORE_SUBMIT",
                    "DisassociationBehavior": "DELETE_REGISTRATION_DISASSOCIATES",
                },
                {
                    "ResourceType": "TEN_DLC",
                    "IsoCountryCode": "US",
                    "AssociationBehavior": "ASSOCIATE_AFTER_COMPLETE",
                    "DisassociationBehavior": "DISASSOCIATE_ALL_ALLOWS_DELETE_REGISTRATION",
                },
            ],
        },
    ]


@mock_aws
def test_a_type_of_several_countries_has_the_country_in_its_title() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    definitions = client.describe_registration_type_definitions(
        RegistrationTypes=["FR_RCS_LAUNCH_REGISTRATION", "GB_SENDER_ID_REGISTRATION"]
    )["RegistrationTypeDefinitions"]
    assert [definition["DisplayHints"] for definition in definitions] == [
        {"Title": "FR RCS launch"},
        {"Title": "GB sender ID registration"},
    ]


@mock_aws
def test_an_unknown_type() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    with pytest.raises(ClientError) as refusal:
        client.describe_registration_type_definitions(RegistrationTypes=["X"])
    error = error_of(refusal)
    assert error["Reason"] == "UNKNOWN_REGISTRATION_TYPE"
    assert error["Fields"][0]["Name"] == "registrationTypes"


@mock_aws
def test_filters() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")

    def names(**filters: list[str]) -> list[str]:
        definitions = client.describe_registration_type_definitions(
            Filters=[
                {
                    "Name": f"supported-association-{name.replace('_', '-')}",
                    "Values": values,
                }
                for name, values in filters.items()
            ]
        )["RegistrationTypeDefinitions"]
        return [definition["RegistrationType"] for definition in definitions]

    assert names(iso_country_code=["GB"]) == [
        "GB_RCS_LAUNCH_REGISTRATION",
        "GB_SENDER_ID_REGISTRATION",
        "GB_LONG_CODE_REGISTRATION",
        "GB_SHORT_CODE_REGISTRATION",
    ]
    assert names(
        iso_country_code=["GB", "IN"], resource_type=["SENDER_ID", "TOLL_FREE"]
    ) == ["IN_SENDER_ID_REGISTRATION", "GB_SENDER_ID_REGISTRATION"]
    assert len(names(resource_type=["RCS_AGENT"])) == 23
    assert names(resource_type=["HORSE"]) == []
