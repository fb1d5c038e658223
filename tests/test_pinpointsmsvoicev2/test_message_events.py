"""The events of messages in Amazon SNS, Data Firehose, CloudWatch Logs and EventBridge."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from moto import mock_aws

from .test_event_destinations import create_log_group, create_role, create_stream
from .test_events import client, queue, received

# Simulator destinations of AWS.
DELIVERED, BLOCKED = "+14254147755", "+14254147167"


class Sender:
    """A simulator phone number and a configuration set."""

    def __init__(self) -> None:
        self.sms = client("pinpoint-sms-voice-v2")
        self.number = self.sms.request_phone_number(
            IsoCountryCode="US",
            MessageType="TRANSACTIONAL",
            NumberCapabilities=["SMS"],
            NumberType="SIMULATOR",
        )["PhoneNumber"]
        for status in ("PENDING", "ACTIVE"):
            [described] = self.sms.describe_phone_numbers()["PhoneNumbers"]
            assert described["Status"] == status
        self.sms.create_configuration_set(ConfigurationSetName="set")

    def add(self, name: str, *types: str, **sink: dict[str, str]) -> None:
        self.sms.create_event_destination(
            ConfigurationSetName="set",
            EventDestinationName=name,
            MatchingEventTypes=types or ["ALL"],
            **sink,
        )

    def send(self, to: str = BLOCKED, **members: Any) -> str:
        """Send a text with the configuration set, by default one that is blocked."""
        return str(
            self.sms.send_text_message(
                DestinationPhoneNumber=to,
                OriginationIdentity=self.number,
                MessageBody="Your code is 123456",
                **{"ConfigurationSetName": "set", **members},
            )["MessageId"]
        )

    def blocked(self, message_id: str, **members: Any) -> dict[str, Any]:
        """The event of a blocked text, without the times."""
        return {
            "eventType": "TEXT_BLOCKED",
            "eventVersion": "1.0",
            "isFinal": True,
            "destinationPhoneNumber": BLOCKED,
            "isoCountryCode": "US",
            "isInternationalSend": False,
            "messageId": message_id,
            "messageEncoding": "GSM",
            "messageType": "TRANSACTIONAL",
            "messageStatus": "BLOCKED",
            "messageStatusDescription": "Phone has blocked SMS",
            **members,
            "totalMessageParts": 1,
            "totalMessagePrice": 0.0,
            "totalCarrierFee": 0.0,
        }


def topic(name: str = "events") -> tuple[str, dict[str, str]]:
    """Create a topic with a queue that receives its messages."""
    url, queue_arn = queue(name)
    sns = client("sns")
    arn = sns.create_topic(Name=name)["TopicArn"]
    sns.subscribe(TopicArn=arn, Protocol="sqs", Endpoint=queue_arn)
    return url, {"TopicArn": arn}


def eventbridge_queue() -> str:
    """Create a queue that receives the events of the service on EventBridge."""
    url, arn = queue("bus")
    events = client("events")
    events.put_rule(Name="rule", EventPattern='{"source": ["aws.sms-voice"]}')
    events.put_targets(Rule="rule", Targets=[{"Id": "queue", "Arn": arn}])
    return url


def events_of(url: str) -> list[dict[str, Any]]:
    return [json.loads(notification["Message"]) for notification in received(url)]


def types_of(url: str) -> list[str]:
    return [event["eventType"] for event in events_of(url)]


def without_times(event: dict[str, Any]) -> list[tuple[str, Any]]:
    """Return the members of an event in order, and check its times."""
    times = [event.pop("messageRequestTimestamp"), event.pop("eventTimestamp")]
    now = datetime.now(timezone.utc).timestamp() * 1000
    assert now - 300_000 < times[0] <= times[1] < now + 300_000
    return list(event.items())


@mock_aws
def test_a_topic_receives_an_event_as_a_notification() -> None:
    sender = Sender()
    url, sink = topic()
    sender.add("topic", SnsDestination=sink)
    message_id = sender.send(Context={"account": "bär"})
    [notification] = received(url)
    assert notification["Type"] == "Notification"
    assert notification["TopicArn"] == sink["TopicArn"]
    assert notification.get("Subject") is None
    assert not notification.get("MessageAttributes")
    text = notification["Message"]
    event = json.loads(text)
    assert json.dumps(event, separators=(",", ":"), ensure_ascii=False) == text
    assert list(event) == [
        "eventType",
        "eventVersion",
        "eventTimestamp",
        "isFinal",
        "destinationPhoneNumber",
        "isoCountryCode",
        "isInternationalSend",
        "messageId",
        "messageRequestTimestamp",
        "messageEncoding",
        "messageType",
        "messageStatus",
        "messageStatusDescription",
        "context",
        "totalMessageParts",
        "totalMessagePrice",
        "totalCarrierFee",
    ]
    expected = sender.blocked(message_id, context={"account": "bär"})
    assert without_times(event) == list(expected.items())


@mock_aws
def test_a_delivery_stream_receives_one_line_per_event() -> None:
    create_role()
    sender = Sender()
    sender.add("stream", KinesisFirehoseDestination=create_stream())
    message_id = sender.send()
    s3 = client("s3")
    [stored] = s3.list_objects_v2(Bucket="events-bucket")["Contents"]
    body = s3.get_object(Bucket="events-bucket", Key=stored["Key"])["Body"].read()
    line, rest = body.decode().split("\n")
    expected = sender.blocked(message_id)
    assert without_times(json.loads(line)) == list(expected.items())
    assert rest == ""


@mock_aws
def test_a_log_group_receives_events_in_a_stream_of_the_destination() -> None:
    create_role()
    sender = Sender()
    sender.add("group", CloudWatchLogsDestination=create_log_group("/sms/events"))
    message_id = sender.send()
    sender.send(DELIVERED)
    logs = client("logs")
    [stream] = logs.describe_log_streams(logGroupName="/sms/events")["logStreams"]
    assert stream["logStreamName"] == "group"
    first, *others = logs.get_log_events(
        logGroupName="/sms/events", logStreamName="group", startFromHead=True
    )["events"]
    event = json.loads(first["message"])
    assert first["timestamp"] == event["eventTimestamp"]
    assert without_times(event) == list(sender.blocked(message_id).items())
    types = [json.loads(each["message"])["eventType"] for each in others]
    assert types == ["TEXT_SUCCESSFUL", "TEXT_DELIVERED"]


@mock_aws
def test_eventbridge_receives_events_without_a_configuration_set() -> None:
    sender = Sender()
    url = eventbridge_queue()
    message_id = sender.sms.send_text_message(
        DestinationPhoneNumber=BLOCKED,
        OriginationIdentity=sender.number,
        MessageBody="Your code is 123456",
        Context={"account": "bar"},
    )["MessageId"]
    [message] = received(url)
    message.pop("id")
    detail = message.pop("detail")
    assert message.pop("time").endswith("Z")
    assert message == {
        "version": "0",
        "detail-type": "Text Message Delivery Status Updated",
        "source": "aws.sms-voice",
        "account": "123456789012",
        "region": "us-east-1",
        "resources": [],
    }
    expected = sender.blocked(message_id)
    del expected["destinationPhoneNumber"]
    assert without_times(detail) == list(expected.items())


@mock_aws
def test_a_rule_of_eventbridge_delivers_to_a_delivery_stream() -> None:
    create_role()
    sender = Sender()
    stream = create_stream()["DeliveryStreamArn"]
    events = client("events")
    events.put_rule(Name="rule", EventPattern='{"source": ["aws.sms-voice"]}')
    events.put_targets(Rule="rule", Targets=[{"Id": "stream", "Arn": stream}])
    message_id = sender.send()
    s3 = client("s3")
    [stored] = s3.list_objects_v2(Bucket="events-bucket")["Contents"]
    body = s3.get_object(Bucket="events-bucket", Key=stored["Key"])["Body"].read()
    assert json.loads(body)["detail"]["messageId"] == message_id


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        (["ALL"], ["TEXT_SUCCESSFUL", "TEXT_DELIVERED", "TEXT_BLOCKED"]),
        (["TEXT_ALL"], ["TEXT_SUCCESSFUL", "TEXT_DELIVERED", "TEXT_BLOCKED"]),
        (["TEXT_BLOCKED"], ["TEXT_BLOCKED"]),
        (["TEXT_DELIVERED", "TEXT_BLOCKED"], ["TEXT_DELIVERED", "TEXT_BLOCKED"]),
        (["VOICE_ALL", "TEXT_SENT"], []),
    ],
)
@mock_aws
def test_a_destination_receives_the_types_that_it_names(
    types: list[str], expected: list[str]
) -> None:
    sender = Sender()
    url, sink = topic()
    sender.add("topic", *types, SnsDestination=sink)
    sender.send(DELIVERED)
    sender.send(BLOCKED)
    assert types_of(url) == expected


@mock_aws
def test_a_disabled_destination_receives_nothing() -> None:
    sender = Sender()
    url, sink = topic()
    sender.add("topic", SnsDestination=sink)
    settings = {"ConfigurationSetName": "set", "EventDestinationName": "topic"}
    sender.sms.update_event_destination(**settings, Enabled=False)
    sender.send(DELIVERED)
    assert types_of(url) == []
    sender.sms.update_event_destination(**settings, Enabled=True)
    sender.send(BLOCKED)
    assert types_of(url) == ["TEXT_BLOCKED"]


@mock_aws
def test_messages_without_the_configuration_set_send_nothing_to_its_topic() -> None:
    sender = Sender()
    url, sink = topic()
    sender.add("topic", SnsDestination=sink)
    sender.sms.create_configuration_set(ConfigurationSetName="other")
    sender.send(ConfigurationSetName="other")
    assert types_of(url) == []


@mock_aws
def test_a_message_that_is_only_checked_has_no_events() -> None:
    sender = Sender()
    url, sink = topic()
    sender.add("topic", SnsDestination=sink)
    sender.send(DryRun=True)
    assert types_of(url) == []


@mock_aws
def test_each_destination_of_a_set_receives_an_event() -> None:
    create_role()
    sender = Sender()
    first, sink = topic()
    second, other = topic("second")
    sender.add("topic", SnsDestination=sink)
    sender.add("group", CloudWatchLogsDestination=create_log_group())
    sender.add("other", "TEXT_BLOCKED", SnsDestination=other)
    sender.send()
    assert types_of(first) == types_of(second) == ["TEXT_BLOCKED"]
    logged = client("logs").filter_log_events(logGroupName="events")["events"]
    assert len(logged) == 1


@mock_aws
def test_sinks_that_are_deleted_do_not_fail_the_message() -> None:
    create_role()
    sender = Sender()
    _, gone = topic("gone")
    orphan_url, orphan = topic("orphan")
    url, sink = topic()
    sender.add("gone", SnsDestination=gone)
    sender.add("orphan", SnsDestination=orphan)
    sender.add("stream", KinesisFirehoseDestination=create_stream("stream"))
    sender.add("group", CloudWatchLogsDestination=create_log_group())
    sender.add("topic", SnsDestination=sink)
    client("sns").delete_topic(TopicArn=gone["TopicArn"])
    client("sqs").delete_queue(QueueUrl=orphan_url)
    client("firehose").delete_delivery_stream(DeliveryStreamName="stream")
    client("logs").delete_log_group(logGroupName="events")
    message_id = sender.send()
    [event] = events_of(url)
    assert event["messageId"] == message_id


@contextmanager
def listening(sender: Sender, replies: list[str]) -> Iterator[str]:
    """Run an HTTP endpoint that answers the event of a message with another message."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if json.loads(body)["Type"] == "Notification":
                sent: list[str] = []
                reply = Thread(
                    target=lambda: sent.append(
                        sender.send(BLOCKED, ConfigurationSetName="replies")
                    ),
                    daemon=True,
                )
                reply.start()
                reply.join(20)
                replies.extend(sent)
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@mock_aws
def test_a_subscriber_can_send_a_message_while_it_receives_an_event() -> None:
    sender = Sender()
    sender.sms.create_configuration_set(ConfigurationSetName="replies")
    replies: list[str] = []
    sns = client("sns")
    topic_arn = sns.create_topic(Name="events")["TopicArn"]
    sender.add("topic", SnsDestination={"TopicArn": topic_arn})
    with listening(sender, replies) as endpoint:
        sns.subscribe(TopicArn=topic_arn, Protocol="http", Endpoint=endpoint)
        message_id = sender.send()
    assert len(replies) == 1
    assert replies != [message_id]


@mock_aws
def test_cloudwatch_has_the_metrics_of_messages() -> None:
    sender = Sender()
    sender.send(DELIVERED)
    sender.send(BLOCKED)
    cloudwatch = client("cloudwatch")

    def total(name: str, **dimensions: str) -> list[float]:
        now = datetime.now(timezone.utc)
        points = cloudwatch.get_metric_statistics(
            Namespace="AWS/SMSVoice",
            MetricName=name,
            Dimensions=[
                {"Name": dimension, "Value": value}
                for dimension, value in dimensions.items()
            ],
            StartTime=now - timedelta(minutes=30),
            EndTime=now + timedelta(minutes=30),
            Period=3600,
            Statistics=["Sum"],
        )["Datapoints"]
        return [point["Sum"] for point in points]

    assert total("NumberOfTextMessagePartsSent") == [2]
    assert total("NumberOfTextMessagePartsDelivered") == [1]
    assert total("NumberOfTextMessagePartsDelivered", IsoCountryCode="US") == [1]
    assert total("NumberOfTextMessagePartsDelivered", IsoCountryCode="CA") == []
    by_identity = {"OriginationIdentityType": "PHONE_NUMBER"}
    assert total("NumberOfTextMessagePartsDelivered", **by_identity) == [1]
    assert total("TextMessagesBlockedByProtect") == [0]
