"""The operations on sender IDs."""

from __future__ import annotations

from collections.abc import Sequence

from ...exceptions import Field, ResourceNotFoundException, ValidationException
from ..base import Listing, Reply, Tag
from ..countries import find_country
from ..registrations.associations import disassociate_all
from ..registrations.types import DefinedTypes, all_types
from ..store import Family, Store
from .origination_identities import SenderId, sender_id_problem
from .release import check_release


class SenderIds(Family):
    """The operations on sender IDs."""

    def request_sender_id(
        self,
        sender_id: str,
        iso_country_code: str,
        message_types: list[str] | None = None,
        deletion_protection_enabled: bool | None = None,
        tags: Sequence[Tag] | None = None,
    ) -> Reply:
        """Request a sender ID in a country that does not require a registration.

        A sender ID is stored in uppercase. (observed)

        :param sender_id: the name of the sender ID
        :param iso_country_code: the country
        :param message_types: TRANSACTIONAL, PROMOTIONAL or both, by default
            TRANSACTIONAL
        :param deletion_protection_enabled: whether releasing it is rejected, by default
            False
        :param tags: up to 50 tags
        :return: the sender ID and its tags
        :raises ValidationException: SENDER_ID_REQUIRES_REGISTRATION if the country
            requires a registration. (observed)
            37 countries do not support sender IDs. (AWS docs)
            The Reason is SENDER_ID_NOT_SUPPORTED, and INVALID_PARAMETER for a country
            that AWS does not send messages to. (assumed)
            A sender ID has 3 to 11 characters, contains a letter and has no hyphen at
            its start or end. (AWS docs)
            The Reason is INVALID_PARAMETER. (assumed)
        :raises ConflictException: RESOURCE_ALREADY_EXISTS if the country has a sender
            ID with this name. (assumed)
        :raises ServiceQuotaExceededException: TAGS_PER_RESOURCE for more than 50 tags,
            or SENDER_IDS_PER_ACCOUNT for the 201st sender ID if quotas are enforced

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_RequestSenderId.html
        """
        name = sender_id.upper()
        problem = sender_id_problem(sender_id)
        if problem:
            raise ValidationException("INVALID_PARAMETER", [Field("senderId", problem)])
        _check_country(self.store, iso_country_code)
        key = f"{name}/{iso_country_code}"
        if self.store.has(SenderId, key):
            existing = self.store.get(SenderId, key)
            raise existing.conflict(
                "RESOURCE_ALREADY_EXISTS",
                "Use the existing sender ID, or release it with ReleaseSenderId first",
            )
        self.store.check_creation(SenderId, tags)
        requested = SenderId(
            sender_id_arn=self.store.arn_of(SenderId, key),
            sender_id=name,
            iso_country_code=iso_country_code,
            # A type that is given twice is listed once. (assumed)
            message_types=list(dict.fromkeys(message_types or ["TRANSACTIONAL"])),
            deletion_protection_enabled=bool(deletion_protection_enabled),
        )
        self.store.add(requested, tags)
        return self.store.created(requested)

    def describe_sender_ids(
        self,
        sender_ids: list[dict[str, str]] | None = None,
        owner: str | None = None,
    ) -> Listing[SenderId]:
        """List sender IDs.

        The order is oldest first. (assumed)

        :param sender_ids: up to 5 names or ARNs, each with its country, by default all
            sender IDs
        :param owner: SELF, or SHARED for those that other accounts share with this
            account
        :raises ResourceNotFoundException: if a sender ID does not exist
        :raises ValidationException: PARAMETERS_CANNOT_BE_USED_TOGETHER for sender IDs
            with an owner, INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeSenderIds.html
        """
        keys = [
            _key(each["SenderId"], each["IsoCountryCode"]) for each in sender_ids or ()
        ]
        return self.store.get_owned(SenderId, keys, owner, "SenderIds")

    def update_sender_id(
        self,
        sender_id: str,
        iso_country_code: str,
        deletion_protection_enabled: bool | None = None,
    ) -> SenderId:
        """Change the deletion protection of a sender ID.

        :param sender_id: the name or ARN of the sender ID
        :param iso_country_code: the country of the sender ID
        :param deletion_protection_enabled: whether releasing it is rejected
        :raises ResourceNotFoundException: if the sender ID does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_UpdateSenderId.html
        """
        found = _find_sender_id(self.store, sender_id, iso_country_code)
        if deletion_protection_enabled is not None:
            found.deletion_protection_enabled = deletion_protection_enabled
        return found

    def release_sender_id(self, sender_id: str, iso_country_code: str) -> SenderId:
        """Release a sender ID.

        Its registration can become CLOSED. (AWS docs)

        :param sender_id: the name or ARN of the sender ID
        :param iso_country_code: the country of the sender ID
        :raises ResourceNotFoundException: if the sender ID does not exist
        :raises ConflictException: DELETION_PROTECTION_ENABLED,
            SENDER_ID_ASSOCIATED_TO_POOL, or DISASSOCIATE_REGISTRATION_NOT_ALLOWED if
            its registration is in review. (assumed)
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_ReleaseSenderId.html
        """
        found = _find_sender_id(self.store, sender_id, iso_country_code)
        check_release(found)
        disassociate_all(self.store, found)
        self.store.remove(found)
        return found


def _find_sender_id(store: Store, name_or_arn: str, country: str) -> SenderId:
    found = store.get(SenderId, _key(name_or_arn, country), "SenderId")
    if found.iso_country_code != country:
        raise ResourceNotFoundException(
            SenderId.KIND.name,
            found.sender_id,
            f"Set IsoCountryCode to {found.iso_country_code}, the country of the ARN",
        )
    return found


def _check_country(store: Store, code: str) -> None:
    """Check that sender IDs can be requested in a country without a registration.

    A type that was added for the country also makes a registration required.

    :raises ValidationException: as RequestSenderId
    """
    country = find_country(code)
    if country is None:
        message = f"AWS does not send messages to {code}. Use another country"
        raise ValidationException(
            "INVALID_PARAMETER", [Field("isoCountryCode", message)]
        )
    if country.sender_ids == "NONE":
        message = f"{code} does not support sender IDs. Use a phone number"
        raise ValidationException(
            "SENDER_ID_NOT_SUPPORTED", [Field("isoCountryCode", message)]
        )
    types = _registration_types(store, code)
    defined = store.record(DefinedTypes).by_name.keys() & types
    if country.sender_ids == "REQUIRED" or defined:
        # Countries without a registration type are registered by AWS Support. (assumed)
        way = f"Create a {types[0]}" if types else "Create a case with AWS Support"
        raise ValidationException(
            "SENDER_ID_REQUIRES_REGISTRATION",
            [Field("senderId", f"{code} requires a registration. {way}")],
        )


def _registration_types(store: Store, country: str) -> list[str]:
    """Return the names of the registration types for sender IDs of a country."""
    return [
        name
        for name, definition in all_types(store).items()
        for supported in definition.supported_associations
        if supported.resource_type == "SENDER_ID"
        and supported.iso_country_code == country
    ]


def _key(name_or_arn: str, country: str) -> str:
    if name_or_arn.startswith("arn:"):
        return name_or_arn
    return f"{name_or_arn.upper()}/{country}"
