"""Conversations of RCS agents with people, for which a fee covers all messages.

They are of agents that are registered with the billing category CONVERSATIONAL.
(AWS docs)

https://docs.aws.amazon.com/sms-voice/latest/userguide/rcs-billing.html
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeGuard

from moto.core.utils import utcnow

from ...delivery import InboundMessage
from ..account import Account
from ..identities.number_plans import country_of
from ..identities.origination_identities import RcsAgent
from ..store import Store
from .message import SESSION, Conversation, Message
from .prices import SESSION_FEE

#: the event that reports the start of a conversation (AWS docs)
STARTED = "CONVERSATION_STARTED"


@dataclass
class _Exchange:
    """What an agent and a person sent each other."""

    #: the last conversation
    conversation: Conversation | None = None
    #: the messages of the agent that were delivered outside of a conversation
    unanswered: list[Message] = field(default_factory=list)
    #: the id of the first message of the person outside of a conversation, and its time
    received: tuple[str, datetime] | None = None

    @property
    def recent(self) -> list[Message]:
        """The messages that a reply makes part of a conversation."""
        earliest = utcnow() - SESSION
        return [each for each in self.unanswered if each.created_at > earliest]

    @property
    def recently_received(self) -> str | None:
        """The id of the message that an answer makes part of a conversation."""
        if self.received and self.received[1] > utcnow() - SESSION:
            return self.received[0]
        return None


@dataclass
class _Exchanges:
    """The exchanges of an account in a Region, by agent and person."""

    by_ends: dict[tuple[str, str], _Exchange] = field(default_factory=dict)

    def of(self, agent: RcsAgent, person: str) -> _Exchange:
        return self.by_ends.setdefault((agent.id, person), _Exchange())


def active_conversation(
    store: Store, agent: RcsAgent, person: str
) -> Conversation | None:
    """Return the conversation that an agent has with a person now.

    :param person: the phone number of the person in E.164 format
    """
    conversation = store.record(_Exchanges).of(agent, person).conversation
    return conversation if conversation and conversation.is_active else None


def note_delivery(store: Store, message: Message) -> None:
    """Note that a message of an agent was delivered.

    It belongs to the active conversation. If the person wrote within 24 hours, it starts
    one. (AWS docs)
    """
    agent, person = message.identity, message.destination_phone_number
    if not _converses(agent, message.iso_country_code):
        return
    exchange = store.record(_Exchanges).of(agent, person)
    conversation = active_conversation(store, agent, person)
    received = exchange.recently_received
    if received:
        conversation = _start(store, agent, person, (received, "INBOUND"))
    if conversation:
        _cover(store, message, conversation)
    else:
        exchange.unanswered = [*exchange.recent, message]


def note_reply(store: Store, agent: RcsAgent, person: str, message_id: str) -> None:
    """Note that a person sent an agent something.

    It starts a conversation if the agent wrote within 24 hours. (AWS docs)
    The first of these messages starts it. (assumed)

    :param person: the phone number of the person in E.164 format
    :param message_id: the id of what the person sent
    """
    if not _converses(agent, country_of(person)):
        return
    if active_conversation(store, agent, person):
        return
    exchange = store.record(_Exchanges).of(agent, person)
    recent = exchange.recent
    if recent:
        first = recent[0].message_id, "OUTBOUND"
        started = _start(store, agent, person, first)
        for message in recent:
            _cover(store, message, started)
    elif not exchange.recently_received:
        exchange.received = message_id, utcnow()


def _converses(agent: object, country: str | None) -> TypeGuard[RcsAgent]:
    return isinstance(agent, RcsAgent) and agent.is_conversational_in(country)


def _start(
    store: Store, agent: RcsAgent, person: str, initiating_message: tuple[str, str]
) -> Conversation:
    """Start a conversation, charge its fee and report it on the two-way channel.

    The spend limit of RCS includes the fee. (assumed)
    """
    started = Conversation(initiating_message, SESSION_FEE, utcnow())
    store.record(_Exchanges).by_ends[agent.id, person] = _Exchange(started)
    store.record(Account).charge("RCS", started.session_fee)
    if agent.two_way_enabled and agent.reports(STARTED):
        store.emit_message(_report(store, agent, person, started))
    return started


def _cover(store: Store, message: Message, conversation: Conversation) -> None:
    """Let the fee of a conversation cover a message.

    The price of a message that starts a conversation is charged until the person
    replies. (assumed)
    """
    message.conversation = conversation
    store.record(Account).refund(message.kind, message.cost, message.charged_at)
    message.price = message.fee = 0.0


def _report(
    store: Store, agent: RcsAgent, person: str, started: Conversation
) -> InboundMessage:
    """Return the event CONVERSATION_STARTED."""
    initiating_id, initiating_type = started.initiating_message
    body = {
        "type": STARTED,
        "startTime": _iso8601(started.starts_at),
        "endTime": _iso8601(started.ends_at),
        "conversationInitiatingMessageId": initiating_id,
        "conversationInitiatingMessageType": initiating_type,
    }
    return InboundMessage(
        account_id=store.account_id,
        region_name=store.region_name,
        channel=str(agent.two_way_channel_arn),
        origination_number=person.removeprefix("+"),
        destination_number=agent.id,
        message_body=json.dumps(body, separators=(",", ":")),
        inbound_message_id=initiating_id,
    )


def _iso8601(moment: datetime) -> str:
    return f"{moment.isoformat(timespec='milliseconds')}+0000"
