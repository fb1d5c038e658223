"""Released numbers and deleted pools, during and after their deletion."""

import boto3

from moto import mock_aws

from . import refused


@mock_aws
def test_a_released_number_is_not_found_after_its_deletion() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    number_id = client.request_phone_number(
        IsoCountryCode="US",
        MessageType="TRANSACTIONAL",
        NumberCapabilities=["SMS"],
        NumberType="SIMULATOR",
    )["PhoneNumberId"]
    client.release_phone_number(PhoneNumberId=number_id)
    [number] = client.describe_phone_numbers(PhoneNumberIds=[number_id])["PhoneNumbers"]
    assert number["Status"] == "DISASSOCIATING"
    for _ in range(2):
        error = refused(client.describe_phone_numbers, PhoneNumberIds=[number_id])
        assert error["Code"] == "ResourceNotFoundException"
        assert error["ResourceType"] == "phone-number"
        assert error["ResourceId"] == number_id
    assert client.describe_phone_numbers()["PhoneNumbers"] == []


@mock_aws
def test_a_deleted_pool_is_not_found_after_its_deletion() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    client.request_sender_id(SenderId="ACME", IsoCountryCode="GB")
    pool_arn = client.create_pool(
        OriginationIdentity="ACME", IsoCountryCode="GB", MessageType="TRANSACTIONAL"
    )["PoolArn"]
    for _ in range(2):
        client.describe_pools(PoolIds=[pool_arn])
    client.delete_pool(PoolId=pool_arn)
    [pool] = client.describe_pools(PoolIds=[pool_arn])["Pools"]
    assert pool["Status"] == "DELETING"
    error = refused(client.describe_pools, PoolIds=[pool_arn])
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == "pool"
    assert client.describe_pools()["Pools"] == []
