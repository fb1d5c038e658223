"""AWS::SMSVOICE::NotifyConfiguration in moto's CloudFormation."""

from __future__ import annotations

import copy
import json
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import needs_notify
from .notify import ENGLISH, described
from .test_cloudformation_properties import create
from .test_notify_configurations import COUNTRIES

pytestmark = needs_notify

ATTRIBUTES = ("NotifyConfigurationArn", "NotifyConfigurationId", "Status", "Tier")
TEMPLATE: dict[str, Any] = {
    "Resources": {
        "Number": {
            "Type": "AWS::SMSVOICE::PhoneNumber",
            "Properties": {
                "IsoCountryCode": "US",
                "NumberCapabilities": ["SMS"],
                "NumberType": "SIMULATOR",
                "MandatoryKeywords": {
                    "HELP": {"Message": "Help"},
                    "STOP": {"Message": "Stopped"},
                },
            },
        },
        "Pool": {
            "Type": "AWS::SMSVOICE::Pool",
            "Properties": {
                "OriginationIdentities": [{"Fn::GetAtt": ["Number", "Arn"]}],
                "MandatoryKeywords": {
                    "HELP": {"Message": "Help"},
                    "STOP": {"Message": "Stopped"},
                },
            },
        },
        "Notify": {
            "Type": "AWS::SMSVOICE::NotifyConfiguration",
            "Properties": {
                "DisplayName": "Acme",
                "UseCase": "CODE_VERIFICATION",
                "EnabledChannels": ["SMS", "VOICE"],
                "DefaultTemplateId": ENGLISH,
                "PoolId": {"Ref": "Pool"},
                "EnabledCountries": ["US"],
                "DeletionProtectionEnabled": "false",
                "Tags": [{"Key": "Name", "Value": "login"}],
            },
        },
    },
    "Outputs": {
        "Ref": {"Value": {"Ref": "Notify"}},
        **{
            name: {"Value": {"Fn::GetAtt": ["Notify", name]}}
            for name in (*ATTRIBUTES, "TierUpgradeStatus", "CreatedTimestamp")
        },
    },
}


class Stack:
    def __init__(self, display_name: str = "Acme") -> None:
        self.cloudformation = boto3.client("cloudformation", region_name="us-east-1")
        self.sms = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
        self.template = copy.deepcopy(TEMPLATE)
        self.properties["DisplayName"] = display_name
        body = json.dumps(self.template)
        self.cloudformation.create_stack(StackName="sms", TemplateBody=body)

    @property
    def properties(self) -> dict[str, Any]:
        found: dict[str, Any] = self.template["Resources"]["Notify"]["Properties"]
        return found

    def update(self) -> None:
        body = json.dumps(self.template)
        self.cloudformation.update_stack(StackName="sms", TemplateBody=body)

    def outputs(self) -> dict[str, str]:
        [stack] = self.cloudformation.describe_stacks(StackName="sms")["Stacks"]
        return {each["OutputKey"]: each["OutputValue"] for each in stack["Outputs"]}

    def described(self) -> dict[str, Any]:
        return described(self.sms, self.outputs()["Ref"])


@mock_aws
def test_create_a_stack() -> None:
    stack = Stack()
    found, outputs = stack.described(), stack.outputs()
    created = found.pop("CreatedTimestamp")
    seconds, milliseconds = f"{created:%Y-%m-%dT%H:%M:%S}", created.microsecond // 1000
    assert outputs.pop("CreatedTimestamp") == f"{seconds}.{milliseconds:03}Z"
    assert outputs.pop("TierUpgradeStatus") == "BASIC"
    assert outputs.pop("Ref") == found["NotifyConfigurationArn"]
    assert outputs == {name: found[name] for name in ATTRIBUTES}
    [pool] = stack.sms.describe_pools()["Pools"]
    assert found == {
        **{name: found[name] for name in ATTRIBUTES[:2]},
        "DisplayName": "Acme",
        "UseCase": "CODE_VERIFICATION",
        "DefaultTemplateId": ENGLISH,
        "PoolId": pool["PoolId"],
        "EnabledCountries": ["US"],
        "EnabledChannels": ["SMS", "VOICE"],
        "Tier": "BASIC",
        "TierUpgradeStatus": "BASIC",
        "Status": "ACTIVE",
        "DeletionProtectionEnabled": False,
    }
    tags = stack.sms.list_tags_for_resource(ResourceArn=found["NotifyConfigurationArn"])
    assert tags["Tags"] == [{"Key": "Name", "Value": "login"}]


@mock_aws
def test_a_display_name_that_requires_verification() -> None:
    assert Stack("Google").outputs()["Status"] == "REQUIRES_VERIFICATION"


@mock_aws
def test_properties_that_are_removed() -> None:
    stack = Stack()
    before = stack.described()
    for name in ("DefaultTemplateId", "PoolId", "EnabledCountries", "Tags"):
        del stack.properties[name]
    stack.properties["EnabledChannels"] = ["SMS"]
    stack.properties["DeletionProtectionEnabled"] = True
    stack.update()
    after = stack.described()
    assert after["NotifyConfigurationArn"] == before["NotifyConfigurationArn"]
    assert "DefaultTemplateId" not in after
    assert "PoolId" not in after
    assert after["EnabledCountries"] == COUNTRIES
    assert after["EnabledChannels"] == ["SMS"]
    assert after["DeletionProtectionEnabled"] is True


@mock_aws
def test_another_display_name_replaces_the_configuration() -> None:
    stack = Stack()
    before = stack.outputs()["Ref"]
    stack.properties["DisplayName"] = "Other"
    stack.update()
    [found] = stack.sms.describe_notify_configurations()["NotifyConfigurations"]
    assert found["DisplayName"] == "Other"
    assert found["NotifyConfigurationArn"] == stack.outputs()["Ref"] != before


@mock_aws
def test_delete_a_stack() -> None:
    stack = Stack()
    stack.cloudformation.delete_stack(StackName="sms")
    assert stack.sms.describe_notify_configurations()["NotifyConfigurations"] == []


GOOD = TEMPLATE["Resources"]["Notify"]["Properties"]


@pytest.mark.parametrize(
    "changed, message",
    [
        ({"UseCase": None}, "#: required key [UseCase] not found"),
        ({"DisplayName": None}, "#: required key [DisplayName] not found"),
        ({"EnabledChannels": None}, "#: required key [EnabledChannels] not found"),
        (
            {"UseCase": "MARKETING"},
            (
                "#/UseCase: failed validation constraint for keyword [enum]. Allowed: "
                "CODE_VERIFICATION, but is MARKETING"
            ),
        ),
        (
            {"DisplayName": "A name that is long"},
            (
                "#/DisplayName: failed validation constraint for keyword [maxLength]. "
                "Allowed: 15, but is A name that is long"
            ),
        ),
        (
            {"Tier": "ADVANCED"},
            (
                "#: extraneous key [Tier] is not permitted. Keys: DefaultTemplateId, "
                "DeletionProtectionEnabled, DisplayName, EnabledChannels, "
                "EnabledCountries, PoolId, Tags, UseCase"
            ),
        ),
    ],
)
@mock_aws
def test_properties_that_are_refused(changed: dict[str, Any], message: str) -> None:
    properties = {**GOOD, "PoolId": "pool-1", **changed}
    given = {name: value for name, value in properties.items() if value is not None}
    assert create(given, "NotifyConfiguration") == message
