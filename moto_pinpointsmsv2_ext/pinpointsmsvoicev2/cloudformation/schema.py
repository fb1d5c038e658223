"""The properties of the resource types, checked as CloudFormation checks them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from botocore.model import ListShape, Shape, StructureShape

from moto.core.utils import get_service_model

#: by name, the properties of a resource type or of an object in it
Schema = Mapping[str, "Property"]


@dataclass(frozen=True)
class Property:
    """A property, which allows what a shape of the service model allows.

    CloudFormation converts numbers and flags to text, and text to flags.
    """

    #: the name of the shape, empty for objects, lists and JSON
    shape: str = ""
    required: bool = False
    #: a pattern of the schema that the model does not have
    pattern: str = ""
    #: the properties of an object
    members: Schema | None = None
    #: the items of a list
    items: Property | None = None
    at_least: int = 0
    at_most: int | None = None

    def problems(self, value: Any, path: str) -> Iterator[str]:
        if self.members is not None:
            yield from problems_of(self.members, value, path)
        elif self.items is not None:
            limits = {"min": self.at_least}
            if self.at_most is not None:
                limits["max"] = self.at_most
            yield from _problems_of_list(limits, self.items, value, path)
        elif self.shape:
            shape = get_service_model("pinpoint-sms-voice-v2").shape_for(self.shape)
            yield from _problems_of_shape(shape, value, path)
            if self.pattern and not re.fullmatch(self.pattern, str(value)):
                yield _failed(path, "pattern", self.pattern, value)


def problems_of(schema: Schema, value: Any, path: str = "#") -> Iterator[str]:
    """Find what a schema does not allow.

    The messages begin as those of AWS. (observed)
    What is allowed follows in the words of this service.

    :param schema: the properties of an object
    :param value: the object
    :param path: the JSON pointer of the object
    """
    if not isinstance(value, Mapping):
        yield _wrong_type(path, "JSONObject", value)
        return
    for name, definition in schema.items():
        if definition.required and name not in value:
            yield f"{path}: required key [{name}] not found"
    for name, item in value.items():
        if name in schema:
            yield from schema[name].problems(item, f"{path}/{name}")
        else:
            allowed = ", ".join(schema)
            yield f"{path}: extraneous key [{name}] is not permitted. Keys: {allowed}"


def _problems_of_shape(shape: Shape, value: Any, path: str) -> Iterator[str]:
    limits = shape.metadata
    if isinstance(shape, ListShape):
        items = Property(shape.member.name)
        yield from _problems_of_list(limits, items, value, path)
    elif isinstance(shape, StructureShape):
        members = {
            name: Property(member.name, required=name in shape.required_members)
            for name, member in shape.members.items()
        }
        yield from problems_of(members, value, path)
    elif shape.type_name == "boolean":
        if str(value).lower() not in ("true", "false"):
            yield _wrong_type(path, "Boolean", value)
    elif isinstance(value, (Mapping, list)):
        yield _wrong_type(path, "String", value)
    else:
        yield from _problems_of_text(limits, str(value), path)


def _problems_of_list(
    limits: Mapping[str, Any], items: Property, value: Any, path: str
) -> Iterator[str]:
    if not isinstance(value, list):
        yield _wrong_type(path, "JSONArray", value)
        return
    count = len(value)
    if count < limits.get("min", 0):
        yield f"{path}: expected minimum item count: {limits['min']}, found: {count}"
    if count > limits.get("max", count):
        yield f"{path}: expected maximum item count: {limits['max']}, found: {count}"
    for index, item in enumerate(value):
        yield from items.problems(item, f"{path}/{index}")


def _problems_of_text(limits: Mapping[str, Any], text: str, path: str) -> Iterator[str]:
    if "enum" in limits and text not in limits["enum"]:
        yield _failed(path, "enum", ", ".join(limits["enum"]), text)
    if len(text) < limits.get("min", 0):
        yield _failed(path, "minLength", limits["min"], text)
    if len(text) > limits.get("max", len(text)):
        yield _failed(path, "maxLength", limits["max"], text)
    if "pattern" in limits and not re.fullmatch(limits["pattern"], text):
        yield _failed(path, "pattern", limits["pattern"], text)


def _failed(path: str, keyword: str, allowed: object, value: object) -> str:
    return (
        f"{path}: failed validation constraint for keyword [{keyword}]. "
        f"Allowed: {allowed}, but is {str(value)[:100]}"
    )


def _wrong_type(path: str, expected: str, value: object) -> str:
    names = {"dict": "JSONObject", "list": "JSONArray", "str": "String"}
    found = type(value).__name__
    return f"{path}: expected type: {expected}, found: {names.get(found, found)}"
