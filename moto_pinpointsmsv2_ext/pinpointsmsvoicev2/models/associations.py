"""A registration and the resources it is for."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .registration_types import SupportedAssociation
from .store import Resource, Store

if TYPE_CHECKING:
    from .registrations import Registration


@dataclass(kw_only=True)
class Associable(Resource):
    """What a registration can be associated with."""

    associated_registrations: list[Registration] = field(
        default_factory=list, repr=False, compare=False
    )

    @property
    @abstractmethod
    def association_type(self) -> str:
        """The ResourceType of the association: an origination identity's type, or the
        type of a registration."""

    @property
    def resource_id(self) -> str:
        return self.id


@dataclass(frozen=True)
class RegistrationAssociation:
    """With the members of RegistrationAssociationMetadata, and the registration's own."""

    position: int
    registration: Registration
    resource: Associable
    #: the entry of the registration's type that allows it
    supported: SupportedAssociation

    @property
    def registration_arn(self) -> str:
        return self.registration.arn

    @property
    def registration_id(self) -> str:
        return self.registration.id

    @property
    def registration_type(self) -> str:
        return self.registration.registration_type

    @property
    def resource_arn(self) -> str:
        return self.resource.arn

    @property
    def resource_id(self) -> str:
        return self.resource.resource_id

    @property
    def resource_type(self) -> str:
        return self.supported.resource_type

    @property
    def iso_country_code(self) -> str | None:
        """That it is there for a brand too is inferred from the type's definition."""
        return self.supported.iso_country_code

    @property
    def phone_number(self) -> str | None:
        return getattr(self.resource, "phone_number", None)


def associate(
    registration: Registration, resource: Associable, supported: SupportedAssociation
) -> RegistrationAssociation:
    """Link the two, whatever speaks against it."""
    association = RegistrationAssociation(
        Store.next_position(), registration, resource, supported
    )
    registration.associations.append(association)
    resource.associated_registrations.append(registration)
    return association


def disassociate(association: RegistrationAssociation) -> None:
    """Undo what :func:`associate` did."""
    association.registration.associations.remove(association)
    association.resource.associated_registrations.remove(association.registration)
