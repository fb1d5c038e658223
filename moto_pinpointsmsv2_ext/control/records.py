"""Messages and their events, as the control returns them in process and on a server."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime, timezone
from reprlib import Repr
from typing import Any, TypeVar

from ..pinpointsmsvoicev2.delivery.payloads import inbound_message
from ..pinpointsmsvoicev2.models.messages.inbound import ReceivedMessage
from ..pinpointsmsvoicev2.models.messages.message import Message as SentMessage

T = TypeVar("T")

_shortened = Repr()
_shortened.maxstring = 80


@dataclass(frozen=True)
class Delivery:
    """Where an event was delivered, or why it was not."""

    #: SNS, FIREHOSE, LOGS, EVENTBRIDGE or CONNECT
    kind: str
    #: the ARN of the topic, delivery stream, log group or target of a rule
    target: str
    #: why it was not delivered, None if it was
    error: str | None = None


@dataclass(frozen=True, kw_only=True)
class Event:
    """An event of a message."""

    message_id: str
    #: for example TEXT_DELIVERED, or INBOUND for the message of a person
    event_type: str
    created_at: datetime
    #: what event destinations, or a two-way channel, receive
    record: Mapping[str, Any] = field(hash=False)
    #: where it was delivered, or why it was not
    deliveries: tuple[Delivery, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Message:
    """A message that was sent, or that a person sent."""

    message_id: str
    #: OUTBOUND, or INBOUND for the message of a person
    direction: str
    #: TEXT, MEDIA, VOICE or RCS
    channel: str
    to: str
    #: the phone number, short code or sender ID; None for a shared route of AWS
    from_: str | None
    body: str | None
    #: None for voice messages
    parts: int | None = None
    #: GSM or UNICODE for text messages
    encoding: str | None = None
    message_type: str | None = None
    #: the name of the configuration set
    configuration_set: str | None = None
    context: Mapping[str, str] | None = field(default=None, hash=False)
    media_urls: tuple[str, ...] = ()
    #: in USD, including the fee of the carrier
    price: float = 0.0
    #: the messageStatus of the last event; ACCEPTED without one, RECEIVED if inbound
    status: str
    #: False while events of it are still to go out
    final: bool = True
    #: the types of its events, oldest first
    events: tuple[str, ...] = ()
    #: RECEIVED or FAILED as PutMessageFeedback set it; FAILED an hour after a message with
    #: feedback enabled has none
    feedback: str | None = None
    #: the operation that sent it, None for an automatic reply and the message of a person
    operation: str | None = None
    #: the members of the request
    request: Mapping[str, Any] = field(default_factory=dict, hash=False)
    created_at: datetime

    def __str__(self) -> str:
        """The message in one line."""
        sender = self.from_ or "shared route"
        about = f"{self.channel} {sender} -> {self.to} {self.status}"
        what = [_shortened.repr(self.body)] if self.body is not None else []
        return " ".join([about, *what, *self.media_urls])


@dataclass(frozen=True, kw_only=True)
class Received:
    """A message of a person, and what came of it."""

    message: Message
    #: the keyword that the message matches
    keyword: str | None
    #: AUTOMATIC_RESPONSE, OPT_OUT or OPT_IN if the keyword had an effect
    action: str | None
    #: the automatic reply
    reply: Message | None
    #: where the message was published; empty without two-way messaging
    deliveries: tuple[Delivery, ...] = ()


@dataclass(frozen=True)
class MessagePage:
    """A part of the messages that a search finds."""

    #: the number of messages that the search finds
    total: int
    #: newest first
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class Conversation:
    """The messages between a person and an origination identity."""

    #: the phone number of the person
    person: str
    #: the phone number, short code, sender ID or RCS agent; None for a shared route of AWS
    identity: str | None
    #: the number of messages
    count: int
    #: the newest message
    last: Message


@dataclass(frozen=True)
class ConversationPage:
    """A part of the conversations with messages that a search finds."""

    #: the number of conversations
    total: int
    #: that with the newest message first
    conversations: tuple[Conversation, ...]


def sent(message: SentMessage) -> Message:
    """Return the record of a message that was sent."""
    return Message(
        message_id=message.message_id,
        direction="OUTBOUND",
        channel=message.channel,
        to=message.destination_phone_number,
        from_=message.origination,
        body=message.body,
        parts=message.parts,
        encoding=message.encoding,
        message_type=message.message_type,
        configuration_set=message.configuration_set,
        context=dict(message.context) if message.context else None,
        media_urls=tuple(message.media_urls or ()),
        price=round(message.price + message.fee, 5),
        status=message.status,
        final=message.final,
        events=tuple([event.event_type for event in message.events]),
        feedback=message.feedback_status,
        operation=message.operation,
        request=dict(message.request),
        created_at=_aware(message.created_at),
    )


def received(message: ReceivedMessage) -> Message:
    """Return the record of a message of a person."""
    return Message(
        message_id=message.message_id,
        direction="INBOUND",
        channel=message.channel,
        to=message.destination_phone_number,
        from_=message.origination,
        body=message.body,
        parts=message.size.parts if message.channel == "TEXT" else 1,
        encoding=message.size.encoding if message.channel == "TEXT" else "UNICODE",
        status=message.status,
        created_at=_aware(message.created_at),
    )


def answered(message: ReceivedMessage) -> Received:
    """Return a message of a person with what came of it."""
    published = message.published
    return Received(
        message=received(message),
        keyword=message.keyword,
        action=message.action,
        reply=sent(message.reply) if message.reply else None,
        deliveries=_deliveries(published.deliveries) if published else (),
    )


def events_of_sent(message: SentMessage) -> list[Event]:
    """Return the events of a message that was sent, oldest first."""
    return [
        Event(
            message_id=message.message_id,
            event_type=event.event_type,
            created_at=_aware(event.at),
            record=dict(event.record),
            deliveries=_deliveries(event.deliveries),
        )
        for event in message.events
    ]


def events_of_received(message: ReceivedMessage) -> list[Event]:
    """Return the publication of a message of a person; none without two-way messaging."""
    if message.published is None:
        return []
    return [
        Event(
            message_id=message.message_id,
            event_type="INBOUND",
            created_at=_aware(message.created_at),
            record=inbound_message(message.published),
            deliveries=_deliveries(message.published.deliveries),
        )
    ]


def to_wire(value: Any) -> Any:
    """Return a record as a JSON object, and a time in seconds since 1970."""
    if isinstance(value, datetime):
        return value.timestamp()
    return {
        # In JSON a name can be a keyword of Python.
        each.name.rstrip("_"): getattr(value, each.name)
        for each in fields(value)
    }


def message_of(wire: Mapping[str, Any]) -> Message:
    """Return the message that a server returned."""
    return _record_of(Message, wire)


def messages_of(wire: Iterable[Mapping[str, Any]]) -> list[Message]:
    """Return the messages that a server returned."""
    return [message_of(each) for each in wire]


def page_of(wire: Mapping[str, Any]) -> MessagePage:
    """Return the page that a server returned."""
    return MessagePage(wire["total"], tuple(messages_of(wire["messages"])))


def conversation_page_of(wire: Mapping[str, Any]) -> ConversationPage:
    """Return the page of conversations that a server returned."""
    conversations = [
        Conversation(**{**each, "last": message_of(each["last"])})
        for each in wire["conversations"]
    ]
    return ConversationPage(wire["total"], tuple(conversations))


def received_of(wire: Mapping[str, Any]) -> Received:
    """Return what a server returned for a message of a person."""
    reply = wire["reply"] and message_of(wire["reply"])
    parts = {"message": message_of(wire["message"]), "reply": reply}
    return _record_of(Received, {**wire, **parts})


def events_of(wire: Iterable[Mapping[str, Any]]) -> list[Event]:
    """Return the events that a server returned."""
    return [_record_of(Event, each) for each in wire]


def _record_of(kind: type[T], wire: Mapping[str, Any]) -> T:
    members: dict[str, Any] = {}
    for each in fields(kind):  # type: ignore[arg-type]
        value = wire[each.name.rstrip("_")]
        if each.name == "created_at":
            value = datetime.fromtimestamp(value, timezone.utc)
        elif each.name == "deliveries":
            value = tuple([Delivery(**delivery) for delivery in value])
        elif isinstance(value, list):
            value = tuple(value)
        members[each.name] = value
    return kind(**members)


def _deliveries(deliveries: Iterable[Any]) -> tuple[Delivery, ...]:
    return tuple([Delivery(each.kind, each.target, each.error) for each in deliveries])


def _aware(moment: datetime) -> datetime:
    return moment.replace(tzinfo=timezone.utc)
