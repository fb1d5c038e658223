"""Pools and their members: phone numbers, sender IDs and RCS agents."""

from __future__ import annotations

import re
from abc import abstractmethod
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from moto.core.utils import utcnow

from ..base import Kind, Link, Resource
from ..progress import PHONE_NUMBER, Progress
from ..registrations.registrations import Association, registrations_of
from .rcs_launches import Launch, status_of
from .settings import Settings


@dataclass(kw_only=True)
class Pool(Settings, Resource):
    """A pool, with the members of PoolInformation."""

    KIND: ClassVar[Kind] = Kind(
        "pool", "pool", (25, "POOLS_PER_ACCOUNT"), shareable=True
    )

    pool_arn: str
    pool_id: str
    status: str = "CREATING"
    message_type: str
    shared_routes_enabled: bool = False
    created_timestamp: datetime = field(default_factory=utcnow)

    @property
    def members(self) -> list[PoolMember]:
        """The origination identities of the pool, in the order in which they joined."""
        return self.links.of(PoolMember, self)

    @property
    def phone_numbers(self) -> list[PhoneNumber]:
        identities = [member.identity for member in self.members]
        return [each for each in identities if isinstance(each, PhoneNumber)]

    def set_status(self, status: str) -> None:
        self.status = status


@dataclass(kw_only=True)
class OriginationIdentity(Resource):
    """A phone number, sender ID or RCS agent that messages are sent from."""

    #: the Reason of the conflict if an identity in a pool is released or joins a pool
    IN_POOL: ClassVar[str]

    deletion_protection_enabled: bool = False

    @property
    def pools(self) -> list[Pool]:
        """The pools of the identity, oldest first."""
        return [member.pool for member in self.links.of(PoolMember, self)]

    @property
    def pool_id(self) -> str | None:
        pools = self.pools
        return pools[0].pool_id if pools else None

    @property
    def registration_id(self) -> str | None:
        registrations = registrations_of(self)
        return registrations[0].id if registrations else None

    @property
    @abstractmethod
    def association_type(self) -> str:
        """The ResourceType of the identity in an association."""


@dataclass(frozen=True)
class PoolMember(Link):
    """An origination identity in a pool, with the members of
    OriginationIdentityMetadata.
    """

    pool: Pool
    identity: OriginationIdentity
    #: the IsoCountryCode of the request, used for an identity without a country
    country: str | None = None

    @property
    def ends(self) -> tuple[Resource, Resource]:
        return self.pool, self.identity

    @property
    def origination_identity_arn(self) -> str:
        return self.identity.arn

    @property
    def origination_identity(self) -> str:
        return self.identity.name

    @property
    def iso_country_code(self) -> str | None:
        """The country. An RCS agent may not have one. (AWS docs)"""
        return getattr(self.identity, "iso_country_code", self.country)

    @property
    def number_capabilities(self) -> list[str]:
        capabilities: list[str] = getattr(self.identity, "number_capabilities", [])
        return capabilities

    @property
    def phone_number(self) -> str | None:
        return getattr(self.identity, "phone_number", None)


@dataclass(kw_only=True)
class PhoneNumber(Settings, OriginationIdentity):
    """A phone number, with the members of PhoneNumberInformation."""

    KIND: ClassVar[Kind] = Kind(
        "phone-number",
        "phone",
        (25, "PHONE_NUMBERS_PER_ACCOUNT"),
        alias_member="phone_number",
        shareable=True,
    )
    IN_POOL: ClassVar[str] = "PHONE_NUMBER_ASSOCIATED_TO_POOL"

    phone_number_arn: str
    phone_number_id: str
    phone_number: str
    status: str = "ACTIVE"
    iso_country_code: str
    message_type: str = "TRANSACTIONAL"
    number_capabilities: list[str]
    number_type: str
    monthly_leasing_price: str = "2.00"
    international_sending_enabled: bool | None = None
    messaging_limits: dict[str, Any] | None = None
    pricing_tier: str | None = None
    created_timestamp: datetime = field(default_factory=utcnow)
    #: whether it stays PENDING until its status is set explicitly
    held: bool = field(default=False, repr=False)

    @property
    def association_type(self) -> str:
        return self.number_type

    @property
    def registration_countries(self) -> tuple[str, ...]:
        """The countries whose registrations are for the number.

        Toll-free numbers of Canada require a registration. (AWS docs)
        It is that of the US, the only one for toll-free numbers. (assumed)
        """
        if (self.number_type, self.iso_country_code) == ("TOLL_FREE", "CA"):
            return "CA", "US"
        return (self.iso_country_code,)

    def set_status(self, status: str) -> None:
        self.status = status

    def start_activation(self) -> None:
        """Let the number become ACTIVE at the pace of moto's state transitions.

        A held number stays PENDING.
        """
        if self.status == "PENDING" and not self.held:
            self.progress = Progress(
                PHONE_NUMBER, ["PENDING", "ACTIVE"], self.set_status
            )


@dataclass(kw_only=True)
class SenderId(OriginationIdentity):
    """A sender ID, with the members of SenderIdInformation.

    It is identified by its name and its country.
    """

    KIND: ClassVar[Kind] = Kind(
        "sender-id",
        None,
        (200, "SENDER_IDS_PER_ACCOUNT"),
        id_member="key",
        alias_member="sender_id",
        shareable=True,
    )
    IN_POOL: ClassVar[str] = "SENDER_ID_ASSOCIATED_TO_POOL"

    sender_id_arn: str
    sender_id: str
    iso_country_code: str
    message_types: list[str] = field(default_factory=lambda: ["TRANSACTIONAL"])
    monthly_leasing_price: str = "0.00"
    registered: bool = False
    messaging_limits: dict[str, Any] | None = None
    pricing_tier: str | None = None
    #: the capability of every sender ID (assumed)
    number_capabilities: list[str] = field(default_factory=lambda: ["SMS"], repr=False)

    @property
    def key(self) -> str:
        return f"{self.sender_id}/{self.iso_country_code}"

    @property
    def association_type(self) -> str:
        return "SENDER_ID"

    @property
    def name(self) -> str:
        return self.sender_id


def sender_id_problem(name: str) -> str | None:
    """Check the name of a sender ID that is requested, or that a form asks for.

    A name has 3 to 11 characters, contains a letter and has no hyphen at its start or
    end. (AWS docs)

    :return: what is wrong with the name, None if it is valid
    """
    if not re.fullmatch("[A-Za-z0-9_-]{3,11}", name):
        return f"Must have 3 to 11 letters, digits, hyphens and underscores: '{name}'"
    if not any(character.isalpha() for character in name) or name.strip("-") != name:
        return (
            f"Must contain a letter and must not start or end with a hyphen: '{name}'"
        )
    return None


@dataclass(kw_only=True)
class RcsAgent(Settings, OriginationIdentity):
    """An RCS agent, with the members of RcsAgentInformation."""

    KIND: ClassVar[Kind] = Kind("rcs-agent", "rcs", (5, "RCS_AGENTS_PER_ACCOUNT"))
    IN_POOL: ClassVar[str] = "RCS_AGENT_ASSOCIATED_TO_POOL"

    rcs_agent_arn: str
    rcs_agent_id: str
    created_timestamp: datetime = field(default_factory=utcnow)
    two_way_media_s3_bucket_name: str | None = None
    two_way_media_s3_key_prefix: str | None = None
    two_way_media_s3_role: str | None = None
    two_way_rcs_events_enabled: list[str] | None = None
    messaging_limits: dict[str, Any] | None = None
    number_capabilities: list[str] = field(default_factory=lambda: ["RCS"], repr=False)
    #: the status if it does not follow from the registrations
    fixed_status: str | None = None
    #: a testing agent that is not that of a registration
    fixed_testing_agent: dict[str, Any] | None = None
    #: by registration id, what was launched so far
    known_launches: dict[str, Launch] = field(
        default_factory=dict, repr=False, compare=False
    )

    @property
    def association_type(self) -> str:
        return "RCS_AGENT"

    @property
    def launches(self) -> list[Launch]:
        """The launches of the agent in countries and that of its testing agent, in the
        order of their associations.
        """
        return [
            self.known_launches.setdefault(
                association.registration.id,
                Launch(association.registration, association.iso_country_code),
            )
            for association in self.links.of(Association, self)
        ]

    @property
    def status(self) -> str:
        return self.fixed_status or status_of(self.launches)

    @property
    def testing_agent(self) -> dict[str, Any] | None:
        tests = [each for each in self.launches if each.iso_country_code is None]
        return tests[0].testing_agent if tests else self.fixed_testing_agent

    def settle(self, described: bool = False) -> None:
        for launch in self.launches:
            launch.advance(described)

    def is_launched_in(self, country: str | None) -> bool:
        """Return whether the agent sends to all people in a country.

        Without launches, an agent that is ACTIVE or PARTIAL sends to every country.
        (assumed)
        """
        if self.status not in ("ACTIVE", "PARTIAL"):
            return False
        countries = [each for each in self.launches if each.iso_country_code]
        return not countries or any(
            launch.live and launch.iso_country_code == country for launch in countries
        )

    def is_conversational_in(self, country: str | None) -> bool:
        """Return whether the agent has conversations with people in a country."""
        return any(
            launch.conversational
            for launch in self.launches
            if launch.iso_country_code == country
        )

    def reports(self, event: str) -> bool:
        """Return whether the agent publishes an event on its two-way channel."""
        return not {event, "ALL"}.isdisjoint(self.two_way_rcs_events_enabled or ())

    def platform_id(self, country: str | None) -> str:
        """Return the id that the platform of RCS gives the agent in a country, or else
        that of its testing agent, or else a part of its own id. (assumed)
        """
        by_country = {each.iso_country_code: each for each in self.launches}
        launch = by_country.get(country) or by_country.get(None)
        return (launch and launch.rcs_platform_id) or f"{self.id[-8:]}_agent"
