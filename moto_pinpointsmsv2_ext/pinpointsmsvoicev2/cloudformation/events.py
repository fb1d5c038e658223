"""The events of a stack."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ..models import PinpointSMSVoiceV2Backend


@dataclass(frozen=True)
class Place:
    """The place of a resource in a stack."""

    backend: PinpointSMSVoiceV2Backend
    stack_id: str
    logical_id: str
    resource_type: str

    def add_event(
        self, status: str, reason: str, properties: dict[str, Any], physical_id: str
    ) -> None:
        """Add an event of the resource, as moto adds events of the stack itself.

        :param status: the ResourceStatus
        :param reason: the ResourceStatusReason
        :param properties: the properties of the resource
        :param physical_id: the physical id of the resource, or an empty string
        """
        from moto.cloudformation.models import Event, cloudformation_backends

        account_id, region_name = self.backend.account_id, self.backend.region_name
        stack = cloudformation_backends[account_id][region_name].get_stack(
            self.stack_id
        )
        event = Event(
            stack_id=self.stack_id,
            stack_name=stack.name,
            logical_resource_id=self.logical_id,
            physical_resource_id=physical_id,
            resource_type=self.resource_type,
            resource_status=status,
            resource_status_reason=reason,
            resource_properties=json.dumps(properties),
        )
        event.sendToSns(account_id, region_name, stack.notification_arns)
        stack.events.append(event)
