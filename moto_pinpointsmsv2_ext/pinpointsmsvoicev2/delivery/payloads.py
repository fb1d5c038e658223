"""The forms in which events are delivered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moto.core.utils import unix_time
from moto.moto_api._internal import mock_random

from .event import Event

if TYPE_CHECKING:
    from moto.events.utils import EventMessageType


def eventbridge_event(event: Event) -> EventMessageType:
    """Return an event in the form that moto's EventBridge uses."""
    return {
        "version": "0",
        "id": str(mock_random.uuid4()),
        "detail-type": event.detail_type,
        "source": "aws.sms-voice",
        "account": event.account_id,
        "time": unix_time(event.at),
        "region": event.region_name,
        "resources": [event.resource_arn],
        "detail": event.detail,
    }
