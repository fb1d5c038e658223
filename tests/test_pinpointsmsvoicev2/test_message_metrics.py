"""The metrics of messages in CloudWatch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import boto3
import pytest

from moto import mock_aws
from moto.core.utils import utcnow

from . import backend
from .test_deliveries import emit, module
from .test_events import client

pytestmark = pytest.mark.in_process


@pytest.fixture(autouse=True)
def _mock() -> Iterator[None]:
    with mock_aws():
        sms = client("pinpoint-sms-voice-v2")
        sms.create_configuration_set(ConfigurationSetName="set")
        yield


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
    event_type: str, final: bool, metric: str, expected: float | None
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


def test_metrics_of_sends() -> None:
    tables = module("delivery.metrics")
    metrics = backend().store.record(tables.Metrics)
    country = {"IsoCountryCode": "US"}
    sends = [
        tables.metrics_of_send("TEXT", 3, feedback_enabled=True),
        tables.metrics_of_send("TEXT"),
        tables.metrics_of_refusal("TEXT"),
        tables.metrics_of_refusal("TEXT"),
        tables.metrics_of_send("MEDIA", feedback_enabled=True),
        tables.metrics_of_refusal("MEDIA"),
        tables.metrics_of_send("VOICE"),
        tables.metrics_of_refusal("VOICE"),
        tables.metrics_of_send("RCS"),
        tables.metrics_of_inbound(),
    ]
    for send in sends:
        metrics.put(send, country, utcnow())
    status = {**country, "MessageFeedbackStatus": "RECEIVED"}
    metrics.put(tables.metrics_of_feedback("TEXT"), status, utcnow())
    for spend in (0.01, 0.02):
        metrics.put(tables.metrics_of_spend("VOICE", spend), {}, utcnow())
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


def test_metrics_belong_to_a_region() -> None:
    emit()
    elsewhere = boto3.client("cloudwatch", region_name="us-west-2")
    assert elsewhere.list_metrics(Namespace="AWS/SMSVoice")["Metrics"] == []


def test_values_of_metrics_are_counted_once() -> None:
    for expected in (2, 4):
        emit()
        assert total("NumberOfTextMessagePartsDelivered") == expected
        assert total("NumberOfTextMessagePartsDelivered") == expected


def test_metrics_have_the_statistics_of_a_minute() -> None:
    metrics = backend().store.record(module("delivery.metrics").Metrics)
    start = utcnow().replace(second=1, microsecond=0) - timedelta(minutes=5)
    values = [(0, 2), (20, 5), (58, 1), (59, 4)]
    for seconds, value in values:
        at = start + timedelta(seconds=seconds)
        metrics.put({"NumberOfMessagesReceived": value}, {}, at)
    assert [
        (datum.timestamp, datum.sample_count, datum.sum, datum.min, datum.max)
        for datum in metrics.data()
    ] == [(start, 3, 8, 1, 5), (start + timedelta(seconds=59), 1, 4, 4, 4)]
    assert metrics.data() == metrics.data()
    statistics = ("SampleCount", "Sum", "Average", "Minimum", "Maximum")
    name = "NumberOfMessagesReceived"
    assert [total(name, each) for each in statistics] == [4, 12, 3, 1, 5]
