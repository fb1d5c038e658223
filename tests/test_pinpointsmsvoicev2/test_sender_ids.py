"""Sender IDs: requested, listed, changed, released."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import refused


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


@mock_aws
def test_request() -> None:
    client = sms()
    tags = [{"Key": "a", "Value": "b"}]
    reply = client.request_sender_id(
        SenderId="Acme-1",
        IsoCountryCode="GB",
        MessageTypes=["TRANSACTIONAL", "PROMOTIONAL"],
        Tags=tags,
    )
    del reply["ResponseMetadata"]
    expected = {
        "SenderIdArn": "arn:aws:sms-voice:us-east-1:123456789012:sender-id/ACME-1/GB",
        "SenderId": "ACME-1",
        "IsoCountryCode": "GB",
        "MessageTypes": ["TRANSACTIONAL", "PROMOTIONAL"],
        "MonthlyLeasingPrice": "0.00",
        "DeletionProtectionEnabled": False,
        "Registered": False,
    }
    assert reply == {**expected, "Tags": tags}
    assert client.describe_sender_ids()["SenderIds"] == [expected]
    for name in ("acme-1", expected["SenderIdArn"]):
        listed = client.describe_sender_ids(
            SenderIds=[{"SenderId": name, "IsoCountryCode": "GB"}]
        )
        assert listed["SenderIds"] == [expected]
    error = refused(
        client.describe_sender_ids,
        SenderIds=[{"SenderId": "ACME-1", "IsoCountryCode": "DE"}],
    )
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == "sender-id"


@mock_aws
def test_request_with_deletion_protection() -> None:
    client = sms()
    sender_id = {"SenderId": "ACME", "IsoCountryCode": "GB"}
    requested = client.request_sender_id(**sender_id, DeletionProtectionEnabled=True)
    assert requested["DeletionProtectionEnabled"] is True
    assert requested["MessageTypes"] == ["TRANSACTIONAL"]
    error = refused(client.release_sender_id, **sender_id)
    assert error["Reason"] == "DELETION_PROTECTION_ENABLED"


@pytest.mark.parametrize("name", ["A", "AB", "123", "-ACME", "ACME-"])
@mock_aws
def test_names_that_cannot_be_requested(name: str) -> None:
    error = refused(sms().request_sender_id, SenderId=name, IsoCountryCode="GB")
    assert error["Code"] == "ValidationException"
    assert error["Reason"] == "INVALID_PARAMETER"
    [field] = error["Fields"]
    assert field["Name"] == "senderId"
    assert name in field["Message"]


@mock_aws
def test_update_and_release() -> None:
    client = sms()
    client.request_sender_id(SenderId="ACME", IsoCountryCode="GB")
    same = {"SenderId": "acme", "IsoCountryCode": "GB"}
    changed = client.update_sender_id(**same, DeletionProtectionEnabled=True)
    assert changed["DeletionProtectionEnabled"] is True
    assert client.update_sender_id(**same)["DeletionProtectionEnabled"] is True
    error = refused(client.release_sender_id, **same)
    assert error["Reason"] == "DELETION_PROTECTION_ENABLED"
    client.update_sender_id(**same, DeletionProtectionEnabled=False)
    released = client.release_sender_id(
        SenderId=changed["SenderIdArn"], IsoCountryCode="GB"
    )
    assert released["SenderId"] == "ACME"
    assert client.describe_sender_ids()["SenderIds"] == []
    error = refused(
        client.release_sender_id, SenderId=changed["SenderIdArn"], IsoCountryCode="GB"
    )
    assert error["Code"] == "ResourceNotFoundException"


@mock_aws
def test_an_arn_of_another_country() -> None:
    client = sms()
    arn = client.request_sender_id(SenderId="ACME", IsoCountryCode="GB")["SenderIdArn"]
    error = refused(client.update_sender_id, SenderId=arn, IsoCountryCode="DE")
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == "sender-id"
    assert error["ResourceId"] == "ACME"


@mock_aws
def test_an_arn_of_another_region() -> None:
    client = sms()
    arn = "arn:aws:sms-voice:us-west-2:123456789012:sender-id/ACME/GB"
    for call in (client.update_sender_id, client.release_sender_id):
        error = refused(call, SenderId=arn, IsoCountryCode="GB")
        assert error["Reason"] == "INVALID_ARN"
        assert [field["Name"] for field in error["Fields"]] == ["senderId"]


@pytest.mark.parametrize(
    "name, values, found",
    [
        ("sender-id", ["ACME"], 1),
        ("sender-id", ["acme"], 0),
        ("iso-country-code", ["GB", "DE"], 2),
        ("message-type", ["PROMOTIONAL"], 1),
        ("deletion-protection-enabled", ["true"], 0),
        ("registered", ["false"], 2),
    ],
)
@mock_aws
def test_filters(name: str, values: list[str], found: int) -> None:
    client = sms()
    client.request_sender_id(SenderId="ACME", IsoCountryCode="GB")
    client.request_sender_id(
        SenderId="AJAX", IsoCountryCode="DE", MessageTypes=["PROMOTIONAL"]
    )
    listed = client.describe_sender_ids(Filters=[{"Name": name, "Values": values}])
    assert len(listed["SenderIds"]) == found


@mock_aws
def test_a_released_sender_id_is_not_found_by_its_name() -> None:
    client = sms()
    client.request_sender_id(SenderId="ACME", IsoCountryCode="GB")
    error = refused(client.describe_keywords, OriginationIdentity="ACME")
    assert error["Code"] == "ValidationException"
    client.release_sender_id(SenderId="ACME", IsoCountryCode="GB")
    error = refused(client.describe_keywords, OriginationIdentity="ACME")
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceId"] == "ACME"
