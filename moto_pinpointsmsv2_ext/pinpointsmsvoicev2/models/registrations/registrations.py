"""Registrations and the operations on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from moto.core.utils import utcnow

from ...delivery import epoch_milliseconds
from ...exceptions import ConflictException
from ..base import Kind, Link, Listing, Reply, Resource, Tag
from ..store import Family, Store
from . import states
from .attachments import forget_use
from .decisions import Decision
from .types import SupportedAssociation, find_type


@dataclass(kw_only=True)
class RegistrationFieldValue:
    """The value of a field, with the members of RegistrationFieldValueInformation.

    An empty field has a value object too if a review gave a reason for its denial.
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
        """The choices, the text or the attachment id as a tuple, empty without any."""
        if self.select_choices is not None:
            return tuple(self.select_choices)
        value = self.text_value or self.registration_attachment_id
        return (value,) if value else ()


@dataclass(kw_only=True)
class RegistrationVersion:
    """A version of a registration, with the members of
    RegistrationVersionInformation.
    """

    version_number: int
    registration_version_status: str = ""
    #: by member of the history, the time at which the status was set
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
        """The sort key: versions are listed newest first. (assumed)"""
        return -self.version_number

    @property
    def form(self) -> dict[str, tuple[str, ...]]:
        """The values of the fields that have one, by field path."""
        values = ((path, value.values) for path, value in self.field_values.items())
        return {path: value for path, value in values if value}

    def set_status(self, status: str, at: datetime) -> None:
        """Set the status and add the time to the history."""
        self.registration_version_status = status
        # The history has no member for REQUIRES_OFFLINE_REVIEW. The serializer only
        # writes members of the shape, so the entry is not in the response.
        self.registration_version_status_history[f"{status.lower()}_timestamp"] = at


#: the field that names the sender ID, in all forms of sender IDs (AWS docs)
SENDER_ID_FIELD = "senderIdInfo.senderId"


def sender_id_in_form(version: RegistrationVersion) -> str | None:
    """Return the name of the sender ID in the form of a version, None without one."""
    value = version.field_values.get(SENDER_ID_FIELD)
    return value.text_value if value else None


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
    #: oldest first: version n is versions[n - 1]
    versions: list[RegistrationVersion] = field(default_factory=list, repr=False)
    #: whether the status of a submission does not change by itself
    held: bool = field(default=False, repr=False)
    #: the result of the review in progress, if it has to be authenticated first
    decision: Decision = field(default_factory=Decision, repr=False)

    @property
    def association_type(self) -> str:
        """The ResourceType of this registration in an association."""
        return self.registration_type

    @property
    def associations(self) -> list[Association]:
        """The associations of this registration with other resources, oldest first."""
        links = self.links.of(Association, self)
        return [link for link in links if link.registration is self]

    @property
    def current_version(self) -> RegistrationVersion:
        return self.versions[-1]

    @property
    def current_version_number(self) -> int:
        return self.current_version.version_number

    def submitted_version(self) -> RegistrationVersion:
        """Return the last version that was submitted, which the review is about."""
        return next(
            version
            for version in reversed(self.versions)
            if "submitted_timestamp" in version.registration_version_status_history
        )

    def open_version(self, at: datetime) -> RegistrationVersion:
        """Add the next version, which has an empty form and is a DRAFT."""
        version = RegistrationVersion(version_number=len(self.versions) + 1)
        version.set_status("DRAFT", at)
        self.versions.append(version)
        return version

    def status_without_open_version(self) -> str:
        """Return the status of the registration after its current version is discarded.

        The result of the latest review determines the status. (assumed)
        """
        for version in reversed(self.versions):
            if version.registration_version_status in ("DENIED", "REVOKED"):
                return "REQUIRES_UPDATES"
            if version.registration_version_status == "APPROVED":
                return "COMPLETE"
        return "CREATED"

    def check(self, operation: str) -> None:
        """Check that the state of the registration allows an operation.

        :param operation: the name of a column in one of the tables in states.py
        :raises ConflictException: with the Reason in the table
        """
        reason = states.conflict_reason(operation, *self._state)
        if reason is not None:
            raise self.state_conflict(reason)

    def state_conflict(self, reason: str) -> ConflictException:
        """Return the error for an operation that the state does not allow."""
        return self.conflict(reason, states.hint(reason, *self._state))

    @property
    def _state(self) -> tuple[str, str]:
        version = self.current_version
        return self.registration_status, version.registration_version_status


@dataclass(frozen=True)
class Association(Link):
    """An association of a registration with a resource, with the members of
    RegistrationAssociationMetadata.
    """

    registration: Registration
    resource: Resource
    #: the entry of the registration type that allows this association
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
        """The country that the registration type gives for the association.

        The association of a campaign with its brand has a country too. (assumed)
        """
        return self.supported.iso_country_code

    @property
    def phone_number(self) -> str | None:
        return getattr(self.resource, "phone_number", None)


def registrations_of(resource: Resource) -> list[Registration]:
    """Return the registrations that are associated with a resource, oldest first."""
    links = resource.links.of(Association, resource)
    return [link.registration for link in links if link.resource is resource]


def associate(
    registration: Registration, resource: Resource, supported: SupportedAssociation
) -> Association:
    """Associate a registration with a resource, without checking that it is allowed."""
    association = Association(
        registration.links.next_position(), registration, resource, supported
    )
    registration.links.add(association)
    return association


def set_status(
    store: Store, registration: Registration, status: str, at: datetime
) -> None:
    """Set the status of a registration and emit a Registration Status Change event.

    The statuses that events have do not include AWS_REVIEWING. (AWS docs)
    """
    registration.registration_status = status
    if status == "AWS_REVIEWING":
        return
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
    """The operations on registrations."""

    def create_registration(
        self, registration_type: str, tags: Sequence[Tag] | None = None
    ) -> Reply:
        """Create a registration with its first version, which is a DRAFT.

        :param registration_type: a name that DescribeRegistrationTypeDefinitions
            returns
        :param tags: up to 50 tags
        :return: the registration and its tags
        :raises ValidationException: UNKNOWN_REGISTRATION_TYPE. (assumed)
        :raises ServiceQuotaExceededException: TAGS_PER_RESOURCE for more than 50 tags,
            or REGISTRATIONS_PER_ACCOUNT for the 26th registration if quotas are
            enforced

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreateRegistration.html
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
        """List registrations.

        The order is oldest first. (assumed)
        Filters also apply to the registrations that registration_ids selects. (assumed)

        :param registration_ids: up to 5 ids or ARNs, by default all registrations
        :raises ResourceNotFoundException: if a registration does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeRegistrations.html
        """
        return self.store.get_many(Registration, registration_ids, "RegistrationIds")

    def delete_registration(self, registration_id: str) -> Registration:
        """Delete a registration with all its versions.

        The registration is not listed afterwards. (observed)

        :param registration_id: the id or ARN of the registration
        :return: the registration, which is DELETED
        :raises ResourceNotFoundException: if the registration does not exist
        :raises ConflictException: RESOURCE_DELETION_NOT_ALLOWED if the registration is
            submitted, in review or being provisioned. (assumed)
            RESOURCE_NOT_EMPTY if it has associations that must be removed first, or if
            other registrations are associated with it, such as the campaigns of a
            brand. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteRegistration.html
        """
        registration = self.store.get(Registration, registration_id)
        registration.check("delete")
        behaviors = {
            association.supported.disassociation_behavior
            for association in registration.associations
        }
        # The campaigns of a brand must be deleted before the brand. (AWS docs)
        # The Reason, and the effect of each behavior on a deletion. (assumed)
        dependents = registrations_of(registration)
        if dependents:
            ids = ", ".join(each.id for each in dependents)
            raise registration.conflict(
                "RESOURCE_NOT_EMPTY",
                f"Delete the registrations associated first: {ids}",
            )
        if behaviors - {"DELETE_REGISTRATION_DISASSOCIATES"}:
            ids = ", ".join(each.resource_id for each in registration.associations)
            raise registration.conflict(
                "RESOURCE_NOT_EMPTY", f"Release the associated resources first: {ids}"
            )
        for association in registration.associations:
            self.store.links.remove(association)
        for version in registration.versions:
            for path, value in version.field_values.items():
                place = (registration.id, version.version_number, path)
                forget_use(self.store, value.registration_attachment_id, place)
        self.store.remove(registration)
        set_status(self.store, registration, "DELETED", utcnow())
        return registration
