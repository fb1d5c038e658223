"""The numbers of people who agreed to get test messages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar

from moto.core.utils import utcnow
from moto.moto_api._internal import mock_random

from ...exceptions import Field, ResourceNotFoundException, ValidationException
from ..base import Kind, Listing, Reply, Resource, Tag
from ..quotas import check_quota
from ..store import Family
from .opt_out_lists import e164
from .origination_identities import PhoneNumber, Pool, RcsAgent, SenderId

#: A number is kept for a day at least, and sent five codes in a day at most: documented.
_DAY = timedelta(hours=24)
_ATTEMPTS = 5


@dataclass(kw_only=True)
class VerifiedDestinationNumber(Resource):
    """With the members of VerifiedDestinationNumberInformation."""

    KIND: ClassVar[Kind] = Kind(
        "verified-destination-number",
        "vdn",
        (10, "VERIFIED_DESTINATION_NUMBERS_PER_ACCOUNT"),
        alias_member="destination_phone_number",
    )

    verified_destination_number_arn: str
    verified_destination_number_id: str
    destination_phone_number: str
    status: str = "PENDING"
    rcs_agent_id: str | None = None
    created_timestamp: datetime = field(default_factory=utcnow)
    #: the codes that were sent, oldest first, and when
    codes: list[tuple[str, datetime]] = field(default_factory=list, repr=False)


class VerifiedDestinationNumbers(Family):
    """The operations on verified destination numbers."""

    def create_verified_destination_number(
        self,
        destination_phone_number: str,
        rcs_agent_id: str | None = None,
        tags: Sequence[Tag] | None = None,
    ) -> Reply:
        """Add a number, to be verified.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreateVerifiedDestinationNumber.html

        :param destination_phone_number: the number, in E.164 format
        :param rcs_agent_id: the id or ARN of an RCS agent, for which it is a test device
        :param tags: up to 200 tags
        :return: the number, PENDING
        :raises ResourceNotFoundException: for the agent
        :raises ConflictException: RESOURCE_ALREADY_EXISTS (inferred)
        :raises ServiceQuotaExceededException: VERIFIED_DESTINATION_NUMBERS_PER_ACCOUNT,
            with the 11th, where quotas are enforced
        """
        agent = self.store.get(RcsAgent, rcs_agent_id) if rcs_agent_id else None
        number = e164(destination_phone_number)
        existing = self.store.find_by_alias(VerifiedDestinationNumber, number)
        if existing is not None:
            raise existing.conflict("RESOURCE_ALREADY_EXISTS")
        self.store.check_creation(VerifiedDestinationNumber, tags)
        number_id = self.store.new_id(VerifiedDestinationNumber)
        verified = VerifiedDestinationNumber(
            verified_destination_number_arn=self.store.arn_of(
                VerifiedDestinationNumber, number_id
            ),
            verified_destination_number_id=number_id,
            destination_phone_number=number,
            rcs_agent_id=agent.id if agent else None,
        )
        self.store.add(verified, tags)
        return self.store.created(verified)

    def describe_verified_destination_numbers(
        self,
        verified_destination_number_ids: list[str] | None = None,
        destination_phone_numbers: list[str] | None = None,
    ) -> Listing[VerifiedDestinationNumber]:
        """List verified numbers and those to be verified, oldest first (assumed).

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeVerifiedDestinationNumbers.html

        :param verified_destination_number_ids: up to 5 ids or ARNs
        :param destination_phone_numbers: up to 5 numbers; with ids, what is both
        :raises ResourceNotFoundException: for the first that does not exist
        :raises ValidationException: INVALID_ARN, RESOURCE_NOT_ACCESSIBLE
        """
        listing = self.store.get_many(
            VerifiedDestinationNumber,
            verified_destination_number_ids,
            "VerifiedDestinationNumberIds",
        )
        if not destination_phone_numbers:
            return listing
        wanted: dict[int, VerifiedDestinationNumber] = {}
        for name in destination_phone_numbers:
            found = self.store.find_by_alias(VerifiedDestinationNumber, e164(name))
            if found is None:
                raise ResourceNotFoundException(
                    VerifiedDestinationNumber.KIND.name, name
                )
            wanted[found.position] = found
        if verified_destination_number_ids:
            named = {each.position for each in listing.items}
            wanted = {key: each for key, each in wanted.items() if key in named}
        return Listing([wanted[position] for position in sorted(wanted)])

    def delete_verified_destination_number(
        self, verified_destination_number_id: str
    ) -> VerifiedDestinationNumber:
        """Delete a number, a day after it was added at the earliest.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteVerifiedDestinationNumber.html

        :param verified_destination_number_id: its id or ARN
        :raises ResourceNotFoundException: where there is none
        :raises ConflictException: RESOURCE_DELETION_NOT_ALLOWED, on its first day (the
            rule is documented, the Reason inferred)
        """
        verified = self._verified(verified_destination_number_id)
        if utcnow() < verified.created_timestamp + _DAY:
            raise verified.conflict("RESOURCE_DELETION_NOT_ALLOWED")
        self.store.remove(verified)
        return verified

    def send_destination_number_verification_code(
        self,
        verified_destination_number_id: str,
        verification_channel: str,
        language_code: str | None = None,
        origination_identity: str | None = None,
        configuration_set_name: str | None = None,
        context: dict[str, str] | None = None,
        destination_country_parameters: dict[str, str] | None = None,
    ) -> Reply:
        """Send a code of 6 digits. It is kept in ``codes`` of the number.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendDestinationNumberVerificationCode.html

        :param verified_destination_number_id: the number's id or ARN
        :param verification_channel: TEXT or VOICE
        :param language_code: the language; nothing is sent, so it makes no difference
        :param origination_identity: a phone number in E.164 format, the id or ARN of a
            phone number or a pool, the name or ARN of a sender ID
        :param configuration_set_name: the name or ARN of a configuration set
        :param context: what events of the message would have
        :param destination_country_parameters: what India asks for
        :raises ResourceNotFoundException: for the number, the identity or the
            configuration set
        :raises ConflictException: VERIFICATION_ALREADY_COMPLETE (inferred)
        :raises ServiceQuotaExceededException: VERIFICATION_ATTEMPTS_PER_DAY, with the
            6th code in a day, where quotas are enforced
        """
        verified = self._verified(verified_destination_number_id)
        if origination_identity is not None:
            self.store.resolve(
                (PhoneNumber, SenderId, Pool),
                origination_identity,
                "OriginationIdentity",
                by_number=True,
            )
        if configuration_set_name is not None:
            # There are none before their family is built.
            raise ResourceNotFoundException("configuration-set", configuration_set_name)
        if verified.status == "VERIFIED":
            raise verified.conflict("VERIFICATION_ALREADY_COMPLETE")
        now = utcnow()
        today = [at for _, at in verified.codes if now < at + _DAY]
        check_quota(len(today), _ATTEMPTS, "VERIFICATION_ATTEMPTS_PER_DAY")
        code = f"{mock_random.randrange(1_000_000):06}"
        verified.codes.append((code, now))
        return Reply(message_id=str(mock_random.uuid4()))

    def verify_destination_number(
        self, verified_destination_number_id: str, verification_code: str
    ) -> VerifiedDestinationNumber:
        """Verify a number with the code that was sent to it.

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_VerifyDestinationNumber.html

        :param verified_destination_number_id: the number's id or ARN
        :param verification_code: the code
        :return: the number, VERIFIED
        :raises ResourceNotFoundException: where there is no such number
        :raises ConflictException: VERIFICATION_ALREADY_COMPLETE;
            VERIFICATION_CODE_EXPIRED, for a code that a newer one replaced or that is a
            day old (Reasons inferred, what is old is ours)
        :raises ValidationException: VERIFICATION_CODE_MISMATCH (inferred)
        """
        verified = self._verified(verified_destination_number_id)
        if verified.status == "VERIFIED":
            raise verified.conflict("VERIFICATION_ALREADY_COMPLETE")
        codes = dict(verified.codes)
        if verification_code not in codes:
            raise ValidationException(
                "VERIFICATION_CODE_MISMATCH",
                [Field("verificationCode", "The code is not the one that was sent")],
            )
        newest, at = verified.codes[-1]
        if verification_code != newest or utcnow() >= at + _DAY:
            raise verified.conflict("VERIFICATION_CODE_EXPIRED")
        verified.status = "VERIFIED"
        return verified

    def _verified(self, id_or_arn: str) -> VerifiedDestinationNumber:
        return self.store.get(VerifiedDestinationNumber, id_or_arn)
