"""The CloudWatch metrics of messages that are sent or refused, and of feedback."""

from __future__ import annotations

from datetime import datetime

from moto.core.utils import utcnow

from ...delivery import Metrics
from ...delivery.metrics import (
    metrics_of_feedback,
    metrics_of_refusal,
    metrics_of_send,
    metrics_of_spend,
)
from ..account import Account
from ..store import Store
from .message import Message
from .request import SendRequest


def identity_type(message: Message) -> str | None:
    """Return the OriginationIdentityType of a message."""
    if message.pool is not None:
        return "POOL"
    if message.identity is None:
        return "SENDER_ID" if message.origination else None
    return message.identity.KIND.name.replace("-", "_").upper()


def count_send(store: Store, message: Message) -> None:
    """Count a message that is sent."""
    metrics, channel = store.record(Metrics), message.channel
    sent = metrics_of_send(
        channel,
        message.parts or 1,
        feedback_enabled=message.feedback_enabled,
        filtered=message.outcome == "protect_blocked"
        and message.protect_status != "MONITOR",
    )
    metrics.put(sent, _dimensions(message), message.created_at)


def count_spend(store: Store, kind: str, at: datetime) -> None:
    """Count what is spent on text, media or voice messages.

    There is no metric of the spend on RCS and on Notify. (AWS docs)
    """
    if kind in ("TEXT", "MEDIA", "VOICE"):
        spent = store.record(Account).spent_this_month(kind)
        store.record(Metrics).put(metrics_of_spend(kind, spent), {}, at)


def count_refusal(request: SendRequest) -> None:
    """Count a message that a protect configuration refuses."""
    if not request.dry_run and request.protect_configuration is not None:
        request.store.record(Metrics).put(
            metrics_of_refusal(request.channel),
            {"ProtectConfigurationId": request.protect_configuration.id},
            utcnow(),
        )


def count_feedback(store: Store, message: Message) -> None:
    """Count the first feedback on a message whose feedback is tracked. Calls have no such
    metric. (AWS docs)
    """
    if message.feedback_enabled and message.channel != "VOICE":
        store.record(Metrics).put(
            metrics_of_feedback(message.channel),
            {**_dimensions(message), "MessageFeedbackStatus": str(message.feedback)},
            utcnow(),
        )


def _dimensions(message: Message) -> dict[str, str]:
    dimensions = {
        "IsoCountryCode": message.iso_country_code,
        "OriginationIdentityType": identity_type(message),
        "ProtectConfigurationId": message.protect_configuration_id,
    }
    return {name: value for name, value in dimensions.items() if value is not None}
