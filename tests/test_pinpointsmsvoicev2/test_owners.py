"""Owner and ids in the describe operations: own, shared and unknown resources."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

import boto3
import pytest

from moto import mock_aws

from . import refused
from .test_resource_policies import client_of_the_other_account

ARN = "arn:aws:sms-voice:us-east-1:123456789012:"
NUMBER = {
    "IsoCountryCode": "US",
    "MessageType": "TRANSACTIONAL",
    "NumberCapabilities": ["SMS"],
    "NumberType": "SIMULATOR",
}
SENDER_ID = {"SenderId": "ACME", "IsoCountryCode": "GB"}


class Kind(NamedTuple):
    """How a kind of resource is created, described and identified."""

    create: str
    request: dict[str, Any]
    describe: str
    listed: str
    ids: str
    arn: str
    resource_type: str
    has_owner: bool = True


KINDS = [
    Kind(
        "request_phone_number",
        NUMBER,
        "describe_phone_numbers",
        "PhoneNumbers",
        "PhoneNumberIds",
        "PhoneNumberArn",
        "phone-number",
    ),
    Kind(
        "request_sender_id",
        SENDER_ID,
        "describe_sender_ids",
        "SenderIds",
        "SenderIds",
        "SenderIdArn",
        "sender-id",
    ),
    Kind(
        "create_pool",
        {
            "OriginationIdentity": "ACME",
            "IsoCountryCode": "GB",
            "MessageType": "TRANSACTIONAL",
        },
        "describe_pools",
        "Pools",
        "PoolIds",
        "PoolArn",
        "pool",
    ),
    Kind(
        "create_opt_out_list",
        {"OptOutListName": "ours"},
        "describe_opt_out_lists",
        "OptOutLists",
        "OptOutListNames",
        "OptOutListArn",
        "opt-out-list",
    ),
    Kind(
        "create_verified_destination_number",
        {"DestinationPhoneNumber": "+12065550100"},
        "describe_verified_destination_numbers",
        "VerifiedDestinationNumbers",
        "VerifiedDestinationNumberIds",
        "VerifiedDestinationNumberArn",
        "verified-destination-number",
        has_owner=False,
    ),
    Kind(
        "create_registration",
        {"RegistrationType": "US_TOLL_FREE_REGISTRATION"},
        "describe_registrations",
        "Registrations",
        "RegistrationIds",
        "RegistrationArn",
        "registration",
        has_owner=False,
    ),
    Kind(
        "create_registration_attachment",
        {"AttachmentBody": b"%PDF-1.7"},
        "describe_registration_attachments",
        "RegistrationAttachments",
        "RegistrationAttachmentIds",
        "RegistrationAttachmentArn",
        "registration-attachment",
        has_owner=False,
    ),
]
OWNED = [kind for kind in KINDS if kind.has_owner]


def named(kind: Kind, arn: str) -> dict[str, list[Any]]:
    """Return the ids of a request for one resource."""
    of_sender_id = {"SenderId": arn, "IsoCountryCode": "GB"}
    return {kind.ids: [of_sender_id if kind.ids == "SenderIds" else arn]}


def arns(client: Any, kind: Kind, **request: Any) -> list[str]:
    listed = getattr(client, kind.describe)(**request)[kind.listed]
    return [each[kind.arn] for each in listed]


def created(client: Any, kind: Kind) -> str:
    if kind.create == "create_pool":
        client.request_sender_id(**SENDER_ID)
    return str(getattr(client, kind.create)(**kind.request)[kind.arn])


def of(kinds: list[Kind]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("kind", kinds, ids=[kind.ids for kind in kinds])


@of(OWNED)
@mock_aws
def test_shared_resources_are_listed_separately(kind: Kind) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    if not hasattr(client, "put_resource_policy"):
        pytest.skip("the service model of this botocore has no policies")
    other = client_of_the_other_account()
    arn = created(client, kind)
    statement = {"Effect": "Allow", "Principal": "*", "Action": "sms-voice:*"}
    policy = json.dumps({"Statement": [statement]})
    client.put_resource_policy(ResourceArn=arn, Policy=policy)
    assert arns(other, kind, Owner="SHARED") == [arn]
    assert arn not in arns(other, kind)
    assert arn not in arns(other, kind, Owner="SELF")
    assert arns(other, kind, **named(kind, arn)) == [arn]
    # The owner does not see it as shared.
    assert arns(client, kind, Owner="SHARED") == []
    assert arn in arns(client, kind, Owner="SELF")


@mock_aws
def test_the_identities_of_a_shared_pool() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    if not hasattr(client, "put_resource_policy"):
        pytest.skip("the service model of this botocore has no policies")
    other = client_of_the_other_account()
    arn = created(client, KINDS[2])
    error = refused(other.list_pool_origination_identities, PoolId=arn)
    assert error["Reason"] == "RESOURCE_NOT_ACCESSIBLE"
    statement = {"Effect": "Allow", "Principal": "*", "Action": "sms-voice:*"}
    client.put_resource_policy(
        ResourceArn=arn, Policy=json.dumps({"Statement": [statement]})
    )
    [member] = other.list_pool_origination_identities(PoolId=arn)[
        "OriginationIdentities"
    ]
    assert member["OriginationIdentity"] == "ACME"


@of(OWNED)
@mock_aws
def test_ids_and_an_owner(kind: Kind) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    describe = getattr(client, kind.describe)
    shape = client.meta.service_model.operation_model(
        client.meta.method_to_api_mapping[kind.describe]
    ).input_shape
    if "Owner" not in shape.members:
        pytest.skip("the service model of this botocore has no Owner")
    error = refused(describe, **named(kind, created(client, kind)), Owner="SELF")
    assert error["Reason"] == "PARAMETERS_CANNOT_BE_USED_TOGETHER"
    ids = kind.ids[0].lower() + kind.ids[1:]
    message = f"Set either {kind.ids} or Owner"
    assert error["Fields"] == [
        {"Name": name, "Message": message} for name in (ids, "owner")
    ]


@of(KINDS)
@mock_aws
def test_the_first_unknown_id_is_reported(kind: Kind) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    describe = getattr(client, kind.describe)
    arn = created(client, kind)
    assert arns(client, kind, **named(kind, arn)) == [arn]
    path = f"{kind.resource_type}/none"
    error = refused(describe, **named(kind, ARN + path))
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == kind.resource_type
    assert error["ResourceId"] == "none"


@of(KINDS)
@mock_aws
def test_arns_of_no_resource(kind: Kind) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    describe = getattr(client, kind.describe)
    path = f"{kind.resource_type}/none"
    other_kind = "pool" if kind.resource_type == "phone-number" else "phone-number"
    for arn, reason in (
        (f"arn:aws:sms-voice:us-west-2:123456789012:{path}", "INVALID_ARN"),
        (f"arn:aws-cn:sms-voice:us-east-1:123456789012:{path}", "INVALID_ARN"),
        (f"arn:aws:sqs:us-east-1:123456789012:{path}", "INVALID_ARN"),
        (f"{ARN}{kind.resource_type}", "INVALID_ARN"),
        (f"{ARN}{kind.resource_type}/", "INVALID_ARN"),
        (f"{ARN}carrier-pigeon/none", "INVALID_ARN"),
        (f"{ARN}{other_kind}/none", "INVALID_ARN"),
        (f"arn:aws:sms-voice:us-east-1:{path}", "INVALID_ARN"),
        (
            f"arn:aws:sms-voice:us-east-1:210987654321:{path}",
            "RESOURCE_NOT_ACCESSIBLE",
        ),
    ):
        error = refused(describe, **named(kind, arn))
        assert error["Reason"] == reason
        ids = kind.ids[0].lower() + kind.ids[1:]
        assert [field["Name"] for field in error["Fields"]] == [ids]


@of(KINDS)
@mock_aws
def test_resources_are_listed_once_oldest_first(kind: Kind) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    first = created(client, kind)
    again = {
        "OptOutListName": "ours-2",
        "DestinationPhoneNumber": "+12065550101",
        "SenderId": "ACME2",
    }
    request = {
        name: again.get(name, value) if name in again else value
        for name, value in kind.request.items()
    }
    second = getattr(client, kind.create)(**request)[kind.arn]
    wanted = [named(kind, arn)[kind.ids][0] for arn in (second, first, second)]
    assert arns(client, kind, **{kind.ids: wanted}) == [first, second]


@pytest.mark.parametrize(
    "kind, prefix",
    [
        (kind, prefix)
        for kind, prefix in zip(
            KINDS,
            ["phone-", None, "pool-", None, "vdn-", "registration-", "attachment-"],
            strict=True,
        )
        if prefix
    ],
)
@mock_aws
def test_prefixes_of_ids(kind: Kind, prefix: str) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    arn = created(client, kind)
    assert re.fullmatch(f"{prefix}[0-9a-f]{{32}}", arn.partition("/")[2])


@of([kind for kind in KINDS if not kind.has_owner])
@mock_aws
def test_a_resource_without_a_policy(kind: Kind) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    if not hasattr(client, "put_resource_policy"):
        pytest.skip("the service model of this botocore has no policies")
    arn = created(client, kind)
    for call, arguments in (
        (client.put_resource_policy, {"Policy": "{}"}),
        (client.get_resource_policy, {}),
        (client.delete_resource_policy, {}),
    ):
        error = refused(call, ResourceArn=arn, **arguments)
        assert error["Reason"] == "INVALID_ARN"
        assert [field["Name"] for field in error["Fields"]] == ["resourceArn"]


@of(KINDS)
@mock_aws
def test_tags_from_the_start(kind: Kind) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    if kind.create == "create_pool":
        client.request_sender_id(**SENDER_ID)
    create = getattr(client, kind.create)
    tags = [{"Key": f"key-{number}", "Value": "x"} for number in range(51)]
    before = arns(client, kind)
    for refused_tags, code in (
        (tags, "ServiceQuotaExceededException"),
        ([{"Key": "aws:x", "Value": "x"}], "ValidationException"),
    ):
        error = refused(create, **kind.request, Tags=refused_tags)
        assert error["Code"] == code
        assert arns(client, kind) == before
    made = create(**kind.request, Tags=tags[:50])
    assert made["Tags"] == tags[:50]
    listed = client.list_tags_for_resource(ResourceArn=made[kind.arn])
    assert listed["Tags"] == tags[:50]
