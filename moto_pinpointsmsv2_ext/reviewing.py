"""The reviewer: what AWS and the carriers do, at a test's word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from reprlib import repr as shortened
from typing import TYPE_CHECKING, Any

from moto.core.utils import utcnow

from .arguments import checked, checked_list, checked_value, find
from .pinpointsmsvoicev2.models.registrations.decisions import (
    Decision,
    Decisions,
    Denial,
    Remark,
)
from .pinpointsmsvoicev2.models.registrations.denial_reasons import (
    denied_reason,
    load_descriptions,
    load_titles,
)
from .pinpointsmsvoicev2.models.registrations.registrations import (
    Registration,
    set_status,
)
from .pinpointsmsvoicev2.models.registrations.reviews import advance, course
from .pinpointsmsvoicev2.models.registrations.states import IN_REVIEW
from .pinpointsmsvoicev2.models.registrations.types import all_types, type_of
from .seeding import registration_wire

if TYPE_CHECKING:
    from .pinpointsmsvoicev2.models import PinpointSMSVoiceV2Backend
    from .pinpointsmsvoicev2.models.registrations.types import (
        RegistrationTypeDefinition,
    )

    Backend = PinpointSMSVoiceV2Backend
    Reasons = Sequence[str | Mapping[str, str]]
    Fields = Mapping[str, str | Mapping[str, str]]

VERDICTS = ("approve", "deny", "hold", "require_authentication")

# A denial has a reason. Where a test gives none, this one: ours.
_DEFAULT_REASON = "UNCLEAR_USE_CASE"


def approve(
    backend: Backend,
    registration_id: str,
    additional_attributes: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    registration = find(backend, Registration, registration_id)
    _allow(registration, "approved", IN_REVIEW | {"PROVISIONING"})
    attributes = _attributes(additional_attributes)
    return _decide(
        backend, registration, Decision("approve", additional_attributes=attributes)
    )


def deny(
    backend: Backend,
    registration_id: str,
    reasons: Reasons | None = None,
    fields: Fields | None = None,
    feedback: str | None = None,
) -> dict[str, Any]:
    registration = find(backend, Registration, registration_id)
    _allow(registration, "denied", IN_REVIEW)
    denial = _denial(
        type_of(backend.store, registration.registration_type),
        reasons,
        fields,
        feedback,
    )
    return _decide(backend, registration, Decision("deny", denial))


def require_authentication(backend: Backend, registration_id: str) -> dict[str, Any]:
    registration = find(backend, Registration, registration_id)
    _allow(
        registration,
        "made to wait for authentication",
        IN_REVIEW - {"REQUIRES_AUTHENTICATION"},
    )
    return _decide(backend, registration, Decision("require_authentication"))


def require_offline_review(backend: Backend, registration_id: str) -> dict[str, Any]:
    registration = find(backend, Registration, registration_id)
    _allow(registration, "reviewed offline", IN_REVIEW)
    at = utcnow()
    if registration.registration_status != "REVIEWING":
        registration.submitted_version().set_status("REVIEWING", at)
        set_status(backend.store, registration, "REVIEWING", at)
    registration.submitted_version().set_status("REQUIRES_OFFLINE_REVIEW", at)
    _stop(registration)
    return registration_wire(registration)


def revoke(backend: Backend, registration_id: str) -> dict[str, Any]:
    registration = find(backend, Registration, registration_id)
    approved = [
        version
        for version in registration.versions
        if version.registration_version_status == "APPROVED"
    ]
    if not approved or registration.registration_status == "CLOSED":
        raise ValueError(
            f"{registration.id} is {registration.registration_status}: "
            "it has no approved version to be revoked"
        )
    at = utcnow()
    approved[0].set_status("REVOKED", at)
    registration.approved_version_number = None
    if registration.registration_status not in IN_REVIEW:
        _stop(registration)
        if registration.registration_status != "REQUIRES_UPDATES":
            set_status(backend.store, registration, "REQUIRES_UPDATES", at)
    return registration_wire(registration)


def close(backend: Backend, registration_id: str) -> dict[str, Any]:
    registration = find(backend, Registration, registration_id)
    _allow(registration, "closed", {"CREATED", "COMPLETE", "REQUIRES_UPDATES"})
    for association in registration.associations:
        backend.store.links.remove(association)
        resource, supported = association.resource, association.supported
        closes = "DISASSOCIATE_ALL_CLOSES_REGISTRATION"
        if supported.disassociation_behavior == closes:
            # It is closed since the number or the sender ID was released.
            for pool in list(getattr(resource, "pools", ())):
                backend.store.links.cut(pool, resource)
            backend.store.remove(resource)
    set_status(backend.store, registration, "CLOSED", utcnow())
    return registration_wire(registration)


def hold(backend: Backend, registration_id: str) -> dict[str, Any]:
    registration = find(backend, Registration, registration_id)
    if registration.registration_status == "CLOSED":
        raise ValueError(f"{registration.id} is CLOSED: it is never reviewed again")
    registration.progress = None
    registration.held = True
    return registration_wire(registration)


def on_submit(
    backend: Backend,
    registration_type: str | None = None,
    decision: str = "approve",
    reasons: Reasons | None = None,
    fields: Fields | None = None,
    feedback: str | None = None,
    additional_attributes: Mapping[str, str] | None = None,
    times: int | None = None,
) -> None:
    if decision not in VERDICTS:
        raise ValueError(f"{shortened(decision)} is none of {', '.join(VERDICTS)}")
    if times is not None and (type(times) is not int or times < 1):
        raise ValueError(f"times is a number from 1 on, not {shortened(times)}")
    definition = None
    if registration_type is not None:
        checked_value("RegistrationType", "registration_type", registration_type)
        definition = all_types(backend.store).get(registration_type)
        if definition is None:
            raise ValueError(f"there is no registration type {registration_type}")
    denial = None
    if decision == "deny":
        denial = _denial(definition, reasons, fields, feedback)
    elif not (reasons is None and fields is None and feedback is None):
        raise ValueError("only a denial has reasons, fields and feedback")
    attributes = _attributes(additional_attributes)
    if attributes and decision != "approve":
        raise ValueError("only an approval has additional_attributes")
    backend.store.record(Decisions).by_type[registration_type] = Decision(
        decision, denial, attributes, times
    )


def _allow(registration: Registration, move: str, statuses: Iterable[str]) -> None:
    if registration.registration_status not in statuses:
        raise ValueError(
            f"{registration.id} is {registration.registration_status}: it can be "
            f"{move} only while it is {', '.join(sorted(statuses))}"
        )


def _decide(
    backend: Backend, registration: Registration, decision: Decision
) -> dict[str, Any]:
    _stop(registration)
    definition = type_of(backend.store, registration.registration_type)
    for status in course(registration, definition, decision):
        advance(backend.store, registration, status, decision)
    return registration_wire(registration)


def _stop(registration: Registration) -> None:
    """It has been told what becomes of it: nothing goes on by itself any more."""
    registration.progress = None
    registration.held = False


def _denial(
    definition: RegistrationTypeDefinition | None,
    reasons: Reasons | None,
    fields: Fields | None,
    feedback: str | None,
) -> Denial:
    if feedback is not None:
        checked_value("String", "feedback", feedback)
    if fields is not None and not isinstance(fields, Mapping):
        raise TypeError(f"fields must be a dict by field path, not {shortened(fields)}")
    remarks = {path: _remark(path, remark) for path, remark in (fields or {}).items()}
    if definition and not definition.incomplete:
        for path in remarks:
            if path not in definition.form.fields:
                raise ValueError(
                    f"{definition.registration_type} has no field {path}"
                    + _meant(path, definition.form.fields)
                )
    if reasons is None:
        codes = {remark.denied_reason for remark in remarks.values()}
        named = [code for code in load_titles() if code in codes]
        reasons = named or [_DEFAULT_REASON]
    told = [_reason(reason) for reason in checked_list("reasons", reasons)]
    return Denial(told, remarks, feedback)


def _reason(reason: str | Mapping[str, str]) -> dict[str, str]:
    if isinstance(reason, str):
        known = {**load_titles(), **load_descriptions()}
        if reason not in known:
            raise ValueError(
                f"{reason} is no denial code or title of AWS{_meant(reason, known)}; "
                "another reason is a dict with Reason and ShortDescription"
            )
        return denied_reason(reason)
    return checked("RegistrationDeniedReasonInformation", reason)


def _remark(path: str, remark: str | Mapping[str, str]) -> Remark:
    checked_value("FieldPath", "field path", path)
    name = f"fields[{path!r}]"
    given = {"DeniedReason": remark} if isinstance(remark, str) else remark
    said = checked_value("StringMap", name, given)
    if not set(said) <= {"DeniedReason", "Feedback"}:
        raise ValueError(f"{name} has DeniedReason and Feedback, not {shortened(said)}")
    return Remark(said.get("DeniedReason"), said.get("Feedback"))


def _attributes(attributes: Mapping[str, str] | None) -> dict[str, str] | None:
    if attributes is None:
        return None
    return dict(checked_value("StringMap", "additional_attributes", attributes))


def _meant(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, list(known), n=1)
    return f" (did you mean {close[0]}?)" if close else ""
