"""Check the field values of a test against the form of a registration type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from reprlib import repr as shortened
from typing import Any

from botocore import xform_name

from ..pinpointsmsvoicev2.models import PinpointSMSVoiceV2Backend
from ..pinpointsmsvoicev2.models.registrations.attachments import (
    RegistrationAttachment,
    note_use,
)
from ..pinpointsmsvoicev2.models.registrations.field_values import (
    VALUE_MEMBERS,
    get_or_add_value,
)
from ..pinpointsmsvoicev2.models.registrations.registrations import (
    Registration,
    RegistrationVersion,
)
from ..pinpointsmsvoicev2.models.registrations.types import (
    RegistrationTypeDefinition,
    type_of,
)
from ..pinpointsmsvoicev2.utils import meant
from .arguments import checked, find
from .types import (
    RegistrationFieldValueInformationTypeDef,
    RegistrationFieldValueMembers,
)

#: by field path, a text, a choice, choices, the id of an attachment, or members of
#: RegistrationFieldValueInformation; or a list of RegistrationFieldValueInformation
FieldValues = (
    Mapping[str, str | Sequence[str] | RegistrationFieldValueMembers]
    | Sequence[RegistrationFieldValueMembers | RegistrationFieldValueInformationTypeDef]
)


def check_field(definition: RegistrationTypeDefinition, path: str) -> None:
    """Check that a type has a field.

    :raises ValueError: if its form has no such field, and no field that is not known
    """
    fields = definition.form.fields
    if path not in fields and not definition.incomplete:
        raise ValueError(
            f"Unknown field {path} of {definition.registration_type}"
            f"{meant(path, fields)}. Use a path that "
            "describe_registration_field_definitions returns"
        )


def checked_values(
    backend: PinpointSMSVoiceV2Backend,
    definition: RegistrationTypeDefinition,
    values: FieldValues | None,
) -> list[dict[str, Any]]:
    """Check field values against the form of a type.

    :param values: the values as a test gives them
    :return: members of RegistrationFieldValueInformation
    :raises TypeError: if a value has the wrong type
    :raises ValueError: if a field does not exist or does not accept its value
    """
    if values is None:
        return []
    if isinstance(values, Mapping):
        given = [_members(definition, *each) for each in values.items()]
    elif isinstance(values, list):
        given = values
    else:
        raise TypeError(
            "field_values must be a dict by field path or a list of "
            f"RegistrationFieldValueInformation, not {shortened(values)}"
        )
    return [_checked_value(backend, definition, members) for members in given]


def set_values(
    backend: PinpointSMSVoiceV2Backend,
    registration: Registration,
    version: RegistrationVersion,
    values: list[dict[str, Any]],
) -> None:
    """Set the field values of a version.

    :param values: the result of :func:`checked_values`
    """
    definition = type_of(backend.store, registration.registration_type)
    for members in values:
        path = members["FieldPath"]
        value = get_or_add_value(registration, version, definition, path)
        for name, content in members.items():
            setattr(value, xform_name(name), content)
        place = (registration.id, version.version_number, path)
        note_use(backend.store, value.registration_attachment_id, place)


def _members(
    definition: RegistrationTypeDefinition, path: str, value: Any
) -> dict[str, Any]:
    if isinstance(value, Mapping):
        return {**value, "FieldPath": path}
    field = definition.form.fields.get(path)
    field_type = field.field_type if field else "TEXT"
    if isinstance(value, list):
        field_type = "SELECT"
    elif field_type == "SELECT":
        value = [value]
    return {"FieldPath": path, VALUE_MEMBERS[field_type]: value}


def _checked_value(
    backend: PinpointSMSVoiceV2Backend,
    definition: RegistrationTypeDefinition,
    members: Mapping[str, Any],
) -> dict[str, Any]:
    given = checked("RegistrationFieldValueInformation", members)
    path = given["FieldPath"]
    check_field(definition, path)
    kinds = [kind for kind, member in VALUE_MEMBERS.items() if member in given]
    if len(kinds) > 1:
        raise ValueError(
            f"{path}: pass only one of {', '.join(VALUE_MEMBERS.values())}"
        )
    field = definition.form.fields.get(path)
    if field and kinds and kinds != [field.field_type]:
        raise ValueError(
            f"{path} is a {field.field_type} field. "
            f"Pass {VALUE_MEMBERS[field.field_type]}"
        )
    if kinds == ["ATTACHMENT"]:
        member = VALUE_MEMBERS["ATTACHMENT"]
        given[member] = find(backend, RegistrationAttachment, given[member]).id
    elif field and kinds:
        value = given[VALUE_MEMBERS[kinds[0]]]
        problem = field.accepts((value,) if isinstance(value, str) else tuple(value))
        if problem:
            raise ValueError(f"{path}: {problem}")
    return given
