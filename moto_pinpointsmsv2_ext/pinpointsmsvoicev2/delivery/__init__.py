"""Events that leave the service for others of moto's."""

from __future__ import annotations

import copy
import logging

from .event import Event, epoch_milliseconds
from .matching import find_default_bus, find_targets
from .payloads import eventbridge_event
from .sinks import send

__all__ = ["Event", "deliver", "epoch_milliseconds"]

_logger = logging.getLogger(__name__)


def deliver(event: Event) -> None:
    """Send an event to the targets of the enabled rules that match it, on EventBridge's
    default bus.

    https://docs.aws.amazon.com/sms-voice/latest/userguide/monitor-event-bridge.html

    :param event: what happened
    """
    bus = find_default_bus(event)
    if bus is None:
        return
    message = eventbridge_event(event)
    # AWS delivers after it has answered the request, so that what goes wrong there is no
    # error of the request. (assumed)
    for rule in list(bus.rules.values()):
        try:
            targets = find_targets(rule, message)
        except Exception as error:  # noqa: BLE001 (whatever a pattern raises)
            _logger.warning("not matched by %s: %r", rule.arn, error)
            continue
        for target in targets:
            try:
                send(rule, target, copy.deepcopy(message))
            except Exception as error:  # noqa: BLE001 (whatever a target raises)
                _logger.warning("not delivered to %s: %r", target["Arn"], error)
