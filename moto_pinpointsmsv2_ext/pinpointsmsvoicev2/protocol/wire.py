"""Serialization of a result to the JSON form of its shape.

moto's serializer inspects the shape for every value. Here the members of a shape are
looked up once, and each value only costs getattr and a dict entry.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from botocore import xform_name
from botocore.model import ListShape, MapShape, Shape, StructureShape

Writer = Callable[[Any], Any]

_EPOCH = datetime(1970, 1, 1)
_MILLISECOND = timedelta(milliseconds=1)


@cache
def writer(shape: Shape) -> Writer | None:
    """Return the function that converts a value of a shape to JSON.

    :param shape: any shape of the service model
    :return: the function, None if the value can be used unchanged
    """
    if isinstance(shape, StructureShape):
        return structure_writer(shape)
    if isinstance(shape, ListShape):
        return _list_writer(writer(shape.member))
    if isinstance(shape, MapShape):
        return _map_writer(writer(shape.value))
    return _SCALARS.get(shape.type_name)


@cache
def structure_writer(shape: StructureShape) -> Callable[[object], dict[str, object]]:
    """Return the function that converts a structure to a JSON object.

    :param shape: the structure
    :return: takes a resource, or a dict with keys in snake_case or in the model's case
    """
    members = [
        (name, xform_name(name), writer(member))
        for name, member in shape.members.items()
    ]

    def write(value: object) -> dict[str, object]:
        wire: dict[str, object] = {}
        # A structure without a class of its own is a dict: in snake_case, or in the
        # model's case if it comes from the request.
        pick = value.get if isinstance(value, dict) else None
        for name, attribute, write_member in members:
            if pick:
                item = pick(attribute)
                if item is None:
                    item = pick(name)
            else:
                item = getattr(value, attribute, None)
            # AWS omits a member without a value instead of sending null. (observed)
            if item is not None:
                wire[name] = write_member(item) if write_member else item
        return wire

    return write


def _list_writer(write_item: Writer | None) -> Writer:
    if write_item is None:
        return list
    return lambda values: [write_item(value) for value in values]


def _map_writer(write_item: Writer | None) -> Writer:
    if write_item is None:
        return dict
    return lambda values: {key: write_item(item) for key, item in values.items()}


def epoch_milliseconds(value: datetime) -> int:
    """Return a naive UTC datetime as milliseconds since the epoch, AWS's precision."""
    return (value - _EPOCH) // _MILLISECOND


def _epoch_seconds(value: datetime) -> float:
    return epoch_milliseconds(value) / 1000


_SCALARS: dict[str, Writer] = {
    "timestamp": _epoch_seconds,
    "blob": lambda value: b64encode(value).decode("ascii"),
}
