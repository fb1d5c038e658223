"""Numbers that send messages, and the events of the messages that are sent."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from typing import Any

import boto3

from . import backend
from .test_pools import number

#: a phone in the US that is not a simulator destination
US = "+12065550100"
#: by destination, events that are there
Events = list[dict[str, Any]]

ALL = ["SMS", "MMS", "VOICE"]


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def long_code(client: Any, country: str = "US", **members: Any) -> dict[str, Any]:
    """Request a number that sends everything it can, and wait until it is ACTIVE."""
    members = {"NumberCapabilities": ["SMS"], **members}
    return number(client, IsoCountryCode=country, NumberType="LONG_CODE", **members)


def reporting(client: Any, name: str = "set", *types: str) -> Callable[[], Events]:
    """Create a configuration set that sends its events to a topic with a queue.

    :param types: the types of events, by default all
    :return: a function that returns the payloads of the events that arrived since its
        last call
    """
    sns = boto3.client("sns", region_name="us-east-1")
    sqs = boto3.client("sqs", region_name="us-east-1")
    topic = sns.create_topic(Name=name)["TopicArn"]
    url = sqs.create_queue(QueueName=name)["QueueUrl"]
    sns.subscribe(
        TopicArn=topic,
        Protocol="sqs",
        Endpoint=f"arn:aws:sqs:us-east-1:123456789012:{name}",
        Attributes={"RawMessageDelivery": "true"},
    )
    client.create_configuration_set(ConfigurationSetName=name)
    client.create_event_destination(
        ConfigurationSetName=name,
        EventDestinationName="topic",
        MatchingEventTypes=list(types or ["ALL"]),
        SnsDestination={"TopicArn": topic},
    )

    def events() -> Events:
        found: Events = []
        while True:
            received = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)
            messages = received.get("Messages", [])
            if not messages:
                return found
            for message in messages:
                found.append(json.loads(message["Body"]))
                sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])

    return events


def types_of(events: Events) -> list[tuple[str, bool]]:
    """Return the types of events, and whether each is final."""
    return [(event["eventType"], event["isFinal"]) for event in events]


def sender_of(client: Any, events: Callable[[], Events], **members: Any) -> str | None:
    """Send a text and return the number or sender ID that its events have."""
    request = {"DestinationPhoneNumber": US, "MessageBody": "Hello", **members}
    client.send_text_message(**request, ConfigurationSetName="set")
    sender: str | None = events()[-1].get("originationPhoneNumber")
    return sender


def messages() -> dict[str, Any]:
    """The messages of the backend by id, in process only."""
    return dict(_record("messages.message", "Messages").by_id)


def phone_number(number_id: str) -> Any:
    """The number of the backend, in process only."""
    [found] = [each for each in backend().store if each.id == number_id]
    return found


def sender_ids() -> list[Any]:
    """The sender IDs of the backend, in process only."""
    return [each for each in backend().store if hasattr(each, "sender_id")]


def account() -> Any:
    """The data of the account, in process only."""
    return _record("account", "Account")


def set_carrier(number: str, *members: str) -> None:
    """Set the carrier of a phone number, in process only."""
    module = import_module("moto.pinpointsmsvoicev2.models.carrier_lookup")
    known = _record("carrier_lookup", "Carriers").by_number
    known[number] = module.Carrier(*members)


def outcomes() -> Any:
    """The outcomes that are set in advance, in process only."""
    return _record("messages.outcomes", "Outcomes")


def _record(name: str, of: str) -> Any:
    module = import_module(f"moto.pinpointsmsvoicev2.models.{name}")
    return backend().store.record(getattr(module, of))
