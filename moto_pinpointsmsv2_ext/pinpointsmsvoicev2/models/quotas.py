"""Quotas, which only apply if moto's configuration or the account enforces them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from moto.core.config import default_user_config

from ..exceptions import ServiceQuotaExceededException


@dataclass
class QuotaSettings:
    """The settings of an account in a Region."""

    #: whether quotas are enforced; None leaves it to moto's configuration
    enforced: bool | None = None


#: the value of the account that the current request is for
_enforced: ContextVar[bool | None] = ContextVar("enforced", default=None)


@contextmanager
def quotas_of(settings: QuotaSettings) -> Iterator[None]:
    """Apply the settings of an account for the duration of a request."""
    token = _enforced.set(settings.enforced)
    try:
        yield
    finally:
        _enforced.reset(token)


def quotas_enforced() -> bool:
    """Return whether the account of the request, or moto's configuration, enforces
    quotas."""
    enforced = _enforced.get()
    if enforced is None:
        config = default_user_config.get("pinpointsmsvoicev2") or {}
        enforced = isinstance(config, dict) and bool(config.get("enforce_quotas"))
    return enforced


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
