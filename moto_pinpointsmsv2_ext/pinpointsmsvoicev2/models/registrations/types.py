"""The registration types: those of resources/registration_types.json, and
added ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from types import MappingProxyType
from typing import Any, ClassVar

from ...exceptions import Field, ValidationException
from ...utils import load_resource, meant
from ..store import Store
from .form_files import load_form
from .forms import EMPTY_FORM, Form

#: The resource types that are origination identities. All other resource types in
#: associations are registration types.
_IDENTITY_TYPES = frozenset(
    {"LONG_CODE", "TOLL_FREE", "TEN_DLC", "SHORT_CODE", "SENDER_ID", "RCS_AGENT"}
)


@dataclass(frozen=True)
class SupportedAssociation:
    """A resource type that registrations of a type can be associated with, and when."""

    resource_type: str
    association_behavior: str
    disassociation_behavior: str
    iso_country_code: str | None = None


def describe_associations(associations: Iterable[SupportedAssociation]) -> str:
    """Return the resource types of associations for an error, with their countries."""
    return ", ".join(
        f"{each.resource_type} {each.iso_country_code or ''}".rstrip()
        for each in associations
    )


@dataclass(frozen=True)
class RegistrationTypeDefinition:
    """A registration type, with the members of RegistrationTypeDefinition."""

    FILTERS: ClassVar[dict[str, Callable[[Any, frozenset[str]], bool]]] = {
        "supported-association-resource-type": lambda definition, values: any(
            association.resource_type in values
            for association in definition.supported_associations
        ),
        "supported-association-iso-country-code": lambda definition, values: any(
            association.iso_country_code in values
            for association in definition.supported_associations
        ),
    }

    position: int
    registration_type: str
    display_hints: dict[str, str]
    supported_associations: list[SupportedAssociation]
    #: whether the form at AWS has fields that are not in this catalogue
    incomplete: bool = False
    #: whether PROVISIONING is skipped, although the type is for an origination identity
    without_provisioning: bool = False
    #: the Regions in which a submission is accepted, None for all
    regions: list[str] | None = None
    #: whether a submission without a required field is refused, not accepted and denied
    refuses_missing_fields: bool = False
    #: the answers, by field path, with which a version has to be authenticated by email
    authenticated_if: Mapping[str, list[str]] = field(default_factory=dict)
    #: loads the form when it is first used
    read_form: Callable[[], Form] = field(default=lambda: EMPTY_FORM, repr=False)

    @property
    def is_provisioned(self) -> bool:
        """Whether the registration is PROVISIONING before it is COMPLETE.

        AWS creates the origination identity in this status. (AWS docs)
        """
        return not self.without_provisioning and any(
            association.resource_type in _IDENTITY_TYPES
            for association in self.supported_associations
        )

    @property
    def sender_id_countries(self) -> dict[str, SupportedAssociation]:
        """The countries for which an approval creates the sender ID in the form."""
        return {
            supported.iso_country_code: supported
            for supported in self.supported_associations
            if supported.resource_type == "SENDER_ID"
            and supported.association_behavior == "ASSOCIATE_ON_APPROVAL"
            and supported.iso_country_code
        }

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
        # An incomplete form may have the path at AWS.
        unknown = [path for path in paths or () if path not in known]
        if unknown and not self.incomplete:
            noun = reason.rpartition("_")[2]
            message = (
                f"{self.registration_type} has no {noun.lower()} {unknown[0]}"
                f"{meant(unknown[0], known)}. Use a path that "
                f"DescribeRegistration{noun.capitalize()}Definitions returns"
            )
            raise ValidationException(reason, [Field(member, message)])


@cache
def load_definitions() -> Mapping[str, RegistrationTypeDefinition]:
    """Return the types of the catalogue by name, in its order."""
    families = load_resource("registration_types.json")["families"]
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
        incomplete=bool(family.get("incomplete"))
        and country not in family.get("complete", ()),
        without_provisioning=bool(family.get("without_provisioning")),
        regions=family.get("regions", {}).get(country),
        refuses_missing_fields=bool(family.get("refuses_missing_fields")),
        authenticated_if=family.get("authenticated_if", {}),
        read_form=partial(load_form, form, country) if form else lambda: EMPTY_FORM,
    )


def _for_country(association: dict[str, Any], country: str) -> dict[str, str]:
    return {
        member: value.format(country=country)
        for member, value in association.items()
        if member != "certainty"
    }


@dataclass
class DefinedTypes:
    """The types that were added to an account or that replace types of the catalogue."""

    #: by registration type
    by_name: dict[str, RegistrationTypeDefinition] = field(default_factory=dict)


def all_types(store: Store) -> Mapping[str, RegistrationTypeDefinition]:
    """Return all types by name, in the order of lists."""
    return {**load_definitions(), **store.record(DefinedTypes).by_name}


def find_type(
    store: Store, name: str, member: str = "registrationType"
) -> RegistrationTypeDefinition:
    """Return the type with this name.

    :param name: the name
    :param member: the member of the request, named in the error
    :raises ValidationException: An unknown type is rejected. (AWS docs)
        The Reason is UNKNOWN_REGISTRATION_TYPE. (assumed)
    """
    defined = store.record(DefinedTypes).by_name
    definition = defined.get(name) or load_definitions().get(name)
    if definition is None:
        close = meant(name, all_types(store))
        raise ValidationException(
            "UNKNOWN_REGISTRATION_TYPE",
            [
                Field(
                    member,
                    f"Unknown registration type {name}{close}. Use a name that "
                    "DescribeRegistrationTypeDefinitions returns",
                )
            ],
        )
    return definition


def type_of(store: Store, registration_type: str) -> RegistrationTypeDefinition:
    """Return the type of a registration."""
    defined = store.record(DefinedTypes).by_name
    return defined.get(registration_type) or load_definitions()[registration_type]
