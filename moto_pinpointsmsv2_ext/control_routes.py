"""What SmsVoiceControl does, over HTTP: routes under moto's own ``/moto-api/``."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from reprlib import repr as shortened
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from moto.core.common_types import TYPE_RESPONSE

    from .pinpointsmsvoicev2.models import PinpointSMSVoiceV2Backend

PATH = "/moto-api/pinpoint-sms-voice-v2"

#: the errors that a caller gets raised again, as the class they were
ERRORS: dict[str, type[Exception]] = {
    "TypeError": TypeError,
    "ValueError": ValueError,
    "KeyError": KeyError,
}


def act(
    action: str,
    account_id: str,
    region_name: str,
    members: dict[str, Any] | None = None,
) -> Any:
    """Carry out an action of SmsVoiceControl in this process.

    :param action: its name in a path, ``seed-registration`` for example
    :param account_id: the account it is about
    :param region_name: the Region it is about
    :param members: what it takes, decoded JSON
    :return: what it returns, in a form that JSON can hold
    :raises TypeError: for an argument that it does not take, or of another type
    :raises ValueError: for a value that makes no sense
    :raises KeyError: for a Region that moto refuses
    """
    if not isinstance(members, (dict, type(None))):
        raise TypeError(f"members must be a dict, not {shortened(members)}")
    backend = _find_backend(account_id, region_name)
    takes_members, carry_out = _actions()[action]
    with backend.store.turn():
        if takes_members:
            return carry_out(backend, members or {})
        return carry_out(backend, **members or {})


def _find_backend(account_id: str, region_name: str) -> PinpointSMSVoiceV2Backend:
    from .pinpointsmsvoicev2.models import pinpointsmsvoicev2_backends

    for name, value in (("account_id", account_id), ("region_name", region_name)):
        if not isinstance(value, str):
            raise TypeError(f"{name} must be a string, not {shortened(value)}")
    if not re.fullmatch("[0-9]{12}", account_id):
        raise ValueError(f"account_id must have 12 digits, not be {account_id!r}")
    try:
        return pinpointsmsvoicev2_backends[account_id][region_name]
    except KeyError:
        raise KeyError(
            f"there is no Region {region_name}, "
            "unless MOTO_ALLOW_NONEXISTENT_REGION is set"
        ) from None


def _actions() -> dict[str, tuple[bool, Callable[..., Any]]]:
    """The actions: whether each takes members of the model as they are, or as keyword
    arguments of its own; and what carries it out."""
    from . import (
        defining,
        identities_control,
        reviewing,
        seeding,
        seeding_identities,
    )

    return {
        "seed-registration": (True, seeding.seed_registration),
        "seed-phone-number": (True, seeding_identities.seed_phone_number),
        "seed-sender-id": (True, seeding_identities.seed_sender_id),
        "seed-rcs-agent": (True, seeding_identities.seed_rcs_agent),
        "seed-opted-out-number": (True, seeding_identities.seed_opted_out_number),
        "hold-phone-number": (False, identities_control.hold_phone_number),
        "activate-phone-number": (False, identities_control.activate_phone_number),
        "verification-code": (False, identities_control.verification_code),
        "registrations": (False, seeding.list_registrations),
        "define-registration-type": (False, defining.define_registration_type),
        "approve": (False, reviewing.approve),
        "deny": (False, reviewing.deny),
        "require-authentication": (False, reviewing.require_authentication),
        "require-offline-review": (False, reviewing.require_offline_review),
        "revoke": (False, reviewing.revoke),
        "close": (False, reviewing.close),
        "hold": (False, reviewing.hold),
        "on-submit": (False, reviewing.on_submit),
    }


def control_route(request: Any, full_url: str, headers: Any) -> TYPE_RESPONSE:
    """POST {"account_id", "region_name", "members"} to a path that ends in an action."""
    action = full_url.partition("?")[0].rpartition(PATH)[2].strip("/")
    actions = ", ".join(_actions())
    if action not in _actions():
        return _answer(
            404, LookupError(f"Unknown action {action!r}. Actions: {actions}")
        )
    if request.method != "POST":
        return _answer(404, LookupError(f"Use POST for {action}, not {request.method}"))
    try:
        return _answer(200, act(action, **_asked(request)))
    except tuple(ERRORS.values()) as error:
        return _answer(400, error)
    except Exception as error:  # noqa: BLE001 (a fault of the mock, whatever it is)
        return _answer(500, RuntimeError(repr(error)))


def _asked(request: Any) -> dict[str, Any]:
    from .pinpointsmsvoicev2.strict_json import load_object

    # An older moto has requests of two kinds.
    body = request.get_data() if hasattr(request, "get_data") else request.body
    asked = load_object(body or b"")
    names = ("account_id", "region_name", "members")
    for name in asked:
        if name not in names:
            raise TypeError(f"unexpected {name!r}; a request has {', '.join(names)}")
    for name in names[:2]:
        if name not in asked:
            raise TypeError(f"{name} is missing")
    return asked


def _answer(status: int, answer: Any) -> TYPE_RESPONSE:
    if isinstance(answer, Exception):
        names = (name for name, each in ERRORS.items() if isinstance(answer, each))
        # The text of a KeyError is the representation of its message.
        message = answer.args[0] if isinstance(answer, KeyError) else answer
        answer = {"error": next(names, "Error"), "message": str(message)}
    return status, {"Content-Type": "application/json"}, json.dumps(answer)


url_paths = {f"{{0}}{PATH}(?P<action>.*)$": control_route}
