"""The country rule sets of protect configurations."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import MODEL, needs_protect, refused

pytestmark = needs_protect


class Configuration:
    """A protect configuration and its rules."""

    def __init__(self) -> None:
        self.sms = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
        self.id = self.sms.create_protect_configuration()["ProtectConfigurationId"]

    def rules(self, capability: str = "SMS") -> dict[str, str]:
        reply = self.sms.get_protect_configuration_country_rule_set(
            ProtectConfigurationId=self.id, NumberCapability=capability
        )
        return statuses(reply)

    def request(self, capability: str = "SMS", **rules: str) -> dict[str, Any]:
        return {
            "ProtectConfigurationId": self.id,
            "NumberCapability": capability,
            "CountryRuleSetUpdates": {
                country: {"ProtectStatus": status} for country, status in rules.items()
            },
        }

    def update(self, capability: str = "SMS", **rules: str) -> dict[str, Any]:
        reply: dict[str, Any] = self.sms.update_protect_configuration_country_rule_set(
            **self.request(capability, **rules)
        )
        return reply


def statuses(reply: dict[str, Any]) -> dict[str, str]:
    return {
        country: rule["ProtectStatus"]
        for country, rule in reply["CountryRuleSet"].items()
    }


def changed(rules: dict[str, str]) -> dict[str, str]:
    return {country: rule for country, rule in rules.items() if rule != "ALLOW"}


@pytest.mark.parametrize("capability", ["SMS", "VOICE", "MMS", "RCS"])
@mock_aws
def test_a_new_configuration_allows_every_country(capability: str) -> None:
    if capability not in MODEL.shape_for("NumberCapability").metadata["enum"]:
        pytest.skip(f"the service model of this botocore has no {capability}")
    configuration = Configuration()
    reply = configuration.sms.get_protect_configuration_country_rule_set(
        ProtectConfigurationId=configuration.id, NumberCapability=capability
    )
    assert reply["ProtectConfigurationId"] == configuration.id
    assert reply["ProtectConfigurationArn"].endswith(
        f"protect-configuration/{configuration.id}"
    )
    assert reply["NumberCapability"] == capability
    rules = statuses(reply)
    assert len(rules) == 215
    assert {"US", "GB", "PR", "JE", "ZW"} < set(rules)
    assert changed(rules) == {}


@mock_aws
def test_an_update_changes_the_given_countries_and_returns_all() -> None:
    configuration = Configuration()
    configuration.update(GB="BLOCK", DE="MONITOR")
    reply = configuration.update(DE="ALLOW", FR="FILTER")
    assert reply["NumberCapability"] == "SMS"
    assert reply["ProtectConfigurationId"] == configuration.id
    assert statuses(reply) == configuration.rules()
    assert len(reply["CountryRuleSet"]) == 215
    assert changed(configuration.rules()) == {"GB": "BLOCK", "FR": "FILTER"}


@mock_aws
def test_an_update_applies_to_one_capability_of_one_configuration() -> None:
    configuration, other = Configuration(), Configuration()
    configuration.update("VOICE", GB="BLOCK")
    assert changed(configuration.rules("VOICE")) == {"GB": "BLOCK"}
    assert changed(configuration.rules("SMS")) == {}
    assert changed(other.rules("VOICE")) == {}


@mock_aws
def test_all_countries_are_blocked_in_batches_of_50() -> None:
    configuration = Configuration()
    countries = list(configuration.rules())
    for start in range(0, len(countries), 50):
        batch = countries[start : start + 50]
        configuration.update(**dict.fromkeys(batch, "BLOCK"))
    assert set(configuration.rules().values()) == {"BLOCK"}


@mock_aws
def test_a_country_that_aws_does_not_serve_is_refused_and_nothing_is_changed() -> None:
    configuration = Configuration()
    request = configuration.request(GB="BLOCK", UK="BLOCK", ZZ="ALLOW")
    error = refused(
        configuration.sms.update_protect_configuration_country_rule_set, **request
    )
    assert error["Reason"] == "INVALID_PARAMETER"
    hint = "Use a country that GetProtectConfigurationCountryRuleSet returns"
    assert error["Fields"] == [
        {
            "Name": f"countryRuleSetUpdates.{code}",
            "Message": f"AWS does not send messages to {code}. {hint}",
        }
        for code in ("UK", "ZZ")
    ]
    assert changed(configuration.rules()) == {}
