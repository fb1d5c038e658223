"""What RCS messages fall back to, and when they expire."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from moto import mock_aws

from . import moto_time, progression
from .messaging import (
    ALL,
    Events,
    account,
    long_code,
    messages,
    outcomes,
    reporting,
    sender_of,
    sms,
    types_of,
)
from .rcs import (
    launch,
    launched,
    mixed_pool,
    needs_rcs,
    new_agent,
    send,
    sms_fallback,
    text_of,
)
from .test_message_outcomes import finish
from .test_pools import pool_of
from .test_rcs_content import upload

pytestmark = needs_rcs
NOON = datetime(2026, 1, 1, 12)
DELIVERED = [("RCS_DELIVERED", True)]
FELL_BACK = [
    ("RCS_FALLEN_BACK_TO_SMS", False),
    ("TEXT_SUCCESSFUL", False),
    ("TEXT_DELIVERED", True),
]


@pytest.mark.in_process
@mock_aws
def test_a_text_of_a_pool_falls_back_to_a_number_of_the_pool() -> None:
    client = sms()
    events = reporting(client)
    pool_id, own = mixed_pool(client, launched(client))
    outcomes().add("failed", times=1)
    message_id = text_of(client, OriginationIdentity=pool_id)
    found = events()
    assert types_of(found) == FELL_BACK
    assert {event["messageId"] for event in found} == {message_id}
    last = found[-1]
    assert last["originationPhoneNumber"] == own["PhoneNumber"]
    assert last["messageEncoding"] == "GSM"
    assert (last["totalMessagePrice"], last["totalCarrierFee"]) == (0.00581, 0.00302)
    assert account().spent == {"RCS": 0.0, "TEXT": 0.00883}
    assert messages()[message_id].channel == "TEXT"


@pytest.mark.in_process
@mock_aws
def test_a_text_falls_back_25_seconds_later_without_a_sign_of_delivery() -> None:
    client = sms()
    with moto_time(NOON):
        events = reporting(client)
        pool_id, _ = mixed_pool(client, launched(client))
        outcomes().add("pending", times=1)
        text_of(client, OriginationIdentity=pool_id, TimeToLive=60)
    with moto_time(NOON + timedelta(seconds=24)):
        client.describe_pools()
        assert events() == []
    with moto_time(NOON + timedelta(seconds=25)):
        client.describe_pools()
        assert types_of(events()) == FELL_BACK


@pytest.mark.in_process
@mock_aws
def test_the_number_of_a_fallback_sends_the_next_text() -> None:
    client = sms()
    events = reporting(client)
    agent_id = launched(client)
    pool_id, own = mixed_pool(client, agent_id)
    members = {"OriginationIdentity": pool_id}
    with moto_time(NOON):
        outcomes().add("failed", times=1)
        assert sender_of(client, events, **members) == own["PhoneNumber"]
        assert sender_of(client, events, **members) == own["PhoneNumber"]
    with moto_time(NOON + timedelta(hours=25)):
        assert sender_of(client, events, **members) == agent_id


@pytest.mark.in_process
@mock_aws
def test_a_text_of_a_pool_without_a_number_fails() -> None:
    client = sms()
    events = reporting(client)
    pool_id = pool_of(client, launched(client))
    outcomes().add("failed")
    text_of(client, OriginationIdentity=pool_id)
    assert types_of(events()) == [("RCS_FAILED", True)]


@pytest.mark.in_process
@pytest.mark.parametrize("by_pool", [True, False])
@mock_aws
def test_shared_routes_are_no_fallback(by_pool: bool) -> None:
    client = sms()
    events = reporting(client)
    agent_id = launched(client, "FR")
    members = {"DestinationPhoneNumber": "+33612345678"}
    if by_pool:
        pool_id = pool_of(client, agent_id)
        client.update_pool(PoolId=pool_id, SharedRoutesEnabled=True)
        members["OriginationIdentity"] = pool_id
    outcomes().add("failed")
    text_of(client, **members)
    assert types_of(events()) == [("RCS_FAILED", True)]


@pytest.mark.in_process
@mock_aws
def test_a_message_falls_back_to_sms() -> None:
    client = sms()
    events = reporting(client)
    agent_id = launched(client)
    members = sms_fallback(client)
    send(client, agent_id, **members)
    assert types_of(events()) == DELIVERED
    outcomes().add("failed", times=1)
    message_id = send(client, agent_id, **members)
    found = events()
    assert types_of(found) == FELL_BACK
    assert found[0]["originationPhoneNumber"] == agent_id
    assert found[0]["messageStatus"] == "UNDELIVERABLE"
    assert found[0]["totalMessagePrice"] == 0.0
    assert found[-1]["messageType"] == "TRANSACTIONAL"
    assert "rcsBusinessId" not in found[-1]
    assert messages()[message_id].body == "Plain"


@pytest.mark.in_process
@mock_aws
def test_a_message_falls_back_to_mms() -> None:
    client = sms()
    events = reporting(client)
    own = long_code(client, NumberCapabilities=ALL)["PhoneNumberId"]
    fallback = {
        "Channel": "MMS",
        "MediaUrls": [upload("none.bin")],
        "OriginationIdentity": own,
    }
    outcomes().add("fallen_back_to_sms", times=1)
    send(client, launched(client), FallbackConfiguration=fallback)
    assert types_of(events()) == [
        ("RCS_FALLEN_BACK_TO_SMS", False),
        ("MEDIA_FILE_TYPE_UNSUPPORTED", True),
    ]


@pytest.mark.in_process
@mock_aws
def test_a_message_of_a_pool_falls_back_to_a_number_of_the_pool() -> None:
    client = sms()
    events = reporting(client)
    pool_id, own = mixed_pool(client, launched(client))
    outcomes().add("failed", times=1)
    fallback = {"Channel": "SMS", "MessageBody": "Plain"}
    send(client, pool_id, FallbackConfiguration=fallback)
    assert events()[-1]["originationPhoneNumber"] == own["PhoneNumber"]


@pytest.mark.in_process
@pytest.mark.parametrize(
    "with_fallback, expected",
    [(True, FELL_BACK), (False, [("RCS_TTL_EXPIRED", True)])],
)
@mock_aws
def test_a_message_expires(with_fallback: bool, expected: Any) -> None:
    client = sms()
    with moto_time(NOON):
        events = reporting(client)
        agent_id = new_agent(client)
        launch(client, agent_id)
        members = sms_fallback(client) if with_fallback else {}
        send(client, agent_id, TimeToLive=10, **members)
        assert events() == []
    with moto_time(NOON + timedelta(seconds=10)):
        client.describe_pools()
        assert types_of(events()) == expected


@pytest.mark.in_process
@mock_aws
def test_a_message_without_a_time_to_live_does_not_expire() -> None:
    client = sms()
    with moto_time(NOON):
        events = reporting(client)
        outcomes().add("pending")
        send(client, launched(client))
    with moto_time(NOON + timedelta(days=365)):
        client.describe_pools()
        assert events() == []


@pytest.mark.in_process
@mock_aws
def test_a_fallback_at_the_pace_of_messages() -> None:
    client = sms()
    events = reporting(client)
    agent_id = launched(client)
    members = sms_fallback(client)
    outcomes().add("failed", times=1)
    with progression("message", progression="manual", times=1):
        send(client, agent_id, **members)
        seen: Events = []
        for _ in range(6):
            client.describe_pools()
            seen += events()
    assert types_of(seen) == FELL_BACK


@pytest.mark.in_process
@mock_aws
def test_a_queued_message_is_finished() -> None:
    client = sms()
    events = reporting(client)
    agent_id = launched(client)
    outcomes().add("queued", times=1)
    message_id = send(client, agent_id)
    assert types_of(events()) == [("RCS_QUEUED", False), ("RCS_SENT", False)]
    assert messages()[message_id].status == "PENDING"
    finish(message_id, "delivered")
    assert types_of(events()) == DELIVERED
