"""The part of moto's configuration that belongs to this package."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from reprlib import repr as shortened
from typing import Any

from ._register import SERVICE

#: the options of the service, each with the type of its value
OPTIONS: dict[str, type] = {"enforce_quotas": bool, "require_registration": bool}


def check_config(config: Mapping[str, Any] | None) -> None:
    """Refuse options of the service that would have no effect.

    :param config: moto's configuration
    :raises TypeError: if the service has no such option, or a value has another type
    """
    for name in config or {}:
        # moto ignores the name of a service that it does not know.
        if name != SERVICE and get_close_matches(name, [SERVICE], cutoff=0.8):
            raise TypeError(f"Unknown key {name!r} of config. Use {SERVICE!r}")
    options = (config or {}).get(SERVICE, {})
    if not isinstance(options, Mapping):
        raise TypeError(
            f"config[{SERVICE!r}] must be a dict of {' and '.join(OPTIONS)}, not "
            f"{shortened(options)}"
        )
    check_options(f"config[{SERVICE!r}]", options, OPTIONS)


def check_options(
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
            close = get_close_matches(str(name), known, n=1)
            meant = f" (did you mean {close[0]}?)" if close else ""
            raise TypeError(
                f"Unknown option {name!r} of {where}{meant}. Options: {', '.join(known)}"
            )
        if not isinstance(value, known[name]):
            raise TypeError(
                f"{name} of {where} must be a {known[name].__name__}, not "
                f"{shortened(value)}"
            )
