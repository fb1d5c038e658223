"""What the control decides about Notify: reviews, tiers and templates."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import boto3
import pytest

from moto_pinpointsmsv2_ext import SmsVoiceControl, mock_sms_registrations

from .test_pinpointsmsvoicev2 import needs_notify, refused
from .test_pinpointsmsvoicev2.notify import ENGLISH, configuration, described

pytestmark = needs_notify


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def send(notify_id: str, **members: Any) -> dict[str, Any]:
    request = {
        "NotifyConfigurationId": notify_id,
        "DestinationPhoneNumber": "+12065550100",
        "TemplateId": ENGLISH,
        "TemplateVariables": {"code": "123456"},
        **members,
    }
    return dict(sms().send_notify_text_message(**request))


@mock_sms_registrations
def test_a_seeded_configuration_sends() -> None:
    seeded = SmsVoiceControl().notify_configurations.seed()
    notify_id = seeded["NotifyConfigurationId"]
    assert seeded == described(sms(), notify_id)
    for name, value in (
        ("DisplayName", "Example"),
        ("Status", "ACTIVE"),
        ("Tier", "BASIC"),
        ("TierUpgradeStatus", "BASIC"),
        ("EnabledChannels", ["SMS", "VOICE"]),
    ):
        assert seeded[name] == value  # type: ignore[literal-required]
    sent = send(notify_id)
    assert sent["ResolvedMessageBody"] == "Your Example verification code is 123456."


@mock_sms_registrations
def test_seed_with_members() -> None:
    control = SmsVoiceControl()
    pool = control.pools.seed()
    members: dict[str, Any] = {
        "NotifyConfigurationId": "notify-1",
        "DisplayName": "Acme",
        "PoolId": pool["PoolArn"],
        "DefaultTemplateId": ENGLISH,
        "Status": "REJECTED",
        "RejectionReason": "Too long",
        "Tier": "ADVANCED",
    }
    control.notify_configurations.seed(**members)
    found = described(sms(), "notify-1")
    expected = {"PoolId": pool["PoolId"], "TierUpgradeStatus": "ADVANCED"}
    assert found == found | members | expected


@mock_sms_registrations
def test_a_seeded_upgrade_that_is_pending() -> None:
    seeded = SmsVoiceControl().notify_configurations.seed(
        TierUpgradeStatus="PENDING_UPGRADE"
    )
    assert (seeded["Tier"], seeded["TierUpgradeStatus"]) == ("BASIC", "PENDING_UPGRADE")


@pytest.mark.parametrize(
    "members, message",
    [
        ({"PoolId": "pool-1"}, "Unknown pool 'pool-1' in us-east-1"),
        (
            {"DefaultTemplateId": "notify-code-verification-english-01"},
            (
                "Unknown template 'notify-code-verification-english-01' (did you mean "
                "notify-code-verification-english-001?). Pass one that "
                "describe_notify_templates returns, or define it with define_template "
                "first"
            ),
        ),
        ({"Tier": "GOLD"}, "Invalid NotifyConfigurationInformation: tier: "),
        ({"NotifyConfigurationId": "notify-1"}, "notify-1 already exists"),
    ],
)
@mock_sms_registrations
def test_a_seed_that_is_refused(members: dict[str, Any], message: str) -> None:
    configurations = SmsVoiceControl().notify_configurations
    configurations.seed(NotifyConfigurationId="notify-1")
    with pytest.raises(ValueError, match=re.escape(message)):
        configurations.seed(**members)


#: the decision, the status and the RejectionReason after it
DECISIONS: list[tuple[Callable[[Any, str], Any], str, str | None]] = [
    (lambda all_, each: all_.approve(each), "ACTIVE", None),
    (lambda all_, each: all_.reject(each), "REJECTED", "Display name is not allowed"),
    (
        lambda all_, each: all_.reject(each, reason="Misleading"),
        "REJECTED",
        "Misleading",
    ),
    (
        lambda all_, each: all_.require_verification(each),
        "REQUIRES_VERIFICATION",
        None,
    ),
    (lambda all_, each: all_.hold(each), "PENDING", None),
]


@pytest.mark.parametrize("decide, status, reason", DECISIONS)
@mock_sms_registrations
def test_a_decision_on_a_display_name(
    decide: Callable[[Any, str], Any], status: str, reason: str | None
) -> None:
    client = sms()
    notify_id = configuration(client, reviewed=False)
    decided = decide(SmsVoiceControl().notify_configurations, notify_id)
    for found in (decided, *(described(client, notify_id) for _ in range(3))):
        assert found["Status"] == status
        assert found.get("RejectionReason") == reason


@mock_sms_registrations
def test_a_display_name_that_is_verified() -> None:
    client = sms()
    notify_id = configuration(client, DisplayName="Amazon")
    error = refused(
        client.send_notify_text_message,
        NotifyConfigurationId=notify_id,
        DestinationPhoneNumber="+12065550100",
        TemplateId=ENGLISH,
        TemplateVariables={"code": "123456"},
    )
    assert error["Reason"] == "NOTIFY_CONFIGURATION_NOT_ACTIVE"
    SmsVoiceControl().notify_configurations.approve(notify_id)
    sent = send(notify_id)
    assert sent["ResolvedMessageBody"] == "Your Amazon verification code is 123456."


@mock_sms_registrations
def test_an_approval_removes_the_reason_of_a_rejection() -> None:
    configurations = SmsVoiceControl().notify_configurations
    notify_id = configurations.seed()["NotifyConfigurationId"]
    configurations.reject(notify_id)
    assert "RejectionReason" not in configurations.approve(notify_id)


@mock_sms_registrations
def test_only_a_pending_configuration_is_held() -> None:
    configurations = SmsVoiceControl().notify_configurations
    configurations.seed(NotifyConfigurationId="notify-1")
    with pytest.raises(ValueError, match="^notify-1 must be PENDING, not ACTIVE$"):
        configurations.hold("notify-1")


@mock_sms_registrations
def test_decide_reviews_in_advance() -> None:
    client, configurations = sms(), SmsVoiceControl().notify_configurations
    configurations.on_create(decision="reject", reason="Misleading")
    configurations.on_create("Google")
    for name, status, reason in (
        ("Acme", "REJECTED", "Misleading"),
        ("Google", "ACTIVE", None),
    ):
        notify_id = configuration(client, DisplayName=name, reviewed=False)
        assert described(client, notify_id)["Status"] == "PENDING"
        for _ in range(2):
            found = described(client, notify_id)
            assert found["Status"] == status
            assert found.get("RejectionReason") == reason


@mock_sms_registrations
def test_hold_reviews_in_advance() -> None:
    client, configurations = sms(), SmsVoiceControl().notify_configurations
    configurations.on_create(decision="hold")
    notify_id = configuration(client)
    assert described(client, notify_id)["Status"] == "PENDING"
    assert configurations.approve(notify_id)["Status"] == "ACTIVE"


@pytest.mark.parametrize(
    "arguments, error, message",
    [
        (
            {"decision": "rejects"},
            ValueError,
            (
                "Unknown decision 'rejects' (did you mean reject?). Decisions: approve, "
                "reject, require_verification, hold"
            ),
        ),
        (
            {"reason": "Misleading"},
            ValueError,
            "Pass reason with reject only, not with approve",
        ),
        (
            {"decision": "reject", "reason": 1},
            TypeError,
            "reason must be a string, not 1",
        ),
        ({"display_name": "x" * 16}, ValueError, "Invalid display_name: "),
    ],
)
@mock_sms_registrations
def test_a_decision_in_advance_that_is_refused(
    arguments: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=f"^{re.escape(message)}"):
        SmsVoiceControl().notify_configurations.on_create(**arguments)


@mock_sms_registrations
def test_set_the_tier() -> None:
    client = sms()
    configurations = SmsVoiceControl().notify_configurations
    notify_id = configurations.seed()["NotifyConfigurationId"]
    template = {"TemplateId": "notify-code-verification-english-003"}
    for tier in ("ADVANCED", "BASIC"):
        configurations.set_tier(notify_id, tier)
        found = described(client, notify_id)
        assert (found["Tier"], found["TierUpgradeStatus"]) == (tier, tier)
        if tier == "ADVANCED":
            send(notify_id, **template)


@mock_sms_registrations
def test_a_tier_that_does_not_exist() -> None:
    configurations = SmsVoiceControl().notify_configurations
    notify_id = configurations.seed()["NotifyConfigurationId"]
    with pytest.raises(ValueError, match="^Invalid tier: "):
        configurations.set_tier(notify_id, "GOLD")  # type: ignore[arg-type]


@mock_sms_registrations
def test_the_pace_of_reviews() -> None:
    client, control = sms(), SmsVoiceControl()
    control.pace("notify-configuration", "manual", times=2)
    notify_id = configuration(client, reviewed=False)
    seen = [described(client, notify_id)["Status"] for _ in range(3)]
    assert seen == ["PENDING", "PENDING", "ACTIVE"]


@mock_sms_registrations
def test_a_registration_that_is_denied() -> None:
    client, control = sms(), SmsVoiceControl()
    notify_id = control.notify_configurations.seed()["NotifyConfigurationId"]
    registration_id = client.create_registration(
        RegistrationType="NOTIFY_TIER_UPGRADE_REGISTRATION"
    )["RegistrationId"]
    client.submit_registration_version(RegistrationId=registration_id)
    control.registrations.deny(registration_id)
    assert described(client, notify_id)["TierUpgradeStatus"] == "REJECTED"


@mock_sms_registrations
def test_define_a_template() -> None:
    client, control = sms(), SmsVoiceControl()
    defined = control.notify_configurations.define_template(
        TemplateId="acme-login", Content="{{brandName}} code {{code}} for {{place}}"
    )
    [found] = client.describe_notify_templates(TemplateIds=["acme-login"])[
        "NotifyTemplates"
    ]
    assert defined == found
    assert found["LanguageCode"] == "en"
    assert found["Channels"] == ["SMS", "VOICE"]
    assert "MATTHEW" in found["SupportedVoiceIds"]
    assert found["Variables"]["brandName"]["Source"] == "SYSTEM"
    assert found["Variables"]["code"]["Pattern"] == r"^\d{4,8}$"
    assert found["Variables"]["place"] == {
        "Type": "STRING",
        "Required": True,
        "Source": "CUSTOMER",
    }
    notify_id = control.notify_configurations.seed()["NotifyConfigurationId"]
    sent = send(
        notify_id,
        TemplateId="acme-login",
        TemplateVariables={"code": "1234", "place": "Rome"},
    )
    assert sent["ResolvedMessageBody"] == "Example code 1234 for Rome"


@mock_sms_registrations
def test_a_template_with_all_members() -> None:
    members: dict[str, Any] = {
        "TemplateId": ENGLISH,
        "Version": 2,
        "TemplateType": "OTP_VERIFICATION",
        "Channels": ["SMS"],
        "TierAccess": ["ADVANCED"],
        "Status": "INACTIVE",
        "SupportedCountries": ["SE"],
        "LanguageCode": "sv",
        "Content": "Din kod: {{code}}",
        "Variables": {"code": {"Type": "INTEGER", "Required": True, "MinValue": 0}},
    }
    defined: dict[str, Any] = dict(
        SmsVoiceControl().notify_configurations.define_template(**members)
    )
    assert defined == members | {"CreatedTimestamp": defined["CreatedTimestamp"]}
    templates = sms().describe_notify_templates()["NotifyTemplates"]
    assert len(templates) == 10
    assert templates[0] == defined


@mock_sms_registrations
def test_a_voice_template_in_a_language_without_known_voices() -> None:
    defined = SmsVoiceControl().notify_configurations.define_template(
        TemplateId="mine", LanguageCode="sv"
    )
    assert "SupportedVoiceIds" not in defined


@pytest.mark.parametrize(
    "members, message",
    [
        (
            {"Content": "{{code}} {{day}}", "Variables": {"code": {}}},
            "Invalid NotifyTemplateInformation: ",
        ),
        (
            {
                "Content": "{{code}} {{day}}",
                "Variables": {"code": {"Type": "STRING", "Required": True}},
            },
            (
                "Content has the variable day, which Variables does not define. Add it, or "
                "leave Variables out"
            ),
        ),
        (
            {
                "Content": "{{code}}",
                "Variables": {
                    "code": {"Type": "STRING", "Required": True, "Pattern": "("}
                },
            },
            "The Pattern '(' of code must be a valid regular expression: ",
        ),
        ({"LanguageCode": "EN"}, "Invalid NotifyTemplateInformation: languageCode: "),
    ],
)
@mock_sms_registrations
def test_a_template_that_is_refused(members: dict[str, Any], message: str) -> None:
    configurations = SmsVoiceControl().notify_configurations
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        configurations.define_template(TemplateId="mine", **members)


@mock_sms_registrations
def test_templates_and_configurations_are_removed_by_a_reset() -> None:
    control = SmsVoiceControl()
    control.notify_configurations.seed()
    control.notify_configurations.define_template(TemplateId="mine")
    control.reset()
    assert sms().describe_notify_configurations()["NotifyConfigurations"] == []
    assert len(sms().describe_notify_templates()["NotifyTemplates"]) == 10
