"""AWS::SMSVOICE::* in moto's CloudFormation: create, change, replace, delete."""

from __future__ import annotations

import copy
import json
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import create_topic

KEYWORDS = {"HELP": {"Message": "Call us"}, "STOP": {"Message": "Bye"}}
NUMBER = {
    "IsoCountryCode": "US",
    "NumberCapabilities": ["SMS"],
    "NumberType": "SIMULATOR",
    "MandatoryKeywords": KEYWORDS,
    "OptOutListName": {"Ref": "List"},
}
TEMPLATE: dict[str, Any] = {
    "Resources": {
        "Pool": {
            "Type": "AWS::SMSVOICE::Pool",
            "Properties": {
                "OriginationIdentities": [
                    {"Fn::GetAtt": ["One", "Arn"]},
                    {"Fn::GetAtt": ["Two", "Arn"]},
                    {"Fn::GetAtt": ["Sender", "Arn"]},
                ],
                "MandatoryKeywords": KEYWORDS,
                "OptionalKeywords": [
                    {"Keyword": "hours", "Message": "9 to 5", "Action": "OPT_IN"}
                ],
                "OptOutListName": {"Ref": "List"},
                "SharedRoutesEnabled": "true",
            },
        },
        "One": {"Type": "AWS::SMSVOICE::PhoneNumber", "Properties": NUMBER},
        "Two": {"Type": "AWS::SMSVOICE::PhoneNumber", "Properties": NUMBER},
        "Sender": {
            "Type": "AWS::SMSVOICE::SenderId",
            "Properties": {"IsoCountryCode": "GB", "SenderId": "ACME"},
        },
        "List": {
            "Type": "AWS::SMSVOICE::OptOutList",
            "Properties": {"Tags": [{"Key": "team", "Value": "sms"}]},
        },
        "Policy": {
            "Type": "AWS::SMSVOICE::ResourcePolicy",
            "Properties": {
                "ResourceArn": {"Fn::GetAtt": ["Pool", "Arn"]},
                "PolicyDocument": {"Version": "2012-10-17", "Statement": []},
            },
        },
        "Registration": {
            "Type": "AWS::SMSVOICE::Registration",
            "Properties": {"RegistrationType": "US_TOLL_FREE_REGISTRATION"},
        },
    },
    "Outputs": {
        **{
            name: {"Value": {"Ref": name}}
            for name in ("Pool", "One", "Sender", "List", "Policy", "Registration")
        },
        **{
            f"{name}{attribute}": {"Value": {"Fn::GetAtt": [name, attribute]}}
            for name, attribute in (
                ("Pool", "Arn"),
                ("Pool", "PoolId"),
                ("One", "PhoneNumber"),
                ("One", "PhoneNumberId"),
                ("List", "Arn"),
                ("Registration", "RegistrationId"),
            )
        },
    },
}


class Stack:
    def __init__(self, template: dict[str, Any] = TEMPLATE) -> None:
        self.cloudformation = boto3.client("cloudformation", region_name="us-east-1")
        self.sms = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
        self.template = copy.deepcopy(template)
        self.cloudformation.create_stack(
            StackName="sms", TemplateBody=json.dumps(self.template)
        )

    def properties(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = self.template["Resources"][name]["Properties"]
        return found

    def update(self) -> None:
        self.cloudformation.update_stack(
            StackName="sms", TemplateBody=json.dumps(self.template)
        )

    def outputs(self) -> dict[str, str]:
        [stack] = self.cloudformation.describe_stacks(StackName="sms")["Stacks"]
        return {each["OutputKey"]: each["OutputValue"] for each in stack["Outputs"]}

    def numbers(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.sms.describe_phone_numbers(
            Filters=[{"Name": "status", "Values": ["ACTIVE", "PENDING"]}]
        )["PhoneNumbers"]
        return found

    def policy(self) -> str:
        if not hasattr(self.sms, "get_resource_policy"):
            pytest.skip("the service model of this botocore has no policies")
        arn = self.outputs()["PoolArn"]
        return str(self.sms.get_resource_policy(ResourceArn=arn)["Policy"])

    def keywords(self) -> dict[str, str]:
        keywords = self.sms.describe_keywords(
            OriginationIdentity=self.outputs()["Pool"]
        )["Keywords"]
        return {each["Keyword"]: each["KeywordMessage"] for each in keywords}


@mock_aws
def test_create() -> None:
    stack = Stack()
    outputs = stack.outputs()
    [pool] = stack.sms.describe_pools()["Pools"]
    assert pool["Status"] == "ACTIVE"
    assert pool["SharedRoutesEnabled"] is True
    assert outputs["Pool"] == outputs["PoolPoolId"] == pool["PoolId"]
    assert outputs["PoolArn"] == outputs["Policy"] == pool["PoolArn"]
    assert pool["OptOutListName"] == outputs["List"]
    assert outputs["List"].startswith("sms-List-")
    members = stack.sms.list_pool_origination_identities(PoolId=pool["PoolId"])
    assert len(members["OriginationIdentities"]) == 3
    numbers = {number["PhoneNumberId"]: number for number in stack.numbers()}
    assert outputs["One"] == outputs["OnePhoneNumberId"]
    assert numbers[outputs["One"]]["PhoneNumber"] == outputs["OnePhoneNumber"]
    assert {number["Status"] for number in numbers.values()} == {"ACTIVE"}
    assert stack.keywords() == {"HELP": "Call us", "STOP": "Bye", "HOURS": "9 to 5"}
    assert outputs["Sender"] == "GB|ACME"
    tags = stack.sms.list_tags_for_resource(ResourceArn=outputs["ListArn"])["Tags"]
    assert tags == [{"Key": "team", "Value": "sms"}]
    policy = stack.policy()
    assert json.loads(policy) == {"Version": "2012-10-17", "Statement": []}
    [registration] = stack.sms.describe_registrations()["Registrations"]
    assert outputs["Registration"] == registration["RegistrationArn"]
    assert outputs["RegistrationRegistrationId"] == registration["RegistrationId"]


@mock_aws
def test_update() -> None:
    stack = Stack()
    before = stack.outputs()
    pool, one = stack.properties("Pool"), stack.properties("One")
    pool["OriginationIdentities"] = [
        {"Fn::GetAtt": ["One", "Arn"]},
        {"Fn::GetAtt": ["Three", "Arn"]},
    ]
    pool["OptionalKeywords"] = [{"Keyword": "menu", "Message": "1 or 2"}]
    pool["TwoWay"] = {"Enabled": True, "ChannelArn": create_topic()}
    pool["SharedRoutesEnabled"] = False
    one["Tags"] = [{"Key": "a", "Value": "b"}]
    stack.properties("Policy")["PolicyDocument"] = '{"Statement": []}'
    stack.properties("Sender")["DeletionProtectionEnabled"] = True
    stack.properties("List")["Tags"] = []
    stack.template["Resources"]["Three"] = {
        "Type": "AWS::SMSVOICE::PhoneNumber",
        "Properties": {
            **NUMBER,
            "OptionalKeywords": [
                {"Keyword": "hours", "Message": "9 to 5", "Action": "OPT_IN"}
            ],
        },
    }
    stack.update()
    assert stack.outputs() == before
    [changed] = stack.sms.describe_pools()["Pools"]
    assert changed["TwoWayEnabled"] is True
    assert changed["SharedRoutesEnabled"] is False
    assert set(stack.keywords()) == {"HELP", "STOP", "MENU"}
    assert {number.get("PoolId") is None for number in stack.numbers()} == {True, False}
    assert len(stack.numbers()) == 3
    [sender] = stack.sms.describe_sender_ids()["SenderIds"]
    assert sender["DeletionProtectionEnabled"] is True
    assert stack.policy() == '{"Statement": []}'
    tags = stack.sms.list_tags_for_resource(ResourceArn=before["ListArn"])["Tags"]
    assert tags == []


@mock_aws
def test_replace() -> None:
    stack = Stack()
    before = stack.outputs()
    for name in ("One", "Two"):
        stack.properties(name)["NumberCapabilities"] = ["SMS", "VOICE"]
    stack.properties("Registration")["RegistrationType"] = (
        "US_TEN_DLC_BRAND_REGISTRATION"
    )
    stack.update()
    after = stack.outputs()
    assert after["One"] != before["One"]
    assert after["Registration"] != before["Registration"]
    assert after["Pool"] == before["Pool"]
    # The pool has the numbers that took their place.
    assert [number["PoolId"] for number in stack.numbers()] == [after["Pool"]] * 2
    [registration] = stack.sms.describe_registrations()["Registrations"]
    assert registration["RegistrationType"] == "US_TEN_DLC_BRAND_REGISTRATION"


@mock_aws
def test_delete() -> None:
    stack = Stack()
    stack.cloudformation.delete_stack(StackName="sms")
    summaries = stack.cloudformation.list_stacks()["StackSummaries"]
    assert [summary["StackStatus"] for summary in summaries] == ["DELETE_COMPLETE"]
    assert stack.numbers() == []
    stack.sms.describe_pools()
    assert stack.sms.describe_pools()["Pools"] == []
    assert stack.sms.describe_sender_ids()["SenderIds"] == []
    assert stack.sms.describe_registrations()["Registrations"] == []
    lists = stack.sms.describe_opt_out_lists()["OptOutLists"]
    assert [each["OptOutListName"] for each in lists] == ["Default"]


@mock_aws
def test_a_number_that_waits_for_a_registration() -> None:
    template = {
        "Resources": {
            "One": {
                "Type": "AWS::SMSVOICE::PhoneNumber",
                "Properties": {
                    **{k: NUMBER[k] for k in ("IsoCountryCode", "NumberCapabilities")},
                    "NumberType": "TOLL_FREE",
                    "MandatoryKeywords": KEYWORDS,
                },
            }
        },
        "Outputs": {"One": {"Value": {"Ref": "One"}}},
    }
    stack = Stack(template)
    assert [number["Status"] for number in stack.numbers()] == ["PENDING"]


@pytest.mark.parametrize("where", ["Outputs", "Resources"])
@mock_aws
def test_an_unknown_attribute(where: str) -> None:
    template = copy.deepcopy(TEMPLATE)
    wrong = {"Fn::GetAtt": ["List", "Size"]}
    if where == "Outputs":
        template["Outputs"] = {"Wrong": {"Value": wrong}}
    else:
        template["Resources"]["Pool"]["Properties"]["OptOutListName"] = wrong
    cloudformation = boto3.client("cloudformation", region_name="us-east-1")
    with pytest.raises(cloudformation.exceptions.ClientError, match="Size"):
        cloudformation.create_stack(StackName="sms", TemplateBody=json.dumps(template))
