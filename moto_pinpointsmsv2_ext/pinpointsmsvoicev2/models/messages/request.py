"""A request to send a message, with what follows from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

from moto.utilities.arns import parse_arn

from ..account import Account
from ..configuration_sets import ConfigurationSet
from ..identities.number_plans import country_of
from ..identities.opt_out_lists import OptOutList, e164
from ..identities.origination_identities import Pool, RcsAgent
from ..protect.configurations import ProtectConfiguration
from ..protect.verdicts import Verdict, assess, effective_configuration
from ..store import Store
from .encoding import Measure, measure
from .message import Message
from .prices import Price, price_of, rcs_units
from .routing import Route, Sender, Trip, carries, choose, find_sender
from .voice import duration

#: by verdict, the protectStatus of events
_STATUSES = {
    Verdict.ALLOWED: "ALLOW",
    Verdict.FILTERED: "FILTER",
    Verdict.MONITORED: "MONITOR",
}
_CAPABILITIES = {"TEXT": "SMS", "MEDIA": "MMS", "VOICE": "VOICE", "RCS": "RCS"}
#: the channels of fallbacks
_FALLBACKS = {"SMS": "TEXT", "MMS": "MEDIA"}


@dataclass(kw_only=True)
class SendRequest:
    """A request to send a message, with the members of the send operations."""

    store: Store
    #: that of the operation: TEXT, MEDIA, VOICE or RCS
    channel: str
    #: whether it sends a verification code
    verification: bool = False
    #: whether it is what an RCS message falls back to
    is_fallback: bool = False
    #: the members of the request in snake_case
    members: Mapping[str, Any]

    # The members that matter for sending.
    destination_phone_number: str = ""
    origination_identity: str | None = None
    message_body: str | None = None
    message_body_text_type: str | None = None
    message_type: str | None = None
    media_urls: Sequence[str] | None = None
    configuration_set_name: str | None = None
    max_price: str | None = None
    time_to_live: int | None = None
    context: Mapping[str, str] | None = None
    dry_run: bool | None = None
    protect_configuration_id: str | None = None
    message_feedback_enabled: bool | None = None
    rcs_message_content: Mapping[str, Any] | None = None
    fallback_configuration: Mapping[str, Any] | None = None

    @classmethod
    def of(cls, store: Store, channel: str, **members: Any) -> SendRequest:
        """Return the request of a send operation with these members."""
        price = members.get("max_price_per_minute")
        known = {name: members[name] for name in _FIELDS if name in members}
        known.setdefault("max_price", price)
        return cls(store=store, channel=channel, members=members, **known)

    @property
    def capability(self) -> str:
        return _CAPABILITIES[self.channel]

    @cached_property
    def account(self) -> Account:
        return self.store.record(Account)

    @cached_property
    def destination(self) -> str:
        """The destination in E.164 format, whose plus sign a request can omit."""
        return e164(self.destination_phone_number)

    @cached_property
    def country(self) -> str | None:
        return country_of(self.destination)

    @property
    def kind(self) -> str:
        """The channel, or NOTIFY: what the rules are of."""
        return self.channel

    @property
    def operation(self) -> str:
        """The operation that the request is of."""
        if self.verification:
            return "SendDestinationNumberVerificationCode"
        return f"Send{self.channel.title()}Message"

    @property
    def body(self) -> str | None:
        """The text that is sent."""
        return self.message_body

    def look_up(self) -> None:
        """Look up what the request names.

        :raises ResourceNotFoundException: if a resource does not exist
        :raises ValidationException: as the look-ups of resources do
        """
        _ = self.configuration_set, self.protect_configuration, self.sender

    def count(self) -> None:
        """Count the message for quotas of its own. By default there are none."""

    @cached_property
    def configuration_set(self) -> ConfigurationSet | None:
        name = self.configuration_set_name
        return self.store.get(ConfigurationSet, name) if name else None

    @cached_property
    def protect_configuration(self) -> ProtectConfiguration | None:
        requested = self.protect_configuration_id
        return effective_configuration(self.store, requested, self.configuration_set)

    @cached_property
    def verdict(self) -> Verdict:
        """What the protect configuration decides."""
        return assess(
            self.protect_configuration, self.capability, self.destination, self.country
        )

    @cached_property
    def sender(self) -> Sender:
        """What the request names as its origination identity."""
        name = self.origination_identity
        purpose = "CODE" if self.verification else self.channel
        return find_sender(self.store, name, self.country, purpose)

    @property
    def wanted_type(self) -> str | None:
        """The message type of the request, or else of the configuration set. (AWS docs)

        Voice messages have no type. (AWS docs)
        """
        if self.channel == "VOICE":
            return None
        of_set = self.configuration_set
        return self.message_type or (of_set.default_message_type if of_set else None)

    @cached_property
    def trip(self) -> Trip:
        """What the route of the message has to be good for."""
        of_set = self.configuration_set
        return Trip(
            channel=self.channel,
            capability=self.capability,
            destination=self.destination,
            country=self.country,
            message_type=self.wanted_type,
            default_sender_id=of_set.default_sender_id if of_set else None,
            by_aws=self.verification,
            without_rcs=self.is_fallback,
        )

    @cached_property
    def route(self) -> Route | None:
        return choose(self.store, self.sender, self.trip)

    @property
    def is_lost(self) -> bool:
        """Whether an RCS agent that is in test sends the message to a person who is not
        a tester, and who receives nothing. (AWS docs)
        """
        agent = self.sender
        return isinstance(agent, RcsAgent) and not carries(self.store, agent, self.trip)

    @cached_property
    def sent_as(self) -> str:
        """The channel of the message: that of the operation, or RCS for a text message
        that an RCS agent sends.
        """
        if self.channel == "TEXT" and not self.verification:
            agent = self.route and isinstance(self.route.identity, RcsAgent)
            return "RCS" if agent else "TEXT"
        return self.channel

    @property
    def spent_on(self) -> str:
        """The channel of the message, or NOTIFY: what the spend limit is of."""
        return self.sent_as

    @cached_property
    def fallback(self) -> SendRequest | None:
        """The request for the message that is sent if an RCS message is not delivered.

        A text message falls back to SMS unless the request names an RCS agent. (AWS docs)
        """
        configuration = self.fallback_configuration
        if configuration:
            return SendRequest(
                store=self.store,
                channel=_FALLBACKS[configuration["Channel"]],
                is_fallback=True,
                members={},
                destination_phone_number=self.destination_phone_number,
                origination_identity=configuration.get(
                    "OriginationIdentity", self.origination_identity
                ),
                message_body=configuration.get("MessageBody"),
                media_urls=configuration.get("MediaUrls"),
                configuration_set_name=self.configuration_set_name,
                protect_configuration_id=self.protect_configuration_id,
            )
        chosen = self.sent_as == "RCS" and not isinstance(self.sender, RcsAgent)
        if self.channel == "TEXT" and chosen:
            by_sms = replace(self, is_fallback=True)
            return by_sms if by_sms.route else None
        return None

    @cached_property
    def opt_out_list(self) -> OptOutList:
        """The list of the pool or of the identity, which can be of another account.

        That of sender IDs and of shared routes is Default. (assumed)
        """
        route, store = self.route or Route(), self.store
        owner = route.pool or route.identity
        if owner is not None and owner.links is not store.links:
            store = store.neighbours()[str(parse_arn(owner.arn).account)]
        return store.get(OptOutList, getattr(owner, "opt_out_list_name", "Default"))

    @property
    def destination_member(self) -> str:
        """The member of the request with the destination."""
        if self.verification:
            return "verifiedDestinationNumberId"
        return "destinationPhoneNumber"

    @cached_property
    def size(self) -> Measure | None:
        """The size of the text of a text message."""
        if self.channel == "TEXT" and self.body:
            return measure(self.body)
        return None

    @cached_property
    def seconds(self) -> int:
        """How long a voice message lasts."""
        return duration(self.body or "", self.message_body_text_type, self.account.tier)

    @cached_property
    def unit_price(self) -> Price:
        """The price of a part, or of a minute."""
        return price_of(self.account, self.sent_as, self.country)

    @cached_property
    def price(self) -> Price:
        """The price of the message."""
        units = self.parts
        if self.channel == "VOICE":
            units = -(-self.seconds // 60)
        elif self.sent_as == "RCS":
            units = rcs_units(self.country, self._text)
        return self.unit_price.times(units)

    @property
    def parts(self) -> int:
        """The number of parts. An RCS message is always one. (AWS docs)"""
        return self.size.parts if self.size and self.sent_as == "TEXT" else 1

    def message(self, message_id: str) -> Message:
        """Return the message that the request sends."""
        route = self.route or Route()
        of_set = self.configuration_set
        feedback, protect = self.message_feedback_enabled, self.protect_configuration
        # The request has precedence over the configuration set. (AWS docs)
        if feedback is None and of_set is not None:
            feedback = of_set.default_message_feedback_enabled
        voice, rcs = self.channel == "VOICE", self.sent_as == "RCS"
        encoding = self.size.encoding if self.size else None
        fallback = self.fallback
        return Message(
            message_id=message_id,
            channel=self.sent_as,
            destination_phone_number=self.destination,
            iso_country_code=self.country,
            identity=route.identity,
            origination=route.origination,
            pool=route.pool,
            body=self._text,
            # (AWS docs)
            encoding="UNICODE" if rcs else encoding,
            parts=None if voice else self.parts,
            message_type=None if voice else self._type_of(route),
            configuration_set=of_set.id if of_set else None,
            context=self.context,
            media_urls=self.media_urls,
            # SMS is tried if there is no sign of delivery after 25 seconds. (AWS docs)
            time_to_live=25
            if fallback and self.channel == "TEXT"
            else self.time_to_live,
            price=self.price.price,
            fee=self.price.fee,
            seconds=self.seconds if voice else None,
            protect_configuration_id=protect.id if protect else None,
            protect_status=_STATUSES.get(self.verdict) if protect else None,
            feedback_enabled=bool(feedback),
            rich=self._is_rich,
            fallback=fallback.message(message_id) if fallback else None,
            operation=self.operation,
            request={
                name.title().replace("_", ""): value
                for name, value in self.members.items()
                if value is not None
            },
        )

    @property
    def _text(self) -> str | None:
        """The text of the message: the body, or that of the content of an RCS message."""
        content = (self.rcs_message_content or {}).get("Content", {})
        text: str | None = content.get("TextMessage", {}).get("Body")
        return self.body or text

    @property
    def _is_rich(self) -> bool:
        """Whether the content of an RCS message is more than text. (AWS docs)

        Suggestions make a text rich. (assumed)
        """
        content = self.rcs_message_content or {}
        return bool(content) and (
            "TextMessage" not in content["Content"] or bool(content.get("Suggestions"))
        )

    def _type_of(self, route: Route) -> str:
        """Return the message type, by default that of the sender. (assumed)"""
        if self.wanted_type:
            return self.wanted_type
        sender = self.sender if isinstance(self.sender, Pool) else route.identity
        types = getattr(sender, "message_types", None)
        own = getattr(sender, "message_type", None) or (types and types[0])
        return own or "TRANSACTIONAL"


#: the members of the send operations that are attributes of a request
_FIELDS = tuple(
    each.name
    for each in fields(SendRequest)
    if each.name not in ("store", "channel", "verification", "is_fallback", "members")
)
