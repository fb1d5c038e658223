"""The CloudWatch metrics of messages.

https://docs.aws.amazon.com/sms-voice/latest/userguide/monitoring-cloudwatch.html
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from .event import MessageEvent

if TYPE_CHECKING:
    from moto.cloudwatch.models import MetricAggregatedDatum


@dataclass
class _Statistics:
    """The statistics of a metric in a minute."""

    name: str
    dimensions: Mapping[str, str]
    #: the time of the first value
    at: datetime
    minimum: float
    maximum: float
    total: float = 0
    count: int = 0
    datum: MetricAggregatedDatum | None = None

    def add(self, value: float) -> None:
        self.minimum, self.maximum = min(self.minimum, value), max(self.maximum, value)
        self.total += value
        self.count += 1

    def as_datum(self) -> MetricAggregatedDatum:
        """Return the statistics in the form of moto's CloudWatch.

        moto keeps each datum that is created until it is reset, so it is made only once.
        """
        from moto.cloudwatch.models import MetricAggregatedDatum

        if self.datum is None:
            self.datum = MetricAggregatedDatum(
                namespace="AWS/SMSVoice",
                name=self.name,
                min_stat=self.minimum,
                max_stat=self.maximum,
                sample_count=self.count,
                sum_stat=self.total,
                dimensions=[
                    {"Name": name, "Value": value}
                    for name, value in self.dimensions.items()
                ],
                timestamp=self.at,
                # CloudWatch has no unit for US dollars. (assumed)
                unit="None" if self.name.endswith("MonthlySpend") else "Count",
            )
        self.datum.min, self.datum.max = self.minimum, self.maximum
        self.datum.sum, self.datum.sample_count = self.total, self.count
        return self.datum


class Metrics:
    """The metrics of one account in one Region.

    CloudWatch has the statistics of each minute, not the values. (AWS docs)
    """

    def __init__(self) -> None:
        #: by name, minute and dimensions
        self._statistics: dict[tuple[object, ...], _Statistics] = {}

    def put(
        self, metrics: Mapping[str, float], dimensions: Mapping[str, str], at: datetime
    ) -> None:
        """Add values of metrics.

        :param metrics: the values by the name of the metric
        :param dimensions: IsoCountryCode, MessageFeedbackStatus, OriginationIdentityType
            and ProtectConfigurationId, as far as they are known
        :param at: the time of the values
        """
        minute = at.replace(second=0, microsecond=0)
        for name, value in metrics.items():
            key = name, minute, *dimensions.items()
            statistics = self._statistics.get(key)
            if statistics is None:
                statistics = _Statistics(name, dimensions, at, value, value)
                self._statistics[key] = statistics
            statistics.add(value)

    def put_event(self, event: MessageEvent) -> None:
        """Add the values of the metrics that an event changes."""
        self.put(metrics_of_event(event), _dimensions(event), event.at)

    def data(self) -> list[MetricAggregatedDatum]:
        """Return the statistics in the form of moto's CloudWatch.

        AWS has a metric for each documented set of dimensions. moto's statistics match
        any of the dimensions of a datum, so one datum is enough.
        """
        return [statistics.as_datum() for statistics in self._statistics.values()]


def metrics_of_send(
    channel: str,
    parts: int = 1,
    *,
    feedback_enabled: bool = False,
    filtered: bool = False,
) -> dict[str, float]:
    """Return the metrics of a message that is sent, by name.

    Messages that a protect configuration or a spend limit blocks are not sent.

    :param channel: TEXT, MEDIA, VOICE or RCS
    :param parts: the number of parts
    :param feedback_enabled: whether message feedback is enabled
    :param filtered: whether a protect configuration blocks the message after its request
    """
    if channel == "RCS":
        return {"RCS.MessagesSent": 1}
    if channel == "VOICE":
        return {}
    kind = channel.title()
    metrics: dict[str, float] = {}
    if not filtered:
        metrics[f"NumberOf{kind}MessagePartsSent"] = parts
        # The average of 0 and 1 is the share of blocked messages. (AWS docs)
        metrics[f"{kind}MessagesBlockedByProtect"] = 0
    if feedback_enabled:
        metrics[f"NumberOf{kind}MessagesExpectingFeedback"] = 1
    return metrics


def metrics_of_event(event: MessageEvent) -> dict[str, float]:
    """Return the metrics that an event of a message changes, by name."""
    name = _OF_EVENTS.get(event.event_type)
    # An event of the phone follows that of the carrier if that is not final. (observed)
    if name is None or (
        event.event_type.endswith("_SUCCESSFUL") and not event.record["isFinal"]
    ):
        return {}
    return {name: event.record["totalMessageParts"] if "Parts" in name else 1}


def metrics_of_refusal(channel: str) -> dict[str, float]:
    """Return the metrics of a message that a protect configuration refuses, by name."""
    if channel in ("TEXT", "MEDIA"):
        return {f"{channel.title()}MessagesBlockedByProtect": 1}
    return {}


def metrics_of_feedback(channel: str) -> dict[str, float]:
    """Return the metrics of the first feedback on a message, by name."""
    if channel == "RCS":
        return {}
    return {f"NumberOf{channel.title()}MessagesWithFeedback": 1}


def metrics_of_inbound() -> dict[str, float]:
    """Return the metrics of a message of a user, by name."""
    return {"NumberOfMessagesReceived": 1}


def metrics_of_spend(channel: str, spend: float) -> dict[str, float]:
    """Return the metrics of the spend in a month, by name.

    :param channel: TEXT, MEDIA or VOICE
    :param spend: what has been spent on the channel in the month, in US dollars
    """
    return {f"{channel.title()}MessageMonthlySpend": spend}


def _dimensions(event: MessageEvent) -> dict[str, str]:
    protect = event.record.get("protectConfiguration", {})
    dimensions = {
        "IsoCountryCode": event.record.get("isoCountryCode"),
        "OriginationIdentityType": event.origination_identity_type,
        "ProtectConfigurationId": protect.get("protectConfigurationId"),
    }
    return {name: value for name, value in dimensions.items() if value is not None}


#: by type of event, the metric that it changes
_OF_EVENTS = {
    "TEXT_SUCCESSFUL": "NumberOfTextMessagePartsDelivered",
    "TEXT_DELIVERED": "NumberOfTextMessagePartsDelivered",
    "TEXT_PROTECT_BLOCKED": "TextMessagesBlockedByProtect",
    "MEDIA_SUCCESSFUL": "NumberOfMediaMessagePartsDelivered",
    "MEDIA_DELIVERED": "NumberOfMediaMessagePartsDelivered",
    "RCS_DELIVERED": "RCS.MessagesDelivered",
    "RCS_FALLEN_BACK_TO_SMS": "RCS.MessagesFallenBackToSMS",
}
