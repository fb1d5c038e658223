"""Control verified destination numbers."""

from __future__ import annotations

from typing import ClassVar

from ..pinpointsmsvoicev2.models.identities.verified_numbers import (
    VerifiedDestinationNumber,
)
from .action import Group, action
from .arguments import find


class VerifiedNumbers(Group):
    """Read the verification codes of destination numbers."""

    NOUN: ClassVar[str] = "verified_numbers"

    @action(reads=True)
    def code(self, id_or_number: str) -> str:
        """Return the verification code that was last sent to a number.

        :param id_or_number: the id or ARN of the verified destination number, or the
            number in E.164 format
        :return: the code, 6 digits
        :raises ValueError: if the number does not exist, or no code was sent to it
        """
        store = self.backend.store
        number = None
        if isinstance(id_or_number, str):
            number = store.find_by_alias(VerifiedDestinationNumber, id_or_number)
        number = number or find(self.backend, VerifiedDestinationNumber, id_or_number)
        if not number.codes:
            raise ValueError(
                f"No code was sent to {number.destination_phone_number}. Call "
                "send_destination_number_verification_code first"
            )
        code, _ = number.codes[-1]
        return code
