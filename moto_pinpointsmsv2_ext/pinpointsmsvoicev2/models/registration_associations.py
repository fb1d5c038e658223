"""Registrations associated with what they are for."""

from __future__ import annotations

import re

from moto.core.utils import utcnow

from ..exceptions import (
    ConflictException,
    Field,
    ResourceNotFoundException,
    ValidationException,
)
from ..paging import Listing
from . import states
from .associations import (
    Associable,
    RegistrationAssociation,
    associate,
    disassociate,
)
from .identities import PhoneNumber, RcsAgent, SenderId
from .registration_types import RegistrationTypeDefinition, SupportedAssociation
from .registrations import Registration, RegistrationBackend
from .store import Resource, check_quota

#: the kind of resource that an id begins to tell; any other id is the name of a sender ID
_KIND_OF_PREFIX = {
    kind.PREFIX: kind.KIND for kind in (Registration, PhoneNumber, RcsAgent)
} | {"pool": "pool"}

_REGION_OF_PHONE_NUMBER = re.compile("arn:[^:]*:sms-voice:([^:]*):[^:]*:phone-number/")

#: AWS's quota of phone numbers for a campaign
_PHONE_NUMBERS = 49


class RegistrationAssociationBackend(RegistrationBackend):
    """The operations on associations."""

    def create_registration_association(
        self, registration_id: str, resource_id: str
    ) -> RegistrationAssociation:
        """Associate a registration with an origination identity, or with another
        registration (a campaign with its brand).

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreateRegistrationAssociation.html

        :param registration_id: the registration's id or ARN
        :param resource_id: the id or ARN of what it is for
        :raises ResourceNotFoundException: where either is not there
        :raises ValidationException: INVALID_REGISTRATION_ASSOCIATION, for a kind or a
            country that the type does not support, or that AWS associates by itself
            on approval (inferred)
        :raises ConflictException: RESOURCE_ALREADY_ASSOCIATED, the second time (a
            conflict was observed); all others are inferred from their names:
            PHONE_NUMBER_ASSOCIATED_TO_REGISTRATION,
            PHONE_NUMBER_NOT_IN_REGISTRATION_REGION,
            RCS_AGENT_ALREADY_ASSOCIATED_TO_REGISTRATION_TYPE; REGISTRATION_NOT_COMPLETE,
            where numbers come after approval; RESOURCE_MODIFICATION_NOT_ALLOWED, where
            they come before submission and it is too late
        :raises ServiceQuotaExceededException: PHONE_NUMBERS_PER_REGISTRATION, at the
            50th, where the test asks for quotas
        """
        registration = self.store.get(Registration, registration_id)
        definition = self.type_of(registration)
        resource = self._resource(registration, definition, resource_id)
        return self.associate_with(registration, resource)

    def associate_with(
        self, registration: Registration, resource: Associable
    ) -> RegistrationAssociation:
        """Associate a registration with a resource, if nothing speaks against it.

        :raises ValidationException: as for the operation
        :raises ConflictException: as for the operation
        """
        supported = _supported(self.type_of(registration), resource)
        _check_that_it_is_free(registration, resource)
        after = supported.association_behavior == "ASSOCIATE_AFTER_COMPLETE"
        states.check(registration, "associate_after" if after else "associate_before")
        if isinstance(resource, PhoneNumber):
            numbers = [
                association
                for association in registration.associations
                if isinstance(association.resource, PhoneNumber)
            ]
            check_quota(len(numbers), _PHONE_NUMBERS, "PHONE_NUMBERS_PER_REGISTRATION")
        association = associate(registration, resource, supported)
        if registration.registration_status == "COMPLETE":
            _go_on(resource)
        return association

    def list_registration_associations(
        self, registration_id: str
    ) -> Listing[RegistrationAssociation]:
        """List what a registration is associated with, oldest first (the order is ours).

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_ListRegistrationAssociations.html

        :param registration_id: the registration's id or ARN
        :raises ResourceNotFoundException: where there is no such registration
        """
        registration = self.store.get(Registration, registration_id)
        return Listing(registration.associations, of=registration)

    def provision(self, registration: Registration) -> None:
        """What an approval brings: documented. Numbers that waited for it become active,
        and a sender ID is made. Its name is what the form has for it, in capitals, as
        AWS was seen to write sender IDs.
        """
        for association in registration.associations:
            _go_on(association.resource)
        field = registration.submitted_version.field_values.get("senderIdInfo.senderId")
        for supported in self.type_of(registration).supported_associations:
            if (
                supported.resource_type == "SENDER_ID"
                and supported.association_behavior == "ASSOCIATE_ON_APPROVAL"
                and supported.iso_country_code
                and field
                and field.text_value
            ):
                sender_id = self.register_sender_id(
                    field.text_value.upper(), supported.iso_country_code
                )
                if registration not in sender_id.associated_registrations:
                    associate(registration, sender_id, supported)

    def register_sender_id(self, name: str, country: str) -> SenderId:
        """The sender ID of this name, made where it is not there, now registered."""
        key = f"{name}/{country}"
        if self.store.has(SenderId, key):
            sender_id = self.store.get(SenderId, key)
        else:
            sender_id = self.store.add(
                SenderId(
                    sender_id_arn=self.store.arn_of(SenderId, key),
                    sender_id=name,
                    iso_country_code=country,
                )
            )
        sender_id.registered = True
        return sender_id

    def check_disassociation(self, resource: Associable) -> None:
        """:raises ConflictException: DISASSOCIATE_REGISTRATION_NOT_ALLOWED, while a
        registration is in review: that it cannot be is documented, the Reason inferred
        """
        for registration in resource.associated_registrations:
            registration.settle()
            if registration.registration_status in states.IN_REVIEW | {"PROVISIONING"}:
                raise ConflictException(
                    "DISASSOCIATE_REGISTRATION_NOT_ALLOWED", registration
                )

    def disassociate_all(self, resource: Associable) -> None:
        """Let go of what is released. A registration that this closes is CLOSED when it
        has nothing left that could keep it open: documented."""
        for registration in list(resource.associated_registrations):
            [association] = [
                association
                for association in registration.associations
                if association.resource is resource
            ]
            disassociate(association)
            closes = association.supported.disassociation_behavior
            left = {other.supported for other in registration.associations}
            if (
                closes == "DISASSOCIATE_ALL_CLOSES_REGISTRATION"
                and association.supported not in left
                and registration.registration_status != "CLOSED"
            ):
                self.enter(registration, "CLOSED", utcnow())

    def _resource(
        self,
        registration: Registration,
        definition: RegistrationTypeDefinition,
        id_or_arn: str,
    ) -> Associable:
        """The one place where an id or an ARN becomes a resource to associate."""
        resource: Resource
        kind = _KIND_OF_PREFIX.get(id_or_arn.partition("-")[0])
        if id_or_arn.startswith("arn:"):
            region = _REGION_OF_PHONE_NUMBER.match(id_or_arn)
            if region and region[1] != self.region_name:
                raise ConflictException(
                    "PHONE_NUMBER_NOT_IN_REGISTRATION_REGION", registration
                )
            resource = self.store.get_by_arn(id_or_arn, "ResourceId")
        elif kind:
            resource = self.store.find(kind, id_or_arn)
        else:
            resource = self._sender_id(definition, id_or_arn)
        if not isinstance(resource, Associable):
            raise _invalid(f"A {resource.KIND} is nothing to associate")
        return resource

    def _sender_id(self, definition: RegistrationTypeDefinition, name: str) -> SenderId:
        for supported in definition.supported_associations:
            key = f"{name.upper()}/{supported.iso_country_code}"
            if self.store.has(SenderId, key):
                return self.store.get(SenderId, key)
        raise ResourceNotFoundException(SenderId.KIND, name)


def _go_on(resource: Associable) -> None:
    """A number whose registration is complete waits no longer."""
    if isinstance(resource, PhoneNumber):
        resource.go_on()


def _supported(
    definition: RegistrationTypeDefinition, resource: Associable
) -> SupportedAssociation:
    """The entry of the type that allows this resource."""
    country = getattr(resource, "iso_country_code", None)
    for supported in definition.supported_associations:
        if (
            supported.resource_type == resource.association_type
            and (country is None or supported.iso_country_code in (None, country))
            and supported.association_behavior != "ASSOCIATE_ON_APPROVAL"
        ):
            return supported
    raise _invalid(
        f"{definition.registration_type} is not associated with "
        f"{resource.association_type} {country or ''}".rstrip()
    )


def _check_that_it_is_free(registration: Registration, resource: Associable) -> None:
    others = resource.associated_registrations
    if registration in others:
        raise ConflictException("RESOURCE_ALREADY_ASSOCIATED", resource)
    if isinstance(resource, PhoneNumber) and others:
        raise ConflictException("PHONE_NUMBER_ASSOCIATED_TO_REGISTRATION", resource)
    types = {other.registration_type for other in others}
    if isinstance(resource, RcsAgent) and registration.registration_type in types:
        raise ConflictException(
            "RCS_AGENT_ALREADY_ASSOCIATED_TO_REGISTRATION_TYPE", resource
        )


def _invalid(message: str) -> ValidationException:
    return ValidationException(
        "INVALID_REGISTRATION_ASSOCIATION", [Field("resourceId", message)]
    )
