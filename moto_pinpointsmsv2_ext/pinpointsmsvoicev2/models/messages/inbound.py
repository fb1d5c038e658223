"""What people answer: their messages to phone numbers and RCS agents, and what these do
with them.

https://docs.aws.amazon.com/sms-voice/latest/userguide/phone-numbers-two-way-sms.html
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from moto.core.utils import utcnow
from moto.moto_api._internal import mock_random

from ...delivery import InboundMessage, Metrics, epoch_milliseconds
from ...delivery.metrics import metrics_of_inbound
from ..account import Account
from ..identities.keywords import uppercase
from ..identities.number_plans import country_of
from ..identities.opt_out_lists import OptOutList
from ..identities.origination_identities import PhoneNumber, Pool, RcsAgent
from ..identities.settings import Keyword, Settings
from ..store import Store
from .conversations import active_conversation, note_reply
from .encoding import Measure, measure
from .message import Message, Messages
from .outcomes import OutcomeRule, Outcomes
from .prices import price_of, rcs_units
from .transmission import start

#: the words that have the effect of STOP (AWS docs)
STOP_WORDS = frozenset(
    {
        *("ARRET", "CANCEL", "END", "OPT-OUT", "OPTOUT", "QUIT", "REMOVE", "STOP"),
        *("TD", "UNSUBSCRIBE"),
    }
)
#: the words that undo STOP on toll-free numbers (AWS docs)
_TOLL_FREE_START_WORDS = ("START", "UNSTOP")


@dataclass(kw_only=True)
class ReceivedMessage:
    """A message of a person to a phone number or an RCS agent, and what came of it."""

    message_id: str
    #: the person, in E.164 format
    origination: str
    #: the phone number, the short code or the id of the RCS agent that received it
    destination_phone_number: str
    body: str
    #: TEXT or RCS
    channel: str = "TEXT"
    created_at: datetime = field(default_factory=utcnow)
    #: the keyword that the message matches
    keyword: str | None = None
    #: the action of the keyword that was carried out; None if there was none
    action: str | None = None
    #: the automatic reply
    reply: Message | None = None
    #: what was published on the two-way channel, None without two-way messaging
    published: InboundMessage | None = None

    @property
    def size(self) -> Measure:
        return measure(self.body)

    @property
    def status(self) -> str:
        return "RECEIVED"

    @property
    def configuration_set(self) -> None:
        """Configuration sets are of messages that are sent."""


@dataclass
class Inbox:
    """The messages that phone numbers and RCS agents of an account in a Region received."""

    #: by id, oldest first
    by_id: dict[str, ReceivedMessage] = field(default_factory=dict)


def receive(
    store: Store, receiver: PhoneNumber | RcsAgent, origination: str, body: str
) -> ReceivedMessage:
    """Receive a message of a person.

    The keyword is answered first, then the message is published. (AWS docs)
    The keywords and the two-way channel of a number in a pool are those of the pool.
    (AWS docs)
    An RCS agent has its own. (AWS docs)

    :param receiver: the phone number or the RCS agent that the person writes to
    :param origination: the phone number of the person in E.164 format
    :param body: the text
    """
    settings = _settings_of(receiver)
    by_rcs = isinstance(receiver, RcsAgent)
    keyword = find_keyword(settings.keywords, body, whole=by_rcs)
    received = note(store, receiver, origination, body)
    if isinstance(receiver, RcsAgent):
        note_reply(store, receiver, origination, received.message_id)
    received.keyword = keyword.keyword if keyword else None
    previous = _previous(store, received)
    if not _carrier_handles(store, received, receiver) and keyword is not None:
        _carry_out(store, received, receiver, keyword)
    publish(store, received, settings, previous)
    return received


def note(
    store: Store, receiver: PhoneNumber | RcsAgent, origination: str, body: str
) -> ReceivedMessage:
    """Add a message to those that were received."""
    by_rcs = isinstance(receiver, RcsAgent)
    message_id = str(mock_random.uuid4())
    if by_rcs:
        # The id of an RCS message is not a UUID. (AWS docs)
        # The number and the time. (assumed)
        stamp = epoch_milliseconds(utcnow()), mock_random.randrange(10**6)
        message_id = f"{origination.removeprefix('+')}-{stamp[0]}{stamp[1]:06}"
    received = ReceivedMessage(
        message_id=message_id,
        origination=origination,
        destination_phone_number=name_of(receiver),
        body=body,
        channel="RCS" if by_rcs else "TEXT",
    )
    store.record(Inbox).by_id[received.message_id] = received
    store.record(Metrics).put(metrics_of_inbound(), {}, received.created_at)
    return received


def publish(
    store: Store,
    received: ReceivedMessage,
    settings: Settings,
    previous: str | None = None,
) -> None:
    """Publish a message on the two-way channel, if there is one.

    The number of a person that writes by RCS has no plus sign. (AWS docs)
    """
    if not settings.two_way_enabled:
        return
    by_rcs = received.channel == "RCS"
    conversation = None
    if isinstance(settings, RcsAgent):
        conversation = active_conversation(store, settings, received.origination)
    received.published = InboundMessage(
        account_id=store.account_id,
        region_name=store.region_name,
        channel=str(settings.two_way_channel_arn),
        origination_number=received.origination.removeprefix("+" if by_rcs else ""),
        destination_number=received.destination_phone_number,
        message_body=received.body,
        inbound_message_id=received.message_id,
        message_keyword=received.keyword,
        previous_published_message_id=previous,
        initiating_message=conversation.initiating_message if conversation else None,
    )
    store.emit_message(received.published)


def name_of(receiver: PhoneNumber | RcsAgent) -> str:
    """Return the phone number, the short code or the id of the RCS agent."""
    return receiver.id if isinstance(receiver, RcsAgent) else receiver.phone_number


def _settings_of(receiver: PhoneNumber | RcsAgent) -> Pool | PhoneNumber | RcsAgent:
    if isinstance(receiver, PhoneNumber) and receiver.pools:
        return receiver.pools[0]
    return receiver


def _previous(store: Store, received: ReceivedMessage) -> str | None:
    """Return the id of the last message that was sent to the person."""
    ends = received.destination_phone_number, received.origination
    return store.record(Messages).last_ids.get(ends)


def find_keyword(
    keywords: dict[str, Keyword], body: str, whole: bool = False
) -> Keyword | None:
    """Return the keyword that a text begins with, in any case.

    The text to an RCS agent is the keyword and nothing else. (AWS docs)

    The longest one counts, and a keyword is followed by a space or the end of the text.
    (assumed)
    A keyword of the account has precedence over the words that mean STOP. (assumed)

    :param whole: whether the text is compared as a whole
    """
    text = " ".join(uppercase(body).split()) + " "
    if whole:
        word = text[:-1]
        return keywords.get("STOP" if word in STOP_WORDS - set(keywords) else word)
    matching = [word for word in keywords if text.startswith(f"{word} ")]
    if matching:
        return keywords[max(matching, key=len)]
    first = text.partition(" ")[0]
    return keywords["STOP"] if first in STOP_WORDS else None


def _carrier_handles(
    store: Store, received: ReceivedMessage, number: PhoneNumber | RcsAgent
) -> bool:
    """Return whether the carrier acts on a message, and not AWS.

    The carriers of US toll-free numbers act on STOP, START and UNSTOP. There is no
    reply of AWS. (AWS docs)
    Later messages of the number to the person are accepted, and the carrier blocks them.
    The opt-out list is unchanged. (assumed)
    """
    if isinstance(number, RcsAgent) or number.number_type != "TOLL_FREE":
        return False
    outcomes, ends = store.record(Outcomes), (received.origination, number.phone_number)
    if received.keyword == "STOP":
        outcomes.add("carrier_blocked", *ends)
        received.action = "OPT_OUT"
        return True
    first = uppercase(received.body).partition(" ")[0]
    blocked = OutcomeRule("carrier_blocked", *ends)
    if first in _TOLL_FREE_START_WORDS and blocked in outcomes.rules:
        outcomes.rules.remove(blocked)
        received.action = "OPT_IN"
        return True
    return False


def _carry_out(
    store: Store,
    received: ReceivedMessage,
    receiver: PhoneNumber | RcsAgent,
    keyword: Keyword,
) -> None:
    """Carry out the action of a keyword, and reply from the same number or agent.

    With self-managed opt-outs there is neither for HELP and STOP. (AWS docs)
    """
    settings = _settings_of(receiver)
    if settings.self_managed_opt_outs_enabled and keyword.keyword in ("HELP", "STOP"):
        return
    received.action = keyword.keyword_action
    opt_out_list = store.get(OptOutList, settings.opt_out_list_name)
    if keyword.keyword_action == "OPT_OUT":
        opt_out_list.opt_out(received.origination, end_user_opted_out=True)
    elif keyword.keyword_action == "OPT_IN":
        # The person can opt in at any time, unlike the account. (assumed)
        opt_out_list.numbers.pop(received.origination, None)
    received.reply = _reply(store, received, receiver, keyword.keyword_message)


def _reply(
    store: Store,
    received: ReceivedMessage,
    sender: PhoneNumber | RcsAgent,
    body: str,
) -> Message:
    """Send an automatic reply, which costs what other messages cost. (assumed)

    It is not refused, also not to a number that opted out. (AWS docs)
    """
    size, country = measure(body), country_of(received.origination)
    parts, units, encoding = size.parts, size.parts, size.encoding
    if isinstance(sender, RcsAgent):
        parts, units, encoding = 1, rcs_units(country, body), "UNICODE"
    price = price_of(store.record(Account), received.channel, country).times(units)
    reply = Message(
        message_id=str(mock_random.uuid4()),
        channel=received.channel,
        destination_phone_number=received.origination,
        iso_country_code=country,
        identity=sender,
        origination=name_of(sender),
        body=body,
        encoding=encoding,
        parts=parts,
        message_type=getattr(sender, "message_type", "TRANSACTIONAL"),
        price=price.price,
        fee=price.fee,
    )
    start(store, reply, None)
    return reply
