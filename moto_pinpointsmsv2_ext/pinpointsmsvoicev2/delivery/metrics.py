"""The CloudWatch metrics of messages.

https://docs.aws.amazon.com/sms-voice/latest/userguide/monitoring-cloudwatch.html
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from .event import MessageEvent

if TYPE_CHECKING:
    from moto.cloudwatch.models import MetricDatum


class Metrics:
    """The values of the metrics of one account in one Region."""

    def __init__(self) -> None:
        self._values: list[tuple[str, float, Mapping[str, str], datetime]] = []
        self._data: list[MetricDatum] = []

    def put(
        self, metrics: Mapping[str, float], dimensions: Mapping[str, str], at: datetime
    ) -> None:
        """Add values of metrics.

        :param metrics: the values by the name of the metric
        :param dimensions: IsoCountryCode, MessageFeedbackStatus, OriginationIdentityType
            and ProtectConfigurationId, as far as they are known
        :param at: the time of the values
        """
        for name, value in metrics.items():
            self._values.append((name, value, dimensions, at))

    def put_event(self, event: MessageEvent) -> None:
        """Add the values of the metrics that an event changes."""
        self.put(metrics_of_event(event), _dimensions(event), event.at)

    def data(self) -> list[MetricDatum]:
        """Return the values in the form of moto's CloudWatch.

        AWS has a metric for each documented set of dimensions. moto's statistics match
        any of the dimensions of a value, so one value is enough. moto keeps each datum
        that is created until it is reset, so each value becomes one only once.
        """
        from moto.cloudwatch.models import MetricDatum

        self._data += [
            MetricDatum(
                namespace="AWS/SMSVoice",
                name=name,
                value=value,
                dimensions=[
                    {"Name": dimension, "Value": of}
                    for dimension, of in dimensions.items()
                ],
                timestamp=at,
                # CloudWatch has no unit for US dollars. (assumed)
                unit="None" if name.endswith("MonthlySpend") else "Count",
            )
            for name, value, dimensions, at in self._values
        ]
        self._values.clear()
        return self._data


def metrics_of_send(
    channel: str, parts: int = 1, *, feedback_enabled: bool = False
) -> dict[str, float]:
    """Return the metrics of a message that is sent, by name.

    Messages that a protect configuration or a spend limit blocks are not sent.

    :param channel: TEXT, MEDIA, VOICE or RCS
    :param parts: the number of parts
    :param feedback_enabled: whether message feedback is enabled
    """
    if channel == "RCS":
        return {"RCS.MessagesSent": 1}
    if channel == "VOICE":
        return {}
    kind = channel.title()
    metrics: dict[str, float] = {
        f"NumberOf{kind}MessagePartsSent": parts,
        # The average of 0 and 1 is the share of blocked messages. (AWS docs)
        f"{kind}MessagesBlockedByProtect": 0,
    }
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
