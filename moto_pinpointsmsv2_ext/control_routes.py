"""What SmsVoiceControl does, over HTTP: routes under moto's own ``/moto-api/``."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from moto.core.common_types import TYPE_RESPONSE

PATH = "/moto-api/pinpoint-sms-voice-v2"

#: the errors that a caller gets raised again, as the class they were
ERRORS: dict[str, type[Exception]] = {
    "TypeError": TypeError,
    "ValueError": ValueError,
    "KeyError": KeyError,
}


def act(
    action: str, account_id: str, region_name: str, members: Mapping[str, Any]
) -> Any:
    """Carry out an action of SmsVoiceControl in this process.

    :param action: its name in a path, ``seed-registration`` for example
    :param account_id: the account it is about
    :param region_name: the Region it is about
    :param members: what it takes
    :return: what it returns, in a form that JSON can hold
    :raises KeyError: for a Region that moto refuses
    """
    from .pinpointsmsvoicev2.models import pinpointsmsvoicev2_backends

    backend = pinpointsmsvoicev2_backends[account_id][region_name]
    takes_members, carry_out = _actions()[action]
    with backend.store.turn():
        if takes_members:
            return carry_out(backend, members)
        return carry_out(backend, **members)


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
    action = full_url.partition("?")[0].rstrip("/").rpartition("/")[2]
    json_header = {"Content-Type": "application/json"}
    if action not in _actions() or request.method != "POST":
        known = ", ".join(f"POST {PATH}/{name}" for name in _actions())
        return _refusal(404, LookupError(f"there is {known}"), json_header)
    try:
        asked = json.loads(request.get_data())
        result = act(
            action,
            asked["account_id"],
            asked["region_name"],
            asked.get("members") or {},
        )
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        return _refusal(400, error, json_header)
    return 200, json_header, json.dumps(result)


def _refusal(status: int, error: Exception, headers: dict[str, str]) -> TYPE_RESPONSE:
    name = next((n for n, cls in ERRORS.items() if isinstance(error, cls)), "Error")
    message = error.args[0] if error.args else ""
    return status, headers, json.dumps({"error": name, "message": str(message)})


url_paths = {f"{{0}}{PATH}/(?P<action>[^/]+)$": control_route}
