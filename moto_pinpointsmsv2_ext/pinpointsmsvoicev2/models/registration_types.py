"""The types of registration, from resources/registration_types.json or from a test."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

from ..exceptions import Field, ValidationException
from ..paging import Filterable, Listing
from .registration_forms import (
    EMPTY_FORM,
    Form,
    RegistrationFieldDefinition,
    RegistrationSectionDefinition,
    load_form,
)
from .store import StoreBackend

#: The types of the origination identities that registrations are for; what else they are
#: associated with are registrations.
_IDENTITY_TYPES = frozenset(
    {"LONG_CODE", "TOLL_FREE", "TEN_DLC", "SHORT_CODE", "SENDER_ID", "RCS_AGENT"}
)

_RESOURCE = Path(__file__).parent.parent / "resources" / "registration_types.json"


@dataclass(frozen=True)
class SupportedAssociation:
    """A kind of resource that a registration of a type is associated with, and when."""

    resource_type: str
    association_behavior: str
    disassociation_behavior: str
    iso_country_code: str | None = None


@dataclass(frozen=True)
class RegistrationTypeDefinition(Filterable):
    """A type of registration, with the members of the model's structure of that name."""

    FILTERS: ClassVar[dict[str, Callable[[Any], Iterable[str]]]] = {
        "supported-association-resource-type": lambda definition: {
            association.resource_type
            for association in definition.supported_associations
        },
        "supported-association-iso-country-code": lambda definition: {
            association.iso_country_code
            for association in definition.supported_associations
            if association.iso_country_code
        },
    }

    position: int
    registration_type: str
    display_hints: dict[str, str]
    supported_associations: list[SupportedAssociation]
    #: whether AWS is known to ask for fields that are not known
    incomplete: bool = False
    #: whether PROVISIONING is left out though it is for an identity
    without_provisioning: bool = False
    #: whether there are such identities without a registration too
    optional: bool = False
    #: the Regions in which a submission is accepted; None for all
    regions: list[str] | None = None
    #: reads the form when it is first asked for
    read_form: Callable[[], Form] = field(default=lambda: EMPTY_FORM, repr=False)

    @property
    def is_provisioned(self) -> bool:
        """Whether PROVISIONING comes before COMPLETE: it is the status in which the
        origination identity is created (AWS docs)."""
        return not self.without_provisioning and any(
            association.resource_type in _IDENTITY_TYPES
            for association in self.supported_associations
        )

    @cached_property
    def form(self) -> Form:
        return self.read_form()

    def check_sections(self, paths: Iterable[str] | None, member: str) -> None:
        """:raises ValidationException: UNKNOWN_REGISTRATION_SECTION"""
        self._check(paths, self.form.sections, "UNKNOWN_REGISTRATION_SECTION", member)

    def check_fields(self, paths: Iterable[str] | None, member: str) -> None:
        """:raises ValidationException: UNKNOWN_REGISTRATION_FIELD"""
        self._check(paths, self.form.fields, "UNKNOWN_REGISTRATION_FIELD", member)

    def _check(
        self,
        paths: Iterable[str] | None,
        known: Mapping[str, object],
        reason: str,
        member: str,
    ) -> None:
        # Of an incomplete form nobody can say that a path is not in it.
        unknown = [path for path in paths or () if path not in known]
        if unknown and not self.incomplete:
            raise ValidationException(
                reason, [Field(member, f"{self.registration_type} has no {unknown[0]}")]
            )


@cache
def load_definitions() -> Mapping[str, RegistrationTypeDefinition]:
    """All types of the catalogue by name, in its order. Read when first asked for."""
    families = json.loads(_RESOURCE.read_text("utf-8"))["families"]
    entries = [
        (family["type"].format(country=country), family, country)
        for family in families
        for country in family.get("countries", {"": ""})
    ]
    return MappingProxyType(
        {
            name: _definition(position, name, family, country)
            for position, (name, family, country) in enumerate(entries)
        }
    )


def _definition(
    position: int, name: str, family: dict[str, Any], country: str
) -> RegistrationTypeDefinition:
    form = family.get("forms", {}).get(country, family.get("form"))
    return RegistrationTypeDefinition(
        position=position,
        registration_type=name,
        display_hints={"Title": family["title"].format(country=country)},
        supported_associations=[
            SupportedAssociation(**_for_country(association, country))
            for association in family["supported_associations"]
        ],
        incomplete=family.get("incomplete", False),
        without_provisioning=family.get("without_provisioning", False),
        optional=country in family.get("optional", ()),
        regions=family.get("regions", {}).get(country),
        read_form=partial(load_form, form, country) if form else lambda: EMPTY_FORM,
    )


def _for_country(association: dict[str, Any], country: str) -> dict[str, str]:
    return {
        member: value.format(country=country)
        for member, value in association.items()
        if member != "certainty"
    }


class RegistrationDefinitionBackend(StoreBackend):
    """What can be registered, and what its form asks for."""

    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        #: the types that a test has added or changed
        self.defined_types: dict[str, RegistrationTypeDefinition] = {}

    def describe_registration_type_definitions(
        self, registration_types: list[str] | None = None
    ) -> Listing[RegistrationTypeDefinition]:
        """List the types of registration that can be created.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeRegistrationTypeDefinitions.html

        :param registration_types: up to 5 names
        :raises ValidationException: UNKNOWN_REGISTRATION_TYPE
        """
        types = self.registration_types()
        if registration_types:
            named = {
                self.registration_type(name, "registrationTypes").registration_type
                for name in registration_types
            }
            types = {name: types[name] for name in types if name in named}
        return Listing(list(types.values()))

    def describe_registration_section_definitions(
        self, registration_type: str, section_paths: list[str] | None = None
    ) -> Listing[RegistrationSectionDefinition]:
        """List the sections of a type's form, in the order of the form (which is ours).

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeRegistrationSectionDefinitions.html

        :param registration_type: a name that DescribeRegistrationTypeDefinitions lists
        :param section_paths: up to 5 paths
        :raises ValidationException: UNKNOWN_REGISTRATION_TYPE,
            UNKNOWN_REGISTRATION_SECTION
        """
        definition = self.registration_type(registration_type)
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
        """List the fields of a type's form, in the order of the form (which is ours).

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeRegistrationFieldDefinitions.html

        :param registration_type: a name that DescribeRegistrationTypeDefinitions lists
        :param section_path: list the fields of this section only
        :param field_paths: up to 5 paths; with a section, those of them that are in it
        :raises ValidationException: UNKNOWN_REGISTRATION_TYPE,
            UNKNOWN_REGISTRATION_SECTION, UNKNOWN_REGISTRATION_FIELD
        """
        definition = self.registration_type(registration_type)
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

    def registration_types(self) -> Mapping[str, RegistrationTypeDefinition]:
        """All types by name, in the order of lists."""
        return {**load_definitions(), **self.defined_types}

    def registration_type(
        self, name: str, member: str = "registrationType"
    ) -> RegistrationTypeDefinition:
        """The type of this name.

        :param name: the type
        :param member: the member of the request that named it
        :raises ValidationException: UNKNOWN_REGISTRATION_TYPE. That an unknown type is
            refused is documented; the Reason is inferred.
        """
        definition = self.defined_types.get(name) or load_definitions().get(name)
        if definition is None:
            raise ValidationException(
                "UNKNOWN_REGISTRATION_TYPE",
                [Field(member, f"There is no registration type {name}")],
            )
        return definition
