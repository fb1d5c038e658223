"""Every type of shape of the model, also those that no operation built so far has."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import botocore.session
import pytest
from botocore.model import DenormalizedStructureBuilder, StructureShape

from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.exceptions import ValidationException
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.operations import get_operation
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.paging import (
    Filterable,
    Listing,
    PageRequest,
)
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.validation import parse
from moto_pinpointsmsv2_ext.pinpointsmsvoicev2.wire import structure_writer, writer

pytestmark = pytest.mark.in_process

MODEL = botocore.session.get_session().get_service_model("pinpoint-sms-voice-v2")


def structure(**members: dict[str, Any]) -> StructureShape:
    shape: StructureShape = (
        DenormalizedStructureBuilder().with_members(members).build_model()
    )
    return shape


def messages(shape: StructureShape, body: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(ValidationException) as refusal:
        parse(shape, body)
    return {field.name: field.message for field in refusal.value.fields or ()}


def test_an_operation_without_input() -> None:
    assert parse(None, {"anything": 1}) == {}


def test_blobs() -> None:
    shape = MODEL.operation_model("CreateRegistrationAttachment").input_shape
    assert isinstance(shape, StructureShape)
    assert parse(shape, {"AttachmentBody": "aGVsbG8="})["AttachmentBody"] == b"hello"
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
    assert parse(shape, wire) == {"When": when}
    for wrong in ("2026-01-02", True, 1e300, float("inf"), 10**400, None):
        if wrong is not None:
            assert messages(shape, {"When": wrong}) == {
                "when": "Member must be of type timestamp"
            }


def test_numbers() -> None:
    shape = structure(D={"type": "double"}, L={"type": "long"}, I={"type": "integer"})
    body = {"D": 1.5, "L": 2**63 - 1, "I": -(2**31)}
    assert parse(shape, body) == body
    assert parse(shape, {"D": 3}) == {"D": 3}
    assert messages(shape, {"D": 10**400, "L": 2**63, "I": 2**31}) == {
        "d": "Member must be of type double",
        "l": "Member must be of type long",
        "i": "Member must be of type integer",
    }


def test_booleans() -> None:
    shape = structure(Enabled={"type": "boolean"})
    assert parse(shape, {"Enabled": False}) == {"Enabled": False}
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
    assert parse(shape, {"Map": {"aa": "b"}}) == {"Map": {"aa": "b"}}
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
    assert parse(shape, {"Either": {"A": "x"}}) == {"Either": {"A": "x"}}
    for wrong in ({}, {"A": "x", "B": "y"}):
        assert messages(shape, {"Either": wrong}) == {
            "either": "Member must have exactly one member set"
        }


def test_an_empty_output() -> None:
    operation = get_operation("TagResource")
    assert operation
    assert operation.write(None) == {}


def test_scalars_are_their_own_wire_form() -> None:
    assert writer(MODEL.shape_for("RegistrationType")) is None


class Thing(Filterable):
    position = 1
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
        ("names", ["c"], False),
        ("size", ["5"], True),
        ("owner", ["me"], False),
    ],
)
def test_filters_on_members_of_any_type(
    name: str, values: list[str], found: bool
) -> None:
    shape = structure(
        Enabled={"type": "boolean"},
        Names={"type": "list", "member": {"type": "string", "enum": ["a", "b", "c"]}},
        Size={"type": "integer"},
        Owner={"type": "string"},
    )
    request = PageRequest.take_from(
        {"Filters": [{"Name": name, "Values": values}]}, 100
    )
    items, token = request.page(Listing([Thing()]), shape)
    assert (len(items), token) == (int(found), None)


def test_a_boolean_has_two_values() -> None:
    request = PageRequest.take_from(
        {"Filters": [{"Name": "enabled", "Values": ["True"]}]}, 100
    )
    with pytest.raises(ValidationException, match="INVALID_FILTER_VALUES"):
        request.page(Listing[Thing]([]), structure(Enabled={"type": "boolean"}))
