"""The versions of a registration: opened, listed, taken back."""

from __future__ import annotations

from moto.core.utils import utcnow

from ...exceptions import Field, ValidationException
from ..base import Listing, Reply
from ..store import Family
from .registrations import Registration, RegistrationVersion, set_status


def get_versions(
    registration: Registration, numbers: list[int], member: str
) -> list[RegistrationVersion]:
    """The versions with these numbers, each once, oldest first.

    :raises ValidationException: UNKNOWN_REGISTRATION_VERSION (the Reason is inferred)
    """
    unknown = [number for number in numbers if number > len(registration.versions)]
    if unknown:
        raise ValidationException(
            "UNKNOWN_REGISTRATION_VERSION",
            [
                Field(
                    member,
                    f"There is no version {unknown[0]}. The current version is "
                    f"{registration.current_version_number}",
                )
            ],
        )
    return [registration.versions[number - 1] for number in sorted(set(numbers))]


class RegistrationVersions(Family):
    """The operations on versions, but for their submission."""

    def create_registration_version(self, registration_id: str) -> Reply:
        """Open the next version, an empty form. The one before it becomes read-only.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreateRegistrationVersion.html

        :param registration_id: the registration's id or ARN
        :return: the new version, in DRAFT
        :raises ResourceNotFoundException: where there is no such registration
        :raises ConflictException: CREATE_REGISTRATION_VERSION_NOT_ALLOWED, while the
            current version is a draft or in review, or the registration is closed
        """
        registration = self.store.get(Registration, registration_id)
        registration.check("new_version")
        registration.open_version(at=utcnow())
        return Reply(registration, registration.current_version)

    def describe_registration_versions(
        self, registration_id: str, version_numbers: list[int] | None = None
    ) -> Listing[RegistrationVersion]:
        """List the versions of a registration, newest first.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeRegistrationVersions.html

        :param registration_id: the registration's id or ARN
        :param version_numbers: up to 5 numbers
        :raises ResourceNotFoundException: where there is no such registration
        :raises ValidationException: UNKNOWN_REGISTRATION_VERSION
        """
        registration = self.store.get(Registration, registration_id)
        versions = registration.versions
        if version_numbers:
            versions = get_versions(registration, version_numbers, "versionNumbers")
        return Listing(versions[::-1], of=registration, described=registration)

    def discard_registration_version(self, registration_id: str) -> Reply:
        """Take the current version back from review.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DiscardRegistrationVersion.html

        :param registration_id: the registration's id or ARN
        :return: the version, DISCARDED. It stays in the list of versions (inferred).
        :raises ResourceNotFoundException: where there is no such registration
        :raises ConflictException: DISCARD_REGISTRATION_VERSION_NOT_ALLOWED, unless the
            version is submitted, in review or waiting for authentication
        """
        registration = self.store.get(Registration, registration_id)
        registration.check("discard")
        at = utcnow()
        registration.progress = None
        registration.current_version.set_status("DISCARDED", at)
        set_status(
            self.store, registration, registration.status_without_open_version(), at
        )
        return Reply(registration, registration.current_version)
