"""CreateRegistration, DescribeRegistrations, DeleteRegistration."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import boto3
import pytest
from botocore.exceptions import ClientError

from moto import mock_aws
from moto.core.models import DEFAULT_ACCOUNT_ID as ACCOUNT_ID

from . import error_of

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"
BRAND = "US_TEN_DLC_BRAND_REGISTRATION"


@mock_aws
def test_create_registration() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="eu-west-1")
    before = datetime.now(timezone.utc) - timedelta(seconds=1)
    created = client.create_registration(RegistrationType=TOLL_FREE)
    del created["ResponseMetadata"]

    registration_id = created["RegistrationId"]
    assert re.fullmatch("registration-[0-9a-f]{32}", registration_id)
    assert before <= created.pop("CreatedTimestamp") <= before + timedelta(minutes=5)
    assert created == {
        "RegistrationArn": f"arn:aws:sms-voice:eu-west-1:{ACCOUNT_ID}:registration/{registration_id}",
        "RegistrationId": registration_id,
        "RegistrationType": TOLL_FREE,
        "RegistrationStatus": "CREATED",
        "CurrentVersionNumber": 1,
    }


@mock_aws
def test_create_registration_replies_with_its_tags() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    created = client.create_registration(
        RegistrationType=TOLL_FREE,
        Tags=[{"Key": "Name", "Value": "Acme"}, {"Key": "team", "Value": ""}],
    )
    assert created["Tags"] == [
        {"Key": "Name", "Value": "Acme"},
        {"Key": "team", "Value": ""},
    ]


@mock_aws
def test_create_registration_of_an_unknown_type() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    with pytest.raises(ClientError) as refusal:
        client.create_registration(RegistrationType="US_CARRIER_PIGEON")
    assert error_of(refusal) == {
        "Code": "ValidationException",
        "Message": 'Validation Exception: Reason="UNKNOWN_REGISTRATION_TYPE" Fields="registrationType": Unknown registration type US_CARRIER_PIGEON. Use a name that DescribeRegistrationTypeDefinitions returns',
        "Reason": "UNKNOWN_REGISTRATION_TYPE",
        "Fields": [
            {
                "Name": "registrationType",
                "Message": "Unknown registration type US_CARRIER_PIGEON. Use a name that "
                "DescribeRegistrationTypeDefinitions returns",
            }
        ],
    }
    assert client.describe_registrations()["Registrations"] == []


@pytest.mark.beyond_moto
@mock_aws
def test_client_token_returns_the_first_reply() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    request = {
        "RegistrationType": TOLL_FREE,
        "ClientToken": "once",
        "Tags": [{"Key": "a", "Value": "b"}],
    }
    first = client.create_registration(**request)
    again = client.create_registration(**request)
    del first["ResponseMetadata"], again["ResponseMetadata"]
    assert again == first
    assert len(client.describe_registrations()["Registrations"]) == 1


@pytest.mark.beyond_moto
@mock_aws
def test_client_token_with_other_parameters() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    first = client.create_registration(RegistrationType=TOLL_FREE, ClientToken="once")
    with pytest.raises(ClientError) as refusal:
        client.create_registration(RegistrationType=BRAND, ClientToken="once")
    error = error_of(refusal)
    assert error["Code"] == "ConflictException"
    assert error["Reason"] == "RESOURCE_ALREADY_EXISTS"
    assert error["ResourceType"] == "registration"
    assert error["ResourceId"] == first["RegistrationId"]
    assert len(client.describe_registrations()["Registrations"]) == 1


@mock_aws
def test_client_token_belongs_to_its_region() -> None:
    for region in ("us-east-1", "us-west-2"):
        client = boto3.client("pinpoint-sms-voice-v2", region_name=region)
        client.create_registration(RegistrationType=TOLL_FREE, ClientToken="once")
        assert len(client.describe_registrations()["Registrations"]) == 1


@mock_aws
def test_describe_registrations_of_an_empty_account() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    reply = client.describe_registrations()
    del reply["ResponseMetadata"]
    assert reply == {"Registrations": []}


@mock_aws
def test_describe_registrations_lists_what_was_created_oldest_first() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    created = []
    for registration_type in (TOLL_FREE, BRAND, TOLL_FREE):
        record = client.create_registration(RegistrationType=registration_type)
        del record["ResponseMetadata"]
        created.append(record)
    assert client.describe_registrations()["Registrations"] == created


@mock_aws
def test_describe_registrations_does_not_show_tags() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    client.create_registration(
        RegistrationType=TOLL_FREE, Tags=[{"Key": "a", "Value": "b"}]
    )
    [record] = client.describe_registrations()["Registrations"]
    assert set(record) == {
        "RegistrationArn",
        "RegistrationId",
        "RegistrationType",
        "RegistrationStatus",
        "CurrentVersionNumber",
        "CreatedTimestamp",
    }


@mock_aws
def test_describe_registrations_by_id_and_by_arn() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    first, second, third = (
        client.create_registration(RegistrationType=TOLL_FREE) for _ in range(3)
    )
    listed = client.describe_registrations(
        RegistrationIds=[
            third["RegistrationArn"],
            first["RegistrationId"],
            first["RegistrationArn"],
        ]
    )["Registrations"]
    assert [record["RegistrationId"] for record in listed] == [
        first["RegistrationId"],
        third["RegistrationId"],
    ]
    assert second["RegistrationId"] not in str(listed)


@mock_aws
def test_describe_registrations_with_an_empty_list_of_ids_lists_all() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    client.create_registration(RegistrationType=TOLL_FREE)
    listed = client.describe_registrations(RegistrationIds=[])["Registrations"]
    assert len(listed) == 1


@mock_aws
def test_describe_registrations_of_an_unknown_id() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    known = client.create_registration(RegistrationType=TOLL_FREE)["RegistrationId"]
    unknown = "registration-" + 32 * "0"
    for name in (
        unknown,
        f"arn:aws:sms-voice:us-east-1:{ACCOUNT_ID}:registration/{unknown}",
    ):
        with pytest.raises(ClientError) as refusal:
            client.describe_registrations(RegistrationIds=[known, name])
        assert error_of(refusal) == {
            "Code": "ResourceNotFoundException",
            "Message": f'Resource not found: ResourceType="registration" ResourceId="{unknown}": Does not exist in us-east-1 of the account {ACCOUNT_ID}. Use one that DescribeRegistrations returns',
            "ResourceType": "registration",
            "ResourceId": unknown,
        }


@pytest.mark.parametrize(
    "arn, reason",
    [
        ("arn:aws:sms-voice", "INVALID_ARN"),
        (f"arn:aws:sqs:us-east-1:{ACCOUNT_ID}:registration/r", "INVALID_ARN"),
        (f"arn:aws-cn:sms-voice:us-east-1:{ACCOUNT_ID}:registration/r", "INVALID_ARN"),
        (f"arn:aws:sms-voice:us-west-2:{ACCOUNT_ID}:registration/r", "INVALID_ARN"),
        (f"arn:aws:sms-voice:us-east-1:{ACCOUNT_ID}:pool/pool-1", "INVALID_ARN"),
        (f"arn:aws:sms-voice:us-east-1:{ACCOUNT_ID}:shoe/1", "INVALID_ARN"),
        (f"arn:aws:sms-voice:us-east-1:{ACCOUNT_ID}:registration", "INVALID_ARN"),
        (
            "arn:aws:sms-voice:us-east-1:210987654321:registration/r",
            "RESOURCE_NOT_ACCESSIBLE",
        ),
    ],
)
@mock_aws
def test_invalid_arns(arn: str, reason: str) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    with pytest.raises(ClientError) as refusal:
        client.describe_registrations(RegistrationIds=[arn])
    error = error_of(refusal)
    assert (error["Code"], error["Reason"]) == ("ValidationException", reason)
    assert error["Fields"][0]["Name"] == "registrationIds"

    with pytest.raises(ClientError) as refusal:
        client.delete_registration(RegistrationId=arn)
    error = error_of(refusal)
    assert (error["Code"], error["Reason"]) == ("ValidationException", reason)
    assert error["Fields"][0]["Name"] == "registrationId"


@mock_aws
def test_registrations_belong_to_their_region() -> None:
    east = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    west = boto3.client("pinpoint-sms-voice-v2", region_name="us-west-2")
    registration_id = east.create_registration(RegistrationType=TOLL_FREE)[
        "RegistrationId"
    ]
    assert west.describe_registrations()["Registrations"] == []
    with pytest.raises(ClientError) as refusal:
        west.describe_registrations(RegistrationIds=[registration_id])
    assert error_of(refusal)["Code"] == "ResourceNotFoundException"


@mock_aws
def test_govcloud_arn() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-gov-west-1")
    arn = client.create_registration(RegistrationType=TOLL_FREE)["RegistrationArn"]
    assert arn.startswith(f"arn:aws-us-gov:sms-voice:us-gov-west-1:{ACCOUNT_ID}:")
    assert client.describe_registrations(RegistrationIds=[arn])["Registrations"]


@mock_aws
def test_delete_registration() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    created = client.create_registration(
        RegistrationType=TOLL_FREE, Tags=[{"Key": "a", "Value": "b"}]
    )
    kept = client.create_registration(RegistrationType=BRAND)["RegistrationId"]

    deleted = client.delete_registration(RegistrationId=created["RegistrationArn"])
    for reply in (created, deleted):
        del reply["ResponseMetadata"]
    del created["Tags"]
    assert deleted == created | {"RegistrationStatus": "DELETED"}

    listed = client.describe_registrations()["Registrations"]
    assert [record["RegistrationId"] for record in listed] == [kept]
    calls: list[Callable[[], object]] = [
        lambda: client.describe_registrations(
            RegistrationIds=[created["RegistrationId"]]
        ),
        lambda: client.delete_registration(RegistrationId=created["RegistrationId"]),
        lambda: client.describe_registration_versions(
            RegistrationId=created["RegistrationId"]
        ),
        lambda: client.list_tags_for_resource(ResourceArn=created["RegistrationArn"]),
    ]
    for call in calls:
        with pytest.raises(ClientError) as refusal:
            call()
        assert error_of(refusal)["Code"] == "ResourceNotFoundException"


@mock_aws
def test_quotas_are_not_enforced_by_default() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    for _ in range(26):
        client.create_registration(RegistrationType=TOLL_FREE)
    assert len(client.describe_registrations()["Registrations"]) == 26
