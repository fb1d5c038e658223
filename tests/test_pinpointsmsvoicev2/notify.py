"""Notify configurations that send messages."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from . import backend

ENGLISH = "notify-code-verification-english-001"
#: a template with the variable time
TIMED = "notify-code-verification-english-002"


def configuration(client: Any, *, reviewed: bool = True, **members: Any) -> str:
    """Create a configuration, wait for its review and return its id."""
    given = {
        "DisplayName": "Acme",
        "UseCase": "CODE_VERIFICATION",
        "EnabledChannels": ["SMS", "VOICE"],
        **members,
    }
    notify_id = str(
        client.create_notify_configuration(**given)["NotifyConfigurationId"]
    )
    for _ in range(2 if reviewed else 0):
        client.describe_notify_configurations(NotifyConfigurationIds=[notify_id])
    return notify_id


def record(module: str, name: str) -> Any:
    """The data of the backend of a class, in process only."""
    of = getattr(import_module(f"moto.pinpointsmsvoicev2.models.{module}"), name)
    return backend().store.record(of)


def described(client: Any, notify_id: str) -> dict[str, Any]:
    [found] = client.describe_notify_configurations(NotifyConfigurationIds=[notify_id])[
        "NotifyConfigurations"
    ]
    return dict(found)


def notify_request(client: Any, **members: Any) -> dict[str, Any]:
    """Return a request for a message of a new configuration."""
    return {
        "NotifyConfigurationId": configuration(client, **members),
        "DestinationPhoneNumber": "+12065550100",
        "TemplateId": ENGLISH,
        "TemplateVariables": {"code": "123456"},
    }
