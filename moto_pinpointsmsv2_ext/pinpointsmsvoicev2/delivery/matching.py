"""The event destinations and the EventBridge rules that match an event."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from .event import Destination, Event, MessageEvent

if TYPE_CHECKING:
    from moto.events.models import EventBus, Rule
    from moto.events.utils import EventMessageType


def find_destinations(event: MessageEvent) -> list[Destination]:
    """Return the enabled event destinations whose types include that of the event."""
    types = {"ALL", f"{event.channel}_ALL", event.event_type}
    return [
        destination
        for destination in event.destinations
        if destination.enabled
        and not types.isdisjoint(destination.matching_event_types)
    ]


def find_default_bus(event: Event | MessageEvent) -> EventBus | None:
    """Return the default bus of the event's Region, None if it is not in use."""
    # There are no rules if moto's EventBridge has not been imported.
    if "moto.events.models" not in sys.modules:
        return None
    from moto.events.models import events_backends

    backends = events_backends[event.account_id]
    # "in" on the backends is true for every valid Region.
    if event.region_name not in list(backends):
        return None
    return backends[event.region_name].describe_event_bus("default")


def find_targets(rule: Rule, message: EventMessageType) -> list[dict[str, Any]]:
    """Return the targets of a rule, none if it is disabled or does not match."""
    if rule.state != "ENABLED" or not rule.event_pattern.matches_event(message):
        return []
    return list(rule.targets)
