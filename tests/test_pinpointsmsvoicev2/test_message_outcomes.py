"""What becomes of messages, as it is set in advance or for one message."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest

from moto import mock_aws

from . import backend, needs_protect, progression
from .messaging import (
    ALL,
    US,
    account,
    long_code,
    messages,
    outcomes,
    reporting,
    sms,
    types_of,
)
from .test_message_feedback import metric
from .test_pools import pool_of

pytestmark = pytest.mark.in_process  # AWS has no operation for this.

OTHER = "+12065550101"
CALLS = {"TEXT": "send_text_message", "MEDIA": "send_media_message"}


def send(client: Any, channel: str = "TEXT", **members: Any) -> str:
    request = {"DestinationPhoneNumber": US, "MessageBody": "Hello", **members}
    if "OriginationIdentity" not in request:
        own = long_code(client, NumberCapabilities=ALL)
        request["OriginationIdentity"] = own["PhoneNumberId"]
    call = getattr(client, CALLS.get(channel, "send_voice_message"))
    return str(call(ConfigurationSetName="set", **request)["MessageId"])


def outcome_of(message_id: str) -> str:
    return str(messages()[message_id].outcome)


def finish(message_id: str, outcome: str) -> None:
    module = import_module("moto.pinpointsmsvoicev2.models.messages.transmission")
    store = backend().store
    with store.turn():
        module.finish(store, messages()[message_id], outcome)


#: by outcome, the description of the last event
DESCRIPTIONS = {
    "successful": "Message has been accepted by phone carrier",
    "delivered": "Message has been accepted by phone",
    "blocked": "Phone has blocked SMS",
    "carrier_blocked": "Phone carrier has blocked this message",
    "carrier_unreachable": "Phone carrier is currently unreachable/unavailable",
    "unreachable": "Phone is currently unreachable/unavailable",
    "spam": "Blocked as spam by phone carrier",
    "invalid": "Invalid phone number",
    "invalid_message": "Message body is invalid",
    "unknown": "Unknown error attempting to reach phone",
    "ttl_expired": "The delivery TTL has expired",
    "protect_blocked": "Message blocked by protect configuration",
}


@pytest.mark.parametrize("channel", ["TEXT", "MEDIA"])
@pytest.mark.parametrize("outcome", DESCRIPTIONS)
@mock_aws
def test_an_outcome_of_a_text_or_media_message(channel: str, outcome: str) -> None:
    client = sms()
    events = reporting(client)
    outcomes().add(outcome)
    send(client, channel)
    *earlier, event = events()
    successful = [(f"{channel}_SUCCESSFUL", False)]
    assert types_of(earlier) == (successful if outcome == "delivered" else [])
    assert event["isFinal"]
    assert event["messageStatus"] == outcome.upper()
    assert event["messageStatusDescription"] == DESCRIPTIONS[outcome]
    # There is no type for media messages that a protect configuration blocks.
    ending = outcome.upper()
    if (channel, outcome) == ("MEDIA", "protect_blocked"):
        ending = "BLOCKED"
    assert event["eventType"] == f"{channel}_{ending}"
    free = outcome in ("blocked", "protect_blocked", "spam")
    price = {"TEXT": 0.00581, "MEDIA": 0.0195}[channel]
    assert event["totalMessagePrice"] == (0 if free else price)
    assert bool(account().spent_this_month(channel)) is not free


@pytest.mark.parametrize(
    "outcome, types, status",
    [
        ("delivered", ["RINGING", "ANSWERED", "COMPLETED"], "COMPLETED"),
        ("successful", ["RINGING", "ANSWERED", "COMPLETED"], "COMPLETED"),
        ("busy", ["RINGING", "BUSY"], "BUSY"),
        ("no_answer", ["RINGING", "NO_ANSWER"], "NO_ANSWER"),
        ("unreachable", ["RINGING", "NO_ANSWER"], "NO_ANSWER"),
        ("failed", ["FAILED"], "FAILED"),
        ("blocked", ["FAILED"], "FAILED"),
        ("spam", ["FAILED"], "SPAM"),
        ("protect_blocked", ["FAILED"], "PROTECT_BLOCKED"),
        ("ttl_expired", ["TTL_EXPIRED"], "TTL_EXPIRED"),
    ],
)
@mock_aws
def test_an_outcome_of_a_call(outcome: str, types: list[str], status: str) -> None:
    client = sms()
    events = reporting(client)
    outcomes().add(outcome)
    message_id = send(client, "VOICE")
    sent = events()
    assert [event["eventType"] for event in sent] == [
        "VOICE_INITIATED",
        *(f"VOICE_{name}" for name in types),
    ]
    assert [event["isFinal"] for event in sent] == [*[False] * len(types), True]
    assert sent[-1]["messageStatus"] == status
    assert messages()[message_id].status == status
    assert "messageStatusDescription" not in sent[-1]


@pytest.mark.parametrize(
    "channel, outcome, event_type",
    [
        ("TEXT", "busy", "TEXT_UNREACHABLE"),
        ("TEXT", "no_answer", "TEXT_UNREACHABLE"),
        ("MEDIA", "failed", "MEDIA_UNKNOWN"),
        ("TEXT", "file_inaccessible", "TEXT_INVALID_MESSAGE"),
        ("MEDIA", "file_inaccessible", "MEDIA_FILE_INACCESSIBLE"),
        ("MEDIA", "file_size_exceeded", "MEDIA_FILE_SIZE_EXCEEDED"),
    ],
)
@mock_aws
def test_an_outcome_of_another_channel(
    channel: str, outcome: str, event_type: str
) -> None:
    client = sms()
    events = reporting(client)
    outcomes().add(outcome)
    send(client, channel)
    assert types_of(events()) == [(event_type, True)]


@mock_aws
def test_an_unknown_outcome() -> None:
    with pytest.raises(ValueError, match="Unknown outcome 'lost'. Outcomes: succ"):
        outcomes().add("lost")


@mock_aws
def test_the_rule_for_the_fewest_messages_applies() -> None:
    client = sms()
    reporting(client)
    own = long_code(client)
    pool_id = pool_of(client, own["PhoneNumberId"])
    outcomes().add("spam")
    outcomes().add("unknown", origination=own["PhoneNumber"])
    outcomes().add("blocked", destination=OTHER)
    outcomes().add("invalid", destination=OTHER, origination=own["PhoneNumberId"])

    def outcome(**members: Any) -> str:
        return outcome_of(send(client, **members))

    assert outcome() == "spam"
    assert outcome(OriginationIdentity=own["PhoneNumberId"]) == "unknown"
    assert outcome(DestinationPhoneNumber=OTHER) == "blocked"
    to_other = {"DestinationPhoneNumber": OTHER, "OriginationIdentity": pool_id}
    assert outcome(**to_other) == "invalid"
    outcomes().add("unreachable", origination=pool_id)
    assert outcome(OriginationIdentity=pool_id) == "unknown"
    outcomes().rules.clear()
    assert outcome(OriginationIdentity=pool_id) == "delivered"


@mock_aws
def test_rules_for_a_number_of_messages_apply_in_turn() -> None:
    client = sms()
    reporting(client)
    own = long_code(client)["PhoneNumberId"]
    outcomes().add("unknown")
    outcomes().add("blocked", times=2)
    outcomes().add("spam", times=1)
    seen = [outcome_of(send(client, OriginationIdentity=own)) for _ in range(4)]
    assert seen == ["blocked", "blocked", "spam", "unknown"]
    outcomes().add("invalid", times=1)
    outcomes().add("delivered")
    assert outcome_of(send(client, OriginationIdentity=own)) == "delivered"


@pytest.mark.parametrize(
    "channel, queued, last",
    [
        ("TEXT", ["TEXT_QUEUED", "TEXT_PENDING"], "TEXT_DELIVERED"),
        ("MEDIA", ["MEDIA_QUEUED", "MEDIA_PENDING"], "MEDIA_DELIVERED"),
        ("VOICE", ["VOICE_INITIATED"], "VOICE_COMPLETED"),
    ],
)
@mock_aws
def test_a_queued_message_is_finished(
    channel: str, queued: list[str], last: str
) -> None:
    client = sms()
    events = reporting(client)
    outcomes().add("queued", times=1)
    message_id = send(client, channel)
    client.describe_account_attributes()
    sent = events()
    assert types_of(sent) == [(event_type, False) for event_type in queued]
    assert [f"{channel}_{event['messageStatus']}" for event in sent] == queued
    assert messages()[message_id].status == sent[-1]["messageStatus"]
    finish(message_id, "delivered")
    assert types_of(events())[-1] == (last, True)


@mock_aws
def test_a_pending_message_is_finished() -> None:
    client = sms()
    events = reporting(client)
    outcomes().add("pending")
    message_id = send(client)
    message = messages()[message_id]
    assert (message.status, message.final, events()) == ("ACCEPTED", False, [])
    finish(message_id, "pending")
    assert events() == []
    finish(message_id, "delivered")
    assert types_of(events()) == [("TEXT_SUCCESSFUL", False), ("TEXT_DELIVERED", True)]
    assert message.final
    with pytest.raises(ValueError, match=f"{message_id} is DELIVERED already"):
        finish(message_id, "blocked")


@mock_aws
def test_a_message_is_finished_after_its_first_event() -> None:
    client = sms()
    events = reporting(client)
    own = long_code(client)["PhoneNumberId"]
    with progression("message", progression="manual", times=2):
        message_id = send(client, OriginationIdentity=own)
        for _ in range(3):
            client.describe_account_attributes()
        assert types_of(events()) == [("TEXT_SUCCESSFUL", False)]
        finish(message_id, "delivered")
        assert types_of(events()) == [("TEXT_DELIVERED", True)]
        for _ in range(4):
            client.describe_account_attributes()
    assert events() == []


@pytest.mark.parametrize(
    "status, types",
    [
        ("FILTER", [("TEXT_PROTECT_BLOCKED", True)]),
        ("MONITOR", [("TEXT_SUCCESSFUL", False), ("TEXT_DELIVERED", True)]),
    ],
)
@needs_protect
@mock_aws
def test_the_assessment_of_a_message(
    status: str, types: list[tuple[str, bool]]
) -> None:
    client = sms()
    events = reporting(client)
    protect = client.create_protect_configuration()["ProtectConfigurationId"]
    client.update_protect_configuration_country_rule_set(
        ProtectConfigurationId=protect,
        NumberCapability="SMS",
        CountryRuleSetUpdates={"US": {"ProtectStatus": status}},
    )
    outcomes().add("protect_blocked")
    send(client, ProtectConfigurationId=protect)
    sent = events()
    assert types_of(sent) == types
    for event in sent:
        assert event["protectConfiguration"]["protectStatus"] == status
        assert event["protectConfigurationAssessment"] == {
            "protectRecommendation": "BLOCK",
            "protectInsights": {"blockReason": "AIT_SUSPECTED"},
        }
    # A message that is blocked later is not one that is sent.
    blocked = status == "FILTER"
    assert metric("NumberOfTextMessagePartsSent") == (0 if blocked else 1)
    for statistic in ("Sum", "Average"):
        assert metric("TextMessagesBlockedByProtect", statistic) == (
            1 if blocked else 0
        )
    last = [name for name in ("mcc", "mnc", "carrierName") if name in sent[-1]]
    assert last == ["mcc", "mnc", "carrierName"][: 2 if status == "FILTER" else 3]


@mock_aws
def test_a_message_keeps_its_request() -> None:
    client = sms()
    reporting(client)
    own = long_code(client)
    message_id = send(
        client, OriginationIdentity=own["PhoneNumber"], Context={"a": "b"}
    )
    message = messages()[message_id]
    assert message.request == {
        "DestinationPhoneNumber": US,
        "OriginationIdentity": own["PhoneNumber"],
        "MessageBody": "Hello",
        "ConfigurationSetName": "set",
        "Context": {"a": "b"},
    }
    assert message.configuration_set == "set"
    assert message.identity.id == own["PhoneNumberId"]
    assert [event.event_type for event in message.events] == [
        "TEXT_SUCCESSFUL",
        "TEXT_DELIVERED",
    ]
    assert all(event.deliveries for event in message.events)
