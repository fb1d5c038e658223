"""The operations on versions of registrations."""

from __future__ import annotations

from moto.core.utils import utcnow

from ...exceptions import Field, ValidationException
from ..base import Listing, Reply
from ..quotas import Quotas
from ..store import Family
from .registrations import Registration, RegistrationVersion, set_status


def get_versions(
    registration: Registration, numbers: list[int], member: str
) -> list[RegistrationVersion]:
    """Return the versions with these numbers, oldest first and without repetition.

    :param numbers: the numbers of the versions
    :param member: the member of the request, named in the error
    :raises ValidationException: UNKNOWN_REGISTRATION_VERSION. (assumed)
    """
    unknown = [number for number in numbers if number > len(registration.versions)]
    if unknown:
        raise ValidationException(
            "UNKNOWN_REGISTRATION_VERSION",
            [
                Field(
                    member,
                    f"Version {unknown[0]} does not exist. Use a number up to "
                    f"{registration.current_version_number}, the current version",
                )
            ],
        )
    return [registration.versions[number - 1] for number in sorted(set(numbers))]


class RegistrationVersions(Family):
    """The operations on versions, except their submission."""

    def create_registration_version(self, registration_id: str) -> Reply:
        """Create the next version, which has an empty form. The previous version
        becomes read-only.

        :param registration_id: the id or ARN of the registration
        :return: the members of the registration and the new version, which is a DRAFT
        :raises ResourceNotFoundException: if the registration does not exist
        :raises ConflictException: CREATE_REGISTRATION_VERSION_NOT_ALLOWED if the
            current version is a draft or in review, or if the registration is closed.
            (assumed)
        :raises ServiceQuotaExceededException: REGISTRATION_VERSIONS_CREATED_PER_DAY for
            the 101st version in 24 hours if quotas are enforced, a number that AWS does
            not publish. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreateRegistrationVersion.html
        """
        registration = self.store.get(Registration, registration_id)
        registration.check("new_version")
        self.store.record(Quotas).use_daily("REGISTRATION_VERSIONS_CREATED_PER_DAY")
        registration.open_version(at=utcnow())
        return Reply(registration, registration.current_version)

    def describe_registration_versions(
        self, registration_id: str, version_numbers: list[int] | None = None
    ) -> Listing[RegistrationVersion]:
        """List the versions of a registration.

        The order is newest first. (assumed)

        :param registration_id: the id or ARN of the registration
        :param version_numbers: up to 5 numbers, by default all versions
        :raises ResourceNotFoundException: if the registration does not exist
        :raises ValidationException: UNKNOWN_REGISTRATION_VERSION. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeRegistrationVersions.html
        """
        registration = self.store.get(Registration, registration_id)
        versions = registration.versions
        if version_numbers:
            versions = get_versions(registration, version_numbers, "versionNumbers")
        return Listing(versions[::-1], of=registration, described=registration)

    def discard_registration_version(self, registration_id: str) -> Reply:
        """Withdraw the current version before it is reviewed.

        The version stays in the list of versions. (assumed)

        :param registration_id: the id or ARN of the registration
        :return: the members of the registration and the version, which is DISCARDED
        :raises ResourceNotFoundException: if the registration does not exist
        :raises ConflictException: A version can be discarded while it is SUBMITTED or
            REQUIRES_AUTHENTICATION. (AWS docs)
            The Reason is DISCARD_REGISTRATION_VERSION_NOT_ALLOWED. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DiscardRegistrationVersion.html
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
