"""The forms in which events and messages are delivered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from moto.core.utils import unix_time
from moto.moto_api._internal import mock_random

from .event import Event, InboundMessage, MessageEvent

if TYPE_CHECKING:
    from moto.events.utils import EventMessageType

# EventBridge receives events without these members. (AWS docs)
_PRIVATE = ("destinationPhoneNumber", "context")

# The detail type of RCS messages is not documented. (assumed)
_CHANNELS = {"TEXT": "Text", "MEDIA": "Media", "VOICE": "Voice", "RCS": "RCS"}


def to_json(payload: dict[str, Any]) -> str:
    """Return a payload as compact JSON text."""
    return json.dumps(payload, separators=(",", ":"), ensure_ascii=False)


def eventbridge_event(event: Event | MessageEvent) -> EventMessageType:
    """Return an event in the form that moto's EventBridge uses."""
    if isinstance(event, Event):
        return _envelope(event, event.detail_type, [event.resource_arn], event.detail)
    detail = {
        name: value for name, value in event.record.items() if name not in _PRIVATE
    }
    detail_type = f"{_CHANNELS[event.channel]} Message Delivery Status Updated"
    return _envelope(event, detail_type, [], detail)


def inbound_message(message: InboundMessage) -> dict[str, str]:
    """Return a message of a user in the form that a two-way channel receives."""
    initiating_id, initiating_type = message.initiating_message or (None, None)
    members = {
        "originationNumber": message.origination_number,
        "destinationNumber": message.destination_number,
        "messageKeyword": message.message_keyword,
        "messageBody": message.message_body,
        "inboundMessageId": message.inbound_message_id,
        "previousPublishedMessageId": message.previous_published_message_id,
        "conversationInitiatingMessageId": initiating_id,
        "conversationInitiatingMessageType": initiating_type,
    }
    return {name: value for name, value in members.items() if value is not None}


def _envelope(
    event: Event | MessageEvent,
    detail_type: str,
    resources: list[str],
    detail: dict[str, Any],
) -> EventMessageType:
    return {
        "version": "0",
        "id": str(mock_random.uuid4()),
        "detail-type": detail_type,
        "source": "aws.sms-voice",
        "account": event.account_id,
        "time": unix_time(event.at),
        "region": event.region_name,
        "resources": resources,
        "detail": detail,
    }
