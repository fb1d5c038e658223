"""Registration associations and the operations on them."""

from __future__ import annotations

import re

from moto.core.utils import utcnow

from ...exceptions import Field, ValidationException
from ..base import Listing, Reply, Resource
from ..identities.origination_identities import (
    PhoneNumber,
    RcsAgent,
    SenderId,
    sender_id_problem,
)
from ..quotas import Quotas
from ..store import Family, Store
from . import states
from .registrations import (
    Association,
    Registration,
    associate,
    registrations_of,
    sender_id_in_form,
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

#: The limits of a campaign whose brand is not vetted: a message per second until a higher
#: rate is requested, 2,000 a day to T-Mobile. (AWS docs)
#: Brands that are vetted have the same. (assumed)
_CAMPAIGN_LIMITS = {
    "RateLimits": {"SMS": 1, "MMS": 1},
    "DailyMessageCaps": {"T-MOBILE": 2000},
}


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
            A campaign has one brand. (AWS docs)
            The Reason for a second one is RESOURCE_ALREADY_ASSOCIATED. (assumed)
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
            take_into_use(registration, resource)
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
    _check_only_brand(registration, resource)
    if isinstance(resource, PhoneNumber):
        numbers = [
            association
            for association in registration.associations
            if isinstance(association.resource, PhoneNumber)
        ]
        store.record(Quotas).check(
            len(numbers),
            _PHONE_NUMBERS,
            "PHONE_NUMBERS_PER_REGISTRATION",
            "Use another registration",
        )
    if isinstance(resource, Registration):
        types = [other.registration_type for other in registrations_of(resource)]
        store.record(Quotas).check(
            types.count(registration.registration_type),
            _CAMPAIGNS,
            "ASSOCIATIONS_PER_REGISTRATION",
            f"Use another {resource.registration_type}",
        )
    return supported


def take_into_use(registration: Registration, resource: Resource) -> None:
    """Activate a phone number that waits for its registration to complete.

    A 10DLC number then has the limits of its campaign, which all numbers of the
    campaign share. (AWS docs)
    """
    if not isinstance(resource, PhoneNumber):
        return
    if resource.number_type == "TEN_DLC" and resource.messaging_limits is None:
        shared = (
            association.resource.messaging_limits
            for association in registration.associations
            if isinstance(association.resource, PhoneNumber)
        )
        resource.messaging_limits = next(filter(None, shared), _CAMPAIGN_LIMITS)
    resource.start_activation()


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
    A form with a name that cannot be a sender ID is denied. If it is approved without
    a review, no sender ID is created.
    """
    for association in registration.associations:
        take_into_use(registration, association.resource)
    name = sender_id_in_form(registration.submitted_version())
    if name is None or sender_id_problem(name):
        return
    definition = type_of(store, registration.registration_type)
    for country, supported in definition.sender_id_countries.items():
        sender_id = _register_sender_id(store, name.upper(), country)
        if registration not in registrations_of(sender_id):
            associate(registration, sender_id, supported)


def _register_sender_id(store: Store, name: str, country: str) -> SenderId:
    """Return a registered sender ID, which is created if it does not exist.

    A country has one sender ID with a name: one that was requested without a
    registration becomes registered, and one of another registration is shared with it.
    (assumed)
    """
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
    definition = type_of(store, registration.registration_type)
    for supported in definition.supported_associations:
        key = f"{id_or_arn.upper()}/{supported.iso_country_code}"
        if store.has(SenderId, key):
            return store.get(SenderId, key)
    kinds = (PhoneNumber, SenderId, RcsAgent, Registration)
    try:
        return store.resolve(kinds, id_or_arn, "ResourceId")
    except ValidationException as error:
        if error.reason != "INVALID_PARAMETER":  # that of a resource of another kind
            raise
        raise ValidationException(
            "INVALID_REGISTRATION_ASSOCIATION", error.fields or ()
        ) from None


def _find_supported(
    definition: RegistrationTypeDefinition, resource: Resource, member: str
) -> SupportedAssociation:
    """Return the entry of a registration type that supports a resource."""
    country = getattr(resource, "iso_country_code", None)
    countries = getattr(resource, "registration_countries", (country,))
    association_type = getattr(resource, "association_type", "")
    for supported in definition.supported_associations:
        if (
            supported.resource_type == association_type
            and (country is None or supported.iso_country_code in (None, *countries))
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


def _check_only_brand(registration: Registration, resource: Resource) -> None:
    """Check that a campaign or a vetting has no other brand.

    :raises ConflictException: A campaign has one brand. (AWS docs)
        The same for a vetting, and the Reason RESOURCE_ALREADY_ASSOCIATED. (assumed)
    """
    if isinstance(resource, Registration) and any(
        association.resource_type == resource.association_type
        for association in registration.associations
    ):
        raise registration.conflict(
            "RESOURCE_ALREADY_ASSOCIATED",
            f"Use its {resource.association_type}, or create another registration",
        )


def _invalid_association(
    message: str, member: str = "resourceId"
) -> ValidationException:
    return ValidationException(
        "INVALID_REGISTRATION_ASSOCIATION", [Field(member, message)]
    )
