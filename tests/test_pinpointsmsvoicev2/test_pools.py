"""Pools of origination identities."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import create_topic, progression, refused

TOPIC = "arn:aws:sns:us-east-1:123456789012:inbound"


def sms() -> Any:
    create_topic()
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def number(client: Any, **request: Any) -> dict[str, Any]:
    with progression("phone-number", progression="immediate"):
        requested = client.request_phone_number(
            **{
                "IsoCountryCode": "US",
                "MessageType": "TRANSACTIONAL",
                "NumberCapabilities": ["SMS"],
                "NumberType": "SIMULATOR",
                **request,
            }
        )
        [found] = client.describe_phone_numbers(
            PhoneNumberIds=[requested["PhoneNumberId"]]
        )["PhoneNumbers"]
    return dict(found)


def pool_of(client: Any, identity: str, country: str = "US") -> str:
    with progression("pool", progression="immediate"):
        created = client.create_pool(
            OriginationIdentity=identity,
            IsoCountryCode=country,
            MessageType="TRANSACTIONAL",
        )
        client.describe_pools(PoolIds=[created["PoolId"]])
    return str(created["PoolId"])


@mock_aws
def test_a_pool_takes_over_the_settings_of_its_number() -> None:
    client = sms()
    client.create_opt_out_list(OptOutListName="mine")
    first = number(client, OptOutListName="mine", DeletionProtectionEnabled=True)
    client.update_phone_number(
        PhoneNumberId=first["PhoneNumberId"],
        TwoWayEnabled=True,
        TwoWayChannelArn=TOPIC,
        SelfManagedOptOutsEnabled=True,
    )
    client.put_keyword(
        OriginationIdentity=first["PhoneNumberId"],
        Keyword="hours",
        KeywordMessage="9 to 5",
    )
    tags = [{"Key": "a", "Value": "b"}]
    pool = client.create_pool(
        IsoCountryCode="US",
        OriginationIdentity=first["PhoneNumberArn"],
        MessageType="TRANSACTIONAL",
        Tags=tags,
    )
    del pool["ResponseMetadata"]
    pool_id = pool["PoolId"]
    assert pool == {
        "PoolArn": f"arn:aws:sms-voice:us-east-1:123456789012:pool/{pool_id}",
        "PoolId": pool_id,
        "Status": "CREATING",
        "MessageType": "TRANSACTIONAL",
        "TwoWayEnabled": True,
        "TwoWayChannelArn": TOPIC,
        "SelfManagedOptOutsEnabled": True,
        "OptOutListName": "mine",
        "SharedRoutesEnabled": False,
        "DeletionProtectionEnabled": False,
        "Tags": tags,
        "CreatedTimestamp": pool["CreatedTimestamp"],
    }
    seen = [client.describe_pools()["Pools"][0]["Status"] for _ in range(3)]
    assert seen == ["CREATING", "ACTIVE", "ACTIVE"]
    keywords = client.describe_keywords(OriginationIdentity=pool_id)["Keywords"]
    assert [keyword["Keyword"] for keyword in keywords] == ["HELP", "STOP", "HOURS"]
    [listed] = client.describe_phone_numbers()["PhoneNumbers"]
    assert listed["PoolId"] == pool_id


@mock_aws
def test_identities_are_associated_and_disassociated() -> None:
    client = sms()
    first, second = number(client), number(client)
    pool_id = pool_of(client, first["PhoneNumberId"])
    client.request_sender_id(SenderId="acme", IsoCountryCode="GB")
    reply = client.associate_origination_identity(
        IsoCountryCode="US",
        PoolId=pool_id,
        OriginationIdentity=second["PhoneNumberArn"],
    )
    assert reply["OriginationIdentity"] == second["PhoneNumberId"]
    assert reply["OriginationIdentityArn"] == second["PhoneNumberArn"]
    assert reply["IsoCountryCode"] == "US"
    assert reply["PoolId"] == pool_id
    other_pool = pool_of(client, "acme", "GB")
    client.associate_origination_identity(
        PoolId=pool_id,
        OriginationIdentity="arn:aws:sms-voice:us-east-1:123456789012:sender-id/ACME/GB",
        IsoCountryCode="GB",
    )
    listed = client.list_pool_origination_identities(PoolId=pool_id)
    assert listed["PoolId"] == pool_id
    assert listed["OriginationIdentities"] == [
        *(
            {
                "OriginationIdentityArn": each["PhoneNumberArn"],
                "OriginationIdentity": each["PhoneNumberId"],
                "IsoCountryCode": "US",
                "NumberCapabilities": ["SMS"],
                **_with_number(client, each),
            }
            for each in (first, second)
        ),
        {
            "OriginationIdentityArn": "arn:aws:sms-voice:us-east-1:123456789012:sender-id/ACME/GB",
            "OriginationIdentity": "ACME",
            "IsoCountryCode": "GB",
            "NumberCapabilities": ["SMS"],
        },
    ]
    for name, values, found in (
        ("iso-country-code", ["GB"], 1),
        ("iso-country-code", ["US"], 2),
        ("number-capability", ["SMS"], 3),
        ("number-capability", ["VOICE"], 0),
    ):
        filtered = client.list_pool_origination_identities(
            PoolId=pool_id, Filters=[{"Name": name, "Values": values}]
        )
        assert len(filtered["OriginationIdentities"]) == found
    left = client.disassociate_origination_identity(
        IsoCountryCode="US", PoolId=pool_id, OriginationIdentity=first["PhoneNumberId"]
    )
    assert left["OriginationIdentity"] == first["PhoneNumberId"]
    client.disassociate_origination_identity(
        PoolId=other_pool, OriginationIdentity="ACME", IsoCountryCode="GB"
    )
    [listed_first, _] = client.describe_phone_numbers()["PhoneNumbers"]
    assert "PoolId" not in listed_first


def _with_number(client: Any, each: dict[str, Any]) -> dict[str, str]:
    shape = client.meta.service_model.shape_for("OriginationIdentityMetadata")
    known = "PhoneNumber" in shape.members
    return {"PhoneNumber": each["PhoneNumber"]} if known else {}


@mock_aws
def test_an_update_changes_the_numbers() -> None:
    client = sms()
    first = number(client)
    pool_id = pool_of(client, first["PhoneNumberId"])
    client.create_opt_out_list(OptOutListName="mine")
    changed = client.update_pool(
        PoolId=pool_id,
        TwoWayEnabled=True,
        TwoWayChannelArn="connect.us-east-1.amazonaws.com",
        OptOutListName="mine",
        SharedRoutesEnabled=True,
        DeletionProtectionEnabled=True,
    )
    assert changed["SharedRoutesEnabled"] is True
    assert changed["DeletionProtectionEnabled"] is True
    client.put_keyword(
        OriginationIdentity=pool_id, Keyword="hours", KeywordMessage="9 to 5"
    )
    [listed] = client.describe_phone_numbers()["PhoneNumbers"]
    assert listed["TwoWayEnabled"] is True
    assert listed["TwoWayChannelArn"] == "connect.us-east-1.amazonaws.com"
    assert listed["OptOutListName"] == "mine"
    assert listed["DeletionProtectionEnabled"] is False
    keywords = client.describe_keywords(OriginationIdentity=first["PhoneNumberId"])
    assert len(keywords["Keywords"]) == 3


@mock_aws
def test_delete() -> None:
    client = sms()
    first = number(client)
    pool_id = pool_of(client, first["PhoneNumberId"])
    deleted = client.delete_pool(PoolId=pool_id)
    assert deleted["Status"] == "DELETING"
    assert "DeletionProtectionEnabled" not in deleted
    assert client.describe_pools()["Pools"][0]["Status"] == "DELETING"
    assert client.describe_pools()["Pools"] == []
    [listed] = client.describe_phone_numbers()["PhoneNumbers"]
    assert "PoolId" not in listed
    error = refused(client.describe_pools, PoolIds=[pool_id])
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == "pool"


@pytest.mark.parametrize(
    "name, values, found",
    [
        ("status", ["ACTIVE"], 1),
        ("message-type", ["TRANSACTIONAL"], 1),
        ("two-way-enabled", ["true"], 0),
        ("self-managed-opt-outs-enabled", ["false"], 1),
        ("opt-out-list-name", ["Default"], 1),
        ("shared-routes-enabled", ["true"], 0),
        ("deletion-protection-enabled", ["false"], 1),
        ("two-way-channel-arn", [TOPIC], 0),
    ],
)
@mock_aws
def test_filters(name: str, values: list[str], found: int) -> None:
    client = sms()
    if name not in client.meta.service_model.shape_for("PoolFilterName").enum:
        pytest.skip("the service model of this botocore has no such filter")
    pool_of(client, number(client)["PhoneNumberId"])
    listed = client.describe_pools(Filters=[{"Name": name, "Values": values}])
    assert len(listed["Pools"]) == found


@pytest.mark.parametrize(
    "identity, code",
    [
        ("phone-0", "ResourceNotFoundException"),
        ("rcs-0", "ResourceNotFoundException"),
        ("pool-0", "ResourceNotFoundException"),
        ("ACME", "ValidationException"),
    ],
)
@mock_aws
def test_unknown_identities(identity: str, code: str) -> None:
    client = sms()
    shape = client.meta.service_model.shape_for("CreatePoolRequest")
    if "IsoCountryCode" in shape.required_members:
        pytest.skip("the service model of this botocore asks for a country")
    error = refused(
        client.create_pool, OriginationIdentity=identity, MessageType="TRANSACTIONAL"
    )
    assert error["Code"] == code


@mock_aws
def test_a_sender_id_by_its_arn_still_needs_its_country() -> None:
    client = sms()
    shape = client.meta.service_model.shape_for("CreatePoolRequest")
    if "IsoCountryCode" in shape.required_members:
        pytest.skip("the service model of this botocore asks for a country")
    sender_id = client.request_sender_id(SenderId="acme", IsoCountryCode="GB")
    error = refused(
        client.create_pool,
        OriginationIdentity=sender_id["SenderIdArn"],
        MessageType="TRANSACTIONAL",
    )
    assert error["Code"] == "ValidationException"
    assert error["Reason"] == "INVALID_ARN"


@mock_aws
def test_a_pool_in_a_pool_and_another_country_are_refused() -> None:
    client = sms()
    pool_id = pool_of(client, number(client)["PhoneNumberId"])
    error = refused(
        client.create_pool,
        OriginationIdentity=pool_id,
        IsoCountryCode="US",
        MessageType="TRANSACTIONAL",
    )
    assert error["Reason"] == "INVALID_PARAMETER"
    sender_id = client.request_sender_id(SenderId="acme", IsoCountryCode="GB")
    error = refused(
        client.create_pool,
        OriginationIdentity=sender_id["SenderIdArn"],
        IsoCountryCode="DE",
        MessageType="TRANSACTIONAL",
    )
    assert error["Code"] == "ResourceNotFoundException"
    assert error["ResourceType"] == "sender-id"


@mock_aws
def test_the_country_of_a_request_selects_the_sender_id() -> None:
    client = sms()
    for country in ("DE", "GB", "FR"):
        client.request_sender_id(SenderId="ACME", IsoCountryCode=country)
    pool_id = pool_of(client, "acme", "GB")
    client.associate_origination_identity(
        PoolId=pool_id, OriginationIdentity="acme", IsoCountryCode="FR"
    )
    members = client.list_pool_origination_identities(PoolId=pool_id)
    assert [
        (member["OriginationIdentity"], member["IsoCountryCode"])
        for member in members["OriginationIdentities"]
    ] == [("ACME", "GB"), ("ACME", "FR")]
