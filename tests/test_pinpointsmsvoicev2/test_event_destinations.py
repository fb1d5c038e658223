"""Event destinations of configuration sets, and the access to them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import refused
from .test_configuration_sets import ARN, body, filtered, sms

LOGS, FIREHOSE, SNS = (
    "CloudWatchLogsDestination",
    "KinesisFirehoseDestination",
    "SnsDestination",
)
ROLE = "arn:aws:iam::123456789012:role/sms-events"
GROUP = "arn:aws:logs:us-east-1:123456789012:log-group:events"
STREAM = "arn:aws:firehose:us-east-1:123456789012:deliverystream/events"
TOPIC = "arn:aws:sns:us-east-1:123456789012:events"


def create_role() -> str:
    trust = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": "sms-voice.amazonaws.com"},
                "Action": "sts:AssumeRole",
            }
        ],
    }
    iam = boto3.client("iam", region_name="us-east-1")
    role = iam.create_role(
        RoleName="sms-events", AssumeRolePolicyDocument=json.dumps(trust)
    )
    return str(role["Role"]["Arn"])


def create_log_group(name: str = "events") -> dict[str, str]:
    logs = boto3.client("logs", region_name="us-east-1")
    logs.create_log_group(logGroupName=name)
    [group] = logs.describe_log_groups(logGroupNamePrefix=name)["logGroups"]
    return {"IamRoleArn": ROLE, "LogGroupArn": group["arn"]}


def create_stream(name: str = "events") -> dict[str, str]:
    boto3.client("s3", region_name="us-east-1").create_bucket(Bucket=f"{name}-bucket")
    firehose = boto3.client("firehose", region_name="us-east-1")
    stream = firehose.create_delivery_stream(
        DeliveryStreamName=name,
        ExtendedS3DestinationConfiguration={
            "RoleARN": ROLE,
            "BucketARN": f"arn:aws:s3:::{name}-bucket",
        },
    )
    return {"IamRoleArn": ROLE, "DeliveryStreamArn": stream["DeliveryStreamARN"]}


def create_topic(
    name: str = "events", region_name: str = "us-east-1"
) -> dict[str, str]:
    sns = boto3.client("sns", region_name=region_name)
    return {"TopicArn": sns.create_topic(Name=name)["TopicArn"]}


#: by member of the request, what creates a destination, and its ARN
SINKS: dict[str, tuple[Callable[..., dict[str, str]], str, str]] = {
    LOGS: (create_log_group, "LogGroupArn", "Log Group"),
    FIREHOSE: (create_stream, "DeliveryStreamArn", "Kinesis Firehose Stream"),
    SNS: (create_topic, "TopicArn", "SNS Topic"),
}


def with_set() -> Any:
    """Return a client of an account with the configuration set one."""
    client = sms()
    client.create_configuration_set(ConfigurationSetName="one")
    return client


def add(client: Any, name: str = "topic", **members: Any) -> dict[str, Any]:
    """Add an event destination, by default a topic that receives all events."""
    if not members.keys() & SINKS.keys():
        members[SNS] = create_topic()
    given: dict[str, Any] = {
        "ConfigurationSetName": "one",
        "EventDestinationName": name,
        "MatchingEventTypes": ["ALL"],
        **members,
    }
    return body(client.create_event_destination(**given))


def destinations(client: Any) -> list[dict[str, Any]]:
    [found] = client.describe_configuration_sets(ConfigurationSetNames=["one"])[
        "ConfigurationSets"
    ]
    listed: list[dict[str, Any]] = found["EventDestinations"]
    return listed


@pytest.mark.parametrize("member", SINKS)
@mock_aws
def test_a_destination_is_created_enabled(member: str) -> None:
    client = with_set()
    create_role()
    sink = SINKS[member][0]()
    destination = {
        "EventDestinationName": "mine",
        "Enabled": True,
        "MatchingEventTypes": ["TEXT_DELIVERED", "TEXT_BLOCKED"],
        member: sink,
    }
    created = body(
        client.create_event_destination(
            ConfigurationSetName=ARN + "one",
            EventDestinationName="mine",
            MatchingEventTypes=["TEXT_DELIVERED", "TEXT_BLOCKED"],
            **{member: sink},
        )
    )
    assert created == {
        "ConfigurationSetArn": ARN + "one",
        "ConfigurationSetName": "one",
        "EventDestination": destination,
    }
    assert destinations(client) == [destination]


@mock_aws
def test_the_arn_of_a_log_group_can_have_a_wildcard() -> None:
    client = with_set()
    create_role()
    create_log_group()
    for name, arn in (("without", GROUP), ("with", GROUP + ":*")):
        sink = {"IamRoleArn": ROLE, "LogGroupArn": arn}
        added = add(client, name, **{LOGS: sink})
        assert added["EventDestination"][LOGS]["LogGroupArn"] == arn


@mock_aws
def test_destinations_are_listed_in_order_of_creation() -> None:
    client = with_set()
    for name in ("b", "a", "c"):
        add(client, name)
    assert [each["EventDestinationName"] for each in destinations(client)] == [
        "b",
        "a",
        "c",
    ]
    deleted = client.delete_configuration_set(ConfigurationSetName="one")
    assert len(deleted["EventDestinations"]) == 3


@mock_aws
def test_a_destination_has_exactly_one_sink() -> None:
    client = with_set()
    request = {
        "ConfigurationSetName": "one",
        "EventDestinationName": "mine",
        "MatchingEventTypes": ["ALL"],
    }
    error = refused(client.create_event_destination, **request)
    assert error["Code"] == "ValidationException"
    assert error["Reason"] == "MISSING_PARAMETER"
    assert [field["Name"] for field in error["Fields"]] == [
        "cloudWatchLogsDestination",
        "kinesisFirehoseDestination",
        "snsDestination",
    ]
    two = {
        LOGS: {"IamRoleArn": ROLE, "LogGroupArn": GROUP},
        SNS: {"TopicArn": TOPIC},
    }
    error = refused(client.create_event_destination, **request, **two)
    assert error["Reason"] == "PARAMETERS_CANNOT_BE_USED_TOGETHER"
    assert [field["Name"] for field in error["Fields"]] == [
        "cloudWatchLogsDestination",
        "snsDestination",
    ]
    assert destinations(client) == []
    add(client)
    del request["MatchingEventTypes"]
    request["EventDestinationName"] = "topic"
    error = refused(client.update_event_destination, **request, **two)
    assert error["Reason"] == "PARAMETERS_CANNOT_BE_USED_TOGETHER"


@mock_aws
def test_a_name_is_used_once_in_a_set() -> None:
    client = with_set()
    client.create_configuration_set(ConfigurationSetName="two")
    add(client)
    add(client, ConfigurationSetName="two")
    error = refused(
        client.create_event_destination,
        ConfigurationSetName="one",
        EventDestinationName="topic",
        MatchingEventTypes=["ALL"],
        SnsDestination=create_topic(),
    )
    assert error["Code"] == "ConflictException"
    assert error["Reason"] == "RESOURCE_ALREADY_EXISTS"
    assert error["ResourceType"] == "event-destination"
    assert error["ResourceId"] == "topic"


@pytest.mark.parametrize("member", SINKS)
@mock_aws
def test_the_sink_must_exist(member: str) -> None:
    client = with_set()
    create_role()
    create, arn_member, what = SINKS[member]
    arn = {LOGS: GROUP, FIREHOSE: STREAM, SNS: TOPIC}[member]
    sink = {arn_member: arn} | ({} if member == SNS else {"IamRoleArn": ROLE})
    request = {
        "ConfigurationSetName": "one",
        "EventDestinationName": "mine",
        member: sink,
    }
    name = f"{member[0].lower()}{member[1:]}.{arn_member[0].lower()}{arn_member[1:]}"
    error = refused(
        client.create_event_destination, MatchingEventTypes=["ALL"], **request
    )
    assert error["Code"] == "ValidationException"
    assert error["Reason"] == "RESOURCE_NOT_ACCESSIBLE"
    assert "Could not access " in error["Message"]
    assert f"{what} {arn}. Create it" in error["Message"]
    assert [field["Name"] for field in error["Fields"]] == [name]
    create()
    client.create_event_destination(MatchingEventTypes=["ALL"], **request)
    unknown = sink | {arn_member: arn + "-other"}
    error = refused(client.update_event_destination, **request | {member: unknown})
    assert error["Reason"] == "RESOURCE_NOT_ACCESSIBLE"
    assert destinations(client)[0][member] == sink


@pytest.mark.parametrize("member", [LOGS, FIREHOSE])
@mock_aws
def test_the_role_must_exist(member: str) -> None:
    client = with_set()
    sink = SINKS[member][0]()
    request = {
        "ConfigurationSetName": "one",
        "EventDestinationName": "mine",
        member: sink,
    }
    error = refused(
        client.create_event_destination, MatchingEventTypes=["ALL"], **request
    )
    assert error["Code"] == "ValidationException"
    assert error["Reason"] == "INVALID_PARAMETER"
    assert f"Could not assume IAM role {ROLE}. Create it" in error["Message"]
    assert [field["Name"] for field in error["Fields"]] == [
        f"{member[0].lower()}{member[1:]}.iamRoleArn"
    ]
    create_role()
    client.create_event_destination(MatchingEventTypes=["ALL"], **request)
    another = sink | {"IamRoleArn": ROLE + "-other"}
    error = refused(client.update_event_destination, **request | {member: another})
    assert "Could not assume IAM role" in error["Message"]
    assert destinations(client)[0][member] == sink


@mock_aws
def test_a_role_in_govcloud() -> None:
    region_name = "us-gov-west-1"
    document = {"AssumeRolePolicyDocument": "{}"}
    iam = boto3.client("iam", region_name=region_name)
    role = iam.create_role(RoleName="other", **document)["Role"]["Arn"]
    logs = boto3.client("logs", region_name=region_name)
    logs.create_log_group(logGroupName="events")
    [group] = logs.describe_log_groups()["logGroups"]
    client = boto3.client("pinpoint-sms-voice-v2", region_name=region_name)
    client.create_configuration_set(ConfigurationSetName="one")
    sink = {"IamRoleArn": role, "LogGroupArn": group["arn"]}
    created = add(client, "logs", CloudWatchLogsDestination=sink)
    assert created["EventDestination"]["CloudWatchLogsDestination"] == sink


@mock_aws
def test_a_topic_of_another_region_is_not_accessible() -> None:
    client = with_set()
    error = refused(
        client.create_event_destination,
        ConfigurationSetName="one",
        EventDestinationName="mine",
        MatchingEventTypes=["ALL"],
        SnsDestination=create_topic(region_name="eu-west-1"),
    )
    assert error["Reason"] == "RESOURCE_NOT_ACCESSIBLE"


@mock_aws
def test_a_topic_that_is_deleted_later_stays_in_the_destination() -> None:
    client = with_set()
    add(client)
    boto3.client("sns", region_name="us-east-1").delete_topic(TopicArn=TOPIC)
    answer = client.update_event_destination(
        ConfigurationSetName="one", EventDestinationName="topic", Enabled=False
    )
    assert answer["EventDestination"][SNS] == {"TopicArn": TOPIC}


@mock_aws
def test_an_update_changes_only_what_it_names() -> None:
    client = with_set()
    add(client)
    which = {"ConfigurationSetName": ARN + "one", "EventDestinationName": "topic"}
    now = destinations(client)[0]
    for change in (
        {},
        {"Enabled": False},
        {"MatchingEventTypes": ["TEXT_ALL", "TEXT_ALL", "VOICE_BUSY"]},
        {SNS: create_topic("other")},
        {"Enabled": True},
    ):
        now = now | change
        answer = body(client.update_event_destination(**which, **change))
        assert answer == {
            "ConfigurationSetArn": ARN + "one",
            "ConfigurationSetName": "one",
            "EventDestination": now,
        }
        assert destinations(client) == [now]


@pytest.mark.parametrize("first", SINKS)
@pytest.mark.parametrize("second", SINKS)
@mock_aws
def test_an_update_keeps_the_kind_of_the_sink(first: str, second: str) -> None:
    client = with_set()
    create_role()
    sink: dict[str, Any] = {first: SINKS[first][0]("first")}
    add(client, **sink)
    before = destinations(client)
    request: dict[str, Any] = {
        "ConfigurationSetName": "one",
        "EventDestinationName": "topic",
        second: SINKS[second][0]("second"),
    }
    if first == second:
        updated = client.update_event_destination(**request)["EventDestination"]
        assert updated == before[0] | {second: request[second]}
        return
    error = refused(client.update_event_destination, **request)
    assert error["Code"] == "ConflictException"
    assert error["Reason"] == "EVENT_DESTINATION_MISMATCH"
    assert error["ResourceType"] == "event-destination"
    assert error["ResourceId"] == "topic"
    assert error["Message"].endswith(
        f"The destination has no {second}. Delete it and create another"
    )
    assert destinations(client) == before


@mock_aws
def test_a_deleted_destination_is_returned() -> None:
    client = with_set()
    added = add(client)
    add(client, "second")
    which = {"ConfigurationSetName": ARN + "one", "EventDestinationName": "topic"}
    assert body(client.delete_event_destination(**which)) == added
    [left] = destinations(client)
    assert left["EventDestinationName"] == "second"
    error = refused(client.delete_event_destination, **which)
    assert error["Code"] == "ResourceNotFoundException"


@pytest.mark.parametrize(
    "operation, arguments",
    [
        ("create_event_destination", {"MatchingEventTypes": ["ALL"]}),
        ("update_event_destination", {}),
        ("delete_event_destination", {}),
    ],
)
@mock_aws
def test_the_set_and_the_destination_must_exist(
    operation: str, arguments: dict[str, Any]
) -> None:
    client = with_set()
    call = getattr(client, operation)
    request = {"EventDestinationName": "mine", **arguments}
    error = refused(call, ConfigurationSetName="two", **request)
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == "configuration-set"
    assert error["ResourceId"] == "two"
    if operation != "create_event_destination":
        error = refused(call, ConfigurationSetName="one", **request)
        assert error["Code"] == "ResourceNotFoundException"
        assert error["ResourceType"] == "event-destination"
        assert error["ResourceId"] == "mine"


@mock_aws
def test_sets_are_filtered_by_their_destinations() -> None:
    client = with_set()
    client.create_configuration_set(ConfigurationSetName="two")
    client.create_configuration_set(ConfigurationSetName="three")
    add(client, "a", MatchingEventTypes=["TEXT_DELIVERED"])
    add(client, "b", MatchingEventTypes=["TEXT_BLOCKED", "TEXT_SPAM"])
    add(client, "b", ConfigurationSetName="two", MatchingEventTypes=["ALL"])
    assert filtered(client, "event-destination-name", "a") == ["one"]
    assert filtered(client, "event-destination-name", "b") == ["one", "two"]
    assert filtered(client, "event-destination-name", "c") == []
    assert filtered(client, "matching-event-types", "TEXT_SPAM") == ["one"]
    assert filtered(client, "matching-event-types", "TEXT_SPAM", "ALL") == [
        "one",
        "two",
    ]
    assert filtered(client, "matching-event-types", "VOICE_BUSY") == []
