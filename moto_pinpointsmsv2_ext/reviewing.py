"""The reviewer: what AWS and the carriers do, at a test's word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from moto.core.utils import utcnow

from .pinpointsmsvoicev2.exceptions import (
    ResourceNotFoundException,
    ValidationException,
)
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
from .seeding import checked, registration_wire

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
    registration = _find(backend, registration_id)
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
    registration = _find(backend, registration_id)
    _allow(registration, "denied", IN_REVIEW)
    denial = _denial(
        type_of(backend.store, registration.registration_type),
        reasons,
        fields,
        feedback,
    )
    return _decide(backend, registration, Decision("deny", denial))


def require_authentication(backend: Backend, registration_id: str) -> dict[str, Any]:
    registration = _find(backend, registration_id)
    _allow(
        registration,
        "made to wait for authentication",
        IN_REVIEW - {"REQUIRES_AUTHENTICATION"},
    )
    return _decide(backend, registration, Decision("require_authentication"))


def require_offline_review(backend: Backend, registration_id: str) -> dict[str, Any]:
    registration = _find(backend, registration_id)
    _allow(registration, "reviewed offline", IN_REVIEW)
    at = utcnow()
    if registration.registration_status != "REVIEWING":
        registration.submitted_version().set_status("REVIEWING", at)
        set_status(backend.store, registration, "REVIEWING", at)
    registration.submitted_version().set_status("REQUIRES_OFFLINE_REVIEW", at)
    _stop(registration)
    return registration_wire(registration)


def revoke(backend: Backend, registration_id: str) -> dict[str, Any]:
    registration = _find(backend, registration_id)
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
    registration = _find(backend, registration_id)
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
    registration = _find(backend, registration_id)
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
        raise ValueError(f"{decision!r} is none of {', '.join(VERDICTS)}")
    if times is not None and (not isinstance(times, int) or times < 1):
        raise ValueError(f"times is a number from 1 on, not {times!r}")
    definition = None
    if registration_type is not None:
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


def _find(backend: Backend, registration_id: str) -> Registration:
    if not isinstance(registration_id, str):
        raise TypeError(f"registration_id is a string, not {registration_id!r}")
    try:
        return backend.store.get(Registration, registration_id)
    except (ResourceNotFoundException, ValidationException):
        raise ValueError(
            f"there is no registration {registration_id} in {backend.region_name} "
            f"of {backend.account_id}"
        ) from None


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
    if isinstance(reasons, (str, Mapping)):
        raise TypeError("reasons is a list, of codes, titles or DeniedReasons")
    remarks = {path: _remark(remark) for path, remark in (fields or {}).items()}
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
    return Denial([_reason(reason) for reason in reasons], remarks, feedback)


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


def _remark(remark: str | Mapping[str, str]) -> Remark:
    if isinstance(remark, str):
        return Remark(denied_reason=remark)
    said = dict(remark)
    if not set(said) <= {"DeniedReason", "Feedback"}:
        raise ValueError(f"a field has DeniedReason and Feedback, not {said}")
    if not all(isinstance(text, str) for text in said.values()):
        raise ValueError(f"DeniedReason and Feedback are strings, not {said}")
    return Remark(said.get("DeniedReason"), said.get("Feedback"))


def _attributes(attributes: Mapping[str, str] | None) -> dict[str, str] | None:
    if attributes is None:
        return None
    if not all(isinstance(value, str) for value in attributes.values()):
        raise ValueError("the values of additional_attributes are strings")
    return dict(attributes)


def _meant(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, list(known), n=1)
    return f" (did you mean {close[0]}?)" if close else ""
