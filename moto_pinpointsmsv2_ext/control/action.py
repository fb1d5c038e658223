"""Actions: each is defined once, as a method of the control and a route of the server."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timezone
from reprlib import repr as shortened
from typing import TYPE_CHECKING, Any, ClassVar, ParamSpec, TypeVar, cast

from ..pinpointsmsvoicev2.models import pinpointsmsvoicev2_backends
from .connection import Connection, default_account_id, default_region_name
from .names import unknown

if TYPE_CHECKING:
    from ..pinpointsmsvoicev2.models import PinpointSMSVoiceV2Backend

F = TypeVar("F", bound=Callable[..., Any])
P = ParamSpec("P")
T = TypeVar("T")

#: the times in records whose name does not end in Timestamp
_TIMES = ("at", "waits_since")


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


def action(
    *,
    reads: bool = False,
    shape: str | None = None,
    returns: Callable[[Any], Any] | None = None,
) -> Callable[[F], F]:
    """Make a method of a group an action.

    The method takes and returns values that JSON can represent. The caller can pass
    datetimes, and receives datetimes for members whose name ends in Timestamp or is one
    of _TIMES. A method whose result depends on events returns a function instead, which
    is called after the events are delivered.

    :param reads: True if the action changes nothing. Its route is then a GET.
    :param shape: the structure of the model that ``**members`` are members of
    :param returns: converts what a server returns, for a method that returns records
    :return: the decorator
    """

    def decorate(method: F) -> F:
        @functools.wraps(method)
        def call(self: Group, *args: Any, **kwargs: Any) -> Any:
            name = method.__name__
            given = _bind(method, _label(self.NOUN, name), args, kwargs)
            for where in ("account_id", "region_name"):
                if where in given:
                    raise TypeError(
                        f"Unknown argument {where!r}. Pass it to SmsVoiceControl"
                    )
            connection = self._connection
            if connection.endpoint_url is None:
                result = carry_out(type(self), name, connection.through_json(given))
            else:
                path = path_of(self.NOUN, name)
                if reads:
                    # A query string has no numbers.
                    given |= {
                        argument: str(value)
                        for argument, value in given.items()
                        if type(value) is int and takes(method, argument, int)
                    }
                result = connection.send(path, given, reads)
                if returns is not None:
                    return returns(result)
            return _from_wire(result)

        call.reads = reads  # type: ignore[attr-defined]
        call.shape = shape  # type: ignore[attr-defined]
        return cast(F, call)

    return decorate


def by_name(method: Callable[P, T]) -> Callable[P, T]:
    """Let a method name its keywords in the error for arguments without a name."""

    @functools.wraps(method)
    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        _bind(method, method.__qualname__.partition(".")[0], args[1:], kwargs)
        return method(*args, **kwargs)

    return call


def path_of(*names: str) -> str:
    """Return the path of a noun and an action from their names in Python."""
    return "/".join(name.replace("_", "-") for name in names if name)


def actions_of(group: type[Group]) -> dict[str, Callable[..., Any]]:
    """Return the actions of a group by name, in the order of their definition."""
    return {
        name: method
        for each in reversed(group.__mro__)
        for name, method in vars(each).items()
        if hasattr(method, "reads")
    }


def takes(method: Callable[..., Any], name: str, kind: type) -> bool:
    """Return whether an argument of an action can have a type."""
    parameter = _signature_of(method).parameters.get(name)
    return parameter is not None and kind.__name__ in str(parameter.annotation)


def carry_out(group: type[Group], name: str, arguments: dict[str, Any]) -> Any:
    """Run an action in this process.

    :param group: the group of the action
    :param name: the name of the action
    :param arguments: the arguments by name, as decoded JSON, which can include
        account_id and region_name
    :return: a value that JSON can represent, or records
    :raises TypeError: if an argument is unknown or has the wrong type
    :raises ValueError: if an argument has an invalid value
    :raises KeyError: if moto does not accept the Region
    """
    method = inspect.unwrap(actions_of(group)[name])
    actor = group.__new__(group)
    actor.backend = _find_backend(
        arguments.pop("account_id", default_account_id()),
        arguments.pop("region_name", default_region_name()),
    )
    _bind(method, _label(group.NOUN, name), (), arguments)
    with actor.backend.store.turn():
        result = method(actor, **arguments)
    return result() if callable(result) else result


_signature_of = functools.cache(inspect.signature)


def _label(noun: str, name: str) -> str:
    return ".".join(part for part in (noun, name) if part)


def _bind(
    method: Callable[..., Any],
    label: str,
    args: Sequence[Any],
    kwargs: Mapping[str, Any],
) -> dict[str, Any]:
    """Return the arguments of a method by name, without self.

    :param label: the name of the method in errors
    :raises TypeError: if an argument is unknown or missing, or must have a name
    """
    signature = _signature_of(method)
    _, *parameters = signature.parameters.values()
    leading = [
        each.name for each in parameters if each.kind is each.POSITIONAL_OR_KEYWORD
    ]
    named = [each.name for each in parameters if each.kind is each.KEYWORD_ONLY]
    has_members = any(each.kind is each.VAR_KEYWORD for each in parameters)
    if len(args) > len(leading):
        names = [*named, *(["the members of the resource"] if has_members else [])]
        if names:
            surplus = shortened(args[len(leading)])
            raise TypeError(
                f"{label}: pass {surplus} by name. Names: {', '.join(names)}"
            )
        only = f"only {', '.join(leading)}" if leading else "no arguments"
        raise TypeError(f"{label} takes {only}")
    for name in kwargs:
        if name == "self" or not has_members and name not in [*leading, *named]:
            if not [*leading, *named]:
                raise TypeError(f"{label} takes no arguments, not {name!r}")
            raise TypeError(f"{label}: {unknown('argument', name, [*leading, *named])}")
    try:
        bound = signature.bind(None, *args, **kwargs)
    except TypeError as error:
        raise TypeError(f"{label}: {error}") from None
    given: dict[str, Any] = dict(list(bound.arguments.items())[1:])
    members: dict[str, Any] = given.pop("members", {})
    return given | members


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
    return {name: _member_from_wire(name, item) for name, item in result.items()}


def _member_from_wire(name: str, item: Any) -> Any:
    # A time is a float. A number of a user's map, such as a limit by carrier, is not.
    if type(item) is float and (name.endswith("Timestamp") or name in _TIMES):
        return datetime.fromtimestamp(item, timezone.utc)
    return _from_wire(item)
