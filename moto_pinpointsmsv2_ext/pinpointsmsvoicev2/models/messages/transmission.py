"""The transmission of messages: their events go out at the pace of moto's transitions.

With an immediate transition all events are out when the request returns. Otherwise the
events that are due go out at the start of each later request of the account in the Region.
An operation counts as a description of every message that has no final event yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush

from moto.core.utils import utcnow

from ...delivery import Destination, MessageEvent
from ..account import Account
from ..carrier_lookup import Carriers
from ..configuration_sets import ConfigurationSet
from ..event_destinations import destinations_of
from ..progress import MESSAGE, Progress
from ..store import Store
from .conversations import note_delivery
from .counting import count_send, count_spend, identity_type
from .media import file_outcome
from .message import Message, Messages
from .outcomes import FREE, Outcomes, Step, natural_outcome, sequence
from .records import record_of


def start(store: Store, message: Message, loss: str | None) -> None:
    """Send an accepted message.

    :param loss: what prevents its delivery, as an outcome; None if nothing does
    """
    messages = store.record(Messages)
    messages.add(message)
    store.record(Account).charge(message.kind, message.cost)
    decided = store.record(Outcomes).take(message)
    _transmit(store, message, decided or natural_outcome(message, loss))


def _transmit(store: Store, message: Message, outcome: str) -> None:
    """Let the events of a message go out."""
    messages, kind = store.record(Messages), message.kind
    message.outcome = outcome
    count_send(store, message)
    steps = sequence(message, outcome)
    if steps:
        by_type = {step.event_type: step for step in steps}
        message.progress = Progress(
            MESSAGE, ["", *by_type], lambda each: _report(store, message, by_type[each])
        )
        message.progress.settle(described=False)
    if not message.final:
        if message.progress is not None and not message.progress.done:
            messages.moving[message.message_id] = message
        if message.expires_at is not None:
            entry = message.expires_at, next(messages.numbers), message
            heappush(messages.expiring, entry)
        store.settle_messages = lambda described: _settle(store, messages, described)
    count_spend(store, kind, message.created_at)


def finish(store: Store, message: Message, outcome: str) -> None:
    """Let the remaining events of a message go out at once.

    :param outcome: what becomes of it, one of OUTCOMES; it stays open if queued or
        pending
    :raises ValueError: if its final event is out
    """
    # An RCS message is read after it is delivered, which is final too. (AWS docs)
    unread = message.channel == "RCS" and message.status == "DELIVERED"
    if message.final and not (unread and outcome == "read"):
        raise ValueError(
            f"{message.message_id} is {message.status} already. Use a message that is "
            "pending"
        )
    message.outcome, message.progress = outcome, None
    store.record(Messages).moving.pop(message.message_id, None)
    out = {event.event_type for event in message.events}
    for step in sequence(message, outcome):
        if step.event_type not in out:
            _report(store, message, step)


def _settle(store: Store, messages: Messages, described: bool) -> None:
    """Send the events that are due.

    TTL_EXPIRED after the TimeToLive of a request. (observed)
    UNKNOWN after 72 hours without a final event. (AWS docs)
    """
    for message in list(messages.moving.values()):
        assert message.progress is not None
        message.progress.settle(described)
        if message.progress.done:
            del messages.moving[message.message_id]
    now = utcnow()
    while messages.expiring and messages.expiring[0][0] <= now:
        message = heappop(messages.expiring)[-1]
        if not message.final:
            finish(
                store,
                message,
                "unknown" if message.time_to_live is None else "ttl_expired",
            )


def _fall_back(store: Store, message: Message, to: Message) -> None:
    """Send the message that an RCS message falls back to.

    It arrives, except at simulator destinations. (assumed)
    """
    message.fall_back(to)
    store.record(Account).charge(message.kind, message.cost)
    _transmit(
        store,
        message,
        natural_outcome(message, file_outcome(store, message.media_urls)),
    )


def _report(store: Store, message: Message, step: Step) -> None:
    """Record an event and let it go out."""
    if step.status in FREE and message.cost:
        account = store.record(Account)
        account.refund(message.kind, message.cost, message.charged_at)
        message.price = message.fee = 0.0
    if step.status in ("SUCCESSFUL", "DELIVERED", "COMPLETED"):
        store.record(Messages).remember_delivery(message)
    if step.event_type == "RCS_DELIVERED":
        note_delivery(store, message)
    at = utcnow()
    carrier = store.record(Carriers).find(message.destination_phone_number)
    event = MessageEvent(
        store.account_id,
        store.region_name,
        message.channel,
        step.event_type,
        record_of(message, step, at, carrier),
        at,
        _destinations(store, message),
        origination_identity_type=identity_type(message),
    )
    message.events.append(event)
    store.emit_message(event)
    if step.event_type == "RCS_FALLEN_BACK_TO_SMS" and message.fallback is not None:
        _fall_back(store, message, message.fallback)


def _destinations(store: Store, message: Message) -> Sequence[Destination]:
    """Return the event destinations of the configuration set, if it still exists."""
    name = message.configuration_set
    if name is None or not store.has(ConfigurationSet, name):
        return ()
    return destinations_of(store.get(ConfigurationSet, name))
