"""Actions: each is defined once, as a method of the control and a route of the server."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable
from datetime import datetime, timezone
from reprlib import repr as shortened
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from ..pinpointsmsvoicev2.models import pinpointsmsvoicev2_backends
from .connection import Connection

if TYPE_CHECKING:
    from ..pinpointsmsvoicev2.models import PinpointSMSVoiceV2Backend

F = TypeVar("F", bound=Callable[..., Any])


class Group:
    """The actions of one noun.

    An action runs where the resources are, in this process or on a server, with
    ``backend`` set.
    """

    #: the name of the group in paths and as an attribute of the control
    NOUN: ClassVar[str]

    backend: PinpointSMSVoiceV2Backend

    def __init__(self, connection: Connection):
        self._connection = connection


def action(*, reads: bool = False) -> Callable[[F], F]:
    """Make a method of a group an action.

    The method takes and returns values that JSON can represent. The caller can pass
    datetimes, and receives datetimes for members whose name ends in Timestamp.

    :param reads: True if the action changes nothing. Its route is then a GET.
    :return: the decorator
    """

    def decorate(method: F) -> F:
        signature = inspect.signature(method)

        @functools.wraps(method)
        def call(self: Group, *args: Any, **kwargs: Any) -> Any:
            bound = signature.bind(self, *args, **kwargs)
            given = dict(list(bound.arguments.items())[1:])
            given |= given.pop("members", {})
            for name in ("account_id", "region_name"):
                if name in given:
                    raise TypeError(
                        f"Unknown argument {name!r}. Pass it to SmsVoiceControl"
                    )
            path = f"{self.NOUN}/{method.__name__}"
            connection = self._connection
            if connection.endpoint_url is None:
                asked = connection.through_json(given)
                where = asked.pop("account_id"), asked.pop("region_name")
                result = carry_out(type(self), method.__name__, *where, asked)
            else:
                result = connection.send(path.replace("_", "-"), given, reads)
            return _from_wire(result)

        call.reads = reads  # type: ignore[attr-defined]
        return cast(F, call)

    return decorate


def actions_of(group: type[Group]) -> dict[str, Callable[..., Any]]:
    """Return the actions of a group by name, in the order of their definition."""
    return {
        name: method for name, method in vars(group).items() if hasattr(method, "reads")
    }


def carry_out(
    group: type[Group],
    name: str,
    account_id: object,
    region_name: object,
    arguments: dict[str, Any],
) -> Any:
    """Run an action in this process.

    :param group: the group of the action
    :param name: the name of the action
    :param account_id: the account of the resources
    :param region_name: the Region of the resources
    :param arguments: the arguments by name, as decoded JSON
    :return: a value that JSON can represent
    :raises TypeError: if an argument is unknown or has the wrong type
    :raises ValueError: if an argument has an invalid value
    :raises KeyError: if moto does not accept the Region
    """
    method = inspect.unwrap(actions_of(group)[name])
    actor = group.__new__(group)
    actor.backend = _find_backend(account_id, region_name)
    try:
        inspect.signature(method).bind(actor, **arguments)
    except TypeError as error:
        raise TypeError(f"{group.NOUN}.{name}: {error}") from None
    with actor.backend.store.turn():
        return method(actor, **arguments)


def _find_backend(account_id: object, region_name: object) -> PinpointSMSVoiceV2Backend:
    for name, value in (("account_id", account_id), ("region_name", region_name)):
        if not isinstance(value, str):
            raise TypeError(f"{name} must be a string, not {shortened(value)}")
    account, region = str(account_id), str(region_name)
    if not re.fullmatch("[0-9]{12}", account):
        raise ValueError(f"account_id must be 12 digits, not {account!r}")
    try:
        return pinpointsmsvoicev2_backends[account][region]
    except KeyError:
        raise KeyError(
            f"Unknown Region {region!r}. Use a Region of AWS, or set the environment "
            "variable MOTO_ALLOW_NONEXISTENT_REGION to true"
        ) from None


def _from_wire(result: Any) -> Any:
    if isinstance(result, list):
        return [_from_wire(record) for record in result]
    if not isinstance(result, dict):
        return result
    return result | {
        name: datetime.fromtimestamp(seconds, timezone.utc)
        for name, seconds in result.items()
        if name.endswith("Timestamp")
    }
