"""Verified destination numbers: phone numbers that a test message can be sent to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar

from moto.core.utils import utcnow

from ...exceptions import Field, ValidationException
from ...utils import to_the_minute
from ..base import Kind, Listing, Reply, Resource, Tag
from ..store import Family
from .opt_out_lists import OptOutList, e164
from .origination_identities import RcsAgent

#: A number can be deleted after 24 hours. (AWS docs)
_DAY = timedelta(hours=24)


@dataclass(kw_only=True)
class VerifiedDestinationNumber(Resource):
    """A number, with the members of VerifiedDestinationNumberInformation."""

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
    #: the codes that were sent, oldest first, each with the time
    codes: list[tuple[str, datetime]] = field(default_factory=list, repr=False)


class VerifiedDestinationNumbers(Family):
    """The operations on verified destination numbers."""

    def create_verified_destination_number(
        self,
        destination_phone_number: str,
        rcs_agent_id: str | None = None,
        tags: Sequence[Tag] | None = None,
    ) -> Reply:
        """Create a verified destination number, which is not verified yet.

        The tester of an RCS agent is verified when the person accepts the invitation to
        test it, without a code. (AWS docs)

        :param destination_phone_number: the phone number in E.164 format
        :param rcs_agent_id: the id or ARN of an RCS agent that uses the number as a
            test device
        :param tags: up to 50 tags
        :return: the number, which is PENDING, and its tags
        :raises ResourceNotFoundException: if the RCS agent does not exist
        :raises ConflictException: RESOURCE_ALREADY_EXISTS if the account has the phone
            number. (assumed)
        :raises ValidationException: CANNOT_ADD_OPTED_OUT_NUMBER if the phone number is
            in the opt-out list Default. (assumed)
        :raises ServiceQuotaExceededException: TAGS_PER_RESOURCE for more than 50 tags,
            or VERIFIED_DESTINATION_NUMBERS_PER_ACCOUNT for the 11th number of the account
            or of an RCS agent if quotas are enforced

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CreateVerifiedDestinationNumber.html
        """
        agent = self.store.get(RcsAgent, rcs_agent_id) if rcs_agent_id else None
        number = e164(destination_phone_number)
        existing = self.store.find_by_alias(VerifiedDestinationNumber, number)
        if existing is not None:
            raise existing.conflict(
                "RESOURCE_ALREADY_EXISTS", f"Use {existing.id}, which has this number"
            )
        if number in self.store.get(OptOutList, "Default").numbers:
            message = (
                f"{number} is in the opt-out list Default. Remove it with "
                "DeleteOptedOutNumber first"
            )
            raise ValidationException(
                "CANNOT_ADD_OPTED_OUT_NUMBER",
                [Field("destinationPhoneNumber", message)],
            )
        agent_id = agent.id if agent else None
        # Ten for the account, and ten for each RCS agent. (AWS docs)
        same = [
            each
            for each in self.store.all(VerifiedDestinationNumber)
            if each.rcs_agent_id == agent_id
        ]
        self.store.check_creation(VerifiedDestinationNumber, tags, len(same))
        number_id = self.store.new_id(VerifiedDestinationNumber)
        verified = VerifiedDestinationNumber(
            verified_destination_number_arn=self.store.arn_of(
                VerifiedDestinationNumber, number_id
            ),
            verified_destination_number_id=number_id,
            destination_phone_number=number,
            rcs_agent_id=agent_id,
        )
        self.store.add(verified, tags)
        return self.store.created(verified)

    def describe_verified_destination_numbers(
        self,
        verified_destination_number_ids: list[str] | None = None,
        destination_phone_numbers: list[str] | None = None,
    ) -> Listing[VerifiedDestinationNumber]:
        """List verified destination numbers, including those that are not verified yet.

        The order is oldest first. (assumed)

        :param verified_destination_number_ids: up to 5 ids or ARNs
        :param destination_phone_numbers: up to 5 phone numbers; with ids, only list
            numbers that match both
        :raises ResourceNotFoundException: if a number does not exist
        :raises ValidationException: INVALID_ARN or RESOURCE_NOT_ACCESSIBLE

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeVerifiedDestinationNumbers.html
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
                raise self.store.not_found(VerifiedDestinationNumber.KIND.name, name)
            wanted[found.position] = found
        if verified_destination_number_ids:
            named = {each.position for each in listing.items}
            wanted = {key: each for key, each in wanted.items() if key in named}
        return Listing([wanted[position] for position in sorted(wanted)])

    def delete_verified_destination_number(
        self, verified_destination_number_id: str
    ) -> VerifiedDestinationNumber:
        """Delete a verified destination number.

        :param verified_destination_number_id: the id or ARN of the number
        :raises ResourceNotFoundException: if the number does not exist
        :raises ConflictException: A number can be deleted 24 hours after its creation.
            (AWS docs)
            The Reason is RESOURCE_DELETION_NOT_ALLOWED. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteVerifiedDestinationNumber.html
        """
        verified = self._verified(verified_destination_number_id)
        if utcnow() < verified.created_timestamp + _DAY:
            raise verified.conflict(
                "RESOURCE_DELETION_NOT_ALLOWED",
                f"Wait until {to_the_minute(verified.created_timestamp + _DAY)}, 24 "
                "hours after its creation",
            )
        self.store.remove(verified)
        return verified

    def verify_destination_number(
        self, verified_destination_number_id: str, verification_code: str
    ) -> VerifiedDestinationNumber:
        """Verify a number with the code that was sent to it.

        :param verified_destination_number_id: the id or ARN of the number
        :param verification_code: the code
        :return: the number, which is VERIFIED
        :raises ResourceNotFoundException: if the number does not exist
        :raises ConflictException: VERIFICATION_ALREADY_COMPLETE, or
            VERIFICATION_CODE_EXPIRED for a code that is not the latest or is older than
            24 hours. (assumed)
        :raises ValidationException: VERIFICATION_CODE_MISMATCH. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_VerifyDestinationNumber.html
        """
        verified = self._verified(verified_destination_number_id)
        if verified.status == "VERIFIED":
            raise verified.conflict("VERIFICATION_ALREADY_COMPLETE")
        codes = dict(verified.codes)
        if verification_code not in codes:
            raise ValidationException(
                "VERIFICATION_CODE_MISMATCH",
                [
                    Field(
                        "verificationCode",
                        f"The code {verification_code} was not sent to this number. Use "
                        "the code that was sent last",
                    )
                ],
            )
        newest, at = verified.codes[-1]
        if verification_code != newest or utcnow() >= at + _DAY:
            raise verified.conflict("VERIFICATION_CODE_EXPIRED")
        verified.status = "VERIFIED"
        return verified

    def _verified(self, id_or_arn: str) -> VerifiedDestinationNumber:
        return self.store.get(VerifiedDestinationNumber, id_or_arn)
