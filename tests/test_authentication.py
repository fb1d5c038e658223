"""The authentication of brands by email."""

from __future__ import annotations

from typing import Any, Literal

import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .test_pinpointsmsvoicev2 import progression, skip_unless_modelled, statuses_until
from .test_pinpointsmsvoicev2.test_reviews import BRAND_FORM, brand, fill
from .test_pinpointsmsvoicev2.test_ten_dlc_reviews import PUBLIC
from .test_reviewing import SHORT_CODE, sms, submitted, version_of

WAITING: Literal["REQUIRES_AUTHENTICATION"] = "REQUIRES_AUTHENTICATION"
PUBLIC_FORM = BRAND_FORM | {
    path.replace("__", "."): value for path, value in PUBLIC.items()
}


def client_of_this_model() -> Any:
    client = sms()
    skip_unless_modelled(client, WAITING)
    return client


def waiting(client: Any, **submission: Any) -> str:
    """Submit the brand of a public company and wait until it must be authenticated."""
    brand_id = brand(client, **PUBLIC)
    client.submit_registration_version(RegistrationId=brand_id, **submission)
    assert statuses_until(client, WAITING, brand_id)[-1] == WAITING
    return brand_id


@mock_sms_registrations
def test_the_review_goes_on_after_the_authentication() -> None:
    client, control = client_of_this_model(), SmsVoiceControl()
    brand_id = waiting(client)
    authenticated = control.registrations.authenticate(brand_id)
    assert authenticated["RegistrationStatus"] == "REVIEWING"
    assert statuses_until(client, "COMPLETE", brand_id) == ["REVIEWING", "COMPLETE"]
    version = version_of(client, brand_id)
    assert list(version["RegistrationVersionStatusHistory"]) == [
        "DraftTimestamp",
        "SubmittedTimestamp",
        "ReviewingTimestamp",
        "RequiresAuthenticationTimestamp",
        "ApprovedTimestamp",
    ]


@mock_sms_registrations
def test_an_update_of_the_brand_is_authenticated_too() -> None:
    client, control = client_of_this_model(), SmsVoiceControl()
    brand_id = waiting(client)
    control.registrations.approve(brand_id)
    client.create_registration_version(RegistrationId=brand_id)
    fill(client, brand_id, PUBLIC_FORM)
    client.submit_registration_version(RegistrationId=brand_id)
    seen = statuses_until(client, "COMPLETE", brand_id, at_most=4)
    assert seen == ["SUBMITTED", WAITING, WAITING, WAITING]


@mock_sms_registrations
def test_a_denial_that_was_decided_before_follows_the_authentication() -> None:
    client, control = client_of_this_model(), SmsVoiceControl()
    control.registrations.on_submit(
        decision="deny", reasons=["BRAND_UNVERIFIED"], times=1
    )
    brand_id = waiting(client)
    control.registrations.authenticate(brand_id)
    assert statuses_until(client, "REQUIRES_UPDATES", brand_id) == [
        "REVIEWING",
        "REQUIRES_UPDATES",
    ]
    [reason] = version_of(client, brand_id)["DeniedReasons"]
    assert reason["Reason"] == "Brand unverified"


@pytest.mark.parametrize("decision", ["approve", "deny"])
@mock_sms_registrations
def test_a_decision_ends_the_wait(decision: str) -> None:
    client, control = client_of_this_model(), SmsVoiceControl()
    brand_id = waiting(client)
    decided = getattr(control.registrations, decision)(brand_id)
    final = {"approve": "COMPLETE", "deny": "REQUIRES_UPDATES"}[decision]
    assert decided["RegistrationStatus"] == final


@mock_sms_registrations
def test_a_form_with_a_fault_is_denied_without_authentication() -> None:
    client = client_of_this_model()
    brand_id = brand(client, **PUBLIC, companyInfo__city=None)
    client.submit_registration_version(RegistrationId=brand_id)
    assert statuses_until(client, "REQUIRES_UPDATES", brand_id) == [
        "SUBMITTED",
        "REQUIRES_UPDATES",
    ]


@mock_sms_registrations
def test_a_review_by_aws_comes_before_the_authentication() -> None:
    client, control = client_of_this_model(), SmsVoiceControl()
    skip_unless_modelled(client, "AWS_REVIEWING")
    brand_id = brand(client, **PUBLIC)
    client.submit_registration_version(RegistrationId=brand_id, AwsReview=True)
    assert statuses_until(client, WAITING, brand_id) == ["AWS_REVIEWING", WAITING]
    control.registrations.authenticate(brand_id)
    assert statuses_until(client, "COMPLETE", brand_id) == ["REVIEWING", "COMPLETE"]


@mock_sms_registrations
def test_an_authentication_that_a_test_requires() -> None:
    client, control = client_of_this_model(), SmsVoiceControl()
    control.registrations.on_submit(decision="require_authentication", times=1)
    registration_id = submitted(client)
    statuses_until(client, WAITING, registration_id)
    control.registrations.authenticate(registration_id)
    assert statuses_until(client, "COMPLETE", registration_id) == [
        "REVIEWING",
        "PROVISIONING",
        "COMPLETE",
    ]


@mock_sms_registrations
def test_an_authentication_that_a_test_requires_during_the_review() -> None:
    client, control = client_of_this_model(), SmsVoiceControl()
    control.registrations.on_submit(decision="deny")
    registration_id = submitted(client)
    statuses_until(client, "REVIEWING", registration_id)
    control.registrations.require_authentication(registration_id)
    control.registrations.authenticate(registration_id)
    assert statuses_until(client, "REQUIRES_UPDATES", registration_id) == [
        "REVIEWING",
        "REQUIRES_UPDATES",
    ]


@mock_sms_registrations
def test_a_seeded_registration_is_approved_after_its_authentication() -> None:
    client, control = client_of_this_model(), SmsVoiceControl()
    seeded = control.registrations.seed(
        RegistrationType=SHORT_CODE, RegistrationStatus=WAITING
    )
    with progression("registration", progression="immediate"):
        control.registrations.authenticate(seeded["RegistrationId"])
        [record] = client.describe_registrations()["Registrations"]
    assert record["RegistrationStatus"] == "COMPLETE"


@mock_sms_registrations
def test_a_held_registration_stays_in_review_after_its_authentication() -> None:
    client, control = client_of_this_model(), SmsVoiceControl()
    brand_id = waiting(client)
    control.registrations.hold(brand_id)
    control.registrations.authenticate(brand_id)
    seen = statuses_until(client, "COMPLETE", brand_id, at_most=3)
    assert seen == ["REVIEWING"] * 3
    approved = control.registrations.approve(brand_id)
    assert approved["RegistrationStatus"] == "COMPLETE"
