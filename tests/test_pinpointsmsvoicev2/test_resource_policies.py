"""Resource policies, and the resources that they share."""

from __future__ import annotations

import json
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import progression, refused

OTHER = "210987654321"


@pytest.fixture(autouse=True)
def _policies_are_modelled() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    if not hasattr(client, "put_resource_policy"):
        pytest.skip("the service model of this botocore has no policies")


def client_of_the_other_account() -> Any:
    credentials = boto3.client("sts", region_name="us-east-1").assume_role(
        RoleArn=f"arn:aws:iam::{OTHER}:role/r", RoleSessionName="other"
    )["Credentials"]
    return boto3.client(
        "pinpoint-sms-voice-v2",
        region_name="us-east-1",
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretAccessKey"],
        aws_session_token=credentials["SessionToken"],
    )


def policy(principal: Any, effect: str = "Allow") -> str:
    statement = {"Effect": effect, "Principal": principal, "Action": "sms-voice:*"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def nested(depth: int) -> str:
    """Return a JSON object with nested lists, after a string that has brackets."""
    return '{"Id": "\\"[[{", "Statement": %s}' % ("[" * depth + "]" * depth)


@mock_aws
def test_policies() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    arn = client.describe_opt_out_lists()["OptOutLists"][0]["OptOutListArn"]
    empty = client.get_resource_policy(ResourceArn=arn)
    assert empty["ResourceArn"] == arn
    assert empty["Policy"] == "{}"
    text = policy({"Service": "sns.amazonaws.com"})
    put = client.put_resource_policy(ResourceArn=arn, Policy=text)
    got = client.get_resource_policy(ResourceArn=arn)
    assert put["Policy"] == got["Policy"] == text
    assert put["ResourceArn"] == got["ResourceArn"] == arn
    assert put["CreatedTimestamp"] == got["CreatedTimestamp"]
    assert client.delete_resource_policy(ResourceArn=arn)["Policy"] == text
    assert client.get_resource_policy(ResourceArn=arn)["Policy"] == "{}"
    assert client.delete_resource_policy(ResourceArn=arn)["Policy"] == "{}"
    missing = arn.replace("Default", "none")
    error = refused(client.get_resource_policy, ResourceArn=missing)
    assert error["Code"] == "ResourceNotFoundException"


@pytest.mark.parametrize(
    "text, message",
    [
        ("{", "Must be JSON: Expecting property name enclosed in double quotes"),
        ("[]", "Must be a JSON object"),
        ('{"Statement": NaN}', "Must be JSON: NaN is not JSON"),
        ('{"Id": "\\ud800"}', "Must be JSON: 'utf-8' codec can't encode character"),
        (nested(2500), "Must be JSON: nested more than 100 deep"),
        (nested(100), "Must be JSON: nested more than 100 deep"),
    ],
)
@mock_aws
def test_a_policy_that_is_not_a_json_object(text: str, message: str) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    arn = client.describe_opt_out_lists()["OptOutLists"][0]["OptOutListArn"]
    error = refused(client.put_resource_policy, ResourceArn=arn, Policy=text)
    assert error["Code"] == "ValidationException"
    assert error["Reason"] == "CANNOT_PARSE"
    [field] = error["Fields"]
    assert field["Name"] == "policy"
    assert field["Message"].startswith(message)
    assert client.get_resource_policy(ResourceArn=arn)["Policy"] == "{}"


@pytest.mark.parametrize(
    "statement",
    [
        "text",
        ["text", 5, None, []],
        [{"Effect": ["Allow"], "Principal": "*"}],
        [{"Effect": "Allow", "Principal": {"AWS": [{}, 5, None]}}],
        [{"Effect": "Allow", "Principal": 5}],
        [["["]] * 200,
        json.loads(nested(99))["Statement"],
    ],
)
@mock_aws
def test_a_policy_with_invalid_statements_shares_nothing(statement: Any) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    arn = client.describe_opt_out_lists()["OptOutLists"][0]["OptOutListArn"]
    text = json.dumps({"Statement": statement})
    assert client.put_resource_policy(ResourceArn=arn, Policy=text)["Policy"] == text
    other = client_of_the_other_account()
    assert other.describe_opt_out_lists(Owner="SHARED")["OptOutLists"] == []


@mock_aws
def test_each_of_two_statements_shares() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    other = client_of_the_other_account()
    arn = client.create_opt_out_list(OptOutListName="ours")["OptOutListArn"]
    allow, others = (
        {"Effect": "Allow", "Principal": {"AWS": account}, "Action": "sms-voice:*"}
        for account in (OTHER, "333333333333")
    )
    for statements in ([allow, others], [others, allow]):
        text = json.dumps({"Statement": statements})
        client.put_resource_policy(ResourceArn=arn, Policy=text)
        [shared] = other.describe_opt_out_lists(Owner="SHARED")["OptOutLists"]
        assert shared["OptOutListArn"] == arn


@mock_aws
def test_sharing() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    other = client_of_the_other_account()
    arn = client.create_opt_out_list(OptOutListName="ours")["OptOutListArn"]
    mine = other.describe_opt_out_lists()["OptOutLists"]

    def shared() -> list[str]:
        lists = other.describe_opt_out_lists(Owner="SHARED")["OptOutLists"]
        return [each["OptOutListArn"] for each in lists]

    for principal, seen in (
        ({"AWS": f"arn:aws:iam::{OTHER}:root"}, [arn]),
        ({"AWS": [OTHER]}, [arn]),
        ("*", [arn]),
        ({"AWS": "arn:aws:iam::333333333333:root"}, []),
        ({"Service": "sns.amazonaws.com"}, []),
        # A malformed principal matches no account.
        ({"AWS": f"arn:aws:iam::{OTHER}"}, []),
        ({"AWS": f"aws:iam:::{OTHER}:root"}, []),
        ({"AWS": "arn:aws"}, []),
    ):
        client.put_resource_policy(ResourceArn=arn, Policy=policy(principal))
        assert shared() == seen
    client.put_resource_policy(ResourceArn=arn, Policy="{}")
    assert shared() == []
    client.put_resource_policy(ResourceArn=arn, Policy=policy("*", effect="Deny"))
    assert shared() == []
    error = refused(other.describe_opt_out_lists, OptOutListNames=[arn])
    assert error["Reason"] == "RESOURCE_NOT_ACCESSIBLE"
    default = arn.replace("ours", "Default")
    for each in (default, arn):
        client.put_resource_policy(ResourceArn=each, Policy=policy({"AWS": OTHER}))
    assert shared() == [default, arn]
    [found] = other.describe_opt_out_lists(OptOutListNames=[arn])["OptOutLists"]
    assert found["OptOutListArn"] == arn
    # A shared resource is listed but cannot be changed.
    error = refused(other.delete_opt_out_list, OptOutListName=arn)
    assert error["Reason"] == "RESOURCE_NOT_ACCESSIBLE"
    error = refused(other.get_resource_policy, ResourceArn=arn)
    assert error["Reason"] == "RESOURCE_NOT_ACCESSIBLE"
    assert other.describe_opt_out_lists(Owner="SELF")["OptOutLists"] == mine


@mock_aws
def test_a_released_number_is_not_shared_after_its_deletion() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    other = client_of_the_other_account()

    def shared_and_released() -> str:
        number = client.request_phone_number(
            IsoCountryCode="US",
            MessageType="TRANSACTIONAL",
            NumberCapabilities=["SMS"],
            NumberType="SIMULATOR",
        )
        arn = str(number["PhoneNumberArn"])
        client.put_resource_policy(ResourceArn=arn, Policy=policy({"AWS": OTHER}))
        client.release_phone_number(PhoneNumberId=number["PhoneNumberId"])
        return arn

    def shared() -> list[str]:
        listed = other.describe_phone_numbers(Owner="SHARED")["PhoneNumbers"]
        return [number["PhoneNumberArn"] for number in listed]

    # The deletion ends when the other account lists the number.
    with progression("phone-number", progression="immediate"):
        shared_and_released()
        assert shared() == []
    # The deletion ends when the owner lists the number.
    arn = shared_and_released()
    assert shared() == [arn]
    assert client.describe_phone_numbers()["PhoneNumbers"] == []
    assert shared() == []


@mock_aws
def test_a_resource_does_not_inherit_the_policy_of_a_deleted_one() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    arn = client.create_opt_out_list(OptOutListName="ours")["OptOutListArn"]
    client.put_resource_policy(ResourceArn=arn, Policy=policy({"AWS": OTHER}))
    client.delete_opt_out_list(OptOutListName="ours")
    assert client.create_opt_out_list(OptOutListName="ours")["OptOutListArn"] == arn
    assert client.get_resource_policy(ResourceArn=arn)["Policy"] == "{}"
    other = client_of_the_other_account()
    assert other.describe_opt_out_lists(Owner="SHARED")["OptOutLists"] == []
