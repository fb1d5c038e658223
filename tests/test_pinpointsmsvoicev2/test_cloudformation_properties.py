"""The properties of AWS::SMSVOICE::* that moto's CloudFormation refuses."""

from __future__ import annotations

import json
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import MODEL
from .test_cloudformation import GOOD, KEYWORDS, Stack


def create(properties: dict[str, Any], kind: str = "PhoneNumber") -> Any:
    """Create a stack with one resource, and return the message of the refusal."""
    cloudformation = boto3.client("cloudformation", region_name="us-east-1")
    template = {
        "Resources": {
            "One": {"Type": f"AWS::SMSVOICE::{kind}", "Properties": properties}
        }
    }
    with pytest.raises(cloudformation.exceptions.ClientError) as refusal:
        cloudformation.create_stack(StackName="sms", TemplateBody=json.dumps(template))
    error = refusal.value.response["Error"]
    assert error["Code"] == "ValidationError"
    opening = "Properties validation failed for resource One with message:\n"
    assert error["Message"].startswith(opening)
    return error["Message"].removeprefix(opening)


KEYWORD = {"Keyword": "hours", "Message": "9 to 5", "Action": "OPT_IN"}
CAPABILITIES = ", ".join(MODEL.shape_for("NumberCapability").metadata["enum"])
KEYS = (
    "IsoCountryCode, NumberCapabilities, NumberType, TwoWay, "
    "DeletionProtectionEnabled, OptOutListName, SelfManagedOptOutsEnabled, Tags, "
    "MandatoryKeywords, OptionalKeywords"
)


@pytest.mark.parametrize(
    "changed, message",
    [
        ({"NumberType": None}, "#: required key [NumberType] not found"),
        (
            {"MessageType": "TRANSACTIONAL"},
            f"#: extraneous key [MessageType] is not permitted. Keys: {KEYS}",
        ),
        (
            {"NumberType": "SHORT_CODE"},
            (
                "#/NumberType: failed validation constraint for keyword [enum]. "
                "Allowed: LONG_CODE, TOLL_FREE, TEN_DLC, SIMULATOR, but is SHORT_CODE"
            ),
        ),
        (
            {"IsoCountryCode": "us"},
            (
                "#/IsoCountryCode: failed validation constraint for keyword [pattern]. "
                "Allowed: [A-Z]{2}, but is us"
            ),
        ),
        (
            {"OptOutListName": ""},
            (
                "#/OptOutListName: failed validation constraint for keyword [minLength]. "
                "Allowed: 1, but is \n"
                "#/OptOutListName: failed validation constraint for keyword [pattern]. "
                "Allowed: [A-Za-z0-9_:/-]+, but is "
            ),
        ),
        (
            {"NumberCapabilities": []},
            "#/NumberCapabilities: expected minimum item count: 1, found: 0",
        ),
        (
            {"NumberCapabilities": "SMS"},
            "#/NumberCapabilities: expected type: JSONArray, found: String",
        ),
        (
            {"NumberCapabilities": ["SMS", "FAX"]},
            (
                "#/NumberCapabilities/1: failed validation constraint for keyword [enum]. "
                f"Allowed: {CAPABILITIES}, but is FAX"
            ),
        ),
        (
            {"NumberType": ["x"]},
            "#/NumberType: expected type: String, found: JSONArray",
        ),
        (
            {"DeletionProtectionEnabled": "yes"},
            "#/DeletionProtectionEnabled: expected type: Boolean, found: String",
        ),
        ({"TwoWay": {}}, "#/TwoWay: required key [Enabled] not found"),
        ({"TwoWay": 5}, "#/TwoWay: expected type: JSONObject, found: int"),
        (
            {
                "TwoWay": {
                    "Enabled": True,
                    "ChannelArn": "connect.us-east-1.amazonaws.com",
                }
            },
            (
                "#/TwoWay/ChannelArn: failed validation constraint for keyword [pattern]. "
                "Allowed: arn:.*, but is connect.us-east-1.amazonaws.com"
            ),
        ),
        (
            {"MandatoryKeywords": {"HELP": {"Message": "Call us"}}},
            "#/MandatoryKeywords: required key [STOP] not found",
        ),
        (
            {"OptionalKeywords": [{**KEYWORD, "Keyword": "Helpline"}]},
            (
                "#/OptionalKeywords/0/Keyword: failed validation constraint for keyword "
                "[pattern]. Allowed: (?i)(?!.*(stop|help)).*, but is Helpline"
            ),
        ),
        (
            {"OptionalKeywords": [{**KEYWORD, "Keyword": "h" * 31}]},
            (
                "#/OptionalKeywords/0/Keyword: failed validation constraint for keyword "
                f"[maxLength]. Allowed: 30, but is {'h' * 31}"
            ),
        ),
        (
            {"OptionalKeywords": [{"Keyword": "hours", "Message": "9 to 5"}]},
            "#/OptionalKeywords/0: required key [Action] not found",
        ),
        (
            {"OptionalKeywords": KEYWORD},
            "#/OptionalKeywords: expected type: JSONArray, found: JSONObject",
        ),
        ({"Tags": [{"Key": "a"}]}, "#/Tags/0: required key [Value] not found"),
        (
            {"Tags": [{"Key": str(n), "Value": ""} for n in range(201)]},
            "#/Tags: expected maximum item count: 200, found: 201",
        ),
    ],
)
@mock_aws
def test_invalid_properties(changed: dict[str, Any], message: str) -> None:
    properties = {**GOOD, **changed}
    given = {name: value for name, value in properties.items() if value is not None}
    assert create(given) == message


@pytest.mark.parametrize(
    "kind, properties, message",
    [
        ("Registration", {}, "#: required key [RegistrationType] not found"),
        (
            "SenderId",
            {"IsoCountryCode": "GB", "SenderId": "Acme"},
            (
                "#/SenderId: failed validation constraint for keyword [pattern]. "
                "Allowed: [A-Z0-9_-]+, but is Acme"
            ),
        ),
        (
            "Pool",
            {"OriginationIdentities": [], "MandatoryKeywords": KEYWORDS},
            "#/OriginationIdentities: expected minimum item count: 1, found: 0",
        ),
        (
            "ResourcePolicy",
            {"ResourceArn": "arn:aws:sms-voice:us-east-1:123456789012:pool/pool-1"},
            "#: required key [PolicyDocument] not found",
        ),
        (
            "VerifiedDestinationNumber",
            {"DestinationPhoneNumber": "+12065550100", "RcsAgentId": "rcs-1"},
            (
                "#: extraneous key [RcsAgentId] is not permitted. "
                "Keys: DestinationPhoneNumber, Tags"
            ),
        ),
        (
            "RegistrationAttachment",
            {"AttachmentBody": "%PDF-1.7" * 99},
            (
                "#/AttachmentBody: failed validation constraint for keyword [pattern]. "
                "Allowed: (?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?, "
                f"but is {('%PDF-1.7' * 99)[:100]}"
            ),
        ),
    ],
)
@mock_aws
def test_invalid_properties_of_other_types(
    kind: str, properties: dict[str, Any], message: str
) -> None:
    assert create(properties, kind) == message


@mock_aws
def test_invalid_properties_in_an_update_change_nothing() -> None:
    stack = Stack()
    stack.properties("Registration")["RegistrationType"] = "US-TOLL-FREE"
    before = stack.sms.describe_registrations()["Registrations"]
    with pytest.raises(stack.cloudformation.exceptions.ClientError) as refusal:
        stack.update()
    assert refusal.value.response["Error"]["Message"] == (
        "Properties validation failed for resource Registration with message:\n"
        "#/RegistrationType: failed validation constraint for keyword [pattern]. "
        "Allowed: [A-Za-z0-9_]+, but is US-TOLL-FREE"
    )
    assert stack.sms.describe_registrations()["Registrations"] == before
