"""Keywords of a phone number; those of pools: test_pools.py."""

from __future__ import annotations

from typing import Any

import boto3

from moto import mock_aws

from . import refused


def number(client: Any) -> dict[str, Any]:
    requested: dict[str, Any] = client.request_phone_number(
        IsoCountryCode="US",
        MessageType="TRANSACTIONAL",
        NumberCapabilities=["SMS"],
        NumberType="SIMULATOR",
    )
    return requested


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
    assert deleted["Keyword"] == "HOURS"
    error = refused(
        client.describe_keywords, OriginationIdentity=number_id, Keywords=["hours"]
    )
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == "keyword"


@mock_aws
def test_what_has_no_keywords() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    sender_id = client.request_sender_id(SenderId="ACME", IsoCountryCode="GB")
    attachment = client.create_registration_attachment(AttachmentBody=b"%PDF-1.7")
    for identity, code in (
        ("ACME", "ValidationException"),
        ("NOBODY", "ResourceNotFoundException"),
        ("pool-0", "ResourceNotFoundException"),
        ("phone-0", "ResourceNotFoundException"),
        (sender_id["SenderIdArn"], "ValidationException"),
        (attachment["RegistrationAttachmentArn"], "ValidationException"),
    ):
        error = refused(client.describe_keywords, OriginationIdentity=identity)
        assert error["Code"] == code


@mock_aws
def test_a_keyword_whose_capitals_would_be_longer_can_be_named_again() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    number_id = number(client)["PhoneNumberId"]
    word = "\u0149" * 30  # Its capital is two characters.
    put = client.put_keyword(
        OriginationIdentity=number_id, Keyword=word, KeywordMessage="9 to 5"
    )
    assert put["Keyword"] == word
    deleted = client.delete_keyword(OriginationIdentity=number_id, Keyword=word)
    assert deleted["Keyword"] == word


@mock_aws
def test_a_keyword_put_after_another_was_deleted_is_on_a_page() -> None:
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
