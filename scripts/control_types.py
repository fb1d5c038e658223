"""Write control/types.py, the types of what the control takes and returns.

They are generated from the service model of the installed botocore, which should be the
newest.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import botocore
from botocore.model import ListShape, MapShape, Shape, StructureShape

import moto_pinpointsmsv2_ext
from moto.core.utils import get_service_model

MODULE = Path(moto_pinpointsmsv2_ext.__file__).parent / "control" / "types.py"
MODEL = get_service_model("pinpoint-sms-voice-v2")

#: the structures that actions return, or take as boto3 returns them
RESULTS = (
    "NotifyConfigurationInformation",
    "NotifyTemplateInformation",
    "OptedOutNumberInformation",
    "PhoneNumberInformation",
    "PoolInformation",
    "RcsAgentInformation",
    "RegistrationFieldValueInformation",
    "RegistrationInformation",
    "RegistrationTypeDefinition",
    "RegistrationVersionInformation",
    "SenderIdInformation",
    "VerifiedDestinationNumberInformation",
)
#: the structures that actions take
ARGUMENTS = (
    "NotifyConfigurationInformation",
    "NotifyTemplateInformation",
    "OriginationIdentityMetadata",
    "PhoneNumberInformation",
    "PoolInformation",
    "RcsAgentInformation",
    "RegistrationFieldValueInformation",
    "RegistrationInformation",
    "RegistrationVersionInformation",
    "SenderIdInformation",
    "VerifiedDestinationNumberInformation",
)
#: the members that actions take in further forms, typed where they are read
OMITTED = {"RegistrationVersionInformation": {"DeniedReasons"}}

#: the number of values of an enum above which a line has several
_MANY = 4

HEAD = '''"""The types of what the control takes and returns.

Written by make control-types from botocore {version}. A result is a TypeDef with the
name in boto3-stubs. What an action takes has the name of the structure and Members; all
of its members are optional.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import NotRequired
'''
_PLAIN = {
    "string": "str",
    "boolean": "bool",
    "integer": "int",
    "long": "int",
    "float": "float",
    "double": "float",
}


def module() -> str:
    """Return the text of the module."""
    results, arguments = _results(), list(_structures(ARGUMENTS, False))
    enums = {
        f"{shape.name}Type": shape.metadata["enum"]
        for structure in (*results, *arguments)
        for shape in _shapes_of(structure, True)
        if "enum" in shape.metadata
    }
    parts = [_literal(name, enums[name]) for name in sorted(enums)]
    classes = [_class(structure, True) for structure in results]
    classes += [_class(structure, False) for structure in arguments]
    head = HEAD.format(version=botocore.__version__)
    return "\n\n".join([f"{head}\n{''.join(parts).rstrip()}\n", *classes])


def _results() -> list[StructureShape]:
    return list(_structures(RESULTS, True))


def _structures(names: tuple[str, ...], is_result: bool) -> Iterator[StructureShape]:
    """Return structures and all structures in their members, each once."""
    waiting = [MODEL.shape_for(name) for name in names]
    seen = set()
    for shape in waiting:
        if isinstance(shape, StructureShape) and shape.name not in seen:
            seen.add(shape.name)
            yield shape
            waiting += _shapes_of(shape, is_result)


def _members_of(
    structure: StructureShape, is_result: bool
) -> Iterator[tuple[str, Shape]]:
    omitted = set() if is_result else OMITTED.get(structure.name, set())
    return ((k, v) for k, v in structure.members.items() if k not in omitted)


def _shapes_of(structure: StructureShape, is_result: bool) -> Iterator[Shape]:
    for _, shape in _members_of(structure, is_result):
        while isinstance(shape, (ListShape, MapShape)):
            shape = shape.member if isinstance(shape, ListShape) else shape.value
        yield shape


def _literal(name: str, values: list[str]) -> str:
    listed = ", ".join(f'"{value}"' for value in values)
    line = f"{name} = Literal[{listed}]\n"
    if len(line) <= 89:
        return line
    if len(values) > _MANY:
        filled = textwrap.fill(
            listed, 88, initial_indent="    ", subsequent_indent="    "
        )
        return f"# fmt: off\n{name} = Literal[\n{filled},\n]\n# fmt: on\n"
    return (
        f"{name} = Literal[\n"
        + "".join(f'    "{value}",\n' for value in values)
        + "]\n"
    )


def _class(structure: StructureShape, is_result: bool) -> str:
    lines = []
    for name, shape in _members_of(structure, is_result):
        annotation = _annotation(shape, is_result)
        if is_result and name not in structure.required_members:
            annotation = f"NotRequired[{annotation}]"
        lines.append(_member(name, annotation))
    total = "" if is_result else ", total=False"
    name = _name_of(structure, is_result)
    return f"class {name}(TypedDict{total}):\n{''.join(lines)}"


def _member(name: str, annotation: str) -> str:
    line = f"    {name}: {annotation}"
    if len(line) <= 88:
        return f"{line}\n"
    if annotation.endswith("]"):
        outer, inner = line[:-1].split("[", 1)
        return f"{outer}[\n        {inner}\n    ]\n"
    parts = annotation.replace(" | ", "\n        | ")
    return f"    {name}: (\n        {parts}\n    )\n"


def _annotation(shape: Shape, is_result: bool) -> str:
    if isinstance(shape, StructureShape):
        name = _name_of(shape, is_result)
        # What an action returns can be passed to another one.
        is_both = not is_result and shape.name in {each.name for each in _results()}
        return f"{name} | {_name_of(shape, True)}" if is_both else name
    if isinstance(shape, ListShape):
        item = _annotation(shape.member, is_result)
        return f"list[{item}]" if is_result else f"Sequence[{item}]"
    if isinstance(shape, MapShape):
        value = _annotation(shape.value, is_result)
        return f"dict[str, {value}]" if is_result else f"Mapping[str, {value}]"
    if shape.type_name == "timestamp":
        return "datetime" if is_result else "datetime | float"
    if "enum" in shape.metadata:
        return f"{shape.name}Type"
    return _PLAIN[shape.type_name]


def _name_of(structure: StructureShape, is_result: bool) -> str:
    if is_result:
        return f"{structure.name}TypeDef"
    return f"{structure.name.removesuffix('Information')}Members"


if __name__ == "__main__":
    if "--check" in sys.argv and module() != MODULE.read_text("utf-8"):
        sys.exit("control/types.py is stale: run make control-types")
    MODULE.write_text(module(), "utf-8")
