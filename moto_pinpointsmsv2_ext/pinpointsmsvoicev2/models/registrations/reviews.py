"""The submission of a version, and its review."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from moto.core.utils import utcnow

from ..base import Reply
from ..notify.upgrades import request_upgrade
from ..progress import REGISTRATION, Progress
from ..store import Family, Store
from .associations import provision
from .decisions import Decision, Decisions, Denial, Remark
from .denial_reasons import denied_reason
from .faults import find_faults, missing_fields
from .field_values import get_or_add_value
from .registrations import Registration, set_status
from .types import (
    RegistrationTypeDefinition,
    SupportedAssociation,
    describe_associations,
    type_of,
)


class Reviews(Family):
    """SubmitRegistrationVersion, and the review that it starts."""

    def submit_registration_version(
        self, registration_id: str, aws_review: bool | None = None
    ) -> Reply:
        """Submit the current version for review.

        A form with a fault is accepted, and denied without a review. (observed)
        A brand of a public company waits in REQUIRES_AUTHENTICATION until the company
        confirms it by email. (AWS docs)
        The status changes at the pace of moto's state transitions for
        ``pinpointsmsvoicev2::registration``.

        :param registration_id: the id or ARN of the registration
        :param aws_review: whether AWS reviews the version before the carriers do
        :return: the members of the registration and the version, which is SUBMITTED, or
            AWS_REVIEWING with aws_review
        :raises ResourceNotFoundException: if the registration does not exist
        :raises ConflictException: SUBMIT_REGISTRATION_VERSION_NOT_ALLOWED if an
            association that must exist before the submission is missing. (AWS docs)
            SUBMIT_REGISTRATION_VERSION_NOT_ALLOWED if a campaign lacks a required
            field. (observed)
            REGISTRATION_ALREADY_SUBMITTED if the version is in review. (assumed)
            SUBMIT_REGISTRATION_VERSION_NOT_ALLOWED if the version is not a draft.
            (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SubmitRegistrationVersion.html
        """
        registration = self.store.get(Registration, registration_id)
        registration.check("submit")
        definition = type_of(self.store, registration.registration_type)
        missing = _missing_associations(registration, definition)
        if missing:
            raise registration.conflict(
                "SUBMIT_REGISTRATION_VERSION_NOT_ALLOWED",
                "Associate with CreateRegistrationAssociation first: "
                f"{describe_associations(missing)}",
            )
        if definition.refuses_missing_fields:
            paths = missing_fields(registration, definition)
            if paths:
                raise registration.conflict(
                    "SUBMIT_REGISTRATION_VERSION_NOT_ALLOWED",
                    "Set with PutRegistrationFieldValue first: " + ", ".join(paths),
                )
        decision = _decide(self.store, registration, definition, bool(aws_review))
        at = utcnow()
        registration.current_version.set_status("SUBMITTED", at)
        request_upgrade(self.store, registration)
        set_status(self.store, registration, "SUBMITTED", at)
        if aws_review:
            advance(self.store, registration, "AWS_REVIEWING", decision)
        registration.decision = decision
        if decision.verdict in ("approve", "deny") and _is_authenticated(
            registration, definition
        ):
            decision = Decision("require_authentication")
        _start_review(self.store, registration, definition, decision)
        return Reply(
            registration, registration.current_version, aws_review=bool(aws_review)
        )


def authenticate(store: Store, registration: Registration) -> None:
    """Let the review go on after the authentication by email.

    The registration is REVIEWING, and then reaches the result of its review at the
    pace of moto's state transitions. (assumed)

    :param registration: a registration that is REQUIRES_AUTHENTICATION
    """
    decision = registration.decision
    if registration.held:
        decision = Decision("hold")
    elif decision.verdict == "require_authentication":
        decision = Decision("approve")
    advance(store, registration, "REVIEWING", decision)
    definition = type_of(store, registration.registration_type)
    _start_review(store, registration, definition, decision)


def _start_review(
    store: Store,
    registration: Registration,
    definition: RegistrationTypeDefinition,
    decision: Decision,
) -> None:
    """Let the status change as far as a decision says, at the pace of moto's state
    transitions.
    """
    statuses = course(registration, definition, decision)
    registration.progress = None
    if statuses:
        registration.progress = Progress(
            REGISTRATION,
            [registration.registration_status, *statuses],
            partial(advance, store, registration, decision=decision),
        )


def advance(
    store: Store, registration: Registration, status: str, decision: Decision
) -> None:
    """Set the next status of a registration in review and of its submitted version.

    :param status: the new status of the registration
    :param decision: the result of the review
    """
    at = utcnow()
    if status == "REQUIRES_UPDATES":
        _deny(store, registration, decision.denial, at)
    elif status in ("PROVISIONING", "COMPLETE"):
        _approve(registration, decision, at)
        if status == "COMPLETE":
            provision(store, registration)
    else:
        registration.submitted_version().set_status(status, at)
    set_status(store, registration, status, at)


def course(
    registration: Registration,
    definition: RegistrationTypeDefinition,
    decision: Decision,
) -> list[str]:
    """Return the statuses that a registration in review will still go through.

    :param decision: the result of the review
    :return: the statuses of the registration in order, without the present one
    """
    status = registration.registration_status
    version = registration.submitted_version()
    if decision.verdict == "approve":
        statuses = ["REVIEWING", "PROVISIONING", "COMPLETE"]
        if not definition.is_provisioned:
            statuses.remove("PROVISIONING")
        if status in statuses:
            statuses = statuses[statuses.index(status) + 1 :]
    else:
        # A form with a fault is denied within seconds, without a review. (observed)
        statuses = {
            "deny": ["REVIEWING", "REQUIRES_UPDATES"],
            "reject": ["REQUIRES_UPDATES"],
            "require_authentication": ["REQUIRES_AUTHENTICATION"],
            "hold": [],
        }[decision.verdict]
    reviewed = "reviewing_timestamp" in version.registration_version_status_history
    denied_by_aws = status == "AWS_REVIEWING" and decision.verdict == "deny"
    if "REVIEWING" in statuses and (reviewed or denied_by_aws):
        statuses.remove("REVIEWING")
    return statuses


def _is_authenticated(
    registration: Registration, definition: RegistrationTypeDefinition
) -> bool:
    """Return whether a version has to be authenticated by email."""
    form = registration.current_version.form
    return any(
        set(answers) & set(form.get(path, ()))
        for path, answers in definition.authenticated_if.items()
    )


def _missing_associations(
    registration: Registration, definition: RegistrationTypeDefinition
) -> list[SupportedAssociation]:
    """Return the associations that a submission requires and that do not exist."""
    present = {association.supported for association in registration.associations}
    return [
        supported
        for supported in definition.supported_associations
        if supported.association_behavior == "ASSOCIATE_BEFORE_SUBMIT"
        and supported not in present
    ]


def _decide(
    store: Store,
    registration: Registration,
    definition: RegistrationTypeDefinition,
    aws_review: bool,
) -> Decision:
    """Return the decision for a submission.

    A fault of the form decides first, then a decision made in advance. The default is
    approval.
    """
    faults = list(find_faults(store, registration, definition))
    if registration.held:
        return Decision("hold")
    decision = store.record(Decisions).take(
        registration.registration_type, denied_by_form=bool(faults)
    )
    if not faults or decision.verdict == "hold":
        return decision
    reasons = {code: denied_reason(code) for _, code in faults}
    remarks = {
        path: Remark(code, reasons[code]["ShortDescription"] if aws_review else None)
        for path, code in faults
        if path
    }
    # A review by AWS returns feedback. (AWS docs)
    # The feedback is the descriptions of the reasons. (assumed)
    sentences = " ".join(reason["ShortDescription"] for reason in reasons.values())
    feedback = sentences if aws_review else None
    return Decision("reject", Denial(list(reasons.values()), remarks, feedback))


def _deny(
    store: Store, registration: Registration, denial: Denial | None, at: datetime
) -> None:
    denial = denial or Denial([])
    version = registration.submitted_version()
    version.set_status("DENIED", at)
    version.denied_reasons = denial.reasons or None
    version.feedback = denial.feedback
    definition = type_of(store, registration.registration_type)
    for path, remark in denial.fields.items():
        value = get_or_add_value(registration, version, definition, path)
        value.denied_reason = remark.denied_reason
        value.feedback = remark.feedback
    registration.latest_denied_version_number = version.version_number


def _approve(registration: Registration, decision: Decision, at: datetime) -> None:
    version = registration.submitted_version()
    if version.registration_version_status == "APPROVED":
        return
    for older in registration.versions:
        if older.registration_version_status == "APPROVED":
            older.set_status("ARCHIVED", at)
    version.set_status("APPROVED", at)
    registration.approved_version_number = version.version_number
    if decision.additional_attributes:
        registration.additional_attributes = (
            registration.additional_attributes or {}
        ) | decision.additional_attributes
