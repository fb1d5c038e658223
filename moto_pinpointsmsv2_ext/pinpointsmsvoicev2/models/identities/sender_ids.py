"""Sender IDs: requested, listed, changed, released."""

from __future__ import annotations

from collections.abc import Sequence

from ...exceptions import Field, ResourceNotFoundException, ValidationException
from ..base import Listing, Reply, Tag
from ..registrations.associations import disassociate_all
from ..registrations.types import all_types
from ..store import Family, Store
from .origination_identities import SenderId
from .release import check_release

#: Countries without sender IDs (AWS docs)
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
        """Request a sender ID, in a country where it needs no registration.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_RequestSenderId.html

        :param sender_id: its name. AWS was seen to write it in capitals.
        :param iso_country_code: the country
        :param message_types: TRANSACTIONAL, PROMOTIONAL or both; the first, if left out
            (which is ours)
        :param deletion_protection_enabled: whether it cannot be released
        :param tags: up to 200 tags
        :raises ValidationException: SENDER_ID_REQUIRES_REGISTRATION (observed),
            SENDER_ID_NOT_SUPPORTED, for the US, Canada and China (the rule is
            documented); INVALID_PARAMETER, for a name without a letter or with a hyphen
            at an end (the rule is documented, the Reason inferred)
        :raises ConflictException: RESOURCE_ALREADY_EXISTS (inferred)
        :raises ServiceQuotaExceededException: SENDER_IDS_PER_ACCOUNT, where quotas
            are enforced
        """
        name = sender_id.upper()
        if not any(letter.isalpha() for letter in name) or name.strip("-") != name:
            raise ValidationException(
                "INVALID_PARAMETER",
                [
                    Field(
                        "senderId",
                        "Must contain a letter and must not start or end with a hyphen",
                    )
                ],
            )
        if iso_country_code in _UNSUPPORTED:
            raise ValidationException(
                "SENDER_ID_NOT_SUPPORTED",
                [
                    Field(
                        "isoCountryCode",
                        f"{iso_country_code} does not support sender IDs",
                    )
                ],
            )
        if _requires_registration(self.store, iso_country_code):
            raise ValidationException(
                "SENDER_ID_REQUIRES_REGISTRATION",
                [
                    Field(
                        "senderId",
                        f"Sender IDs of {iso_country_code} are registered: create a "
                        f"{iso_country_code}_SENDER_ID_REGISTRATION",
                    )
                ],
            )
        key = f"{name}/{iso_country_code}"
        if self.store.has(SenderId, key):
            existing = self.store.get(SenderId, key)
            raise existing.conflict("RESOURCE_ALREADY_EXISTS")
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
        """List sender IDs, oldest first (assumed).

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeSenderIds.html

        :param sender_ids: up to 5 names or ARNs, each with its country
        :param owner: SELF, or SHARED for those that other accounts share
        :raises ResourceNotFoundException: for the first that does not exist
        :raises ValidationException: PARAMETERS_CANNOT_BE_USED_TOGETHER, INVALID_ARN,
            RESOURCE_NOT_ACCESSIBLE
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
        """Change the protection of a sender ID.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_UpdateSenderId.html

        :param sender_id: its name or ARN
        :param iso_country_code: its country
        :param deletion_protection_enabled: whether it cannot be released
        :raises ResourceNotFoundException: where there is none
        """
        found = _find_sender_id(self.store, sender_id, iso_country_code)
        if deletion_protection_enabled is not None:
            found.deletion_protection_enabled = deletion_protection_enabled
        return found

    def release_sender_id(self, sender_id: str, iso_country_code: str) -> SenderId:
        """Give a sender ID back. A registration that it closes is CLOSED.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_ReleaseSenderId.html

        :param sender_id: its name or ARN
        :param iso_country_code: its country
        :raises ResourceNotFoundException: where there is none
        :raises ConflictException: DELETION_PROTECTION_ENABLED,
            SENDER_ID_ASSOCIATED_TO_POOL, DISASSOCIATE_REGISTRATION_NOT_ALLOWED while its
            registration is in review (Reasons inferred)
        """
        found = _find_sender_id(self.store, sender_id, iso_country_code)
        check_release(found)
        disassociate_all(self.store, found)
        self.store.remove(found)
        return found


def _find_sender_id(store: Store, name_or_arn: str, country: str) -> SenderId:
    found = store.get(SenderId, _key(name_or_arn, country), "SenderId")
    if found.iso_country_code != country:
        raise ResourceNotFoundException(SenderId.KIND.name, found.sender_id)
    return found


def _requires_registration(store: Store, country: str) -> bool:
    """Where there is a registration for it that is not optional."""
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
