"""All types of shapes, including those of operations that are not implemented."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import botocore.session
import pytest
from botocore import xform_name
from botocore.model import (
    DenormalizedStructureBuilder,
    ListShape,
    MapShape,
    Shape,
    StructureShape,
)

from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.protocol.operations import get_operation
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.protocol.paging import PageRequest
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.protocol.problems import Cause
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.protocol.validation import parse
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.protocol.wire import (
    structure_writer,
    writer,
)

pytestmark = pytest.mark.in_process

MODEL = botocore.session.get_session().get_service_model("pinpoint-sms-voice-v2")


def structure(**members: dict[str, Any]) -> StructureShape:
    shape: StructureShape = (
        DenormalizedStructureBuilder().with_members(members).build_model()
    )
    return shape


def read(shape: StructureShape, body: dict[str, Any]) -> dict[str, Any]:
    parsed, refusal = parse(shape, body)
    assert refusal is None
    return parsed


def messages(shape: StructureShape, body: dict[str, Any]) -> dict[str, str]:
    parsed, refusal = parse(shape, body)
    assert parsed == {}
    assert refusal
    return {problem.name: problem.message for problem in refusal.problems}


def test_an_operation_without_input() -> None:
    assert parse(None, {"anything": 1}) == ({}, None)


def test_blobs() -> None:
    shape = MODEL.operation_model("CreateRegistrationAttachment").input_shape
    assert isinstance(shape, StructureShape)
    assert read(shape, {"AttachmentBody": "aGVsbG8="})["AttachmentBody"] == b"hello"
    for wrong in ("%%%", "aGVsbG8", 5, "ü"):
        assert messages(shape, {"AttachmentBody": wrong}) == {
            "attachmentBody": "Member must be of type blob"
        }
    assert "greater than" in messages(shape, {"AttachmentBody": ""})["attachmentBody"]
    assert structure_writer(structure(Body={"type": "blob"}))({"body": b"hello"}) == {
        "Body": "aGVsbG8="
    }


def test_timestamps() -> None:
    shape = structure(When={"type": "timestamp"})
    when = datetime(2026, 1, 2, 3, 4, 5, 678000)
    wire = structure_writer(shape)({"when": when})
    assert wire == {"When": 1767323045.678}
    assert read(shape, wire) == {"When": when}
    for wrong in ("2026-01-02", True, 1e300, float("inf"), 10**400, None):
        if wrong is not None:
            assert messages(shape, {"When": wrong}) == {
                "when": "Member must be of type timestamp"
            }


def test_numbers() -> None:
    shape = structure(D={"type": "double"}, L={"type": "long"}, I={"type": "integer"})
    body = {"D": 1.5, "L": 2**63 - 1, "I": -(2**31)}
    assert read(shape, body) == body
    assert read(shape, {"D": 3}) == {"D": 3}
    assert messages(shape, {"D": 10**400, "L": 2**63, "I": 2**31}) == {
        "d": "Member must be of type double",
        "l": "Member must be of type long",
        "i": "Member must be of type integer",
    }


def test_booleans() -> None:
    shape = structure(Enabled={"type": "boolean"})
    assert read(shape, {"Enabled": False}) == {"Enabled": False}
    for wrong in ("true", 1):
        assert messages(shape, {"Enabled": wrong}) == {
            "enabled": "Member must be of type boolean"
        }


def test_maps() -> None:
    string = {"type": "string"}
    shape = structure(
        Map={
            "type": "map",
            "key": string | {"min": 2},
            "value": string,
            "min": 1,
        }
    )
    assert read(shape, {"Map": {"aa": "b"}}) == {"Map": {"aa": "b"}}
    assert messages(shape, {"Map": {"a": 1, "bb": None}}) == {
        "map.key": "Member must have length greater than or equal to 2",
        "map.a": "Member must be of type string",
        "map.bb": "Member must not be null",
    }
    assert messages(shape, {"Map": []}) == {"map": "Member must be of type map"}
    assert messages(shape, {"Map": {}}) == {
        "map": "Member must have length greater than or equal to 1"
    }


def test_unions() -> None:
    shape = structure(
        Either={
            "type": "structure",
            "union": True,
            "members": {"A": {"type": "string"}, "B": {"type": "string"}},
        }
    )
    assert read(shape, {"Either": {"A": "x"}}) == {"Either": {"A": "x"}}
    for wrong in ({}, {"A": "x", "B": "y"}):
        assert messages(shape, {"Either": wrong}) == {
            "either": "Member must have exactly one member set"
        }


def test_an_empty_output() -> None:
    operation = get_operation("TagResource")
    assert operation
    assert operation.write(None) == {}


def test_scalars_are_written_unchanged() -> None:
    assert writer(MODEL.shape_for("RegistrationType")) is None


def test_a_map_of_structures() -> None:
    shape = structure(
        Map={
            "type": "map",
            "key": {"type": "string"},
            "value": {
                "type": "structure",
                "members": {"ProtectStatus": {"type": "string"}},
            },
        }
    )
    wire = structure_writer(shape)({"map": {"US": {"protect_status": "ALLOW"}}})
    assert wire == {"Map": {"US": {"ProtectStatus": "ALLOW"}}}


def example(shape: Shape, depth: int = 0) -> Any:
    """Return a value of a shape in snake_case, as an operation returns it."""
    if isinstance(shape, StructureShape):
        return {
            xform_name(name): example(member, depth + 1)
            for name, member in shape.members.items()
            if depth < 8
        }
    if isinstance(shape, ListShape):
        return [example(shape.member, depth + 1)]
    if isinstance(shape, MapShape):
        return {"key": example(shape.value, depth + 1)}
    return {
        "timestamp": datetime(2026, 1, 2),
        "boolean": True,
        "blob": b"body",
        "integer": 1,
        "long": 2,
        "double": 0.5,
        "float": 0.5,
    }.get(shape.type_name, "text")


def names_of(wire: Any) -> set[str]:
    if isinstance(wire, dict):
        inner = [names_of(value) for key, value in wire.items()]
        return {key for key in wire if key != "key"}.union(*inner)
    if isinstance(wire, list):
        return set().union(*(names_of(item) for item in wire))
    return set()


@pytest.mark.parametrize("name", MODEL.operation_names)
def test_every_output_is_written_with_the_member_names_of_the_model(name: str) -> None:
    output = MODEL.operation_model(name).output_shape
    assert isinstance(output, StructureShape)
    wire = structure_writer(output)(example(output))
    assert set(wire) == set(output.members)
    assert not [found for found in names_of(wire) if not found[0].isupper()]
    json.dumps(wire)


def test_filter_values_of_a_boolean() -> None:
    request = PageRequest.take_from(
        {"Filters": [{"Name": "enabled", "Values": ["True"]}]}, 100
    )
    refusal = request.refusal(structure(Enabled={"type": "boolean"}))
    assert refusal
    assert refusal.cause is Cause.FILTER
    assert [problem.message for problem in refusal.problems] == [
        "enabled cannot have the value True. Use one of: false, true"
    ]


def test_pages_of_items_without_a_position() -> None:
    shape = structure(Name={"type": "string"})
    items = [{"name": name} for name in "abcde"]
    seen: list[Any] = []
    token = None
    for _ in range(3):
        request = PageRequest.take_from({"MaxResults": 2, "NextToken": token}, 100)
        assert request.refusal(shape) is None
        page, token = request.page(items, shape)
        seen.append([item["name"] for item in page])
    assert (seen, token) == ([["a", "b"], ["c", "d"], ["e"]], None)


def test_a_filter_of_items_without_a_class() -> None:
    shape = structure(Name={"type": "string"})
    request = PageRequest.take_from(
        {"Filters": [{"Name": "name", "Values": ["b"]}]}, 100
    )
    assert request.page([{"name": "a"}, {"name": "b"}], shape) == (
        [{"name": "b"}],
        None,
    )
