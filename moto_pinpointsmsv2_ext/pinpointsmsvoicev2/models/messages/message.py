"""Messages that were sent, and what an account in a Region keeps about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from moto.core.utils import utcnow

from ...delivery import MessageEvent
from ..identities.origination_identities import OriginationIdentity, Pool
from ..progress import Progress

#: how long an identity that delivered to a destination stays its sender (AWS docs)
_STICKY = timedelta(hours=25)
#: the time after which missing feedback is a failure (AWS docs)
_FEEDBACK = timedelta(hours=1)
#: the period in which calls to a destination are counted (AWS docs)
_CALLS = timedelta(hours=24)
#: how long a conversation lasts, and how long after a message it can start (AWS docs)
SESSION = timedelta(hours=24)
#: the default of TimeToLive (AWS docs)
_TIME_TO_LIVE = timedelta(hours=72)


@dataclass(frozen=True)
class Conversation:
    """A conversation of an RCS agent with a person. More messages do not extend it.
    (AWS docs)
    """

    #: the id of the first message, and OUTBOUND if the agent sent it or INBOUND if the
    #: person did
    initiating_message: tuple[str, str]
    #: what all messages cost together, in USD
    session_fee: float
    starts_at: datetime

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + SESSION

    @property
    def is_active(self) -> bool:
        return utcnow() < self.ends_at


@dataclass(kw_only=True)
class Message:
    """A message that was accepted, and what became of it."""

    message_id: str
    #: TEXT, MEDIA, VOICE or RCS
    channel: str
    #: in E.164 format, with the plus sign
    destination_phone_number: str
    iso_country_code: str | None = None
    #: None for a sender ID that the account does not have, and for shared routes
    identity: OriginationIdentity | None = None
    #: the phone number, short code or sender ID that sends; None for shared routes
    origination: str | None = None
    #: the pool of the request
    pool: Pool | None = None
    body: str | None = None
    #: GSM or UNICODE for text messages
    encoding: str | None = None
    parts: int | None = None
    message_type: str | None = None
    #: the name of the configuration set
    configuration_set: str | None = None
    context: Mapping[str, str] | None = None
    media_urls: Sequence[str] | None = None
    #: in seconds, None if the request has none
    time_to_live: int | None = None
    #: in USD
    price: float = 0.0
    fee: float = 0.0
    #: when the account was charged for it
    charged_at: datetime = field(default_factory=utcnow)
    #: how long a voice message lasts
    seconds: int | None = None
    protect_configuration_id: str | None = None
    #: ALLOW, FILTER or MONITOR, None without a protect configuration
    protect_status: str | None = None
    feedback_enabled: bool = False
    #: whether an RCS message has more than text
    rich: bool = False
    #: what is sent if an RCS message is not delivered
    fallback: Message | None = None
    #: the conversation that it belongs to, once it is delivered
    conversation: Conversation | None = None
    #: RECEIVED or FAILED as the account reported it
    feedback: str | None = None
    #: the Notify configuration that it is sent with
    notify_configuration_id: str | None = None
    #: the operation that sent it, None for an automatic reply
    operation: str | None = None
    #: the members of the request as given
    request: Mapping[str, Any] = field(default_factory=dict)
    created_at: datetime = field(default_factory=utcnow)
    #: what becomes of the message, one of the outcomes
    outcome: str = "delivered"
    #: the events that went out, oldest first
    events: list[MessageEvent] = field(default_factory=list)
    #: the events that are still to go out
    progress: Progress | None = field(default=None, repr=False, compare=False)

    @property
    def kind(self) -> str:
        """The channel, or NOTIFY, which has a spend limit of its own. (AWS docs)"""
        return "NOTIFY" if self.notify_configuration_id else self.channel

    @property
    def cost(self) -> float:
        """What the account is charged, in USD."""
        return self.price + self.fee

    @property
    def status(self) -> str:
        """The messageStatus of the last event, ACCEPTED without one. (assumed)"""
        if not self.events:
            return "ACCEPTED"
        return str(self.events[-1].record["messageStatus"])

    @property
    def final(self) -> bool:
        """Whether no further event follows."""
        return bool(self.events) and bool(self.events[-1].record["isFinal"])

    @property
    def feedback_status(self) -> str | None:
        """RECEIVED or FAILED; FAILED after an hour without feedback. (AWS docs)"""
        overdue = self.feedback_enabled and utcnow() >= self.created_at + _FEEDBACK
        return self.feedback or ("FAILED" if overdue else None)

    @property
    def expires_at(self) -> datetime | None:
        """When the attempts to deliver end.

        An RCS message without a TimeToLive never expires. (AWS docs)
        """
        if self.time_to_live is not None:
            return self.created_at + timedelta(seconds=self.time_to_live)
        return None if self.channel == "RCS" else self.created_at + _TIME_TO_LIVE

    def fall_back(self, to: Message) -> None:
        """Become the message that an RCS message falls back to, with the same id."""
        for name in _REPLACED:
            setattr(self, name, getattr(to, name))
        self.charged_at = utcnow()


#: what differs between an RCS message and its fallback
_REPLACED = (
    *(
        "channel",
        "identity",
        "origination",
        "body",
        "encoding",
        "parts",
        "message_type",
    ),
    *("media_urls", "time_to_live", "price", "fee", "fallback"),
)


@dataclass
class Messages:
    """The messages of an account in a Region."""

    #: by id, in order of sending
    by_id: dict[str, Message] = field(default_factory=dict)
    #: by id, the messages whose events go out as time passes
    moving: dict[str, Message] = field(default_factory=dict)
    #: a heap of the messages without a final event, by the time at which they expire
    expiring: list[tuple[datetime, int, Message]] = field(default_factory=list)
    #: the numbers of the entries in ``expiring``
    numbers: Iterator[int] = field(default_factory=count)
    #: by sender and destination, the id of the last message
    last_ids: dict[tuple[str, str], str] = field(default_factory=dict)
    #: by destination, the times of calls
    _calls: dict[str, list[datetime]] = field(default_factory=dict)
    #: by channel and destination, the identity that delivered last, and when
    _delivered: dict[tuple[str, str], tuple[OriginationIdentity, datetime]] = field(
        default_factory=dict
    )

    def add(self, message: Message) -> None:
        self.by_id[message.message_id] = message
        if message.origination is not None:
            ends = message.origination, message.destination_phone_number
            self.last_ids[ends] = message.message_id

        if message.kind == "VOICE":
            destination = message.destination_phone_number
            recent = self.calls_to(destination)
            self._calls[destination] = [*recent, message.created_at]

    def calls_to(self, destination: str) -> list[datetime]:
        """Return the times of the calls of the last 24 hours, oldest first."""
        earliest = utcnow() - _CALLS
        return [at for at in self._calls.get(destination, ()) if at > earliest]

    def all_calls(self) -> list[datetime]:
        """Return the times of all calls of the last 24 hours, oldest first."""
        return sorted(at for to in self._calls for at in self.calls_to(to))

    def remember_delivery(self, message: Message) -> None:
        """Let the identity of a delivered message be the next sender. (AWS docs)"""
        if message.identity is not None:
            key = _stick_of(message.channel), message.destination_phone_number
            self._delivered[key] = message.identity, utcnow()

    def sticky_identity(
        self, channel: str, destination: str
    ) -> OriginationIdentity | None:
        """Return the identity that last delivered to a destination, for 25 hours."""
        key = _stick_of(channel), destination
        identity, at = self._delivered.get(key, (None, None))
        return identity if at is not None and utcnow() < at + _STICKY else None


def _stick_of(channel: str) -> str:
    """Return the channel whose messages have the same sender: that of texts can be an
    RCS agent. (AWS docs)
    """
    return "TEXT" if channel == "RCS" else channel
