"""Quotas, which only apply if moto's configuration or the account enforces them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from moto.core.utils import utcnow

from ..exceptions import ServiceQuotaExceededException
from .config import configured

_DAY = timedelta(hours=24)

#: the maximum number of items that are created in 24 hours (assumed)
_PER_DAY = 100


@dataclass
class Quotas:
    """The quotas of an account in a Region."""

    #: whether quotas are enforced; None leaves it to moto's configuration
    enforced: bool | None = None
    #: by Reason, the times of the last creations in a day, oldest first
    last: dict[str, list[datetime]] = field(default_factory=dict)

    def apply(self) -> bool:
        """Return whether quotas are enforced."""
        if self.enforced is None:
            return configured("enforce_quotas")
        return self.enforced

    def check(
        self, count: int, limit: int, reason: str, remedy: str = "Delete one first"
    ) -> None:
        """Check that one more item is within a quota.

        :param count: the present number of items
        :param limit: the maximum number of items
        :param reason: the Reason of the error
        :param remedy: what to do, in the message of the error
        :raises ServiceQuotaExceededException: if quotas are enforced and the limit is
            reached
        """
        if self.apply() and count >= limit:
            raise ServiceQuotaExceededException(
                reason,
                f"The quota is {limit}. {remedy}, or set enforce_quotas to False",
            )

    def use_daily(self, reason: str) -> None:
        """Count a creation of items that have a quota in a day.

        :param reason: the Reason of the error
        :raises ServiceQuotaExceededException: if quotas are enforced and one more item
            would exceed the quota
        """
        last, now = self.last.setdefault(reason, []), utcnow()
        today = _PER_DAY if len(last) == _PER_DAY and now < last[0] + _DAY else 0
        self.check(today, _PER_DAY, reason, "Wait 24 hours")
        last.append(now)
        del last[:-_PER_DAY]
