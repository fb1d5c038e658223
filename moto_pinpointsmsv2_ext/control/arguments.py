"""Validate the arguments of SmsVoiceControl against the service model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timezone
from reprlib import repr as shortened
from types import MappingProxyType
from typing import Any, TypeVar, cast

from botocore.model import ListShape, Shape, StructureShape

from moto.core.utils import pascal_to_camelcase

from ..pinpointsmsvoicev2.exceptions import (
    ResourceNotFoundException,
    ValidationException,
)
from ..pinpointsmsvoicev2.models import (
    PinpointSMSVoiceV2Backend,
    pinpointsmsvoicev2_backends,
)
from ..pinpointsmsvoicev2.models.base import Resource
from ..pinpointsmsvoicev2.models.identities.opt_out_lists import e164
from ..pinpointsmsvoicev2.protocol.operations import get_shape, get_structure
from ..pinpointsmsvoicev2.protocol.problems import Problem
from ..pinpointsmsvoicev2.protocol.validation import check
from ..pinpointsmsvoicev2.protocol.wire import structure_writer
from ..pinpointsmsvoicev2.utils import meant

R = TypeVar("R", bound=Resource)
T = TypeVar("T")


def checked(
    shape_name: str,
    members: Mapping[str, Any],
    defaults: Mapping[str, Any] = MappingProxyType({}),
) -> dict[str, Any]:
    """Validate the members of a structure of the model.

    :param shape_name: the name of the structure
    :param members: the members by name. None means that a member is left out.
    :param defaults: the values of members that are left out
    :return: the members, with timestamps as naive UTC datetimes and names in the model's
        case
    :raises TypeError: if the structure does not have a member
    :raises ValueError: if the model does not allow a value
    """
    if get_shape(shape_name) is None:
        raise ValueError(
            f"The service model of the installed botocore has no {shape_name}. "
            "Update botocore"
        )
    shape = get_structure(shape_name)
    if not isinstance(members, Mapping):
        raise TypeError(f"{shape_name} must be a dict, not {shortened(members)}")
    for unknown in _unknown_members(shape, members):
        raise TypeError(unknown)
    given = {name: value for name, value in members.items() if value is not None}
    stand_ins = {
        name: _to_wire(value)
        for name, value in defaults.items()
        if name in shape.members and name not in given
    }
    parsed, problems = check(shape, stand_ins | given)
    problems = problems or list(_problems_of_ids(shape, given))
    if problems:
        raise ValueError(f"Invalid {shape_name}: {_sentence(problems)}")
    return dict(parsed)


def checked_value(shape_name: str, name: str, value: Any) -> Any:
    """Validate an argument against a shape of the model.

    :param shape_name: the name of the shape
    :param name: the name of the argument
    :param value: the value of the argument
    :return: the value
    :raises TypeError: if the value has another type
    :raises ValueError: if the model does not allow the value
    """
    shape = get_shape(shape_name)
    assert shape
    parsed, problems = check(shape, value, name)
    if parsed is None:
        raise TypeError(f"{name} must be a {shape.type_name}, not {shortened(value)}")
    if problems:
        raise ValueError(f"Invalid {_sentence(problems)}")
    return parsed


def checked_list(name: str, value: Any) -> list[Any]:
    """Check that an argument is a list.

    :param name: the name of the argument
    :param value: the value of the argument
    :return: the list
    :raises TypeError: if the value has another type
    """
    if isinstance(value, list):
        return value
    raise TypeError(f"{name} must be a list, not {shortened(value)}")


def checked_text(name: str, value: str) -> str:
    """Check that an argument is a string.

    :param name: the name of the argument
    :param value: the value of the argument
    :return: the string
    :raises TypeError: if the value has another type
    """
    if isinstance(value, str):
        return value
    raise TypeError(f"{name} must be a string, not {shortened(value)}")


def checked_number(
    name: str, value: Any, kind: type[int | float], least: float, most: float
) -> None:
    """Check that an argument is a number in a range.

    :param name: the name of the argument
    :param value: the value of the argument
    :param kind: int, or float for any number
    :raises TypeError: if the value has another type
    :raises ValueError: if the value is out of range
    """
    number = "an integer" if kind is int else "a number"
    if type(value) not in (int, kind):
        raise TypeError(f"{name} must be {number}, not {shortened(value)}")
    if not least <= value <= most:
        raise ValueError(
            f"{name} must be {number} from {least} to {most}, not {shortened(value)}"
        )


def checked_phone_number(name: str, number: str) -> str:
    """Validate a phone number.

    :param name: the name of the argument
    :param number: the phone number, with or without the plus
    :return: the phone number in E.164 format
    :raises ValueError: if the number has another format
    """
    with_plus = e164(number)
    if not re.fullmatch(r"\+[1-9][0-9]{1,14}", with_plus):
        raise ValueError(
            f"{name} must be in E.164 format, a + and up to 15 digits, not {number}"
        )
    return with_plus


def find(backend: PinpointSMSVoiceV2Backend, kind: type[R], id_or_arn: str) -> R:
    """Find a resource.

    :param backend: the backend of the account and Region
    :param kind: the class of the resource
    :param id_or_arn: the id or ARN of the resource
    :return: the resource
    :raises TypeError: if the id is not a string
    :raises ValueError: if the resource does not exist
    """
    if not isinstance(id_or_arn, str):
        raise TypeError(
            f"{kind.KIND.id_attribute} must be a string, not {shortened(id_or_arn)}"
        )
    try:
        return backend.store.get(kind, id_or_arn)
    except (ResourceNotFoundException, ValidationException):
        raise ValueError(
            f"Unknown {kind.KIND.name} {id_or_arn!r} in {backend.region_name} of account "
            f"{backend.account_id}. {_place_of(kind, id_or_arn)}"
        ) from None


def _place_of(kind: type[Resource], id_or_arn: str) -> str:
    """Say where a resource with this id exists."""
    resource_id = id_or_arn
    if id_or_arn.startswith("arn:"):
        resource_id = id_or_arn.partition("/")[2]
    for account_id, backends in list(pinpointsmsvoicev2_backends.items()):
        for region_name, backend in list(backends.items()):
            if backend.store.has(kind, resource_id):
                return (
                    f"It exists in {region_name} of account {account_id}: pass these as "
                    "region_name and account_id"
                )
    return "Pass the id or ARN of one that exists there"


def _unknown_members(shape: Shape, value: Any) -> Iterator[str]:
    """Find members that the model does not have.

    The service ignores unknown members of a request; the control refuses them.
    """
    if isinstance(shape, StructureShape) and isinstance(value, Mapping):
        for name, item in value.items():
            if name in shape.members:
                yield from _unknown_members(shape.members[name], item)
            else:
                yield (
                    f"Unknown member {name!r}{meant(str(name), shape.members)}. "
                    f"Members of {shape.name}: {', '.join(shape.members)}"
                )
    elif isinstance(shape, ListShape) and isinstance(value, list):
        for item in value:
            yield from _unknown_members(shape.member, item)


def _problems_of_ids(
    shape: StructureShape, given: Mapping[str, Any]
) -> Iterator[Problem]:
    """Check ids against the shapes of requests; the shapes of replies allow any string."""
    for name, value in given.items():
        member, in_requests = shape.members[name], get_shape(f"{name}OrArn")
        if isinstance(member, StructureShape):
            yield from _problems_of_ids(member, value)
        elif in_requests:
            yield from check(in_requests, value, pascal_to_camelcase(name))[1]


def _to_wire(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.replace(tzinfo=timezone.utc).timestamp()
    return value


def _sentence(problems: list[Problem]) -> str:
    return "; ".join(f"{problem.name}: {problem.message}" for problem in problems)


def wire(kind: type[T], value: object) -> T:
    """Write a resource in the wire form of a structure of the model.

    :param kind: the TypedDict of the structure in types.py
    """
    shape = get_structure(kind.__name__.removesuffix("TypeDef"))
    return cast(T, structure_writer(shape)(value))
