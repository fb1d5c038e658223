"""The events of what users and reviewers do, and of other accounts."""

from __future__ import annotations

from time import time

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .test_pinpointsmsvoicev2.test_events import (
    SHORT_CODE,
    client,
    queue,
    received,
    rule,
    statuses,
)


@mock_sms_registrations
def test_operations_of_users_send_events() -> None:
    url, arn = queue("users")
    rule({"Arn": arn})
    sms, control = client("pinpoint-sms-voice-v2"), SmsVoiceControl()
    numbers = [
        control.phone_numbers.seed(
            RegistrationId=control.registrations.seed(RegistrationStatus=status)[
                "RegistrationId"
            ]
        )
        for status in ("COMPLETE", "CLOSED")
    ]
    in_review = control.registrations.seed(RegistrationStatus="SUBMITTED")
    sms.discard_registration_version(RegistrationId=in_review["RegistrationId"])
    for number in numbers:
        sms.release_phone_number(PhoneNumberId=number["PhoneNumberId"])
    messages = received(url)
    # What is closed already is not closed again.
    assert statuses(messages) == ["CREATED", "CLOSED"]
    for message in messages:
        details = message["detail"]["registrationDetails"]
        assert abs(details["registrationStatusChangeTimestamp"] / 1000 - time()) < 300


@mock_sms_registrations
def test_actions_of_the_control_send_events() -> None:
    url, arn = queue("reviewer")
    rule({"Arn": arn})
    sms, control = client("pinpoint-sms-voice-v2"), SmsVoiceControl()
    registration_id = control.registrations.seed(
        RegistrationType=SHORT_CODE, RegistrationStatus="SUBMITTED"
    )["RegistrationId"]
    control.registrations.require_authentication(registration_id)
    control.registrations.deny(registration_id)
    sms.create_registration_version(RegistrationId=registration_id)
    control.registrations.hold(registration_id)
    sms.submit_registration_version(RegistrationId=registration_id)
    control.registrations.approve(registration_id)
    control.registrations.revoke(registration_id)
    control.registrations.close(registration_id)
    messages = received(url)
    assert statuses(messages) == [
        "REQUIRES_AUTHENTICATION",
        "REVIEWING",
        "REQUIRES_UPDATES",
        "SUBMITTED",
        "REVIEWING",
        "PROVISIONING",
        "COMPLETE",
        "REQUIRES_UPDATES",
        "CLOSED",
    ]
    numbers = [
        message["detail"]["registrationDetails"]["registrationVersionNumber"]
        for message in messages
    ]
    assert numbers == [1, 1, 1, 2, 2, 2, 2, 2, 2]


@mock_sms_registrations
def test_other_accounts_receive_no_events() -> None:
    url, arn = queue("here")
    rule({"Arn": arn})
    control = SmsVoiceControl(account_id="210987654321")
    control.registrations.approve(
        control.registrations.seed(RegistrationStatus="REVIEWING")["RegistrationId"]
    )
    assert received(url) == []
