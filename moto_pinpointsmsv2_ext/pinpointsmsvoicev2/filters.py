"""The filters of operations that list resources.

The name of a filter is the name of a member of the listed structure in kebab-case, for
example ``status`` or ``registration-type``. A class with other filters defines them in
FILTERS.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from botocore import xform_name
from botocore.model import ListShape, Shape, StructureShape

from .utils import parse_time

#: takes an item and the values of a filter, returns whether the item matches
Predicate = Callable[[Any, frozenset[str]], bool]


def matcher(
    wanted: dict[str, Any], item_shape: StructureShape
) -> Callable[[Any], bool]:
    """Return a function that checks whether an item matches a filter.

    A filter matches if the member has one of the values; the comparison is exact and
    case-sensitive. An item must match all filters of a request. (assumed)

    :param wanted: a filter of the request, with Name and Values
    :param item_shape: the shape of an item
    :return: takes an item, returns whether it matches
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
    """Return whether a value, or an element of it, is a value of the filter."""
    if value is None:
        return False
    if isinstance(value, str):
        return value in values
    if isinstance(value, bool):
        return str(value).lower() in values
    if isinstance(value, Iterable):
        return not values.isdisjoint(value)
    return str(value) in values


#: by filter, a member with another name (AWS docs)
_NAMES = {"country-launch-status": "Status"}


@cache
def _member(filter_name: str, item_shape: StructureShape) -> str:
    """Return the name of the member that a filter refers to.

    Filters on a list member use the singular: ``number-capability`` filters on
    NumberCapabilities.
    """
    if filter_name in _NAMES:
        return _NAMES[filter_name]
    name = "".join(part.capitalize() for part in filter_name.split("-"))
    plurals = (name, f"{name}s", f"{name[:-1]}ies")
    return next((each for each in plurals if each in item_shape.members), name)


def problem_of(wanted: dict[str, Any], item_shape: StructureShape) -> str | None:
    """Return what is wrong with the values of a filter, None if they are valid.

    :param wanted: a filter of the request, with Name and Values
    :param item_shape: the shape of an item
    """
    name, values = wanted["Name"], set(wanted["Values"])
    if name.endswith(("-before", "-after")):
        wrong = {value for value in values if parse_time(value) is None}
        remedy = "a time such as 2026-01-31T12:00:00Z, or seconds since the epoch"
    elif name == "language-code":
        # A language in upper case is rejected. (AWS docs)
        pattern = item_shape.members[_member(name, item_shape)].metadata["pattern"]
        wrong = {value for value in values if not re.fullmatch(pattern, value)}
        remedy = "a language such as en or fr-CA"
    else:
        possible = _possible_values(name, item_shape)
        wrong = values - possible if possible else set()
        remedy = f"one of: {', '.join(sorted(possible))}"
    if not wrong:
        return None
    return f"{name} cannot have the value {', '.join(sorted(wrong))}. Use {remedy}"


@cache
def _possible_values(filter_name: str, item_shape: StructureShape) -> frozenset[str]:
    """Return the values that the filtered member can have.

    Other values in a filter are rejected. (assumed)
    A registration type has no enum: AWS adds types without a new service model, and not
    all of its names are published. A filter with an unknown type matches nothing.
    (assumed)

    :param filter_name: in kebab-case
    :param item_shape: the shape of an item
    :return: the values of the enum, empty if the member accepts any value
    """
    shape: Shape | None = item_shape.members.get(_member(filter_name, item_shape))
    if isinstance(shape, ListShape):
        shape = shape.member
    if shape is None:
        return frozenset()
    if shape.type_name == "boolean":
        return frozenset({"true", "false"})
    return frozenset(shape.metadata.get("enum", ())) | _OTHERS.get(filter_name, set())


#: by filter, values that the enum of the member does not have (AWS docs)
_OTHERS = {"template-type": {"CODE_VERIFICATION"}}
