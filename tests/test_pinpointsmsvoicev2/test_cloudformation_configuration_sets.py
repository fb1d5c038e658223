"""AWS::SMSVOICE::ConfigurationSet in moto's CloudFormation."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from botocore.exceptions import ClientError

from moto import mock_aws

from . import MODEL, needs_errors_of_stacks, needs_protect
from .test_cloudformation import Stack
from .test_cloudformation_properties import create
from .test_configuration_sets import sms
from .test_event_destinations import ROLE

TOPIC = {
    "EventDestinationName": "topic",
    "MatchingEventTypes": ["ALL"],
    "SnsDestination": {"TopicArn": {"Ref": "Topic"}},
}
LOGS = {
    "EventDestinationName": "logs",
    "Enabled": "false",
    "MatchingEventTypes": ["TEXT_DELIVERED", "TEXT_BLOCKED"],
    "CloudWatchLogsDestination": {
        "IamRoleArn": {"Fn::GetAtt": ["Role", "Arn"]},
        "LogGroupArn": {"Fn::GetAtt": ["Group", "Arn"]},
    },
}
TEMPLATE: dict[str, Any] = {
    "Resources": {
        "Set": {
            "Type": "AWS::SMSVOICE::ConfigurationSet",
            "Properties": {
                "DefaultSenderId": "ACME",
                "MessageFeedbackEnabled": "true",
                "EventDestinations": [TOPIC, LOGS],
                "Tags": [{"Key": "team", "Value": "alerts"}],
            },
        },
        "Topic": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "events"}},
        "Group": {
            "Type": "AWS::Logs::LogGroup",
            "Properties": {"LogGroupName": "events"},
        },
        "Role": {
            "Type": "AWS::IAM::Role",
            "Properties": {
                "RoleName": "sms-events",
                "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []},
            },
        },
    },
    "Outputs": {
        "Set": {"Value": {"Ref": "Set"}},
        "Arn": {"Value": {"Fn::GetAtt": ["Set", "Arn"]}},
    },
}


@pytest.fixture(autouse=True)
def _skip_on_older_models() -> None:
    if "SetDefaultMessageFeedbackEnabled" not in MODEL.operation_names:
        pytest.skip("the service model of this botocore has no message feedback")


def described(stack: Stack) -> dict[str, Any]:
    [found] = stack.sms.describe_configuration_sets()["ConfigurationSets"]
    configuration_set: dict[str, Any] = found
    return configuration_set


def destinations(stack: Stack) -> dict[str, Any]:
    """Return the event destinations of the set by name, without their names."""
    return {
        destination.pop("EventDestinationName"): destination
        for destination in described(stack)["EventDestinations"]
    }


@mock_aws
def test_create_and_delete() -> None:
    stack = Stack(TEMPLATE)
    outputs = stack.outputs()
    found = described(stack)
    assert outputs["Set"] == found["ConfigurationSetName"]
    assert outputs["Set"].startswith("sms-Set-")
    assert outputs["Arn"] == found["ConfigurationSetArn"]
    assert found["DefaultSenderId"] == "ACME"
    assert found["DefaultMessageFeedbackEnabled"] is True
    assert destinations(stack) == {
        "topic": {
            "Enabled": True,
            "MatchingEventTypes": ["ALL"],
            "SnsDestination": {"TopicArn": "arn:aws:sns:us-east-1:123456789012:events"},
        },
        "logs": {
            "Enabled": False,
            "MatchingEventTypes": ["TEXT_DELIVERED", "TEXT_BLOCKED"],
            "CloudWatchLogsDestination": {
                "IamRoleArn": ROLE,
                "LogGroupArn": found["EventDestinations"][1][
                    "CloudWatchLogsDestination"
                ]["LogGroupArn"],
            },
        },
    }
    tags = stack.sms.list_tags_for_resource(ResourceArn=outputs["Arn"])["Tags"]
    assert {"Key": "team", "Value": "alerts"} in tags
    stack.cloudformation.delete_stack(StackName="sms")
    assert stack.sms.describe_configuration_sets()["ConfigurationSets"] == []


@mock_aws
def test_a_set_without_properties() -> None:
    stack = Stack({"Resources": {"Set": {"Type": "AWS::SMSVOICE::ConfigurationSet"}}})
    found = described(stack)
    assert found["EventDestinations"] == []
    assert found.keys() & {"DefaultSenderId", "DefaultMessageFeedbackEnabled"} == set()


@mock_aws
def test_an_update_in_place() -> None:
    stack = Stack(TEMPLATE)
    before = stack.outputs()
    created = described(stack)["CreatedTimestamp"]
    properties = stack.properties("Set")
    properties["EventDestinations"] = [
        {**LOGS, "Enabled": True, "MatchingEventTypes": ["VOICE_ALL"]},
        {**TOPIC, "EventDestinationName": "another"},
    ]
    properties["DefaultSenderId"] = "OTHER"
    properties["Tags"] = [{"Key": "team", "Value": "sms"}]
    stack.update()
    assert stack.outputs() == before
    found = described(stack)
    assert found["CreatedTimestamp"] == created
    assert found["DefaultSenderId"] == "OTHER"
    now = destinations(stack)
    assert list(now) == ["logs", "another"]
    assert now["logs"]["Enabled"] is True
    assert now["logs"]["MatchingEventTypes"] == ["VOICE_ALL"]
    assert now["another"]["Enabled"] is True
    tags = stack.sms.list_tags_for_resource(ResourceArn=before["Arn"])["Tags"]
    assert {"Key": "team", "Value": "sms"} in tags


@mock_aws
def test_properties_that_are_removed() -> None:
    stack = Stack(TEMPLATE)
    properties = stack.properties("Set")
    for name in ("EventDestinations", "DefaultSenderId", "MessageFeedbackEnabled"):
        del properties[name]
    stack.update()
    found = described(stack)
    assert found["EventDestinations"] == []
    assert "DefaultSenderId" not in found
    assert found["DefaultMessageFeedbackEnabled"] is False


@mock_aws
def test_a_destination_of_another_service_is_created_anew() -> None:
    stack = Stack(TEMPLATE)
    stack.properties("Set")["EventDestinations"] = [
        LOGS | {"EventDestinationName": "topic"}
    ]
    stack.update()
    assert list(destinations(stack)) == ["topic"]
    assert destinations(stack)["topic"].keys() == {
        "Enabled",
        "MatchingEventTypes",
        "CloudWatchLogsDestination",
    }


@mock_aws
def test_a_new_name_replaces_the_set() -> None:
    stack = Stack(TEMPLATE)
    stack.properties("Set")["ConfigurationSetName"] = "alerts"
    stack.update()
    assert stack.outputs()["Set"] == "alerts"
    assert described(stack)["ConfigurationSetName"] == "alerts"
    assert list(destinations(stack)) == ["topic", "logs"]


@needs_errors_of_stacks
@mock_aws
def test_a_set_whose_destination_cannot_be_created_is_not_created() -> None:
    template = {
        "Resources": {
            "Set": {
                "Type": "AWS::SMSVOICE::ConfigurationSet",
                "Properties": {
                    "EventDestinations": [
                        TOPIC
                        | {
                            "SnsDestination": {
                                "TopicArn": "arn:aws:sns:us-east-1:123456789012:none"
                            }
                        }
                    ]
                },
            }
        }
    }
    with pytest.raises(ClientError, match="Could not access SNS Topic"):
        Stack(template)
    assert sms().describe_configuration_sets()["ConfigurationSets"] == []


@pytest.mark.parametrize(
    "properties, message",
    [
        (
            {"DefaultMessageType": "PROMOTIONAL"},
            (
                "#: extraneous key [DefaultMessageType] is not permitted. Keys: "
                "ConfigurationSetName, DefaultSenderId, EventDestinations, "
                "MessageFeedbackEnabled, ProtectConfigurationId, Tags"
            ),
        ),
        (
            {"EventDestinations": [TOPIC | {"SnsDestination": {}}]},
            "#/EventDestinations/0/SnsDestination: required key [TopicArn] not found",
        ),
        (
            {"EventDestinations": [{"MatchingEventTypes": ["ALL"]}]},
            "#/EventDestinations/0: required key [EventDestinationName] not found",
        ),
        (
            {
                "EventDestinations": [
                    {"EventDestinationName": f"d{n}", "MatchingEventTypes": ["ALL"]}
                    for n in range(6)
                ]
            },
            "#/EventDestinations: expected maximum item count: 5, found: 6",
        ),
    ],
)
@mock_aws
def test_properties_that_are_not_allowed(
    properties: dict[str, Any], message: str
) -> None:
    assert create(properties, "ConfigurationSet") == message


@needs_protect
@mock_aws
def test_the_protect_configuration_of_a_set() -> None:
    template = copy.deepcopy(TEMPLATE)
    template["Resources"]["Protect"] = {"Type": "AWS::SMSVOICE::ProtectConfiguration"}
    properties = template["Resources"]["Set"]["Properties"]
    properties["ProtectConfigurationId"] = {"Fn::GetAtt": ["Protect", "Arn"]}
    stack = Stack(template)
    [protect] = stack.sms.describe_protect_configurations()["ProtectConfigurations"]
    assert (
        described(stack)["ProtectConfigurationId"]
        == (protect["ProtectConfigurationId"])
    )

    del stack.properties("Set")["ProtectConfigurationId"]
    stack.update()
    assert "ProtectConfigurationId" not in described(stack)
