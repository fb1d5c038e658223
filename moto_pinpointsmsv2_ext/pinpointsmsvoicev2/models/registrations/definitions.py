"""What can be registered, and what its form asks for."""

from __future__ import annotations

from ..base import Listing
from ..store import Family
from .forms import RegistrationFieldDefinition, RegistrationSectionDefinition
from .types import RegistrationTypeDefinition, all_types, find_type


class RegistrationDefinitions(Family):
    """What can be registered, and what its form asks for."""

    def describe_registration_type_definitions(
        self, registration_types: list[str] | None = None
    ) -> Listing[RegistrationTypeDefinition]:
        """List the types of registration that can be created.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeRegistrationTypeDefinitions.html

        :param registration_types: up to 5 names
        :raises ValidationException: UNKNOWN_REGISTRATION_TYPE
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
        """List the sections of a type's form, in the order of the form (assumed).

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeRegistrationSectionDefinitions.html

        :param registration_type: a name that DescribeRegistrationTypeDefinitions lists
        :param section_paths: up to 5 paths
        :raises ValidationException: UNKNOWN_REGISTRATION_TYPE,
            UNKNOWN_REGISTRATION_SECTION
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
        """List the fields of a type's form, in the order of the form (assumed).

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeRegistrationFieldDefinitions.html

        :param registration_type: a name that DescribeRegistrationTypeDefinitions lists
        :param section_path: list the fields of this section only
        :param field_paths: up to 5 paths; with a section, those of them that are in it
        :raises ValidationException: UNKNOWN_REGISTRATION_TYPE,
            UNKNOWN_REGISTRATION_SECTION, UNKNOWN_REGISTRATION_FIELD
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
