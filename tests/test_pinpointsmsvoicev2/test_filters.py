"""Filters on members of each type."""

from __future__ import annotations

import importlib
from typing import Any, ClassVar

import pytest
from botocore.model import ShapeResolver, StructureShape

pytestmark = pytest.mark.in_process

SHAPES: Any = {
    "Thing": {
        "type": "structure",
        "members": {
            "Enabled": {"shape": "Boolean"},
            "Names": {"shape": "Names"},
            "Size": {"shape": "Integer"},
            "Owner": {"shape": "String"},
        },
    },
    "Boolean": {"type": "boolean"},
    "Names": {"type": "list", "member": {"shape": "String"}},
    "Integer": {"type": "integer"},
    "String": {"type": "string"},
}
SHAPE = ShapeResolver(SHAPES).get_shape_by_name("Thing")


class Thing:
    FILTERS: ClassVar[dict[str, Any]] = {
        "name-begins-with": lambda thing, values: any(
            name.startswith(tuple(values)) for name in thing.names
        ),
    }
    enabled = True
    names = ("a", "b")
    size = 5
    owner = None


@pytest.mark.parametrize(
    "name, values, found",
    [
        ("enabled", ["true"], True),
        ("enabled", ["false"], False),
        ("names", ["b", "c"], True),
        ("name", ["c"], False),
        ("size", ["5"], True),
        ("owner", ["me"], False),
        ("name-begins-with", ["b"], True),
        ("no-such-member", ["a"], False),
    ],
)
def test_a_filter_on_a_member(name: str, values: list[str], found: bool) -> None:
    filters = importlib.import_module("moto.pinpointsmsvoicev2.filters")
    assert isinstance(SHAPE, StructureShape)
    matches = filters.matcher({"Name": name, "Values": values}, SHAPE)
    assert matches(Thing()) is found


def test_a_filter_on_an_item_that_is_a_dict() -> None:
    filters = importlib.import_module("moto.pinpointsmsvoicev2.filters")
    matches = filters.matcher({"Name": "size", "Values": ["5"]}, SHAPE)
    assert [matches(each) for each in ({"size": 5}, {"size": 6}, {})] == [
        True,
        False,
        False,
    ]
