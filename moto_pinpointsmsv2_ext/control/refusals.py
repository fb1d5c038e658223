"""Which actions on a registration its state refuses, and why."""

from __future__ import annotations

from typing import Literal

from ..pinpointsmsvoicev2.models.registrations.registrations import (
    Registration,
    RegistrationVersion,
)
from ..pinpointsmsvoicev2.models.registrations.states import IN_REVIEW

ReviewAction = Literal[
    "approve",
    "deny",
    "authenticate",
    "require_authentication",
    "require_offline_review",
    "hold",
    "revoke",
    "close",
]

#: by action, the statuses of a registration that allow it
_ALLOWED: dict[ReviewAction, frozenset[str]] = {
    "approve": IN_REVIEW | {"PROVISIONING"},
    "deny": IN_REVIEW,
    "authenticate": frozenset({"REQUIRES_AUTHENTICATION"}),
    "require_authentication": IN_REVIEW - {"REQUIRES_AUTHENTICATION"},
    "require_offline_review": IN_REVIEW,
    "close": frozenset({"CREATED", "COMPLETE", "REQUIRES_UPDATES"}),
}

#: what a message calls an action, if not by its name
_VERBS: dict[ReviewAction, str] = {
    "require_authentication": "require authentication of",
    "require_offline_review": "require an offline review of",
}


def refusal(action: ReviewAction, registration: Registration) -> str | None:
    """Return why the state of a registration does not allow an action.

    :param action: the name of the action
    :return: the message of the error, None if the action is allowed
    """
    status = registration.registration_status
    cannot = f"Cannot {_VERBS.get(action, action)} {registration.id}: it is {status}"
    if action == "hold":
        return f"{cannot}. Create another registration" if status == "CLOSED" else None
    if action == "revoke":
        if approved_version(registration) and status != "CLOSED":
            return None
        return f"{cannot} and has no approved version. Pass a registration that is COMPLETE"
    if status in _ALLOWED[action]:
        return None
    if action == "authenticate":
        return (
            f"{cannot}. Submit it and describe it until it is REQUIRES_AUTHENTICATION, or "
            "call require_authentication first"
        )
    return f"{cannot}. Allowed statuses: {', '.join(sorted(_ALLOWED[action]))}"


def approved_version(registration: Registration) -> RegistrationVersion | None:
    """Return the version that is APPROVED, None if there is none."""
    for version in registration.versions:
        if version.registration_version_status == "APPROVED":
            return version
    return None
