"""A version submitted, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from moto.core.utils import utcnow

from ..exceptions import ConflictException
from . import states
from .denial_reasons import denied_reason
from .progress import REGISTRATION, Progress
from .registration_associations import RegistrationAssociationBackend
from .registration_field_values import remark_on
from .registration_forms import violates
from .registration_types import RegistrationTypeDefinition
from .registration_versions import VersionOf
from .registrations import Registration


@dataclass(frozen=True)
class Remark:
    """What a review says of a field."""

    denied_reason: str | None = None
    feedback: str | None = None


@dataclass(frozen=True)
class Denial:
    """Why a version is denied."""

    #: in the words of RegistrationDeniedReasonInformation
    reasons: list[dict[str, str]]
    #: by field path
    fields: Mapping[str, Remark] = field(default_factory=dict)
    feedback: str | None = None


@dataclass(frozen=True)
class Decision:
    """What is to become of a submitted version, unless its form is found wanting."""

    #: approve, deny, hold or require_authentication; the form's own is reject
    verdict: str = "approve"
    denial: Denial | None = None
    additional_attributes: dict[str, str] | None = None
    #: how many submissions it is for; None for all
    times: int | None = None


@dataclass(frozen=True)
class SubmittedVersion(VersionOf):
    aws_review: bool = False


class ReviewBackend(RegistrationAssociationBackend):
    """SubmitRegistrationVersion, and the review that it begins."""

    def __init__(self, region_name: str, account_id: str):
        super().__init__(region_name, account_id)
        #: what a test has decided for the registrations of a type, or None: of all
        self.decisions: dict[str | None, Decision] = {}

    def submit_registration_version(
        self, registration_id: str, aws_review: bool | None = None
    ) -> SubmittedVersion:
        """Hand in the current version for review.

        A form that is found wanting is accepted here and denied by itself a moment
        later, as operators saw AWS do. When the registration goes from one status to the
        next says moto's state manager, for ``pinpointsmsvoicev2::registration``.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SubmitRegistrationVersion.html

        :param registration_id: the registration's id or ARN
        :param aws_review: have AWS review it before the carriers do
        :return: the version, SUBMITTED; AWS_REVIEWING where AWS reviews it first
        :raises ResourceNotFoundException: where there is no such registration
        :raises ConflictException: REGISTRATION_ALREADY_SUBMITTED, while it is in review;
            SUBMIT_REGISTRATION_VERSION_NOT_ALLOWED, where the version is none to submit,
            or the registration lacks an association that must come before
        """
        registration = self.store.get(Registration, registration_id)
        states.check(registration, "submit")
        definition = self.type_of(registration)
        if not _has_what_comes_before(registration, definition):
            raise ConflictException(
                "SUBMIT_REGISTRATION_VERSION_NOT_ALLOWED", registration
            )
        decision = self._decision(registration, definition, bool(aws_review))
        at = utcnow()
        registration.current_version.enter("SUBMITTED", at)
        self.enter(registration, "SUBMITTED", at)
        if aws_review:
            self.reach(registration, "AWS_REVIEWING", decision)
        statuses = course(registration, definition, decision)
        registration.progress = None
        if statuses:
            registration.progress = Progress(
                REGISTRATION,
                [registration.registration_status, *statuses],
                partial(self.reach, registration, decision=decision),
            )
        version = VersionOf.of(registration)
        return SubmittedVersion(**vars(version), aws_review=bool(aws_review))

    def reach(
        self, registration: Registration, status: str, decision: Decision
    ) -> None:
        """Take a registration and its current version one status further."""
        at = utcnow()
        if status == "REQUIRES_UPDATES":
            self._deny(registration, decision.denial, at)
        elif status in ("PROVISIONING", "COMPLETE"):
            self._approve(registration, decision, at)
            if status == "COMPLETE":
                self.provision(registration)
        else:
            registration.submitted_version.enter(status, at)
        self.enter(registration, status, at)

    def _decision(
        self,
        registration: Registration,
        definition: RegistrationTypeDefinition,
        aws_review: bool,
    ) -> Decision:
        """What the form itself decides, else the test, else that all is well."""
        name = registration.registration_type
        key = name if name in self.decisions else None
        decision = self.decisions.get(key, Decision())
        faults = list(self._faults(registration, definition))
        if registration.held:
            return Decision("hold")
        if not faults or decision.verdict == "hold":
            if decision.times is not None:
                self.decisions[key] = replace(decision, times=decision.times - 1)
                if decision.times == 1:
                    del self.decisions[key]
            return decision
        reasons = {code: denied_reason(code) for _, code in faults}
        remarks = {
            path: Remark(
                code, reasons[code]["ShortDescription"] if aws_review else None
            )
            for path, code in faults
            if path
        }
        # AWS's own review has feedback. (AWS docs)
        # It is in the words of the reasons. (assumed)
        sentences = " ".join(reason["ShortDescription"] for reason in reasons.values())
        feedback = sentences if aws_review else None
        return Decision("reject", Denial(list(reasons.values()), remarks, feedback))

    def _faults(
        self, registration: Registration, definition: RegistrationTypeDefinition
    ) -> Iterator[tuple[str | None, str]]:
        """What is wrong with a version: the field path, if any, and the denial's code."""
        if definition.regions and self.region_name not in definition.regions:
            # That it comes back is documented; the code is ours.
            yield None, "INVALID_FIELD_VALUE"
        for association in registration.associations:
            resource = association.resource
            if isinstance(resource, Registration):
                resource.settle()
                if resource.registration_status != "COMPLETE":
                    yield None, "BRAND_UNVERIFIED"
                elif any(
                    other is not registration
                    and other.registration_type == "US_TEN_DLC_BRAND_VETTING"
                    and other.registration_status in states.IN_REVIEW
                    for other in resource.associated_registrations
                ):
                    yield None, "WAIT_TO_RESUBMIT_REGISTRATION"
        yield from _faults_of_form(registration, definition)

    def _deny(
        self, registration: Registration, denial: Denial | None, at: datetime
    ) -> None:
        denial = denial or Denial([])
        version = registration.submitted_version
        version.enter("DENIED", at)
        version.denied_reasons = denial.reasons or None
        version.feedback = denial.feedback
        definition = self.type_of(registration)
        for path, remark in denial.fields.items():
            value = remark_on(version, definition, path)
            value.denied_reason = remark.denied_reason
            value.feedback = remark.feedback
        registration.latest_denied_version_number = version.version_number

    def _approve(
        self, registration: Registration, decision: Decision, at: datetime
    ) -> None:
        version = registration.submitted_version
        if version.registration_version_status == "APPROVED":
            return
        for older in registration.versions:
            if older.registration_version_status == "APPROVED":
                older.enter("ARCHIVED", at)
        version.enter("APPROVED", at)
        registration.approved_version_number = version.version_number
        if decision.additional_attributes:
            registration.additional_attributes = (
                registration.additional_attributes or {}
            ) | decision.additional_attributes


def _has_what_comes_before(
    registration: Registration, definition: RegistrationTypeDefinition
) -> bool:
    present = {association.supported for association in registration.associations}
    return all(
        supported in present
        for supported in definition.supported_associations
        if supported.association_behavior == "ASSOCIATE_BEFORE_SUBMIT"
    )


def course(
    registration: Registration,
    definition: RegistrationTypeDefinition,
    decision: Decision,
) -> list[str]:
    """The statuses that a registration in review has before it, if nobody steps in."""
    status = registration.registration_status
    version = registration.submitted_version
    if decision.verdict == "approve":
        statuses = ["REVIEWING", "PROVISIONING", "COMPLETE"]
        if not definition.is_provisioned:
            statuses.remove("PROVISIONING")
        if status in statuses:
            statuses = statuses[statuses.index(status) + 1 :]
    else:
        # A form found wanting was seen denied within seconds: nobody reviews it.
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


def _faults_of_form(
    registration: Registration, definition: RegistrationTypeDefinition
) -> Iterator[tuple[str, str]]:
    form = {
        path: value.values
        for path, value in registration.current_version.field_values.items()
    }
    for path, field_definition in definition.form.fields.items():
        behavior, validation = field_definition.behavior(form)
        value = form.get(path, ())
        if not value and behavior == "REQUIRED":
            always = field_definition.field_requirement == "REQUIRED"
            usual = "MISSING_REQUIRED_FIELD" if always else "MISSING_CONDITIONAL_FIELD"
            yield path, field_definition.denied_reason or usual
        elif value and behavior == "DISALLOWED":
            yield path, "CONDITIONAL_FIELD_NOT_ALLOWED"
        elif value and validation and violates(value, validation):
            yield path, "INVALID_FIELD_VALUE"
