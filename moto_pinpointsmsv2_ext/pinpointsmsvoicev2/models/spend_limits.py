"""Spend limits: the most that the messages of a channel may cost in a month."""

from __future__ import annotations

from dataclasses import dataclass

from ..exceptions import Field, ValidationException
from .account import Account
from .base import Listing, Reply
from .store import Family, Store


@dataclass(frozen=True)
class SpendLimit:
    """The limit of a channel in USD, with the members of the same structure."""

    name: str
    enforced_limit: int
    max_limit: int
    overridden: bool


class SpendLimits(Family):
    """The operations on the monthly spend limits of the account."""

    def describe_spend_limits(self) -> Listing[SpendLimit]:
        """List the limits of all channels.

        The order is text, media, RCS, voice, Notify. (observed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DescribeSpendLimits.html
        """
        account = self.store.record(Account)
        return Listing(
            [
                SpendLimit(
                    f"{channel}_MESSAGE_MONTHLY_SPEND_LIMIT",
                    account.spend_limit(channel),
                    account.spend_maximum(channel),
                    channel in account.spend_overrides,
                )
                for channel in account.MAXIMUMS[account.tier]
            ]
        )

    def set_text_message_spend_limit_override(self, monthly_limit: int) -> Reply:
        """Limit the monthly spend on text messages.

        :param monthly_limit: in USD, from 0 to the maximum of the account
        :return: the limit
        :raises ValidationException: A limit cannot exceed the maximum. (AWS docs)
            The Reason is REQUESTED_SPEND_LIMIT_HIGHER_THAN_SERVICE_LIMIT. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SetTextMessageSpendLimitOverride.html
        """
        return _override(self.store, "TEXT", monthly_limit)

    def delete_text_message_spend_limit_override(self) -> Reply:
        """Remove the limit on text messages that the account has set.

        Without one, nothing changes. (assumed)

        :return: the limit that applies now, the maximum of the account

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteTextMessageSpendLimitOverride.html
        """
        return _restore(self.store, "TEXT")

    def set_media_message_spend_limit_override(self, monthly_limit: int) -> Reply:
        """Limit the monthly spend on media messages.

        :param monthly_limit: in USD, from 0 to the maximum of the account
        :return: the limit
        :raises ValidationException: A limit cannot exceed the maximum. (AWS docs)
            The Reason is REQUESTED_SPEND_LIMIT_HIGHER_THAN_SERVICE_LIMIT. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SetMediaMessageSpendLimitOverride.html
        """
        return _override(self.store, "MEDIA", monthly_limit)

    def delete_media_message_spend_limit_override(self) -> Reply:
        """Remove the limit on media messages that the account has set.

        Without one, nothing changes. (assumed)

        :return: the limit that applies now, the maximum of the account

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteMediaMessageSpendLimitOverride.html
        """
        return _restore(self.store, "MEDIA")

    def set_rcs_message_spend_limit_override(self, monthly_limit: int) -> Reply:
        """Limit the monthly spend on RCS messages.

        :param monthly_limit: in USD, from 0 to the maximum of the account
        :return: the limit
        :raises ValidationException: A limit cannot exceed the maximum. (AWS docs)
            The Reason is REQUESTED_SPEND_LIMIT_HIGHER_THAN_SERVICE_LIMIT. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SetRcsMessageSpendLimitOverride.html
        """
        return _override(self.store, "RCS", monthly_limit)

    def delete_rcs_message_spend_limit_override(self) -> Reply:
        """Remove the limit on RCS messages that the account has set.

        Without one, nothing changes. (assumed)

        :return: the limit that applies now, the maximum of the account

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteRcsMessageSpendLimitOverride.html
        """
        return _restore(self.store, "RCS")

    def set_voice_message_spend_limit_override(self, monthly_limit: int) -> Reply:
        """Limit the monthly spend on voice messages.

        :param monthly_limit: in USD, from 0 to the maximum of the account
        :return: the limit
        :raises ValidationException: A limit cannot exceed the maximum. (AWS docs)
            The Reason is REQUESTED_SPEND_LIMIT_HIGHER_THAN_SERVICE_LIMIT. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SetVoiceMessageSpendLimitOverride.html
        """
        return _override(self.store, "VOICE", monthly_limit)

    def delete_voice_message_spend_limit_override(self) -> Reply:
        """Remove the limit on voice messages that the account has set.

        Without one, nothing changes. (assumed)

        :return: the limit that applies now, the maximum of the account

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteVoiceMessageSpendLimitOverride.html
        """
        return _restore(self.store, "VOICE")

    def set_notify_message_spend_limit_override(self, monthly_limit: int) -> Reply:
        """Limit the monthly spend on messages of Notify configurations.

        :param monthly_limit: in USD, from 0 to the maximum of the account
        :return: the limit
        :raises ValidationException: A limit cannot exceed the maximum. (AWS docs)
            The Reason is REQUESTED_SPEND_LIMIT_HIGHER_THAN_SERVICE_LIMIT. (assumed)

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SetNotifyMessageSpendLimitOverride.html
        """
        return _override(self.store, "NOTIFY", monthly_limit)

    def delete_notify_message_spend_limit_override(self) -> Reply:
        """Remove the limit on messages of Notify configurations that the account has set.

        Without one, nothing changes. (assumed)

        :return: the limit that applies now, the maximum of the account

        https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_DeleteNotifyMessageSpendLimitOverride.html
        """
        return _restore(self.store, "NOTIFY")


def _override(store: Store, channel: str, monthly_limit: int) -> Reply:
    account = store.record(Account)
    maximum = account.spend_maximum(channel)
    if monthly_limit > maximum:
        message = (
            f"Must be at most {maximum}, the MaxLimit that DescribeSpendLimits returns, "
            f"but is {monthly_limit}"
        )
        raise ValidationException(
            "REQUESTED_SPEND_LIMIT_HIGHER_THAN_SERVICE_LIMIT",
            [Field("monthlyLimit", message)],
        )
    account.spend_overrides[channel] = monthly_limit
    return Reply(monthly_limit=monthly_limit)


def _restore(store: Store, channel: str) -> Reply:
    account = store.record(Account)
    account.spend_overrides.pop(channel, None)
    return Reply(monthly_limit=account.spend_limit(channel))
