"""The delivery of events and of messages of users to other services of moto."""

from __future__ import annotations

from .event import (
    Deliverable,
    Delivery,
    Destination,
    Event,
    InboundMessage,
    MessageEvent,
    epoch_milliseconds,
)
from .eventbridge import deliver_to_eventbridge
from .inbound import publish_inbound
from .metrics import Metrics
from .sinks import deliver_to_destinations

__all__ = [
    "Deliverable",
    "Delivery",
    "Destination",
    "Event",
    "InboundMessage",
    "MessageEvent",
    "Metrics",
    "deliver",
    "epoch_milliseconds",
    "publish_inbound",
]


def deliver(event: Deliverable) -> None:
    """Deliver an event or a message of a user.

    AWS delivers after the response, so that a failed delivery does not fail the request.
    (assumed)

    :param event: what to deliver. It records where it was delivered, or why not, unless
        it is the event of a registration
    """
    if isinstance(event, InboundMessage):
        event.deliveries.append(publish_inbound(event))
        return
    if isinstance(event, MessageEvent):
        event.deliveries += deliver_to_destinations(event)
        event.deliveries += deliver_to_eventbridge(event)
        return
    deliver_to_eventbridge(event)
