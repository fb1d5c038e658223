"""The account: its tier, its default protect configuration and what it may spend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from moto.core.utils import utcnow

from .base import Listing
from .store import Family


@dataclass
class Account:
    """The data of an account in a Region.

    The channels are those of MAXIMUMS, amounts are in USD.
    """

    #: by tier and channel, the most that an account can spend in a month (observed)
    # Those of RCS, voice and Notify messages in the sandbox. (assumed)
    MAXIMUMS: ClassVar[dict[str, dict[str, int]]] = {
        "PRODUCTION": {"TEXT": 200, "MEDIA": 200, "RCS": 1, "VOICE": 1, "NOTIFY": 1},
        "SANDBOX": {"TEXT": 1, "MEDIA": 1, "RCS": 1, "VOICE": 1, "NOTIFY": 1},
    }

    #: PRODUCTION or SANDBOX. An account is out of the sandbox. (assumed)
    tier: str = "PRODUCTION"
    #: the Reason for which messages are refused: ACCOUNT_DISABLED or
    #: INSUFFICIENT_ACCOUNT_REPUTATION; None if the account can send
    suspended: str | None = None
    default_protect_configuration_id: str | None = None
    #: by channel, a maximum that replaces that of the tier
    spend_maximums: dict[str, int] = field(default_factory=dict)
    #: by channel, the limit that the account has set
    spend_overrides: dict[str, int] = field(default_factory=dict)
    #: by channel, what the messages of this month cost
    spent: dict[str, float] = field(default_factory=dict)
    #: the year and month of the amounts in ``spent``
    month: tuple[int, int] | None = None
    #: by channel and country, prices that replace those of AWS; the country * is all
    #: other countries
    prices: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def spend_maximum(self, channel: str) -> int:
        maximum = self.MAXIMUMS[self.tier][channel]
        return self.spend_maximums.get(channel, maximum)

    def spend_limit(self, channel: str) -> int:
        """Return the limit that is enforced.

        An override has no effect above a maximum that is lowered later. (assumed)
        """
        maximum = self.spend_maximum(channel)
        return min(self.spend_overrides.get(channel, maximum), maximum)

    def begin_month(self) -> None:
        """Forget the amounts of an earlier month than the present one."""
        now = utcnow()
        month = now.year, now.month
        if self.month not in (None, month):
            self.spent.clear()
        self.month = month

    def spent_this_month(self, channel: str) -> float:
        """Return what the messages of the present month cost."""
        self.begin_month()
        return self.spent.get(channel, 0.0)

    def charge(self, channel: str, amount: float) -> None:
        """Add the cost of a message."""
        self.spent[channel] = round(self.spent_this_month(channel) + amount, 5)

    def refund(self, channel: str, amount: float, charged_at: datetime) -> None:
        """Take back the cost of a message, unless it was charged in an earlier month."""
        spent = self.spent_this_month(channel)
        if self.month == (charged_at.year, charged_at.month):
            self.spent[channel] = max(0.0, round(spent - amount, 5))


@dataclass(frozen=True)
class AccountAttribute:
    """An attribute of an account, with the members of the same structure."""

    name: str
    value: str


class AccountAttributes(Family):
    """DescribeAccountAttributes."""

    def describe_account_attributes(self) -> Listing[AccountAttribute]:
        """List the tier of the account and its default protect configuration.

        DEFAULT_PROTECT_CONFIGURATION_ID is only listed if there is one. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeAccountAttributes.html
        """
        account = self.store.record(Account)
        attributes = {
            "ACCOUNT_TIER": account.tier,
            "DEFAULT_PROTECT_CONFIGURATION_ID": account.default_protect_configuration_id,
        }
        return Listing(
            [
                AccountAttribute(name, value)
                for name, value in attributes.items()
                if value is not None
            ]
        )
