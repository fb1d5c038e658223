"""Create resources in the states that the tests of rules require."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import boto3

from moto_pinpointsmsv2_ext import SmsVoiceControl

#: the call that a rule refuses, and its arguments
Try = tuple[Callable[..., Any], dict[str, Any]]


class World:
    """A client, the control, and functions that create resources."""

    def __init__(self) -> None:
        self.sms = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
        self.control = SmsVoiceControl()

    def in_region(self, region_name: str) -> Any:
        """Return a client of another Region."""
        return boto3.client("pinpoint-sms-voice-v2", region_name=region_name)

    def number(self, **members: Any) -> str:
        given = {"NumberType": "SIMULATOR", **members}
        return str(self.control.phone_numbers.seed(**given)["PhoneNumberId"])

    def pool(self, *members: str, **settings: Any) -> str:
        first, *rest = members or [self.number()]
        pool_id = str(
            self.sms.create_pool(
                IsoCountryCode="US",
                OriginationIdentity=first,
                MessageType="TRANSACTIONAL",
                **settings,
            )["PoolId"]
        )
        for _ in range(2):
            self.sms.describe_pools(PoolIds=[pool_id])
        for member in rest:
            self.join(pool_id, member)
        return pool_id

    def join(self, pool_id: str, member: str, **country: str) -> None:
        self.sms.associate_origination_identity(
            PoolId=pool_id, OriginationIdentity=member, **country
        )

    def joining(self, **members: Any) -> Try:
        """Associate a number of other settings with a pool of default settings."""
        return self.sms.associate_origination_identity, {
            "PoolId": self.pool(),
            "OriginationIdentity": self.number(**members),
        }

    def sender_id(self, name: str = "ACME", **members: Any) -> str:
        self.control.sender_ids.seed(SenderId=name, **members)
        return name

    def released(self) -> str:
        number = self.number()
        self.sms.release_phone_number(PhoneNumberId=number)
        return number

    def in_review(self) -> str:
        registration = self.control.registrations.seed(RegistrationStatus="REVIEWING")
        return self.number(
            NumberType="TOLL_FREE", RegistrationId=registration["RegistrationId"]
        )

    def verifying(self) -> str:
        number = self.sms.create_verified_destination_number(
            DestinationPhoneNumber="+12065550100"
        )
        verified_id = str(number["VerifiedDestinationNumberId"])
        self.send(verified_id)
        return verified_id

    def send(self, verified_id: str) -> str:
        self.sms.send_destination_number_verification_code(
            VerifiedDestinationNumberId=verified_id, VerificationChannel="TEXT"
        )
        return self.control.verified_numbers.code(verified_id)

    def verified(self) -> str:
        verified_id = self.verifying()
        self.sms.verify_destination_number(
            VerifiedDestinationNumberId=verified_id,
            VerificationCode=self.control.verified_numbers.code(verified_id),
        )
        return verified_id
