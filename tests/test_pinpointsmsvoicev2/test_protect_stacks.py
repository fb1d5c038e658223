"""AWS::SMSVOICE::ProtectConfiguration in moto's CloudFormation."""

from __future__ import annotations

import copy
import json
from typing import Any

import boto3

from moto import mock_aws

from . import needs_protect

pytestmark = needs_protect

TEMPLATE: dict[str, Any] = {
    "Resources": {
        "Protect": {
            "Type": "AWS::SMSVOICE::ProtectConfiguration",
            "Properties": {
                "CountryRuleSet": {
                    "SMS": [
                        {"CountryCode": "GB", "ProtectStatus": "BLOCK"},
                        {"CountryCode": "DE", "ProtectStatus": "MONITOR"},
                    ],
                    "MMS": [{"CountryCode": "CA", "ProtectStatus": "FILTER"}],
                },
                "DeletionProtectionEnabled": "true",
                "Tags": [{"Key": "Name", "Value": "home"}],
            },
        },
        "Default": {"Type": "AWS::SMSVOICE::ProtectConfiguration"},
    },
    "Outputs": {
        "Ref": {"Value": {"Ref": "Protect"}},
        "Arn": {"Value": {"Fn::GetAtt": ["Protect", "Arn"]}},
        "Id": {"Value": {"Fn::GetAtt": ["Protect", "ProtectConfigurationId"]}},
    },
}


class Stack:
    def __init__(self) -> None:
        self.cloudformation = boto3.client("cloudformation", region_name="us-east-1")
        self.sms = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
        self.template = copy.deepcopy(TEMPLATE)
        self.cloudformation.create_stack(
            StackName="sms", TemplateBody=json.dumps(self.template)
        )

    @property
    def properties(self) -> dict[str, Any]:
        found: dict[str, Any] = self.template["Resources"]["Protect"]["Properties"]
        return found

    def update(self) -> None:
        self.cloudformation.update_stack(
            StackName="sms", TemplateBody=json.dumps(self.template)
        )

    def outputs(self) -> dict[str, str]:
        [stack] = self.cloudformation.describe_stacks(StackName="sms")["Stacks"]
        return {each["OutputKey"]: each["OutputValue"] for each in stack["Outputs"]}

    def protect(self) -> dict[str, Any]:
        [found] = self.sms.describe_protect_configurations(
            ProtectConfigurationIds=[self.outputs()["Id"]]
        )["ProtectConfigurations"]
        return dict(found)

    def rules(self, capability: str) -> dict[str, str]:
        """Return the countries that are not allowed."""
        reply = self.sms.get_protect_configuration_country_rule_set(
            ProtectConfigurationId=self.outputs()["Id"], NumberCapability=capability
        )
        return {
            country: rule["ProtectStatus"]
            for country, rule in reply["CountryRuleSet"].items()
            if rule["ProtectStatus"] != "ALLOW"
        }

    def tags(self) -> list[dict[str, str]]:
        arn = self.outputs()["Arn"]
        tags: list[dict[str, str]] = self.sms.list_tags_for_resource(ResourceArn=arn)[
            "Tags"
        ]
        return tags


@mock_aws
def test_create() -> None:
    stack = Stack()
    protect, outputs = stack.protect(), stack.outputs()
    assert outputs["Ref"] == outputs["Id"] == protect["ProtectConfigurationId"]
    assert outputs["Arn"] == protect["ProtectConfigurationArn"]
    assert protect["DeletionProtectionEnabled"] is True
    assert stack.rules("SMS") == {"GB": "BLOCK", "DE": "MONITOR"}
    assert stack.rules("MMS") == {"CA": "FILTER"}
    assert stack.rules("VOICE") == {}
    assert stack.tags() == [{"Key": "Name", "Value": "home"}]
    found = stack.sms.describe_protect_configurations()["ProtectConfigurations"]
    assert [each["DeletionProtectionEnabled"] for each in found].count(False) == 1


@mock_aws
def test_update_in_place() -> None:
    stack = Stack()
    before = stack.outputs()
    del stack.properties["DeletionProtectionEnabled"]
    stack.properties["Tags"] = [{"Key": "Name", "Value": "abroad"}]
    # A country that is removed from the template is allowed again. (assumed)
    stack.properties["CountryRuleSet"] = {
        "SMS": [{"CountryCode": "DE", "ProtectStatus": "BLOCK"}],
        "VOICE": [{"CountryCode": "FR", "ProtectStatus": "BLOCK"}],
    }
    stack.update()
    assert stack.outputs() == before
    assert stack.protect()["DeletionProtectionEnabled"] is False
    assert stack.rules("SMS") == {"DE": "BLOCK"}
    assert stack.rules("VOICE") == {"FR": "BLOCK"}
    assert stack.rules("MMS") == {}
    assert stack.tags() == [{"Key": "Name", "Value": "abroad"}]


@mock_aws
def test_delete() -> None:
    stack = Stack()
    stack.properties["DeletionProtectionEnabled"] = False
    stack.update()
    stack.cloudformation.delete_stack(StackName="sms")
    found = stack.sms.describe_protect_configurations()["ProtectConfigurations"]
    assert found == []
