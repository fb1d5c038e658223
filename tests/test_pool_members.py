"""A number joins a pool only if its settings match the pool's."""

from __future__ import annotations

from typing import Any

import pytest

from moto_pinpointsmsv2_ext import mock_sms_registrations

from .test_pinpointsmsvoicev2 import MODEL, create_topic, refused
from .world import World

TOPIC = "arn:aws:sns:us-east-1:123456789012:inbound"
ROLE = "arn:aws:iam::123456789012:role/inbound"
TWO_WAY = {"TwoWayEnabled": True, "TwoWayChannelArn": TOPIC, "TwoWayChannelRole": ROLE}


def joined(w: World, pool_id: str, number: str) -> dict[str, Any]:
    reply: dict[str, Any] = w.sms.associate_origination_identity(
        PoolId=pool_id, OriginationIdentity=number, IsoCountryCode="US"
    )
    return reply


@pytest.mark.parametrize(
    "members, reason",
    [
        (TWO_WAY, None),
        (TWO_WAY | {"TwoWayChannelArn": TOPIC + "2"}, "TWO_WAY_CONFIG_MISMATCH"),
        (TWO_WAY | {"TwoWayChannelRole": ROLE + "2"}, "TWO_WAY_CONFIG_MISMATCH"),
        (TWO_WAY | {"TwoWayEnabled": False}, "TWO_WAY_CONFIG_MISMATCH"),
        ({}, "TWO_WAY_CONFIG_MISMATCH"),
        (
            TWO_WAY | {"SelfManagedOptOutsEnabled": True},
            "SELF_MANAGED_OPT_OUTS_MISMATCH",
        ),
        (TWO_WAY | {"OptOutListName": "mine"}, "OPT_OUT_LIST_MISMATCH"),
        (TWO_WAY | {"NumberCapabilities": ["VOICE"]}, "NUMBER_CAPABILITIES_MISMATCH"),
        (TWO_WAY | {"MessageType": "PROMOTIONAL"}, "MESSAGE_TYPE_MISMATCH"),
    ],
)
@mock_sms_registrations
def test_a_number_joins_a_pool_of_the_same_settings(
    members: dict[str, Any], reason: str | None
) -> None:
    w = World()
    shape = w.sms.meta.service_model.shape_for("PhoneNumberInformation")
    if "TwoWayChannelRole" not in shape.members:
        pytest.skip("the service model of this botocore has no TwoWayChannelRole")
    w.sms.create_opt_out_list(OptOutListName="mine")
    create_topic()
    pool_id = w.pool()
    w.sms.update_pool(PoolId=pool_id, **TWO_WAY)
    number = w.number(**members)
    if reason is None:
        assert joined(w, pool_id, number)["PoolId"] == pool_id
        return
    error = refused(
        w.sms.associate_origination_identity,
        PoolId=pool_id,
        OriginationIdentity=number,
        IsoCountryCode="US",
    )
    assert error["Reason"] == reason
    assert error["ResourceType"] == "phone-number"
    assert error["ResourceId"] == number


HOURS = {"Keyword": "HOURS", "KeywordMessage": "9 to 5", "KeywordAction": "OPT_IN"}


@pytest.mark.parametrize(
    "keyword, matches",
    [
        (HOURS, True),
        (HOURS | {"Keyword": "OPEN"}, False),
        (HOURS | {"KeywordMessage": "9 to 6"}, False),
        (HOURS | {"KeywordAction": "AUTOMATIC_RESPONSE"}, False),
        (HOURS | {"Keyword": "STOP", "KeywordAction": "OPT_OUT"}, False),
    ],
)
@mock_sms_registrations
def test_a_number_joins_a_pool_of_the_same_keywords(
    keyword: dict[str, str], matches: bool
) -> None:
    w = World()
    pool_id, number = w.pool(), w.number()
    w.sms.put_keyword(OriginationIdentity=pool_id, **HOURS)
    w.sms.put_keyword(OriginationIdentity=number, **keyword)
    if matches:
        assert joined(w, pool_id, number)["PoolId"] == pool_id
        return
    error = refused(
        w.sms.associate_origination_identity,
        PoolId=pool_id,
        OriginationIdentity=number,
        IsoCountryCode="US",
    )
    assert error["Reason"] == "KEYWORD_MISMATCH"


@pytest.mark.parametrize(
    "request_, reason",
    [
        ({"MessageType": "PROMOTIONAL"}, "MESSAGE_TYPE_MISMATCH"),
        ({"NumberCapabilities": ["SMS", "VOICE"]}, "NUMBER_CAPABILITIES_MISMATCH"),
        ({"OptOutListName": "mine"}, "OPT_OUT_LIST_MISMATCH"),
    ],
)
@mock_sms_registrations
def test_a_number_requested_for_a_pool_matches_its_settings(
    request_: dict[str, Any], reason: str
) -> None:
    w = World()
    w.sms.create_opt_out_list(OptOutListName="mine")
    pool_id = w.pool()
    usual = {
        "IsoCountryCode": "US",
        "MessageType": "TRANSACTIONAL",
        "NumberCapabilities": ["SMS"],
        "NumberType": "LONG_CODE",
        "PoolId": pool_id,
    }
    error = refused(w.sms.request_phone_number, **{**usual, **request_})
    assert error["Reason"] == reason
    assert w.sms.request_phone_number(**usual)["PoolId"] == pool_id


@mock_sms_registrations
def test_the_order_of_capabilities_does_not_matter() -> None:
    w = World()
    first = w.number(NumberCapabilities=["SMS", "VOICE"])
    second = w.number(NumberCapabilities=["VOICE", "SMS"])
    pool_id = w.pool(first)
    assert joined(w, pool_id, second)["PoolId"] == pool_id


@mock_sms_registrations
def test_a_pool_of_a_sender_id_takes_a_number_of_any_capabilities() -> None:
    w = World()
    w.sender_id()
    pool = w.sms.create_pool(
        OriginationIdentity="ACME", IsoCountryCode="GB", MessageType="TRANSACTIONAL"
    )
    for _ in range(2):
        w.sms.describe_pools()
    number = w.number(NumberCapabilities=["VOICE"])
    assert joined(w, pool["PoolId"], number)["PoolArn"] == pool["PoolArn"]


@pytest.mark.parametrize("message_type", ["TRANSACTIONAL", "PROMOTIONAL"])
@mock_sms_registrations
def test_a_sender_id_of_both_message_types_joins_either_pool(
    message_type: str,
) -> None:
    w = World()
    w.sender_id(MessageTypes=["TRANSACTIONAL", "PROMOTIONAL"])
    pool = w.sms.create_pool(
        OriginationIdentity="ACME", IsoCountryCode="GB", MessageType=message_type
    )
    assert pool["MessageType"] == message_type


@mock_sms_registrations
def test_a_reply_includes_the_pool_of_the_member() -> None:
    w = World()
    first, second = w.number(), w.number()
    pool_id = w.pool(first)
    joined(w, pool_id, second)
    [pool] = w.sms.describe_pools(PoolIds=[pool_id])["Pools"]
    listed = w.sms.list_pool_origination_identities(PoolId=pool["PoolArn"])
    assert listed["PoolArn"] == pool["PoolArn"]
    assert listed["PoolId"] == pool_id
    left = w.sms.disassociate_origination_identity(
        PoolId=pool_id, OriginationIdentity=first, IsoCountryCode="US"
    )
    assert left["PoolArn"] == pool["PoolArn"]
    assert left["PoolId"] == pool_id
    again = joined(w, pool_id, first)
    assert again["PoolArn"] == pool["PoolArn"]
    assert again["OriginationIdentityArn"] == left["OriginationIdentityArn"]


@pytest.mark.parametrize(
    "operation", ["update_pool", "delete_pool", "associate", "disassociate"]
)
@pytest.mark.parametrize("status", ["CREATING", "DELETING"])
@mock_sms_registrations
def test_a_pool_that_is_not_active(status: str, operation: str) -> None:
    w = World()
    number, second = w.number(), w.number()
    if status == "CREATING":
        pool_id = w.sms.create_pool(
            OriginationIdentity=number, IsoCountryCode="US", MessageType="TRANSACTIONAL"
        )["PoolId"]
    else:
        pool_id = w.pool(number)
        w.sms.delete_pool(PoolId=pool_id)
    call, arguments = getattr(w.sms, operation, None), {"PoolId": pool_id}
    if call is None:
        call = getattr(w.sms, f"{operation}_origination_identity")
        joins = operation == "associate"
        arguments["OriginationIdentity"] = second if joins else number
        arguments["IsoCountryCode"] = "US"
    error = refused(call, **arguments)
    if (status, operation) == ("DELETING", "disassociate"):
        # The deletion has removed its identities.
        assert error["Reason"] == "PHONE_NUMBER_NOT_ASSOCIATED_TO_POOL"
        return
    assert error["Reason"] == "RESOURCE_NOT_ACTIVE"
    assert error["ResourceType"] == "pool"
    assert error["ResourceId"] == pool_id


@mock_sms_registrations
def test_the_last_number_cannot_leave() -> None:
    w = World()
    first, second = w.number(), w.number()
    pool_id = w.pool(first)
    joined(w, pool_id, second)
    leave = {"PoolId": pool_id, "IsoCountryCode": "US"}
    w.sms.disassociate_origination_identity(**leave, OriginationIdentity=second)
    error = refused(
        w.sms.disassociate_origination_identity, **leave, OriginationIdentity=first
    )
    assert error["Reason"] == "LAST_PHONE_NUMBER"
    assert error["ResourceId"] == first


@pytest.mark.parametrize("country", ["US", None])
@mock_sms_registrations
def test_an_rcs_agent_in_a_pool_has_the_country_that_the_request_gives(
    country: str | None,
) -> None:
    """The model requires IsoCountryCode in the list of a pool's identities, and its text
    says that it may not be present for RCS agents."""
    if "RcsAgentInformation" not in MODEL.shape_names:
        pytest.skip("the service model of this botocore has no RCS agents")
    w = World()
    pool_id = w.pool()
    agent = w.control.rcs_agents.seed()["RcsAgentId"]
    given = {"IsoCountryCode": country} if country else {}
    reply = w.sms.associate_origination_identity(
        PoolId=pool_id, OriginationIdentity=agent, **given
    )
    assert reply.get("IsoCountryCode") == country
    listed = w.sms.list_pool_origination_identities(PoolId=pool_id)
    [_, member] = listed["OriginationIdentities"]
    assert member["OriginationIdentity"] == agent
    assert member.get("IsoCountryCode") == country
