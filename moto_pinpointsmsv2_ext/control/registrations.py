"""Registrations, as AWS and the carriers review them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from reprlib import repr as shortened
from typing import Any, ClassVar, Literal

from moto.core.utils import utcnow

from ..pinpointsmsvoicev2.models.registrations.decisions import Decision, Decisions
from ..pinpointsmsvoicev2.models.registrations.registrations import (
    Registration,
    set_status,
)
from ..pinpointsmsvoicev2.models.registrations.reviews import advance, course
from ..pinpointsmsvoicev2.models.registrations.states import IN_REVIEW
from ..pinpointsmsvoicev2.models.registrations.types import all_types, type_of
from .action import Group, action
from .arguments import checked_value, find, wire
from .denials import Fields, Reasons, build_denial, check_attributes, meant
from .registration_types import Definitions, define_type
from .seeding import seed_registration

Record = dict[str, Any]
Records = list[Record]

DECISIONS = ("approve", "deny", "hold", "require_authentication")


class Registrations(Group):
    """Registrations: seeded, reviewed, and the types that a test defines."""

    NOUN: ClassVar[str] = "registrations"

    @action()
    def seed(self, **members: Any) -> Record:
        """Seed a registration in any state.

        :param members: any members of the model's RegistrationInformation. What is left
            out gets AWS's default; the type, which has none, is
            US_TOLL_FREE_REGISTRATION. A registration that is COMPLETE has its current
            version approved, one that REQUIRES_UPDATES has it denied, and so on.
        :return: the registration, as describe_registrations returns it
        :raises TypeError: for a member that the model does not have
        :raises ValueError: for a value outside the model, an id that is taken, or
            version numbers that contradict each other

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_RegistrationInformation.html
        """
        return _wire(seed_registration(self.backend, members))

    @action(reads=True)
    def list(self, *, status: str | None = None) -> Records:
        """List the registrations of the account in the Region, oldest first.

        :param status: those in this status only
        :return: each as describe_registrations returns it
        :raises ValueError: for an unknown status
        """
        if status is not None:
            checked_value("RegistrationStatus", "status", status)
        registrations = self.backend.store.all(Registration)
        for registration in registrations:
            registration.settle()
        return [
            _wire(registration)
            for registration in registrations
            if status in (None, registration.registration_status)
        ]

    @action()
    def approve(
        self,
        registration_id: str,
        *,
        additional_attributes: Mapping[str, str] | None = None,
    ) -> Record:
        """Approve the version in review: the registration is COMPLETE at once.

        A reviewer's word counts more than the form: a version with empty fields, which
        AWS would deny by itself, is approved.

        :param registration_id: the registration's id or ARN
        :param additional_attributes: what AWS is to note in AdditionalAttributes, a
            campaign's id for example. What it notes is not known, so nothing by default.
        :return: the registration, as describe_registrations returns it
        :raises ValueError: unless it is in review, or being provisioned
        """
        registration = self._find(registration_id)
        _check_status(registration, "approve", IN_REVIEW | {"PROVISIONING"})
        attributes = check_attributes(additional_attributes)
        return self._decide(
            registration, Decision("approve", additional_attributes=attributes)
        )

    @action()
    def deny(
        self,
        registration_id: str,
        *,
        reasons: Reasons | None = None,
        fields: Fields | None = None,
        feedback: str | None = None,
    ) -> Record:
        """Deny the version in review: the registration is REQUIRES_UPDATES at once.

        https://docs.aws.amazon.com/sms-voice/latest/userguide/registration-help-rejection-troubleshooting.html

        :param registration_id: the registration's id or ARN
        :param reasons: the version's DeniedReasons. Each is a code of AWS (INVALID_URL),
            the title of a code ("Invalid URL"), or one of the titles seen at AWS that no
            code has: "Message Use Case Mismatch", "Opt-in Workflow Mismatch", "Unclear
            Opt-in Language", "Unofficial Business Email", "Pre-selected Opt-in" and
            "Company Verification Failed". Titles are case-sensitive: "Opt-in workflow
            mismatch" is OPT_IN_WORKFLOW_MISMATCH. The version has the title as Reason
            and a sentence on what to change as ShortDescription. Any other reason is a
            dict in the shape of RegistrationDeniedReasonInformation. Left out, they are
            the codes given for fields, or UNCLEAR_USE_CASE.
        :param fields: by field path, the DeniedReason of a field (AWS has a code there),
            or a dict of DeniedReason and Feedback
        :param feedback: the version's Feedback
        :return: the registration, as describe_registrations returns it
        :raises ValueError: unless it is in review; for a code, a title or a field that
            is none
        """
        registration = self._find(registration_id)
        _check_status(registration, "deny", IN_REVIEW)
        definition = type_of(self.backend.store, registration.registration_type)
        denial = build_denial(definition, reasons, fields, feedback)
        return self._decide(registration, Decision("deny", denial))

    @action()
    def require_authentication(self, registration_id: str) -> Record:
        """Have the version in review wait for somebody to answer an email, until the
        reviewer says more.

        :param registration_id: the registration's id or ARN
        :return: the registration, as describe_registrations returns it
        :raises ValueError: unless it is in review
        """
        registration = self._find(registration_id)
        allowed = IN_REVIEW - {"REQUIRES_AUTHENTICATION"}
        _check_status(registration, "require authentication of", allowed)
        return self._decide(registration, Decision("require_authentication"))

    @action()
    def require_offline_review(self, registration_id: str) -> Record:
        """Take the review (of an RCS launch) out of AWS's hands, until the reviewer says
        more: the version REQUIRES_OFFLINE_REVIEW, the registration is REVIEWING.

        :param registration_id: the registration's id or ARN
        :return: the registration, as describe_registrations returns it
        :raises ValueError: unless it is in review
        """
        registration = self._find(registration_id)
        _check_status(registration, "require an offline review of", IN_REVIEW)
        at = utcnow()
        if registration.registration_status != "REVIEWING":
            registration.submitted_version().set_status("REVIEWING", at)
            set_status(self.backend.store, registration, "REVIEWING", at)
        registration.submitted_version().set_status("REQUIRES_OFFLINE_REVIEW", at)
        _stop(registration)
        return _wire(registration)

    @action()
    def hold(self, registration_id: str) -> Record:
        """Keep the registration in the status it has until the reviewer says more. One
        that is not submitted stays SUBMITTED once it is.

        :param registration_id: the registration's id or ARN
        :return: the registration, as describe_registrations returns it
        :raises ValueError: where it is closed
        """
        registration = self._find(registration_id)
        if registration.registration_status == "CLOSED":
            raise ValueError(f"{registration.id} is CLOSED and is not reviewed again")
        registration.progress = None
        registration.held = True
        return _wire(registration)

    @action()
    def revoke(self, registration_id: str) -> Record:
        """Take an approval back: the approved version is REVOKED and the registration,
        unless a newer version is in review, REQUIRES_UPDATES (which is ours).

        :param registration_id: the registration's id or ARN
        :return: the registration, as describe_registrations returns it
        :raises ValueError: where no version is approved
        """
        registration = self._find(registration_id)
        approved = [
            version
            for version in registration.versions
            if version.registration_version_status == "APPROVED"
        ]
        if not approved or registration.registration_status == "CLOSED":
            raise ValueError(
                f"{registration.id} is {registration.registration_status} and has no "
                "approved version to revoke"
            )
        at = utcnow()
        approved[0].set_status("REVOKED", at)
        registration.approved_version_number = None
        if registration.registration_status not in IN_REVIEW:
            _stop(registration)
            if registration.registration_status != "REQUIRES_UPDATES":
                set_status(self.backend.store, registration, "REQUIRES_UPDATES", at)
        return _wire(registration)

    @action()
    def close(self, registration_id: str) -> Record:
        """Release what the registration is for: it is CLOSED, and may be deleted.

        :param registration_id: the registration's id or ARN
        :return: the registration, as describe_registrations returns it
        :raises ValueError: while it is in review, or closed already
        """
        registration = self._find(registration_id)
        allowed = {"CREATED", "COMPLETE", "REQUIRES_UPDATES"}
        _check_status(registration, "close", allowed)
        store = self.backend.store
        for association in registration.associations:
            store.links.remove(association)
            resource, supported = association.resource, association.supported
            closes = "DISASSOCIATE_ALL_CLOSES_REGISTRATION"
            if supported.disassociation_behavior == closes:
                # It is closed since the number or the sender ID was released.
                for pool in getattr(resource, "pools", ()):
                    store.links.cut(pool, resource)
                store.remove(resource)
        set_status(store, registration, "CLOSED", utcnow())
        return _wire(registration)

    @action()
    def on_submit(
        self,
        registration_type: str | None = None,
        *,
        decision: Literal[
            "approve", "deny", "hold", "require_authentication"
        ] = "approve",
        reasons: Reasons | None = None,
        fields: Fields | None = None,
        feedback: str | None = None,
        additional_attributes: Mapping[str, str] | None = None,
        times: int | None = None,
    ) -> None:
        """Decide beforehand what becomes of what is submitted from now on. It goes
        through the statuses of a review at the pace of moto's state manager.

        A form with a required field missing is denied by itself all the same, unless it
        is held.

        :param registration_type: of registrations of this type; of all others, if left
            out
        :param decision: approve (as without any decision), deny, hold or
            require_authentication
        :param reasons: of a denial, as for :meth:`deny`
        :param fields: of a denial, as for :meth:`deny`
        :param feedback: of a denial
        :param additional_attributes: of an approval, as for :meth:`approve`
        :param times: how many submissions it is for, the first only for example; all,
            if left out
        :raises ValueError: for what is no decision, type, code, title or field
        """
        if decision not in DECISIONS:
            raise ValueError(
                f"Unknown decision {shortened(decision)}. "
                f"Decisions: {', '.join(DECISIONS)}"
            )
        if times is not None and (type(times) is not int or times < 1):
            raise ValueError(
                f"times must be a number from 1 on, not {shortened(times)}"
            )
        definition = None
        if registration_type is not None:
            checked_value("RegistrationType", "registration_type", registration_type)
            types = all_types(self.backend.store)
            definition = types.get(registration_type)
            if definition is None:
                raise ValueError(
                    f"Unknown registration type {registration_type}"
                    + meant(registration_type, types)
                )
        denial = None
        if decision == "deny":
            denial = build_denial(definition, reasons, fields, feedback)
        elif not (reasons is None and fields is None and feedback is None):
            raise ValueError(
                "Give reasons, fields and feedback with decision='deny' only"
            )
        attributes = check_attributes(additional_attributes)
        if attributes and decision != "approve":
            raise ValueError("Give additional_attributes with decision='approve' only")
        decisions = self.backend.store.record(Decisions).by_type
        decisions[registration_type] = Decision(decision, denial, attributes, times)

    @action()
    def define_type(
        self,
        registration_type: str,
        *,
        title: str | None = None,
        supported_associations: Definitions | None = None,
        sections: Definitions | None = None,
        fields: Definitions | None = None,
        incomplete: bool | None = None,
    ) -> Record:
        """Add a type of registration, or change one.

        Definitions are in the shapes of the model, so that what the describe operations
        return for a real account can be given as it is. Written by hand, a section needs
        its SectionPath only and a field its FieldPath.

        :param registration_type: its name
        :param title: its title
        :param supported_associations: SupportedAssociation structures
        :param sections: RegistrationSectionDefinition structures
        :param fields: RegistrationFieldDefinition structures: all of the form's, in its
            order. What is left out stays as it is.
        :param incomplete: whether the form has fields that are not defined, so that any
            path is accepted. With ``fields`` it is False by default.
        :return: the type, as describe_registration_type_definitions returns it
        :raises TypeError: for a member that the model does not have
        :raises ValueError: for a definition that makes no sense
        """
        return define_type(
            self.backend.store,
            registration_type,
            title,
            supported_associations,
            sections,
            fields,
            incomplete,
        )

    def _find(self, registration_id: str) -> Registration:
        return find(self.backend, Registration, registration_id)

    def _decide(self, registration: Registration, decision: Decision) -> Record:
        _stop(registration)
        store = self.backend.store
        definition = type_of(store, registration.registration_type)
        for status in course(registration, definition, decision):
            advance(store, registration, status, decision)
        return _wire(registration)


def _check_status(
    registration: Registration, verb: str, statuses: Iterable[str]
) -> None:
    if registration.registration_status not in statuses:
        raise ValueError(
            f"Cannot {verb} {registration.id}: it is {registration.registration_status}"
            f". Allowed statuses: {', '.join(sorted(statuses))}"
        )


def _stop(registration: Registration) -> None:
    """A decision ends what goes on by itself."""
    registration.progress = None
    registration.held = False


def _wire(registration: Registration) -> Record:
    return wire("RegistrationInformation", registration)
