"""Describe the actions of the control, for the HTTP side and its documentation."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, is_typeddict

from botocore.model import Shape

from ..pinpointsmsvoicev2.protocol.operations import get_shape, get_structure
from .action import Group, actions_of, path_of
from .connection import PATH
from .groups import GROUPS

Description = dict[str, Any]

_TYPES: dict[Any, str] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    datetime: "number",
    Mapping: "object",
    dict: "object",
    Sequence: "array",
    list: "array",
}
_SHAPE_TYPES = {
    "long": "integer",
    "timestamp": "number",
    "list": "array",
    "structure": "object",
    "map": "object",
}


def list_actions(noun: str | None = None) -> Description:
    """Describe the actions of a noun, by default of all nouns.

    :param noun: the noun
    :return: what JSON can represent
    """
    nouns = [noun] if noun is not None else list(GROUPS)
    return {
        "nouns": [
            {
                "noun": path_of(each),
                "description": _sentences(GROUPS[each]),
                "actions": [
                    describe_action(GROUPS[each], name, method)
                    for name, method in actions_of(GROUPS[each]).items()
                ],
            }
            for each in nouns
        ],
        "members_of_all": [
            {"name": name, "type": "string", "required": False, "description": text}
            for name, text in (
                ("account_id", "the account, by default that of the server"),
                ("region_name", "the Region, by default that of the server"),
            )
        ],
    }


def describe_action(
    group: type[Group], name: str, method: Callable[..., Any]
) -> Description:
    """Describe an action: its method, path, text and members."""
    members = own_members(method)
    shape = getattr(method, "shape", None)
    if shape and get_shape(shape):
        members += [
            _describe_shape(each, member)
            for each, member in get_structure(shape).members.items()
        ]
    return {
        "action": path_of(name),
        "method": "GET" if getattr(method, "reads", False) else "POST",
        "path": f"{PATH}/{path_of(group.NOUN, name)}",
        "description": _sentences(method),
        "members": members,
    }


def own_members(method: Callable[..., Any]) -> list[Description]:
    """Describe the parameters of an action, without those of its structure."""
    texts = _parameter_texts(method)
    _, *parameters = inspect.signature(method).parameters.values()
    scope = inspect.unwrap(method).__globals__
    members = []
    for parameter in parameters:
        if parameter.kind is inspect.Parameter.VAR_KEYWORD:
            continue
        required = parameter.default is inspect.Parameter.empty
        # The annotation is the text of an expression.
        annotation = eval(parameter.annotation, scope)
        # In JSON a name can be a keyword of Python.
        member = {"name": parameter.name.rstrip("_"), "required": required}
        member |= _describe_type(annotation)
        if not required and parameter.default is not None:
            member["default"] = parameter.default
        members.append(member | {"description": texts[parameter.name]})
    return members


def _describe_type(annotation: Any) -> Description:
    origin = get_origin(annotation) or annotation
    if origin is Literal:
        return {"type": "string", "values": list(get_args(annotation))}
    if origin in (Union, UnionType):
        parts = [
            _describe_type(each)
            for each in get_args(annotation)
            if each is not type(None)
        ]
        types = " or ".join(dict.fromkeys(part["type"] for part in parts))
        values = [value for part in parts for value in part.get("values", [])]
        return {"type": types} | ({"values": values} if values else {})
    return {"type": "object" if is_typeddict(origin) else _TYPES[origin]}


def _describe_shape(name: str, shape: Shape) -> Description:
    described: Description = {
        "name": name,
        "required": False,
        "type": _SHAPE_TYPES.get(shape.type_name, shape.type_name),
    }
    if "enum" in shape.metadata:
        described["values"] = list(shape.metadata["enum"])
    text = re.sub("<[^>]+>", "", shape.documentation)
    first = re.match(r"(.*?\.)(\s|$)", " ".join(text.split()))
    return described | {"description": first[1] if first else ""}


def _sentences(described: object) -> str:
    """Return the first paragraph of a docstring in one line."""
    return _one_line((inspect.getdoc(described) or "").partition("\n\n")[0])


def _parameter_texts(method: Callable[..., Any]) -> dict[str, str]:
    """Return the texts of a docstring's ``:param``, each in one line."""
    doc = inspect.getdoc(method) or ""
    found = re.findall(
        r"^:param (\w+): (.*?)(?=^:|^$|\Z)", doc, re.DOTALL | re.MULTILINE
    )
    return {name: _one_line(text) for name, text in found}


def _one_line(text: str) -> str:
    """Return a text without line breaks and the marks of reStructuredText."""
    return re.sub(r":meth:`(\w+)`|``(.*?)``", r"\1\2", " ".join(text.split()))
