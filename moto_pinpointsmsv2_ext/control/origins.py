"""Refuse requests that pages of other sites send to the server.

The browser of a developer can reach a server on their machine, so any page that it shows can
send requests there, and moto's server allows the page to read the responses. A browser adds
headers that name the site of the page and that the page cannot change. A site whose DNS name
points at this machine (DNS rebinding) has the origin of the server, so the name is checked too.
"""

from __future__ import annotations

import os
import re
import socket
from typing import Any

#: more names of the server, separated by commas
ALLOWED_HOSTS = "MOTO_SMS_ALLOWED_HOSTS"

_NAME = r"[\w.-]+"
_HOST = re.compile(rf"(?P<name>\[[\w:.%-]+\]|{_NAME})(:(?P<port>[0-9]*))?", re.ASCII)

# An IP address, a name without a dot, or one of the domains that the public DNS does not have.
_OWN_NAME = re.compile(r"\[.+\]|[0-9.]+|[^.]+|.+\.(localhost|internal|local)")

# The host of moto's API in process. No program sends requests for it to a server.
_HOST_OF_MOCK = "motoapi.amazonaws.com"

_DEFAULT_PORTS = {"http": "80", "https": "443"}


class Refusal(Exception):
    """A request that is not handled.

    :param status: the status code of the response
    """

    def __init__(self, status: int, message: str):
        super().__init__(message)
        self.status = status


def check_request(request: Any, *, by_link: bool = False) -> None:
    """Check that a program or a page of this server sends a request.

    :param request: the request, as moto passes it to a handler
    :param by_link: True if links on pages of other sites can open what is requested: a page
        that a GET returns
    :raises Refusal: with the status 403 if a page of another site sends it, or its Host is
        not a name of this server; with 415 if a page sends a POST that is not JSON; with 400
        if its Host is missing or invalid
    """
    given = request.headers
    host = _check_host(request)
    origin = given.get("Origin")
    if origin is not None and not _is_origin_of(host, origin):
        raise _of_another_site("Origin", origin, host)
    site = given.get("Sec-Fetch-Site", "none")
    opened = by_link and _is_opened(request)
    if site not in ("none", "same-origin") and not opened:
        raise _of_another_site("Sec-Fetch-Site", site, host)
    # A form in a page, which needs no script, cannot send JSON.
    kind = given.get("Content-Type", "").partition(";")[0].strip().lower()
    if origin is not None and request.method == "POST" and kind != "application/json":
        raise Refusal(
            415,
            f"The Content-Type of a POST of a page must be application/json, not {kind!r}. "
            "Send the header Content-Type: application/json",
        )


def allowed_hosts() -> frozenset[str]:
    """Return the names of the server that the environment adds.

    :raises ValueError: if one of them is not a name
    """
    names = os.environ.get(ALLOWED_HOSTS, "").lower().split(",")
    names = [name.strip().removesuffix(".") for name in names]
    for name in filter(None, names):
        if not re.fullmatch(_NAME, name, re.ASCII):
            raise ValueError(
                f"{ALLOWED_HOSTS} must be names separated by commas, not {name!r}. Leave "
                "out schemes and ports"
            )
    return frozenset(filter(None, names))


def _of_another_site(header: str, value: str, host: str) -> Refusal:
    return Refusal(
        403,
        f"{header} is {value!r}, but only pages of {host} can control this server. Send the "
        f"request from such a page, or without the header {header}, as curl and test suites "
        "do",
    )


def _check_host(request: Any) -> str:
    """Return the host and the port that a request is for."""
    # Only a server has a client with an address.
    on_server = "REMOTE_ADDR" in getattr(request, "environ", {})
    host: str = request.headers.get("Host", "")
    found = _HOST.fullmatch(host)
    if found is None:
        raise Refusal(
            400,
            f"Host must be one host with or without a port, not {host!r}. Send the header "
            "Host once, such as Host: localhost:5000",
        )
    name = found["name"].lower().removesuffix(".")
    others = {socket.gethostname().lower(), *allowed_hosts()}
    if not on_server:
        others.add(_HOST_OF_MOCK)
    if not _OWN_NAME.fullmatch(name) and name not in others:
        raise Refusal(
            403,
            f"{name} is not a name of this server. Use localhost or an IP address, or add "
            f"the name to {ALLOWED_HOSTS} in the environment of the server",
        )
    return host


def _is_origin_of(host: str, origin: str) -> bool:
    """Return whether an origin is that of a header Host, which has no scheme.

    The server does not know its scheme if a proxy in front of it adds TLS.
    """
    scheme, _, other = origin.partition("://")
    port = _DEFAULT_PORTS.get(scheme.lower())
    return port is not None and _address(other, port) == _address(host, port)


def _address(host: str, default_port: str) -> tuple[str, str] | None:
    found = _HOST.fullmatch(host)
    return (found["name"].lower(), found["port"] or default_port) if found else None


def _is_opened(request: Any) -> bool:
    """Return whether a browser shows the response, and no page reads it."""
    given = request.headers
    mode, shown_as = given.get("Sec-Fetch-Mode"), given.get("Sec-Fetch-Dest")
    return (mode, shown_as) == ("navigate", "document")
