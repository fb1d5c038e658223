"""The rules that refuse RCS messages: rows of the table of refusals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ...exceptions import Field, ValidationException
from ..identities.origination_identities import Pool, RcsAgent
from .rcs_content import (
    Problem,
    lone_companions,
    missing_companions,
    unreadable_files,
    wrong_values,
)
from .request import SendRequest
from .routing import carries
from .subject import Subject, about

_CONTENT, _FALLBACK = "rcsMessageContent", "fallbackConfiguration"


def without_rcs_content(request: SendRequest) -> Subject | None:
    if request.rcs_message_content is None:
        return Subject("Set RcsMessageContent", [_CONTENT])
    return None


def _in_content(problems: Iterable[Problem]) -> Subject | None:
    found = list(problems)
    if not found:
        return None
    return Subject(found[0].hint, [f"{_CONTENT}.{each.path}" for each in found])


def wrong_value(request: SendRequest) -> Subject | None:
    return _in_content(wrong_values(request.rcs_message_content))


def missing_companion(request: SendRequest) -> Subject | None:
    return _in_content(missing_companions(request.rcs_message_content))


def lone_companion(request: SendRequest) -> Subject | None:
    return _in_content(lone_companions(request.rcs_message_content))


def unreadable_file(request: SendRequest) -> Subject | None:
    return _in_content(unreadable_files(request.store, request.rcs_message_content))


def _fallback_of(request: SendRequest) -> tuple[Mapping[str, Any], str]:
    """Return the configuration of the fallback, and its channel."""
    configuration = request.fallback_configuration or {}
    return configuration, configuration.get("Channel", "")


def media_by_sms(request: SendRequest) -> Subject | None:
    configuration, channel = _fallback_of(request)
    if channel != "SMS" or "MediaUrls" not in configuration:
        return None
    return Subject(
        "Omit MediaUrls, or use the Channel MMS",
        [f"{_FALLBACK}.channel", f"{_FALLBACK}.mediaUrls"],
    )


def pool_as_fallback(request: SendRequest) -> Subject | None:
    configuration, _ = _fallback_of(request)
    name = configuration.get("OriginationIdentity", "")
    if not re.search("^(pool|rcs)-|:(pool|rcs-agent)/", name):
        return None
    return Subject(
        f"Must be a phone number or a sender ID, but is {name}",
        [f"{_FALLBACK}.originationIdentity"],
    )


def fallback_without_identity(request: SendRequest) -> Subject | None:
    """A pool has numbers for the fallback. (AWS docs)"""
    configuration, channel = _fallback_of(request)
    if (
        not channel
        or "OriginationIdentity" in configuration
        or isinstance(request.sender, Pool)
    ):
        return None
    return Subject(
        "Set OriginationIdentity: an RCS agent has no number for a fallback",
        [f"{_FALLBACK}.originationIdentity"],
    )


def idle_agent(agent: RcsAgent) -> Subject | None:
    if agent.status not in ("CREATED", "PENDING"):
        return None
    return about(
        agent,
        f"It is {agent.status}. Submit the registration of a launch, and wait until it is "
        "COMPLETE",
    )


def not_launched(request: SendRequest, agent: RcsAgent) -> Subject | None:
    """An agent that is launched somewhere sends to its countries and its testers."""
    if agent.status == "TESTING" or carries(request.store, agent, request.trip):
        return None
    return Subject(
        f"{agent.id} is not launched in {request.country}. Submit a registration of its "
        "launch there first, or use another identity",
        ["originationIdentity"],
    )


def in_fallback(error: ValidationException) -> ValidationException:
    """Return an error for a message as one for the fallback of another."""
    names = {"senderId": "originationIdentity"}
    fields = [
        Field(f"{_FALLBACK}.{names.get(field.name, field.name)}", field.message)
        for field in error.fields or ()
    ]
    return ValidationException(error.reason, fields)
