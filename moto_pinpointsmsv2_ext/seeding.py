"""Registrations planted by a test, in any state it wants to see listed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from moto.core.utils import utcnow

from .pinpointsmsvoicev2.exceptions import ValidationException
from .pinpointsmsvoicev2.models.registrations import Registration
from .pinpointsmsvoicev2.operations import get_structure
from .pinpointsmsvoicev2.validation import parse
from .pinpointsmsvoicev2.wire import structure_writer

if TYPE_CHECKING:
    from .pinpointsmsvoicev2.models import PinpointSMSVoiceV2Backend

#: the members of the model's structure that describes a registration
SHAPE = "RegistrationInformation"

# What the statuses of a registration say of its current version.
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
) -> dict[str, Any]:
    """Plant a registration; see :meth:`.control.SmsVoiceControl.seed_registration`.

    :return: the registration in wire form
    """
    given = _checked(members)
    with backend.lock:
        registration = _registration(backend, given)
        backend.store.add(registration)
        return _wire(registration)


def list_registrations(
    backend: PinpointSMSVoiceV2Backend, members: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """All registrations in wire form, oldest first. It takes no members."""
    with backend.lock:
        return [_wire(registration) for registration in backend.store.all(Registration)]


def _wire(registration: Registration) -> dict[str, Any]:
    return structure_writer(get_structure(SHAPE))(registration)


def _checked(members: Mapping[str, Any]) -> dict[str, Any]:
    shape = get_structure(SHAPE)
    unknown = [name for name in members if name not in shape.members]
    if unknown:
        raise TypeError(
            f"seed_registration() got an unexpected member {unknown[0]!r}; "
            f"RegistrationInformation has {', '.join(shape.members)}"
        )
    # What AWS has a default for may be left out. Of these, only the type is ours.
    defaults = {
        "RegistrationArn": "",
        "RegistrationId": "",
        "RegistrationType": "US_TOLL_FREE_REGISTRATION",
        "RegistrationStatus": "CREATED",
        "CurrentVersionNumber": 1,
        "CreatedTimestamp": utcnow(),
    }
    given = defaults | {
        name: value for name, value in members.items() if value is not None
    }
    created = given["CreatedTimestamp"]
    if isinstance(created, datetime):
        given["CreatedTimestamp"] = (
            created if created.tzinfo else created.replace(tzinfo=timezone.utc)
        ).timestamp()
    try:
        return parse(shape, given)
    except ValidationException as error:
        problems = "; ".join(
            f"{field.name}: {field.message}" for field in error.fields or ()
        )
        raise ValueError(f"no RegistrationInformation: {problems}") from None


def _registration(
    backend: PinpointSMSVoiceV2Backend, given: dict[str, Any]
) -> Registration:
    store = backend.store
    registration_id = given["RegistrationId"] or store.new_id(Registration)
    if store.has(Registration, registration_id):
        raise ValueError(f"there is a registration {registration_id} already")
    arn = store.arn_of(Registration, registration_id)
    if given["RegistrationArn"] not in ("", arn):
        raise ValueError(f"the ARN of {registration_id} is {arn}")
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
                # The verdict was on an earlier version, and this one is new.
                reached = "DRAFT"
        if reached != "DRAFT":
            version.enter("SUBMITTED", at)
            version.enter(reached, at)
    return registration


def _verdicts(given: dict[str, Any]) -> tuple[int | None, int | None]:
    """The approved and the denied version, as the status has them where they are left out."""
    status, current = given["RegistrationStatus"], given["CurrentVersionNumber"]
    approved = given.get("ApprovedVersionNumber")
    denied = given.get("LatestDeniedVersionNumber")
    for name in ("ApprovedVersionNumber", "LatestDeniedVersionNumber"):
        if given.get(name, 0) > current:
            raise ValueError(f"{name} is above CurrentVersionNumber, {current}")
    if approved and approved == denied:
        raise ValueError("a version cannot be approved and denied")
    reached = _CURRENT_VERSION_STATUS.get(status)
    if reached == "APPROVED" and approved is None and denied != current:
        approved = current
    if reached == "DENIED" and denied is None and approved != current:
        denied = current
    return approved, denied
