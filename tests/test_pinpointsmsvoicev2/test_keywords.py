"""Keywords of phone numbers. Those of pools are in test_pools.py."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import progression, refused

MISSING = {"Code": "ResourceNotFoundException"}
INVALID = {"Code": "ValidationException", "Reason": "INVALID_PARAMETER"}


def number(client: Any) -> dict[str, Any]:
    requested: dict[str, Any] = client.request_phone_number(
        IsoCountryCode="US",
        MessageType="TRANSACTIONAL",
        NumberCapabilities=["SMS"],
        NumberType="SIMULATOR",
    )
    return requested


def elsewhere(path: str) -> str:
    return f"arn:aws:sms-voice:us-west-2:123456789012:{path}"


@mock_aws
def test_keywords() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    requested = number(client)
    number_id = requested["PhoneNumberId"]
    put = client.put_keyword(
        OriginationIdentity=requested["PhoneNumberArn"],
        Keyword="hours",
        KeywordMessage="9 to 5",
    )
    del put["ResponseMetadata"]
    assert put == {
        "OriginationIdentityArn": requested["PhoneNumberArn"],
        "OriginationIdentity": number_id,
        "Keyword": "HOURS",
        "KeywordMessage": "9 to 5",
        "KeywordAction": "AUTOMATIC_RESPONSE",
    }
    client.put_keyword(
        OriginationIdentity=number_id, Keyword="stop", KeywordMessage="Bye"
    )
    client.put_keyword(
        OriginationIdentity=number_id,
        Keyword="Start",
        KeywordMessage="Hello",
        KeywordAction="OPT_IN",
    )
    listed = client.describe_keywords(OriginationIdentity=number_id)
    assert listed["OriginationIdentity"] == number_id
    assert listed["OriginationIdentityArn"] == requested["PhoneNumberArn"]
    assert [
        (keyword["Keyword"], keyword["KeywordAction"]) for keyword in listed["Keywords"]
    ] == [
        ("HELP", "AUTOMATIC_RESPONSE"),
        ("STOP", "OPT_OUT"),
        ("HOURS", "AUTOMATIC_RESPONSE"),
        ("START", "OPT_IN"),
    ]
    assert listed["Keywords"][1]["KeywordMessage"] == "Bye"
    [hours] = client.describe_keywords(
        OriginationIdentity=number_id, Keywords=["Hours"]
    )["Keywords"]
    assert hours["KeywordMessage"] == "9 to 5"
    filtered = client.describe_keywords(
        OriginationIdentity=number_id,
        Filters=[{"Name": "keyword-action", "Values": ["OPT_IN", "OPT_OUT"]}],
    )
    assert len(filtered["Keywords"]) == 2
    deleted = client.delete_keyword(OriginationIdentity=number_id, Keyword="hours")
    del deleted["ResponseMetadata"]
    assert deleted == put
    error = refused(
        client.describe_keywords, OriginationIdentity=number_id, Keywords=["hours"]
    )
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == "keyword"
    assert error["ResourceId"] == "hours"


@pytest.mark.parametrize(
    "keyword, action", [("HELP", "AUTOMATIC_RESPONSE"), ("STOP", "OPT_OUT")]
)
@mock_aws
def test_the_message_of_help_and_stop_can_be_changed(keyword: str, action: str) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    number_id = number(client)["PhoneNumberId"]
    for given in ({}, {"KeywordAction": action}):
        put = client.put_keyword(
            OriginationIdentity=number_id,
            Keyword=keyword,
            KeywordMessage="Call us",
            **given,
        )
        assert put["KeywordAction"] == action
        assert put["KeywordMessage"] == "Call us"


@mock_aws
def test_keywords_of_a_pool_by_its_arn_are_those_of_its_number() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    with progression("phone-number", progression="immediate"):
        number_id = number(client)["PhoneNumberId"]
        client.describe_phone_numbers()
    pool = client.create_pool(
        OriginationIdentity=number_id,
        IsoCountryCode="US",
        MessageType="TRANSACTIONAL",
    )
    put = client.put_keyword(
        OriginationIdentity=pool["PoolArn"], Keyword="hours", KeywordMessage="9 to 5"
    )
    assert put["OriginationIdentity"] == pool["PoolId"]
    assert put["OriginationIdentityArn"] == pool["PoolArn"]

    def words() -> list[str]:
        listed = client.describe_keywords(OriginationIdentity=number_id)
        return [keyword["Keyword"] for keyword in listed["Keywords"]]

    assert words() == ["HELP", "STOP", "HOURS"]
    client.delete_keyword(OriginationIdentity=pool["PoolArn"], Keyword="hours")
    assert words() == ["HELP", "STOP"]


@mock_aws
def test_a_replaced_keyword_keeps_its_position() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    number_id = number(client)["PhoneNumberId"]
    for word, message in (("a", "1"), ("b", "2"), ("A", "3")):
        client.put_keyword(
            OriginationIdentity=number_id, Keyword=word, KeywordMessage=message
        )
    listed = client.describe_keywords(OriginationIdentity=number_id)["Keywords"]
    assert [(each["Keyword"], each["KeywordMessage"]) for each in listed[2:]] == [
        ("A", "3"),
        ("B", "2"),
    ]
    named = client.describe_keywords(
        OriginationIdentity=number_id, Keywords=["b", "help"]
    )["Keywords"]
    assert [each["Keyword"] for each in named] == ["HELP", "B"]


@mock_aws
def test_resources_without_keywords() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    sender_id = client.request_sender_id(SenderId="ACME", IsoCountryCode="GB")
    attachment = client.create_registration_attachment(AttachmentBody=b"%PDF-1.7")
    for identity, expected in (
        ("NOBODY", MISSING | {"ResourceType": "sender-id", "ResourceId": "NOBODY"}),
        ("ACME", INVALID | {"Reason": "INVALID_PARAMETER"}),
        ("pool-0", MISSING | {"ResourceType": "pool", "ResourceId": "pool-0"}),
        ("phone-0", MISSING | {"ResourceType": "phone-number"}),
        ("rcs-0", MISSING | {"ResourceType": "rcs-agent", "ResourceId": "rcs-0"}),
        (sender_id["SenderIdArn"], INVALID | {"Reason": "INVALID_PARAMETER"}),
        (attachment["RegistrationAttachmentArn"], INVALID),
        (elsewhere("pool/pool-0"), INVALID | {"Reason": "INVALID_ARN"}),
        (elsewhere("phone-number/phone-0"), INVALID | {"Reason": "INVALID_ARN"}),
    ):
        error = refused(client.describe_keywords, OriginationIdentity=identity)
        assert error | expected == error
        if error["Code"] == "ValidationException":
            assert [field["Name"] for field in error["Fields"]] == [
                "originationIdentity"
            ]


@mock_aws
def test_a_keyword_whose_upper_case_is_longer_can_be_deleted() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    number_id = number(client)["PhoneNumberId"]
    word = "\u0149" * 30  # Its upper case has two characters.
    put = client.put_keyword(
        OriginationIdentity=number_id, Keyword=word, KeywordMessage="9 to 5"
    )
    assert put["Keyword"] == word
    deleted = client.delete_keyword(OriginationIdentity=number_id, Keyword=word)
    assert deleted["Keyword"] == word


@pytest.mark.beyond_moto
@mock_aws
def test_a_keyword_added_after_a_deletion_is_on_a_page() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    number_id = number(client)["PhoneNumberId"]
    for word in ("A", "B", "C"):
        client.put_keyword(
            OriginationIdentity=number_id, Keyword=word, KeywordMessage="9 to 5"
        )
    page = client.describe_keywords(OriginationIdentity=number_id, MaxResults=5)
    assert "NextToken" not in page
    page = client.describe_keywords(OriginationIdentity=number_id, MaxResults=4)
    client.delete_keyword(OriginationIdentity=number_id, Keyword="C")
    client.delete_keyword(OriginationIdentity=number_id, Keyword="B")
    client.put_keyword(
        OriginationIdentity=number_id, Keyword="D", KeywordMessage="9 to 5"
    )
    rest = client.describe_keywords(
        OriginationIdentity=number_id, MaxResults=4, NextToken=page["NextToken"]
    )
    assert [keyword["Keyword"] for keyword in rest["Keywords"]] == ["D"]
