"""Media messages: their events, and their files in S3."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto import mock_aws

from .messaging import ALL, US, long_code, reporting, sms, types_of

SUCCESS = [("MEDIA_SUCCESSFUL", False), ("MEDIA_DELIVERED", True)]


def bucket(name: str = "media", region: str = "us-east-1") -> Any:
    s3 = boto3.client("s3", region_name=region)
    location = {"CreateBucketConfiguration": {"LocationConstraint": region}}
    s3.create_bucket(Bucket=name, **({} if region == "us-east-1" else location))
    return s3


def send(client: Any, **members: Any) -> str:
    return str(
        client.send_media_message(
            DestinationPhoneNumber=US,
            OriginationIdentity=long_code(client, NumberCapabilities=ALL)[
                "PhoneNumberId"
            ],
            ConfigurationSetName="set",
            **members,
        )["MessageId"]
    )


@mock_aws
def test_the_events_of_a_media_message() -> None:
    client = sms()
    events = reporting(client)
    bucket().put_object(
        Bucket="media", Key="cats/1.png", Body=b"1", ContentType="image/png"
    )
    message_id = send(client, MediaUrls=["s3://media/cats/1.png"])
    sent = events()
    assert types_of(sent) == SUCCESS
    event = sent[-1]
    assert list(event.items()) == [
        ("eventType", "MEDIA_DELIVERED"),
        ("eventVersion", "1.0"),
        ("eventTimestamp", event["eventTimestamp"]),
        ("isFinal", True),
        ("originationPhoneNumber", event["originationPhoneNumber"]),
        ("destinationPhoneNumber", US),
        ("isoCountryCode", "US"),
        ("messageId", message_id),
        ("messageRequestTimestamp", event["messageRequestTimestamp"]),
        ("messageType", "TRANSACTIONAL"),
        ("contentType", "MMS"),
        ("messageStatus", "DELIVERED"),
        ("messageStatusDescription", "Message has been accepted by phone"),
        ("totalMessageParts", 1),
        ("totalMessagePrice", 0.0195),
        ("totalCarrierFee", 0.00266),
    ]


@mock_aws
def test_a_media_message_can_be_a_text() -> None:
    client = sms()
    events = reporting(client)
    send(client, MessageBody="ы" * 1600)
    sent = events()
    assert types_of(sent) == SUCCESS
    assert sent[0]["totalMessageParts"] == 1


@pytest.mark.parametrize(
    "content_type, size, outcome",
    [
        ("image/jpeg", 2 * 1024 * 1024, None),
        ("image/jpeg", 2 * 1024 * 1024 + 1, "FILE_SIZE_EXCEEDED"),
        ("Video/MP4; codecs=avc1", 600 * 1024, None),
        ("video/mp4", 600 * 1024 + 1, "FILE_SIZE_EXCEEDED"),
        ("image/tiff", 600 * 1024 + 1, "FILE_SIZE_EXCEEDED"),
        ("text/html", 1, "FILE_TYPE_UNSUPPORTED"),
    ],
)
@mock_aws
def test_the_type_and_the_size_of_a_file(
    content_type: str, size: int, outcome: str | None
) -> None:
    client = sms()
    events = reporting(client)
    bucket().put_object(
        Bucket="media", Key="1", Body=b"1" * size, ContentType=content_type
    )
    send(client, MediaUrls=["s3://media/1"])
    sent = events()
    if outcome is None:
        assert types_of(sent) == SUCCESS
    else:
        assert types_of(sent) == [(f"MEDIA_{outcome}", True)]
        assert sent[0]["messageStatus"] == outcome
        assert (sent[0]["totalMessagePrice"], sent[0]["totalCarrierFee"]) == (0, 0)


@pytest.mark.parametrize("url", ["s3://media/other", "s3://abroad/1", "s3://none/1"])
@mock_aws
def test_a_file_that_is_not_there(url: str) -> None:
    client = sms()
    events = reporting(client)
    bucket()
    bucket("abroad", "eu-west-1").put_object(
        Bucket="abroad", Key="1", Body=b"1", ContentType="image/png"
    )
    send(client, MediaUrls=[url], MessageBody="Hello")
    assert types_of(events()) == [("MEDIA_FILE_INACCESSIBLE", True)]


@mock_aws
def test_a_dry_run_does_not_look_at_the_file() -> None:
    client = sms()
    events = reporting(client)
    assert send(client, MediaUrls=["s3://none/1"], DryRun=True)
    assert events() == []
