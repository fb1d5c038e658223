"""Write a message as the program that sends it, and as the assertion of a test."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping
from typing import Any

from botocore import xform_name

from ..control.connection import default_account_id, default_region_name
from .address import Place

Message = Mapping[str, Any]


def as_boto3(message: Message) -> str | None:
    """Return the call that sends the message, None for an automatic reply."""
    if message["operation"] is None:
        return None
    return _call(f"client.{xform_name(message['operation'])}", message["request"])


def as_cli(message: Message, server: str, region_name: str) -> str | None:
    """Return the command of the AWS CLI that sends it, None for an automatic reply.

    :param server: the URL of the server
    :param region_name: the Region that it is sent in
    """
    if message["operation"] is None:
        return None
    operation = xform_name(message["operation"], "-")
    members = shlex.quote(
        _printable(json.dumps(message["request"], ensure_ascii=False))
    )
    return (
        f"aws --endpoint-url {server} --region {region_name} pinpoint-sms-voice-v2 "
        f"{operation} \\\n"
        f"    --cli-input-json {members}"
    )


def control_of(place: Place) -> str:
    """Return the control of an account and Region, as a test with the fixture has it."""
    region = f"region_name={place.region_name!r}"
    if place.account_id != default_account_id():
        return f"SmsVoiceControl(account_id={place.account_id!r}, {region})"
    if place.region_name != default_region_name():
        return f"sms_voice.in_region({place.region_name!r})"
    return "sms_voice"


def as_test(message: Message, place: Place) -> str | None:
    """Return the assertion that it was sent, or the call that lets it be received.

    :param place: where it was sent or received
    :return: None for a file of a person, whose content is not in the message
    """
    messages = f"{control_of(place)}.messages"
    if message["direction"] == "INBOUND":
        return _received(message, messages)
    members = {"from_": "from", "body": "body", "status": "status"}
    given = {name: message[key] for name, key in members.items() if message[key]}
    return _call(f"{messages}.assert_sent", given, message["to"])


def _received(message: Message, messages: str) -> str | None:
    members = {"from_": message["from"], "to": message["to"]}
    action, content = "receive", _content_of(message)
    if content is None:
        members["body"] = message["body"]
    elif "type" in content:
        action = "receive_event"
        members |= {"event": content.pop("type"), "data": content}
    else:
        return None
    return _call(f"{messages}.{action}", members)


def _call(function: str, members: Mapping[str, Any], *first: object) -> str:
    """Return a call in Python with an argument a line."""
    given = [*map(repr, first), *(f"{name}={members[name]!r}" for name in members)]
    return "\n".join([f"{function}(", *(f"    {each}," for each in given), ")"])


def _content_of(message: Message) -> dict[str, Any] | None:
    """Return the members of an event or a file of RCS, None for a text."""
    if message["channel"] != "RCS":
        return None
    # An agent without a bucket ignores a file.
    body = message["body"] or "{}"
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict):
        return None
    named = str(content.get("type", "")).isupper()
    return content if named or "mediaStatus" in content or body == "{}" else None


def _printable(text: str) -> str:
    """Escape in JSON what a terminal would obey, such as DEL, or show in another order."""
    return "".join(
        each if each.isprintable() else json.dumps(each)[1:-1] for each in text
    )
