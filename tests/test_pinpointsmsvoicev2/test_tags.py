"""TagResource, UntagResource, ListTagsForResource, and the Resource Groups Tagging API."""

import boto3
import pytest
from botocore.exceptions import ClientError

from moto import mock_aws
from moto.core.models import DEFAULT_ACCOUNT_ID as ACCOUNT_ID

from . import error_of

TOLL_FREE = "US_TOLL_FREE_REGISTRATION"


@mock_aws
def test_tag_untag_list() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    arn = client.create_registration(
        RegistrationType=TOLL_FREE, Tags=[{"Key": "Name", "Value": "Acme"}]
    )["RegistrationArn"]

    reply = client.tag_resource(
        ResourceArn=arn,
        Tags=[{"Key": "Name", "Value": "Acme Inc"}, {"Key": "team", "Value": "sms"}],
    )
    assert set(reply) == {"ResponseMetadata"}
    listed = client.list_tags_for_resource(ResourceArn=arn)
    del listed["ResponseMetadata"]
    assert listed == {
        "ResourceArn": arn,
        "Tags": [
            {"Key": "Name", "Value": "Acme Inc"},
            {"Key": "team", "Value": "sms"},
        ],
    }

    reply = client.untag_resource(ResourceArn=arn, TagKeys=["Name", "never there"])
    assert set(reply) == {"ResponseMetadata"}
    assert client.list_tags_for_resource(ResourceArn=arn)["Tags"] == [
        {"Key": "team", "Value": "sms"}
    ]


@mock_aws
def test_a_resource_without_tags() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    arn = client.create_registration(RegistrationType=TOLL_FREE)["RegistrationArn"]
    assert client.list_tags_for_resource(ResourceArn=arn)["Tags"] == []


@pytest.mark.parametrize(
    "operation, arguments",
    [
        ("tag_resource", {"Tags": [{"Key": "a", "Value": "b"}]}),
        ("untag_resource", {"TagKeys": ["a"]}),
        ("list_tags_for_resource", {}),
    ],
)
@mock_aws
def test_tags_of_unknown_resources(
    operation: str, arguments: dict[str, list[object]]
) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    call = getattr(client, operation)
    for kind, resource_id in (("registration", "registration-0"), ("pool", "pool-0")):
        arn = f"arn:aws:sms-voice:us-east-1:{ACCOUNT_ID}:{kind}/{resource_id}"
        with pytest.raises(ClientError) as refusal:
            call(ResourceArn=arn, **arguments)
        error = error_of(refusal)
        assert error["Code"] == "ResourceNotFoundException"
        assert error["ResourceType"] == kind
        assert error["ResourceId"] == resource_id
    with pytest.raises(ClientError) as refusal:
        call(ResourceArn=f"arn:aws:sqs:us-east-1:{ACCOUNT_ID}:queue", **arguments)
    error = error_of(refusal)
    assert error["Reason"] == "INVALID_ARN"
    assert error["Fields"][0]["Name"] == "resourceArn"


@mock_aws
def test_tags_are_deleted_with_their_resource() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    tags = [{"Key": "Name", "Value": "Acme"}]
    sender_id = {"SenderId": "ACME", "IsoCountryCode": "GB"}
    client.create_opt_out_list(OptOutListName="mine", Tags=tags)
    client.request_sender_id(**sender_id, Tags=tags)
    client.delete_opt_out_list(OptOutListName="mine")
    client.release_sender_id(**sender_id)
    # A new resource with the same name and ARN has no tags.
    again = client.create_opt_out_list(OptOutListName="mine")
    assert "Tags" not in again
    listed = client.list_tags_for_resource(ResourceArn=again["OptOutListArn"])
    assert listed["Tags"] == []
    again = client.request_sender_id(**sender_id)
    assert "Tags" not in again
    listed = client.list_tags_for_resource(ResourceArn=again["SenderIdArn"])
    assert listed["Tags"] == []


@mock_aws
def test_resource_groups_tagging_api() -> None:
    pytest.importorskip("moto", minversion="5.2.2")
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    arn = client.create_registration(
        RegistrationType=TOLL_FREE, Tags=[{"Key": "Name", "Value": "Acme"}]
    )["RegistrationArn"]
    client.create_registration(RegistrationType=TOLL_FREE)

    tagging = boto3.client("resourcegroupstaggingapi", region_name="us-east-1")
    for type_filter in ("sms-voice", "sms-voice:registration"):
        assert tagging.get_resources(ResourceTypeFilters=[type_filter])[
            "ResourceTagMappingList"
        ] == [{"ResourceARN": arn, "Tags": [{"Key": "Name", "Value": "Acme"}]}]
    assert tagging.get_tag_keys()["TagKeys"] == ["Name"]
    assert tagging.get_tag_values(Key="Name")["TagValues"] == ["Acme"]

    tagging.tag_resources(ResourceARNList=[arn], Tags={"team": "sms"})
    tagging.untag_resources(ResourceARNList=[arn], TagKeys=["Name"])
    assert client.list_tags_for_resource(ResourceArn=arn)["Tags"] == [
        {"Key": "team", "Value": "sms"}
    ]


def tags(count: int, prefix: str) -> list[dict[str, str]]:
    return [{"Key": f"{prefix}{number}", "Value": ""} for number in range(count)]


@mock_aws
def test_a_resource_has_50_tags_at_most() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    arn = client.create_registration(RegistrationType=TOLL_FREE, Tags=tags(49, "a"))[
        "RegistrationArn"
    ]
    client.tag_resource(ResourceArn=arn, Tags=tags(1, "b"))
    client.tag_resource(ResourceArn=arn, Tags=tags(49, "a"))
    with pytest.raises(ClientError) as refusal:
        client.tag_resource(ResourceArn=arn, Tags=tags(2, "b"))
    error = error_of(refusal)
    assert error["Code"] == "ServiceQuotaExceededException"
    assert error["Reason"] == "TAGS_PER_RESOURCE"
    assert len(client.list_tags_for_resource(ResourceArn=arn)["Tags"]) == 50


@mock_aws
def test_nothing_is_created_with_51_tags() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    with pytest.raises(ClientError) as refusal:
        client.create_opt_out_list(OptOutListName="mine", Tags=tags(51, "a"))
    assert error_of(refusal)["Reason"] == "TAGS_PER_RESOURCE"
    assert len(client.describe_opt_out_lists()["OptOutLists"]) == 1


@mock_aws
def test_tags_of_aws_are_refused() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    arn = client.create_registration(RegistrationType=TOLL_FREE)["RegistrationArn"]
    with pytest.raises(ClientError) as refusal:
        client.tag_resource(
            ResourceArn=arn, Tags=[{"Key": "aws:cloudformation:stack", "Value": "x"}]
        )
    error = error_of(refusal)
    assert error["Code"] == "ValidationException"
    assert error["Reason"] == "INVALID_PARAMETER"
    assert error["Fields"][0]["Name"] == "tags"
