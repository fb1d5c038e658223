"""The monthly spend limits of the account."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import backend, refused

#: the channels in the order in which AWS lists them, and the maximum in production
CHANNELS = {"TEXT": 200, "MEDIA": 200, "RCS": 1, "VOICE": 1, "NOTIFY": 1}


def sms() -> Any:
    return boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")


def limit(channel: str, enforced: int, maximum: int, overridden: bool) -> Any:
    return {
        "Name": f"{channel}_MESSAGE_MONTHLY_SPEND_LIMIT",
        "EnforcedLimit": enforced,
        "MaxLimit": maximum,
        "Overridden": overridden,
    }


def limits(client: Any) -> list[Any]:
    listed: list[Any] = client.describe_spend_limits()["SpendLimits"]
    return listed


def override(client: Any, channel: str, **members: int) -> int:
    """Call the operation that sets or, without a limit, deletes an override."""
    verb = "set" if members else "delete"
    call = getattr(client, f"{verb}_{channel.lower()}_message_spend_limit_override")
    return int(call(**members)["MonthlyLimit"])


@pytest.fixture(autouse=True)
def _skip_without_the_operations() -> None:
    if not hasattr(sms(), "set_rcs_message_spend_limit_override"):
        pytest.skip("the service model of this botocore has fewer channels")


@mock_aws
def test_the_limits_of_an_account_in_production() -> None:
    assert limits(sms()) == [
        limit(channel, maximum, maximum, False) for channel, maximum in CHANNELS.items()
    ]


@pytest.mark.in_process  # The tier is set in the backend.
@mock_aws
def test_the_limits_of_an_account_in_the_sandbox() -> None:
    account().tier = "SANDBOX"
    assert limits(sms()) == [limit(channel, 1, 1, False) for channel in CHANNELS]


@mock_aws
def test_limits_are_listed_in_pages() -> None:
    pages = (
        sms()
        .get_paginator("describe_spend_limits")
        .paginate(PaginationConfig={"PageSize": 2})
    )
    assert [len(page["SpendLimits"]) for page in pages] == [2, 2, 1]


@pytest.mark.parametrize("channel", CHANNELS)
@mock_aws
def test_an_override_changes_one_channel(channel: str) -> None:
    client = sms()
    before = limits(client)
    maximum = CHANNELS[channel]
    assert override(client, channel, MonthlyLimit=0) == 0
    expected = [
        limit(channel, 0, maximum, True) if each["Name"].startswith(channel) else each
        for each in before
    ]
    assert limits(client) == expected
    assert override(client, channel) == maximum
    assert limits(client) == before


@pytest.mark.parametrize("channel", CHANNELS)
@mock_aws
def test_an_override_can_equal_but_not_exceed_the_maximum(channel: str) -> None:
    client = sms()
    maximum = CHANNELS[channel]
    call = getattr(client, f"set_{channel.lower()}_message_spend_limit_override")
    assert override(client, channel, MonthlyLimit=maximum) == maximum
    assert limit(channel, maximum, maximum, True) in limits(client)
    error = refused(call, MonthlyLimit=maximum + 1)
    assert error["Code"] == "ValidationException"
    assert error["Reason"] == "REQUESTED_SPEND_LIMIT_HIGHER_THAN_SERVICE_LIMIT"
    [field] = error["Fields"]
    assert field == {
        "Name": "monthlyLimit",
        "Message": f"Must be at most {maximum}, the MaxLimit that DescribeSpendLimits "
        f"returns, but is {maximum + 1}",
    }
    assert limit(channel, maximum, maximum, True) in limits(client)


@pytest.mark.parametrize("channel", CHANNELS)
@mock_aws
def test_an_override_that_is_not_set_can_be_deleted(channel: str) -> None:
    client = sms()
    assert override(client, channel) == CHANNELS[channel]
    assert limit(channel, CHANNELS[channel], CHANNELS[channel], False) in limits(client)


@mock_aws
def test_an_override_is_of_one_region() -> None:
    override(sms(), "TEXT", MonthlyLimit=5)
    other = boto3.client("pinpoint-sms-voice-v2", region_name="eu-west-1")
    assert limits(other)[0] == limit("TEXT", 200, 200, False)


@pytest.mark.in_process  # The maximum is set in the backend.
@mock_aws
def test_a_raised_and_a_lowered_maximum() -> None:
    client = sms()
    account().spend_maximums["TEXT"] = 500
    assert limits(client)[0] == limit("TEXT", 500, 500, False)
    assert override(client, "TEXT", MonthlyLimit=400) == 400
    account().spend_maximums["TEXT"] = 100
    assert limits(client)[0] == limit("TEXT", 100, 100, True)
    assert override(client, "TEXT") == 100


def account() -> Any:
    import importlib

    models = importlib.import_module("moto.pinpointsmsvoicev2.models.account")
    return backend().store.record(models.Account)
