"""What happened, before it has the form that any service takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any


@dataclass(frozen=True)
class Event:
    account_id: str
    region_name: str
    detail_type: str
    #: the ARN of what it happened to
    resource_arn: str
    detail: dict[str, Any]
    at: datetime


def epoch_milliseconds(moment: datetime) -> int:
    """A moment as the details of events have it."""
    return (moment - _EPOCH) // _MILLISECOND


_EPOCH = datetime(1970, 1, 1)
_MILLISECOND = timedelta(milliseconds=1)
