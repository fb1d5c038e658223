"""Conversations of RCS agents: when they start and end, what they cost, and what events
say about them. People answer in process only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

import pytest

from moto import mock_aws

from . import backend, moto_time
from .messaging import US, account, long_code, messages, outcomes, reporting, sms
from .rcs import launch, launched, needs_rcs, new_agent, send, sms_fallback
from .test_rcs_inbound import answer, event, file, published

pytestmark = [needs_rcs, pytest.mark.in_process]

CA = "+16135550123"
NOON = datetime(2026, 1, 1, 12)
DAY = timedelta(hours=24)
SECOND = timedelta(seconds=1)
ALL = {"TwoWayRcsEventsEnabled": ["ALL"]}


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with moto_time(NOON):
        yield


@contextmanager
def later(period: timedelta) -> Iterator[None]:
    with moto_time(NOON + period):
        yield


def conversational(client: Any, country: str = "CA") -> str:
    """Create an agent whose conversations have a fee, launched in a country."""
    agent_id = new_agent(client)
    category = {"agentDetails__billingCategory": ["CONVERSATIONAL"]}
    launch(client, agent_id, country, **category)
    return agent_id


def send_to(client: Any, agent_id: str, person: str = CA, **members: Any) -> str:
    return send(client, agent_id, DestinationPhoneNumber=person, **members)


def conversation_of(event: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value for name, value in event.items() if name.startswith("conversation")
    }


def outbound(message_id: str) -> dict[str, str]:
    return _started_by(message_id, "OUTBOUND")


def inbound(message_id: str) -> dict[str, str]:
    return _started_by(message_id, "INBOUND")


def _started_by(message_id: str, message_type: str) -> dict[str, str]:
    return {
        "conversationInitiatingMessageId": message_id,
        "conversationInitiatingMessageType": message_type,
    }


def spent() -> float:
    return float(account().spent.get("RCS", 0.0))


@mock_aws
def test_a_reply_starts_a_conversation_with_the_message_of_the_agent() -> None:
    client = sms()
    agent_id = conversational(client)
    events, arrived = reporting(client), published(client, agent_id, **ALL)
    first = send_to(client, agent_id)
    [delivered] = events()
    assert conversation_of(delivered) == {}
    assert (delivered["totalMessagePrice"], spent()) == (0.007, 0.007)

    with later(timedelta(minutes=90, milliseconds=2)):
        reply = answer(agent_id, "Is it open?", CA)
        second = send_to(client, agent_id)
    started, text = arrived()
    assert started == {
        "originationNumber": "16135550123",
        "destinationNumber": agent_id,
        "messageBody": '{"type":"CONVERSATION_STARTED",'
        '"startTime":"2026-01-01T13:30:00.002+0000",'
        '"endTime":"2026-01-02T13:30:00.002+0000",'
        f'"conversationInitiatingMessageId":"{first}",'
        '"conversationInitiatingMessageType":"OUTBOUND"}',
        "inboundMessageId": first,
    }
    assert text == {
        "originationNumber": "16135550123",
        "destinationNumber": agent_id,
        "messageBody": "Is it open?",
        "inboundMessageId": reply.message_id,
        "previousPublishedMessageId": first,
        **outbound(first),
    }
    [delivered] = events()
    assert delivered["messageId"] == second
    assert (delivered["totalMessagePrice"], delivered["totalCarrierFee"]) == (0.0, 0.0)
    assert delivered["rcsMetadata"] == {"billingEventType": "BASIC"}
    assert list(delivered.items())[-3:] == [
        *outbound(first).items(),
        ("conversationSessionFee", 0.012),
    ]
    assert spent() == 0.012
    assert [each.price for each in messages().values()] == [0.0, 0.0]


@mock_aws
def test_an_answer_of_the_agent_starts_a_conversation_with_the_message_of_the_person() -> (
    None
):
    client = sms()
    agent_id = conversational(client)
    events, arrived = reporting(client), published(client, agent_id, **ALL)
    with later(-DAY + SECOND):
        first = answer(agent_id, "Hello", CA).message_id
        answer(agent_id, "Anyone?", CA)
    assert [conversation_of(each) for each in arrived()] == [{}, {}]
    assert spent() == 0.0

    message_id = send_to(client, agent_id)
    [delivered] = events()
    assert conversation_of(delivered) == {
        **inbound(first),
        "conversationSessionFee": 0.012,
    }
    [started] = arrived()
    assert started["inboundMessageId"] == first
    assert json.loads(started["messageBody"]) == {
        "type": "CONVERSATION_STARTED",
        "startTime": "2026-01-01T12:00:00.000+0000",
        "endTime": "2026-01-02T12:00:00.000+0000",
        **inbound(first),
    }
    assert (messages()[message_id].price, spent()) == (0.0, 0.012)
    answer(agent_id, "Thanks", CA)
    assert conversation_of(arrived()[0]) == inbound(first)


@mock_aws
def test_the_first_message_within_24_hours_starts_a_conversation() -> None:
    client = sms()
    agent_id = conversational(client)
    events, arrived = reporting(client), published(client, agent_id)
    first, second, third = (_send_at(client, agent_id, hours) for hours in (0, 1, 2))
    with later(DAY + timedelta(hours=1) - SECOND):
        answer(agent_id, "Hello", CA)
    assert conversation_of(arrived()[0]) == outbound(second)
    prices = {each.message_id: each.price for each in messages().values()}
    assert prices == {first: 0.007, second: 0.0, third: 0.0}
    assert spent() == 0.019
    assert [conversation_of(each) for each in events()] == [{}, {}, {}]


def _send_at(client: Any, agent_id: str, hours: int) -> str:
    with later(timedelta(hours=hours)):
        return send_to(client, agent_id)


@mock_aws
def test_a_reply_after_24_hours_starts_none() -> None:
    client = sms()
    agent_id = conversational(client)
    events, arrived = reporting(client), published(client, agent_id, **ALL)
    send_to(client, agent_id)
    events()
    with later(DAY):
        received = answer(agent_id, "Hello", CA)
        [message] = arrived()
        assert conversation_of(message) == {}
        send_to(client, agent_id)
    # The late reply is what the agent answers.
    assert conversation_of(events()[0])["conversationInitiatingMessageId"] == (
        received.message_id
    )
    assert spent() == 0.019


@mock_aws
def test_an_answer_after_24_hours_starts_none() -> None:
    client = sms()
    agent_id = conversational(client)
    events = reporting(client)
    answer(agent_id, "Hello", CA)
    with later(DAY):
        send_to(client, agent_id)
    assert conversation_of(events()[0]) == {}
    assert spent() == 0.007


@mock_aws
def test_a_message_of_a_person_counts_for_24_hours() -> None:
    client = sms()
    agent_id = conversational(client)
    events = reporting(client)
    answer(agent_id, "Hello", CA)
    with later(DAY):
        second = answer(agent_id, "Anyone?", CA).message_id
    with later(2 * DAY - SECOND):
        send_to(client, agent_id)
    assert conversation_of(events()[0])["conversationInitiatingMessageId"] == second


@mock_aws
def test_a_conversation_ends_after_24_hours_whatever_is_sent() -> None:
    client = sms()
    agent_id = conversational(client)
    events, arrived = reporting(client), published(client, agent_id, **ALL)
    first = send_to(client, agent_id)
    answer(agent_id, "Hello", CA)
    with later(DAY - SECOND):
        answer(agent_id, "Hello?", CA)
        send_to(client, agent_id)
    assert [conversation_of(each) for each in arrived()[1:]] == [outbound(first)] * 2
    assert "conversationSessionFee" in events()[-1]
    assert spent() == 0.012

    with later(DAY):
        next_one = send_to(client, agent_id)
        assert conversation_of(events()[0]) == {}
        assert spent() == 0.019
        answer(agent_id, "Hello!", CA)
    assert conversation_of(arrived()[-1]) == outbound(next_one)
    assert spent() == 0.024


@mock_aws
def test_a_message_that_is_read_after_the_conversation_is_not_part_of_it() -> None:
    client = sms()
    agent_id = conversational(client)
    events = reporting(client)
    first, second = send_to(client, agent_id), send_to(client, agent_id)
    answer(agent_id, "Hello", CA)
    events()
    read(first)
    with later(DAY):
        read(second)
    early, late = events()
    assert (early["eventType"], late["eventType"]) == ("RCS_READ", "RCS_READ")
    assert conversation_of(early) == {
        **outbound(first),
        "conversationSessionFee": 0.012,
    }
    assert conversation_of(late) == {}


def read(message_id: str) -> None:
    """Let a person read a message that is delivered."""
    module = import_module("moto.pinpointsmsvoicev2.models.messages.transmission")
    with backend().store.turn():
        module.finish(backend().store, messages()[message_id], "read")


@pytest.mark.parametrize(
    "enabled, bodies",
    [
        (["CONVERSATION_STARTED"], 1),
        (["ALL"], 1),
        (["SUGGESTION"], 0),
        ([], 0),
    ],
)
@mock_aws
def test_the_start_is_published_if_the_agent_has_it_enabled(
    enabled: list[str], bodies: int
) -> None:
    client = sms()
    agent_id = conversational(client)
    reporting(client)
    arrived = published(client, agent_id, TwoWayRcsEventsEnabled=enabled)
    answer(agent_id, "Hello", CA)
    arrived()
    send_to(client, agent_id)
    assert len(arrived()) == bodies


@mock_aws
def test_a_conversation_without_two_way_messaging() -> None:
    client = sms()
    agent_id = conversational(client)
    client.update_rcs_agent(RcsAgentId=agent_id, TwoWayRcsEventsEnabled=["ALL"])
    events = reporting(client)
    received = answer(agent_id, "Hello", CA)
    send_to(client, agent_id)
    assert conversation_of(events()[0])["conversationInitiatingMessageId"] == (
        received.message_id
    )


@mock_aws
def test_the_reply_to_a_keyword_starts_a_conversation() -> None:
    client = sms()
    agent_id = conversational(client)
    arrived = published(client, agent_id)
    received = answer(agent_id, "HELP", CA)
    assert received.reply.price == 0.0
    assert conversation_of(arrived()[0]) == inbound(received.message_id)
    assert spent() == 0.012


@mock_aws
def test_the_tap_on_a_suggestion_is_a_reply_and_typing_is_none() -> None:
    client = sms()
    agent_id = conversational(client)
    reporting(client)
    arrived = published(client, agent_id, **ALL)
    first = send_to(client, agent_id)
    event(agent_id, "RCS_TYPING", CA, receivedAt="2026-01-01T12:00:00.000+0000")
    [typing] = arrived()
    assert conversation_of(typing) == {}
    event(agent_id, "SUGGESTION", CA, text="Yes", postbackData="1")
    started, tap = arrived()
    assert started["inboundMessageId"] == first
    assert conversation_of(tap) == outbound(first)
    event(agent_id, "RCS_TYPING", CA)
    assert conversation_of(arrived()[0]) == outbound(first)


@pytest.mark.parametrize("what", ["tap", "file"])
@mock_aws
def test_a_tap_or_a_file_that_the_agent_answers(what: str) -> None:
    client = sms()
    agent_id = conversational(client)
    events = reporting(client)
    if what == "tap":
        received = event(agent_id, "SUGGESTION", CA, text="Yes")
    else:
        received = file(agent_id, person=CA)
    send_to(client, agent_id)
    assert conversation_of(events()[0]) == {
        **inbound(received.message_id),
        "conversationSessionFee": 0.012,
    }


@mock_aws
def test_a_file_is_a_reply() -> None:
    client = sms()
    agent_id = conversational(client)
    events = reporting(client)
    send_to(client, agent_id)
    events()
    file(agent_id, person=CA)
    assert spent() == 0.012


@mock_aws
def test_each_person_has_a_conversation_of_their_own() -> None:
    client = sms()
    agent_id = conversational(client)
    events = reporting(client)
    send_to(client, agent_id)
    answer(agent_id, "Hello", CA)
    events()
    send_to(client, agent_id, "+16135550124")
    assert conversation_of(events()[0]) == {}


@pytest.mark.parametrize("country, person", [("US", US), ("FR", "+33612345678")])
@mock_aws
def test_agents_that_have_no_conversations(country: str, person: str) -> None:
    client = sms()
    # There is none in the US, and an agent can have another billing category.
    agent_id = (
        conversational(client, "US") if country == "US" else launched(client, "FR")
    )
    events = reporting(client)
    send_to(client, agent_id, person)
    answer(agent_id, "Hello", person)
    before = spent()
    send_to(client, agent_id, person)
    assert [conversation_of(each) for each in events()] == [{}, {}]
    assert spent() == round(2 * before, 5)


@mock_aws
def test_the_fee_in_another_country() -> None:
    client = sms()
    agent_id = conversational(client, "FR")
    events = reporting(client)
    answer(agent_id, "Bonjour", "+33612345678")
    send_to(client, agent_id, "+33612345678")
    assert events()[0]["conversationSessionFee"] == 0.012


@mock_aws
def test_a_message_that_is_not_delivered_is_no_part_of_a_conversation() -> None:
    client = sms()
    agent_id = conversational(client)
    events, arrived = reporting(client), published(client, agent_id)
    outcomes().add("failed", times=1)
    send_to(client, agent_id)
    answer(agent_id, "Hello", CA)
    assert conversation_of(arrived()[0]) == {}
    outcomes().add("failed", times=1)
    send_to(client, agent_id)
    failed = events()
    assert [each["eventType"] for each in failed] == ["RCS_FAILED"] * 2
    assert [conversation_of(each) for each in failed] == [{}, {}]
    assert spent() == 0.0


@mock_aws
def test_a_fallback_in_a_conversation_is_charged_as_a_text() -> None:
    client = sms()
    agent_id = conversational(client)
    events = reporting(client)
    send_to(client, agent_id)
    answer(agent_id, "Hello", CA)
    events()
    outcomes().add("failed")
    own = long_code(client, "CA")["PhoneNumberId"]
    send_to(client, agent_id, **sms_fallback(client, OriginationIdentity=own))
    assert [each["eventType"] for each in events()] == [
        "RCS_FALLEN_BACK_TO_SMS",
        "TEXT_SUCCESSFUL",
        "TEXT_DELIVERED",
    ]
    assert (spent(), account().spent["TEXT"]) == (0.012, 0.01181)
