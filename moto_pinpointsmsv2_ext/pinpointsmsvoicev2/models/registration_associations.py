"""Registrations associated with what they are for."""

from __future__ import annotations

import re

from ..exceptions import (
    ConflictException,
    Field,
    ResourceNotFoundException,
    ValidationException,
)
from ..paging import Listing
from . import states
from .associations import Associable, RegistrationAssociation, associate
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
        supported = _supported(definition, resource)
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
        return associate(registration, resource, supported)

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
        """Make the sender ID that an approval brings: documented. Its name is what the
        form has for it, in capitals, as AWS was seen to write sender IDs.
        """
        field = registration.current_version.field_values.get("senderIdInfo.senderId")
        for supported in self.type_of(registration).supported_associations:
            if (
                supported.resource_type == "SENDER_ID"
                and supported.association_behavior == "ASSOCIATE_ON_APPROVAL"
                and supported.iso_country_code
                and field
                and field.text_value
            ):
                name, country = field.text_value.upper(), supported.iso_country_code
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
                if registration not in sender_id.associated_registrations:
                    associate(registration, sender_id, supported)

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
