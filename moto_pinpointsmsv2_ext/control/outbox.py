"""Read the messages that were sent and received, and assert on them."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import islice
from operator import attrgetter
from typing import Any, Literal, TypeAlias, get_args

from ..pinpointsmsvoicev2.models.messages.inbound import (
    Inbox,
    ReceivedMessage,
)
from ..pinpointsmsvoicev2.models.messages.message import Message as SentMessage
from ..pinpointsmsvoicev2.models.messages.message import Messages as MessagesOfAccount
from .action import Group, action
from .arguments import checked_number, checked_text
from .message_search import (
    Criteria,
    Stored,
    conversations_of,
    newest_first,
    record_of,
)
from .names import unknown
from .records import (
    ConversationPage,
    Event,
    Message,
    MessagePage,
    conversation_page_of,
    events_of,
    events_of_received,
    events_of_sent,
    message_of,
    messages_of,
    page_of,
)

Direction = Literal["OUTBOUND", "INBOUND"]
_Records: TypeAlias = list[Message]
_Events: TypeAlias = list[Event]

#: the messages that a server returns at once to this control
_PAGE = 500
#: the most messages that the text of a failure shows
_SHOWN = 20
#: the seconds between two looks at the messages
_PAUSE = 0.02
_MOST = 1_000_000


@dataclass
class _Cleared:
    """How many messages clear() has removed from the outbox."""

    sent: int = 0
    received: int = 0


class Outbox(Group):
    """Read the messages that were sent and received, and assert on them."""

    @property
    def sent(self) -> _Records:
        """The messages that were sent, oldest first, also automatic replies."""
        return self._all("OUTBOUND", {})

    @property
    def received(self) -> _Records:
        """The messages of people to phone numbers, oldest first."""
        return self._all("INBOUND", {})

    @action(reads=True, returns=messages_of)
    def list(
        self,
        *,
        direction: Direction = "OUTBOUND",
        to: str | None = None,
        from_: str | None = None,
        status: str | None = None,
        configuration_set: str | None = None,
        body: str | None = None,
        text: str | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> _Records:
        """List messages that were sent or received, oldest first.

        :param direction: OUTBOUND for messages that were sent, INBOUND for those of people
        :param to: the destination
        :param from_: the phone number, short code or sender ID that sent
        :param status: the messageStatus of the last event, for example DELIVERED; ACCEPTED
            without an event, and RECEIVED for the messages of people
        :param configuration_set: the name of the configuration set
        :param body: the whole text
        :param text: a part of the text
        :param limit: the most messages to list. The default is all.
        :param after: the id of a message; only later ones are listed
        :return: the messages
        :raises TypeError: if an argument has the wrong type
        :raises ValueError: if the direction or the message does not exist
        """
        _check_direction(direction)
        stored: Iterator[Stored] = self._stored_sent()
        if direction == "INBOUND":
            stored = self._stored_received()
        if after is not None:
            stored = _later(stored, after)
        found = _matching(
            stored,
            {
                "destination_phone_number": _optional("to", to),
                "origination": _optional("from_", from_),
                "status": status,
                "configuration_set": configuration_set,
                "body": body,
            },
            None if text is None else checked_text("text", text),
        )
        if limit is not None:
            checked_number("limit", limit, int, 1, _MOST)
        return [record_of(each) for each in islice(found, limit)]

    @action(reads=True, returns=page_of)
    def search(
        self,
        *,
        direction: Direction | None = None,
        to: str | None = None,
        from_: str | None = None,
        status: str | None = None,
        type: str | None = None,
        text: str | None = None,
        person: str | None = None,
        identity: str | None = None,
        limit: int = _PAGE,
        offset: int = 0,
    ) -> MessagePage:
        """Search all messages, newest first, for what a person types.

        Each argument but the direction is compared with a part of what the message has,
        whatever the case of letters.

        :param direction: OUTBOUND for messages that were sent, INBOUND for those of people.
            The default is both.
        :param to: the destination
        :param from_: the phone number, short code, sender ID or person that sent
        :param status: the messageStatus of the last event, as for :meth:`list`
        :param type: the channel, such as MEDIA, or the message type, such as PROMOTIONAL
        :param text: the body, the id, a number, a value of the context, the configuration
            set or a media URL
        :param person: the whole phone number of a person, to find a conversation. Without
            identity, it is that with the shared routes of AWS.
        :param identity: with person, the whole phone number, short code, sender ID or id of
            the RCS agent
        :param limit: the most messages to return
        :param offset: the number of messages to leave out
        :return: the total number of messages that are found, and a page of them
        :raises TypeError: if an argument has the wrong type
        :raises ValueError: if the direction does not exist, a number is out of range, or
            identity is without person
        """
        _check_page(limit, offset)
        texts = {"to": to, "from_": from_, "status": status, "type": type, "text": text}
        for name, value in {"person": person, "identity": identity}.items():
            if value is not None:
                checked_text(name, value)
        if identity is not None and person is None:
            raise ValueError("identity requires person. Pass person too")
        parties = None if person is None else (person, identity)
        found = [*self._found(direction, texts, parties)]
        page = found[offset : offset + limit]
        return MessagePage(len(found), tuple([record_of(each) for each in page]))

    @action(reads=True, returns=conversation_page_of)
    def conversations(
        self,
        *,
        direction: Direction | None = None,
        to: str | None = None,
        from_: str | None = None,
        status: str | None = None,
        type: str | None = None,
        text: str | None = None,
        limit: int = _PAGE,
        offset: int = 0,
    ) -> ConversationPage:
        """List the conversations between people and origination identities that have
        messages which a search finds.

        :param direction: as for :meth:`search`
        :param to: the destination
        :param from_: the phone number, short code, sender ID or person that sent
        :param status: the messageStatus of the last event
        :param type: the channel or the message type
        :param text: as for :meth:`search`
        :param limit: the most conversations to return
        :param offset: the number of conversations to leave out
        :return: the total number of conversations, and a page of them, each with the
            number of messages that are found, and the newest of them
        :raises TypeError: if an argument has the wrong type
        :raises ValueError: if the direction does not exist, or a number is out of range
        """
        _check_page(limit, offset)
        texts = {"to": to, "from_": from_, "status": status, "type": type, "text": text}
        return conversations_of(self._found(direction, texts), limit, offset)

    @action(reads=True, returns=message_of)
    def last(self, to: str | None = None) -> Message:
        """Return the last message that was sent.

        :param to: the destination. The default is any.
        :return: the message
        :raises ValueError: if no message was sent
        """
        messages = [*self._stored_sent()]
        wanted = {"destination_phone_number": _optional("to", to)}
        for message in _matching(reversed(messages), wanted):
            return record_of(message)
        all_sent = [record_of(each) for each in messages]
        raise ValueError(_explain("A message", to, {}, [], all_sent))

    @action(reads=True, returns=events_of)
    def events(self, message_id: str | None = None) -> _Events:
        """List the events of messages, with where each was delivered, or why it was not.

        :param message_id: the id of a message. The default is all messages.
        :return: the events, oldest first for each message
        :raises ValueError: if the message does not exist
        """
        store = self.backend.store
        if message_id is not None:
            answer = store.record(Inbox).by_id.get(
                checked_text("message_id", message_id)
            )
            if answer is not None:
                return events_of_received(answer)
            return events_of_sent(self._find(message_id))
        of_sent = map(events_of_sent, self._stored_sent())
        of_received = map(events_of_received, self._stored_received())
        return [event for events in (*of_sent, *of_received) for event in events]

    @action()
    def clear(self) -> None:
        """Remove all messages from the outbox. Their later events still go out."""
        store = self.backend.store
        cleared = store.record(_Cleared)
        cleared.sent = len(store.record(MessagesOfAccount).by_id)
        cleared.received = len(store.record(Inbox).by_id)

    def assert_sent(
        self,
        to: str | None = None,
        *,
        count: int | None = 1,
        **members: Any,
    ) -> _Records:
        """Assert that messages were sent.

        :param to: the destination. The default is any.
        :param count: the number of messages, or None for one or more
        :param members: members of :class:`Message` with the value that they must have,
            for example ``body="Hello"``, and ``text`` for a part of the body
        :return: the messages, oldest first
        :raises AssertionError: if another number was sent. The text shows what was sent.
        :raises TypeError: if there is no such member
        """
        found = self._wanted(to, members)
        if len(found) != count if count is not None else not found:
            expected = _messages(count) if count is not None else "At least 1 message"
            raise AssertionError(_explain(expected, to, members, found, self.sent))
        return found

    def assert_none_sent(self, to: str | None = None, **members: Any) -> None:
        """Assert that no message was sent.

        :param to: the destination. The default is any.
        :param members: as for :meth:`assert_sent`
        :raises AssertionError: if one was sent. The text shows what was sent.
        :raises TypeError: if there is no such member
        """
        found = self._wanted(to, members)
        if found:
            raise AssertionError(_explain("No message", to, members, found, self.sent))

    def wait_for(
        self,
        to: str | None = None,
        *,
        count: int = 1,
        timeout: float = 5.0,
        **members: Any,
    ) -> _Records:
        """Wait until messages are sent, by another thread or process.

        :param to: the destination. The default is any.
        :param count: the number of messages to wait for
        :param timeout: the seconds to wait
        :param members: as for :meth:`assert_sent`
        :return: the messages, oldest first, which can be more than count
        :raises AssertionError: if fewer are sent in time. The text shows what was sent.
        :raises TypeError: if there is no such member
        """
        end = time.monotonic() + timeout
        while True:
            found = self._wanted(to, members)
            if len(found) >= count:
                return found
            if time.monotonic() >= end:
                expected = f"{_messages(count)} within {timeout} seconds"
                raise AssertionError(_explain(expected, to, members, found, self.sent))
            time.sleep(_PAUSE)

    def _wanted(self, to: str | None, members: dict[str, Any]) -> _Records:
        """Return the messages that were sent with these members."""
        known = [*_MEMBERS, "text"]
        for name in members:
            if name not in known:
                raise TypeError(unknown("member", name, known))
        listed = {"to": to} | {
            name: value
            for name, value in members.items()
            if name in _LISTED and value is not None
        }
        found = self._all("OUTBOUND", listed)
        others = [
            # A record has no lists, so that it cannot change.
            (attrgetter(name), tuple(value) if isinstance(value, list) else value)
            for name, value in members.items()
            if name not in listed
        ]
        return [
            message for message in found if all(of(message) == v for of, v in others)
        ]

    def _all(self, direction: Direction, filters: dict[str, Any]) -> _Records:
        """Return all messages, from a server page by page."""
        if self._connection.endpoint_url is None:
            return self.list(direction=direction, **filters)
        found: _Records = []
        after = None
        while True:
            page = self.list(direction=direction, limit=_PAGE, after=after, **filters)
            found += page
            if len(page) < _PAGE:
                return found
            after = page[-1].message_id

    def _stored_sent(self) -> Iterator[SentMessage]:
        store = self.backend.store
        messages = store.record(MessagesOfAccount).by_id.values()
        return islice(messages, store.record(_Cleared).sent, None)

    def _stored_received(self) -> Iterator[ReceivedMessage]:
        store = self.backend.store
        messages = store.record(Inbox).by_id.values()
        return islice(messages, store.record(_Cleared).received, None)

    def _found(
        self,
        direction: Direction | None,
        texts: Mapping[str, str | None],
        parties: tuple[str, str | None] | None = None,
    ) -> Iterator[Stored]:
        """Return the messages that a search finds, newest first."""
        if direction is not None:
            _check_direction(direction)
        for name, value in texts.items():
            if value is not None:
                checked_text(name, value)
        criteria = Criteria(direction=direction, conversation=parties, **texts)
        messages = newest_first([*self._stored_sent()], [*self._stored_received()])
        return filter(criteria.match, messages)

    def _find(self, message_id: str) -> SentMessage:
        message_id = checked_text("message_id", message_id)
        message = self.backend.store.record(MessagesOfAccount).by_id.get(message_id)
        if message is None:
            raise ValueError(
                f"Unknown message {message_id!r} in {self.backend.region_name} of account "
                f"{self.backend.account_id}. Pass the MessageId of a message that was sent"
            )
        return message


_MEMBERS = tuple(each.name for each in fields(Message) if each.name != "to")
#: the members that list() compares
_LISTED = ("from_", "status", "configuration_set", "body", "text")


def _check_direction(direction: str) -> None:
    if direction not in get_args(Direction):
        raise ValueError(unknown("direction", direction, get_args(Direction)))


def _check_page(limit: int, offset: int) -> None:
    checked_number("limit", limit, int, 1, _MOST)
    checked_number("offset", offset, int, 0, _MOST)


def _matching(
    messages: Iterator[Stored], wanted: dict[str, Any], text: str | None = None
) -> Iterator[Stored]:
    """Return the messages with these attributes; None is any value."""
    tests: list[tuple[Callable[[Any], Any], Any]] = [
        (attrgetter(name), value) for name, value in wanted.items() if value is not None
    ]
    for message in messages:
        if all(of(message) == value for of, value in tests) and (
            text is None or text in (message.body or "")
        ):
            yield message


def _later(messages: Iterator[Stored], message_id: str) -> Iterator[Stored]:
    """Return the messages after one of them."""
    if not any(message.message_id == message_id for message in messages):
        raise ValueError(
            f"Unknown message {message_id!r}. Pass the message_id of a message in the list"
        )
    return messages


def with_plus(number: str) -> str:
    """Return a phone number with its plus sign, and a short code or a name unchanged."""
    return f"+{number}" if re.fullmatch("[1-9][0-9]{6,14}", number) else number


def _optional(name: str, number: str | None) -> str | None:
    return None if number is None else with_plus(checked_text(name, number))


def _messages(count: int) -> str:
    return f"{count} message{'' if count == 1 else 's'}"


def _explain(
    expected: str,
    to: str | None,
    members: dict[str, Any],
    found: Sequence[Message],
    all_sent: Sequence[Message],
) -> str:
    """Return what was expected and what was sent instead, a message a line."""
    wanted = [f"{name}={value!r}" for name, value in members.items()]
    receiver = f" to {to}" if to else ""
    criteria = f" with {', '.join(wanted)}" if wanted else ""
    head = f"Expected: {expected}{receiver}{criteria}. Found: {len(found)}."
    return "\n".join([head, *_lines_of(all_sent)])


def section_of(outbox: Outbox) -> str:
    """Return all messages, one a line, for the report of a test.

    :return: the lines; empty if there are no messages, or they cannot be read
    """
    try:
        messages = sorted(
            [*outbox.sent, *outbox.received], key=attrgetter("created_at")
        )
    except (ConnectionError, TimeoutError, RuntimeError):  # The server does not answer.
        return ""
    return "\n".join(_lines_of(messages)) if messages else ""


def _lines_of(messages: Sequence[Message]) -> Sequence[str]:
    """Return messages as lines of text, the last of them if they are many."""
    if not messages:
        return ["No message was sent."]
    hidden = len(messages) - _SHOWN
    lines = [f"All messages ({len(messages)}):"]
    if hidden > 0:
        lines.append(f"  ... {_messages(hidden)} before")
    return lines + [f"  {message}" for message in messages[-_SHOWN:]]
