"""The statuses after a submission and a decision, and the resources that they change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext.control.types import (
    PhoneNumberInformationTypeDef,
    RegistrationStatusType,
)

from .test_pinpointsmsvoicev2 import skip_unless_modelled, statuses_until
from .test_pinpointsmsvoicev2.test_events import queue, received, rule, statuses
from .test_reviewing import SHORT_CODE, TOLL_FREE, sms, submitted, version_of

BRAND = "US_TEN_DLC_BRAND_REGISTRATION"
FINAL = ("COMPLETE", "REQUIRES_UPDATES")

Move = Callable[[SmsVoiceControl, str], Any]


def approve(control: SmsVoiceControl, registration_id: str) -> Any:
    return control.registrations.approve(registration_id)


def deny(control: SmsVoiceControl, registration_id: str) -> Any:
    return control.registrations.deny(registration_id)


def authenticate(control: SmsVoiceControl, registration_id: str) -> Any:
    return control.registrations.require_authentication(registration_id)


@pytest.mark.parametrize(
    "status, moves, expected",
    [
        ("SUBMITTED", [approve], ["REVIEWING", "PROVISIONING", "COMPLETE"]),
        ("AWS_REVIEWING", [approve], ["REVIEWING", "PROVISIONING", "COMPLETE"]),
        ("REVIEWING", [approve], ["PROVISIONING", "COMPLETE"]),
        ("PROVISIONING", [approve], ["COMPLETE"]),
        ("SUBMITTED", [deny], ["REVIEWING", "REQUIRES_UPDATES"]),
        ("AWS_REVIEWING", [deny], ["REQUIRES_UPDATES"]),
        ("REVIEWING", [deny], ["REQUIRES_UPDATES"]),
        (
            "REVIEWING",
            [authenticate, approve],
            ["REQUIRES_AUTHENTICATION", "PROVISIONING", "COMPLETE"],
        ),
        (
            "REVIEWING",
            [authenticate, deny],
            ["REQUIRES_AUTHENTICATION", "REQUIRES_UPDATES"],
        ),
        (
            "SUBMITTED",
            [authenticate, deny],
            ["REQUIRES_AUTHENTICATION", "REVIEWING", "REQUIRES_UPDATES"],
        ),
    ],
)
@mock_sms_registrations
def test_each_status_is_reached_once(
    status: RegistrationStatusType, moves: list[Move], expected: list[str]
) -> None:
    client, control = sms(), SmsVoiceControl()
    skip_unless_modelled(client, status)
    url, arn = queue("statuses")
    rule({"Arn": arn})
    seeded = control.registrations.seed(
        RegistrationType=SHORT_CODE, RegistrationStatus=status
    )
    for move in moves:
        move(control, seeded["RegistrationId"])
    assert statuses(received(url)) == expected


@mock_sms_registrations
def test_a_number_waits_until_its_registration_is_complete() -> None:
    client, control = sms(), SmsVoiceControl()
    registration_id = client.create_registration(RegistrationType=TOLL_FREE)[
        "RegistrationId"
    ]
    number = control.phone_numbers.seed(
        Status="PENDING", RegistrationId=registration_id
    )
    control.registrations.on_submit(decision="hold")
    client.submit_registration_version(RegistrationId=registration_id)
    in_provisioning = control.registrations.seed(RegistrationStatus="PROVISIONING")
    other = control.phone_numbers.seed(
        Status="PENDING", RegistrationId=in_provisioning["RegistrationId"]
    )

    def status_of(phone_number: PhoneNumberInformationTypeDef) -> str:
        [found] = client.describe_phone_numbers(
            PhoneNumberIds=[phone_number["PhoneNumberId"]]
        )["PhoneNumbers"]
        return str(found["Status"])

    assert [status_of(each) for each in (number, other) * 3] == ["PENDING"] * 6
    control.registrations.approve(in_provisioning["RegistrationId"])
    assert [status_of(other), status_of(other)] == ["PENDING", "ACTIVE"]
    assert status_of(number) == "PENDING"


@mock_sms_registrations
def test_a_sender_id_is_created_when_its_registration_is_complete() -> None:
    client = sms()
    registration_id = client.create_registration(
        RegistrationType="GB_SENDER_ID_REGISTRATION"
    )["RegistrationId"]
    client.put_registration_field_value(
        RegistrationId=registration_id,
        FieldPath="senderIdInfo.senderId",
        TextValue="ACME",
    )
    SmsVoiceControl().registrations.define_type(
        "GB_SENDER_ID_REGISTRATION", fields=[{"FieldPath": "senderIdInfo.senderId"}]
    )
    client.submit_registration_version(RegistrationId=registration_id)
    made = {
        status: len(client.describe_sender_ids()["SenderIds"])
        for status in statuses_as_they_come(client, registration_id)
    }
    assert made == {"SUBMITTED": 0, "REVIEWING": 0, "PROVISIONING": 0, "COMPLETE": 1}


def statuses_as_they_come(client: Any, registration_id: str) -> Any:
    status = ""
    while status not in FINAL:
        [record] = client.describe_registrations(RegistrationIds=[registration_id])[
            "Registrations"
        ]
        status = record["RegistrationStatus"]
        yield status


@mock_sms_registrations
def test_an_incomplete_form_does_not_count_as_a_decided_submission() -> None:
    client, control = sms(), SmsVoiceControl()
    control.registrations.on_submit(decision="deny", feedback="No", times=1)
    wanting = submitted(client, BRAND)
    statuses_until(client, "REQUIRES_UPDATES", wanting)
    assert "Feedback" not in version_of(client, wanting)
    for final in ("REQUIRES_UPDATES", "COMPLETE"):
        registration_id = submitted(client)
        assert statuses_until(client, final, registration_id)[-1] == final


@mock_sms_registrations
def test_an_incomplete_form_counts_as_a_held_submission() -> None:
    client, control = sms(), SmsVoiceControl()
    control.registrations.on_submit(decision="hold", times=1)
    held, denied = submitted(client, BRAND), submitted(client, BRAND)
    assert statuses_until(client, "x", held, at_most=3) == ["SUBMITTED"] * 3
    seen = statuses_until(client, "REQUIRES_UPDATES", denied)
    assert seen == ["SUBMITTED", "REQUIRES_UPDATES"]


@mock_sms_registrations
def test_aws_s_feedback_has_a_sentence_for_each_reason() -> None:
    client = sms()
    skip_unless_modelled(client, "AWS_REVIEWING")
    registration_id = client.create_registration(RegistrationType=BRAND)[
        "RegistrationId"
    ]
    client.put_registration_field_value(
        RegistrationId=registration_id,
        FieldPath="companyInfo.businessContactEmail",
        TextValue="ceo@acme.example",
    )
    client.submit_registration_version(RegistrationId=registration_id, AwsReview=True)
    statuses_until(client, "REQUIRES_UPDATES", registration_id)
    version = version_of(client, registration_id)
    sentences = [reason["ShortDescription"] for reason in version["DeniedReasons"]]
    assert len(sentences) == 2
    assert version["Feedback"] == " ".join(sentences)
