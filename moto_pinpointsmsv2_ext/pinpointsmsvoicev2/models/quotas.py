"""Quotas, which only apply if moto's configuration enforces them."""

from __future__ import annotations

from ..exceptions import ServiceQuotaExceededException
from .config import configured


def check_quota(count: int, limit: int, reason: str) -> None:
    """Check that one more item is within a quota.

    :param count: the present number of items
    :param limit: the maximum number of items
    :param reason: the Reason of the error
    :raises ServiceQuotaExceededException: if quotas are enforced and the limit is
        reached
    """
    if count >= limit and configured("enforce_quotas", False):
        raise ServiceQuotaExceededException(reason)
