"""Control messages: read what was sent, decide what becomes of it, and answer it."""

from __future__ import annotations

import binascii
from base64 import b64decode
from contextlib import suppress
from reprlib import repr as shortened
from types import NoneType
from typing import Any, ClassVar, Literal, cast

from ..pinpointsmsvoicev2.exceptions import PinpointSMSVoiceV2Error
from ..pinpointsmsvoicev2.models.identities.origination_identities import (
    PhoneNumber,
    RcsAgent,
)
from ..pinpointsmsvoicev2.models.messages.inbound import receive
from ..pinpointsmsvoicev2.models.messages.outcomes import OUTCOMES, Outcomes
from ..pinpointsmsvoicev2.models.messages.rcs_inbound import (
    EVENTS,
    receive_event,
    receive_file,
)
from ..pinpointsmsvoicev2.models.messages.routing import find_sender
from ..pinpointsmsvoicev2.models.messages.transmission import finish
from .action import action
from .arguments import checked_number, checked_phone_number, checked_text, find
from .names import unknown
from .outbox import Outbox, with_plus
from .records import Message, Received, answered, message_of, received_of, sent

Outcome = Literal[
    "successful",
    "delivered",
    "blocked",
    "carrier_blocked",
    "carrier_unreachable",
    "unreachable",
    "spam",
    "invalid",
    "invalid_message",
    "unknown",
    "ttl_expired",
    "protect_blocked",
    "file_inaccessible",
    "file_type_unsupported",
    "file_size_exceeded",
    "busy",
    "no_answer",
    "failed",
    "read",
    "fallen_back_to_sms",
    "queued",
    "pending",
]

_MOST = 1_000_000


class Messages(Outbox):
    """Read the messages that were sent, decide what becomes of them, and answer them."""

    NOUN: ClassVar[str] = "messages"

    @action()
    def on_send(
        self,
        to: str | None = None,
        *,
        from_: str | None = None,
        outcome: Outcome = "delivered",
        times: int | None = None,
    ) -> None:
        """Set what becomes of messages that are sent from now on.

        An outcome for a destination has precedence over one for a sender, which has
        precedence over one for all messages.

        :param to: the destination. The default is any.
        :param from_: the phone number, short code or sender ID that sends, or the id or
            ARN of an identity or a pool. The default is any.
        :param outcome: the ending of an event type in lower case. With queued, only the
            first events go out: QUEUED and PENDING of a text or media message, QUEUED and
            SENT of an RCS message, INITIATED of a voice message. With pending none goes
            out. The others follow with :meth:`deliver` or when the message expires
        :param times: the number of messages. The default is all.
        :raises TypeError: if an argument has the wrong type
        :raises ValueError: if the outcome does not exist, or times is less than 1
        """
        _check_outcome(outcome)
        if times is not None:
            checked_number("times", times, int, 1, _MOST)
        destination = (
            None if to is None else checked_phone_number("to", checked_text("to", to))
        )
        origination = None if from_ is None else with_plus(checked_text("from_", from_))
        if origination is not None and origination.startswith("arn:"):
            origination = origination.partition("/")[2]
        self.backend.store.record(Outcomes).add(
            outcome, destination, origination, times
        )

    @action(returns=message_of)
    def deliver(self, message_id: str, *, outcome: Outcome = "delivered") -> Message:
        """Let the remaining events of a message go out.

        :param message_id: the id of a message without a final event
        :param outcome: what becomes of it, as for :meth:`on_send`
        :return: the message
        :raises ValueError: if the message or the outcome does not exist, or its final
            event is out
        """
        _check_outcome(outcome)
        message = self._find(message_id)
        finish(self.backend.store, message, outcome)
        return sent(message)

    @action(returns=received_of)
    def receive(self, *, from_: str, to: str, body: str) -> Received:
        """Let a phone number or an RCS agent receive a text message of a person.

        Keywords are answered, opt a person out or in, and the message is published on the
        two-way channel of the phone number, of its pool or of the agent.

        :param from_: the phone number of the person in E.164 format
        :param to: a phone number or short code of the account, or its id or ARN, or the
            id or ARN of an RCS agent
        :param body: the text
        :return: the message and what came of it: keyword, action, reply and deliveries
        :raises TypeError: if an argument is not a string
        :raises ValueError: if a number has another format, or the account has no active
            number for texts like that
        """
        person = checked_phone_number("from_", checked_text("from_", from_))
        number = self._find_number(checked_text("to", to))
        message = receive(
            self.backend.store, number, person, checked_text("body", body)
        )
        # It is published when the turn is over.
        return cast(Received, lambda: answered(message))

    @action(returns=received_of)
    def receive_event(
        self, *, from_: str, to: str, event: str, data: dict[str, Any] | None = None
    ) -> Received:
        """Let an RCS agent receive an event of a person, such as the tap on a suggestion.

        It is published on the two-way channel of the agent if TwoWayRcsEventsEnabled has
        the event, or ALL.

        :param from_: the phone number of the person in E.164 format
        :param to: the id or ARN of the agent
        :param event: RCS_TYPING, SUGGESTION, CONVERSATION_STARTED or UNSUBSCRIBE
        :param data: the other members of the body, such as text and postbackData
        :return: the message with the event as its body, and its deliveries
        :raises TypeError: if an argument has the wrong type
        :raises ValueError: if the number has another format, or the agent or the event
            does not exist
        """
        person = checked_phone_number("from_", checked_text("from_", from_))
        agent = find(self.backend, RcsAgent, to)
        if checked_text("event", event) not in EVENTS:
            raise ValueError(unknown("event", event, EVENTS))
        if not isinstance(data, (dict, NoneType)):
            raise TypeError(f"data must be a dict, not {shortened(data)}")
        message = receive_event(self.backend.store, agent, person, event, data or {})
        return cast(Received, lambda: answered(message))

    @action(returns=received_of)
    def receive_file(
        self,
        *,
        from_: str,
        to: str,
        file_name: str,
        content: str,
        mime_type: str = "image/png",
    ) -> Received:
        """Let an RCS agent receive a file of a person.

        It is put into TwoWayMediaS3BucketName, and the body of the message says where it
        is. Without a bucket it is ignored.

        :param from_: the phone number of the person in E.164 format
        :param to: the id or ARN of the agent
        :param file_name: the name of the file
        :param content: the content in Base64
        :param mime_type: the type of the content
        :return: the message with the JSON text about the file, and its deliveries
        :raises TypeError: if an argument is not a string
        :raises ValueError: if the number or the content has another format, or the agent
            does not exist
        """
        person = checked_phone_number("from_", checked_text("from_", from_))
        agent = find(self.backend, RcsAgent, to)
        try:
            decoded = b64decode(checked_text("content", content), validate=True)
        except binascii.Error:
            raise ValueError("content must be Base64. Encode the file") from None
        message = receive_file(
            self.backend.store,
            agent,
            person,
            checked_text("file_name", file_name),
            decoded,
            checked_text("mime_type", mime_type),
        )
        return cast(Received, lambda: answered(message))

    def _find_number(self, name: str) -> PhoneNumber | RcsAgent:
        number: object = None
        with suppress(PinpointSMSVoiceV2Error):
            number = find_sender(self.backend.store, name, None)
        if isinstance(number, RcsAgent):
            return number
        if isinstance(number, PhoneNumber):
            if number.status == "ACTIVE" and "SMS" in number.number_capabilities:
                return number
            raise ValueError(
                f"{number.phone_number} is {number.status} with the capabilities "
                f"{', '.join(number.number_capabilities)}. Use a number that is ACTIVE "
                "and has SMS"
            )
        numbers = self.backend.store.all(PhoneNumber)
        known = ", ".join(each.phone_number for each in numbers) or "none"
        raise ValueError(
            f"Unknown phone number {name!r} in {self.backend.region_name} of account "
            f"{self.backend.account_id}. Phone numbers there: {known}"
        )


def _check_outcome(outcome: str) -> None:
    if outcome not in OUTCOMES:
        raise ValueError(unknown("outcome", outcome, OUTCOMES))
