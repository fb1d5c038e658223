"""Control the settings of an account."""

from __future__ import annotations

from collections.abc import Mapping
from reprlib import repr as shortened
from typing import Any, ClassVar, Literal, TypedDict, cast, get_args

from ..pinpointsmsvoicev2.models.account import Account as AccountRecord
from ..pinpointsmsvoicev2.models.countries import find_country
from ..pinpointsmsvoicev2.models.quotas import Quotas
from .action import Group, action
from .arguments import checked_number, checked_value
from .names import unknown

Tier = Literal["PRODUCTION", "SANDBOX"]
Channel = Literal["TEXT", "MEDIA", "RCS", "VOICE", "NOTIFY"]
Status = Literal["ACTIVE", "ACCOUNT_DISABLED", "INSUFFICIENT_ACCOUNT_REPUTATION"]

#: the largest limit that the service model allows
_LARGEST = 1_000_000_000


class AccountSettings(TypedDict):
    """The settings of an account, and what its messages cost."""

    tier: Tier
    status: Status
    spend_maximums: dict[str, int]
    spent: dict[str, float]
    prices: dict[str, dict[str, float]]
    enforce_quotas: bool | None


class Account(Group):
    """Change the settings of an account in a Region."""

    NOUN: ClassVar[str] = "account"

    @action()
    def update(
        self,
        *,
        tier: Tier | None = None,
        status: Status | None = None,
        spend_maximums: Mapping[Channel, int | None] | None = None,
        spent: Mapping[Channel, float] | None = None,
        prices: Mapping[Channel, Mapping[str, float] | None] | None = None,
        enforce_quotas: bool | None = None,
    ) -> None:
        """Change settings of the account in this Region. They last until a reset.

        A setting that is not given is unchanged, also that of a channel.

        :param tier: PRODUCTION, which an account is by default, or SANDBOX, where only
            verified numbers receive messages
        :param status: ACTIVE, or the Reason for which no messages are sent:
            ACCOUNT_DISABLED or INSUFFICIENT_ACCOUNT_REPUTATION
        :param spend_maximums: by channel (TEXT, MEDIA, RCS, VOICE or NOTIFY), the most
            that messages can cost in a month, in USD. It applies at once, like the limit
            that a program sets. None restores the maximum of the tier.
        :param spent: by channel, what the messages of this month have cost so far
        :param prices: by channel and country, what a part of a text, a media message or
            a minute of a call costs in USD, including the fee of the carrier. The country
            * is all other countries. None restores the prices of a channel.
        :param enforce_quotas: whether AWS's quotas apply. The default is the value in
            moto's configuration, False if it has none.
        :raises TypeError: if an argument has the wrong type
        :raises ValueError: if a tier, status, channel or country does not exist, or an
            amount is negative
        """
        _check_name("tier", tier, get_args(Tier))
        _check_name("status", status, get_args(Status))
        maximums = _by_channel("spend_maximums", spend_maximums)
        for channel, maximum in maximums.items():
            if maximum is not None:
                checked_number(f"spend_maximums.{channel}", maximum, int, 0, _LARGEST)
        amounts = _by_channel("spent", spent)
        for channel, amount in amounts.items():
            checked_number(f"spent.{channel}", amount, float, 0, _LARGEST)
        tables = _by_channel("prices", prices)
        for channel, table in tables.items():
            if table is not None:
                _check_prices(f"prices.{channel}", table)
        if enforce_quotas is not None:
            checked_value("Boolean", "enforce_quotas", enforce_quotas)
            self.backend.store.record(Quotas).enforced = enforce_quotas
        account = self._account
        account.tier = tier or account.tier
        if status is not None:
            account.suspended = None if status == "ACTIVE" else status
        account.spend_maximums = _updated(account.spend_maximums, maximums)
        account.prices = _updated(account.prices, tables)
        if amounts:
            account.begin_month()
            account.spent.update(amounts)

    @action()
    def start_month(self) -> None:
        """Start a month: nothing has been spent. The clock is that of moto still."""
        self._account.spent.clear()

    @action(reads=True)
    def settings(self) -> AccountSettings:
        """Return the settings of the account in this Region, and what it has spent.

        :return: the arguments of :meth:`update` with their values
        """
        account = self._account
        account.begin_month()
        return {
            "tier": cast(Tier, account.tier),
            "status": cast(Status, account.suspended or "ACTIVE"),
            "spend_maximums": {
                channel: account.spend_maximum(channel) for channel in get_args(Channel)
            },
            "spent": dict(account.spent),
            "prices": {name: dict(table) for name, table in account.prices.items()},
            "enforce_quotas": self.backend.store.record(Quotas).enforced,
        }

    @property
    def _account(self) -> AccountRecord:
        return self.backend.store.record(AccountRecord)


def _check_name(noun: str, name: object, known: tuple[str, ...]) -> None:
    if name is not None and name not in known:
        raise ValueError(unknown(noun, name, known))


def _by_channel(name: str, values: object) -> Mapping[str, Any]:
    if values is None:
        return {}
    if not isinstance(values, Mapping):
        raise TypeError(f"{name} must be a dict by channel, not {shortened(values)}")
    for channel in values:
        _check_name("channel", channel, get_args(Channel))
    return values


def _check_prices(name: str, table: object) -> None:
    if not isinstance(table, Mapping):
        raise TypeError(f"{name} must be a dict by country, not {shortened(table)}")
    for country, price in table.items():
        if country != "*" and find_country(country) is None:
            raise ValueError(
                f"Unknown country {country!r}. Pass the ISO 3166 code of a country that "
                "AWS sends to, or * for all other countries"
            )
        checked_number(f"{name}.{country}", price, float, 0, _LARGEST)


def _updated(present: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return settings by channel with changes; None removes that of a channel."""
    merged = {**present, **changes}
    return {channel: value for channel, value in merged.items() if value is not None}
