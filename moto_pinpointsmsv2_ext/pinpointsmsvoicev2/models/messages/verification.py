"""The verification codes that are sent to verified destination numbers."""

from __future__ import annotations

from datetime import timedelta

from moto.core.utils import utcnow
from moto.moto_api._internal import mock_random

from ..base import Reply
from ..identities.verified_numbers import VerifiedDestinationNumber
from ..quotas import Quotas
from ..store import Family
from .request import SendRequest
from .sending import send

#: Up to five codes can be sent to a number in 24 hours. (AWS docs)
_DAY = timedelta(hours=24)
_ATTEMPTS = 5


class VerificationCodes(Family):
    """SendDestinationNumberVerificationCode."""

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
        """Send a verification code of six digits.

        It is a message like others. Without an identity that can send it, AWS sends it.
        (assumed)
        The text of the message is not documented. (assumed)

        :param verified_destination_number_id: the id or ARN of the number
        :param verification_channel: TEXT or VOICE
        :param language_code: the language of the message, which is not used
        :param origination_identity: a phone number in E.164 format, the id or ARN of a
            phone number or a pool, or the name or ARN of a sender ID
        :param configuration_set_name: the name or ARN of a configuration set
        :param context: custom attributes for the events of the message
        :param destination_country_parameters: the parameters for messages to India,
            which are not used
        :return: the id of the message
        :raises ResourceNotFoundException: if the number, the origination identity or
            the configuration set does not exist
        :raises ConflictException: VERIFICATION_ALREADY_COMPLETE. (assumed)
            As :mod:`.refusals` says: RESOURCE_NOT_ACTIVE, NUMBER_CAPABILITIES_MISMATCH,
            MESSAGE_TYPE_MISMATCH, NO_ORIGINATION_IDENTITIES_FOUND,
            DESTINATION_PHONE_NUMBER_OPTED_OUT,
            DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE,
            DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION
        :raises ValidationException: As :mod:`.refusals` says: RESOURCE_NOT_ACCESSIBLE,
            DESTINATION_COUNTRY_BLOCKED, SENDER_ID_NOT_SUPPORTED,
            SENDER_ID_NOT_REGISTERED, INVALID_IDENTITY_FOR_DESTINATION_COUNTRY,
            INTERNATIONAL_SENDING_NOT_SUPPORTED, VOICE_CAPABILITY_NOT_AVAILABLE
        :raises ServiceQuotaExceededException: VERIFICATION_ATTEMPTS_PER_DAY for the
            sixth code in 24 hours if quotas are enforced.
            As :mod:`.refusals` says: MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT,
            MONTHLY_SPEND_LIMIT_REACHED_FOR_VOICE, DAILY_DESTINATION_CALL_LIMIT
        :raises AccessDeniedException: ACCOUNT_DISABLED or
            INSUFFICIENT_ACCOUNT_REPUTATION. (observed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendDestinationNumberVerificationCode.html
        """
        verified = self.store.get(
            VerifiedDestinationNumber, verified_destination_number_id
        )
        code = f"{mock_random.randrange(1_000_000):06}"
        request = SendRequest(
            store=self.store,
            channel=verification_channel,
            verification=True,
            members={
                "verified_destination_number_id": verified_destination_number_id,
                "verification_channel": verification_channel,
                "language_code": language_code,
                "origination_identity": origination_identity,
                "configuration_set_name": configuration_set_name,
                "context": context,
                "destination_country_parameters": destination_country_parameters,
            },
            destination_phone_number=verified.destination_phone_number,
            origination_identity=origination_identity,
            message_body=f"Your verification code is {code}.",
            configuration_set_name=configuration_set_name,
            context=context,
        )
        if verified.status == "VERIFIED":
            raise verified.conflict("VERIFICATION_ALREADY_COMPLETE")
        now = utcnow()
        today = [at for _, at in verified.codes if now < at + _DAY]
        self.store.record(Quotas).check(
            len(today), _ATTEMPTS, "VERIFICATION_ATTEMPTS_PER_DAY", "Wait 24 hours"
        )
        reply = send(request)
        verified.codes.append((code, now))
        return reply
