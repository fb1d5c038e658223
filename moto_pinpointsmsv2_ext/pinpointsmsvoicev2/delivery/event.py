"""Events of the service, independent of the form in which they are delivered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeAlias


@dataclass(frozen=True)
class Event:
    """An event of the service."""

    account_id: str
    region_name: str
    detail_type: str
    #: the ARN of the resource that the event is about
    resource_arn: str
    detail: dict[str, Any]
    at: datetime


@dataclass(frozen=True)
class Destination:
    """An event destination of a configuration set."""

    name: str
    matching_event_types: Sequence[str]
    enabled: bool
    #: SNS, FIREHOSE or LOGS
    kind: str
    #: the ARN of the topic, delivery stream or log group
    target: str
    role: str | None = None


@dataclass(frozen=True)
class Delivery:
    """Where an event or a message of a user was delivered, or why it was not."""

    #: SNS, FIREHOSE, LOGS, EVENTBRIDGE or CONNECT
    kind: str
    #: the ARN of the topic, delivery stream, log group or target of a rule
    target: str
    #: None if it was delivered
    error: str | None = None


@dataclass
class MessageEvent:
    """An event of a message that was sent."""

    account_id: str
    region_name: str
    #: TEXT, MEDIA, VOICE or RCS
    channel: str
    #: for example TEXT_DELIVERED
    event_type: str
    #: the complete payload as AWS writes it, with its members in order
    record: dict[str, Any]
    at: datetime
    #: the event destinations of the configuration set of the message
    destinations: Sequence[Destination] = ()
    #: filled in by the delivery, in the order of the destinations
    deliveries: list[Delivery] = field(default_factory=list)
    #: PHONE_NUMBER, SENDER_ID, RCS_AGENT or POOL
    origination_identity_type: str | None = None


@dataclass
class InboundMessage:
    """A message of a user to a number with two-way messaging."""

    account_id: str
    region_name: str
    #: the two-way channel of the number: the ARN of a topic, or Amazon Connect
    channel: str
    origination_number: str
    destination_number: str
    message_body: str
    inbound_message_id: str
    #: the keyword of the number that the body matches, if it matches one
    message_keyword: str | None = None
    #: the last message that the number sent to the user, if it sent one
    previous_published_message_id: str | None = None
    #: the id of the message that started the conversation with an RCS agent, and OUTBOUND
    #: or INBOUND; None outside of a conversation
    initiating_message: tuple[str, str] | None = None
    #: filled in by the delivery
    deliveries: list[Delivery] = field(default_factory=list)


#: what is delivered when a turn ends
Deliverable: TypeAlias = Event | MessageEvent | InboundMessage


def epoch_milliseconds(moment: datetime) -> int:
    """Return a naive UTC datetime in milliseconds since the epoch."""
    return (moment - _EPOCH) // _MILLISECOND


_EPOCH = datetime(1970, 1, 1)
_MILLISECOND = timedelta(milliseconds=1)
