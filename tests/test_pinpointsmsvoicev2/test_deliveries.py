"""What is recorded of the deliveries of events and of messages of users."""

from __future__ import annotations

import importlib
import json
import logging
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest

from moto import mock_aws
from moto.core.utils import utcnow
from moto.events.models import events_backends

from . import backend
from .test_event_destinations import (
    GROUP,
    STREAM,
    TOPIC,
    create_log_group,
    create_role,
    create_stream,
)
from .test_events import client, queue, received
from .test_message_events import topic, types_of

pytestmark = pytest.mark.in_process


def module(name: str) -> Any:
    return importlib.import_module(f"moto.pinpointsmsvoicev2.{name}")


Delivery = module("delivery").Delivery

RECORD = {
    "eventType": "TEXT_DELIVERED",
    "eventVersion": "1.0",
    "eventTimestamp": 1712944268877,
    "isFinal": True,
    "originationPhoneNumber": "+12065550152",
    "destinationPhoneNumber": "+14255550156",
    "isoCountryCode": "US",
    "messageId": "862a8790-60c0-4430-9b2b-658bdexample",
    "messageStatus": "DELIVERED",
    "context": {"account": "bär"},
    "totalMessageParts": 2,
    "totalMessagePrice": 0.09582,
    "totalCarrierFee": 0.0,
}
TEXT = (
    '{"eventType":"TEXT_DELIVERED","eventVersion":"1.0","eventTimestamp":1712944268877,'
    '"isFinal":true,"originationPhoneNumber":"+12065550152",'
    '"destinationPhoneNumber":"+14255550156","isoCountryCode":"US",'
    '"messageId":"862a8790-60c0-4430-9b2b-658bdexample","messageStatus":"DELIVERED",'
    '"context":{"account":"bär"},"totalMessageParts":2,"totalMessagePrice":0.09582,'
    '"totalCarrierFee":0.0}'
)


@pytest.fixture
def sms() -> Iterator[Any]:
    with mock_aws():
        sms = client("pinpoint-sms-voice-v2")
        sms.create_configuration_set(ConfigurationSetName="set")
        yield sms


def add(sms: Any, name: str, *types: str, **sink: dict[str, str]) -> None:
    sms.create_event_destination(
        ConfigurationSetName="set",
        EventDestinationName=name,
        MatchingEventTypes=types or ["ALL"],
        **sink,
    )


def emit(event_type: str = "TEXT_DELIVERED", **members: Any) -> Any:
    """Send the event of a message with the configuration set, as an operation does."""
    store = backend().store
    configuration_set = store.find("configuration-set", "set")
    event = module("delivery").MessageEvent(
        store.account_id,
        store.region_name,
        event_type.partition("_")[0],
        event_type,
        {**RECORD, "eventType": event_type, **members.pop("record", {})},
        members.pop("at", utcnow()),
        module("models.event_destinations").destinations_of(configuration_set),
        **members,
    )
    with store.turn():
        store.emit_message(event)
        assert event.deliveries == []
    return event


@pytest.mark.parametrize("suffix", ["", ":*"])
def test_a_log_group_receives_events_in_a_stream_of_the_destination(
    sms: Any, suffix: str
) -> None:
    create_role()
    sink = create_log_group("/sms/events")
    arn = sink["LogGroupArn"].removesuffix(":*") + suffix
    add(sms, "group", CloudWatchLogsDestination={**sink, "LogGroupArn": arn})
    # Logs accept events of any age from the service.
    at = datetime(2024, 4, 12, 17, 51, 8, 877000)
    event = emit(at=at)
    emit("TEXT_UNKNOWN")
    logs = client("logs")
    [stream] = logs.describe_log_streams(logGroupName="/sms/events")["logStreams"]
    assert stream["logStreamName"] == "group"
    first, second = logs.get_log_events(
        logGroupName="/sms/events", logStreamName="group", startFromHead=True
    )["events"]
    assert (first["timestamp"], first["message"]) == (1712944268877, TEXT)
    assert json.loads(second["message"])["eventType"] == "TEXT_UNKNOWN"
    assert event.deliveries == [Delivery("LOGS", arn)]


def eventbridge_rule(
    *arns: str, pattern: str = '{"source": ["aws.sms-voice"]}'
) -> None:
    events = client("events")
    events.put_rule(Name="rule", EventPattern=pattern)
    targets = [{"Id": str(number), "Arn": arn} for number, arn in enumerate(arns)]
    events.put_targets(Rule="rule", Targets=targets)


@pytest.mark.parametrize(
    ("event_type", "detail_type"),
    [
        ("MEDIA_DELIVERED", "Media Message Delivery Status Updated"),
        ("VOICE_INITIATED", "Voice Message Delivery Status Updated"),
        ("RCS_DELIVERED", "RCS Message Delivery Status Updated"),
    ],
)
def test_the_detail_type_names_the_channel(
    sms: Any, event_type: str, detail_type: str
) -> None:
    url, arn = queue("bus")
    eventbridge_rule(arn)
    emit(event_type)
    assert [message["detail-type"] for message in received(url)] == [detail_type]


EMITTED = ["TEXT_DELIVERED", "TEXT_BLOCKED", "MEDIA_DELIVERED", "VOICE_COMPLETED"]


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        (["ALL"], EMITTED),
        (["TEXT_ALL"], ["TEXT_DELIVERED", "TEXT_BLOCKED"]),
        (["MEDIA_ALL"], ["MEDIA_DELIVERED"]),
        (["VOICE_ALL"], ["VOICE_COMPLETED"]),
        (["MEDIA_DELIVERED", "TEXT_ALL", "ALL"], EMITTED),
    ],
)
def test_a_destination_receives_the_types_of_a_channel(
    sms: Any, types: list[str], expected: list[str]
) -> None:
    if not set(types) <= set(sms.meta.service_model.shape_for("EventType").enum):
        pytest.skip("the service model of this botocore has fewer types of events")
    url, sink = topic()
    add(sms, "topic", *types, SnsDestination=sink)
    for event_type in EMITTED:
        emit(event_type)
    assert types_of(url) == expected


def test_deliveries_are_in_the_order_of_the_destinations(sms: Any) -> None:
    create_role()
    add(sms, "topic", SnsDestination=topic()[1])
    add(sms, "other", "TEXT_BLOCKED", SnsDestination=topic("other")[1])
    add(sms, "stream", KinesisFirehoseDestination=create_stream())
    add(sms, "group", CloudWatchLogsDestination=create_log_group())
    queue_arn = queue("bus")[1]
    eventbridge_rule(queue_arn)
    assert emit().deliveries == [
        Delivery("SNS", TOPIC),
        Delivery("FIREHOSE", STREAM),
        Delivery("LOGS", f"{GROUP}:*"),
        Delivery("EVENTBRIDGE", queue_arn),
    ]


def without_topic(sms: Any) -> None:
    add(sms, "broken", SnsDestination=topic("broken")[1])
    client("sns").delete_topic(TopicArn=f"{TOPIC.removesuffix('events')}broken")


def without_stream(sms: Any) -> None:
    add(sms, "broken", KinesisFirehoseDestination=create_stream())
    client("firehose").delete_delivery_stream(DeliveryStreamName="events")


def without_bucket(sms: Any) -> None:
    add(sms, "broken", KinesisFirehoseDestination=create_stream())
    client("s3").delete_bucket(Bucket="events-bucket")


def without_log_group(sms: Any) -> None:
    add(sms, "broken", CloudWatchLogsDestination=create_log_group())
    client("logs").delete_log_group(logGroupName="events")


def without_queue(sms: Any) -> None:
    url, sink = topic("broken")
    add(sms, "broken", SnsDestination=sink)
    client("sqs").delete_queue(QueueUrl=url)


BROKEN = TOPIC.removesuffix("events") + "broken"


@pytest.mark.parametrize(
    ("break_sink", "expected"),
    [
        (
            without_topic,
            Delivery(
                "SNS",
                BROKEN,
                f"The topic {BROKEN} does not exist. Create it first",
            ),
        ),
        (
            without_stream,
            Delivery(
                "FIREHOSE",
                STREAM,
                f"The delivery stream {STREAM} does not exist. Create it first",
            ),
        ),
        (
            without_bucket,
            Delivery(
                "FIREHOSE",
                STREAM,
                f"The delivery to {STREAM} failed: Firehose PutRecord(Batch to S3 "
                "destination failed",
            ),
        ),
        (
            without_log_group,
            Delivery(
                "LOGS",
                GROUP,
                f"The log group {GROUP} does not exist. Create it first",
            ),
        ),
        (
            without_queue,
            Delivery(
                "SNS",
                BROKEN,
                f"The delivery to {BROKEN} failed: The specified queue does not exist.",
            ),
        ),
    ],
)
def test_a_broken_destination_does_not_affect_others(
    sms: Any,
    caplog: pytest.LogCaptureFixture,
    break_sink: Callable[[Any], None],
    expected: Any,
) -> None:
    create_role()
    break_sink(sms)
    url, sink = topic()
    add(sms, "topic", SnsDestination=sink)
    with caplog.at_level(logging.WARNING):
        event = emit()
    broken, reached = event.deliveries
    assert (broken.kind, broken.target.removesuffix(":*")) == (
        expected.kind,
        expected.target,
    )
    assert str(broken.error).replace(":* ", " ") == expected.error
    assert f"Event not delivered to {expected.target}" in caplog.text
    assert reached == Delivery("SNS", TOPIC)
    assert types_of(url) == ["TEXT_DELIVERED"]


def test_a_target_of_eventbridge_that_fails_is_recorded(sms: Any) -> None:
    url, arn = queue("bus")
    missing = "arn:aws:sns:us-east-1:123456789012:missing"
    eventbridge_rule(missing, arn)
    assert emit().deliveries == [
        Delivery(
            "EVENTBRIDGE",
            missing,
            f"The topic {missing} does not exist. Create it first",
        ),
        Delivery("EVENTBRIDGE", arn),
    ]
    assert len(received(url)) == 1


def test_a_target_that_moto_does_not_support_is_recorded(sms: Any) -> None:
    stream = "arn:aws:kinesis:us-east-1:123456789012:stream/events"
    eventbridge_rule(stream)
    error = f"moto's EventBridge does not deliver to {stream}. Use an SQS queue as the target"
    assert emit().deliveries == [Delivery("EVENTBRIDGE", stream, error)]


def test_a_pattern_that_fails_is_recorded(
    sms: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    eventbridge_rule(queue("bus")[1])
    bus = events_backends["123456789012"]["us-east-1"].describe_event_bus("default")
    monkeypatch.setattr(bus.rules["rule"], "event_pattern", None)
    [delivery] = emit().deliveries
    assert delivery.kind == "EVENTBRIDGE"
    assert delivery.target == "arn:aws:events:us-east-1:123456789012:rule/rule"
    assert str(delivery.error).startswith("The event pattern of the rule rule failed: ")


def test_nothing_is_delivered_without_destinations_and_rules(
    sms: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert emit().deliveries == []
    client("events").list_rules()
    assert emit().deliveries == []
    eventbridge_rule(queue("bus")[1], pattern='{"source": ["aws.s3"]}')
    assert emit().deliveries == []
    monkeypatch.delitem(sys.modules, "moto.events.models")
    assert emit().deliveries == []


def inbound(channel: str, **members: Any) -> list[Any]:
    """Receive the message of a user, as an operation of the control does."""
    store = backend().store
    message = module("delivery").InboundMessage(
        store.account_id,
        store.region_name,
        channel,
        "+14255550182",
        "+12125550101",
        "Join us",
        "cae173d2-66b9-564c-8309-21f858e9fb84",
        **members,
    )
    with store.turn():
        store.emit_message(message)
    deliveries: list[Any] = message.deliveries
    return deliveries


def test_a_message_of_a_user_is_published_on_the_topic(sms: Any) -> None:
    url, sink = topic()
    assert inbound(sink["TopicArn"]) == [Delivery("SNS", TOPIC)]
    members = {"message_keyword": "JOIN", "previous_published_message_id": "previous"}
    assert inbound(sink["TopicArn"], **members) == [Delivery("SNS", TOPIC)]
    plain, matched = received(url)
    assert plain["Message"] == (
        '{"originationNumber":"+14255550182","destinationNumber":"+12125550101",'
        '"messageBody":"Join us","inboundMessageId":"cae173d2-66b9-564c-8309-21f858e9fb84"}'
    )
    assert matched["Message"] == (
        '{"originationNumber":"+14255550182","destinationNumber":"+12125550101",'
        '"messageKeyword":"JOIN","messageBody":"Join us",'
        '"inboundMessageId":"cae173d2-66b9-564c-8309-21f858e9fb84",'
        '"previousPublishedMessageId":"previous"}'
    )
    assert plain.get("Subject") is None


@pytest.mark.parametrize(
    "arn",
    [TOPIC, "arn:aws:sns:nowhere:123456789012:events", "arn:aws:sns:events"],
)
def test_a_message_of_a_user_to_a_missing_topic_is_recorded(sms: Any, arn: str) -> None:
    topic("other")
    error = f"The topic {arn} does not exist. Create it first"
    assert inbound(arn) == [Delivery("SNS", arn, error)]


def test_amazon_connect_receives_no_messages_of_users(sms: Any) -> None:
    channel = "connect.us-east-1.amazonaws.com"
    error = (
        "moto has no Amazon Connect that receives messages. Use the ARN of an SNS topic "
        "as TwoWayChannelArn"
    )
    assert inbound(channel) == [Delivery("CONNECT", channel, error)]
