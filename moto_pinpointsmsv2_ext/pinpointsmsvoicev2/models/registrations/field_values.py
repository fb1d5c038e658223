"""The values of the fields in a registration version's form."""

from __future__ import annotations

from operator import attrgetter

from moto.core.utils import pascal_to_camelcase

from ...exceptions import Field, ValidationException
from ..base import Listing, Reply
from ..store import Family
from .attachments import find_uploaded, forget_use, note_use
from .forms import section_of
from .registrations import Registration, RegistrationFieldValue, RegistrationVersion
from .types import RegistrationTypeDefinition, type_of
from .versions import get_versions

#: by field type, the member that holds the value
VALUE_MEMBERS = {
    "SELECT": "SelectChoices",
    "TEXT": "TextValue",
    "ATTACHMENT": "RegistrationAttachmentId",
}


def get_or_add_value(
    registration: Registration,
    version: RegistrationVersion,
    definition: RegistrationTypeDefinition,
    field_path: str,
) -> RegistrationFieldValue:
    """Return the value of a field in a version, an empty one if the field has none.

    :param version: the version, to which the empty value is added
    :param definition: the type of the registration
    :param field_path: the path of the field
    """
    values = version.field_values
    if field_path not in values:
        form = definition.form.fields
        # Values are in the order of the form. Fields that the form does not define
        # follow in the order in which they were added.
        if field_path in form:
            position = form[field_path].position
        else:
            position = len(form) + registration.links.next_position()
        values[field_path] = RegistrationFieldValue(
            position=position, field_path=field_path
        )
    return values[field_path]


class RegistrationFieldValues(Family):
    """The operations on the values of a form's fields."""

    def put_registration_field_value(
        self,
        registration_id: str,
        field_path: str,
        select_choices: list[str] | None = None,
        text_value: str | None = None,
        registration_attachment_id: str | None = None,
    ) -> Reply:
        """Set the value of a field in the current version.

        :param registration_id: the id or ARN of the registration
        :param field_path: a path that DescribeRegistrationFieldDefinitions returns
        :param select_choices: up to 100 options of a SELECT field
        :param text_value: the text of a TEXT field, 1 to 2048 characters
        :param registration_attachment_id: the id or ARN of an uploaded attachment
        :return: the members of the registration, the version and the value
        :raises ResourceNotFoundException: if the registration or the attachment does
            not exist
        :raises ConflictException: EDIT_REGISTRATION_FIELD_VALUES_NOT_ALLOWED if the
            version is not a draft. (observed)
            RESOURCE_NOT_ACTIVE if the attachment is not uploaded. (assumed)
        :raises ValidationException: INVALID_PARAMETER if the definition does not accept
            the value, UNKNOWN_REGISTRATION_FIELD, MISSING_PARAMETER without a value,
            PARAMETERS_CANNOT_BE_USED_TOGETHER with more than one value. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_PutRegistrationFieldValue.html
        """
        values = {
            "SELECT": select_choices,
            "TEXT": text_value,
            "ATTACHMENT": registration_attachment_id,
        }
        given = [kind for kind, value in values.items() if value is not None]
        _check_exactly_one(given)
        registration = self.store.get(Registration, registration_id)
        registration.check("edit")
        definition = type_of(self.store, registration.registration_type)
        definition.check_fields([field_path], "fieldPath")
        field = definition.form.fields.get(field_path)
        member = pascal_to_camelcase(VALUE_MEMBERS[given[0]])
        if field and field.field_type != given[0]:
            raise ValidationException(
                "INVALID_PARAMETER",
                [
                    Field(
                        member,
                        f"{field_path} is a {field.field_type} field. "
                        f"Set {VALUE_MEMBERS[field.field_type]}",
                    )
                ],
            )
        attachment_id = None
        if registration_attachment_id is not None:
            attachment_id = find_uploaded(self.store, registration_attachment_id).id
        elif field:
            texts = (text_value,) if text_value is not None else select_choices
            problem = field.accepts(tuple(texts or ()))
            if problem:
                raise ValidationException("INVALID_PARAMETER", [Field(member, problem)])
        version = registration.current_version
        value = get_or_add_value(registration, version, definition, field_path)
        place = (registration.id, version.version_number, field_path)
        forget_use(self.store, value.registration_attachment_id, place)
        note_use(self.store, attachment_id, place)
        value.select_choices = select_choices
        value.text_value = text_value
        value.registration_attachment_id = attachment_id
        return Reply(registration, version, value)

    def delete_registration_field_value(
        self, registration_id: str, field_path: str
    ) -> Reply:
        """Remove the value of a field from the current version.

        Deleting the value of an empty field is not an error. (assumed)

        :param registration_id: the id or ARN of the registration
        :param field_path: the path of a field that is not REQUIRED
        :return: the members of the registration, the version and the removed value
        :raises ResourceNotFoundException: if the registration does not exist
        :raises ConflictException: EDIT_REGISTRATION_FIELD_VALUES_NOT_ALLOWED if the
            version is not a draft. (observed)
        :raises ValidationException: REGISTRATION_FIELD_CANNOT_BE_DELETED if the field
            is REQUIRED. (observed)
            UNKNOWN_REGISTRATION_FIELD. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteRegistrationFieldValue.html
        """
        registration = self.store.get(Registration, registration_id)
        registration.check("edit")
        definition = type_of(self.store, registration.registration_type)
        definition.check_fields([field_path], "fieldPath")
        field = definition.form.fields.get(field_path)
        if field and field.field_requirement == "REQUIRED":
            raise ValidationException(
                "REGISTRATION_FIELD_CANNOT_BE_DELETED",
                [
                    Field(
                        "fieldPath",
                        f"{field_path} is required. Change its value with "
                        "PutRegistrationFieldValue",
                    )
                ],
            )
        version = registration.current_version
        empty = RegistrationFieldValue(position=0, field_path=field_path)
        value = version.field_values.pop(field_path, empty)
        place = (registration.id, version.version_number, field_path)
        forget_use(self.store, value.registration_attachment_id, place)
        return Reply(registration, version, value)

    def describe_registration_field_values(
        self,
        registration_id: str,
        version_number: int | None = None,
        section_path: str | None = None,
        field_paths: list[str] | None = None,
    ) -> Listing[RegistrationFieldValue]:
        """List the field values of a version.

        The values are in the order of the form. (assumed)

        :param registration_id: the id or ARN of the registration
        :param version_number: the number of the version, by default the current one
        :param section_path: only list the fields of this section
        :param field_paths: only list these fields, up to 5 paths
        :raises ResourceNotFoundException: if the registration does not exist
        :raises ValidationException: UNKNOWN_REGISTRATION_VERSION,
            UNKNOWN_REGISTRATION_SECTION or UNKNOWN_REGISTRATION_FIELD. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeRegistrationFieldValues.html
        """
        registration = self.store.get(Registration, registration_id)
        version = registration.current_version
        if version_number is not None:
            [version] = get_versions(registration, [version_number], "versionNumber")
        definition = type_of(self.store, registration.registration_type)
        definition.check_sections(section_path and [section_path], "sectionPath")
        definition.check_fields(field_paths, "fieldPaths")
        return Listing(
            sorted(
                (
                    value
                    for path, value in version.field_values.items()
                    if (not field_paths or path in field_paths)
                    and (not section_path or section_of(path) == section_path)
                ),
                key=attrgetter("position"),
            ),
            of=Reply(registration, version),
        )


def _check_exactly_one(given: list[str]) -> None:
    members = [
        pascal_to_camelcase(VALUE_MEMBERS[kind]) for kind in given or VALUE_MEMBERS
    ]
    if not given:
        raise ValidationException(
            "MISSING_PARAMETER",
            [
                Field(
                    name,
                    "Set one of TextValue, SelectChoices and RegistrationAttachmentId",
                )
                for name in members
            ],
        )
    if len(given) > 1:
        raise ValidationException(
            "PARAMETERS_CANNOT_BE_USED_TOGETHER",
            [
                Field(name, f"Set only one of {', '.join(VALUE_MEMBERS.values())}")
                for name in members
            ],
        )
