"""Review actions that the control refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext.control.types import RegistrationStatusType

from .test_pinpointsmsvoicev2 import (
    skip_unless_modelled,
)
from .test_reviewing import sms


@pytest.mark.parametrize(
    "status, action, message",
    [
        ("CREATED", "approve", "Cannot approve"),
        ("COMPLETE", "approve", "Cannot approve"),
        ("CREATED", "deny", "Cannot deny"),
        ("PROVISIONING", "deny", "Cannot deny"),
        ("REQUIRES_UPDATES", "deny", "Cannot deny"),
        ("CREATED", "require_authentication", "Cannot require authentication of"),
        (
            "REQUIRES_AUTHENTICATION",
            "require_authentication",
            "Cannot require authentication of",
        ),
        ("CREATED", "authenticate", "Cannot authenticate"),
        ("REVIEWING", "authenticate", "Submit it and describe it"),
        ("COMPLETE", "authenticate", "or call require_authentication first"),
        ("COMPLETE", "require_offline_review", "Cannot require an offline review of"),
        ("CREATED", "revoke", "Cannot revoke"),
        ("CLOSED", "revoke", "Cannot revoke"),
        ("REVIEWING", "close", "Cannot close"),
        ("CLOSED", "close", "Cannot close"),
        ("CLOSED", "hold", "Cannot hold"),
    ],
)
@mock_sms_registrations
def test_actions_that_the_status_does_not_allow(
    status: RegistrationStatusType, action: str, message: str
) -> None:
    control = SmsVoiceControl()
    skip_unless_modelled(sms(), status)
    seeded = control.registrations.seed(RegistrationStatus=status)
    registration_id = seeded["RegistrationId"]
    with pytest.raises(ValueError, match=message) as refusal:
        getattr(control.registrations, action)(registration_id)
    assert f"{registration_id}" in str(refusal.value)
    assert f"is {status}" in str(refusal.value)
    assert control.registrations.list() == [seeded]


def deny(**arguments: Any) -> Callable[[SmsVoiceControl, str], Any]:
    return lambda control, registration_id: control.registrations.deny(
        registration_id, **arguments
    )


def on_submit(**arguments: Any) -> Callable[[SmsVoiceControl, str], Any]:
    return lambda control, _: control.registrations.on_submit(**arguments)


@pytest.mark.parametrize(
    "call, error, message",
    [
        (
            lambda control, _: control.registrations.approve("none"),
            ValueError,
            "Unknown registration 'none'",
        ),
        (
            lambda control, _: control.registrations.approve("arn:x"),
            ValueError,
            "Unknown registration 'arn:x'",
        ),
        (
            lambda control, _: control.registrations.approve(5),
            TypeError,
            "must be a string, not 5",
        ),
        (
            lambda control, id_: control.registrations.approve(
                id_, additional_attributes={"a": 1}
            ),
            ValueError,
            "additional_attributes.a: Member must be of type string",
        ),
        (
            deny(reasons=["PRIVACY_POLICY_MISING"]),
            ValueError,
            "did you mean PRIVACY_POLICY_MISSING",
        ),
        (
            deny(reasons=["Opt-In Workflow Mismatch"]),
            ValueError,
            "did you mean Opt-in Workflow Mismatch",
        ),
        (
            on_submit(decision="deny", reasons=["?"]),
            ValueError,
            "Unknown denial code or title",
        ),
        (deny(reasons="INVALID_URL"), TypeError, "reasons must be a list"),
        (deny(reasons=[{"Reason": "x"}]), ValueError, "shortDescription: .* null"),
        (deny(reasons=[{"Cause": "x"}]), TypeError, "Unknown member 'Cause'"),
        (
            deny(fields={"companyInfo.webSite": "INVALID_URL"}),
            ValueError,
            "did you mean companyInfo.website",
        ),
        (
            deny(fields={"companyInfo.city": "INVALID_UR"}),
            ValueError,
            (
                r"\['companyInfo.city'\]: Unknown denial code 'INVALID_UR' \(did you mean "
                r"INVALID_URL\?\). Pass any other reason as a dict with DeniedReason"
            ),
        ),
        (
            deny(fields={"companyInfo.city": {}}),
            ValueError,
            "must have DeniedReason, Feedback or both, not {}",
        ),
        (
            deny(fields={"companyInfo.city": {"Why": "x"}}),
            ValueError,
            "must have DeniedReason, Feedback or both, not",
        ),
        (
            deny(fields={"companyInfo.city": {"Feedback": 1}}),
            ValueError,
            "Feedback: Member must be of type string",
        ),
        (
            on_submit(decision="maybe"),
            ValueError,
            "Unknown decision 'maybe'. Decisions: approve, deny",
        ),
        (
            on_submit(registration_type="X"),
            ValueError,
            "Unknown registration type X. Add it with define_type",
        ),
        (
            on_submit(decision="hold", feedback="x"),
            ValueError,
            "decision='deny' only, not with 'hold'",
        ),
        (
            on_submit(decision="deny", times=0),
            ValueError,
            "times must be an integer of at least 1, not 0",
        ),
        (
            on_submit(decision="deny", additional_attributes={"a": "b"}),
            ValueError,
            "decision='approve' only, not with 'deny'",
        ),
    ],
)
@mock_sms_registrations
def test_invalid_arguments(
    call: Callable[[SmsVoiceControl, str], Any], error: type[Exception], message: str
) -> None:
    control = SmsVoiceControl()
    seeded = control.registrations.seed(RegistrationStatus="REVIEWING")
    with pytest.raises(error, match=message):
        call(control, seeded["RegistrationId"])
    assert control.registrations.list() == [seeded]
