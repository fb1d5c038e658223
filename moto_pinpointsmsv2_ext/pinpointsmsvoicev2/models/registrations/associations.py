"""Registration associations and the operations on them."""

from __future__ import annotations

import re

from moto.core.utils import utcnow

from ...exceptions import Field, ValidationException
from ..base import Listing, Reply, Resource
from ..identities.origination_identities import (
    OriginationIdentity,
    PhoneNumber,
    Pool,
    RcsAgent,
    SenderId,
)
from ..quotas import check_quota
from ..store import Family, Store
from . import states
from .registrations import (
    Association,
    Registration,
    associate,
    registrations_of,
    set_status,
)
from .types import (
    RegistrationTypeDefinition,
    SupportedAssociation,
    describe_associations,
    type_of,
)

_REGION_OF_PHONE_NUMBER = re.compile("arn:[^:]*:sms-voice:([^:]*):[^:]*:phone-number/")

#: the maximum number of phone numbers of a campaign (AWS docs)
_PHONE_NUMBERS = 49
#: the maximum number of campaigns of a brand (AWS docs)
_CAMPAIGNS = 10


class RegistrationAssociations(Family):
    """The operations on associations."""

    def create_registration_association(
        self, registration_id: str, resource_id: str
    ) -> Reply:
        """Associate a registration with an origination identity or another
        registration.

        For example, a campaign is associated with its brand.

        :param registration_id: the id or ARN of the registration
        :param resource_id: the id or ARN of the origination identity or registration
        :return: the members of the association and the registration
        :raises ResourceNotFoundException: if the registration or the resource does not
            exist
        :raises ValidationException: INVALID_REGISTRATION_ASSOCIATION if the
            registration type does not support the kind or the country of the resource,
            or if AWS creates the association on approval. (assumed)
        :raises ConflictException: A second association with the same resource is a
            conflict. (observed)
            Its Reason is RESOURCE_ALREADY_ASSOCIATED. (assumed)
            PHONE_NUMBER_ASSOCIATED_TO_REGISTRATION,
            PHONE_NUMBER_NOT_IN_REGISTRATION_REGION,
            RCS_AGENT_ALREADY_ASSOCIATED_TO_REGISTRATION_TYPE, REGISTRATION_NOT_COMPLETE
            for an association that requires approval, RESOURCE_MODIFICATION_NOT_ALLOWED
            for one that must be created before the submission. (assumed)
        :raises ServiceQuotaExceededException: PHONE_NUMBERS_PER_REGISTRATION for the
            50th phone number, ASSOCIATIONS_PER_REGISTRATION for the 11th campaign of a
            brand if quotas are enforced. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreateRegistrationAssociation.html
        """
        registration = self.store.get(Registration, registration_id)
        resource = _find_resource(self.store, registration, resource_id)
        supported = check_association(self.store, registration, resource)
        association = associate(registration, resource, supported)
        if registration.registration_status == "COMPLETE":
            _start_activation(resource)
        return Reply(association, registration)

    def list_registration_associations(
        self, registration_id: str
    ) -> Listing[Association]:
        """List the associations of a registration.

        The order is oldest first. (assumed)

        :param registration_id: the id or ARN of the registration
        :raises ResourceNotFoundException: if the registration does not exist

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_ListRegistrationAssociations.html
        """
        registration = self.store.get(Registration, registration_id)
        return Listing(registration.associations, of=registration)


def check_association(
    store: Store,
    registration: Registration,
    resource: Resource,
    member: str = "resourceId",
) -> SupportedAssociation:
    """Check that a registration can be associated with a resource.

    :param member: the member of the request, named in errors
    :return: the entry of the registration type that allows the association
    :raises ValidationException: as CreateRegistrationAssociation
    :raises ConflictException: as CreateRegistrationAssociation
    """
    definition = type_of(store, registration.registration_type)
    supported = _find_supported(definition, resource, member)
    _check_not_associated(registration, resource)
    after = supported.association_behavior == "ASSOCIATE_AFTER_COMPLETE"
    registration.check("associate_after" if after else "associate_before")
    if isinstance(resource, PhoneNumber):
        numbers = [
            association
            for association in registration.associations
            if isinstance(association.resource, PhoneNumber)
        ]
        check_quota(
            len(numbers),
            _PHONE_NUMBERS,
            "PHONE_NUMBERS_PER_REGISTRATION",
            "Use another registration",
        )
    if isinstance(resource, Registration):
        types = [other.registration_type for other in registrations_of(resource)]
        check_quota(
            types.count(registration.registration_type),
            _CAMPAIGNS,
            "ASSOCIATIONS_PER_REGISTRATION",
            f"Use another {resource.registration_type}",
        )
    return supported


def check_disassociation(resource: Resource) -> None:
    """Check that the associations of a resource can be removed.

    :raises ConflictException: A resource cannot be disassociated from a registration
        that is in review. (AWS docs)
        The Reason is DISASSOCIATE_REGISTRATION_NOT_ALLOWED. (assumed)
    """
    for registration in registrations_of(resource):
        registration.settle()
        if registration.registration_status in states.IN_REVIEW | {"PROVISIONING"}:
            raise registration.conflict(
                "DISASSOCIATE_REGISTRATION_NOT_ALLOWED",
                f"The registration is {registration.registration_status}. Wait until its "
                "review ends, or withdraw it with DiscardRegistrationVersion first",
            )


def disassociate_all(store: Store, resource: Resource) -> None:
    """Remove the associations of a released resource.

    A registration is CLOSED when its last association with a disassociation behavior of
    DISASSOCIATE_ALL_CLOSES_REGISTRATION is removed. (AWS docs)
    """
    for association in store.links.of(Association, resource):
        store.links.remove(association)
        registration, supported = association.registration, association.supported
        left = {other.supported for other in registration.associations}
        if (
            supported.disassociation_behavior == "DISASSOCIATE_ALL_CLOSES_REGISTRATION"
            and supported not in left
            and registration.registration_status != "CLOSED"
        ):
            set_status(store, registration, "CLOSED", utcnow())


def provision(store: Store, registration: Registration) -> None:
    """Activate the phone numbers of an approved registration and create its sender ID.

    Both happen on approval. (AWS docs)
    The sender ID has the name in the form, in uppercase. (observed)
    """
    for association in registration.associations:
        _start_activation(association.resource)
    values = registration.submitted_version().field_values
    named = values.get("senderIdInfo.senderId")
    if named is None or not named.text_value:
        return
    definition = type_of(store, registration.registration_type)
    for supported in definition.supported_associations:
        if (
            supported.resource_type == "SENDER_ID"
            and supported.association_behavior == "ASSOCIATE_ON_APPROVAL"
            and supported.iso_country_code
        ):
            sender_id = _register_sender_id(
                store, named.text_value.upper(), supported.iso_country_code
            )
            if registration not in registrations_of(sender_id):
                associate(registration, sender_id, supported)


def _register_sender_id(store: Store, name: str, country: str) -> SenderId:
    """Return a registered sender ID, which is created if it does not exist."""
    key = f"{name}/{country}"
    if store.has(SenderId, key):
        sender_id = store.get(SenderId, key)
    else:
        sender_id = store.add(
            SenderId(
                sender_id_arn=store.arn_of(SenderId, key),
                sender_id=name,
                iso_country_code=country,
            )
        )
    sender_id.registered = True
    return sender_id


def _find_resource(
    store: Store, registration: Registration, id_or_arn: str
) -> Resource:
    region = _REGION_OF_PHONE_NUMBER.match(id_or_arn)
    if region and region[1] != store.region_name:
        raise registration.conflict(
            "PHONE_NUMBER_NOT_IN_REGISTRATION_REGION",
            f"The phone number is in {region[1]}. Use one in {store.region_name}",
        )
    kinds = (PhoneNumber, SenderId, RcsAgent, Registration, Pool)
    definition = type_of(store, registration.registration_type)
    for supported in definition.supported_associations:
        country = supported.iso_country_code
        if country and store.has(SenderId, f"{id_or_arn.upper()}/{country}"):
            return store.resolve(kinds, id_or_arn, "ResourceId", country=country)
    if id_or_arn.startswith("arn:"):
        resource = store.get_by_arn(id_or_arn, "ResourceId")
    else:
        resource = store.resolve(kinds, id_or_arn, "ResourceId")
    if not isinstance(resource, (OriginationIdentity, Registration)):
        raise _invalid_association(
            f"A {resource.KIND.name} cannot be associated with a registration. Use a "
            "phone-number, sender-id, rcs-agent or registration"
        )
    return resource


def _start_activation(resource: Resource) -> None:
    """Activate a phone number that waits for its registration to complete."""
    if isinstance(resource, PhoneNumber):
        resource.start_activation()


def _find_supported(
    definition: RegistrationTypeDefinition, resource: Resource, member: str
) -> SupportedAssociation:
    """Return the entry of a registration type that supports a resource."""
    country = getattr(resource, "iso_country_code", None)
    association_type = getattr(resource, "association_type", "")
    for supported in definition.supported_associations:
        if (
            supported.resource_type == association_type
            and (country is None or supported.iso_country_code in (None, country))
            and supported.association_behavior != "ASSOCIATE_ON_APPROVAL"
        ):
            return supported
    allowed = describe_associations(
        supported
        for supported in definition.supported_associations
        if supported.association_behavior != "ASSOCIATE_ON_APPROVAL"
    )
    raise _invalid_association(
        f"{definition.registration_type} cannot be associated with "
        f"{association_type} {country or ''}".rstrip()
        + (
            f". Use one of: {allowed}"
            if allowed
            else ". Submit it without associations"
        ),
        member,
    )


def _check_not_associated(registration: Registration, resource: Resource) -> None:
    others = registrations_of(resource)
    if registration in others:
        raise resource.conflict("RESOURCE_ALREADY_ASSOCIATED")
    if isinstance(resource, PhoneNumber) and others:
        raise resource.conflict(
            "PHONE_NUMBER_ASSOCIATED_TO_REGISTRATION",
            f"Use another phone number: it is associated with {others[0].id}",
        )
    types = {other.registration_type for other in others}
    if isinstance(resource, RcsAgent) and registration.registration_type in types:
        raise resource.conflict(
            "RCS_AGENT_ALREADY_ASSOCIATED_TO_REGISTRATION_TYPE",
            f"Use its registration of the type {registration.registration_type}, or "
            "delete that first",
        )


def _invalid_association(
    message: str, member: str = "resourceId"
) -> ValidationException:
    return ValidationException(
        "INVALID_REGISTRATION_ASSOCIATION", [Field(member, message)]
    )
