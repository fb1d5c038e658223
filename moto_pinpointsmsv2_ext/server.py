"""moto's server with PinpointSMSVoiceV2."""

from __future__ import annotations

import importlib
import logging
import os
import sys
import warnings
from argparse import ArgumentError, ArgumentParser
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
    from werkzeug.serving import is_running_from_reloader

    from moto.core.config import default_user_config

    from .control.origins import allowed_hosts

    try:
        allowed_hosts()
    except ValueError as error:
        sys.exit(f"moto_sms_server: {error}")
    config = cast("dict[str, Any]", default_user_config)
    config[SERVICE] = {"require_registration": _flag(REQUIRE_REGISTRATION, "true")}
    flags = list(sys.argv[1:] if argv is None else argv)
    page = _page_of(flags)
    # With --reload, the process that serves is a child of this one.
    if page is not None and not is_running_from_reloader():
        sys.stderr.write(f" * Messages and reviews on {page}\n")
    logging.getLogger("werkzeug").addFilter(_is_news)
    moto_server.main(flags)


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


def _is_news(record: logging.LogRecord) -> bool:
    """Return whether a line of the server's log is not of the page that polls in vain."""
    from .control.routes import PAGE_PATH

    line = record.getMessage()
    return not (f"GET {PAGE_PATH}" in line and '" 304 ' in line)


def _page_of(flags: Sequence[str]) -> str | None:
    """Return the URL of the page, for a person on this machine.

    :param flags: the flags of moto_server
    :return: None with flags that it does not accept or that ask for help, and without a
        port that is known before the server listens
    :raises SystemExit: if there is no such port. moto_server would wait for ever.
    """
    from .control.routes import PAGE_PATH

    default = os.environ.get("MOTO_PORT", "5000")
    if not default.isdecimal():
        sys.exit(f"moto_sms_server: MOTO_PORT must be a port, not {default!r}")
    parser = ArgumentParser(add_help=False, exit_on_error=False)
    parser.add_argument("-H", "--host", default="127.0.0.1")
    parser.add_argument("-p", "--port", type=int, default=default)
    parser.add_argument("-s", "--ssl", action="store_true")
    parser.add_argument("-c", "--ssl-cert")
    parser.add_argument("-k", "--ssl-key")
    parser.add_argument("-r", "--reload", action="store_true")
    try:
        known, others = parser.parse_known_args(flags)
    except ArgumentError:
        return None
    if not 0 <= known.port <= 65535:
        sys.exit(f"moto_sms_server: Use a port from 0 to 65535, not {known.port}")
    if others or known.port == 0:
        return None
    scheme = "https" if known.ssl or known.ssl_cert and known.ssl_key else "http"
    # A server on all addresses is not reached at this one.
    host = "localhost" if known.host in ("", "0.0.0.0", "::") else known.host
    return f"{scheme}://{f'[{host}]' if ':' in host else host}:{known.port}{PAGE_PATH}"


def _flag(name: str, default: str) -> bool:
    value = os.environ.get(name, default)
    if value.lower() not in ("true", "false"):
        raise SystemExit(
            f"moto_sms_server: {name} must be true or false, not {value!r}"
        )
    return value.lower() == "true"
