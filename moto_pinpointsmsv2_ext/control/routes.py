"""The HTTP routes of the control, below moto's ``/moto-api/``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from ..pinpointsmsvoicev2.strict_json import load_object
from .action import actions_of, carry_out
from .connection import ERRORS, PATH, default_account_id, default_region_name
from .groups import GROUPS

if TYPE_CHECKING:
    from moto.core.common_types import TYPE_RESPONSE


def control_route(request: Any, full_url: str, headers: Any) -> TYPE_RESPONSE:
    """Handle a request for ``/moto-api/pinpoint-sms-voice-v2/<noun>/<action>``.

    An action that only reads is a GET with its arguments in the query string. Any other
    action is a POST of a JSON object of its arguments. The arguments can include
    ``account_id`` and ``region_name``; the defaults are those of SmsVoiceControl on the
    server.
    """
    path = urlsplit(full_url).path.rpartition(PATH)[2].strip("/")
    noun, _, name = path.replace("-", "_").partition("/")
    if noun in actions_of(GROUPS[""]):
        noun, name = "", noun
    if noun not in GROUPS:
        nouns = ", ".join(_in_paths(each) for each in GROUPS if each)
        return _answer(404, LookupError(f"Unknown noun {noun!r}. Nouns: {nouns}"))
    actions = actions_of(GROUPS[noun])
    if name not in actions:
        names = ", ".join(_in_paths(each) for each in actions)
        return _answer(404, LookupError(f"Unknown action {name!r}. Actions: {names}"))
    method = "GET" if getattr(actions[name], "reads", False) else "POST"
    if request.method != method:
        message = f"Use {method} for {path}, not {request.method}"
        return _answer(400, LookupError(message))
    try:
        arguments = _arguments(request, full_url)
        account_id = arguments.pop("account_id", default_account_id())
        region_name = arguments.pop("region_name", default_region_name())
        return _answer(
            200, carry_out(GROUPS[noun], name, account_id, region_name, arguments)
        )
    except tuple(ERRORS.values()) as error:
        return _answer(400, error)
    except Exception as error:  # noqa: BLE001 (any fault of the mock is a 500)
        return _answer(500, RuntimeError(repr(error)))


_BOOLEANS: dict[str, Any] = {"true": True, "false": False}


def _in_paths(name: str) -> str:
    return name.replace("_", "-")


def _arguments(request: Any, full_url: str) -> dict[str, Any]:
    if request.method == "GET":
        query = parse_qsl(urlsplit(full_url).query, keep_blank_values=True)
        # A query string has no booleans.
        return {name: _BOOLEANS.get(value, value) for name, value in query}
    # Older versions of moto pass requests of two classes.
    body = request.get_data() if hasattr(request, "get_data") else request.body
    return load_object(body) if body else {}


def _answer(status: int, answer: Any) -> TYPE_RESPONSE:
    if isinstance(answer, Exception):
        names = (name for name, each in ERRORS.items() if isinstance(answer, each))
        # str() of a KeyError is the repr() of its message.
        message = answer.args[0] if isinstance(answer, KeyError) else answer
        answer = {"error": next(names, "Error"), "message": str(message)}
    return status, {"Content-Type": "application/json"}, json.dumps(answer)


url_paths = {f"{{0}}{PATH}(?P<action>.*)$": control_route}
