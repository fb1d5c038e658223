"""Who gets an event."""

from __future__ import annotations

import sys
from collections.abc import Iterator
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


def find_targets(
    bus: EventBus, message: EventMessageType
) -> Iterator[tuple[Rule, dict[str, Any]]]:
    """The targets of the enabled rules of a bus that match an event."""
    for rule in list(bus.rules.values()):
        if rule.state == "ENABLED" and rule.event_pattern.matches_event(message):
            for target in rule.targets:
                yield rule, target
