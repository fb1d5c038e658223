"""moto's server with PinpointSMSVoiceV2."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, cast

from ._register import SERVICE, register

#: Set it to false, and phone numbers become ACTIVE without a registration.
REQUIRE_REGISTRATION = "MOTO_SMS_REQUIRE_REGISTRATION"


def main(argv: Sequence[str] | None = None) -> None:
    """Run moto's server with the flags of ``moto_server``.

    :param argv: the flags. The default is those of the command line.
    :raises SystemExit: if the environment has an invalid value

    https://docs.getmoto.org/en/latest/docs/server_mode.html
    """
    register()
    from moto.core.config import default_user_config
    from moto.server import main as moto_main

    config = cast("dict[str, Any]", default_user_config)
    config[SERVICE] = {"require_registration": _flag(REQUIRE_REGISTRATION, "true")}
    moto_main(list(argv) if argv is not None else None)


def _flag(name: str, default: str) -> bool:
    value = os.environ.get(name, default)
    if value.lower() not in ("true", "false"):
        raise SystemExit(f"{name} must be true or false, not {value!r}")
    return value.lower() == "true"
