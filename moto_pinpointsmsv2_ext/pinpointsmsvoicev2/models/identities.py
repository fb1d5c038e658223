"""Phone numbers, sender IDs and RCS agents: what they are, whatever is done with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from moto.core.utils import utcnow

from .associations import Associable
from .progress import PHONE_NUMBER, Progress

if TYPE_CHECKING:
    from .pools import Pool


@dataclass(kw_only=True)
class Keyword:
    """A keyword, with the members of KeywordInformation."""

    position: int
    keyword: str
    keyword_message: str
    keyword_action: str = "AUTOMATIC_RESPONSE"


def mandatory_keywords() -> dict[str, Keyword]:
    """HELP and STOP, which exist always. What AWS has them say is not known."""
    return {
        "HELP": Keyword(
            position=-2,
            keyword="HELP",
            keyword_message="For assistance, please contact the sender.",
        ),
        "STOP": Keyword(
            position=-1,
            keyword="STOP",
            keyword_message="You are now opted out and will no longer receive messages.",
            keyword_action="OPT_OUT",
        ),
    }


@dataclass(kw_only=True)
class Settings:
    """What phone numbers and pools can be set to."""

    two_way_enabled: bool = False
    two_way_channel_arn: str | None = None
    two_way_channel_role: str | None = None
    self_managed_opt_outs_enabled: bool = False
    opt_out_list_name: str = "Default"
    deletion_protection_enabled: bool = False
    keywords: dict[str, Keyword] = field(
        default_factory=mandatory_keywords, repr=False, compare=False
    )

    @property
    def two_way_config(self) -> tuple[bool, str | None, str | None]:
        return self.two_way_enabled, self.two_way_channel_arn, self.two_way_channel_role

    @property
    def keyword_config(self) -> set[tuple[str, str, str]]:
        return {
            (keyword.keyword, keyword.keyword_message, keyword.keyword_action)
            for keyword in self.keywords.values()
        }


@dataclass(kw_only=True)
class OriginationIdentity(Associable):
    """What messages come from, and pools are made of."""

    #: the Reason why it cannot be let go, or be put into another, while it is in a pool
    IN_POOL: ClassVar[str]

    pools: list[Pool] = field(default_factory=list, repr=False, compare=False)

    @property
    def pool_id(self) -> str | None:
        return self.pools[0].pool_id if self.pools else None

    @property
    def registration_id(self) -> str | None:
        registrations = self.associated_registrations
        return registrations[0].id if registrations else None


@dataclass(kw_only=True)
class PhoneNumber(Settings, OriginationIdentity):
    """A phone number, with the members of PhoneNumberInformation."""

    KIND: ClassVar[str] = "phone-number"
    ID: ClassVar[str] = "phone_number_id"
    ARN: ClassVar[str] = "phone_number_arn"
    PREFIX: ClassVar[str] = "phone"
    QUOTA: ClassVar[tuple[int, str]] = (25, "PHONE_NUMBERS_PER_ACCOUNT")
    SHAREABLE: ClassVar[bool] = True
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
    #: whether it stays PENDING until the test decides
    held: bool = field(default=False, repr=False)

    @property
    def association_type(self) -> str:
        return self.number_type

    def enter(self, status: str) -> None:
        self.status = status

    def go_on(self) -> None:
        """Become ACTIVE, when moto's state manager says so."""
        if self.status == "PENDING" and not self.held:
            self.progress = Progress(PHONE_NUMBER, ["PENDING", "ACTIVE"], self.enter)


@dataclass(kw_only=True)
class SenderId(OriginationIdentity):
    """A sender ID, with the members of SenderIdInformation. Its name and its country
    together tell it from others."""

    KIND: ClassVar[str] = "sender-id"
    ID: ClassVar[str] = "key"
    ARN: ClassVar[str] = "sender_id_arn"
    PREFIX: ClassVar[str] = "sender"
    QUOTA: ClassVar[tuple[int, str]] = (200, "SENDER_IDS_PER_ACCOUNT")
    SHAREABLE: ClassVar[bool] = True
    IN_POOL: ClassVar[str] = "SENDER_ID_ASSOCIATED_TO_POOL"

    sender_id_arn: str
    sender_id: str
    iso_country_code: str
    message_types: list[str] = field(default_factory=lambda: ["TRANSACTIONAL"])
    monthly_leasing_price: str = "0.00"
    deletion_protection_enabled: bool = False
    registered: bool = False
    messaging_limits: dict[str, Any] | None = None
    pricing_tier: str | None = None
    #: the one capability it has: inferred
    number_capabilities: list[str] = field(default_factory=lambda: ["SMS"], repr=False)

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
class RcsAgent(OriginationIdentity):
    """An RCS agent, with the members of RcsAgentInformation."""

    KIND: ClassVar[str] = "rcs-agent"
    ID: ClassVar[str] = "rcs_agent_id"
    ARN: ClassVar[str] = "rcs_agent_arn"
    PREFIX: ClassVar[str] = "rcs"
    IN_POOL: ClassVar[str] = "RCS_AGENT_ASSOCIATED_TO_POOL"

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
    testing_agent: dict[str, Any] | None = None
    messaging_limits: dict[str, Any] | None = None
    number_capabilities: list[str] = field(default_factory=lambda: ["RCS"], repr=False)

    @property
    def association_type(self) -> str:
        return "RCS_AGENT"
