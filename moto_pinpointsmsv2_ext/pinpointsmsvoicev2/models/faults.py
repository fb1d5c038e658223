"""Errors that operations return whatever their requests are."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from moto.core.utils import utcnow


@dataclass
class Fault:
    """An error of the next calls of an operation."""

    #: the name of the error
    code: str
    reason: str | None = None
    #: the number of calls that fail, None for all
    times: int | None = None


@dataclass
class Throttle:
    """The number of calls of an operation that are allowed in any period."""

    after: int
    period: timedelta
    #: when the calls were allowed, oldest first
    allowed: deque[datetime] = field(default_factory=deque)

    def allows(self) -> bool:
        """Return whether one more call is allowed. If it is, it is counted."""
        now = utcnow()
        while self.allowed and self.allowed[0] + self.period <= now:
            self.allowed.popleft()
        if len(self.allowed) >= self.after:
            return False
        self.allowed.append(now)
        return True


@dataclass
class Faults:
    """The faults of the operations of an account in a Region."""

    #: by operation, in order
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    throttles: dict[str, Throttle] = field(default_factory=dict)

    def add(self, operation: str, fault: Fault) -> None:
        """Add a fault, after others that have a number of times.

        One for all calls is always the last, and replaces another one for all calls.
        """
        queued = self.faults.setdefault(operation, [])
        last = [each for each in queued if each.times is None]
        queued[:] = [each for each in queued if each.times is not None]
        queued += [fault] if fault.times is None else [fault, *last]

    def take(self, operation: str) -> Fault | None:
        """Return the fault of one call of an operation, None if the call has none."""
        queued = self.faults.get(operation)
        if queued:
            fault = queued[0]
            if fault.times is not None:
                fault.times -= 1
                if not fault.times:
                    del queued[0]
            return fault
        throttle = self.throttles.get(operation)
        if throttle is not None and not throttle.allows():
            return Fault("ThrottlingException")
        return None
