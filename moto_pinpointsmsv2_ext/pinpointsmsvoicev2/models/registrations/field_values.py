"""The form of a version, filled in."""

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

#: the member that holds the value of a field of each type
VALUE_MEMBERS = {
    "SELECT": "SelectChoices",
    "TEXT": "TextValue",
    "ATTACHMENT": "RegistrationAttachmentId",
}


def remark_on(
    registration: Registration,
    version: RegistrationVersion,
    definition: RegistrationTypeDefinition,
    field_path: str,
) -> RegistrationFieldValue:
    """The entry of a field in a version, made where the field is empty."""
    values = version.field_values
    if field_path not in values:
        form = definition.form.fields
        # In the order of the form; fields that nobody has defined come after, as they came.
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
        """Fill in a field of the current version's form, or change what it has.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_PutRegistrationFieldValue.html

        :param registration_id: the registration's id or ARN
        :param field_path: a field that DescribeRegistrationFieldDefinitions lists
        :param select_choices: options of a SELECT field
        :param text_value: the text of a TEXT field, 1 to 2048 characters
        :param registration_attachment_id: the id or ARN of an uploaded attachment
        :raises ResourceNotFoundException: for the registration or the attachment
        :raises ConflictException: EDIT_REGISTRATION_FIELD_VALUES_NOT_ALLOWED, unless the
            version is a draft; RESOURCE_NOT_ACTIVE, while the attachment is not uploaded
        :raises ValidationException: INVALID_PARAMETER, for a value that the definition
            does not accept; UNKNOWN_REGISTRATION_FIELD; MISSING_PARAMETER or
            PARAMETERS_CANNOT_BE_USED_TOGETHER, unless just one value is given (all but
            the first are assumed)
        """
        values = {
            "SELECT": select_choices,
            "TEXT": text_value,
            "ATTACHMENT": registration_attachment_id,
        }
        given = [kind for kind, value in values.items() if value is not None]
        _check_that_one_is_given(given)
        registration = self.store.get(Registration, registration_id)
        registration.check("edit")
        definition = type_of(self.store, registration.registration_type)
        definition.check_fields([field_path], "fieldPath")
        field = definition.form.fields.get(field_path)
        member = pascal_to_camelcase(VALUE_MEMBERS[given[0]])
        if field and field.field_type != given[0]:
            raise ValidationException(
                "INVALID_PARAMETER",
                [Field(member, f"{field_path} is of type {field.field_type}")],
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
        value = remark_on(registration, version, definition, field_path)
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
        """Empty a field of the current version's form.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteRegistrationFieldValue.html

        :param registration_id: the registration's id or ARN
        :param field_path: a field that is not REQUIRED
        :return: the value that it had. An empty field is no error (assumed).
        :raises ResourceNotFoundException: where there is no such registration
        :raises ConflictException: EDIT_REGISTRATION_FIELD_VALUES_NOT_ALLOWED, unless the
            version is a draft
        :raises ValidationException: REGISTRATION_FIELD_CANNOT_BE_DELETED,
            UNKNOWN_REGISTRATION_FIELD
        """
        registration = self.store.get(Registration, registration_id)
        registration.check("edit")
        definition = type_of(self.store, registration.registration_type)
        definition.check_fields([field_path], "fieldPath")
        field = definition.form.fields.get(field_path)
        if field and field.field_requirement == "REQUIRED":
            raise ValidationException(
                "REGISTRATION_FIELD_CANNOT_BE_DELETED",
                [Field("fieldPath", f"{field_path} is required")],
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
        """List what a version's form has, in the order of the form (assumed).

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeRegistrationFieldValues.html

        :param registration_id: the registration's id or ARN
        :param version_number: the version; the current one, if left out
        :param section_path: list the fields of this section only
        :param field_paths: up to 5 paths; with a section, those of them that are in it
        :raises ResourceNotFoundException: where there is no such registration
        :raises ValidationException: UNKNOWN_REGISTRATION_VERSION,
            UNKNOWN_REGISTRATION_SECTION, UNKNOWN_REGISTRATION_FIELD
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


def _check_that_one_is_given(given: list[str]) -> None:
    members = [
        pascal_to_camelcase(VALUE_MEMBERS[kind]) for kind in given or VALUE_MEMBERS
    ]
    if not given:
        raise ValidationException(
            "MISSING_PARAMETER",
            [
                Field(
                    name,
                    "Give one of textValue, selectChoices and registrationAttachmentId",
                )
                for name in members
            ],
        )
    if len(given) > 1:
        raise ValidationException(
            "PARAMETERS_CANNOT_BE_USED_TOGETHER",
            [Field(name, "Give only one: a field has one value") for name in members],
        )
