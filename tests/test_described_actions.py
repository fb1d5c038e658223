"""The control describes which actions a registration allows, and why not the others."""

from __future__ import annotations

from typing import Any, get_args

import boto3
import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations
from moto_pinpointsmsv2_ext.control.refusals import ReviewAction
from moto_pinpointsmsv2_ext.control.types import RegistrationStatusType

from .test_pinpointsmsvoicev2 import skip_unless_modelled
from .test_states import TABLE, in_state


def check_actions(control: SmsVoiceControl, registration_id: str, action: str) -> None:
    """Check that an action succeeds exactly if it is described as allowed."""
    actions: dict[Any, str | None] = {
        **control.registrations.describe(registration_id)["actions"]
    }
    assert list(actions) == list(get_args(ReviewAction))
    act = getattr(control.registrations, action)
    if actions[action] is None:
        assert act(registration_id)["RegistrationId"] == registration_id
        return
    with pytest.raises(ValueError) as caught:
        act(registration_id)
    assert str(caught.value) == actions[action]


@pytest.mark.parametrize("status, version", TABLE)
@mock_sms_registrations
def test_an_action_is_described_as_it_is_refused(status: str, version: str) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    control = SmsVoiceControl()
    skip_unless_modelled(client, status)
    for action in get_args(ReviewAction):
        registration_id = in_state(client, control, status, version)
        check_actions(control, registration_id, action)


@pytest.mark.parametrize("action", get_args(ReviewAction))
@mock_sms_registrations
def test_an_action_on_a_deleted_registration_is_described(action: str) -> None:
    control = SmsVoiceControl()
    seeded = control.registrations.seed(RegistrationStatus="DELETED")
    check_actions(control, seeded["RegistrationId"], action)


ALLOWED: dict[RegistrationStatusType, list[ReviewAction]] = {
    "CREATED": ["hold", "close"],
    "REVIEWING": [
        "approve",
        "deny",
        "require_authentication",
        "require_offline_review",
        "hold",
    ],
    "REQUIRES_AUTHENTICATION": [
        "approve",
        "deny",
        "authenticate",
        "require_offline_review",
        "hold",
    ],
    "PROVISIONING": ["approve", "hold", "revoke"],
    "COMPLETE": ["hold", "revoke", "close"],
    "REQUIRES_UPDATES": ["hold", "close"],
    "CLOSED": [],
}


@pytest.mark.parametrize("status", ALLOWED)
@mock_sms_registrations
def test_the_actions_that_a_status_allows(status: RegistrationStatusType) -> None:
    control = SmsVoiceControl()
    seeded = control.registrations.seed(RegistrationStatus=status)
    actions = control.registrations.describe(seeded["RegistrationId"])["actions"]
    allowed = [action for action, message in actions.items() if message is None]
    assert allowed == ALLOWED[status]


@mock_sms_registrations
def test_the_message_of_a_refused_action_says_what_to_do() -> None:
    control = SmsVoiceControl()
    registration_id = control.registrations.seed()["RegistrationId"]
    actions = control.registrations.describe(registration_id)["actions"]
    assert actions["deny"] == (
        f"Cannot deny {registration_id}: it is CREATED. Allowed statuses: AWS_REVIEWING, "
        "REQUIRES_AUTHENTICATION, REVIEWING, SUBMITTED"
    )
    assert actions["revoke"] == (
        f"Cannot revoke {registration_id}: it is CREATED and has no approved version. "
        "Pass a registration that is COMPLETE"
    )
