"""Quotas, which count only where they are enforced."""

from __future__ import annotations

from moto.core.config import default_user_config

from ..exceptions import ServiceQuotaExceededException


def check_quota(count: int, limit: int, reason: str) -> None:
    """Refuse one more than the limit.

    :param count: how many there are
    :param limit: how many there may be
    :param reason: the Reason of the error
    :raises ServiceQuotaExceededException: where quotas count
    """
    config = default_user_config.get("pinpointsmsvoicev2") or {}
    enforced = isinstance(config, dict) and config.get("enforce_quotas")
    if enforced and count >= limit:
        raise ServiceQuotaExceededException(reason)
