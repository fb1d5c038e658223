"""Requests that the rules of configuration sets and spend limits refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import boto3

from .world import Try, World

LOGS = {
    "IamRoleArn": "arn:aws:iam::123456789012:role/none",
    "LogGroupArn": "arn:aws:logs:us-east-1:123456789012:log-group:none",
}


def configuration_set_twice(w: World) -> Try:
    w.sms.create_configuration_set(ConfigurationSetName="one")
    return w.sms.create_configuration_set, {"ConfigurationSetName": "one"}


def destination_in_an_unknown_set(w: World) -> Try:
    return w.sms.create_event_destination, _request(SnsDestination=_topic())


def destination_without_a_sink(w: World) -> Try:
    return _creating(w)


def destination_with_two_sinks(w: World) -> Try:
    return _creating(w, SnsDestination=_topic(), CloudWatchLogsDestination=LOGS)


def destination_twice(w: World) -> Try:
    call, request = _creating(w, SnsDestination=_topic())
    call(**request)
    return call, request


def destination_with_an_unknown_role(w: World) -> Try:
    return _creating(w, CloudWatchLogsDestination=LOGS)


def destination_with_an_unknown_topic(w: World) -> Try:
    return _creating(w, SnsDestination={"TopicArn": _topic()["TopicArn"] + "-other"})


def change_the_kind_of_a_sink(w: World) -> Try:
    call, request = _creating(w, SnsDestination=_topic())
    call(**request)
    return w.sms.update_event_destination, {
        "ConfigurationSetName": "one",
        "EventDestinationName": "events",
        "CloudWatchLogsDestination": LOGS,
    }


def delete_an_unknown_destination(w: World) -> Try:
    w.sms.create_configuration_set(ConfigurationSetName="one")
    return w.sms.delete_event_destination, {
        "ConfigurationSetName": "one",
        "EventDestinationName": "none",
    }


def spend_more_than_the_maximum(w: World) -> Try:
    return w.sms.set_text_message_spend_limit_override, {"MonthlyLimit": 201}


CONFLICT, VALIDATION = "ConflictException", "ValidationException"
MISSING = "ResourceNotFoundException"
#: the rules, as in test_rules.py
# fmt: off
RULES: list[tuple[Callable[[World], Try], str, str | None, str]] = [
    (configuration_set_twice,          CONFLICT,   "RESOURCE_ALREADY_EXISTS", "A"),
    (destination_in_an_unknown_set,    MISSING,    None, "D"),
    (destination_without_a_sink,       VALIDATION, "MISSING_PARAMETER", "A"),
    (destination_with_two_sinks,       VALIDATION, "PARAMETERS_CANNOT_BE_USED_TOGETHER", "A"),
    (destination_twice,                CONFLICT,   "RESOURCE_ALREADY_EXISTS", "A"),
    (destination_with_an_unknown_role, VALIDATION, "INVALID_PARAMETER", "A"),
    (destination_with_an_unknown_topic, VALIDATION, "RESOURCE_NOT_ACCESSIBLE", "A"),
    (change_the_kind_of_a_sink,        CONFLICT,   "EVENT_DESTINATION_MISMATCH", "O"),
    (delete_an_unknown_destination,    MISSING,    None, "D"),
    (spend_more_than_the_maximum,      VALIDATION, "REQUESTED_SPEND_LIMIT_HIGHER_THAN_SERVICE_LIMIT", "A"),
]
# fmt: on


def _creating(w: World, **sinks: Any) -> Try:
    w.sms.create_configuration_set(ConfigurationSetName="one")
    return w.sms.create_event_destination, _request(**sinks)


def _request(**sinks: Any) -> dict[str, Any]:
    return {
        "ConfigurationSetName": "one",
        "EventDestinationName": "events",
        "MatchingEventTypes": ["ALL"],
        **sinks,
    }


def _topic() -> dict[str, str]:
    sns = boto3.client("sns", region_name="us-east-1")
    return {"TopicArn": str(sns.create_topic(Name="events")["TopicArn"])}
