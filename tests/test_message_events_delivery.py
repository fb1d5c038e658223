"""The delivery of the events of messages, and of messages of users, to moto's services."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import boto3
import pytest

from moto import mock_aws
from moto.core.utils import utcnow
from moto.events.models import events_backends
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.delivery import (
    Delivery,
    InboundMessage,
    MessageEvent,
)
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.delivery.metrics import (
    Metrics,
    metrics_of_feedback,
    metrics_of_inbound,
    metrics_of_refusal,
    metrics_of_send,
    metrics_of_spend,
)
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.configuration_sets import (
    ConfigurationSet,
)
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models.event_destinations import (
    destinations_of,
)

from .test_pinpointsmsvoicev2 import backend
from .test_pinpointsmsvoicev2.test_event_destinations import (
    GROUP,
    STREAM,
    TOPIC,
    create_log_group,
    create_role,
    create_stream,
)
from .test_pinpointsmsvoicev2.test_events import client, queue, received

pytestmark = pytest.mark.in_process

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


def emit(event_type: str = "TEXT_DELIVERED", **members: Any) -> MessageEvent:
    """Send the event of a message with the configuration set, as an operation does."""
    store = backend().store
    event = MessageEvent(
        store.account_id,
        store.region_name,
        event_type.partition("_")[0],
        event_type,
        {**RECORD, "eventType": event_type, **members.pop("record", {})},
        members.pop("at", utcnow()),
        destinations_of(store.get(ConfigurationSet, "set")),
        **members,
    )
    with store.turn():
        store.emit_message(event)
        assert event.deliveries == []
    return event


def topic(name: str = "events") -> tuple[str, dict[str, str]]:
    """Create a topic with a queue that receives its messages."""
    url, queue_arn = queue(name)
    sns = client("sns")
    arn = sns.create_topic(Name=name)["TopicArn"]
    sns.subscribe(TopicArn=arn, Protocol="sqs", Endpoint=queue_arn)
    return url, {"TopicArn": arn}


def types_received(url: str) -> list[str]:
    return [json.loads(each["Message"])["eventType"] for each in received(url)]


def test_a_topic_receives_an_event_as_a_notification(sms: Any) -> None:
    url, sink = topic()
    add(sms, "topic", SnsDestination=sink)
    event = emit()
    [notification] = received(url)
    assert notification["Type"] == "Notification"
    assert notification["TopicArn"] == TOPIC
    assert notification["Message"] == TEXT
    assert notification.get("Subject") is None
    assert not notification.get("MessageAttributes")
    assert event.deliveries == [Delivery("SNS", TOPIC)]


def test_a_delivery_stream_receives_one_line_per_event(sms: Any) -> None:
    create_role()
    add(sms, "stream", KinesisFirehoseDestination=create_stream())
    event = emit()
    s3 = client("s3")
    [stored] = s3.list_objects_v2(Bucket="events-bucket")["Contents"]
    body = s3.get_object(Bucket="events-bucket", Key=stored["Key"])["Body"].read()
    assert body.decode() == f"{TEXT}\n"
    assert event.deliveries == [Delivery("FIREHOSE", STREAM)]


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


def test_eventbridge_receives_events_without_a_configuration_set(sms: Any) -> None:
    url, arn = queue("bus")
    eventbridge_rule(arn)
    event = emit(at=datetime(2024, 4, 12, 17, 51, 8, 877000))
    [message] = received(url)
    message.pop("id")
    assert message == {
        "version": "0",
        "detail-type": "Text Message Delivery Status Updated",
        "source": "aws.sms-voice",
        "account": "123456789012",
        "time": "2024-04-12T17:51:08Z",
        "region": "us-east-1",
        "resources": [],
        "detail": {
            name: value
            for name, value in RECORD.items()
            if name not in ("destinationPhoneNumber", "context")
        },
    }
    assert event.record == RECORD
    assert event.deliveries == [Delivery("EVENTBRIDGE", arn)]


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
        (["TEXT_BLOCKED"], ["TEXT_BLOCKED"]),
        (["TEXT_BLOCKED", "TEXT_ALL", "ALL"], EMITTED),
        (["VOICE_RINGING", "TEXT_SENT"], []),
    ],
)
def test_a_destination_receives_the_types_that_it_names(
    sms: Any, types: list[str], expected: list[str]
) -> None:
    if not set(types) <= set(sms.meta.service_model.shape_for("EventType").enum):
        pytest.skip("the service model of this botocore has fewer types of events")
    url, sink = topic()
    add(sms, "topic", *types, SnsDestination=sink)
    for event_type in EMITTED:
        emit(event_type)
    assert types_received(url) == expected


def test_a_disabled_destination_receives_nothing(sms: Any) -> None:
    url, sink = topic()
    add(sms, "topic", SnsDestination=sink)
    settings = {"ConfigurationSetName": "set", "EventDestinationName": "topic"}
    sms.update_event_destination(**settings, Enabled=False)
    assert emit().deliveries == []
    sms.update_event_destination(**settings, Enabled=True)
    emit("TEXT_UNKNOWN")
    assert types_received(url) == ["TEXT_UNKNOWN"]


def test_each_destination_of_a_set_receives_an_event(sms: Any) -> None:
    create_role()
    first, sink = topic()
    second, other = topic("second")
    add(sms, "topic", SnsDestination=sink)
    add(sms, "group", CloudWatchLogsDestination=create_log_group())
    add(sms, "other", "TEXT_BLOCKED", SnsDestination=other)
    event = emit("TEXT_BLOCKED")
    assert types_received(first) == types_received(second) == ["TEXT_BLOCKED"]
    kinds = [delivery.kind for delivery in event.deliveries]
    assert kinds == ["SNS", "LOGS", "SNS"]


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
    expected: Delivery,
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
    assert types_received(url) == ["TEXT_DELIVERED"]


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


def inbound(channel: str, **members: Any) -> list[Delivery]:
    """Receive the message of a user, as an operation of the control does."""
    store = backend().store
    message = InboundMessage(
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
    return message.deliveries


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


def total(name: str, statistic: str = "Sum", **dimensions: str) -> float | None:
    """Return a statistic of a metric in the hour around now, None without values."""
    points = client("cloudwatch").get_metric_statistics(
        Namespace="AWS/SMSVoice",
        MetricName=name,
        Dimensions=[
            {"Name": name, "Value": value} for name, value in dimensions.items()
        ],
        StartTime=utcnow() - timedelta(minutes=30),
        EndTime=utcnow() + timedelta(minutes=30),
        Period=3600,
        Statistics=[statistic],
    )["Datapoints"]
    return points[0][statistic] if points else None


PROTECT = {"protectConfigurationId": "protect-1", "protectStatus": "ALLOW"}


@pytest.mark.parametrize(
    ("event_type", "final", "metric", "expected"),
    [
        ("TEXT_SUCCESSFUL", True, "NumberOfTextMessagePartsDelivered", 2),
        ("TEXT_SUCCESSFUL", False, "NumberOfTextMessagePartsDelivered", None),
        ("TEXT_DELIVERED", True, "NumberOfTextMessagePartsDelivered", 2),
        ("TEXT_BLOCKED", True, "NumberOfTextMessagePartsDelivered", None),
        ("TEXT_PROTECT_BLOCKED", True, "TextMessagesBlockedByProtect", 1),
        ("MEDIA_DELIVERED", True, "NumberOfMediaMessagePartsDelivered", 2),
        ("RCS_DELIVERED", True, "RCS.MessagesDelivered", 1),
        ("RCS_FALLEN_BACK_TO_SMS", False, "RCS.MessagesFallenBackToSMS", 1),
    ],
)
def test_events_change_metrics(
    sms: Any, event_type: str, final: bool, metric: str, expected: float | None
) -> None:
    emit(
        event_type,
        origination_identity_type="PHONE_NUMBER",
        record={"isFinal": final, "protectConfiguration": PROTECT},
    )
    assert total(metric) == expected
    dimensions = {
        "IsoCountryCode": "US",
        "OriginationIdentityType": "PHONE_NUMBER",
        "ProtectConfigurationId": "protect-1",
    }
    for name, value in dimensions.items():
        assert total(metric, **{name: value}) == expected
        assert total(metric, **{name: "other"}) is None
    assert total(metric, **dimensions) == expected


def test_metrics_of_sends(sms: Any) -> None:
    metrics = backend().store.record(Metrics)
    country = {"IsoCountryCode": "US"}
    sends = [
        metrics_of_send("TEXT", 3, feedback_enabled=True),
        metrics_of_send("TEXT"),
        metrics_of_refusal("TEXT"),
        metrics_of_refusal("TEXT"),
        metrics_of_send("MEDIA", feedback_enabled=True),
        metrics_of_refusal("MEDIA"),
        metrics_of_send("VOICE"),
        metrics_of_refusal("VOICE"),
        metrics_of_send("RCS"),
        metrics_of_inbound(),
    ]
    for send in sends:
        metrics.put(send, country, utcnow())
    status = {**country, "MessageFeedbackStatus": "RECEIVED"}
    metrics.put(metrics_of_feedback("TEXT"), status, utcnow())
    for spend in (0.01, 0.02):
        metrics.put(metrics_of_spend("VOICE", spend), {}, utcnow())
    totals = {
        "NumberOfTextMessagePartsSent": 4,
        "NumberOfTextMessagesExpectingFeedback": 1,
        "NumberOfTextMessagesWithFeedback": 1,
        "TextMessagesBlockedByProtect": 2,
        "NumberOfMediaMessagePartsSent": 1,
        "NumberOfMediaMessagesExpectingFeedback": 1,
        "MediaMessagesBlockedByProtect": 1,
        "RCS.MessagesSent": 1,
        "NumberOfMessagesReceived": 1,
        "VoiceMessageMonthlySpend": 0.03,
    }
    assert {name: total(name) for name in totals} == totals
    listed = client("cloudwatch").list_metrics(Namespace="AWS/SMSVoice")["Metrics"]
    assert {metric["MetricName"] for metric in listed} == set(totals)
    assert total("TextMessagesBlockedByProtect", "Average") == 0.5
    assert total("VoiceMessageMonthlySpend", "Maximum") == 0.02
    feedback = "NumberOfTextMessagesWithFeedback"
    assert total(feedback, MessageFeedbackStatus="RECEIVED") == 1
    assert total(feedback, MessageFeedbackStatus="FAILED") is None


def test_metrics_belong_to_a_region(sms: Any) -> None:
    emit()
    elsewhere = boto3.client("cloudwatch", region_name="us-west-2")
    assert elsewhere.list_metrics(Namespace="AWS/SMSVoice")["Metrics"] == []
