"""The HTTP routes of the control, below moto's ``/moto-api/``."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from ..pinpointsmsvoicev2.strict_json import load_object
from ..pinpointsmsvoicev2.utils import meant
from .action import actions_of, carry_out, path_of
from .connection import ERRORS, PATH
from .groups import GROUPS
from .listing import list_actions

if TYPE_CHECKING:
    from moto.core.common_types import TYPE_RESPONSE

_BOOLEANS: dict[str, Any] = {"true": True, "false": False}

#: how the arguments are sent with each method
_WAYS = {
    "GET": "Pass arguments in the query string, with curl without -d",
    "POST": "Pass arguments as a JSON object, with curl -d '{}'",
}

_LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")


def control_route(request: Any, full_url: str, headers: Any) -> TYPE_RESPONSE:
    """Handle a request for ``/moto-api/pinpoint-sms-voice-v2/<noun>/<action>``.

    An action that only reads is a GET with its arguments in the query string. Any other
    action is a POST of a JSON object of its arguments. The arguments can include
    ``account_id`` and ``region_name``; the defaults are those of SmsVoiceControl on the
    server. A GET without an action lists the actions with their members.
    """
    try:
        return _answer(200, _handle(request, full_url, headers))
    except _Refusal as error:
        return _answer(error.status, error)
    except tuple(ERRORS.values()) as error:
        return _answer(400, error)
    except Exception as error:  # noqa: BLE001 (any fault of the mock is a 500)
        return _answer(500, RuntimeError(repr(error)))


class _Refusal(Exception):
    """A request that is for no action.

    :param status: the status code of the response
    """

    def __init__(self, status: int, message: str):
        super().__init__(message)
        self.status = status


def _handle(request: Any, full_url: str, headers: Any) -> Any:
    path = urlsplit(full_url).path.rpartition(PATH)[2].strip("/")
    noun, _, name = path.replace("-", "_").partition("/")
    if noun in actions_of(GROUPS[""]) and not name:
        noun, name = "", noun
    if noun not in GROUPS:
        paths = [each for each in GROUPS if each]
        raise _unknown("path", path_of(noun), [*paths, *actions_of(GROUPS[""])])
    # A HEAD is a GET without the body of its response.
    method = "GET" if request.method == "HEAD" else request.method
    if not name and method == "GET":
        return list_actions(noun or None)
    actions = actions_of(GROUPS[noun])
    if name not in actions:
        raise _unknown("action", path_of(name), list(actions))
    expected = "GET" if getattr(actions[name], "reads", False) else "POST"
    if method != expected:
        raise _Refusal(
            400, f"Use {expected} for {path}, not {method}. {_WAYS[expected]}"
        )
    if method == "POST":
        _check_origin(full_url, headers)
    return carry_out(GROUPS[noun], name, _arguments(request, full_url))


def _unknown(kind: str, name: str, known: list[str]) -> _Refusal:
    known = [path_of(each) for each in known]
    return _Refusal(
        404,
        f"Unknown {kind} {name!r}{meant(name, known)}. "
        f"{kind.capitalize()}s: {', '.join(known)}",
    )


def _check_origin(full_url: str, headers: Any) -> None:
    """Check that no page of another host sends the request.

    moto's server allows the pages of all hosts to send requests to it.
    """
    given = {str(name).lower(): str(value) for name, value in dict(headers).items()}
    origin, host = given.get("origin"), urlsplit(full_url).hostname
    if origin and urlsplit(origin).hostname not in (host, *_LOCAL_HOSTS):
        allowed = " or ".join(dict.fromkeys((str(host), "localhost")))
        raise _Refusal(
            403,
            f"A page of {origin} cannot control this server. Send the request from a "
            f"page of {allowed}, or without the header Origin",
        )


def _arguments(request: Any, full_url: str) -> dict[str, Any]:
    if request.method != "POST":
        query = parse_qsl(urlsplit(full_url).query, keep_blank_values=True)
        names = [name for name, _ in query]
        for name in names:
            if names.count(name) > 1:
                raise TypeError(f"{name} is given twice. Pass it once")
        # A query string has no booleans.
        return {name: _BOOLEANS.get(value, value) for name, value in query}
    # Older versions of moto pass requests of two classes.
    body = request.get_data() if hasattr(request, "get_data") else request.body
    return load_object(body) if body else {}


def _answer(status: int, answer: Any) -> TYPE_RESPONSE:
    if isinstance(answer, Exception):
        names = (name for name, each in ERRORS.items() if isinstance(answer, each))
        other = HTTPStatus(status).phrase.title().replace(" ", "")
        # str() of a KeyError is the repr() of its message.
        message = answer.args[0] if isinstance(answer, KeyError) else answer
        answer = {"error": next(names, other), "message": str(message)}
    return status, {"Content-Type": "application/json"}, json.dumps(answer)


url_paths = {f"{{0}}{PATH}(?P<action>.*)$": control_route}
