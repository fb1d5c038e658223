"""Registrations: created, listed, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from moto.core.utils import utcnow

from ..events import Event
from ..exceptions import ConflictException
from ..paging import Listing
from ..wire import epoch_milliseconds
from . import states
from .associations import Associable, RegistrationAssociation, disassociate
from .registration_types import (
    RegistrationDefinitionBackend,
    RegistrationTypeDefinition,
)
from .store import Created, Tag


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
        """Versions are listed newest first. AWS does not say; this is our choice."""
        return -self.version_number

    def enter(self, status: str, at: datetime) -> None:
        """Reach a status, and note when."""
        self.registration_version_status = status
        # The history has no member for REQUIRES_OFFLINE_REVIEW; the wire form, which
        # has only the shape's members, leaves it out.
        self.registration_version_status_history[f"{status.lower()}_timestamp"] = at


@dataclass(kw_only=True)
class Registration(Associable):
    """A registration, with the members of RegistrationInformation."""

    KIND: ClassVar[str] = "registration"
    ID: ClassVar[str] = "registration_id"
    ARN: ClassVar[str] = "registration_arn"
    PREFIX: ClassVar[str] = "registration"
    QUOTA: ClassVar[tuple[int, str]] = (25, "REGISTRATIONS_PER_ACCOUNT")

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
    #: oldest first
    associations: list[RegistrationAssociation] = field(
        default_factory=list, repr=False, compare=False
    )
    #: whether a submission stays where it is until the test decides
    held: bool = field(default=False, repr=False)

    @property
    def association_type(self) -> str:
        return self.registration_type

    @property
    def current_version(self) -> RegistrationVersion:
        return self.versions[-1]

    @property
    def current_version_number(self) -> int:
        return self.current_version.version_number

    @property
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
        version.enter("DRAFT", at)
        self.versions.append(version)
        return version

    def status_without_open_version(self) -> str:
        """Where a registration stands when the version in review is taken away.

        Inferred: what the latest verdict left behind.
        """
        for version in reversed(self.versions):
            if version.registration_version_status in ("DENIED", "REVOKED"):
                return "REQUIRES_UPDATES"
            if version.registration_version_status == "APPROVED":
                return "COMPLETE"
        return "CREATED"


class RegistrationBackend(RegistrationDefinitionBackend):
    """The operations on a registration as a whole."""

    def create_registration(
        self, registration_type: str, tags: Sequence[Tag] | None = None
    ) -> Created:
        """Create a registration and its first version, which is in DRAFT.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreateRegistration.html

        :param registration_type: a name that DescribeRegistrationTypeDefinitions lists
        :param tags: up to 200 tags
        :raises ValidationException: UNKNOWN_REGISTRATION_TYPE
        :raises ServiceQuotaExceededException: REGISTRATIONS_PER_ACCOUNT, at the 26th,
            where the test asks for quotas
        """
        self.registration_type(registration_type)
        self.store.check_creation(Registration, tags)
        registration_id = self.store.new_id(Registration)
        registration = Registration(
            registration_arn=self.store.arn_of(Registration, registration_id),
            registration_id=registration_id,
            registration_type=registration_type,
        )
        registration.open_version(at=registration.created_timestamp)
        self.store.add(registration, tags)
        self.enter(registration, "CREATED", registration.created_timestamp)
        return self.store.created(registration)

    def describe_registrations(
        self, registration_ids: list[str] | None = None
    ) -> Listing[Registration]:
        """List registrations, oldest first (the order is ours, AWS does not say).

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeRegistrations.html

        :param registration_ids: up to 5 ids or ARNs; filters given with them narrow
            the list further (that AWS does the same is inferred)
        :raises ResourceNotFoundException: for the first that does not exist
        :raises ValidationException: INVALID_ARN, RESOURCE_NOT_ACCESSIBLE
        """
        return Listing(
            self.store.get_many(Registration, registration_ids, "RegistrationIds")
        )

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
        states.check(registration, "delete")
        behaviors = {
            association.supported.disassociation_behavior
            for association in registration.associations
        }
        # That a brand's campaigns go first: documented. The Reason is inferred, and what
        # each behavior means for a deletion, from its name.
        if registration.associated_registrations or behaviors - {
            "DELETE_REGISTRATION_DISASSOCIATES"
        }:
            raise ConflictException("RESOURCE_NOT_EMPTY", registration)
        for association in list(registration.associations):
            disassociate(association)
        self.store.remove(registration)
        self.enter(registration, "DELETED", utcnow())
        return registration

    def type_of(self, registration: Registration) -> RegistrationTypeDefinition:
        """The type of a registration. One that a test planted may be of a type that
        nobody defined; all that is known of its form is that it is not known."""
        name = registration.registration_type
        types = self.registration_types()
        return types.get(name) or RegistrationTypeDefinition(
            len(types), name, {"Title": name}, [], incomplete=True
        )

    def enter(self, registration: Registration, status: str, at: datetime) -> None:
        """Take a registration to a status, and tell EventBridge."""
        registration.registration_status = status
        details = {
            "registrationId": registration.id,
            "registrationVersionNumber": registration.current_version_number,
            "registrationType": registration.registration_type,
            "registrationStatusChangeTimestamp": epoch_milliseconds(at),
            "currentStatus": status,
        }
        self.events.append(
            Event(
                "Registration Status Change",
                {
                    "registrationDetails": details,
                    "registrationArn": registration.arn,
                },
                at,
            )
        )
