"""The delivery of events to EventBridge."""

from __future__ import annotations

import copy
import logging

from .event import Delivery, Event, MessageEvent
from .failures import explain
from .matching import find_default_bus, find_targets
from .payloads import eventbridge_event
from .targets import send

_logger = logging.getLogger(__name__)


def deliver_to_eventbridge(event: Event | MessageEvent) -> list[Delivery]:
    """Send an event to the targets of matching rules on EventBridge's default bus.

    :param event: the event
    :return: the targets that it was delivered to, or why it was not

    https://docs.aws.amazon.com/sms-voice/latest/userguide/monitor-event-bridge.html
    """
    bus = find_default_bus(event)
    if bus is None or not bus.rules:
        return []
    message = eventbridge_event(event)
    deliveries = []
    for rule in list(bus.rules.values()):
        try:
            targets = find_targets(rule, message)
        except Exception as failure:  # noqa: BLE001 (a pattern can raise any error)
            _logger.warning("Event not matched with rule %s: %r", rule.arn, failure)
            error = f"The event pattern of the rule {rule.name} failed: {failure}"
            deliveries.append(Delivery("EVENTBRIDGE", rule.arn, error))
            continue
        for target in targets:
            reason = None
            try:
                send(rule, target, copy.deepcopy(message))
            except Exception as failure:  # noqa: BLE001 (a target can raise any error)
                reason = explain(failure, target["Arn"])
            deliveries.append(Delivery("EVENTBRIDGE", target["Arn"], reason))
    return deliveries
