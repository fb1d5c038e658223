"""AWS::SMSVOICE::* in moto's CloudFormation: create, change, replace, delete."""

from __future__ import annotations

import base64
import copy
import json
from datetime import datetime
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import create_topic, needs_errors_of_stacks

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
        "Attachment": {
            "Type": "AWS::SMSVOICE::RegistrationAttachment",
            "Properties": {
                "AttachmentBody": base64.b64encode(b"%PDF-1.7").decode(),
                "Tags": [{"Key": "team", "Value": "sms"}],
            },
        },
    },
    "Outputs": {
        **{
            name: {"Value": {"Ref": name}}
            for name in (
                *("Pool", "One", "Sender", "List", "Policy"),
                *("Registration", "Attachment"),
            )
        },
        **{
            f"{name}{attribute}": {"Value": {"Fn::GetAtt": [name, attribute]}}
            for name, attribute in (
                ("Pool", "Arn"),
                ("Pool", "PoolId"),
                ("One", "PhoneNumber"),
                ("One", "PhoneNumberId"),
                ("List", "Arn"),
                ("Registration", "RegistrationArn"),
                ("Registration", "RegistrationId"),
                ("Registration", "RegistrationStatus"),
                ("Registration", "CurrentVersionNumber"),
                ("Registration", "CreatedTimestamp"),
                ("Attachment", "RegistrationAttachmentArn"),
                ("Attachment", "RegistrationAttachmentId"),
                ("Attachment", "AttachmentStatus"),
                ("Attachment", "UploadedAttachmentUrl"),
                ("Attachment", "CreatedTimestamp"),
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

    def events(self) -> list[tuple[str, str, str]]:
        """The logical id, the status and the reason of each event of a resource."""
        events = self.cloudformation.describe_stack_events(StackName="sms")
        return [
            (
                event["LogicalResourceId"],
                event["ResourceStatus"],
                event["ResourceStatusReason"],
            )
            for event in reversed(events["StackEvents"])
            if event["ResourceType"].startswith("AWS::SMSVOICE::")
        ]

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
    assert outputs["RegistrationRegistrationArn"] == registration["RegistrationArn"]
    assert outputs["RegistrationRegistrationId"] == registration["RegistrationId"]
    assert outputs["RegistrationRegistrationStatus"] == "CREATED"
    assert outputs["RegistrationCurrentVersionNumber"] == "1"
    created = datetime.fromisoformat(outputs["RegistrationCreatedTimestamp"][:-1])
    assert outputs["RegistrationCreatedTimestamp"].endswith("Z")
    described = registration["CreatedTimestamp"].replace(tzinfo=None)
    assert abs((created - described).total_seconds()) < 1
    assert stack.events() == []


@mock_aws
def test_create_an_attachment() -> None:
    stack = Stack()
    outputs = stack.outputs()
    attachments = stack.sms.describe_registration_attachments()
    [attachment] = attachments["RegistrationAttachments"]
    arn = attachment["RegistrationAttachmentArn"]
    assert (
        outputs["Attachment"] == outputs["AttachmentRegistrationAttachmentArn"] == arn
    )
    attachment_id = outputs["AttachmentRegistrationAttachmentId"]
    assert attachment_id == attachment["RegistrationAttachmentId"]
    assert outputs["AttachmentAttachmentStatus"] == "UPLOAD_COMPLETE"
    assert outputs["AttachmentUploadedAttachmentUrl"] == ""
    created = outputs["AttachmentCreatedTimestamp"]
    assert created[:4] == str(attachment["CreatedTimestamp"].year)
    tags = stack.sms.list_tags_for_resource(ResourceArn=arn)["Tags"]
    assert tags == [{"Key": "team", "Value": "sms"}]


@mock_aws
def test_replace_an_attachment_with_one_in_s3() -> None:
    s3 = boto3.client("s3", region_name="us-east-1")
    s3.create_bucket(Bucket="forms")
    s3.put_object(Bucket="forms", Key="opt-in.pdf", Body=b"%PDF-1.7")
    stack = Stack()
    before = stack.outputs()["Attachment"]
    url = "s3://forms/opt-in.pdf"
    properties = stack.template["Resources"]["Attachment"]["Properties"]
    del properties["AttachmentBody"]
    properties["AttachmentUrl"] = url
    stack.update()
    outputs = stack.outputs()
    assert outputs["Attachment"] != before
    assert outputs["AttachmentUploadedAttachmentUrl"] == url
    attachments = stack.sms.describe_registration_attachments()
    assert [
        attachment["RegistrationAttachmentArn"]
        for attachment in attachments["RegistrationAttachments"]
    ] == [outputs["Attachment"]]


@mock_aws
def test_update() -> None:
    stack = Stack()
    before = stack.outputs()
    pool, one = stack.properties("Pool"), stack.properties("One")
    pool["OriginationIdentities"] = [
        {"Fn::GetAtt": ["One", "Arn"]},
        {"Fn::GetAtt": ["Three", "Arn"]},
    ]
    pool["OptionalKeywords"] = [
        {"Keyword": "menu", "Message": "1 or 2", "Action": "AUTOMATIC_RESPONSE"}
    ]
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
    [number] = stack.numbers()
    assert number["Status"] == "PENDING"
    reason = (
        f"{number['PhoneNumber']} is PENDING until its registration is COMPLETE. "
        "CloudFormation does not register numbers. Associate "
        f"{number['PhoneNumberId']} with a registration of type "
        "US_TOLL_FREE_REGISTRATION, and submit the registration"
    )
    assert stack.events() == [("One", "CREATE_IN_PROGRESS", reason)]
    [event, *_] = [
        event
        for event in stack.cloudformation.describe_stack_events(StackName="sms")[
            "StackEvents"
        ]
        if event["LogicalResourceId"] == "One"
    ]
    assert event["PhysicalResourceId"] == number["PhoneNumberId"]
    assert event["ResourceType"] == "AWS::SMSVOICE::PhoneNumber"
    assert json.loads(event["ResourceProperties"])["NumberType"] == "TOLL_FREE"
    # The number that replaces it waits too.
    stack.properties("One")["NumberCapabilities"] = ["SMS", "VOICE"]
    stack.update()
    [replacement] = stack.numbers()
    assert replacement["PhoneNumberId"] in stack.events()[1][2]


VERIFIED: dict[str, Any] = {
    "Resources": {
        "Mine": {
            "Type": "AWS::SMSVOICE::VerifiedDestinationNumber",
            "Properties": {
                "DestinationPhoneNumber": "+12065550100",
                "Tags": [{"Key": "team", "Value": "sms"}],
            },
        }
    },
    "Outputs": {
        "Mine": {"Value": {"Ref": "Mine"}},
        **{
            name: {"Value": {"Fn::GetAtt": ["Mine", name]}}
            for name in (
                "VerifiedDestinationNumberArn",
                "VerifiedDestinationNumberId",
                "Status",
                "CreatedTimestamp",
            )
        },
    },
}


@needs_errors_of_stacks
@mock_aws
def test_a_verified_destination_number() -> None:
    stack = Stack(VERIFIED)
    outputs = stack.outputs()
    listed = stack.sms.describe_verified_destination_numbers()
    [number] = listed["VerifiedDestinationNumbers"]
    arn = number["VerifiedDestinationNumberArn"]
    assert number["DestinationPhoneNumber"] == "+12065550100"
    assert outputs["Mine"] == outputs["VerifiedDestinationNumberArn"] == arn
    assert (
        outputs["VerifiedDestinationNumberId"] == number["VerifiedDestinationNumberId"]
    )
    assert outputs["Status"] == number["Status"] == "PENDING"
    assert outputs["CreatedTimestamp"].startswith(str(number["CreatedTimestamp"].year))
    stack.properties("Mine")["Tags"] = []
    stack.update()
    assert stack.outputs() == outputs
    assert stack.sms.list_tags_for_resource(ResourceArn=arn)["Tags"] == []
    # It can be deleted after 24 hours only.
    with pytest.raises(stack.cloudformation.exceptions.ClientError) as refusal:
        stack.cloudformation.delete_stack(StackName="sms")
    assert 'Reason="RESOURCE_DELETION_NOT_ALLOWED"' in str(refusal.value)


@mock_aws
def test_a_replaced_resource_that_cannot_be_deleted_remains() -> None:
    stack = Stack(VERIFIED)
    before = stack.outputs()["Mine"]
    stack.properties("Mine")["DestinationPhoneNumber"] = "+12065550101"
    stack.update()
    listed = stack.sms.describe_verified_destination_numbers()
    assert [
        number["VerifiedDestinationNumberArn"]
        for number in listed["VerifiedDestinationNumbers"]
    ] == [before, stack.outputs()["Mine"]]
    number_id = before.rpartition("/")[2]
    [(name, status, reason)] = stack.events()
    assert (name, status) == ("Mine", "DELETE_FAILED")
    assert reason.startswith(
        'ConflictException: Conflict Occurred - Reason="RESOURCE_DELETION_NOT_ALLOWED" '
        f'ResourceType="verified-destination-number" ResourceId="{number_id}": Wait until '
    )


GOOD = {key: value for key, value in NUMBER.items() if key != "OptOutListName"}


@mock_aws
def test_text_and_numbers_as_cloudformation_converts_them() -> None:
    tags = [{"Key": "year", "Value": 2026}, {"Key": "live", "Value": False}]
    properties = {**GOOD, "DeletionProtectionEnabled": "True", "Tags": tags}
    one = {"Type": "AWS::SMSVOICE::PhoneNumber", "Properties": properties}
    stack = Stack({"Resources": {"One": one}})
    [number] = stack.numbers()
    assert number["DeletionProtectionEnabled"] is True
    listed = stack.sms.list_tags_for_resource(ResourceArn=number["PhoneNumberArn"])
    assert listed["Tags"] == [
        {"Key": "year", "Value": "2026"},
        {"Key": "live", "Value": "false"},
    ]


@needs_errors_of_stacks
@mock_aws
def test_a_resource_that_cannot_be_created_leaves_nothing_behind() -> None:
    cloudformation = boto3.client("cloudformation", region_name="us-east-1")
    sms = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    properties = {**GOOD, "DeletionProtectionEnabled": True, "OptOutListName": "none"}
    template = {
        "Resources": {
            "One": {"Type": "AWS::SMSVOICE::PhoneNumber", "Properties": properties}
        }
    }
    with pytest.raises(cloudformation.exceptions.ClientError) as refusal:
        cloudformation.create_stack(StackName="sms", TemplateBody=json.dumps(template))
    reason = (
        'Resource not found: ResourceType="opt-out-list" ResourceId="none": Does not exist '
        "in us-east-1 of the account 123456789012. Use one that DescribeOptOutLists returns"
    )
    assert reason in str(refusal.value)
    sms.describe_phone_numbers()
    assert sms.describe_phone_numbers()["PhoneNumbers"] == []
    events = cloudformation.describe_stack_events(StackName="sms")["StackEvents"]
    [failure] = [
        event for event in events if event["ResourceStatus"] == "CREATE_FAILED"
    ]
    assert failure["LogicalResourceId"] == "One"
    assert failure["ResourceStatusReason"] == f"ResourceNotFoundException: {reason}"


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
