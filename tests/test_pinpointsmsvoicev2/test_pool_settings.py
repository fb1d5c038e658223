"""A pool and its numbers have the same settings, one test per setting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import create_topic, progression

TOPIC = "arn:aws:sns:us-east-1:123456789012:inbound"
REQUEST = {
    "IsoCountryCode": "US",
    "MessageType": "TRANSACTIONAL",
    "NumberCapabilities": ["SMS"],
    "NumberType": "SIMULATOR",
}
SETTINGS = {
    "TwoWayEnabled": True,
    "TwoWayChannelArn": TOPIC,
    "TwoWayChannelRole": "arn:aws:iam::123456789012:role/inbound",
    "SelfManagedOptOutsEnabled": True,
    "OptOutListName": "mine",
}
KEYWORD = {"Keyword": "HOURS", "KeywordMessage": "9 to 5"}


def sms() -> Any:
    create_topic()
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def number_of(client: Any, **request: Any) -> str:
    with progression("phone-number", progression="immediate"):
        requested = client.request_phone_number(**REQUEST, **request)
        client.describe_phone_numbers(PhoneNumberIds=[requested["PhoneNumberId"]])
    return str(requested["PhoneNumberId"])


def pool_of(client: Any, number_id: str) -> str:
    with progression("pool", progression="immediate"):
        created = client.create_pool(
            OriginationIdentity=number_id,
            IsoCountryCode="US",
            MessageType="TRANSACTIONAL",
        )
        client.describe_pools(PoolIds=[created["PoolId"]])
    return str(created["PoolId"])


def described_number(client: Any, number_id: str) -> dict[str, Any]:
    [found] = client.describe_phone_numbers(PhoneNumberIds=[number_id])["PhoneNumbers"]
    return dict(found)


def described_pool(client: Any, pool_id: str) -> dict[str, Any]:
    [found] = client.describe_pools(PoolIds=[pool_id])["Pools"]
    return dict(found)


def of_a_number_put_into_a_pool(client: Any) -> dict[str, Any]:
    number_id = number_of(client)
    client.update_phone_number(PhoneNumberId=number_id, **SETTINGS)
    client.put_keyword(OriginationIdentity=number_id, **KEYWORD)
    return described_pool(client, pool_of(client, number_id))


def of_a_pool_that_is_updated(client: Any) -> dict[str, Any]:
    number_id = number_of(client)
    pool_id = pool_of(client, number_id)
    client.put_keyword(OriginationIdentity=pool_id, **KEYWORD)
    client.update_pool(PoolId=pool_id, **SETTINGS)
    return described_number(client, number_id)


def of_the_second_number_of_that_pool(client: Any) -> dict[str, Any]:
    first, second = number_of(client), number_of(client)
    pool_id = pool_of(client, first)
    client.associate_origination_identity(
        PoolId=pool_id, OriginationIdentity=second, IsoCountryCode="US"
    )
    client.put_keyword(OriginationIdentity=pool_id, **KEYWORD)
    client.update_pool(PoolId=pool_id, **SETTINGS)
    return described_number(client, second)


def of_a_number_requested_for_a_pool(client: Any) -> dict[str, Any]:
    first = number_of(client)
    client.update_phone_number(PhoneNumberId=first, **SETTINGS)
    client.put_keyword(OriginationIdentity=first, **KEYWORD)
    number_id = number_of(client, PoolId=pool_of(client, first))
    return described_number(client, number_id)


TAKEN_OVER = pytest.mark.parametrize(
    "taken_over",
    [
        of_a_number_put_into_a_pool,
        of_a_pool_that_is_updated,
        of_the_second_number_of_that_pool,
        of_a_number_requested_for_a_pool,
    ],
)


@TAKEN_OVER
@pytest.mark.parametrize("member", SETTINGS)
@mock_aws
def test_each_setting_is_taken_over(
    taken_over: Callable[[Any], dict[str, Any]], member: str
) -> None:
    client = sms()
    shape = client.meta.service_model.shape_for("PhoneNumberInformation")
    if member not in shape.members:
        pytest.skip("the service model of this botocore has no such setting")
    client.create_opt_out_list(OptOutListName="mine")
    assert taken_over(client)[member] == SETTINGS[member]


@TAKEN_OVER
@mock_aws
def test_keywords_are_taken_over(taken_over: Callable[[Any], dict[str, Any]]) -> None:
    client = sms()
    client.create_opt_out_list(OptOutListName="mine")
    found = taken_over(client)
    identity = found.get("PhoneNumberId") or found["PoolId"]
    [keyword] = client.describe_keywords(
        OriginationIdentity=identity, Keywords=["HOURS"]
    )["Keywords"]
    assert keyword["KeywordMessage"] == "9 to 5"
