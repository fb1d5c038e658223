"""What phone numbers do with the messages of people. AWS has no operation for it, so the
tests call the backend, in process only."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import backend
from .messaging import US, long_code, messages, phone_number, sms
from .test_pools import number

pytestmark = pytest.mark.in_process


def answer(number_id: str, body: str) -> Any:
    """Let a number receive a text of a person."""
    inbound = import_module("moto.pinpointsmsvoicev2.models.messages.inbound")
    with backend().store.turn():
        return inbound.receive(backend().store, phone_number(number_id), US, body)


def opted_out(client: Any, name: str = "Default") -> dict[str, bool]:
    listed = client.describe_opted_out_numbers(OptOutListName=name)["OptedOutNumbers"]
    return {each["OptedOutNumber"]: each["EndUserOptedOut"] for each in listed}


def send(client: Any, number_id: str) -> str:
    sent = client.send_text_message(
        DestinationPhoneNumber=US, OriginationIdentity=number_id, MessageBody="Hello"
    )
    return str(sent["MessageId"])


@mock_aws
def test_keywords_are_answered_from_the_same_number() -> None:
    client = sms()
    number_id = long_code(client)["PhoneNumberId"]
    client.put_keyword(
        OriginationIdentity=number_id, Keyword="JOIN", KeywordMessage="Welcome"
    )
    assert answer(number_id, "hello").reply is None
    received = answer(number_id, "join us")
    assert received.keyword == "JOIN"
    [reply] = messages().values()
    assert reply is received.reply
    assert (reply.body, reply.status) == ("Welcome", "DELIVERED")
    assert reply.destination_phone_number == US
    assert reply.origination == phone_number(number_id).phone_number


@pytest.mark.parametrize("word", ["STOP", "quit"])
@mock_aws
def test_people_opt_out_and_in(word: str) -> None:
    client = sms()
    number_id = long_code(client)["PhoneNumberId"]
    client.put_keyword(
        OriginationIdentity=number_id,
        Keyword="START",
        KeywordMessage="Welcome",
        KeywordAction="OPT_IN",
    )
    assert answer(number_id, word).action == "OPT_OUT"
    assert opted_out(client) == {US: True}
    with pytest.raises(client.exceptions.ConflictException) as refusal:
        send(client, number_id)
    assert refusal.value.response["Reason"] == "DESTINATION_PHONE_NUMBER_OPTED_OUT"
    assert answer(number_id, "start").action == "OPT_IN"
    assert opted_out(client) == {}
    send(client, number_id)


@pytest.mark.parametrize("managed", [False, True])
@mock_aws
def test_answers_are_published_on_the_two_way_channel(managed: bool) -> None:
    client = sms()
    sns = boto3.client("sns", region_name="us-east-1")
    sqs = boto3.client("sqs", region_name="us-east-1")
    topic = sns.create_topic(Name="answers")["TopicArn"]
    url = sqs.create_queue(QueueName="answers")["QueueUrl"]
    queue = "arn:aws:sqs:us-east-1:123456789012:answers"
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=queue)
    number_id = long_code(client)["PhoneNumberId"]
    client.update_phone_number(
        PhoneNumberId=number_id,
        TwoWayEnabled=True,
        TwoWayChannelArn=topic,
        SelfManagedOptOutsEnabled=managed,
    )
    sent = send(client, number_id)
    received = answer(number_id, "Stop it")
    [message] = sqs.receive_message(QueueUrl=url)["Messages"]
    assert json.loads(json.loads(message["Body"])["Message"]) == {
        "originationNumber": US,
        "destinationNumber": phone_number(number_id).phone_number,
        "messageKeyword": "STOP",
        "messageBody": "Stop it",
        "inboundMessageId": received.message_id,
        "previousPublishedMessageId": sent,
    }
    assert opted_out(client) == ({} if managed else {US: True})
    assert (received.reply is None) == managed


@mock_aws
def test_carriers_act_on_the_answers_to_toll_free_numbers() -> None:
    client = sms()
    number_id = number(client, NumberType="SIMULATOR")["PhoneNumberId"]
    phone_number(number_id).number_type = "TOLL_FREE"
    statuses = []
    for body in ("unstop", "STOP", "HELP", "unstop"):
        answer(number_id, body)
        message_id = send(client, number_id)
        statuses.append(messages()[message_id].status)
    assert statuses == [
        "SUCCESSFUL",
        "CARRIER_BLOCKED",
        "CARRIER_BLOCKED",
        "SUCCESSFUL",
    ]
    assert opted_out(client) == {}
