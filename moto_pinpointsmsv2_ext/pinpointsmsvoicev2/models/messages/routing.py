"""Which origination identity sends a message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from ...exceptions import Field, ValidationException
from ..base import Resource
from ..countries import find_country
from ..identities.origination_identities import (
    OriginationIdentity,
    PhoneNumber,
    Pool,
    RcsAgent,
    SenderId,
    sender_id_problem,
)
from ..identities.verified_numbers import VerifiedDestinationNumber
from ..store import Store, wrong_kind
from .message import Messages

#: What a request names: a resource, the name of a sender ID that the account does not
#: have, or nothing.
Sender: TypeAlias = PhoneNumber | SenderId | RcsAgent | Pool | str | None

_ID = re.compile(
    "|".join(f"{kind.KIND.prefix}-.*" for kind in (PhoneNumber, Pool, RcsAgent))
    # An id of any other kind of resource.
    + "|[a-z]+-[0-9a-f]{32}"
)
_NUMBER = re.compile(r"\+?[0-9]+")
#: what sends the messages of a channel, and verification codes (AWS docs)
_KINDS: Mapping[str, Sequence[type[Resource]]] = {
    "TEXT": (PhoneNumber, SenderId, Pool, RcsAgent),
    "MEDIA": (PhoneNumber, SenderId, Pool),
    "VOICE": (PhoneNumber, Pool),
    "RCS": (RcsAgent, Pool),
    "CODE": (PhoneNumber, SenderId, Pool),
}
_MEMBER = "OriginationIdentity"

#: The order in which identities of a pool or of the account are chosen. (AWS docs)
#: The places of long codes and of simulator numbers in it. (assumed)
_ORDER = {
    kind: place
    for place, kind in enumerate(
        (
            "RCS_AGENT",
            "SHORT_CODE",
            "TEN_DLC",
            "TOLL_FREE",
            "LONG_CODE",
            "SENDER_ID",
            "SIMULATOR",
        )
    )
}

#: The countries of the table of AWS that have no route at all. (AWS docs)
#: The US and its territories have no shared routes. (assumed)
_WITHOUT_SHARED_ROUTES = frozenset(
    {"BS", "CG", "FM", "KN", "MH", "AS", "GU", "PR", "US", "VI"}
)


class Trip(NamedTuple):
    """What a route has to be good for."""

    channel: str
    #: SMS, MMS, VOICE or RCS
    capability: str
    destination: str
    country: str | None
    #: None if every type is possible
    message_type: str | None
    default_sender_id: str | None
    #: whether AWS itself sends without an identity, as verification codes (assumed)
    by_aws: bool
    #: whether an RCS agent cannot send, as for the SMS that an RCS message falls back to
    without_rcs: bool = False


class Route(NamedTuple):
    """The sender of a message."""

    identity: OriginationIdentity | None = None
    #: the phone number, short code or sender ID
    origination: str | None = None
    pool: Pool | None = None


def find_sender(
    store: Store, name: str | None, country: str | None, purpose: str = "TEXT"
) -> Sender:
    """Return what the OriginationIdentity of a request names.

    A sender ID need not be one of the account. (observed)

    :param name: a phone number or short code, the id or ARN of a phone number, a pool or
        an RCS agent, or the name or ARN of a sender ID
    :param country: the country of the destination
    :param purpose: the channel of the request, or CODE for a verification code
    :raises ResourceNotFoundException: if the identity does not exist
    :raises ValidationException: RESOURCE_NOT_ACCESSIBLE for an identity that another
        account does not share. (observed)
        INVALID_PARAMETER for a sender ID that cannot exist, and for an identity of
        another kind. (assumed)
        INVALID_ARN
    """
    if name is None:
        return None
    kinds = _KINDS[purpose]
    if purpose == "RCS" or name.startswith("arn:") or _ID.fullmatch(name):
        found = store.resolve(kinds, name, _MEMBER, shared=True)
        assert isinstance(found, (PhoneNumber, SenderId, Pool, RcsAgent))
        return found
    if _NUMBER.fullmatch(name):
        digits = name.removeprefix("+")
        for alias in ("+" + digits, digits):
            number = store.find_by_alias(PhoneNumber, alias)
            if number is not None:
                number.settle()
                return number
        raise store.not_found(PhoneNumber.KIND.name, name)
    if SenderId not in kinds:
        raise wrong_kind("INVALID_PARAMETER", SenderId.KIND.name, kinds, _MEMBER)
    key = f"{name.upper()}/{country}"
    if store.has(SenderId, key):
        return store.get(SenderId, key)
    problem = sender_id_problem(name)
    # Since March 2026. (AWS docs)
    if country == "FR" and "-" in name:
        problem = f"Must not have a hyphen in France: '{name}'"
    if problem:
        raise ValidationException(
            "INVALID_PARAMETER", [Field("originationIdentity", problem)]
        )
    return name


def choose(store: Store, sender: Sender, trip: Trip) -> Route | None:
    """Return the route of a message, None if nothing can send it.

    :param sender: what the request names
    """
    if isinstance(sender, str):
        return Route(origination=sender)
    if isinstance(sender, OriginationIdentity):
        return _route_of(sender)
    if sender is not None:
        return _route_in(store, sender, trip)
    return _route_in_account(store, trip)


def _route_in(store: Store, pool: Pool, trip: Trip) -> Route | None:
    """Choose in a pool."""
    members = [member.identity for member in pool.members]
    identity = _first(store, members, trip)
    if identity is not None:
        return _route_of(identity, pool)
    shared = pool.shared_routes_enabled and _has_shared_routes(trip)
    return _shared_route(trip, pool) if shared else None


def _route_in_account(store: Store, trip: Trip) -> Route | None:
    """Choose without an identity in the request."""
    kinds = (RcsAgent, PhoneNumber, SenderId)
    identity = _first(store, [each for kind in kinds for each in store.all(kind)], trip)
    if identity is not None:
        return _route_of(identity)
    country = find_country(trip.country)
    # The default sender ID is used if the account has no identity for the country and
    # the country supports sender IDs. (AWS docs)
    if (
        trip.default_sender_id
        and trip.channel == "TEXT"
        and country is not None
        and country.sender_ids not in ("NONE", "REQUIRED")
    ):
        return Route(origination=trip.default_sender_id)
    return _shared_route(trip) if trip.by_aws or _has_shared_routes(trip) else None


def _route_of(identity: OriginationIdentity, pool: Pool | None = None) -> Route:
    number = getattr(identity, "phone_number", None)
    return Route(identity, number or identity.name, pool)


def _first(
    store: Store, identities: Iterable[OriginationIdentity], trip: Trip
) -> OriginationIdentity | None:
    """Return the identity that sends: the one that delivered to the destination before,
    otherwise the first in order of kinds. (AWS docs)

    Among equals it is the oldest. (assumed)
    """
    fitting = [each for each in identities if _fits(store, each, trip)]
    sticky = store.record(Messages).sticky_identity(trip.channel, trip.destination)
    for identity in fitting:
        if identity is sticky:
            return identity
    return min(fitting, key=lambda each: _ORDER[each.association_type], default=None)


def _fits(store: Store, identity: OriginationIdentity, trip: Trip) -> bool:
    """Return whether an identity of a pool or of the account can send a message.

    It is one of the country of the destination: a US number is not chosen for Canada,
    Guam or Puerto Rico, although it can send there when a request names it. (observed)
    Voice numbers call other countries. (AWS docs)
    """
    if isinstance(identity, PhoneNumber):
        identity.settle()
        if identity.status != "ACTIVE":
            return False
        types = [identity.message_type]
    elif isinstance(identity, SenderId):
        types = identity.message_types
    else:
        assert isinstance(identity, RcsAgent)
        identity.settle()
        return not trip.without_rcs and carries(store, identity, trip)
    return (
        trip.capability in identity.number_capabilities
        and (identity.iso_country_code == trip.country or trip.channel == "VOICE")
        and (trip.message_type is None or trip.message_type in types)
        and (not isinstance(identity, SenderId) or _is_usable(identity))
    )


def carries(store: Store, agent: RcsAgent, trip: Trip) -> bool:
    """Return whether an RCS agent can send a message.

    It sends to the countries in which it is launched, before that to its testers.
    (AWS docs)
    Verification codes are not sent by RCS. (assumed)
    """
    if trip.channel not in ("TEXT", "RCS") or trip.by_aws:
        return False
    return agent.is_launched_in(trip.country) or (
        agent.status not in ("CREATED", "PENDING")
        and is_tester(store, agent, trip.destination)
    )


def is_tester(store: Store, agent: RcsAgent, destination: str) -> bool:
    """Return whether a destination is a tester of an agent who accepted. (AWS docs)"""
    tester = store.find_by_alias(VerifiedDestinationNumber, destination)
    return (
        tester is not None
        and tester.rcs_agent_id == agent.id
        and tester.status == "VERIFIED"
    )


def _is_usable(sender_id: SenderId) -> bool:
    country = find_country(sender_id.iso_country_code)
    return sender_id.registered or (
        country is not None and country.sender_ids not in ("NONE", "REQUIRED")
    )


def _shared_route(trip: Trip, pool: Pool | None = None) -> Route:
    """Return the route of a message that AWS sends from its own numbers.

    Where there are sender IDs, the recipient sees NOTICE. (AWS docs)
    """
    country = find_country(trip.country)
    named = trip.channel == "TEXT" and country and country.sender_ids != "NONE"
    return Route(origination="NOTICE" if named else None, pool=pool)


def _has_shared_routes(trip: Trip) -> bool:
    """Return whether AWS can send a message from its own numbers.

    RCS messages do not fall back to them. (AWS docs)
    """
    if trip.channel != "TEXT" or trip.without_rcs:
        return False
    return trip.country not in _WITHOUT_SHARED_ROUTES
