"""Control the errors of operations, to test how a program handles them."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from reprlib import repr as shortened
from typing import Any, ClassVar

from botocore import xform_name

from moto.core.utils import get_service_model

from ..pinpointsmsvoicev2.models.faults import Fault, Throttle
from ..pinpointsmsvoicev2.models.faults import Faults as FaultsOfOperations
from ..pinpointsmsvoicev2.protocol.operations import SERVICE, get_structure
from ..pinpointsmsvoicev2.utils import meant
from .action import Group, action
from .arguments import checked_number
from .names import unknown

# A day, in which nobody waits for a throttle to end, and a count that no test reaches.
_LONGEST = 86_400
_MOST = 1_000_000


class Faults(Group):
    """Let operations fail. A call that fails in this way changes nothing."""

    NOUN: ClassVar[str] = "faults"

    @action()
    def fail_next(
        self,
        operation: str,
        error: str,
        *,
        reason: str | None = None,
        times: int | None = 1,
    ) -> None:
        """Let the next calls of an operation return an error.

        Faults of the same operation apply in the order in which they are set, one for all
        calls after those for a number of calls. boto3 repeats a call that returns
        ThrottlingException or InternalServerException 2 or 4 times, as its version and its
        retry mode say, and each call counts.

        :param operation: the operation, as SendTextMessage or send_text_message. All
            operations of the service model can fail.
        :param error: an error that the service model has for the operation:
            ThrottlingException, InternalServerException, AccessDeniedException,
            ValidationException, and for most operations ResourceNotFoundException,
            ConflictException or ServiceQuotaExceededException
        :param reason: the Reason of the error, for example ACCOUNT_DISABLED. The default
            is an error without one.
        :param times: the number of calls, or None for all calls until :meth:`clear`
        :raises TypeError: if an argument has the wrong type
        :raises ValueError: if the operation, the error or the reason does not exist, or
            times is less than 1
        """
        name = _check_operation(operation)
        _check_error(name, error, reason)
        if times is not None:
            checked_number("times", times, int, 1, _MOST)
        self._faults.add(name, Fault(error, reason, times))

    @action(reads=True)
    def errors(self, operation: str) -> dict[str, list[str]]:
        """List the errors that an operation can return, for :meth:`fail_next`.

        :param operation: the operation, as SendTextMessage or send_text_message
        :return: by error, its Reasons; none for an error without one
        :raises TypeError: if the operation is not a string
        :raises ValueError: if it does not exist
        """
        return {
            error: _reasons_of(error)
            for error in _errors_of(_check_operation(operation))
        }

    @action()
    def throttle(self, operation: str, *, after: int, per_seconds: float) -> None:
        """Let an operation return ThrottlingException if it is called too often.

        It replaces an earlier throttle of the operation, lasts until :meth:`clear`, and
        follows moto's clock. A call that is throttled does not count.

        :param operation: the operation, as SendTextMessage or send_text_message
        :param after: the number of calls that are allowed in a period; 0 allows none
        :param per_seconds: the length of the period in seconds
        :raises TypeError: if an argument has the wrong type
        :raises ValueError: if the operation does not exist, after is negative, or
            per_seconds is not positive
        """
        name = _check_operation(operation)
        checked_number("after", after, int, 0, _MOST)
        checked_number("per_seconds", per_seconds, float, 0.001, _LONGEST)
        period = timedelta(seconds=per_seconds)
        self._faults.throttles[name] = Throttle(after, period)

    @action()
    def clear(self) -> None:
        """Remove all faults of the account in this Region."""
        self._faults.faults.clear()
        self._faults.throttles.clear()

    @property
    def _faults(self) -> FaultsOfOperations:
        return self.backend.store.record(FaultsOfOperations)


@cache
def _operations() -> dict[str, str]:
    """Return the name of each operation by its name in the model and in boto3."""
    names = get_service_model(SERVICE).operation_names
    return {xform_name(name): name for name in names} | {name: name for name in names}


def _check_operation(operation: str) -> str:
    if not isinstance(operation, str):
        raise TypeError(f"operation must be a string, not {shortened(operation)}")
    known = _operations()
    if operation not in known:
        raise ValueError(
            f"Unknown operation {operation!r}{meant(operation, known)}. Pass the name of "
            "an operation of the service, for example SendTextMessage"
        )
    return known[operation]


def _errors_of(operation: str) -> list[str]:
    model = get_service_model(SERVICE).operation_model(operation)
    return sorted(shape.name for shape in model.error_shapes)


def _reasons_of(error: str) -> list[str]:
    shape: Any = get_structure(error).members.get("Reason")
    return [] if shape is None else list(shape.enum)


def _check_error(operation: str, error: str, reason: str | None) -> None:
    errors = _errors_of(operation)
    if error not in errors:
        raise ValueError(f"{operation}: {unknown('error', error, errors)}")
    if reason is None:
        return
    reasons = _reasons_of(error)
    if not reasons:
        raise ValueError(f"{error} has no Reason. Do not pass reason with it")
    if reason not in reasons:
        raise ValueError(f"{error}: {unknown('reason', reason, reasons)}")
