"""Control registrations: seed them and decide their reviews."""

from __future__ import annotations

from collections.abc import Mapping
from reprlib import repr as shortened
from typing import TYPE_CHECKING, ClassVar, Literal

from moto.core.utils import utcnow

from ..pinpointsmsvoicev2.models import pinpointsmsvoicev2_backends
from ..pinpointsmsvoicev2.models.registrations.decisions import Decision, Decisions
from ..pinpointsmsvoicev2.models.registrations.registrations import (
    Registration,
    set_status,
)
from ..pinpointsmsvoicev2.models.registrations.reviews import (
    advance,
    authenticate,
    course,
)
from ..pinpointsmsvoicev2.models.registrations.states import IN_REVIEW
from ..pinpointsmsvoicev2.models.registrations.types import type_of
from .action import Group, action
from .arguments import checked_value, find, wire
from .denials import (
    DenialCodes,
    Fields,
    Reasons,
    build_denial,
    check_attributes,
    list_denial_codes,
)
from .descriptions import (
    DescribedRegistration,
    UnusedDecisions,
    WaitingRegistrations,
    describe_registration,
    list_waiting,
)
from .field_values import FieldValues
from .names import unknown
from .refusals import ReviewAction, approved_version, refusal
from .registration_types import Definitions, checked_type, define_type
from .seeding import seed_registration
from .types import (
    RegistrationInformationTypeDef,
    RegistrationMembers,
    RegistrationStatusType,
    RegistrationTypeDefinitionTypeDef,
)
from .versions import Versions

if TYPE_CHECKING:
    from typing_extensions import Unpack

# In the class, list is the action of that name.
RegistrationList = list[RegistrationInformationTypeDef]

DECISIONS = ("approve", "deny", "hold", "require_authentication")


class Registrations(Group):
    """Seed registrations, decide their reviews and define registration types."""

    NOUN: ClassVar[str] = "registrations"

    @action(shape="RegistrationInformation")
    def seed(
        self,
        *,
        field_values: FieldValues | None = None,
        versions: Versions | None = None,
        **members: Unpack[RegistrationMembers],
    ) -> RegistrationInformationTypeDef:
        """Seed a registration in any state.

        A registration that is seeded in review keeps its status until another action
        decides the review.

        :param members: any members of RegistrationInformation. Members that are left out
            have AWS's default; RegistrationType is US_TOLL_FREE_REGISTRATION by default.
            The status of the current version follows from RegistrationStatus: APPROVED
            for COMPLETE, DENIED for REQUIRES_UPDATES, and so on.
        :param field_values: the values of the form of the current version: by field path
            a text, a choice, a list of choices, the id of an attachment, or members of
            RegistrationFieldValueInformation; or a list of
            RegistrationFieldValueInformation, as describe_registration_field_values
            returns it
        :param versions: RegistrationVersionInformation structures, without VersionNumber
            oldest first, as describe_registration_versions returns them. All members can
            be left out: a version with DeniedReasons is DENIED, any other one before the
            current one DISCARDED. DeniedReasons can be codes and titles, as for
            :meth:`deny`. RegistrationFieldValues has the form of the version, as
            ``field_values``. RegistrationStatus follows from the versions by default.
        :return: the registration, as describe_registrations returns it
        :raises TypeError: if the model does not have a member
        :raises ValueError: if the model does not allow a value, the id exists, a field
            does not exist or does not accept its value, or versions contradict each
            other

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_RegistrationInformation.html
        """
        return _wire(seed_registration(self.backend, members, field_values, versions))

    @action(reads=True)
    def list(
        self,
        *,
        status: RegistrationStatusType | None = None,
        all_regions: bool = False,
    ) -> RegistrationList:
        """List the registrations of the account, oldest first.

        :param status: list only registrations in this status
        :param all_regions: list those of all Regions, one Region after the other
        :return: the registrations, as describe_registrations returns them
        :raises ValueError: if the status does not exist
        """
        if status is not None:
            checked_value("RegistrationStatus", "status", status)
        checked_value("Boolean", "all_regions", all_regions)
        backends = [self.backend]
        if all_regions:
            account = pinpointsmsvoicev2_backends[self.backend.account_id]
            backends = [account[region_name] for region_name in sorted(account)]
        registrations = [
            registration
            for backend in backends
            for registration in backend.store.all(Registration)
        ]
        for registration in registrations:
            registration.settle()
        return [
            _wire(registration)
            for registration in registrations
            if status in (None, registration.registration_status)
        ]

    @action(reads=True)
    def describe(self, registration_id: str) -> DescribedRegistration:
        """Describe a registration as its reviewer sees it: its form with the values of
        all versions, their history, and which actions its state allows.

        It does not count as a description for moto's state transitions.

        :param registration_id: the id or ARN of the registration
        :return: the registration, title, held, waits_since, sections, versions (newest
            first), history (oldest first), associations, attachments, and actions: by
            action the message of its error, None if it is allowed
        :raises ValueError: if the registration does not exist
        """
        registration = find(self.backend, Registration, registration_id)
        return describe_registration(self.backend.store, registration)

    @action(reads=True)
    def waiting(self) -> WaitingRegistrations:
        """List the registrations in review, that which waits longest first.

        :return: for each its registration_id, waits_since, and whether it is held
        """
        return list_waiting(self.backend.store)

    @action(reads=True)
    def denial_codes(self) -> DenialCodes:
        """List the codes and titles that :meth:`deny` accepts as reasons.

        :return: the code, which is None if a title has none, the title and the
            description, which says what to change
        """
        return list_denial_codes()

    @action()
    def approve(
        self,
        registration_id: str,
        *,
        additional_attributes: Mapping[str, str] | None = None,
    ) -> RegistrationInformationTypeDef:
        """Approve the version in review. The registration becomes COMPLETE at once.

        The form is not checked: a version with empty required fields is approved too.

        :param registration_id: the id or ARN of the registration
        :param additional_attributes: the AdditionalAttributes of the registration, for
            example the id of a campaign. The default is none. (assumed)
        :return: the registration, as describe_registrations returns it
        :raises ValueError: if the registration is not in review or PROVISIONING
        """
        registration = self._find("approve", registration_id)
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
    ) -> RegistrationInformationTypeDef:
        """Deny the version in review. The registration becomes REQUIRES_UPDATES at once.

        :param registration_id: the id or ARN of the registration
        :param reasons: the DeniedReasons of the version. Each is a code of AWS
            (INVALID_URL), the title of a code ("Invalid URL"), or one of these titles
            without a code: "Message Use Case Mismatch", "Opt-in Workflow Mismatch",
            "Unclear Opt-in Language", "Unofficial Business Email", "Pre-selected Opt-in"
            and "Company Verification Failed" (observed). Titles are case-sensitive:
            "Opt-in workflow mismatch" is OPT_IN_WORKFLOW_MISMATCH. The version has the
            title as Reason and a sentence on what to change as ShortDescription. Any
            other reason is a dict in the shape of RegistrationDeniedReasonInformation.
            The default is the codes of ``fields``, or UNCLEAR_USE_CASE.
        :param fields: for each field path the DeniedReason of the field, a code at AWS,
            or a dict of DeniedReason and Feedback
        :param feedback: the Feedback of the version
        :return: the registration, as describe_registrations returns it
        :raises ValueError: if the registration is not in review, or a code, a title or a
            field does not exist

        https://docs.aws.amazon.com/sms-voice/latest/userguide/registration-help-rejection-troubleshooting.html
        """
        registration = self._find("deny", registration_id)
        definition = type_of(self.backend.store, registration.registration_type)
        denial = build_denial(definition, reasons, fields, feedback)
        return self._decide(registration, Decision("deny", denial))

    @action()
    def authenticate(self, registration_id: str) -> RegistrationInformationTypeDef:
        """Authenticate a registration, as the company does with the link in AWS's email.

        The registration becomes REVIEWING at once, and then reaches the outcome of its
        review at the pace of moto's state transitions: the one that :meth:`on_submit` set,
        by default approval.

        :param registration_id: the id or ARN of the registration
        :return: the registration, as describe_registrations returns it
        :raises ValueError: if the registration is not REQUIRES_AUTHENTICATION
        """
        registration = self._find("authenticate", registration_id)
        authenticate(self.backend.store, registration)
        return _wire(registration)

    @action()
    def require_authentication(
        self, registration_id: str
    ) -> RegistrationInformationTypeDef:
        """Require authentication by email. The registration stays in
        REQUIRES_AUTHENTICATION until :meth:`authenticate` lets the review go on, or
        another action decides it. The brand of a public company requires it by itself.

        :param registration_id: the id or ARN of the registration
        :return: the registration, as describe_registrations returns it
        :raises ValueError: if the registration is not in review
        """
        registration = self._find("require_authentication", registration_id)
        return self._decide(registration, Decision("require_authentication"))

    @action()
    def require_offline_review(
        self, registration_id: str
    ) -> RegistrationInformationTypeDef:
        """Require an offline review, as for the launch of an RCS agent.

        The version is REQUIRES_OFFLINE_REVIEW and the registration REVIEWING until
        another action decides the review.

        :param registration_id: the id or ARN of the registration
        :return: the registration, as describe_registrations returns it
        :raises ValueError: if the registration is not in review
        """
        registration = self._find("require_offline_review", registration_id)
        at = utcnow()
        if registration.registration_status != "REVIEWING":
            registration.submitted_version().set_status("REVIEWING", at)
            set_status(self.backend.store, registration, "REVIEWING", at)
        registration.submitted_version().set_status("REQUIRES_OFFLINE_REVIEW", at)
        _stop(registration)
        return _wire(registration)

    @action()
    def hold(self, registration_id: str) -> RegistrationInformationTypeDef:
        """Keep a registration in its status until another action decides the review. A
        registration that is not submitted stays SUBMITTED after its submission.

        :param registration_id: the id or ARN of the registration
        :return: the registration, as describe_registrations returns it
        :raises ValueError: if the registration is CLOSED
        """
        registration = self._find("hold", registration_id)
        registration.progress = None
        registration.held = True
        return _wire(registration)

    @action()
    def revoke(self, registration_id: str) -> RegistrationInformationTypeDef:
        """Revoke the approval of a registration.

        The approved version becomes REVOKED. The registration becomes REQUIRES_UPDATES
        unless a newer version is in review. (assumed)

        :param registration_id: the id or ARN of the registration
        :return: the registration, as describe_registrations returns it
        :raises ValueError: if no version is approved, or the registration is CLOSED
        """
        registration = self._find("revoke", registration_id)
        approved = approved_version(registration)
        assert approved
        at = utcnow()
        approved.set_status("REVOKED", at)
        registration.approved_version_number = None
        if registration.registration_status not in IN_REVIEW:
            _stop(registration)
            if registration.registration_status != "REQUIRES_UPDATES":
                set_status(self.backend.store, registration, "REQUIRES_UPDATES", at)
        return _wire(registration)

    @action()
    def close(self, registration_id: str) -> RegistrationInformationTypeDef:
        """Close a registration, as the release of its number or sender ID does.

        The number or sender ID is released, and the registration can be deleted.

        :param registration_id: the id or ARN of the registration
        :return: the registration, as describe_registrations returns it
        :raises ValueError: if the registration is in review, PROVISIONING or CLOSED
        """
        registration = self._find("close", registration_id)
        store = self.backend.store
        for association in registration.associations:
            store.links.remove(association)
            resource, supported = association.resource, association.supported
            closes = "DISASSOCIATE_ALL_CLOSES_REGISTRATION"
            if supported.disassociation_behavior == closes:
                # The registration closes because its number or sender ID is released.
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
        """Set the outcome of reviews that begin from now on.

        moto's state manager decides when a review reaches its next status. A form that
        lacks a required field is denied whatever the decision is, unless it is held; the
        submission of a 10DLC campaign that lacks one is refused. The brand of a public
        company waits for :meth:`authenticate` before the outcome.

        :param registration_type: the type of the registrations. The default is all types
            without a decision of their own.
        :param decision: approve, which is the outcome without any decision, deny, hold or
            require_authentication
        :param reasons: the reasons of a denial, as for :meth:`deny`
        :param fields: the fields of a denial, as for :meth:`deny`
        :param feedback: the feedback of a denial, as for :meth:`deny`
        :param additional_attributes: the attributes of an approval, as for
            :meth:`approve`
        :param times: the number of submissions that the decision applies to. The default
            is all.
        :raises TypeError: if an argument has the wrong type
        :raises ValueError: if the decision, the type, a code, a title or a field does not
            exist
        """
        if decision not in DECISIONS:
            raise ValueError(unknown("decision", decision, DECISIONS))
        if times is not None and (type(times) is not int or times < 1):
            raise ValueError(
                f"times must be an integer of at least 1, not {shortened(times)}"
            )
        definition = None
        if registration_type is not None:
            checked_value("RegistrationType", "registration_type", registration_type)
            definition = checked_type(self.backend.store, registration_type)
        denial = None
        if decision == "deny":
            denial = build_denial(definition, reasons, fields, feedback)
        elif not (reasons is None and fields is None and feedback is None):
            raise ValueError(
                "Pass reasons, fields and feedback with decision='deny' only, not with "
                f"{decision!r}"
            )
        attributes = check_attributes(additional_attributes)
        if attributes and decision != "approve":
            raise ValueError(
                "Pass additional_attributes with decision='approve' only, not with "
                f"{decision!r}"
            )
        decisions = self.backend.store.record(Decisions).by_type
        decisions[registration_type] = Decision(decision, denial, attributes, times)

    @action(reads=True)
    def unused_decisions(self) -> UnusedDecisions:
        """List the decisions of :meth:`on_submit` that have not applied to a submission.

        A form that lacks a required field is denied whatever the decision is, so its
        submission uses none.

        :return: the registration_type, decision and times of each, as passed to
            :meth:`on_submit`
        """
        return [
            {
                "registration_type": registration_type,
                "decision": decision.verdict,
                "times": decision.times,
            }
            for registration_type, decision in self.backend.store.record(
                Decisions
            ).by_type.items()
            if not decision.used
        ]

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
    ) -> RegistrationTypeDefinitionTypeDef:
        """Add or change a registration type.

        Definitions have the shapes of the model, so the results of the describe
        operations of a real account can be passed unchanged. A section requires only its
        SectionPath and a field only its FieldPath. Arguments that are left out keep the
        values of an existing type.

        :param registration_type: the name of the type
        :param title: the title of the type
        :param supported_associations: SupportedAssociation structures
        :param sections: RegistrationSectionDefinition structures
        :param fields: RegistrationFieldDefinition structures, all fields of the form in
            their order
        :param incomplete: True if the form has more fields than are defined, so that any
            field path is accepted. With ``fields`` the default is False.
        :return: the type, as describe_registration_type_definitions returns it
        :raises TypeError: if the model does not have a member
        :raises ValueError: if a definition is invalid
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

    def _find(self, action: ReviewAction, registration_id: str) -> Registration:
        """Return a registration.

        :raises ValueError: if it does not exist, or its state does not allow the action
        """
        registration = find(self.backend, Registration, registration_id)
        message = refusal(action, registration)
        if message is not None:
            raise ValueError(message)
        return registration

    def _decide(
        self, registration: Registration, decision: Decision
    ) -> RegistrationInformationTypeDef:
        _stop(registration)
        store = self.backend.store
        definition = type_of(store, registration.registration_type)
        for status in course(registration, definition, decision):
            advance(store, registration, status, decision)
        return _wire(registration)


def _stop(registration: Registration) -> None:
    """Stop the review that is in progress, since a decision ends it."""
    registration.progress = None
    registration.held = False


def _wire(registration: Registration) -> RegistrationInformationTypeDef:
    return wire(RegistrationInformationTypeDef, registration)
