"""moto's configuration of the service."""

from __future__ import annotations

from moto.core.config import default_user_config


def configured(name: str, default: bool) -> bool:
    """Return a flag of moto's configuration.

    :param name: the key in ``config={"pinpointsmsvoicev2": {...}}``
    :param default: the value without the key
    """
    config = default_user_config.get("pinpointsmsvoicev2")
    return bool(config.get(name, default)) if isinstance(config, dict) else default
