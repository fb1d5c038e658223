"""Registrations and their versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from moto.core.utils import utcnow

from ..exceptions import ConflictException, Field, ValidationException
from ..paging import Listing
from .registration_types import RegistrationTypeDefinition, load_definitions
from .store import Resource, StoreBackend, Tag

# What may be done in which status of the current version. Only the entries marked D are
# documented; that the others are refused is inferred from the names of the errors.
NEW_VERSION_ALLOWED = frozenset(
    {"DENIED", "APPROVED", "DISCARDED", "REVOKED", "ARCHIVED"}  # DENIED: observed
)
DISCARD_ALLOWED = frozenset(
    {
        "SUBMITTED",  # D
        "REQUIRES_AUTHENTICATION",  # D
        "REVIEWING",  # D, though another page of AWS contradicts it
        "AWS_REVIEWING",
    }
)

# The statuses of a registration in which it may be deleted. CREATED: observed. That a
# registration under review cannot be deleted: documented. CLOSED: documented.
DELETE_ALLOWED = frozenset({"CREATED", "REQUIRES_UPDATES", "COMPLETE", "CLOSED"})


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
class Registration(Resource):
    """A registration, with the members of RegistrationInformation."""

    KIND: ClassVar[str] = "registration"
    ID: ClassVar[str] = "registration_id"
    ARN: ClassVar[str] = "registration_arn"
    PREFIX: ClassVar[str] = "registration"
    QUOTA: ClassVar[tuple[int, str] | None] = (25, "REGISTRATIONS_PER_ACCOUNT")

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

    @property
    def current_version(self) -> RegistrationVersion:
        return self.versions[-1]

    @property
    def current_version_number(self) -> int:
        return self.current_version.version_number

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
        denied = self.latest_denied_version_number or 0
        approved = self.approved_version_number or 0
        if denied > approved:
            return "REQUIRES_UPDATES"
        return "COMPLETE" if approved else "CREATED"


@dataclass(frozen=True)
class VersionOf:
    """A version together with the registration it belongs to, as replies have them."""

    registration_arn: str
    registration_id: str
    version_number: int
    registration_version_status: str
    registration_version_status_history: dict[str, datetime]

    @classmethod
    def of(cls, registration: Registration) -> VersionOf:
        version = registration.current_version
        return cls(
            registration.registration_arn,
            registration.registration_id,
            version.version_number,
            version.registration_version_status,
            version.registration_version_status_history,
        )


@dataclass(frozen=True)
class CreatedRegistration:
    """A registration with its tags, which only the reply of its creation has."""

    registration: Registration
    tags: list[Tag] | None

    def __getattr__(self, name: str) -> object:
        return getattr(self.registration, name)


class RegistrationBackend(StoreBackend):
    """The registration operations."""

    def create_registration(
        self, registration_type: str, tags: Sequence[Tag] | None = None
    ) -> CreatedRegistration:
        """Create a registration and its first version, which is in DRAFT.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreateRegistration.html

        :param registration_type: a name that DescribeRegistrationTypeDefinitions lists
        :param tags: up to 200 tags
        :raises ValidationException: UNKNOWN_REGISTRATION_TYPE
        :raises ServiceQuotaExceededException: REGISTRATIONS_PER_ACCOUNT, at the 26th,
            where the test asks for quotas
        """
        self._definitions([registration_type], "registrationType")
        self.store.check_quota(Registration)
        registration_id = self.store.new_id(Registration)
        registration = Registration(
            registration_arn=self.store.arn_of(Registration, registration_id),
            registration_id=registration_id,
            registration_type=registration_type,
        )
        registration.open_version(at=registration.created_timestamp)
        self.store.add(registration, tags)
        tagged = self.store.tagger.list_tags_for_resource(registration.arn)["Tags"]
        return CreatedRegistration(registration, tagged or None)

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
            under review or being provisioned
        """
        registration = self.store.get(Registration, registration_id)
        if registration.registration_status not in DELETE_ALLOWED:
            raise ConflictException("RESOURCE_DELETION_NOT_ALLOWED", registration)
        self.store.remove(registration)
        registration.registration_status = "DELETED"
        return registration

    def create_registration_version(self, registration_id: str) -> VersionOf:
        """Open the next version. The one before it becomes read-only.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreateRegistrationVersion.html

        :param registration_id: the registration's id or ARN
        :return: the new version, in DRAFT
        :raises ResourceNotFoundException: where there is no such registration
        :raises ConflictException: CREATE_REGISTRATION_VERSION_NOT_ALLOWED, while the
            current version is a draft or in review, or the registration is closed
        """
        registration = self.store.get(Registration, registration_id)
        status = registration.current_version.registration_version_status
        # That nothing more is filed for a closed registration is inferred: all that
        # AWS documents for it is that the user deletes it.
        closed = registration.registration_status == "CLOSED"
        if closed or status not in NEW_VERSION_ALLOWED:
            raise ConflictException(
                "CREATE_REGISTRATION_VERSION_NOT_ALLOWED", registration
            )
        registration.open_version(at=utcnow())
        return VersionOf.of(registration)

    def describe_registration_versions(
        self, registration_id: str, version_numbers: list[int] | None = None
    ) -> Listing[RegistrationVersion]:
        """List the versions of a registration, newest first.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeRegistrationVersions.html

        :param registration_id: the registration's id or ARN
        :param version_numbers: up to 5 numbers
        :raises ResourceNotFoundException: where there is no such registration
        :raises ValidationException: UNKNOWN_REGISTRATION_VERSION (the Reason is inferred)
        """
        registration = self.store.get(Registration, registration_id)
        versions = registration.versions
        unknown = [n for n in version_numbers or () if n > len(versions)]
        if unknown:
            raise ValidationException(
                "UNKNOWN_REGISTRATION_VERSION",
                [Field("versionNumbers", f"There is no version {unknown[0]}")],
            )
        if version_numbers:
            versions = [versions[number - 1] for number in sorted(set(version_numbers))]
        return Listing(versions[::-1], of=registration)

    def discard_registration_version(self, registration_id: str) -> VersionOf:
        """Take the current version back from review.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DiscardRegistrationVersion.html

        :param registration_id: the registration's id or ARN
        :return: the version, DISCARDED. It stays in the list of versions (inferred).
        :raises ResourceNotFoundException: where there is no such registration
        :raises ConflictException: DISCARD_REGISTRATION_VERSION_NOT_ALLOWED, unless the
            version is submitted, in review or waiting for authentication
        """
        registration = self.store.get(Registration, registration_id)
        version = registration.current_version
        if version.registration_version_status not in DISCARD_ALLOWED:
            raise ConflictException(
                "DISCARD_REGISTRATION_VERSION_NOT_ALLOWED", registration
            )
        version.enter("DISCARDED", at=utcnow())
        registration.registration_status = registration.status_without_open_version()
        return VersionOf.of(registration)

    def describe_registration_type_definitions(
        self, registration_types: list[str] | None = None
    ) -> Listing[RegistrationTypeDefinition]:
        """List the types of registration that can be created.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeRegistrationTypeDefinitions.html

        :param registration_types: up to 5 names
        :raises ValidationException: UNKNOWN_REGISTRATION_TYPE
        """
        return Listing(self._definitions(registration_types, "registrationTypes"))

    def _definitions(
        self, names: list[str] | None, member: str
    ) -> list[RegistrationTypeDefinition]:
        definitions = load_definitions()
        # That an unknown type is refused is documented; the Reason is inferred.
        for name in names or ():
            if name not in definitions:
                raise ValidationException(
                    "UNKNOWN_REGISTRATION_TYPE",
                    [Field(member, f"There is no registration type {name}")],
                )
        return [
            definition
            for name, definition in definitions.items()
            if not names or name in names
        ]
