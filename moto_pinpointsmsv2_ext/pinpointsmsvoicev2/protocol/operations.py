"""What the service model says of an operation, read once per operation."""

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
    #: the backend method, and the keyword of each member of the request
    method: str
    keywords: dict[str, str]
    input_shape: StructureShape | None
    write: Callable[[object], dict[str, object]]
    #: the member that is the client token, where the operation has one
    token_member: str | None
    #: what the operation lists, where it lists
    page: Page | None


@dataclass(frozen=True)
class Page:
    """The member of a reply that is a page, and the shape of an item of it."""

    member: str
    item_shape: StructureShape
    #: the size of a page where a request asks for none. AWS was seen to list 27 items in
    #: one page; that it is the most that can be asked for is inferred.
    default_max_results: int


@cache
def get_operation(name: str) -> Operation | None:
    """The operation of this name, or None where the installed service model has none."""
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
    # What the paginators of the service model say too, in a file that takes long to read.
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
    """The structure of this name, an error's for example."""
    return cast(StructureShape, get_service_model(SERVICE).shape_for(name))


@cache
def get_shape(name: str) -> Shape | None:
    """The shape of this name, or None where the installed service model has none."""
    model = get_service_model(SERVICE)
    return model.shape_for(name) if name in model.shape_names else None


@cache
def error_names() -> frozenset[str]:
    """The errors that the service model has."""
    return frozenset(shape.name for shape in get_service_model(SERVICE).error_shapes)
