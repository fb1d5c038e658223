"""Requests that the rules of RCS agents refuse, and the rows of the rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .world import Try, World

HELLO = {"Content": {"TextMessage": {"Body": "Hello"}}}


def agent(w: World, **members: Any) -> str:
    return str(w.sms.create_rcs_agent(**members)["RcsAgentId"])


def delete_protected(w: World) -> Try:
    agent_id = agent(w, DeletionProtectionEnabled=True)
    return w.sms.delete_rcs_agent, {"RcsAgentId": agent_id}


def delete_launched(w: World) -> Try:
    agent_id = agent(w)
    w.control.rcs_agents.launch(agent_id, "US")
    return w.sms.delete_rcs_agent, {"RcsAgentId": agent_id}


def delete_pooled(w: World) -> Try:
    agent_id = agent(w)
    w.pool(agent_id)
    return w.sms.delete_rcs_agent, {"RcsAgentId": agent_id}


def update_pooled(w: World) -> Try:
    agent_id = agent(w)
    w.pool(agent_id)
    request = {"RcsAgentId": agent_id, "OptOutListName": "Default"}
    return w.sms.update_rcs_agent, request


def bucket_without_a_role(w: World) -> Try:
    return _updating(w, TwoWayMediaS3BucketName="bucket")


def prefix_without_two_way_messaging(w: World) -> Try:
    return _updating(w, TwoWayMediaS3KeyPrefix="inbound")


def all_events_and_another(w: World) -> Try:
    return _updating(w, TwoWayRcsEventsEnabled=["ALL", "SUGGESTION"])


def update_with_an_unknown_list(w: World) -> Try:
    return _updating(w, OptOutListName="none")


def delete_the_list_of_an_agent(w: World) -> Try:
    w.sms.create_opt_out_list(OptOutListName="mine")
    agent(w, OptOutListName="mine")
    return w.sms.delete_opt_out_list, {"OptOutListName": "mine"}


def second_agent_of_a_pool(w: World) -> Try:
    pool_id = w.pool(agent(w))
    request = {"PoolId": pool_id, "OriginationIdentity": agent(w)}
    return w.sms.associate_origination_identity, request


def countries_of_an_unknown_agent(w: World) -> Try:
    request = {"RcsAgentId": "rcs-1"}
    return w.sms.describe_rcs_agent_country_launch_status, request


def send_before_a_launch(w: World) -> Try:
    return _sending(w, agent(w))


def send_where_it_is_not_launched(w: World) -> Try:
    agent_id = agent(w)
    w.control.rcs_agents.launch(agent_id, "DE")
    return _sending(w, agent_id)


def send_by_rcs_from_a_number(w: World) -> Try:
    return _sending(w, w.number())


def _updating(w: World, **members: Any) -> Try:
    return w.sms.update_rcs_agent, {"RcsAgentId": agent(w), **members}


def _sending(w: World, identity: str) -> Try:
    return w.sms.send_rcs_message, {
        "DestinationPhoneNumber": "+12065550100",
        "OriginationIdentity": identity,
        "RcsMessageContent": HELLO,
    }


CONFLICT, VALIDATION = "ConflictException", "ValidationException"
MISSING = "ResourceNotFoundException"
#: the rules, as in test_rules.py
# fmt: off
RULES: list[tuple[Callable[[World], Try], str, str | None, str]] = [
    (delete_protected,                 CONFLICT,   "DELETION_PROTECTION_ENABLED", "A"),
    (delete_launched,                  CONFLICT,   "RESOURCE_NOT_EMPTY", "O"),
    (delete_pooled,                    CONFLICT,   "RCS_AGENT_ASSOCIATED_TO_POOL", "A"),
    (update_pooled,                    CONFLICT,   "RCS_AGENT_ASSOCIATED_TO_POOL", "A"),
    (bucket_without_a_role,            VALIDATION, "MISSING_PARAMETER", "A"),
    (prefix_without_two_way_messaging, VALIDATION, "TWO_WAY_NOT_ENABLED", "A"),
    (all_events_and_another,           VALIDATION, "INVALID_PARAMETER", "A"),
    (update_with_an_unknown_list,      MISSING,    None, "D"),
    (delete_the_list_of_an_agent,      CONFLICT,   "RESOURCE_NOT_EMPTY", "A"),
    (second_agent_of_a_pool,           CONFLICT,   "RESOURCE_ALREADY_ASSOCIATED", "A"),
    (countries_of_an_unknown_agent,    MISSING,    None, "D"),
    (send_before_a_launch,             CONFLICT,   "RESOURCE_NOT_ACTIVE", "A"),
    (send_where_it_is_not_launched,    VALIDATION, "INVALID_IDENTITY_FOR_DESTINATION_COUNTRY", "A"),
    (send_by_rcs_from_a_number,        VALIDATION, "INVALID_PARAMETER", "A"),
]
# fmt: on
