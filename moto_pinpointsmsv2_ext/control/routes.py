"""The HTTP routes of the control, below moto's ``/moto-api/``."""

from __future__ import annotations

import json
from collections.abc import Callable
from http import HTTPStatus
from keyword import iskeyword
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from ..pinpointsmsvoicev2.strict_json import load_object
from ..pinpointsmsvoicev2.utils import meant
from .action import actions_of, carry_out, path_of, takes
from .connection import ERRORS, PATH
from .groups import GROUPS
from .listing import list_actions
from .origins import Refusal, check_request
from .records import to_wire

if TYPE_CHECKING:
    from moto.core.common_types import TYPE_RESPONSE

#: where a browser finds the messages and the reviews
PAGE_PATH = "/moto-api/sms"

_BOOLEANS: dict[str, Any] = {"true": True, "false": False}

#: Not even as a script or a picture does a browser give a response to another site.
_HEADERS = {
    "Content-Type": "application/json",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}

#: how the arguments are sent with each method
_WAYS = {
    "GET": "Pass arguments in the query string, with curl without -d",
    "POST": "Pass arguments as a JSON object, with curl -d '{}'",
}


def control_route(request: Any, full_url: str, headers: Any) -> TYPE_RESPONSE:
    """Handle a request for ``/moto-api/pinpoint-sms-voice-v2/<noun>/<action>``.

    An action that only reads is a GET with its arguments in the query string. Any other
    action is a POST of a JSON object of its arguments. The arguments can include
    ``account_id`` and ``region_name``; the defaults are those of SmsVoiceControl on the
    server. A GET without an action lists the actions with their members, or leads a browser
    to the page.
    """
    return respond(lambda: _response(request, full_url))


def respond(handle: Callable[[], TYPE_RESPONSE]) -> TYPE_RESPONSE:
    """Return the response of a handler, or its error as JSON."""
    try:
        return handle()
    except Refusal as error:
        return answer(error.status, error)
    except tuple(ERRORS.values()) as error:
        return answer(400, error)
    except Exception as error:  # noqa: BLE001 (any fault of the mock is a 500)
        return answer(500, RuntimeError(repr(error)))


def _response(request: Any, full_url: str) -> TYPE_RESPONSE:
    path = urlsplit(full_url).path.rpartition(PATH)[2].strip("/")
    reads = request.method in ("GET", "HEAD")
    leads_to_page = reads and not path and _prefers_html(request)
    check_request(request, by_link=leads_to_page)
    if leads_to_page:
        return 303, {"Location": PAGE_PATH}, ""
    return answer(200, _handle(request, full_url, path))


def _prefers_html(request: Any) -> bool:
    """Return whether a request is that of a browser, and not one that accepts anything."""
    accepted = parse_accept_header(request.headers.get("Accept"), MIMEAccept)
    return accepted["text/html"] > accepted["application/json"]


def _handle(request: Any, full_url: str, path: str) -> Any:
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
        raise Refusal(
            400, f"Use {expected} for {path}, not {method}. {_WAYS[expected]}"
        )
    arguments = _arguments(request, full_url)
    for keyword in [argument for argument in arguments if iskeyword(argument)]:
        arguments[f"{keyword}_"] = arguments.pop(keyword)
    if method == "GET":
        arguments = {
            argument: _decoded(actions[name], argument, value)
            for argument, value in arguments.items()
        }
    return carry_out(GROUPS[noun], name, arguments)


def _unknown(kind: str, name: str, known: list[str]) -> Refusal:
    known = [path_of(each) for each in known]
    return Refusal(
        404,
        f"Unknown {kind} {name!r}{meant(name, known)}. "
        f"{kind.capitalize()}s: {', '.join(known)}",
    )


def _arguments(request: Any, full_url: str) -> dict[str, Any]:
    if request.method != "POST":
        query = parse_qsl(urlsplit(full_url).query, keep_blank_values=True)
        names = [name for name, _ in query]
        for name in names:
            if names.count(name) > 1:
                raise TypeError(f"{name} is given twice. Pass it once")
        return dict(query)
    # Older versions of moto pass requests of two classes.
    body = request.get_data() if hasattr(request, "get_data") else request.body
    return load_object(body) if body else {}


def _decoded(action: Callable[..., Any], name: str, value: str) -> Any:
    """Return an argument of a query string, which has no booleans and no numbers."""
    if takes(action, name, bool):
        return _BOOLEANS.get(value, value)
    number = value.removeprefix("-").isdecimal()
    return int(value) if number and takes(action, name, int) else value


def answer(status: int, body: Any) -> TYPE_RESPONSE:
    """Return a response with a result or an error as JSON."""
    if isinstance(body, Exception):
        names = (name for name, each in ERRORS.items() if isinstance(body, each))
        other = HTTPStatus(status).phrase.title().replace(" ", "")
        # str() of a KeyError is the repr() of its message.
        message = body.args[0] if isinstance(body, KeyError) else body
        body = {"error": next(names, other), "message": str(message)}
    return status, {**_HEADERS}, json.dumps(body, default=to_wire)


url_paths = {f"{{0}}{PATH}(?P<action>.*)$": control_route}
