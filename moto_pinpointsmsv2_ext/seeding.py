"""Registrations planted by a test, in any state it wants to see listed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timezone
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from moto.core.utils import utcnow

from .pinpointsmsvoicev2.models.registrations.registrations import Registration
from .pinpointsmsvoicev2.protocol.operations import get_structure
from .pinpointsmsvoicev2.protocol.validation import parse
from .pinpointsmsvoicev2.protocol.wire import structure_writer

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
    # What AWS has a default for may be left out. Of these, only the type is ours.
    defaults = {
        "RegistrationArn": "",
        "RegistrationId": "",
        "RegistrationType": "US_TOLL_FREE_REGISTRATION",
        "RegistrationStatus": "CREATED",
        "CurrentVersionNumber": 1,
        "CreatedTimestamp": utcnow(),
    }
    registration = _registration(backend, checked(SHAPE, members, defaults))
    backend.store.add(registration)
    return registration_wire(registration)


def list_registrations(backend: PinpointSMSVoiceV2Backend) -> list[dict[str, Any]]:
    """All registrations in wire form, oldest first."""
    registrations = backend.store.all(Registration)
    for registration in registrations:
        registration.settle()
    return [registration_wire(registration) for registration in registrations]


def registration_wire(registration: Registration) -> dict[str, Any]:
    """A registration as describe_registrations gives it."""
    return structure_writer(get_structure(SHAPE))(registration)


def checked(
    shape_name: str,
    members: Mapping[str, Any],
    defaults: Mapping[str, Any] = MappingProxyType({}),
) -> dict[str, Any]:
    """Members of a structure of the model, held against it.

    :param shape_name: the structure
    :param members: what a test gives; None stands for left out
    :param defaults: what stands in for what is left out
    :return: timestamps as naive UTC datetimes; names stay in the model's case
    :raises TypeError: for a member that the structure does not have
    :raises ValueError: for a value that the model does not have
    """
    shape = get_structure(shape_name)
    unknown = [name for name in members if name not in shape.members]
    if unknown:
        raise TypeError(
            f"unexpected member {unknown[0]!r}; "
            f"{shape_name} has {', '.join(shape.members)}"
        )
    given = {name: value for name, value in defaults.items() if name in shape.members}
    given |= {name: value for name, value in members.items() if value is not None}
    for name, value in given.items():
        if isinstance(value, datetime):
            aware = value if value.tzinfo else value.replace(tzinfo=timezone.utc)
            given[name] = aware.timestamp()
    parsed, refusal = parse(shape, given)
    if refusal is not None:
        problems = "; ".join(
            f"{problem.name}: {problem.message}" for problem in refusal.problems
        )
        raise ValueError(f"no {shape_name}: {problems}")
    return parsed


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
            version.set_status("SUBMITTED", at)
            version.set_status(reached, at)
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
