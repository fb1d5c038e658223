"""RCS agents: their settings, keywords and deletion."""

from __future__ import annotations

from typing import Any

import pytest

from moto import mock_aws

from . import create_topic, refused
from .messaging import sms
from .rcs import countries, describe, launch, needs_rcs, new_agent
from .test_pools import number, pool_of
from .test_quotas import ENFORCED

pytestmark = needs_rcs
ROLE = "arn:aws:iam::123456789012:role/inbound"
UNSET = "UNSET_RCS_MEDIA_CONFIGURATION"


def two_way(client: Any, agent_id: str, **members: Any) -> dict[str, Any]:
    """Enable two-way messaging."""
    reply: dict[str, Any] = client.update_rcs_agent(
        RcsAgentId=agent_id,
        TwoWayEnabled=True,
        TwoWayChannelArn=create_topic(),
        **members,
    )
    return reply


@mock_aws
def test_a_new_agent() -> None:
    client = sms()
    tags = [{"Key": "team", "Value": "sms"}]
    created = client.create_rcs_agent(Tags=tags)
    del created["ResponseMetadata"]
    agent_id = created["RcsAgentId"]
    assert agent_id.startswith("rcs-") and len(agent_id) == 36
    assert created == {
        "RcsAgentArn": f"arn:aws:sms-voice:us-east-1:123456789012:rcs-agent/{agent_id}",
        "RcsAgentId": agent_id,
        "Status": "CREATED",
        "DeletionProtectionEnabled": False,
        "OptOutListName": "Default",
        "CreatedTimestamp": created["CreatedTimestamp"],
        "SelfManagedOptOutsEnabled": False,
        "TwoWayEnabled": False,
        "Tags": tags,
    }
    del created["Tags"]
    assert describe(client, agent_id) == created
    assert countries(client, agent_id) == []


@mock_aws
def test_an_agent_with_an_opt_out_list_and_deletion_protection() -> None:
    client = sms()
    arn = client.create_opt_out_list(OptOutListName="mine")["OptOutListArn"]
    created = client.create_rcs_agent(
        OptOutListName=arn, DeletionProtectionEnabled=True
    )
    assert created["OptOutListName"] == "mine"
    assert created["DeletionProtectionEnabled"] is True


@mock_aws
def test_an_agent_with_an_unknown_opt_out_list_is_refused() -> None:
    error = refused(sms().create_rcs_agent, OptOutListName="none")
    assert (error["ResourceType"], error["ResourceId"]) == ("opt-out-list", "none")


@pytest.mark.in_process
def test_a_sixth_agent_is_refused() -> None:
    with mock_aws(config=ENFORCED):
        client = sms()
        for _ in range(5):
            new_agent(client)
        error = refused(client.create_rcs_agent)
        assert error["Code"] == "ServiceQuotaExceededException"
        assert error["Reason"] == "RCS_AGENTS_PER_ACCOUNT"


@mock_aws
def test_the_keywords_of_an_agent() -> None:
    client = sms()
    agent_id = new_agent(client)
    put = client.put_keyword(
        OriginationIdentity=agent_id, Keyword="hours", KeywordMessage="9 to 5"
    )
    assert put["OriginationIdentity"] == agent_id
    assert put["OriginationIdentityArn"].endswith(f":rcs-agent/{agent_id}")
    keywords = client.describe_keywords(OriginationIdentity=agent_id)["Keywords"]
    assert [each["Keyword"] for each in keywords] == ["HELP", "STOP", "HOURS"]
    client.delete_keyword(OriginationIdentity=agent_id, Keyword="HOURS")
    keywords = client.describe_keywords(OriginationIdentity=agent_id)["Keywords"]
    assert [each["Keyword"] for each in keywords] == ["HELP", "STOP"]


@mock_aws
def test_two_way_messaging_with_files_and_events() -> None:
    client = sms()
    agent_id = new_agent(client)
    settings = {
        "TwoWayMediaS3BucketName": "bucket",
        "TwoWayMediaS3KeyPrefix": "inbound",
        "TwoWayMediaS3Role": ROLE,
        "TwoWayRcsEventsEnabled": ["RCS_TYPING", "SUGGESTION"],
    }
    updated = two_way(client, agent_id, SelfManagedOptOutsEnabled=True, **settings)
    assert settings.items() <= updated.items()
    agent = describe(client, agent_id)
    assert settings.items() <= agent.items()
    assert agent["TwoWayEnabled"] and agent["SelfManagedOptOutsEnabled"]
    changed = client.update_rcs_agent(
        RcsAgentId=agent_id, TwoWayMediaS3KeyPrefix="other", TwoWayRcsEventsEnabled=[]
    )
    assert changed["TwoWayMediaS3KeyPrefix"] == "other"
    assert changed["TwoWayMediaS3BucketName"] == "bucket"
    assert changed["TwoWayRcsEventsEnabled"] == []
    removed = client.update_rcs_agent(
        RcsAgentId=agent_id, TwoWayMediaS3BucketName=UNSET, TwoWayMediaS3Role=UNSET
    )
    assert not [name for name in removed if name.startswith("TwoWayMedia")]


@mock_aws
@pytest.mark.parametrize(
    "members, wrong",
    [
        ({"TwoWayMediaS3BucketName": "bucket"}, ["twoWayMediaS3Role"]),
        ({"TwoWayMediaS3Role": ROLE}, ["twoWayMediaS3BucketName"]),
        (
            {"TwoWayMediaS3BucketName": "bucket", "TwoWayMediaS3Role": UNSET},
            ["twoWayMediaS3Role"],
        ),
    ],
)
def test_a_bucket_and_its_role_are_set_together(
    members: dict[str, str], wrong: list[str]
) -> None:
    client = sms()
    agent_id = new_agent(client)
    two_way(client, agent_id)
    error = refused(client.update_rcs_agent, RcsAgentId=agent_id, **members)
    assert error["Reason"] == "MISSING_PARAMETER"
    assert [field["Name"] for field in error["Fields"]] == wrong


@mock_aws
@pytest.mark.parametrize(
    "members, wrong",
    [
        (
            {"TwoWayMediaS3BucketName": "bucket", "TwoWayMediaS3Role": ROLE},
            "twoWayMediaS3BucketName",
        ),
        ({"TwoWayMediaS3KeyPrefix": "inbound"}, "twoWayMediaS3KeyPrefix"),
    ],
)
def test_files_require_two_way_messaging(members: dict[str, str], wrong: str) -> None:
    client = sms()
    agent_id = new_agent(client)
    error = refused(client.update_rcs_agent, RcsAgentId=agent_id, **members)
    assert error["Reason"] == "TWO_WAY_NOT_ENABLED"
    assert [field["Name"] for field in error["Fields"]] == [wrong]


@mock_aws
def test_all_events_is_the_only_element() -> None:
    client = sms()
    agent_id = new_agent(client)
    error = refused(
        client.update_rcs_agent,
        RcsAgentId=agent_id,
        TwoWayRcsEventsEnabled=["ALL", "SUGGESTION"],
    )
    assert error["Reason"] == "INVALID_PARAMETER"
    assert [field["Name"] for field in error["Fields"]] == ["twoWayRcsEventsEnabled"]
    updated = client.update_rcs_agent(
        RcsAgentId=agent_id, TwoWayRcsEventsEnabled=["ALL"]
    )
    assert updated["TwoWayRcsEventsEnabled"] == ["ALL"]


@mock_aws
def test_an_agent_in_a_pool_keeps_its_settings_except_for_its_protection() -> None:
    client = sms()
    agent_id = new_agent(client)
    pool_id = pool_of(client, agent_id)
    assert describe(client, agent_id)["PoolId"] == pool_id
    error = refused(
        client.update_rcs_agent, RcsAgentId=agent_id, OptOutListName="Default"
    )
    assert error["Reason"] == "RCS_AGENT_ASSOCIATED_TO_POOL"
    updated = client.update_rcs_agent(
        RcsAgentId=agent_id, DeletionProtectionEnabled=True
    )
    assert updated["DeletionProtectionEnabled"] is True


@mock_aws
def test_the_deletion_of_an_agent() -> None:
    client = sms()
    agent_id = new_agent(client)
    deleted = client.delete_rcs_agent(RcsAgentId=agent_id)
    assert (deleted["RcsAgentId"], deleted["Status"]) == (agent_id, "DELETED")
    assert client.describe_rcs_agents()["RcsAgents"] == []
    error = refused(client.describe_rcs_agents, RcsAgentIds=[agent_id])
    assert error["ResourceType"] == "rcs-agent"


@mock_aws
def test_an_agent_with_a_registration_is_not_deleted() -> None:
    client = sms()
    agent_id = new_agent(client)
    registration_id = launch(client, agent_id)
    error = refused(client.delete_rcs_agent, RcsAgentId=agent_id)
    assert error["Reason"] == "RESOURCE_NOT_EMPTY"
    client.delete_registration(RegistrationId=registration_id)
    assert describe(client, agent_id)["Status"] == "CREATED"
    client.delete_rcs_agent(RcsAgentId=agent_id)


@mock_aws
def test_an_agent_with_deletion_protection_is_not_deleted() -> None:
    client = sms()
    agent_id = new_agent(client, DeletionProtectionEnabled=True)
    error = refused(client.delete_rcs_agent, RcsAgentId=agent_id)
    assert error["Reason"] == "DELETION_PROTECTION_ENABLED"


@mock_aws
def test_an_agent_in_a_pool_is_not_deleted() -> None:
    client = sms()
    agent_id = new_agent(client)
    pool_id = pool_of(client, agent_id)
    error = refused(client.delete_rcs_agent, RcsAgentId=agent_id)
    assert error["Reason"] == "RCS_AGENT_ASSOCIATED_TO_POOL"
    client.associate_origination_identity(
        PoolId=pool_id,
        OriginationIdentity=number(client)["PhoneNumberId"],
        IsoCountryCode="US",
    )
    client.disassociate_origination_identity(
        PoolId=pool_id, OriginationIdentity=agent_id, IsoCountryCode="US"
    )
    client.delete_rcs_agent(RcsAgentId=agent_id)


@mock_aws
@pytest.mark.parametrize(
    "name, value, expected",
    [
        ("status", "CREATED", [0]),
        ("status", "TESTING", [1]),
        ("two-way-enabled", "true", [1]),
        ("self-managed-opt-outs-enabled", "true", []),
        ("opt-out-list-name", "Default", [0, 1]),
        ("deletion-protection-enabled", "true", [0]),
        ("two-way-channel-arn", "topic", [1]),
    ],
)
def test_filters(name: str, value: str, expected: list[int]) -> None:
    client = sms()
    agents = [new_agent(client, DeletionProtectionEnabled=True), new_agent(client)]
    two_way(client, agents[1])
    launch(client, agents[1])
    value = create_topic() if value == "topic" else value
    found = client.describe_rcs_agents(Filters=[{"Name": name, "Values": [value]}])
    ids = [agent["RcsAgentId"] for agent in found["RcsAgents"]]
    assert ids == [agents[place] for place in expected]


@mock_aws
def test_agents_are_not_shared() -> None:
    client = sms()
    agent_id = new_agent(client)
    assert client.describe_rcs_agents(Owner="SHARED")["RcsAgents"] == []
    [own] = client.describe_rcs_agents(Owner="SELF")["RcsAgents"]
    assert own["RcsAgentId"] == agent_id
    error = refused(client.describe_rcs_agents, Owner="SELF", RcsAgentIds=[agent_id])
    assert error["Reason"] == "PARAMETERS_CANNOT_BE_USED_TOGETHER"


@mock_aws
def test_agents_are_tagged() -> None:
    client = sms()
    arn = client.create_rcs_agent()["RcsAgentArn"]
    client.tag_resource(ResourceArn=arn, Tags=[{"Key": "team", "Value": "sms"}])
    tags = client.list_tags_for_resource(ResourceArn=arn)["Tags"]
    assert tags == [{"Key": "team", "Value": "sms"}]
