"""Quotas: the last request that is allowed, and the first that is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import boto3
import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .test_pinpointsmsvoicev2 import refused

ENFORCED = {"pinpointsmsvoicev2": {"enforce_quotas": True}}
BRITISH = {"IsoCountryCode": "GB", "MessageType": "TRANSACTIONAL"}

#: the call, and a function from its number to its arguments
Repeated = tuple[Callable[..., Any], Callable[[int], dict[str, Any]]]


def registrations(sms: Any, control: SmsVoiceControl) -> Repeated:
    request = {"RegistrationType": "US_TOLL_FREE_REGISTRATION"}
    return sms.create_registration, lambda n: request


def attachments(sms: Any, control: SmsVoiceControl) -> Repeated:
    request = {"AttachmentBody": b"%PDF-1.7"}
    return sms.create_registration_attachment, lambda n: request


def phone_numbers(sms: Any, control: SmsVoiceControl) -> Repeated:
    request = {
        "IsoCountryCode": "US",
        "MessageType": "TRANSACTIONAL",
        "NumberCapabilities": ["SMS"],
        "NumberType": "SIMULATOR",
    }
    return sms.request_phone_number, lambda n: request


def numbers_of_a_registration(sms: Any, control: SmsVoiceControl) -> Repeated:
    campaign = control.registrations.seed(
        RegistrationType="US_TEN_DLC_CAMPAIGN_REGISTRATION",
        RegistrationStatus="COMPLETE",
    )
    numbers = [control.phone_numbers.seed(NumberType="TEN_DLC") for _ in range(50)]
    return sms.create_registration_association, lambda n: {
        "RegistrationId": campaign["RegistrationId"],
        "ResourceId": numbers[n]["PhoneNumberId"],
    }


def sender_ids(sms: Any, control: SmsVoiceControl) -> Repeated:
    return sms.request_sender_id, lambda n: {
        "SenderId": f"ACME{n}",
        "IsoCountryCode": "GB",
    }


def pools(sms: Any, control: SmsVoiceControl) -> Repeated:
    control.sender_ids.seed(SenderId="ACME")
    return sms.create_pool, lambda n: {"OriginationIdentity": "ACME", **BRITISH}


def identities_of_a_pool(sms: Any, control: SmsVoiceControl) -> Repeated:
    for n in range(101):
        control.sender_ids.seed(SenderId=f"ACME{n}")
    pool = sms.create_pool(OriginationIdentity="ACME100", **BRITISH)
    for _ in range(2):
        sms.describe_pools()
    return sms.associate_origination_identity, lambda n: {
        "PoolId": pool["PoolId"],
        "OriginationIdentity": f"ACME{n}",
        "IsoCountryCode": "GB",
    }


def opt_out_lists(sms: Any, control: SmsVoiceControl) -> Repeated:
    return sms.create_opt_out_list, lambda n: {"OptOutListName": f"list-{n}"}


def verified_numbers(sms: Any, control: SmsVoiceControl) -> Repeated:
    return sms.create_verified_destination_number, lambda n: {
        "DestinationPhoneNumber": f"+120655501{n:02}"
    }


def verification_codes(sms: Any, control: SmsVoiceControl) -> Repeated:
    created = sms.create_verified_destination_number(
        DestinationPhoneNumber="+12065550100"
    )
    return sms.send_destination_number_verification_code, lambda n: {
        "VerifiedDestinationNumberId": created["VerifiedDestinationNumberId"],
        "VerificationChannel": "TEXT",
    }


def keywords_of(identity: str) -> Callable[[int], dict[str, Any]]:
    return lambda n: {
        "OriginationIdentity": identity,
        "Keyword": f"word{n}",
        "KeywordMessage": "x",
    }


def keywords_of_a_number(sms: Any, control: SmsVoiceControl) -> Repeated:
    return sms.put_keyword, keywords_of(control.phone_numbers.seed()["PhoneNumberId"])


def keywords_of_a_pool(sms: Any, control: SmsVoiceControl) -> Repeated:
    control.sender_ids.seed(SenderId="ACME")
    pool = sms.create_pool(OriginationIdentity="ACME", **BRITISH)
    return sms.put_keyword, keywords_of(pool["PoolId"])


@pytest.mark.in_process  # The quotas of a server cannot be configured.
@pytest.mark.parametrize(
    "what, allowed, reason",
    [
        (registrations, 25, "REGISTRATIONS_PER_ACCOUNT"),
        (attachments, 25, "REGISTRATION_ATTACHMENTS_PER_ACCOUNT"),
        (phone_numbers, 25, "PHONE_NUMBERS_PER_ACCOUNT"),
        (numbers_of_a_registration, 49, "PHONE_NUMBERS_PER_REGISTRATION"),
        (sender_ids, 200, "SENDER_IDS_PER_ACCOUNT"),
        (pools, 25, "POOLS_PER_ACCOUNT"),
        # The pool is created with the first of 100.
        (identities_of_a_pool, 99, "ORIGINATION_IDENTITIES_PER_POOL"),
        # Default is the first of 25.
        (opt_out_lists, 24, "OPT_OUT_LISTS_PER_ACCOUNT"),
        (verified_numbers, 10, "VERIFIED_DESTINATION_NUMBERS_PER_ACCOUNT"),
        (verification_codes, 5, "VERIFICATION_ATTEMPTS_PER_DAY"),
        # HELP and STOP are the first two of 30.
        (keywords_of_a_number, 28, "KEYWORDS_PER_PHONE_NUMBER"),
        (keywords_of_a_pool, 28, "KEYWORDS_PER_POOL"),
    ],
)
@mock_sms_registrations(config=ENFORCED)
def test_quota(
    what: Callable[[Any, SmsVoiceControl], Repeated], allowed: int, reason: str
) -> None:
    sms = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    call, arguments = what(sms, SmsVoiceControl())
    for n in range(allowed):
        call(**arguments(n))
    error = refused(call, **arguments(allowed))
    assert error["Code"] == "ServiceQuotaExceededException"
    assert error["Reason"] == reason


@pytest.mark.in_process  # The quotas of a server cannot be configured.
@mock_sms_registrations(config=ENFORCED)
def test_an_existing_keyword_can_be_changed_at_the_quota() -> None:
    sms = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    call, arguments = keywords_of_a_number(sms, SmsVoiceControl())
    for n in range(28):
        call(**arguments(n))
    assert call(**arguments(27))["Keyword"] == "WORD27"
