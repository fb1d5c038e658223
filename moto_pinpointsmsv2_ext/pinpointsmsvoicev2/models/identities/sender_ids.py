"""The operations on sender IDs."""

from __future__ import annotations

from collections.abc import Sequence

from ...exceptions import Field, ResourceNotFoundException, ValidationException
from ..base import Listing, Reply, Tag
from ..registrations.associations import disassociate_all
from ..registrations.types import all_types
from ..store import Family, Store
from .origination_identities import SenderId
from .release import check_release

#: the countries that do not support sender IDs (AWS docs)
_UNSUPPORTED = frozenset({"US", "CA", "CN"})


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
            The US, Canada and China do not support sender IDs. (AWS docs)
            The Reason is SENDER_ID_NOT_SUPPORTED. (assumed)
            A sender ID contains a letter and has no hyphen at its start or end.
            (AWS docs)
            The Reason is INVALID_PARAMETER. (assumed)
        :raises ConflictException: RESOURCE_ALREADY_EXISTS if the country has a sender
            ID with this name. (assumed)
        :raises ServiceQuotaExceededException: TAGS_PER_RESOURCE for more than 50 tags,
            or SENDER_IDS_PER_ACCOUNT for the 201st sender ID if quotas are enforced

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_RequestSenderId.html
        """
        name = sender_id.upper()
        if not any(letter.isalpha() for letter in name) or name.strip("-") != name:
            raise ValidationException(
                "INVALID_PARAMETER",
                [
                    Field(
                        "senderId",
                        "Must contain a letter and must not start or end with a hyphen: "
                        f"'{sender_id}'",
                    )
                ],
            )
        if iso_country_code in _UNSUPPORTED:
            raise ValidationException(
                "SENDER_ID_NOT_SUPPORTED",
                [
                    Field(
                        "isoCountryCode",
                        f"{iso_country_code} does not support sender IDs. Use a phone "
                        "number",
                    )
                ],
            )
        if _requires_registration(self.store, iso_country_code):
            raise ValidationException(
                "SENDER_ID_REQUIRES_REGISTRATION",
                [
                    Field(
                        "senderId",
                        f"{iso_country_code} requires a registration. Create a "
                        f"{iso_country_code}_SENDER_ID_REGISTRATION",
                    )
                ],
            )
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
            message_types=message_types or ["TRANSACTIONAL"],
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


def _requires_registration(store: Store, country: str) -> bool:
    """Return whether a registration is required for the sender IDs of a country."""
    return any(
        supported.resource_type == "SENDER_ID"
        and supported.iso_country_code == country
        and not definition.optional
        for definition in all_types(store).values()
        for supported in definition.supported_associations
    )


def _key(name_or_arn: str, country: str) -> str:
    if name_or_arn.startswith("arn:"):
        return name_or_arn
    return f"{name_or_arn.upper()}/{country}"
