"""The quota of phone numbers of a registration, which has more than an account may have."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .test_pinpointsmsvoicev2 import hint_of, refused


@pytest.mark.in_process  # The quotas of a server cannot be configured.
@mock_sms_registrations(config={"pinpointsmsvoicev2": {"enforce_quotas": True}})
def test_quota_of_phone_numbers_of_a_registration() -> None:
    sms = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    control = SmsVoiceControl()
    campaign = control.registrations.seed(
        RegistrationType="US_TEN_DLC_CAMPAIGN_REGISTRATION",
        RegistrationStatus="COMPLETE",
    )
    numbers = [control.phone_numbers.seed(NumberType="TEN_DLC") for _ in range(50)]
    *allowed, last = [
        {
            "RegistrationId": campaign["RegistrationId"],
            "ResourceId": number["PhoneNumberId"],
        }
        for number in numbers
    ]
    for association in allowed:
        sms.create_registration_association(**association)
    error: dict[str, Any] = refused(sms.create_registration_association, **last)
    assert error["Code"] == "ServiceQuotaExceededException"
    assert error["Reason"] == "PHONE_NUMBERS_PER_REGISTRATION"
    assert hint_of(error) == (
        "The quota is 49. Use another registration, or set enforce_quotas to False"
    )
