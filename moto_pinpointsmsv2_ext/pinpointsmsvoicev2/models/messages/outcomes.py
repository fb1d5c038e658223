"""What becomes of messages: the events of each outcome, and outcomes set in advance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ..identities.origination_identities import PhoneNumber
from .message import Message


class Step(NamedTuple):
    """An event of a message."""

    event_type: str
    status: str
    #: None for voice messages, whose events have none (AWS docs)
    description: str | None
    is_final: bool


#: By outcome, the messageStatus and the messageStatusDescription of the last event.
#: The descriptions of SUCCESSFUL, DELIVERED, BLOCKED and TTL_EXPIRED. (observed)
#: That of PROTECT_BLOCKED. (AWS docs)
#: The others exist. Which status each belongs to. (assumed)
#: Those of the three statuses of files. (assumed)
_ENDS = {
    "successful": ("SUCCESSFUL", "Message has been accepted by phone carrier"),
    "delivered": ("DELIVERED", "Message has been accepted by phone"),
    "blocked": ("BLOCKED", "Phone has blocked SMS"),
    "carrier_blocked": ("CARRIER_BLOCKED", "Phone carrier has blocked this message"),
    "carrier_unreachable": (
        "CARRIER_UNREACHABLE",
        "Phone carrier is currently unreachable/unavailable",
    ),
    "unreachable": ("UNREACHABLE", "Phone is currently unreachable/unavailable"),
    "spam": ("SPAM", "Blocked as spam by phone carrier"),
    "invalid": ("INVALID", "Invalid phone number"),
    "invalid_message": ("INVALID_MESSAGE", "Message body is invalid"),
    "unknown": ("UNKNOWN", "Unknown error attempting to reach phone"),
    "ttl_expired": ("TTL_EXPIRED", "The delivery TTL has expired"),
    "protect_blocked": ("PROTECT_BLOCKED", "Message blocked by protect configuration"),
    "file_inaccessible": ("FILE_INACCESSIBLE", "Media file is inaccessible"),
    "file_type_unsupported": (
        "FILE_TYPE_UNSUPPORTED",
        "Media file type is unsupported",
    ),
    "file_size_exceeded": ("FILE_SIZE_EXCEEDED", "Media file size is exceeded"),
}

#: By outcome, the types of the events of a voice message after VOICE_INITIATED, without
#: VOICE_. The order of the events of a call that is answered. (assumed)
#: A call has no type for most failures of texts: they are FAILED. (assumed)
_CALLS = {
    "delivered": ("RINGING", "ANSWERED", "COMPLETED"),
    "successful": ("RINGING", "ANSWERED", "COMPLETED"),
    "busy": ("RINGING", "BUSY"),
    "no_answer": ("RINGING", "NO_ANSWER"),
    "unreachable": ("RINGING", "NO_ANSWER"),
    "ttl_expired": ("TTL_EXPIRED",),
}
#: The statuses of voice messages that have no type of event. (AWS docs)
_CALL_STATUSES = {"spam": "SPAM", "protect_blocked": "PROTECT_BLOCKED"}

#: By outcome, the type of the event of an RCS message without RCS_, its messageStatus and
#: its description. Those of DELIVERED and READ. (AWS docs)
#: The others. (assumed)
_RCS_ENDS = {
    "delivered": ("DELIVERED", "DELIVERED", "Message has been accepted by phone"),
    "read": ("READ", "READ", "Message has been read by recipient"),
    "ttl_expired": (
        *("TTL_EXPIRED", "TTL_EXPIRATION_REVOKED", "The delivery TTL has expired"),
    ),
    "protect_blocked": (
        *("PROTECT_BLOCKED", "PROTECT_BLOCKED"),
        "Message blocked by protect configuration",
    ),
    "rejected": ("FAILED", "REJECTED", "Message has been rejected"),
    "failed": ("FAILED", "UNDELIVERABLE", "Message could not be delivered"),
    "fallen_back_to_sms": (
        *("FALLEN_BACK_TO_SMS", "UNDELIVERABLE"),
        "Message is sent over the fallback channel",
    ),
}
#: the outcomes of texts with which an RCS message is REJECTED (assumed)
_REJECTIONS = ("blocked", "carrier_blocked", "spam", "invalid_message")

#: What an outcome that only some messages have is for the others. (assumed)
_ELSEWHERE = {
    "read": "delivered",
    "fallen_back_to_sms": "delivered",
    "busy": "unreachable",
    "no_answer": "unreachable",
    "failed": "unknown",
    "file_inaccessible": "invalid_message",
    "file_type_unsupported": "invalid_message",
    "file_size_exceeded": "invalid_message",
}

#: By channel, the events of a message that is queued, which are not final. AWS has their
#: types, and does not document when they occur. (AWS docs)
#: The descriptions, and the statuses of RCS messages. (assumed)
_QUEUED = {
    channel: (
        Step(f"{channel}_QUEUED", "QUEUED", "Message has been queued", False),
        Step(f"{channel}_PENDING", "PENDING", "Message is in delivery", False),
    )
    for channel in ("TEXT", "MEDIA")
} | {
    "VOICE": (Step("VOICE_INITIATED", "INITIATED", None, False),),
    "RCS": (
        Step("RCS_QUEUED", "PENDING", "Message has been queued", False),
        Step("RCS_SENT", "PENDING", "Message is in delivery", False),
    ),
}

#: the outcomes that only RCS messages have
_OF_RCS = ("read", "fallen_back_to_sms")

#: The names of all outcomes. A message that is pending has no event, one that is queued has
#: no final event.
OUTCOMES: tuple[str, ...] = (
    *_ENDS,
    *(name for name in (*_CALLS, "failed") if name not in _ENDS),
    *_OF_RCS,
    *("queued", "pending"),
)

#: What is not sent costs nothing. BLOCKED and PROTECT_BLOCKED. (observed)
#: By RCS, what is not delivered. (AWS docs)
#: The others. (assumed)
FREE = frozenset(
    {
        *("BLOCKED", "PROTECT_BLOCKED", "BUSY", "NO_ANSWER", "FAILED", "SPAM"),
        *("FILE_INACCESSIBLE", "FILE_TYPE_UNSUPPORTED", "FILE_SIZE_EXCEEDED"),
        *("UNDELIVERABLE", "REJECTED", "TTL_EXPIRATION_REVOKED"),
    }
)


def sequence(message: Message, outcome: str) -> Sequence[Step]:
    """Return the events of a message in order; none if it is pending.

    A message that MONITOR judges is sent. (AWS docs)

    :param outcome: one of OUTCOMES
    """
    if outcome == "pending":
        return ()
    if outcome == "queued":
        return _QUEUED[message.channel]
    if outcome == "protect_blocked" and message.protect_status == "MONITOR":
        outcome = success_of(message)
    if message.channel == "RCS":
        return _rcs(message, outcome)
    if message.channel == "VOICE":
        return _call(_ELSEWHERE[outcome] if outcome in _OF_RCS else outcome)
    if outcome not in _ENDS or (message.channel == "TEXT" and outcome in _ELSEWHERE):
        outcome = _ELSEWHERE[outcome]
    last = _step(message.channel, outcome, True)
    if outcome == "delivered":
        # The carrier accepts a message before the phone does. (observed)
        return _step(message.channel, "successful", False), last
    return (last,)


def _step(channel: str, outcome: str, is_final: bool) -> Step:
    status, description = _ENDS[outcome]
    # There is no MEDIA_PROTECT_BLOCKED. (AWS docs)
    blocked = channel == "MEDIA" and status == "PROTECT_BLOCKED"
    event_type = f"{channel}_{'BLOCKED' if blocked else status}"
    return Step(event_type, status, description, is_final)


def _rcs(message: Message, outcome: str) -> Sequence[Step]:
    """Return the events of an RCS message.

    It falls back if it fails or expires. (AWS docs)
    """
    if outcome in ("successful", "delivered"):
        return (_rcs_step("delivered"),)
    if outcome == "read":
        return _rcs_step("delivered"), _rcs_step("read")
    if outcome == "protect_blocked":
        return (_rcs_step(outcome),)
    if message.fallback is not None:
        return (_rcs_step("fallen_back_to_sms")._replace(is_final=False),)
    if outcome == "ttl_expired":
        return (_rcs_step(outcome),)
    return (_rcs_step("rejected" if outcome in _REJECTIONS else "failed"),)


def _rcs_step(outcome: str) -> Step:
    name, status, description = _RCS_ENDS[outcome]
    return Step(f"RCS_{name}", status, description, True)


def _call(outcome: str) -> Sequence[Step]:
    types = ("INITIATED", *_CALLS.get(outcome, ("FAILED",)))
    last = len(types) - 1
    return [
        Step(
            f"VOICE_{name}",
            _CALL_STATUSES.get(outcome, name) if place == last else name,
            None,
            place == last,
        )
        for place, name in enumerate(types)
    ]


@dataclass(frozen=True)
class OutcomeRule:
    """What becomes of the messages that it matches."""

    outcome: str
    #: in E.164 format, None for every destination
    destination: str | None = None
    #: a phone number, short code or sender ID, or the id of an identity, a pool or a
    #: Notify configuration; None for all
    origination: str | None = None
    #: the number of messages that the rule applies to, None for all
    times: int | None = None

    def matches(self, message: Message) -> bool:
        if self.destination not in (None, message.destination_phone_number):
            return False
        return self.origination is None or self.origination in (
            message.origination,
            message.identity and message.identity.id,
            message.pool and message.pool.id,
            message.notify_configuration_id,
        )


@dataclass
class Outcomes:
    """The outcomes set in advance."""

    #: oldest first
    rules: list[OutcomeRule] = field(default_factory=list)

    def add(
        self,
        outcome: str,
        destination: str | None = None,
        origination: str | None = None,
        times: int | None = None,
    ) -> OutcomeRule:
        """Set the outcome of messages.

        A rule for a destination has precedence over one for an origination, and this
        over one for all messages. Among rules for the same messages, those for a number
        of messages apply first, in the order in which they were added. A rule for all
        times replaces those for the same messages.

        :param outcome: one of OUTCOMES
        :param destination: in E.164 format, by default every destination
        :param origination: as in :class:`OutcomeRule`
        :param times: the number of messages, by default all
        :raises ValueError: if there is no such outcome
        """
        if outcome not in OUTCOMES:
            raise ValueError(
                f"Unknown outcome {outcome!r}. Outcomes: {', '.join(OUTCOMES)}"
            )
        rule = OutcomeRule(outcome, destination, origination, times)
        if times is None:
            self.rules = [
                each
                for each in self.rules
                if (each.destination, each.origination) != (destination, origination)
            ]
        self.rules.append(rule)
        return rule

    def take(self, message: Message) -> str | None:
        """Return the outcome set for a message, and count the message.

        :return: None if no rule matches
        """
        matching = [rule for rule in self.rules if rule.matches(message)]
        if not matching:
            return None
        rule = max(
            matching,
            key=lambda each: (
                each.destination is not None,
                each.origination is not None,
                each.times is not None,
            ),
        )
        place = self.rules.index(rule)
        if rule.times == 1:
            del self.rules[place]
        elif rule.times is not None:
            self.rules[place] = replace(rule, times=rule.times - 1)
        return rule.outcome


#: by country, the simulator destinations for success and for failure (AWS docs)
_SIMULATORS: Mapping[str, tuple[str, str]] = {
    "AT": ("+43676800442031", "+43676800442032"),
    "AU": ("+61455944038", "+61455944039"),
    "BE": ("+32460213922", "+32460213923"),
    "CH": ("+41798075872", "+41798075874"),
    "CL": ("+56229140630", "+56229140631"),
    "CZ": ("+420790542286", "+420790542287"),
    "DK": ("+4525919410", "+4525919215"),
    "EE": ("+37282720792", "+37282720793"),
    "ES": ("+34683783440", "+34683783442"),
    "FI": ("+3584573979110", "+3584573979111"),
    "FR": ("+33755512501", "+33755512502"),
    "GB": ("+447860019066", "+447860019067"),
    "HK": ("+85257048426", "+85257048854"),
    "HU": ("+36707178770", "+36707178772"),
    "IT": ("+394390009172", "+394390009174"),
    "JE": ("+447937404990", "+447937404992"),
    "LU": ("+352691385880", "+352691385882"),
    "NL": ("+3197008100148", "+3197008100150"),
    "NO": ("+4759449384", "+4759449387"),
    "PL": ("+48732141440", "+48732141442"),
    "PT": ("+351927946948", "+351927946950"),
    "RO": ("+40783900330", "+40783900332"),
    "SE": ("+46790645100", "+46790645102"),
    "TW": ("+886903444630", "+886903444632"),
    "US": ("+14254147755", "+14254147167"),
}
#: By simulator destination, the outcome. A failure is BLOCKED. (observed)
SIMULATORS: Mapping[str, str] = {
    number: outcome
    for pair in _SIMULATORS.values()
    for number, outcome in zip(pair, ("delivered", "blocked"), strict=True)
}


def natural_outcome(message: Message, loss: str | None) -> str:
    """Return what becomes of a message for which no outcome is set.

    :param loss: what prevents its delivery, as an outcome; None if nothing does
    """
    if loss:
        return loss
    simulated = SIMULATORS.get(message.destination_phone_number)
    if simulated:
        return simulated
    number = message.identity
    if isinstance(number, PhoneNumber) and number.number_type == "SIMULATOR":
        # A simulator number of a pool or of the account can be chosen. The message is
        # accepted, and nothing more happens. (observed)
        return "pending"
    return success_of(message)


def success_of(message: Message) -> str:
    """Return the outcome of a message that arrives.

    Short codes, toll-free numbers and Spain have no receipts of phones: SUCCESSFUL is
    final there. (observed)
    """
    number = message.identity
    kind = number.number_type if isinstance(number, PhoneNumber) else None
    if kind in ("SHORT_CODE", "TOLL_FREE") or message.iso_country_code == "ES":
        return "successful"
    return "delivered"
