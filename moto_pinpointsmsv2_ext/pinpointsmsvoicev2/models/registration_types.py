"""The types of registration, from resources/registration_types.json."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

from ..paging import Filterable

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


@cache
def load_definitions() -> Mapping[str, RegistrationTypeDefinition]:
    """All types by name, in the catalogue's order. Read when first asked for."""
    families = json.loads(_RESOURCE.read_text("utf-8"))["families"]
    entries = [
        (family["type"].format(country=country), family, country)
        for family in families
        for country in family.get("countries", {"": ""})
    ]
    return MappingProxyType(
        {
            name: RegistrationTypeDefinition(
                position=position,
                registration_type=name,
                display_hints={"title": family["title"].format(country=country)},
                supported_associations=[
                    SupportedAssociation(**_for_country(association, country))
                    for association in family["supported_associations"]
                ],
            )
            for position, (name, family, country) in enumerate(entries)
        }
    )


def _for_country(association: dict[str, Any], country: str) -> dict[str, str]:
    return {
        member: value.format(country=country)
        for member, value in association.items()
        if member != "certainty"
    }
