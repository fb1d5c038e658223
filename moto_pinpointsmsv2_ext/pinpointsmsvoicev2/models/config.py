"""moto's configuration of the service."""

from __future__ import annotations

from collections.abc import Mapping
from reprlib import repr as shortened
from typing import Any

from moto.core.config import default_user_config

from ..utils import meant

_SERVICE = "pinpointsmsvoicev2"

#: the options of the service in ``config={"pinpointsmsvoicev2": {...}}``, each with its
#: default
OPTIONS = {"enforce_quotas": False, "require_registration": True}


def configured(name: str) -> bool:
    """Return an option of moto's configuration.

    :param name: the name of the option
    :return: its value, by default that in OPTIONS
    :raises TypeError: if the configuration of the service is not valid
    """
    config: Mapping[str, Any] = default_user_config
    options = config.get(_SERVICE, {})
    check_options(options)
    return bool(options.get(name, OPTIONS[name]))


def check_options(options: Mapping[str, Any]) -> None:
    """Refuse options that the service does not have.

    :param options: the configuration of the service
    :raises TypeError: if an option is unknown, or a value has another type
    """
    where = f"config[{_SERVICE!r}]"
    if not isinstance(options, Mapping):
        raise TypeError(
            f"{where} must be a dict of {' and '.join(OPTIONS)}, not "
            f"{shortened(options)}"
        )
    check_values(where, options, dict.fromkeys(OPTIONS, bool))


def check_values(
    where: str, given: Mapping[str, object], known: Mapping[str, type]
) -> None:
    """Check the names and the types of options.

    :param where: what has the options, for the message
    :param given: the options by name
    :param known: the types of their values by name
    :raises TypeError: if a name is unknown, or a value has another type
    """
    for name, value in given.items():
        if name not in known:
            raise TypeError(
                f"Unknown option {name!r} of {where}{meant(str(name), known)}. "
                f"Options: {', '.join(known)}"
            )
        if not isinstance(value, known[name]):
            raise TypeError(
                f"{name} of {where} must be a {known[name].__name__}, not "
                f"{shortened(value)}"
            )
