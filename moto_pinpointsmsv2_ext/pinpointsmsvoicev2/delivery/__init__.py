"""The delivery of events to other services of moto."""

from __future__ import annotations

import copy
import logging

from .event import (
    Delivery,
    Destination,
    Event,
    InboundMessage,
    MessageEvent,
    epoch_milliseconds,
)
from .matching import find_default_bus, find_targets
from .payloads import eventbridge_event
from .sinks import send

__all__ = [
    "Delivery",
    "Destination",
    "Event",
    "InboundMessage",
    "MessageEvent",
    "deliver",
    "epoch_milliseconds",
]

_logger = logging.getLogger(__name__)


def deliver(event: Event) -> None:
    """Send an event to the targets of matching rules on EventBridge's default bus.

    :param event: the event

    https://docs.aws.amazon.com/sms-voice/latest/userguide/monitor-event-bridge.html
    """
    bus = find_default_bus(event)
    if bus is None:
        return
    message = eventbridge_event(event)
    # AWS delivers events after the response, so that a failed delivery does not fail the
    # request. (assumed)
    for rule in list(bus.rules.values()):
        try:
            targets = find_targets(rule, message)
        except Exception as error:  # noqa: BLE001 (a pattern can raise any error)
            _logger.warning("Event not matched with rule %s: %r", rule.arn, error)
            continue
        for target in targets:
            try:
                send(rule, target, copy.deepcopy(message))
            except Exception as error:  # noqa: BLE001 (a target can raise any error)
                _logger.warning("Event not delivered to %s: %r", target["Arn"], error)
