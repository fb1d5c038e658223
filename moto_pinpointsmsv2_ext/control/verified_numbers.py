"""Control verified destination numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from botocore import xform_name

from moto.core.utils import utcnow

from ..pinpointsmsvoicev2.models.identities.origination_identities import RcsAgent
from ..pinpointsmsvoicev2.models.identities.verified_numbers import (
    VerifiedDestinationNumber,
)
from .action import Group, action
from .arguments import checked, checked_phone_number, find, wire
from .seeding import arn_of_new, new_number
from .types import (
    VerifiedDestinationNumberInformationTypeDef,
    VerifiedDestinationNumberMembers,
)

if TYPE_CHECKING:
    from typing_extensions import Unpack


class VerifiedNumbers(Group):
    """Seed verified destination numbers, read their codes, and accept to test."""

    NOUN: ClassVar[str] = "verified_numbers"

    @action(shape="VerifiedDestinationNumberInformation")
    def seed(
        self, **members: Unpack[VerifiedDestinationNumberMembers]
    ) -> VerifiedDestinationNumberInformationTypeDef:
        """Seed a verified destination number.

        :param members: any members of VerifiedDestinationNumberInformation. Without
            members it is a US number that is VERIFIED.
        :return: the number as VerifiedDestinationNumberInformation
        :raises TypeError: if the model does not have a member
        :raises ValueError: if the model does not allow a value, or the id or the number
            exists

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_VerifiedDestinationNumberInformation.html
        """
        store = self.backend.store
        number = new_number(self.backend, VerifiedDestinationNumber, "US", "LONG_CODE")
        defaults = {
            "VerifiedDestinationNumberArn": "",
            "VerifiedDestinationNumberId": store.new_id(VerifiedDestinationNumber),
            "DestinationPhoneNumber": number,
            "Status": "VERIFIED",
            "CreatedTimestamp": utcnow(),
        }
        destination = members.get("DestinationPhoneNumber")
        if isinstance(destination, str):
            members["DestinationPhoneNumber"] = checked_phone_number(
                "DestinationPhoneNumber", destination
            )
        given = checked("VerifiedDestinationNumberInformation", members, defaults)
        number = given["DestinationPhoneNumber"]
        existing = store.find_by_alias(VerifiedDestinationNumber, number)
        if existing is not None:
            raise ValueError(f"{existing.id} has the number {number}. Pass another one")
        if "RcsAgentId" in given:
            given["RcsAgentId"] = find(self.backend, RcsAgent, given["RcsAgentId"]).id
        given["VerifiedDestinationNumberArn"] = arn_of_new(
            self.backend,
            VerifiedDestinationNumber,
            given["VerifiedDestinationNumberId"],
            given["VerifiedDestinationNumberArn"],
        )
        verified = VerifiedDestinationNumber(
            **{xform_name(name): value for name, value in given.items()}
        )
        return wire(VerifiedDestinationNumberInformationTypeDef, store.add(verified))

    @action()
    def accept(self, id_or_number: str) -> VerifiedDestinationNumberInformationTypeDef:
        """Accept the invitation to test an RCS agent, as its tester does on the phone.

        :param id_or_number: as for :meth:`code`
        :return: the number, which is VERIFIED
        :raises ValueError: if the number does not exist, or is not of an RCS agent
        """
        number = self._find(id_or_number)
        if number.rcs_agent_id is None:
            raise ValueError(
                f"{number.destination_phone_number} does not test an RCS agent. Create it "
                "with RcsAgentId"
            )
        number.status = "VERIFIED"
        return wire(VerifiedDestinationNumberInformationTypeDef, number)

    @action(reads=True)
    def code(self, id_or_number: str) -> str:
        """Return the verification code that was last sent to a number.

        :param id_or_number: the id or ARN of the verified destination number, or the
            number in E.164 format
        :return: the code, 6 digits
        :raises ValueError: if the number does not exist, or no code was sent to it
        """
        number = self._find(id_or_number)
        if not number.codes:
            raise ValueError(
                f"No code was sent to {number.destination_phone_number}. Call "
                "send_destination_number_verification_code first"
            )
        code, _ = number.codes[-1]
        return code

    def _find(self, id_or_number: str) -> VerifiedDestinationNumber:
        store, number = self.backend.store, None
        if isinstance(id_or_number, str):
            number = store.find_by_alias(VerifiedDestinationNumber, id_or_number)
        return number or find(self.backend, VerifiedDestinationNumber, id_or_number)
