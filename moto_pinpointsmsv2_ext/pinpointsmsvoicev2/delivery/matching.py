"""Who gets an event."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from .event import Event

if TYPE_CHECKING:
    from moto.events.models import EventBus, Rule
    from moto.events.utils import EventMessageType


def find_default_bus(event: Event) -> EventBus | None:
    """The bus that gets an event, None where nobody has a rule."""
    # Without moto's EventBridge imported there is no rule in it.
    if "moto.events.models" not in sys.modules:
        return None
    from moto.events.models import events_backends

    backends = events_backends[event.account_id]
    # Its own "in" is true of every Region there is.
    if event.region_name not in list(backends):
        return None
    return backends[event.region_name].describe_event_bus("default")


def find_targets(rule: Rule, message: EventMessageType) -> list[dict[str, Any]]:
    """The targets of a rule that gets an event, none where it is disabled or does not
    match."""
    if rule.state != "ENABLED" or not rule.event_pattern.matches_event(message):
        return []
    return list(rule.targets)
