"""The origination identities that a registration is for: what they are, not yet what can
be done with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from moto.core.utils import utcnow

from .associations import Associable


@dataclass(kw_only=True)
class _Registered(Associable):
    @property
    def registration_id(self) -> str | None:
        registrations = self.associated_registrations
        return registrations[0].id if registrations else None


@dataclass(kw_only=True)
class PhoneNumber(_Registered):
    """A phone number, with the members of PhoneNumberInformation."""

    KIND: ClassVar[str] = "phone-number"
    ID: ClassVar[str] = "phone_number_id"
    ARN: ClassVar[str] = "phone_number_arn"
    PREFIX: ClassVar[str] = "phone"

    phone_number_arn: str
    phone_number_id: str
    phone_number: str
    status: str = "ACTIVE"
    iso_country_code: str
    message_type: str = "TRANSACTIONAL"
    number_capabilities: list[str]
    number_type: str
    monthly_leasing_price: str = "2.00"
    two_way_enabled: bool = False
    two_way_channel_arn: str | None = None
    two_way_channel_role: str | None = None
    self_managed_opt_outs_enabled: bool = False
    opt_out_list_name: str = "Default"
    international_sending_enabled: bool | None = None
    deletion_protection_enabled: bool = False
    pool_id: str | None = None
    messaging_limits: dict[str, Any] | None = None
    pricing_tier: str | None = None
    created_timestamp: datetime = field(default_factory=utcnow)

    @property
    def association_type(self) -> str:
        return self.number_type


@dataclass(kw_only=True)
class SenderId(_Registered):
    """A sender ID, with the members of SenderIdInformation. Its name and its country
    together tell it from others."""

    KIND: ClassVar[str] = "sender-id"
    ID: ClassVar[str] = "key"
    ARN: ClassVar[str] = "sender_id_arn"
    PREFIX: ClassVar[str] = "sender"

    sender_id_arn: str
    sender_id: str
    iso_country_code: str
    message_types: list[str] = field(default_factory=lambda: ["TRANSACTIONAL"])
    monthly_leasing_price: str = "0.00"
    deletion_protection_enabled: bool = False
    registered: bool = False
    messaging_limits: dict[str, Any] | None = None
    pricing_tier: str | None = None

    @property
    def key(self) -> str:
        return f"{self.sender_id}/{self.iso_country_code}"

    @property
    def association_type(self) -> str:
        return "SENDER_ID"

    @property
    def resource_id(self) -> str:
        return self.sender_id


@dataclass(kw_only=True)
class RcsAgent(Associable):
    """An RCS agent, with the members of RcsAgentInformation."""

    KIND: ClassVar[str] = "rcs-agent"
    ID: ClassVar[str] = "rcs_agent_id"
    ARN: ClassVar[str] = "rcs_agent_arn"
    PREFIX: ClassVar[str] = "rcs"

    rcs_agent_arn: str
    rcs_agent_id: str
    status: str = "CREATED"
    created_timestamp: datetime = field(default_factory=utcnow)
    deletion_protection_enabled: bool = False
    opt_out_list_name: str | None = None
    self_managed_opt_outs_enabled: bool = False
    two_way_channel_arn: str | None = None
    two_way_channel_role: str | None = None
    two_way_enabled: bool = False
    two_way_media_s3_bucket_name: str | None = None
    two_way_media_s3_key_prefix: str | None = None
    two_way_media_s3_role: str | None = None
    two_way_rcs_events_enabled: list[str] | None = None
    pool_id: str | None = None
    testing_agent: dict[str, Any] | None = None
    messaging_limits: dict[str, Any] | None = None

    @property
    def association_type(self) -> str:
        return "RCS_AGENT"
