"""Seed registrations in any state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from moto.core.utils import utcnow

from ..pinpointsmsvoicev2.models.base import Resource
from ..pinpointsmsvoicev2.models.registrations.registrations import Registration
from .arguments import checked

if TYPE_CHECKING:
    from ..pinpointsmsvoicev2.models import PinpointSMSVoiceV2Backend

# The status of the current version, by the status of the registration.
_CURRENT_VERSION_STATUS = {
    "CREATED": "DRAFT",
    "PROVISIONING": "APPROVED",
    "COMPLETE": "APPROVED",
    "CLOSED": "APPROVED",
    "DELETED": "APPROVED",
    "REQUIRES_UPDATES": "DENIED",
}


def seed_registration(
    backend: PinpointSMSVoiceV2Backend, members: Mapping[str, Any]
) -> Registration:
    """Seed a registration. See :meth:`.registrations.Registrations.seed`."""
    # AWS has defaults for all of these except the type. (AWS docs)
    defaults = {
        "RegistrationArn": "",
        "RegistrationId": backend.store.new_id(Registration),
        "RegistrationType": "US_TOLL_FREE_REGISTRATION",
        "RegistrationStatus": "CREATED",
        "CurrentVersionNumber": 1,
        "CreatedTimestamp": utcnow(),
    }
    registration = _registration(
        backend, checked("RegistrationInformation", members, defaults)
    )
    return backend.store.add(registration)


def arn_of_new(
    backend: PinpointSMSVoiceV2Backend,
    kind: type[Resource],
    resource_id: str,
    given_arn: str,
) -> str:
    """Return the ARN of a resource that is to be seeded.

    :param backend: the backend of the account and Region
    :param kind: the class of the resource
    :param resource_id: the id of the resource
    :param given_arn: the ARN that the test gives, or an empty string
    :return: the ARN
    :raises ValueError: if the id exists, or the given ARN does not match the id
    """
    if resource_id.startswith("arn:"):
        raise ValueError(
            f"{resource_id} is an ARN. Pass the id of the {kind.KIND.name}"
        )
    if backend.store.has(kind, resource_id):
        raise ValueError(
            f"The {kind.KIND.name} {resource_id} already exists. Pass another id"
        )
    arn = backend.store.arn_of(kind, resource_id)
    if given_arn not in ("", arn):
        raise ValueError(
            f"{given_arn} is not the ARN of {resource_id}. Pass {arn} or leave it out"
        )
    return arn


def _registration(
    backend: PinpointSMSVoiceV2Backend, given: dict[str, Any]
) -> Registration:
    registration_id = given["RegistrationId"]
    arn = arn_of_new(backend, Registration, registration_id, given["RegistrationArn"])
    status, current = given["RegistrationStatus"], given["CurrentVersionNumber"]
    approved, denied = _verdicts(given)
    registration = Registration(
        registration_arn=arn,
        registration_id=registration_id,
        registration_type=given["RegistrationType"],
        registration_status=status,
        approved_version_number=approved,
        latest_denied_version_number=denied,
        additional_attributes=given.get("AdditionalAttributes"),
        created_timestamp=given["CreatedTimestamp"],
    )
    at = registration.created_timestamp
    for number in range(1, current + 1):
        version = registration.open_version(at)
        if number == approved:
            reached = "APPROVED"
        elif number == denied:
            reached = "DENIED"
        elif number < current:
            reached = "DISCARDED"
        else:
            reached = _CURRENT_VERSION_STATUS.get(status, status)
            if reached in ("APPROVED", "DENIED"):
                # An earlier version was approved or denied; this one is a new draft.
                reached = "DRAFT"
        if reached != "DRAFT":
            version.set_status("SUBMITTED", at)
            version.set_status(reached, at)
    return registration


def _verdicts(given: dict[str, Any]) -> tuple[int | None, int | None]:
    """Return the approved and the denied version; the status gives the defaults."""
    status, current = given["RegistrationStatus"], given["CurrentVersionNumber"]
    approved = given.get("ApprovedVersionNumber")
    denied = given.get("LatestDeniedVersionNumber")
    for name in ("ApprovedVersionNumber", "LatestDeniedVersionNumber"):
        if given.get(name, 0) > current:
            raise ValueError(
                f"{name} must be at most CurrentVersionNumber, {current}, not {given[name]}"
            )
    if approved and approved == denied:
        raise ValueError(
            f"Version {approved} cannot be both approved and denied. Pass different "
            "version numbers"
        )
    reached = _CURRENT_VERSION_STATUS.get(status)
    if reached == "APPROVED" and approved is None and denied != current:
        approved = current
    if reached == "DENIED" and denied is None and approved != current:
        denied = current
    return approved, denied
