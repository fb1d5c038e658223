"""The filters of operations that list.

A filter is named after a member of what is listed, in kebab-case: ``status`` or
``registration-type``. Items can have FILTERS for those that are not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from botocore import xform_name
from botocore.model import ListShape, Shape, StructureShape

#: whether an item has one of the values of a filter
Predicate = Callable[[Any, frozenset[str]], bool]


def matcher(
    wanted: dict[str, Any], item_shape: StructureShape
) -> Callable[[Any], bool]:
    """Whether an item has one of the values of a filter: exact, and case-sensitive.

    The values of a filter are alternatives, and filters must all match. (assumed)
    """
    name, values = wanted["Name"], frozenset(wanted["Values"])
    attribute = xform_name(_member(name, item_shape))

    def matches(item: Any) -> bool:
        predicates: Mapping[str, Predicate] = getattr(item, "FILTERS", {})
        if name in predicates:
            return predicates[name](item, values)
        if isinstance(item, dict):
            return _has_one_of(item.get(attribute), values)
        return _has_one_of(getattr(item, attribute, None), values)

    return matches


def _has_one_of(value: object, values: frozenset[str]) -> bool:
    """Whether the value of a member, or one of them where it has several, is wanted."""
    if value is None:
        return False
    if isinstance(value, str):
        return value in values
    if isinstance(value, bool):
        return str(value).lower() in values
    if isinstance(value, Iterable):
        return not values.isdisjoint(value)
    return str(value) in values


@cache
def _member(filter_name: str, item_shape: StructureShape) -> str:
    """The member that a filter is named after; of a list it has the singular."""
    name = "".join(part.capitalize() for part in filter_name.split("-"))
    plurals = (name, f"{name}s", f"{name[:-1]}ies")
    return next((each for each in plurals if each in item_shape.members), name)


@cache
def possible_values(filter_name: str, item_shape: StructureShape) -> frozenset[str]:
    """The values of the member that a filter is named after, none where it takes any.

    A value that the member cannot have is refused. (assumed)
    """
    shape: Shape | None = item_shape.members.get(_member(filter_name, item_shape))
    if isinstance(shape, ListShape):
        shape = shape.member
    if shape is None:
        return frozenset()
    if shape.type_name == "boolean":
        return frozenset({"true", "false"})
    return frozenset(shape.metadata.get("enum", ()))
