"""What people answer: their messages to phone numbers, and what a number does with them.

https://docs.aws.amazon.com/sms-voice/latest/userguide/phone-numbers-two-way-sms.html
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from moto.core.utils import utcnow
from moto.moto_api._internal import mock_random

from ...delivery import InboundMessage, Metrics
from ...delivery.metrics import metrics_of_inbound
from ..account import Account
from ..identities.keywords import uppercase
from ..identities.number_plans import country_of
from ..identities.opt_out_lists import OptOutList
from ..identities.origination_identities import PhoneNumber, Pool
from ..identities.settings import Keyword
from ..store import Store
from .encoding import Measure, measure
from .message import Message, Messages
from .outcomes import OutcomeRule, Outcomes
from .prices import price_of
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
    """A message of a person to a phone number, and what came of it."""

    message_id: str
    #: the person, in E.164 format
    origination: str
    #: the phone number or short code that received the message
    destination_phone_number: str
    body: str
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
    """The messages that the phone numbers of an account in a Region received."""

    #: by id, oldest first
    by_id: dict[str, ReceivedMessage] = field(default_factory=dict)


def receive(
    store: Store, number: PhoneNumber, origination: str, body: str
) -> ReceivedMessage:
    """Receive a message of a person.

    The keyword is answered first, then the message is published. (AWS docs)
    The keywords and the two-way channel of a number in a pool are those of the pool.
    (AWS docs)

    :param number: the phone number that the person writes to
    :param origination: the phone number of the person in E.164 format
    :param body: the text
    """
    settings: Pool | PhoneNumber = number.pools[0] if number.pools else number
    last_ids = store.record(Messages).last_ids
    previous = last_ids.get((number.phone_number, origination))
    keyword = find_keyword(settings.keywords, body)
    received = ReceivedMessage(
        message_id=str(mock_random.uuid4()),
        origination=origination,
        destination_phone_number=number.phone_number,
        body=body,
        keyword=keyword.keyword if keyword else None,
    )
    store.record(Inbox).by_id[received.message_id] = received
    store.record(Metrics).put(metrics_of_inbound(), {}, received.created_at)
    if not _carrier_handles(store, received, number) and keyword is not None:
        _carry_out(store, received, number, keyword)
    if settings.two_way_enabled:
        received.published = InboundMessage(
            account_id=store.account_id,
            region_name=store.region_name,
            channel=str(settings.two_way_channel_arn),
            origination_number=origination,
            destination_number=number.phone_number,
            message_body=body,
            inbound_message_id=received.message_id,
            message_keyword=received.keyword,
            previous_published_message_id=previous,
        )
        store.emit_message(received.published)
    return received


def find_keyword(keywords: dict[str, Keyword], body: str) -> Keyword | None:
    """Return the keyword that a text begins with, in any case.

    The longest one counts, and a keyword is followed by a space or the end of the text.
    (assumed)
    A keyword of the account has precedence over the words that mean STOP. (assumed)
    """
    text = " ".join(uppercase(body).split()) + " "
    matching = [word for word in keywords if text.startswith(f"{word} ")]
    if matching:
        return keywords[max(matching, key=len)]
    first = text.partition(" ")[0]
    return keywords["STOP"] if first in STOP_WORDS else None


def _carrier_handles(
    store: Store, received: ReceivedMessage, number: PhoneNumber
) -> bool:
    """Return whether the carrier acts on a message, and not AWS.

    The carriers of US toll-free numbers act on STOP, START and UNSTOP. There is no
    reply of AWS. (AWS docs)
    Later messages of the number to the person are accepted, and the carrier blocks them.
    The opt-out list is unchanged. (assumed)
    """
    if number.number_type != "TOLL_FREE":
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
    store: Store, received: ReceivedMessage, number: PhoneNumber, keyword: Keyword
) -> None:
    """Carry out the action of a keyword, and reply from the same number.

    With self-managed opt-outs there is neither for HELP and STOP. (AWS docs)
    """
    settings: Pool | PhoneNumber = number.pools[0] if number.pools else number
    if settings.self_managed_opt_outs_enabled and keyword.keyword in ("HELP", "STOP"):
        return
    received.action = keyword.keyword_action
    opt_out_list = store.get(OptOutList, settings.opt_out_list_name)
    if keyword.keyword_action == "OPT_OUT":
        opt_out_list.opt_out(received.origination, end_user_opted_out=True)
    elif keyword.keyword_action == "OPT_IN":
        # The person can opt in at any time, unlike the account. (assumed)
        opt_out_list.numbers.pop(received.origination, None)
    received.reply = _reply(store, received, number, keyword.keyword_message)


def _reply(
    store: Store, received: ReceivedMessage, number: PhoneNumber, body: str
) -> Message:
    """Send an automatic reply, which costs what other messages cost. (assumed)

    It is not refused, also not to a number that opted out. (AWS docs)
    """
    size, country = measure(body), country_of(received.origination)
    price = price_of(store.record(Account), "TEXT", country).times(size.parts)
    reply = Message(
        message_id=str(mock_random.uuid4()),
        channel="TEXT",
        destination_phone_number=received.origination,
        iso_country_code=country,
        identity=number,
        origination=number.phone_number,
        body=body,
        encoding=size.encoding,
        parts=size.parts,
        message_type=number.message_type,
        price=price.price,
        fee=price.fee,
    )
    start(store, reply, None)
    return reply
