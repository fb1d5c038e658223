"""moto's server with PinpointSMSVoiceV2."""

from __future__ import annotations

import importlib
import os
import sys
import warnings
from collections.abc import Sequence
from types import ModuleType
from typing import Any, cast

from ._register import SERVICE, check_moto, register

#: Set it to false, and phone numbers become ACTIVE without a registration.
REQUIRE_REGISTRATION = "MOTO_SMS_REQUIRE_REGISTRATION"


def main(argv: Sequence[str] | None = None) -> None:
    """Run moto's server with the flags of ``moto_server``.

    :param argv: the flags. The default is those of the command line.
    :raises SystemExit: if the environment has an invalid value, or the server cannot be
        imported

    https://docs.getmoto.org/en/latest/docs/server_mode.html
    """
    try:
        moto_server = import_server()
    except ImportError as error:
        sys.exit(f"moto_sms_server: {error}")
    from moto.core.config import default_user_config

    from .control.origins import allowed_hosts

    try:
        allowed_hosts()
    except ValueError as error:
        sys.exit(f"moto_sms_server: {error}")
    config = cast("dict[str, Any]", default_user_config)
    config[SERVICE] = {"require_registration": _flag(REQUIRE_REGISTRATION, "true")}
    moto_server.main(list(argv) if argv is not None else None)


def import_server() -> ModuleType:
    """Import moto's server, and register the service with it.

    :return: the module ``moto.server``
    :raises ImportError: if moto is too old, or a package that its server requires is not
        installed
    """
    register()
    check_moto()
    try:
        with warnings.catch_warnings():
            # moto warns of the missing package before it raises the error.
            warnings.filterwarnings("ignore", "When using MotoServer")
            return importlib.import_module("moto.server")
    except ModuleNotFoundError as error:
        raise ImportError(
            f"moto's server requires {error.name}, which is not installed: "
            f"pip install '{__package__}[server]'"
        ) from None


def _flag(name: str, default: str) -> bool:
    value = os.environ.get(name, default)
    if value.lower() not in ("true", "false"):
        raise SystemExit(
            f"moto_sms_server: {name} must be true or false, not {value!r}"
        )
    return value.lower() == "true"
