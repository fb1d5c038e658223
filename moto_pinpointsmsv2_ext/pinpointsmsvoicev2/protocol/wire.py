"""A result in the wire form of its shape.

moto's serializer walks attributes generically, once per value. Here the members of a
shape are looked up once per shape, and what is left per value is getattr and a dict.
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
    """The function that turns a value of this shape into its JSON form.

    :param shape: any shape of the service model
    :return: the function, or None where a value is its own JSON form
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
    """The same for a structure, whose JSON form is an object."""
    members = [
        (name, xform_name(name), writer(member))
        for name, member in shape.members.items()
    ]

    def write(value: object) -> dict[str, object]:
        wire: dict[str, object] = {}
        # A value is a resource or, for structures that have no class of their own,
        # a dict in snake_case (ours) or in the model's case (echoed from the request).
        pick = value.get if isinstance(value, dict) else None
        for name, attribute, write_member in members:
            if pick:
                item = pick(attribute)
                if item is None:
                    item = pick(name)
            else:
                item = getattr(value, attribute, None)
            # AWS leaves a member out where it has no value for it; it never sends null.
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
    """A moment in the precision of AWS."""
    return (value - _EPOCH) // _MILLISECOND


def _epoch_seconds(value: datetime) -> float:
    return epoch_milliseconds(value) / 1000


_SCALARS: dict[str, Writer] = {
    "timestamp": _epoch_seconds,
    "blob": lambda value: b64encode(value).decode("ascii"),
}
