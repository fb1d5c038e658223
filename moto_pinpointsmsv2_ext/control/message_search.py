"""Search the messages that were sent and received, and group them by conversation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from operator import attrgetter
from typing import TypeAlias

from ..pinpointsmsvoicev2.models.messages.inbound import ReceivedMessage
from ..pinpointsmsvoicev2.models.messages.message import Message as SentMessage
from .records import Conversation, ConversationPage, Message, received, sent

Stored: TypeAlias = SentMessage | ReceivedMessage


@dataclass(frozen=True, kw_only=True)
class Criteria:
    """What a message must have. None, or an empty text, is anything."""

    direction: str | None
    to: str | None
    from_: str | None
    status: str | None
    type: str | None
    text: str | None
    conversation: tuple[str, str | None] | None

    def match(self, message: Stored) -> bool:
        """Return whether a message has all of it, whatever the case of letters."""
        direction, kinds = "INBOUND", [message.channel]
        if isinstance(message, SentMessage):
            direction, kinds = "OUTBOUND", [message.channel, message.message_type or ""]
        return (
            self.direction in (None, direction)
            and self.conversation in (None, parties_of(message))
            and _has(self.to, [message.destination_phone_number])
            and _has(self.from_, [message.origination])
            and _has(self.status, [message.status])
            and _has(self.type, kinds)
            and _has(self.text, _texts_of(message))
        )


def newest_first(
    sent: Sequence[Stored], received: Sequence[Stored]
) -> Iterator[Stored]:
    """Return messages that are listed oldest first, newest first.

    Of messages of the same time, an automatic reply is newer than what it replies to.
    """
    return merge(
        reversed(sent), reversed(received), key=attrgetter("created_at"), reverse=True
    )


def parties_of(message: Stored) -> tuple[str, str | None]:
    """Return the phone number of the person, and the identity."""
    if isinstance(message, SentMessage):
        return message.destination_phone_number, message.origination
    return message.origination, message.destination_phone_number


def conversations_of(
    messages: Iterable[Stored], limit: int, offset: int
) -> ConversationPage:
    """Group messages.

    :param messages: the messages, newest first
    :param limit: the most conversations to return
    :param offset: the number of conversations to leave out
    """
    found: dict[tuple[str, str | None], list[Stored]] = {}
    for message in messages:
        found.setdefault(parties_of(message), []).append(message)
    page = [
        Conversation(person, identity, len(group), record_of(group[0]))
        for (person, identity), group in islice(found.items(), offset, offset + limit)
    ]
    return ConversationPage(len(found), tuple(page))


def record_of(message: Stored) -> Message:
    return sent(message) if isinstance(message, SentMessage) else received(message)


def _texts_of(message: Stored) -> list[str | None]:
    texts = [message.message_id, message.body]
    texts += [message.destination_phone_number, message.origination]
    if isinstance(message, SentMessage):
        texts += [message.configuration_set, *(message.context or {}).values()]
        texts += message.media_urls or ()
    return texts


def _has(part: str | None, texts: Iterable[str | None]) -> bool:
    """Return whether one of the texts contains a part."""
    if not part:
        return True
    wanted = part.casefold()
    return any(wanted in text.casefold() for text in texts if text)
