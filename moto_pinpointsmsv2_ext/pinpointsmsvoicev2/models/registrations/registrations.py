"""Registrations: created, listed, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from moto.core.utils import utcnow

from ...delivery import epoch_milliseconds
from ..base import Kind, Link, Listing, Reply, Resource, Tag
from ..store import Family, Store
from . import states
from .attachments import forget_use
from .types import SupportedAssociation, find_type


@dataclass(kw_only=True)
class RegistrationFieldValue:
    """A field of a version's form, with the members of RegistrationFieldValueInformation.

    It may have nothing but a reason why it is missing.
    """

    position: int
    field_path: str
    text_value: str | None = None
    select_choices: list[str] | None = None
    registration_attachment_id: str | None = None
    denied_reason: str | None = None
    feedback: str | None = None

    @property
    def values(self) -> tuple[str, ...]:
        if self.select_choices is not None:
            return tuple(self.select_choices)
        value = self.text_value or self.registration_attachment_id
        return (value,) if value else ()


@dataclass(kw_only=True)
class RegistrationVersion:
    """One version of a registration's form, and what became of it."""

    version_number: int
    registration_version_status: str = ""
    #: the moment each status was reached, by the history's member
    registration_version_status_history: dict[str, datetime] = field(
        default_factory=dict
    )
    denied_reasons: list[dict[str, str]] | None = None
    feedback: str | None = None
    #: by field path
    field_values: dict[str, RegistrationFieldValue] = field(
        default_factory=dict, repr=False
    )

    @property
    def position(self) -> int:
        """Versions are listed newest first. (assumed)"""
        return -self.version_number

    def set_status(self, status: str, at: datetime) -> None:
        """Change the status, and note when in the history."""
        self.registration_version_status = status
        # The history has no member for REQUIRES_OFFLINE_REVIEW; the wire form, which
        # has only the shape's members, leaves it out.
        self.registration_version_status_history[f"{status.lower()}_timestamp"] = at


@dataclass(kw_only=True)
class Registration(Resource):
    """A registration, with the members of RegistrationInformation."""

    KIND: ClassVar[Kind] = Kind(
        "registration", "registration", (25, "REGISTRATIONS_PER_ACCOUNT")
    )

    registration_arn: str
    registration_id: str
    registration_type: str
    registration_status: str = "CREATED"
    approved_version_number: int | None = None
    latest_denied_version_number: int | None = None
    additional_attributes: dict[str, str] | None = None
    created_timestamp: datetime = field(default_factory=utcnow)
    #: oldest first, so that version n is versions[n - 1]
    versions: list[RegistrationVersion] = field(default_factory=list, repr=False)
    #: whether a submission stays where it is
    held: bool = field(default=False, repr=False)

    @property
    def association_type(self) -> str:
        """What the definition of a type that is associated with it calls it."""
        return self.registration_type

    @property
    def associations(self) -> list[Association]:
        """What it is associated with, oldest first."""
        links = self.links.of(Association, self)
        return [link for link in links if link.registration is self]

    @property
    def current_version(self) -> RegistrationVersion:
        return self.versions[-1]

    @property
    def current_version_number(self) -> int:
        return self.current_version.version_number

    def submitted_version(self) -> RegistrationVersion:
        """The version that a review is about: the newest that was submitted."""
        return next(
            version
            for version in reversed(self.versions)
            if "submitted_timestamp" in version.registration_version_status_history
        )

    def open_version(self, at: datetime) -> RegistrationVersion:
        """Add the next version: an empty form in DRAFT."""
        version = RegistrationVersion(version_number=len(self.versions) + 1)
        version.set_status("DRAFT", at)
        self.versions.append(version)
        return version

    def status_without_open_version(self) -> str:
        """Where a registration stands when the version in review is taken away: what the
        latest verdict left behind. (assumed)"""
        for version in reversed(self.versions):
            if version.registration_version_status in ("DENIED", "REVOKED"):
                return "REQUIRES_UPDATES"
            if version.registration_version_status == "APPROVED":
                return "COMPLETE"
        return "CREATED"

    def check(self, operation: str) -> None:
        """Refuse an operation that the state does not allow.

        :param operation: a column of one of the tables of states
        :raises ConflictException: with the Reason of the table's cell
        """
        reason = states.reason_against(
            operation,
            self.registration_status,
            self.current_version.registration_version_status,
        )
        if reason is not None:
            raise self.conflict(reason)


@dataclass(frozen=True)
class Association(Link):
    """A registration and a resource that it is for, with the members of
    RegistrationAssociationMetadata."""

    registration: Registration
    resource: Resource
    #: the entry of the registration's type that allows it
    supported: SupportedAssociation

    @property
    def ends(self) -> tuple[Resource, Resource]:
        return self.registration, self.resource

    @property
    def resource_arn(self) -> str:
        return self.resource.arn

    @property
    def resource_id(self) -> str:
        return self.resource.name

    @property
    def resource_type(self) -> str:
        return self.supported.resource_type

    @property
    def iso_country_code(self) -> str | None:
        """A brand has it too. (assumed)"""
        return self.supported.iso_country_code

    @property
    def phone_number(self) -> str | None:
        return getattr(self.resource, "phone_number", None)


def registrations_of(resource: Resource) -> list[Registration]:
    """The registrations that are associated with a resource, oldest first."""
    links = resource.links.of(Association, resource)
    return [link.registration for link in links if link.resource is resource]


def associate(
    registration: Registration, resource: Resource, supported: SupportedAssociation
) -> Association:
    """Link the two, whatever speaks against it."""
    association = Association(
        registration.links.next_position(), registration, resource, supported
    )
    registration.links.add(association)
    return association


def set_status(
    store: Store, registration: Registration, status: str, at: datetime
) -> None:
    """Change the status of a registration, and send it to EventBridge."""
    registration.registration_status = status
    details = {
        "registrationId": registration.id,
        "registrationVersionNumber": registration.current_version_number,
        "registrationType": registration.registration_type,
        "registrationStatusChangeTimestamp": epoch_milliseconds(at),
        "currentStatus": status,
    }
    store.emit(
        "Registration Status Change",
        registration,
        {"registrationDetails": details, "registrationArn": registration.arn},
        at,
    )


class Registrations(Family):
    """The operations on a registration as a whole."""

    def create_registration(
        self, registration_type: str, tags: Sequence[Tag] | None = None
    ) -> Reply:
        """Create a registration and its first version, which is in DRAFT.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreateRegistration.html

        :param registration_type: a name that DescribeRegistrationTypeDefinitions lists
        :param tags: up to 50 tags
        :raises ValidationException: UNKNOWN_REGISTRATION_TYPE
        :raises ServiceQuotaExceededException: TAGS_PER_RESOURCE; where quotas are
            enforced, REGISTRATIONS_PER_ACCOUNT with the 26th
        """
        find_type(self.store, registration_type)
        self.store.check_creation(Registration, tags)
        registration_id = self.store.new_id(Registration)
        registration = Registration(
            registration_arn=self.store.arn_of(Registration, registration_id),
            registration_id=registration_id,
            registration_type=registration_type,
        )
        registration.open_version(at=registration.created_timestamp)
        self.store.add(registration, tags)
        set_status(self.store, registration, "CREATED", registration.created_timestamp)
        return self.store.created(registration)

    def describe_registrations(
        self, registration_ids: list[str] | None = None
    ) -> Listing[Registration]:
        """List registrations, oldest first. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeRegistrations.html

        :param registration_ids: up to 5 ids or ARNs; filters given with them narrow
            the list further (assumed)
        :raises ResourceNotFoundException: for the first that does not exist
        :raises ValidationException: INVALID_ARN, RESOURCE_NOT_ACCESSIBLE
        """
        return self.store.get_many(Registration, registration_ids, "RegistrationIds")

    def delete_registration(self, registration_id: str) -> Registration:
        """Delete a registration with its versions. It is gone from the list at once.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteRegistration.html

        :param registration_id: its id or ARN
        :return: the registration, its status DELETED
        :raises ResourceNotFoundException: where there is none
        :raises ConflictException: RESOURCE_DELETION_NOT_ALLOWED, while it is submitted,
            under review or being provisioned; RESOURCE_NOT_EMPTY, while it has
            associations that must go first, or others (a brand's campaigns) have it
        """
        registration = self.store.get(Registration, registration_id)
        registration.check("delete")
        behaviors = {
            association.supported.disassociation_behavior
            for association in registration.associations
        }
        # A brand's campaigns go first. (AWS docs)
        # The Reason, and what each behavior means for a deletion. (assumed)
        if registrations_of(registration) or behaviors - {
            "DELETE_REGISTRATION_DISASSOCIATES"
        }:
            raise registration.conflict("RESOURCE_NOT_EMPTY")
        for association in registration.associations:
            self.store.links.remove(association)
        for version in registration.versions:
            for path, value in version.field_values.items():
                place = (registration.id, version.version_number, path)
                forget_use(self.store, value.registration_attachment_id, place)
        self.store.remove(registration)
        set_status(self.store, registration, "DELETED", utcnow())
        return registration
