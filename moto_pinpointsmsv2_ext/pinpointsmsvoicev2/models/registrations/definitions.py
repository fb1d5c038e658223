"""The operations on the definitions of registration types, sections and fields."""

from __future__ import annotations

from ..base import Listing
from ..store import Family
from .forms import RegistrationFieldDefinition, RegistrationSectionDefinition
from .types import RegistrationTypeDefinition, all_types, find_type


class RegistrationDefinitions(Family):
    """The operations on definitions."""

    def describe_registration_type_definitions(
        self, registration_types: list[str] | None = None
    ) -> Listing[RegistrationTypeDefinition]:
        """List the registration types.

        :param registration_types: up to 5 names, by default all types
        :raises ValidationException: UNKNOWN_REGISTRATION_TYPE. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeRegistrationTypeDefinitions.html
        """
        types = all_types(self.store)
        if registration_types:
            named = {
                find_type(self.store, name, "registrationTypes").registration_type
                for name in registration_types
            }
            types = {name: types[name] for name in types if name in named}
        return Listing(list(types.values()))

    def describe_registration_section_definitions(
        self, registration_type: str, section_paths: list[str] | None = None
    ) -> Listing[RegistrationSectionDefinition]:
        """List the sections of a registration type's form.

        The sections are in the order of the form. (assumed)

        :param registration_type: a name that DescribeRegistrationTypeDefinitions
            returns
        :param section_paths: up to 5 paths, by default all sections
        :raises ValidationException: UNKNOWN_REGISTRATION_TYPE or
            UNKNOWN_REGISTRATION_SECTION. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeRegistrationSectionDefinitions.html
        """
        definition = find_type(self.store, registration_type)
        definition.check_sections(section_paths, "sectionPaths")
        return Listing(
            [
                section
                for path, section in definition.form.sections.items()
                if not section_paths or path in section_paths
            ],
            of=definition,
        )

    def describe_registration_field_definitions(
        self,
        registration_type: str,
        section_path: str | None = None,
        field_paths: list[str] | None = None,
    ) -> Listing[RegistrationFieldDefinition]:
        """List the fields of a registration type's form.

        The fields are in the order of the form. (assumed)

        :param registration_type: a name that DescribeRegistrationTypeDefinitions
            returns
        :param section_path: only list the fields of this section
        :param field_paths: only list these fields, up to 5 paths
        :raises ValidationException: UNKNOWN_REGISTRATION_TYPE,
            UNKNOWN_REGISTRATION_SECTION or UNKNOWN_REGISTRATION_FIELD. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeRegistrationFieldDefinitions.html
        """
        definition = find_type(self.store, registration_type)
        definition.check_sections(section_path and [section_path], "sectionPath")
        definition.check_fields(field_paths, "fieldPaths")
        return Listing(
            [
                field
                for path, field in definition.form.fields.items()
                if (not field_paths or path in field_paths)
                and (not section_path or field.section_path == section_path)
            ],
            of=definition,
        )
