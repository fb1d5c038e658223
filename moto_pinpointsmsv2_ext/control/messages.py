"""Control messages: read what was sent, decide what becomes of it, and answer it."""

from __future__ import annotations

from contextlib import suppress
from typing import ClassVar, Literal, cast

from ..pinpointsmsvoicev2.exceptions import PinpointSMSVoiceV2Error
from ..pinpointsmsvoicev2.models.identities.origination_identities import PhoneNumber
from ..pinpointsmsvoicev2.models.messages.inbound import receive
from ..pinpointsmsvoicev2.models.messages.outcomes import OUTCOMES, Outcomes
from ..pinpointsmsvoicev2.models.messages.routing import find_sender
from ..pinpointsmsvoicev2.models.messages.transmission import finish
from .action import action
from .arguments import checked_number, checked_phone_number, checked_text
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
        :param from_: the phone number, short code or sender ID that sends, or the id of
            an identity or a pool. The default is any.
        :param outcome: the ending of an event type in lower case, or pending: no event
            goes out until :meth:`deliver`, or until the message expires
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
        """Let a phone number receive a text message of a person.

        Keywords are answered, opt a person out or in, and the message is published on the
        two-way channel of the phone number or of its pool.

        :param from_: the phone number of the person in E.164 format
        :param to: a phone number or short code of the account, or its id or ARN
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

    def _find_number(self, name: str) -> PhoneNumber:
        number: object = None
        with suppress(PinpointSMSVoiceV2Error):
            number = find_sender(self.backend.store, name, None)
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
