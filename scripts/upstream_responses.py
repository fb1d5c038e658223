"""Generate a ``responses.py`` in moto's style from the operations of the backend."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

from moto.core.utils import get_service_model
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.models import PinpointSMSVoiceV2Backend
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.protocol.operations import (
    SERVICE,
    Operation,
    get_operation,
)

#: the unique attribute of listed items without a position
UNIQUE = {
    "DescribeAccountAttributes": "name",
    "DescribeAccountLimits": "name",
    "DescribeNotifyTemplates": "template_id",
    "DescribeRegistrationFieldDefinitions": "field_path",
    "DescribeRegistrationSectionDefinitions": "section_path",
    "DescribeSpendLimits": "name",
    "ListNotifyCountries": "iso_country_code",
}

HEAD = '''\
"""Handles incoming PinpointSMSVoiceV2 requests, invokes methods, returns responses."""

import re
from typing import Any, cast

from botocore.model import ListShape, StructureShape

from moto.core.common_types import TYPE_RESPONSE
from moto.core.responses import ActionResult, BaseResponse, EmptyResult, PaginatedResult
from moto.core.utils import get_service_model

from .filters import matcher
from .models import PinpointSMSVoiceV2Backend, pinpointsmsvoicev2_backends
from .models.base import Listing, Reply


class PinpointSMSVoiceV2Response(BaseResponse):
    """Handler for PinpointSMSVoiceV2 requests and responses."""

    # moto's own pattern knows regional endpoints only, not the dual-stack ones.
    region_regex = re.compile(r"(?i://sms-voice(?:-fips)?)\\.(?P<region>[^./]+)\\.")

    def __init__(self) -> None:
        super().__init__(service_name="pinpoint-sms-voice-v2")
        self.automated_parameter_parsing = True

    @property
    def backend(self) -> PinpointSMSVoiceV2Backend:
        return pinpointsmsvoicev2_backends[self.current_account][self.region]

    def call_action(self) -> TYPE_RESPONSE:
        # A turn holds the lock of the service, and delivers the events when it ends.
        with self.backend.store.turn(described=True):
            return super().call_action()

    def _page(self, member: str, listing: Listing[Any]) -> ActionResult:
        """Return a page of the listed resources that match the filters."""
        model = get_service_model(self.boto3_service_name)
        output = cast(
            StructureShape, model.operation_model(self._get_action()).output_shape
        )
        item_shape = cast(ListShape, output.members[member]).member
        if listing.described is not None:
            listing.described.settle(described=True)
        if not listing.settled:
            for item in listing.items:
                if hasattr(item, "settle"):
                    item.settle(described=True)
        matches = [
            matcher(wanted, cast(StructureShape, item_shape))
            for wanted in self._get_param("Filters", [])
        ]
        items = [
            item
            for item in listing.items
            if not getattr(item, "gone", False) and all(match(item) for match in matches)
        ]
        return PaginatedResult(Reply(listing.of, **{member: items}))
'''


def responses() -> str:
    """Return the source of the file, with one handler per operation."""
    return HEAD + "".join(f"\n{_handler(operation)}" for operation in _operations())


def pagination() -> dict[str, Any]:
    """Return what moto's pagination requires in addition to the service model."""
    listings = {
        operation.name: {
            "limit_default": operation.page.default_max_results,
            "unique_attribute": UNIQUE.get(operation.name, "position"),
        }
        for operation in _operations()
        if operation.page
    }
    return {"version": 1.0, "merge": {"pagination": listings}}


def _operations() -> Iterator[Operation]:
    """Yield the operations of the backend in the order of the service model."""
    for name in get_service_model(SERVICE).operation_names:
        operation = get_operation(name)
        if operation and hasattr(PinpointSMSVoiceV2Backend, operation.method):
            yield operation


def _handler(operation: Operation) -> str:
    method = getattr(PinpointSMSVoiceV2Backend, operation.method)
    taken = inspect.signature(method).parameters
    arguments = "".join(
        f'            {keyword}=self._get_param("{member}"),\n'
        for member, keyword in operation.keywords.items()
        if keyword in taken
    )
    call = f"self.backend.{operation.method}(\n{arguments}        )"
    if operation.page:
        page = f'self._page("{operation.page.member}", listing)'
        lines = f"listing = {call}\n        return {page}"
    elif _has_output(operation.name):
        lines = f"result = {call}\n        return ActionResult(result)"
    else:
        lines = f"{call}\n        return EmptyResult()"
    return f"    def {operation.method}(self) -> ActionResult:\n        {lines}\n"


def _has_output(name: str) -> bool:
    output = get_service_model(SERVICE).operation_model(name).output_shape
    return bool(output and output.members)
