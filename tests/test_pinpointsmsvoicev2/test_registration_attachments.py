"""Attachments of registrations."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import progression, refused

PDF = b"%PDF-1.7"
PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff\xe0"


def statuses(client: Any, **request: Any) -> list[str]:
    return [
        attachment["AttachmentStatus"]
        for attachment in client.describe_registration_attachments(**request)[
            "RegistrationAttachments"
        ]
    ]


@mock_aws
def test_create_from_a_body() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    tags = [{"Key": "Name", "Value": "LOA"}]
    created = client.create_registration_attachment(AttachmentBody=PDF, Tags=tags)
    attachment_id = created["RegistrationAttachmentId"]
    assert attachment_id.startswith("attachment-")
    assert created["RegistrationAttachmentArn"] == (
        f"arn:aws:sms-voice:us-east-1:123456789012:registration-attachment/{attachment_id}"
    )
    assert created["AttachmentStatus"] == "UPLOAD_IN_PROGRESS"
    assert created["Tags"] == tags
    reply = client.describe_registration_attachments(
        RegistrationAttachmentIds=[created["RegistrationAttachmentArn"]]
    )
    assert reply["RegistrationAttachments"] == [
        {
            "RegistrationAttachmentArn": created["RegistrationAttachmentArn"],
            "RegistrationAttachmentId": attachment_id,
            "AttachmentStatus": "UPLOAD_COMPLETE",
            "CreatedTimestamp": created["CreatedTimestamp"],
        }
    ]
    listed = client.list_tags_for_resource(
        ResourceArn=created["RegistrationAttachmentArn"]
    )
    assert listed["Tags"] == tags


@mock_aws
def test_create_from_s3() -> None:
    s3 = boto3.client("s3", region_name="us-east-1")
    s3.create_bucket(Bucket="forms")
    s3.put_object(Bucket="forms", Key="2026/opt in.PNG", Body=PNG)
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    url = "s3://forms/2026/opt-in.PNG"
    s3.put_object(Bucket="forms", Key="2026/opt-in.PNG", Body=PNG)
    client.create_registration_attachment(AttachmentUrl=url)
    [attachment] = client.describe_registration_attachments()["RegistrationAttachments"]
    shape = client.meta.service_model.shape_for("RegistrationAttachmentsInformation")
    if "AttachmentUrl" in shape.members:
        assert attachment["AttachmentUrl"] == url


@pytest.mark.parametrize("name", ["a.pdf", "a.jpg", "a.jpeg", "a.png", "a.b.PDF"])
@mock_aws
def test_files_of_each_type(name: str) -> None:
    s3 = boto3.client("s3", region_name="us-east-1")
    s3.create_bucket(Bucket="forms")
    s3.put_object(Bucket="forms", Key=name, Body=PNG)
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    client.create_registration_attachment(AttachmentUrl=f"s3://forms/{name}")
    assert statuses(client) == ["UPLOAD_COMPLETE"]


@mock_aws
def test_the_largest_file_that_is_accepted() -> None:
    s3 = boto3.client("s3", region_name="us-east-1")
    s3.create_bucket(Bucket="forms")
    body = PDF.ljust(5 * 1024 * 1024, b"x")
    s3.put_object(Bucket="forms", Key="large.pdf", Body=body)
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    client.create_registration_attachment(AttachmentUrl="s3://forms/large.pdf")
    assert statuses(client) == ["UPLOAD_COMPLETE"]


@pytest.mark.parametrize("body", [PDF, PNG, JPEG])
@mock_aws
def test_bodies_of_each_type(body: bytes) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    client.create_registration_attachment(AttachmentBody=body)
    assert statuses(client) == ["UPLOAD_COMPLETE"]


@pytest.mark.parametrize(
    "url, reason",
    [
        ("s3://forms/none.png", "RESOURCE_NOT_ACCESSIBLE"),
        ("s3://none/letter.pdf", "RESOURCE_NOT_ACCESSIBLE"),
        ("s3://forms/letter.doc", "ATTACHMENT_TYPE_NOT_SUPPORTED"),
        ("s3://forms/large.pdf", "MAXIMUM_SIZE_EXCEEDED"),
        ("s3://forms", "INVALID_PARAMETER"),
        ("https://example.com/letter.pdf", "INVALID_PARAMETER"),
        ("s3:///letter.pdf", "INVALID_PARAMETER"),
        ("s3://forms/", "INVALID_PARAMETER"),
    ],
)
@mock_aws
def test_urls_that_are_refused(url: str, reason: str) -> None:
    s3 = boto3.client("s3", region_name="us-east-1")
    s3.create_bucket(Bucket="forms")
    s3.put_object(Bucket="forms", Key="letter.doc", Body=b"x")
    s3.put_object(Bucket="forms", Key="large.pdf", Body=PDF + b"x" * 5 * 1024 * 1024)
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    error = refused(client.create_registration_attachment, AttachmentUrl=url)
    assert error["Code"] == "ValidationException"
    assert error["Reason"] == reason
    assert [field["Name"] for field in error["Fields"]] == ["attachmentUrl"]
    assert statuses(client) == []


@pytest.mark.parametrize(
    "request_, reason, fields",
    [
        ({}, "MISSING_PARAMETER", ["attachmentBody", "attachmentUrl"]),
        (
            {"AttachmentBody": PDF, "AttachmentUrl": "s3://a/b.pdf"},
            "PARAMETERS_CANNOT_BE_USED_TOGETHER",
            ["attachmentBody", "attachmentUrl"],
        ),
        *(
            (
                {"AttachmentBody": body},
                "ATTACHMENT_TYPE_NOT_SUPPORTED",
                ["attachmentBody"],
            )
            for body in (b"GIF89a", PDF[1:], PNG[:-1], JPEG[:2])
        ),
        (
            {"AttachmentBody": PDF + b"x" * 5 * 1024 * 1024},
            "MAXIMUM_SIZE_EXCEEDED",
            ["attachmentBody"],
        ),
    ],
)
@mock_aws
def test_bodies_that_are_refused(
    request_: dict[str, Any], reason: str, fields: list[str]
) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    if reason == "MAXIMUM_SIZE_EXCEEDED":
        _skip_if_the_model_takes_less(client)
    error = refused(client.create_registration_attachment, **request_)
    assert error["Reason"] == reason
    assert [field["Name"] for field in error["Fields"]] == fields
    assert statuses(client) == []


@mock_aws
def test_the_largest_body_that_is_accepted() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    _skip_if_the_model_takes_less(client)
    body = JPEG.ljust(5 * 1024 * 1024, b"x")
    client.create_registration_attachment(AttachmentBody=body)
    assert statuses(client) == ["UPLOAD_COMPLETE"]


def _skip_if_the_model_takes_less(client: Any) -> None:
    shape = client.meta.service_model.shape_for("AttachmentBody")
    if shape.metadata["max"] <= 5 * 1024 * 1024:
        pytest.skip("the service model of this botocore takes no 5 MiB")


@mock_aws
def test_an_upload_in_progress() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    with progression("registration-attachment", progression="manual", times=2):
        created = client.create_registration_attachment(AttachmentBody=PNG)
        error = refused(
            client.delete_registration_attachment,
            RegistrationAttachmentId=created["RegistrationAttachmentId"],
        )
        assert error["Reason"] == "RESOURCE_DELETION_NOT_ALLOWED"
        uploaded = {
            "Filters": [{"Name": "attachment-status", "Values": ["UPLOAD_COMPLETE"]}]
        }
        assert statuses(client) == ["UPLOAD_IN_PROGRESS"]
        assert statuses(client, **uploaded) == []
        assert statuses(client, **uploaded) == ["UPLOAD_COMPLETE"]


@mock_aws
def test_delete() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    created = client.create_registration_attachment(AttachmentBody=PNG)
    attachment_id = created["RegistrationAttachmentId"]
    deleted = client.delete_registration_attachment(
        RegistrationAttachmentId=created["RegistrationAttachmentArn"]
    )
    del deleted["ResponseMetadata"]
    assert deleted == {
        "RegistrationAttachmentArn": created["RegistrationAttachmentArn"],
        "RegistrationAttachmentId": attachment_id,
        "AttachmentStatus": "DELETED",
        "CreatedTimestamp": created["CreatedTimestamp"],
    }
    assert statuses(client) == []
    error = refused(
        client.delete_registration_attachment, RegistrationAttachmentId=attachment_id
    )
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == "registration-attachment"


@mock_aws
def test_an_attachment_of_a_registration_cannot_be_deleted() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    registration_id = client.create_registration(
        RegistrationType="US_TOLL_FREE_REGISTRATION"
    )["RegistrationId"]
    attachment_id = client.create_registration_attachment(AttachmentBody=PNG)[
        "RegistrationAttachmentId"
    ]
    client.put_registration_field_value(
        RegistrationId=registration_id,
        FieldPath="messagingUseCase.optInImage",
        RegistrationAttachmentId=attachment_id,
    )
    error = refused(
        client.delete_registration_attachment, RegistrationAttachmentId=attachment_id
    )
    assert error["Code"] == "ConflictException"
    assert error["Reason"] == "RESOURCE_DELETION_NOT_ALLOWED"
    assert error["ResourceType"] == "registration-attachment"
    assert error["ResourceId"] == attachment_id
    client.delete_registration(RegistrationId=registration_id)
    client.delete_registration_attachment(RegistrationAttachmentId=attachment_id)


@mock_aws
def test_an_attachment_of_a_discarded_version_cannot_be_deleted() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    for registration_type in (
        "US_TOLL_FREE_REGISTRATION",
        "NOTIFY_TIER_UPGRADE_REGISTRATION",
    ):
        registration_id = client.create_registration(
            RegistrationType=registration_type
        )["RegistrationId"]
    attachments = [
        client.create_registration_attachment(AttachmentBody=PNG)[
            "RegistrationAttachmentId"
        ]
        for _ in range(3)
    ]
    for name, attachment_id in zip("ab", attachments[:2], strict=True):
        client.put_registration_field_value(
            RegistrationId=registration_id,
            FieldPath=f"documents.{name}",
            RegistrationAttachmentId=attachment_id,
        )
    client.submit_registration_version(RegistrationId=registration_id)
    client.discard_registration_version(RegistrationId=registration_id)
    client.create_registration_version(RegistrationId=registration_id)
    for attachment_id in attachments[:2]:
        error = refused(
            client.delete_registration_attachment,
            RegistrationAttachmentId=attachment_id,
        )
        assert error["Reason"] == "RESOURCE_DELETION_NOT_ALLOWED"
    client.delete_registration_attachment(RegistrationAttachmentId=attachments[2])


@pytest.mark.parametrize("how", ["emptied", "replaced", "sent elsewhere", "deleted"])
@mock_aws
def test_an_attachment_that_no_field_has_can_be_deleted(how: str) -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    registration_id = client.create_registration(
        RegistrationType="NOTIFY_TIER_UPGRADE_REGISTRATION"
    )["RegistrationId"]
    first, second = (
        client.create_registration_attachment(AttachmentBody=PNG)[
            "RegistrationAttachmentId"
        ]
        for _ in range(2)
    )
    fields = [
        {"RegistrationId": registration_id, "FieldPath": f"documents.{name}"}
        for name in "ab"
    ]
    for field in fields:
        client.put_registration_field_value(**field, RegistrationAttachmentId=first)
    for field in fields:
        # It cannot be deleted while one of the two has it.
        error = refused(
            client.delete_registration_attachment, RegistrationAttachmentId=first
        )
        assert error["Reason"] == "RESOURCE_DELETION_NOT_ALLOWED"
        if how == "emptied":
            client.delete_registration_field_value(**field)
        elif how == "replaced":
            client.put_registration_field_value(**field, TextValue="None")
        elif how == "sent elsewhere":
            client.put_registration_field_value(
                **field, RegistrationAttachmentId=second
            )
    if how == "deleted":
        client.delete_registration(RegistrationId=registration_id)
    client.delete_registration_attachment(RegistrationAttachmentId=first)


@pytest.mark.beyond_moto
@mock_aws
def test_the_same_client_token_returns_the_same_attachment() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    ids = {
        client.create_registration_attachment(AttachmentBody=PNG, ClientToken="once")[
            "RegistrationAttachmentId"
        ]
        for _ in range(2)
    }
    assert len(ids) == 1
    error = refused(
        client.create_registration_attachment, AttachmentBody=PDF, ClientToken="once"
    )
    assert error["Reason"] == "RESOURCE_ALREADY_EXISTS"
