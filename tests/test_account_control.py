"""SmsVoiceControl changes the settings of an account."""

from __future__ import annotations

from typing import Any

import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .test_control_arguments import sms
from .test_control_routes import HERE, ask

DEFAULTS: Any = {
    "tier": "PRODUCTION",
    "status": "ACTIVE",
    "spend_maximums": {"TEXT": 200, "MEDIA": 200, "RCS": 1, "VOICE": 1, "NOTIFY": 1},
    "spent": {},
    "prices": {},
    "enforce_quotas": None,
}


def limits() -> dict[str, int]:
    """Return the maximum of each limit, by channel."""
    return {
        limit["Name"].partition("_")[0]: limit["MaxLimit"]
        for limit in sms().describe_spend_limits()["SpendLimits"]
    }


@mock_sms_registrations
def test_the_settings_of_an_account() -> None:
    control = SmsVoiceControl()
    assert control.account.settings() == DEFAULTS
    control.account.update(
        tier="SANDBOX",
        status="ACCOUNT_DISABLED",
        spend_maximums={"VOICE": 50},
        spent={"TEXT": 0.5},
        prices={"TEXT": {"US": 0.01, "*": 0.02}},
        enforce_quotas=True,
    )
    changed: Any = {
        "tier": "SANDBOX",
        "status": "ACCOUNT_DISABLED",
        "spend_maximums": {"TEXT": 1, "MEDIA": 1, "RCS": 1, "VOICE": 50, "NOTIFY": 1},
        "spent": {"TEXT": 0.5},
        "prices": {"TEXT": {"US": 0.01, "*": 0.02}},
        "enforce_quotas": True,
    }
    assert control.account.settings() == changed
    control.account.update()
    assert control.account.settings() == changed
    assert control.in_region("eu-west-1").account.settings() == DEFAULTS


@mock_sms_registrations
def test_a_setting_of_one_channel_leaves_the_others() -> None:
    account = SmsVoiceControl().account
    account.update(spend_maximums={"TEXT": 5}, prices={"TEXT": {"US": 1}})
    account.update(spend_maximums={"MEDIA": 6}, prices={"VOICE": {"*": 2.5}})
    assert limits() == {"TEXT": 5, "MEDIA": 6, "RCS": 1, "VOICE": 1, "NOTIFY": 1}
    assert account.settings()["prices"] == {"TEXT": {"US": 1}, "VOICE": {"*": 2.5}}
    account.update(spend_maximums={"TEXT": None}, prices={"TEXT": None})
    assert limits() == {"TEXT": 200, "MEDIA": 6, "RCS": 1, "VOICE": 1, "NOTIFY": 1}
    assert account.settings()["prices"] == {"VOICE": {"*": 2.5}}


@mock_sms_registrations
def test_the_tier_is_an_attribute_of_the_account() -> None:
    SmsVoiceControl().account.update(tier="SANDBOX")
    attributes = sms().describe_account_attributes()["AccountAttributes"]
    assert attributes == [{"Name": "ACCOUNT_TIER", "Value": "SANDBOX"}]


@mock_sms_registrations
def test_a_month_starts_with_nothing_spent() -> None:
    account = SmsVoiceControl().account
    account.update(spent={"TEXT": 199.5, "VOICE": 1})
    account.start_month()
    assert account.settings()["spent"] == {}


@mock_sms_registrations
def test_an_active_account_again() -> None:
    account = SmsVoiceControl().account
    account.update(status="INSUFFICIENT_ACCOUNT_REPUTATION")
    account.update(status="ACTIVE")
    assert account.settings() == DEFAULTS


@pytest.mark.parametrize(
    "arguments, error, message",
    [
        (
            {"tier": "SANDBOXED"},
            ValueError,
            (
                r"Unknown tier 'SANDBOXED' \(did you mean SANDBOX\?\)\. "
                "Tiers: PRODUCTION, SANDBOX"
            ),
        ),
        (
            {"status": "DISABLED"},
            ValueError,
            r"Unknown status 'DISABLED'.* Statuses: ACTIVE, ACCOUNT_DISABLED, INSUFF",
        ),
        (
            {"spend_maximums": {"SMS": 1}},
            ValueError,
            "Unknown channel 'SMS'.* Channels: TEXT, MEDIA, RCS, VOICE, NOTIFY",
        ),
        ({"spend_maximums": 5}, TypeError, "spend_maximums must be a dict by channel"),
        (
            {"spend_maximums": {"TEXT": 1.5}},
            TypeError,
            "spend_maximums.TEXT must be an integer, not 1.5",
        ),
        (
            {"spent": {"TEXT": -1}},
            ValueError,
            "spent.TEXT must be a number from 0 to 1000000000, not -1",
        ),
        ({"spent": {"TEXT": None}}, TypeError, "spent.TEXT must be a number, not None"),
        (
            {"prices": {"TEXT": 0.1}},
            TypeError,
            "prices.TEXT must be a dict by country, not 0.1",
        ),
        (
            {"prices": {"TEXT": {"usa": 0.1}}},
            ValueError,
            "Unknown country 'usa'. Pass the ISO 3166 code of a country that AWS sends",
        ),
        (
            {"prices": {"TEXT": {"US": True}}},
            TypeError,
            "prices.TEXT.US must be a number, not True",
        ),
        ({"enforce_quotas": "yes"}, TypeError, "enforce_quotas must be a boolean"),
    ],
)
@mock_sms_registrations
def test_settings_that_are_refused(
    arguments: dict[str, Any], error: type[Exception], message: str
) -> None:
    account = SmsVoiceControl().account
    with pytest.raises(error, match=message):
        account.update(**{"tier": "SANDBOX"} | arguments)
    assert account.settings() == DEFAULTS


@mock_sms_registrations
def test_the_account_over_http() -> None:
    settings = {"spend_maximums": {"TEXT": 5}, "spent": {"TEXT": 4.99}}
    assert ask("/account/update", HERE | settings) == (200, None)
    assert ask("/account/settings", HERE, "GET") == (
        200,
        DEFAULTS
        | {
            "spend_maximums": DEFAULTS["spend_maximums"] | {"TEXT": 5},
            "spent": {"TEXT": 4.99},
        },
    )
    assert ask("/account/start-month", HERE) == (200, None)
    assert ask("/account/settings", HERE, "GET")[1]["spent"] == {}
