"""A review decides the submitted version."""

from __future__ import annotations

from typing import Any

import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .test_pinpointsmsvoicev2 import progression, refused, statuses_until
from .test_pinpointsmsvoicev2.test_events import queue, received, rule
from .test_reviewing import sms, submitted, version_of


@mock_sms_registrations
def test_a_review_ignores_a_newer_draft() -> None:
    client = sms()
    registration_id = submitted(client)
    statuses_until(client, "PROVISIONING", registration_id, 4)
    error = refused(client.create_registration_version, RegistrationId=registration_id)
    assert error["Reason"] == "CREATE_REGISTRATION_VERSION_NOT_ALLOWED"
    statuses_until(client, "COMPLETE", registration_id, 2)
    client.create_registration_version(RegistrationId=registration_id)
    versions = client.describe_registration_versions(RegistrationId=registration_id)[
        "RegistrationVersions"
    ]
    assert [version["RegistrationVersionStatus"] for version in versions] == [
        "DRAFT",
        "APPROVED",
    ]


@mock_sms_registrations
def test_a_decision_applies_to_the_submitted_version() -> None:
    client, control = sms(), SmsVoiceControl()
    seeded = control.registrations.seed(
        RegistrationStatus="PROVISIONING",
        CurrentVersionNumber=2,
        ApprovedVersionNumber=1,
    )
    approved = control.registrations.approve(seeded["RegistrationId"])
    assert approved["ApprovedVersionNumber"] == 1
    version = version_of(client, seeded["RegistrationId"])
    assert version["RegistrationVersionStatus"] == "DRAFT"


@pytest.mark.parametrize(
    "transition",
    [
        {"progression": "manual", "times": 1},
        {"progression": "manual", "times": 3},
        {"progression": "time", "seconds": 0.1},
    ],
)
@mock_sms_registrations
def test_revoke_stops_the_transitions(transition: dict[str, Any]) -> None:
    client, control = sms(), SmsVoiceControl()
    registration_id = submitted(client)
    statuses_until(client, "PROVISIONING", registration_id, 4)
    with progression("pinpointsmsvoicev2::registration", **transition):
        control.registrations.revoke(registration_id)
        assert (
            statuses_until(client, "COMPLETE", registration_id, 4)
            == ["REQUIRES_UPDATES"] * 4
        )


@pytest.mark.parametrize(
    "registration_type",
    ["US_TEN_DLC_BRAND_REGISTRATION", "NOTIFY_TIER_UPGRADE_REGISTRATION"],
)
@mock_sms_registrations
def test_registrations_without_an_identity_skip_provisioning(
    registration_type: str,
) -> None:
    client, control = sms(), SmsVoiceControl()
    seeded = control.registrations.seed(
        RegistrationType=registration_type, RegistrationStatus="REVIEWING"
    )
    control.registrations.approve(seeded["RegistrationId"])
    history = version_of(client, seeded["RegistrationId"])
    assert history["RegistrationVersionStatus"] == "APPROVED"


@mock_sms_registrations
def test_revoke_after_a_denial_sends_no_second_event() -> None:
    control = SmsVoiceControl()
    planted = control.registrations.seed(
        RegistrationStatus="REQUIRES_UPDATES",
        CurrentVersionNumber=2,
        ApprovedVersionNumber=1,
    )
    url, arn = queue("revoked")
    rule({"Arn": arn})
    revoked = control.registrations.revoke(planted["RegistrationId"])
    assert revoked["RegistrationStatus"] == "REQUIRES_UPDATES"
    assert "ApprovedVersionNumber" not in revoked
    assert received(url) == []
