"""Configuration sets and their defaults."""

from __future__ import annotations

import datetime
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import backend, refused

ARN = "arn:aws:sms-voice:us-east-1:123456789012:configuration-set/"


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def newest() -> Any:
    """Return a client, and skip the test if its service model is an older one."""
    client = sms()
    if not hasattr(client, "set_default_message_feedback_enabled"):
        pytest.skip("the service model of this botocore has no message feedback")
    return client


def body(response: dict[str, Any]) -> dict[str, Any]:
    del response["ResponseMetadata"]
    return response


def named(client: Any, *names: str) -> list[str]:
    """Return the names of the sets that DescribeConfigurationSets returns."""
    found = client.describe_configuration_sets(ConfigurationSetNames=list(names))
    return [each["ConfigurationSetName"] for each in found["ConfigurationSets"]]


def filtered(client: Any, name: str, *values: str) -> list[str]:
    found = client.describe_configuration_sets(
        Filters=[{"Name": name, "Values": list(values)}]
    )
    return [each["ConfigurationSetName"] for each in found["ConfigurationSets"]]


@mock_aws
def test_a_created_set_has_no_defaults() -> None:
    client = sms()
    tags = [{"Key": "team", "Value": "alerts"}]
    created = body(
        client.create_configuration_set(ConfigurationSetName="alerts", Tags=tags)
    )
    at = created["CreatedTimestamp"]
    assert isinstance(at, datetime.datetime)
    assert created == {
        "ConfigurationSetArn": ARN + "alerts",
        "ConfigurationSetName": "alerts",
        "Tags": tags,
        "CreatedTimestamp": at,
    }
    assert client.describe_configuration_sets()["ConfigurationSets"] == [
        {
            "ConfigurationSetArn": ARN + "alerts",
            "ConfigurationSetName": "alerts",
            "EventDestinations": [],
            "CreatedTimestamp": at,
        }
    ]
    assert client.list_tags_for_resource(ResourceArn=ARN + "alerts")["Tags"] == tags


@mock_aws
def test_sets_are_described_by_name_or_arn() -> None:
    client = sms()
    for name in ("one", "two", "three"):
        client.create_configuration_set(ConfigurationSetName=name)
    assert named(client) == ["one", "two", "three"]
    assert named(client, ARN + "three", "one", "three") == ["one", "three"]
    error = refused(
        client.describe_configuration_sets, ConfigurationSetNames=["one", "four"]
    )
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == "configuration-set"
    assert error["ResourceId"] == "four"


@mock_aws
def test_a_name_is_used_once() -> None:
    client = sms()
    client.create_configuration_set(ConfigurationSetName="one")
    error = refused(client.create_configuration_set, ConfigurationSetName="one")
    assert error["Code"] == "ConflictException"
    assert error["Reason"] == "RESOURCE_ALREADY_EXISTS"
    assert error["ResourceType"] == "configuration-set"
    assert error["ResourceId"] == "one"


@mock_aws
def test_a_deleted_set_is_returned_whole_and_is_gone() -> None:
    client = newest()
    created = client.create_configuration_set(ConfigurationSetName="one")
    client.set_default_message_type(
        ConfigurationSetName="one", MessageType="PROMOTIONAL"
    )
    client.set_default_sender_id(ConfigurationSetName="one", SenderId="ACME")
    client.set_default_message_feedback_enabled(
        ConfigurationSetName="one", MessageFeedbackEnabled=True
    )
    deleted = body(client.delete_configuration_set(ConfigurationSetName=ARN + "one"))
    assert deleted == {
        "ConfigurationSetArn": ARN + "one",
        "ConfigurationSetName": "one",
        "EventDestinations": [],
        "DefaultMessageType": "PROMOTIONAL",
        "DefaultSenderId": "ACME",
        "DefaultMessageFeedbackEnabled": True,
        "CreatedTimestamp": created["CreatedTimestamp"],
    }
    assert named(client) == []
    error = refused(client.delete_configuration_set, ConfigurationSetName="one")
    assert error["Code"] == "ResourceNotFoundException"
    client.create_configuration_set(ConfigurationSetName="one")
    assert (
        "DefaultSenderId"
        not in (client.describe_configuration_sets()["ConfigurationSets"][0])
    )


@pytest.mark.parametrize("name", ["one", ARN + "one"])
@mock_aws
def test_a_default_is_set_described_and_removed(name: str) -> None:
    client = sms()
    client.create_configuration_set(ConfigurationSetName="one")
    own = {"ConfigurationSetArn": ARN + "one", "ConfigurationSetName": "one"}
    for member, parameter, value in (
        ("DefaultMessageType", "MessageType", "PROMOTIONAL"),
        ("DefaultSenderId", "SenderId", "acme"),
    ):
        snake = {"MessageType": "message_type", "SenderId": "sender_id"}[parameter]
        put = getattr(client, f"set_default_{snake}")
        delete = getattr(client, f"delete_default_{snake}")
        answer = body(put(ConfigurationSetName=name, **{parameter: value}))
        assert answer == own | {parameter: value}
        [found] = client.describe_configuration_sets()["ConfigurationSets"]
        assert found[member] == value
        assert body(delete(ConfigurationSetName=name)) == own | {parameter: value}
        [found] = client.describe_configuration_sets()["ConfigurationSets"]
        assert member not in found
        assert body(delete(ConfigurationSetName=name)) == own


@mock_aws
def test_message_feedback_is_set_on_and_off() -> None:
    client = newest()
    client.create_configuration_set(ConfigurationSetName="one")
    for value in (True, False):
        answer = body(
            client.set_default_message_feedback_enabled(
                ConfigurationSetName=ARN + "one", MessageFeedbackEnabled=value
            )
        )
        assert answer == {
            "ConfigurationSetArn": ARN + "one",
            "ConfigurationSetName": "one",
            "MessageFeedbackEnabled": value,
        }
        [found] = client.describe_configuration_sets()["ConfigurationSets"]
        assert found["DefaultMessageFeedbackEnabled"] is value


@pytest.mark.parametrize(
    "operation, arguments",
    [
        ("delete_configuration_set", {}),
        ("set_default_message_type", {"MessageType": "PROMOTIONAL"}),
        ("delete_default_message_type", {}),
        ("set_default_sender_id", {"SenderId": "ACME"}),
        ("delete_default_sender_id", {}),
        ("set_default_message_feedback_enabled", {"MessageFeedbackEnabled": True}),
    ],
)
@mock_aws
def test_a_set_must_exist(operation: str, arguments: dict[str, Any]) -> None:
    client = newest()
    client.create_configuration_set(ConfigurationSetName="one")
    call = getattr(client, operation)
    error = refused(call, ConfigurationSetName="none", **arguments)
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == "configuration-set"
    assert error["ResourceId"] == "none"
    pool = ARN.replace("configuration-set", "pool") + "one"
    error = refused(call, ConfigurationSetName=pool, **arguments)
    assert error["Code"] == "ValidationException"
    assert error["Reason"] == "INVALID_ARN"
    assert [field["Name"] for field in error["Fields"]] == ["configurationSetName"]


@mock_aws
def test_sets_are_filtered_by_their_defaults() -> None:
    client = newest()
    for name in ("one", "two", "three"):
        client.create_configuration_set(ConfigurationSetName=name)
    client.set_default_message_type(
        ConfigurationSetName="one", MessageType="PROMOTIONAL"
    )
    client.set_default_sender_id(ConfigurationSetName="two", SenderId="ACME")
    for name, value in (("one", True), ("two", False)):
        client.set_default_message_feedback_enabled(
            ConfigurationSetName=name, MessageFeedbackEnabled=value
        )
    assert filtered(client, "default-message-type", "PROMOTIONAL") == ["one"]
    assert filtered(client, "default-message-type", "TRANSACTIONAL") == []
    assert filtered(client, "default-sender-id", "ACME", "OTHER") == ["two"]
    assert filtered(client, "default-message-feedback-enabled", "true") == ["one"]
    off = filtered(client, "default-message-feedback-enabled", "false")
    assert off == ["two", "three"]
    assert filtered(client, "protect-configuration-id", "protect-1") == []


@pytest.mark.beyond_moto
@mock_aws
def test_a_filter_with_an_impossible_value_is_refused() -> None:
    for name in ("default-message-type", "default-message-feedback-enabled"):
        error = refused(
            newest().describe_configuration_sets,
            Filters=[{"Name": name, "Values": ["maybe"]}],
        )
        assert error["Code"] == "ValidationException"
        assert error["Reason"] == "INVALID_FILTER_VALUES"


@mock_aws
def test_sets_are_listed_in_pages() -> None:
    client = sms()
    for name in ("one", "two", "three"):
        client.create_configuration_set(ConfigurationSetName=name)
    page = client.describe_configuration_sets(MaxResults=2)
    assert [each["ConfigurationSetName"] for each in page["ConfigurationSets"]] == [
        "one",
        "two",
    ]
    rest = client.describe_configuration_sets(MaxResults=2, NextToken=page["NextToken"])
    assert [each["ConfigurationSetName"] for each in rest["ConfigurationSets"]] == [
        "three"
    ]
    assert "NextToken" not in rest


@mock_aws
def test_sets_of_another_region_are_separate() -> None:
    client = sms()
    client.create_configuration_set(ConfigurationSetName="one")
    other = boto3.client("pinpoint-sms-voice-v2", region_name="eu-west-1")
    assert named(other) == []
    other.create_configuration_set(ConfigurationSetName="one")
    other.delete_configuration_set(ConfigurationSetName="one")
    assert named(client) == ["one"]


@pytest.mark.in_process  # The association is set in the backend.
@mock_aws
def test_a_protect_configuration_is_described_until_the_set_is_deleted() -> None:
    client = newest()
    for name in ("one", "two"):
        client.create_configuration_set(ConfigurationSetName=name)
    [one] = [each for each in backend().store if each.id == "one"]
    one.protect_configuration_id = "protect-1"
    [found] = client.describe_configuration_sets(ConfigurationSetNames=["one"])[
        "ConfigurationSets"
    ]
    assert found["ProtectConfigurationId"] == "protect-1"
    assert filtered(client, "protect-configuration-id", "protect-1") == ["one"]
    deleted = client.delete_configuration_set(ConfigurationSetName="one")
    assert "ProtectConfigurationId" not in deleted
    assert filtered(client, "protect-configuration-id", "protect-1") == []
