"""Quotas, which only apply if moto's configuration enforces them."""

from __future__ import annotations

from moto.core.config import default_user_config

from ..exceptions import ServiceQuotaExceededException


def quotas_enforced() -> bool:
    """Return whether moto's configuration enforces quotas."""
    config = default_user_config.get("pinpointsmsvoicev2") or {}
    return isinstance(config, dict) and bool(config.get("enforce_quotas"))


def check_quota(count: int, limit: int, reason: str) -> None:
    """Check that one more item is within a quota.

    :param count: the present number of items
    :param limit: the maximum number of items
    :param reason: the Reason of the error
    :raises ServiceQuotaExceededException: if quotas are enforced and the limit is
        reached
    """
    if quotas_enforced() and count >= limit:
        raise ServiceQuotaExceededException(
            reason,
            f"The quota is {limit}. Delete one first, or set enforce_quotas to False in "
            "moto's configuration",
        )
