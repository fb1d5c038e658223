"""What the service model defines for an operation, read once per operation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import cast

from botocore import xform_name
from botocore.model import ListShape, Shape, StructureShape

from moto.core.utils import get_service_model

from .wire import structure_writer

SERVICE = "pinpoint-sms-voice-v2"


@dataclass(frozen=True)
class Operation:
    name: str
    #: the name of the backend method
    method: str
    #: by member of the request, the parameter of the backend method
    keywords: dict[str, str]
    input_shape: StructureShape | None
    write: Callable[[object], dict[str, object]]
    #: the member that holds the client token, None if the operation has none
    token_member: str | None
    #: the page that the operation returns, None if it does not list anything
    page: Page | None


@dataclass(frozen=True)
class Page:
    """The output member that holds a page of items, and the shape of an item."""

    member: str
    item_shape: StructureShape
    #: the page size of a request without MaxResults
    # AWS returns at least 27 items in one page. (observed)
    # The default is the maximum of MaxResults. (assumed)
    default_max_results: int


@cache
def get_operation(name: str) -> Operation | None:
    """Return the operation with this name, None if the model does not have it."""
    model = get_service_model(SERVICE)
    if name not in model.operation_names:
        return None
    operation = model.operation_model(name)
    input_shape, output_shape = operation.input_shape, operation.output_shape
    return Operation(
        name=name,
        method=xform_name(name),
        keywords={
            member: xform_name(member)
            for member in (input_shape.members if input_shape else ())
        },
        input_shape=input_shape,
        write=structure_writer(output_shape) if output_shape else lambda result: {},
        token_member=next(iter(operation.idempotent_members), None),
        page=_page_of(input_shape, output_shape),
    )


def _page_of(
    input_shape: StructureShape | None, output_shape: StructureShape | None
) -> Page | None:
    # botocore's paginators file has the same information, but takes long to read.
    if not input_shape or not output_shape or "NextToken" not in output_shape.members:
        return None
    [(member, listed)] = [
        (name, shape)
        for name, shape in output_shape.members.items()
        if isinstance(shape, ListShape)
    ]
    most = input_shape.members["MaxResults"].metadata["max"]
    return Page(member, cast(StructureShape, listed.member), int(most))


@cache
def get_structure(name: str) -> StructureShape:
    """Return the structure with this name, for example that of an error."""
    return cast(StructureShape, get_service_model(SERVICE).shape_for(name))


@cache
def get_shape(name: str) -> Shape | None:
    """Return the shape with this name, None if the model does not have it."""
    model = get_service_model(SERVICE)
    return model.shape_for(name) if name in model.shape_names else None


@cache
def error_names() -> frozenset[str]:
    """Return the names of the errors that the service model defines."""
    return frozenset(shape.name for shape in get_service_model(SERVICE).error_shapes)
