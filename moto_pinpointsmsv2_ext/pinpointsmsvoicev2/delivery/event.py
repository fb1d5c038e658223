"""Events of the service, independent of the form in which they are delivered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any


@dataclass(frozen=True)
class Event:
    """An event of the service."""

    account_id: str
    region_name: str
    detail_type: str
    #: the ARN of the resource that the event is about
    resource_arn: str
    detail: dict[str, Any]
    at: datetime


def epoch_milliseconds(moment: datetime) -> int:
    """Return a naive UTC datetime in milliseconds since the epoch."""
    return (moment - _EPOCH) // _MILLISECOND


_EPOCH = datetime(1970, 1, 1)
_MILLISECOND = timedelta(milliseconds=1)
