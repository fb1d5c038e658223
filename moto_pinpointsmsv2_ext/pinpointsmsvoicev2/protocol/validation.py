"""Validation of a request against the service model.

The decoded JSON is checked against the input shape before anything else happens: moto's
parser accepts any value, and botocore's client does not check patterns, enums and most
maxima. All problems are reported in one error. (assumed)
"""

from __future__ import annotations

import binascii
import math
from base64 import b64decode
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape

from moto.core.utils import pascal_to_camelcase

from ..utils import compile_pattern, meant
from .problems import Cause, Problem, Refusal

_EPOCH = datetime(1970, 1, 1)
_MISSING = "Member must not be null"
_INTEGERS = {"integer": 2**31, "long": 2**63}


def parse(
    shape: Shape | None, body: dict[str, Any]
) -> tuple[dict[str, Any], Refusal | None]:
    """Validate a request and convert its values.

    :param shape: the input shape of the operation, None if it has no input
    :param body: the decoded JSON object
    :return: the members that are in the model and are not null, with blobs as bytes and
        timestamps as naive UTC datetimes (member names are unchanged), and the problems
        of the request or None
    """
    if shape is None:
        return {}, None
    parsed: dict[str, Any]
    parsed, problems = check(shape, body)
    if not problems:
        return parsed, None
    only_missing = all(problem.message == _MISSING for problem in problems)
    return {}, Refusal(Cause.MISSING if only_missing else Cause.INVALID, problems)


def check(shape: Shape, value: Any, path: str = "") -> tuple[Any, list[Problem]]:
    """Validate a value against a shape.

    :param shape: any shape of the service model
    :param value: decoded JSON
    :param path: the name of the value in problems
    :return: the converted value as in :func:`parse`, and its problems
    """
    problems: list[Problem] = []
    return _check(shape, value, path, problems), problems


def _check(shape: Shape, value: Any, path: str, problems: list[Problem]) -> Any:
    return _CHECKS[shape.type_name](shape, value, path, problems)


def _check_structure(
    shape: StructureShape, value: Any, path: str, problems: list[Problem]
) -> dict[str, Any] | None:
    if not isinstance(value, dict):
        _report_type(shape, path, problems)
        return None
    prefix = f"{path}." if path else ""
    # The AWS JSON protocol treats null as absent and ignores unknown members. (AWS docs)
    parsed = {
        name: _check(member, value[name], prefix + pascal_to_camelcase(name), problems)
        for name, member in shape.members.items()
        if value.get(name) is not None
    }
    for name in shape.required_members:
        if name not in parsed:
            problems.append(Problem(prefix + pascal_to_camelcase(name), _MISSING))
    if getattr(shape, "is_tagged_union", False) and len(parsed) != 1:
        problems.append(Problem(path, "Member must have exactly one member set"))
    return parsed


def _check_list(
    shape: ListShape, value: Any, path: str, problems: list[Problem]
) -> list[Any] | None:
    if not isinstance(value, list):
        _report_type(shape, path, problems)
        return None
    if not _in_range(shape, len(value), "length", path, problems):
        return None
    parsed = []
    for number, item in enumerate(value, 1):
        item_path = f"{path}.{number}.member"
        if item is None:
            problems.append(Problem(item_path, _MISSING))
        else:
            parsed.append(_check(shape.member, item, item_path, problems))
    return parsed


def _check_map(
    shape: MapShape, value: Any, path: str, problems: list[Problem]
) -> dict[str, Any] | None:
    if not isinstance(value, dict):
        _report_type(shape, path, problems)
        return None
    if not _in_range(shape, len(value), "length", path, problems):
        return None
    parsed = {}
    for key, item in value.items():
        item_path = f"{path}.{key}"
        _check(shape.key, key, f"{path}.key", problems)
        if item is None:
            problems.append(Problem(item_path, _MISSING))
        else:
            parsed[key] = _check(shape.value, item, item_path, problems)
    return parsed


def _check_string(
    shape: Shape, value: Any, path: str, problems: list[Problem]
) -> str | None:
    if not isinstance(value, str):
        _report_type(shape, path, problems)
        return None
    _in_range(shape, len(value), "length", path, problems)
    metadata = shape.metadata
    if "enum" in metadata and value not in metadata["enum"]:
        allowed = ", ".join(metadata["enum"])
        close = meant(value, metadata["enum"])
        problems.append(
            Problem(path, f"Member must satisfy enum value set: [{allowed}]{close}")
        )
    pattern = metadata.get("pattern")
    if pattern and not compile_pattern(pattern).fullmatch(value):
        problems.append(
            Problem(path, f"Member must satisfy regular expression pattern: {pattern}")
        )
    return value


def _check_number(shape: Shape, value: Any, path: str, problems: list[Problem]) -> Any:
    limit = _INTEGERS.get(shape.type_name)
    # bool is a subclass of int in Python, but true is not a number in JSON.
    if isinstance(value, bool) or not isinstance(
        value, int if limit is not None else (int, float)
    ):
        _report_type(shape, path, problems)
        return None
    if limit is not None and not -limit <= value < limit:
        _report_type(shape, path, problems)
        return None
    if limit is None and not _is_finite(value):
        _report_type(shape, path, problems)
        return None
    _in_range(shape, value, "value", path, problems)
    return value


def _check_timestamp(
    shape: Shape, value: Any, path: str, problems: list[Problem]
) -> datetime | None:
    try:
        return _EPOCH + timedelta(seconds=_check_number(shape, value, path, problems))
    except TypeError:
        return None  # Not a number, which _check_number has reported.
    except OverflowError:
        _report_type(shape, path, problems)
        return None


def _check_boolean(
    shape: Shape, value: Any, path: str, problems: list[Problem]
) -> bool | None:
    if isinstance(value, bool):
        return value
    _report_type(shape, path, problems)
    return None


def _check_blob(
    shape: Shape, value: Any, path: str, problems: list[Problem]
) -> bytes | None:
    try:
        decoded = b64decode(value, validate=True)
    except (TypeError, ValueError, binascii.Error):
        _report_type(shape, path, problems)
        return None
    _in_range(shape, len(decoded), "length", path, problems)
    return decoded


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # An integer that is too large for a float.
        return False


def _report_type(shape: Shape, path: str, problems: list[Problem]) -> None:
    problems.append(Problem(path, f"Member must be of type {shape.type_name}"))


def _in_range(
    shape: Shape, size: float, noun: str, path: str, problems: list[Problem]
) -> bool:
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    if low is not None and size < low:
        problems.append(
            Problem(path, f"Member must have {noun} greater than or equal to {low}")
        )
        return False
    if high is not None and size > high:
        problems.append(
            Problem(path, f"Member must have {noun} less than or equal to {high}")
        )
        return False
    return True


_CHECKS: dict[str, Callable[[Any, Any, str, list[Problem]], Any]] = {
    "structure": _check_structure,
    "list": _check_list,
    "map": _check_map,
    "string": _check_string,
    "integer": _check_number,
    "long": _check_number,
    "float": _check_number,
    "double": _check_number,
    "timestamp": _check_timestamp,
    "boolean": _check_boolean,
    "blob": _check_blob,
}
