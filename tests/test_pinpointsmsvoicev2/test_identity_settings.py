"""UpdatePhoneNumber and UpdatePool: each setting, and combinations that are refused."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from moto import mock_aws

from . import create_topic, refused
from .test_pool_settings import SETTINGS, TOPIC, number_of, pool_of
from .test_pools import number

OPERATIONS = pytest.mark.parametrize("kind", ["phone_number", "pool"])


class Identity:
    """A phone number or a pool, and its operations."""

    def __init__(self, kind: str):
        self.client: Any = boto3.client(
            "pinpoint-sms-voice-v2", region_name="us-east-1"
        )
        self.client.create_opt_out_list(OptOutListName="mine")
        for name in ("inbound", "inbound2"):
            create_topic(name)
        identity = number_of(self.client)
        if kind == "pool":
            self.named = {"PoolId": pool_of(self.client, identity)}
            self.operation = self.client.update_pool
        else:
            self.named = {"PhoneNumberId": identity}
            self.operation = self.client.update_phone_number

    def update(self, **members: Any) -> dict[str, Any]:
        """Update the resource, and check that it is described as the reply has it."""
        reply: dict[str, Any] = self.operation(**self.named, **members)
        del reply["ResponseMetadata"]
        described = (
            self.client.describe_pools()["Pools"]
            if "PoolId" in self.named
            else self.client.describe_phone_numbers()["PhoneNumbers"]
        )
        assert described == [reply]
        return reply

    def refusal(self, **members: Any) -> dict[str, Any]:
        return refused(self.operation, **self.named, **members)


@OPERATIONS
@pytest.mark.parametrize(
    "member, value",
    [
        ("TwoWayChannelArn", TOPIC + "2"),
        ("TwoWayChannelRole", "arn:aws:iam::123456789012:role/other"),
        ("SelfManagedOptOutsEnabled", False),
        ("OptOutListName", "Default"),
        ("DeletionProtectionEnabled", True),
        ("SharedRoutesEnabled", True),
    ],
)
@mock_aws
def test_each_setting_changes_alone(kind: str, member: str, value: Any) -> None:
    identity = Identity(kind)
    shape = identity.client.meta.service_model.operation_model(
        "UpdatePool" if kind == "pool" else "UpdatePhoneNumber"
    ).input_shape
    if member not in shape.members:
        pytest.skip("the operation has no such member, or not in this botocore")
    before = identity.update(**SETTINGS)
    assert before[member] != value
    assert identity.update(**{member: value}) == before | {member: value}
    # Members that are left out keep their values.
    assert identity.update() == before | {member: value}


@OPERATIONS
@mock_aws
def test_disabled_two_way_messaging_has_no_channel(kind: str) -> None:
    identity = Identity(kind)
    before = identity.update(**SETTINGS)
    error = identity.refusal(TwoWayEnabled=False)
    assert error["Reason"] == "TWO_WAY_NOT_ENABLED"
    assert [field["Name"] for field in error["Fields"]] == ["selfManagedOptOutsEnabled"]
    after = identity.update(TwoWayEnabled=False, SelfManagedOptOutsEnabled=False)
    del before["TwoWayChannelArn"], before["TwoWayChannelRole"]
    assert after == before | {
        "TwoWayEnabled": False,
        "SelfManagedOptOutsEnabled": False,
    }
    error = identity.refusal(TwoWayEnabled=True)
    assert error["Reason"] == "TWO_WAY_CHANNEL_NOT_PRESENT"
    assert [field["Name"] for field in error["Fields"]] == ["twoWayChannelArn"]


@OPERATIONS
@mock_aws
def test_a_channel_is_kept_without_two_way_messaging(kind: str) -> None:
    identity = Identity(kind)
    role = SETTINGS["TwoWayChannelRole"]
    given = {"TwoWayChannelArn": TOPIC, "TwoWayChannelRole": role}
    if "TwoWayChannelRole" not in (
        identity.client.meta.service_model.shape_for("UpdatePoolRequest").members
    ):
        del given["TwoWayChannelRole"]
    for members in (given, {"TwoWayEnabled": False, **given}):
        kept = identity.update(**members)
        assert kept["TwoWayEnabled"] is False
        assert kept | given == kept
    enabled = identity.update(TwoWayEnabled=True)
    assert enabled == kept | {"TwoWayEnabled": True}
    # A request that disables it removes what it does not contain.
    removed = identity.update(TwoWayEnabled=False, TwoWayChannelArn=TOPIC)
    assert removed["TwoWayChannelArn"] == TOPIC
    assert "TwoWayChannelRole" not in removed
    assert "TwoWayChannelArn" not in identity.update(TwoWayEnabled=False)


@mock_aws
def test_a_channel_without_two_way_messaging_is_no_difference_to_a_pool() -> None:
    identity = Identity("pool")
    number_id = number_of(identity.client)
    identity.client.update_phone_number(PhoneNumberId=number_id, TwoWayChannelArn=TOPIC)
    joined = identity.client.associate_origination_identity(
        **identity.named, OriginationIdentity=number_id, IsoCountryCode="US"
    )
    assert joined["OriginationIdentity"] == number_id


@OPERATIONS
@mock_aws
def test_self_managed_opt_outs_with_amazon_connect(kind: str) -> None:
    """An older edition of AWS's page says that they are not supported."""
    channel = "connect.us-east-1.amazonaws.com"
    changed = Identity(kind).update(
        TwoWayEnabled=True, TwoWayChannelArn=channel, SelfManagedOptOutsEnabled=True
    )
    assert changed["TwoWayChannelArn"] == channel
    assert changed["SelfManagedOptOutsEnabled"] is True


@mock_aws
def test_international_sending_is_enabled_and_disabled() -> None:
    client = boto3.client("pinpoint-sms-voice-v2", region_name="us-east-1")
    shape = client.meta.service_model.shape_for("UpdatePhoneNumberRequest")
    if "InternationalSendingEnabled" not in shape.members:
        pytest.skip("the service model of this botocore has no such setting")
    canadian = number(client, IsoCountryCode="CA", NumberType="LONG_CODE")
    for enabled in (True, False):
        changed = client.update_phone_number(
            PhoneNumberId=canadian["PhoneNumberId"], InternationalSendingEnabled=enabled
        )
        assert changed["InternationalSendingEnabled"] is enabled


@pytest.mark.parametrize(
    "channel, valid",
    [
        (TOPIC, True),
        ("arn:aws-us-gov:sns:us-gov-west-1:123456789012:inbound", True),
        ("connect.us-east-1.amazonaws.com", True),
        (TOPIC + ".fifo", False),
        ("arn:aws:sqs:us-east-1:123456789012:sns", False),
        ("arn:aws:iam:sns:123456789012:inbound", False),
        ("disconnect.us-east-1.amazonaws.com", False),
        ("connect.us-east-1.amazonaws.org", False),
    ],
)
@mock_aws
def test_channels(channel: str, valid: bool) -> None:
    identity = Identity("phone_number")
    create_topic(region_name="us-gov-west-1")
    members = {"TwoWayEnabled": True, "TwoWayChannelArn": channel}
    if valid:
        assert identity.update(**members)["TwoWayChannelArn"] == channel
        return
    error = identity.refusal(**members)
    assert error["Reason"] == "INVALID_PARAMETER"
    assert [field["Name"] for field in error["Fields"]] == ["twoWayChannelArn"]
    # The channel is validated even if two-way messaging stays disabled.
    assert identity.refusal(TwoWayChannelArn=channel)["Reason"] == "INVALID_PARAMETER"


@pytest.mark.parametrize(
    "channel, reason",
    [
        (TOPIC + "3", "TWO_WAY_TOPIC_NOT_PRESENT"),
        (TOPIC.replace("us-east-1", "us-west-2"), "TWO_WAY_TOPIC_NOT_PRESENT"),
        (TOPIC.replace("1234", "4321"), "TWO_WAY_TOPIC_NOT_PRESENT"),
        ("connect.us-east-2.amazonaws.com", "TWO_WAY_NOT_SUPPORTED_IN_REGION"),
    ],
)
@OPERATIONS
@mock_aws
def test_channels_that_do_not_exist(kind: str, channel: str, reason: str) -> None:
    identity = Identity(kind)
    before = identity.update()
    error = identity.refusal(TwoWayEnabled=True, TwoWayChannelArn=channel)
    assert error["Code"] == "ValidationException"
    assert error["Reason"] == reason
    assert [field["Name"] for field in error["Fields"]] == ["twoWayChannelArn"]
    assert identity.update() == before


@OPERATIONS
@mock_aws
def test_an_opt_out_list_by_its_arn(kind: str) -> None:
    identity = Identity(kind)
    arn = "arn:aws:sms-voice:us-east-1:123456789012:opt-out-list/mine"
    assert identity.update(OptOutListName=arn)["OptOutListName"] == "mine"
    error = identity.refusal(OptOutListName="none")
    assert error["ResourceType"] == "opt-out-list"
    assert error["ResourceId"] == "none"
    error = identity.refusal(OptOutListName=arn.replace("us-east-1", "us-west-2"))
    assert error["Reason"] == "INVALID_ARN"
    assert [field["Name"] for field in error["Fields"]] == ["optOutListName"]
