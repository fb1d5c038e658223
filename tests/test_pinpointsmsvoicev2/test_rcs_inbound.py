"""What RCS agents do with the messages, events and files of people. AWS has no operation
for it, so the tests call the backend, in process only."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import backend
from .messaging import US, messages, sms
from .rcs import launched, mixed_pool, needs_rcs, new_agent, send

pytestmark = [needs_rcs, pytest.mark.in_process]


def answer(agent_id: str, body: str, person: str = US) -> Any:
    return _receive("inbound", "receive", agent_id, person, body)


def event(agent_id: str, name: str, person: str = US, **data: Any) -> Any:
    return _receive("rcs_inbound", "receive_event", agent_id, person, name, data)


def file(agent_id: str, name: str = "cat.png", person: str = US) -> Any:
    content = b"content", "image/png"
    return _receive("rcs_inbound", "receive_file", agent_id, person, name, *content)


def _receive(module: str, function: str, agent_id: str, *arguments: Any) -> Any:
    """Let an agent receive something of a person."""
    found = import_module(f"moto.pinpointsmsvoicev2.models.messages.{module}")
    [agent] = [each for each in backend().store if each.id == agent_id]
    with backend().store.turn():
        return getattr(found, function)(backend().store, agent, *arguments)


def published(client: Any, agent_id: str, **members: Any) -> Callable[[], list[Any]]:
    """Enable two-way messaging, and return a function that returns what arrived."""
    sns = boto3.client("sns", region_name="us-east-1")
    sqs = boto3.client("sqs", region_name="us-east-1")
    topic = sns.create_topic(Name="inbound")["TopicArn"]
    url = sqs.create_queue(QueueName="inbound")["QueueUrl"]
    sns.subscribe(
        TopicArn=topic,
        Protocol="sqs",
        Endpoint="arn:aws:sqs:us-east-1:123456789012:inbound",
        Attributes={"RawMessageDelivery": "true"},
    )
    client.update_rcs_agent(
        RcsAgentId=agent_id, TwoWayEnabled=True, TwoWayChannelArn=topic, **members
    )

    def arrived() -> list[Any]:
        received = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)
        found = received.get("Messages", [])
        for each in found:
            sqs.delete_message(QueueUrl=url, ReceiptHandle=each["ReceiptHandle"])
        return [json.loads(each["Body"]) for each in found]

    return arrived


def with_a_bucket(client: Any, agent_id: str, **members: Any) -> Any:
    """Store files in a bucket, whose role and itself exist."""
    iam = boto3.client("iam", region_name="us-east-1")
    role = iam.create_role(RoleName="media", AssumeRolePolicyDocument="{}")["Role"]
    boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="media")
    return published(
        client,
        agent_id,
        **{
            "TwoWayMediaS3BucketName": "media",
            "TwoWayMediaS3Role": role["Arn"],
            **members,
        },
    )


@mock_aws
def test_a_text_is_published() -> None:
    client = sms()
    agent_id = launched(client)
    arrived = published(client, agent_id)
    client.create_configuration_set(ConfigurationSetName="set")
    message_id = send(client, agent_id)
    received = answer(agent_id, "Is it open?")
    assert arrived() == [
        {
            "originationNumber": US.removeprefix("+"),
            "destinationNumber": agent_id,
            "messageBody": "Is it open?",
            "inboundMessageId": received.message_id,
            "previousPublishedMessageId": message_id,
        }
    ]
    assert received.message_id.startswith(f"{US.removeprefix('+')}-")


@mock_aws
def test_nothing_is_published_without_two_way_messaging() -> None:
    client = sms()
    agent_id = new_agent(client)
    assert answer(agent_id, "Is it open?").published is None
    assert answer(agent_id, "help").reply.status == "DELIVERED"


@mock_aws
def test_a_keyword_is_the_whole_text() -> None:
    client = sms()
    agent_id = launched(client)
    client.put_keyword(
        OriginationIdentity=agent_id, Keyword="HOURS", KeywordMessage="9 to 5"
    )
    assert answer(agent_id, "hours please").reply is None
    assert answer(agent_id, "hours.").reply is None
    received = answer(agent_id, " hours ")
    assert received.keyword == "HOURS"
    [reply] = messages().values()
    assert reply is received.reply
    assert (reply.channel, reply.body, reply.encoding) == ("RCS", "9 to 5", "UNICODE")
    assert (reply.origination, reply.destination_phone_number) == (agent_id, US)
    assert (reply.price, reply.fee, reply.parts) == (0.007, 0.00494, 1)
    client.put_keyword(
        OriginationIdentity=agent_id, Keyword="LONG", KeywordMessage="a" * 161
    )
    reply = answer(agent_id, "long").reply
    assert (reply.price, reply.fee, reply.parts) == (0.014, 0.00988, 1)


@mock_aws
def test_an_agent_in_a_pool_has_its_own_keywords_and_a_number_those_of_the_pool() -> (
    None
):
    client = sms()
    agent_id = launched(client)
    pool_id, own = mixed_pool(client, agent_id)
    for identity, reply in ((pool_id, "Of the pool"), (agent_id, "Of the agent")):
        client.put_keyword(
            OriginationIdentity=identity, Keyword="HOURS", KeywordMessage=reply
        )
    assert answer(agent_id, "hours").reply.body == "Of the agent"
    assert answer(own["PhoneNumberId"], "hours").reply.body == "Of the pool"


@pytest.mark.parametrize("word", ["STOP", "quit"])
@mock_aws
def test_people_opt_out_of_the_list_of_the_agent(word: str) -> None:
    client = sms()
    client.create_opt_out_list(OptOutListName="mine")
    agent_id = new_agent(client, OptOutListName="mine")
    received = answer(agent_id, word)
    assert (received.keyword, received.action) == ("STOP", "OPT_OUT")
    [number] = client.describe_opted_out_numbers(OptOutListName="mine")[
        "OptedOutNumbers"
    ]
    assert (number["OptedOutNumber"], number["EndUserOptedOut"]) == (US, True)


@mock_aws
def test_an_event_that_is_enabled_is_published() -> None:
    client = sms()
    agent_id = new_agent(client)
    arrived = published(client, agent_id, TwoWayRcsEventsEnabled=["SUGGESTION"])
    received = event(agent_id, "SUGGESTION", text="Yes", postbackData="1")
    assert event(agent_id, "RCS_TYPING", receivedAt=1).published is None
    [message] = arrived()
    assert json.loads(message["messageBody"]) == {
        "type": "SUGGESTION",
        "text": "Yes",
        "postbackData": "1",
    }
    assert message["inboundMessageId"] == received.message_id
    client.update_rcs_agent(RcsAgentId=agent_id, TwoWayRcsEventsEnabled=["ALL"])
    event(agent_id, "RCS_TYPING", receivedAt=1)
    [message] = arrived()
    assert json.loads(message["messageBody"]) == {"type": "RCS_TYPING", "receivedAt": 1}
    client.update_rcs_agent(RcsAgentId=agent_id, TwoWayRcsEventsEnabled=[])
    assert event(agent_id, "SUGGESTION", text="Yes").published is None


@mock_aws
def test_the_text_of_an_event_is_written_as_it_is() -> None:
    client = sms()
    received = event(new_agent(client), "SUGGESTION", text="Oui, merci à vous")
    assert received.body == '{"type":"SUGGESTION","text":"Oui, merci à vous"}'


@mock_aws
def test_events_are_not_enabled_by_default() -> None:
    client = sms()
    agent_id = new_agent(client)
    published(client, agent_id)
    assert event(agent_id, "SUGGESTION", text="Yes").published is None


@pytest.mark.parametrize(
    "prefix, start", [(None, ""), ("inbound", "inbound/"), ("inbound/", "inbound/")]
)
@mock_aws
def test_a_file_is_stored(prefix: str | None, start: str) -> None:
    client = sms()
    agent_id = new_agent(client)
    members = {"TwoWayMediaS3KeyPrefix": prefix} if prefix else {}
    arrived = with_a_bucket(client, agent_id, **members)
    received = file(agent_id)
    [message] = arrived()
    key = f"{start}rcs/{received.message_id}#cat.png"
    assert json.loads(message["messageBody"]) == {
        "mediaStatus": "SUCCESS",
        "mediaStatusMessage": "The file is stored",
        "s3Bucket": "media",
        "s3Key": key,
        "mimeType": "image/png",
        "fileName": "cat.png",
        "fileSizeBytes": 7,
    }
    s3 = boto3.client("s3", region_name="us-east-1")
    stored = s3.get_object(Bucket="media", Key=key)
    assert stored["Body"].read() == b"content"
    assert stored["ContentType"] == "image/png"


@pytest.mark.parametrize(
    "missing, status",
    [
        ({"TwoWayMediaS3BucketName": "another"}, "UPLOAD_FAILED"),
        (
            {"TwoWayMediaS3Role": "arn:aws:iam::123456789012:role/another"},
            "ROLE_ASSUME_FAILED",
        ),
    ],
)
@mock_aws
def test_a_file_that_cannot_be_stored(missing: dict[str, str], status: str) -> None:
    client = sms()
    agent_id = new_agent(client)
    arrived = with_a_bucket(client, agent_id, **missing)
    file(agent_id)
    [message] = arrived()
    assert json.loads(message["messageBody"])["mediaStatus"] == status


@mock_aws
def test_a_file_is_ignored_without_a_bucket() -> None:
    client = sms()
    agent_id = new_agent(client)
    arrived = published(client, agent_id)
    assert file(agent_id).published is None
    assert arrived() == []
