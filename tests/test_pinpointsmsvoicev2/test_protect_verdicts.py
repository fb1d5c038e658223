"""What a protect configuration decides on a message, which the sending operations ask."""

from __future__ import annotations

import importlib
from datetime import datetime, timedelta
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import backend, moto_time, needs_protect

pytestmark = [needs_protect, pytest.mark.in_process]

NUMBER = "+442079460000"
NOON = datetime(2026, 1, 1, 12)


class Configuration:
    """A protect configuration with rules for Great Britain and for a number there."""

    def __init__(self) -> None:
        self.sms = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
        created = self.sms.create_protect_configuration()
        self.id = created["ProtectConfigurationId"]
        self.arn = created["ProtectConfigurationArn"]

    def set(self, status: str, capability: str = "SMS") -> None:
        self.sms.update_protect_configuration_country_rule_set(
            ProtectConfigurationId=self.id,
            NumberCapability=capability,
            CountryRuleSetUpdates={"GB": {"ProtectStatus": status}},
        )

    def put(self, action: str, **members: Any) -> None:
        self.sms.put_protect_configuration_rule_set_number_override(
            ProtectConfigurationId=self.id,
            DestinationPhoneNumber=NUMBER,
            Action=action,
            **members,
        )

    def verdict(
        self, capability: str = "SMS", number: str = NUMBER, country: str | None = "GB"
    ) -> str:
        configuration = verdicts().effective_configuration(backend().store, self.id)
        verdict = verdicts().assess(configuration, capability, number, country)
        return str(verdict.name)


def verdicts() -> Any:
    return importlib.import_module("moto.pinpointsmsvoicev2.models.protect.verdicts")


@mock_aws
def test_a_message_without_a_configuration_is_allowed() -> None:
    assert verdicts().effective_configuration(backend().store) is None
    assert verdicts().assess(None, "SMS", NUMBER, "GB").name == "ALLOWED"


@pytest.mark.parametrize(
    "status, verdict",
    [
        ("ALLOW", "ALLOWED"),
        ("BLOCK", "BLOCKED_BY_COUNTRY_RULE"),
        ("FILTER", "FILTERED"),
        ("MONITOR", "MONITORED"),
    ],
)
@mock_aws
def test_the_rule_of_the_country_decides(status: str, verdict: str) -> None:
    configuration = Configuration()
    configuration.set(status)
    assert configuration.verdict() == verdict
    assert configuration.verdict("RCS") == verdict
    assert configuration.verdict("MMS") == "ALLOWED"
    assert configuration.verdict("VOICE") == "ALLOWED"
    assert configuration.verdict(number="+12065550100", country="US") == "ALLOWED"
    assert configuration.verdict(number="+9990000000", country=None) == "ALLOWED"


@pytest.mark.parametrize(
    "status, verdict",
    [
        ("ALLOW", "ALLOWED"),
        ("BLOCK", "BLOCKED_BY_COUNTRY_RULE"),
        ("FILTER", "ALLOWED"),
        ("MONITOR", "ALLOWED"),
    ],
)
@mock_aws
def test_voice_messages_are_blocked_or_allowed(status: str, verdict: str) -> None:
    configuration = Configuration()
    configuration.set(status, "VOICE")
    assert configuration.verdict("VOICE") == verdict
    assert configuration.verdict("SMS") == "ALLOWED"


@pytest.mark.parametrize("status", ["ALLOW", "BLOCK", "FILTER", "MONITOR"])
@pytest.mark.parametrize(
    "action, verdict", [("ALLOW", "ALLOWED"), ("BLOCK", "BLOCKED_BY_NUMBER_OVERRIDE")]
)
@mock_aws
def test_an_override_beats_the_rule_of_the_country(
    action: str, verdict: str, status: str
) -> None:
    configuration = Configuration()
    configuration.set(status)
    configuration.put(action)
    for capability in ("SMS", "MMS", "VOICE", "RCS"):
        assert configuration.verdict(capability) == verdict
    assert configuration.verdict(number=NUMBER[1:]) == verdict


@mock_aws
def test_an_expired_override_does_not_apply() -> None:
    configuration = Configuration()
    configuration.set("BLOCK")
    with moto_time(NOON):
        configuration.put("ALLOW", ExpirationTimestamp=NOON + timedelta(hours=1))
        assert configuration.verdict() == "ALLOWED"
    with moto_time(NOON + timedelta(hours=1)):
        assert configuration.verdict() == "BLOCKED_BY_COUNTRY_RULE"


@mock_aws
def test_the_configuration_of_the_request_precedes_that_of_the_set_and_the_default() -> (
    None
):
    requested, of_set, default = (Configuration() for _ in range(3))
    client = default.sms
    client.create_configuration_set(ConfigurationSetName="alerts")
    configuration_set = backend().store.get_by_arn(
        "arn:aws:sms-voice:us-east-1:123456789012:configuration-set/alerts"
    )

    def effective(*arguments: Any) -> Any:
        found = verdicts().effective_configuration(backend().store, *arguments)
        return found and found.id

    assert effective(None, configuration_set) is None
    client.set_account_default_protect_configuration(ProtectConfigurationId=default.id)
    assert effective() == default.id
    assert effective(None, configuration_set) == default.id
    client.associate_protect_configuration(
        ProtectConfigurationId=of_set.id, ConfigurationSetName="alerts"
    )
    assert effective(None, configuration_set) == of_set.id
    assert effective(requested.id, configuration_set) == requested.id
    assert effective(requested.arn, configuration_set) == requested.id
    assert effective(requested.id) == requested.id


@mock_aws
def test_a_requested_configuration_must_exist() -> None:
    configuration = Configuration()
    configuration.sms.delete_protect_configuration(
        ProtectConfigurationId=configuration.id
    )
    exceptions: Any = importlib.import_module("moto.pinpointsmsvoicev2.exceptions")
    with pytest.raises(exceptions.ResourceNotFoundException) as error:
        verdicts().effective_configuration(backend().store, configuration.id)
    assert error.value.resource_type == "protect-configuration"
