"""The part of moto's configuration that belongs to this package."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from reprlib import repr as shortened
from typing import Any

from ._register import SERVICE
from .pinpointsmsvoicev2.models.config import OPTIONS, check_options

# What a key of the service can be mistaken for. None of them is a key of moto.
_SIMILAR = (SERVICE, "sms-voice", "sms")

#: the method of the control that sets each option on a server
_ON_A_SERVER = {
    "enforce_quotas": "account.update(enforce_quotas={})",
    "require_registration": "phone_numbers.require_registration({})",
}


def check_config(config: Mapping[str, Any]) -> None:
    """Refuse options of the service that would have no effect.

    :param config: moto's configuration
    :raises TypeError: if the service has no such option, or a value has another type
    """
    if not isinstance(config, Mapping):
        raise TypeError(f"config must be a dict by service, not {shortened(config)}")
    for name in config:
        if name in OPTIONS:
            raise TypeError(
                f"{name!r} is not a key of config. Pass "
                f"config={{{SERVICE!r}: {{{name!r}: {config[name]!r}}}}}"
            )
        # moto ignores the name of a service that it does not know.
        if name != SERVICE and get_close_matches(
            str(name).lower(), _SIMILAR, n=1, cutoff=0.8
        ):
            raise TypeError(f"Unknown key {name!r} of config. Use {SERVICE!r}")
    check_options(config.get(SERVICE, {}))


def check_no_options(config: Mapping[str, Any]) -> None:
    """Refuse options of the service for a server, which has its own configuration.

    :param config: moto's configuration
    :raises TypeError: if it has an option of the service
    """
    calls = [
        "SmsVoiceControl()." + _ON_A_SERVER[name].format(value)
        for name, value in config.get(SERVICE, {}).items()
    ]
    if calls:
        raise TypeError(
            f"config[{SERVICE!r}] has no effect on the server of TEST_SERVER_MODE. Call "
            f"{' and '.join(calls)} in the test instead"
        )
