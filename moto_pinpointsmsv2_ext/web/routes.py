"""The HTTP routes of the page."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..control.origins import Refusal, check_request
from .address import PATH

if TYPE_CHECKING:
    from moto.core.common_types import TYPE_RESPONSE

_TYPES = {
    "page.css": "text/css; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
}

#: Nothing of another host is loaded, and no script or style that is in the page.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    # A browser asks each time, with the ETag of what it has.
    "Cache-Control": "no-cache",
}


def page_route(request: Any, full_url: str, headers: Any) -> TYPE_RESPONSE:
    """Handle a GET of the page, or of its style sheet and script.

    A response has an ETag. A request with the same one is answered 304, without a body.
    """
    try:
        check_request(request, by_link=True)
    except Refusal as refusal:
        return _text(refusal.status, str(refusal))
    if request.method not in ("GET", "HEAD"):
        return _text(405, "Use GET", {"Allow": "GET, HEAD"})
    given = {str(name).lower(): str(value) for name, value in dict(headers).items()}
    name = urlsplit(full_url).path.removeprefix(PATH).strip("/")
    if not name:
        from .rendering import render

        body = render(full_url, given.get("cookie", ""))
        return _respond(body, "text/html; charset=utf-8", given)
    if name not in _TYPES:
        return _text(404, f"Unknown path {name!r}. The page is at {PATH}")
    return _respond(_file(name), _TYPES[name], given)


@cache
def _file(name: str) -> str:
    return files(__package__).joinpath("static", name).read_text("utf-8")


def _respond(body: str, content_type: str, given: dict[str, str]) -> TYPE_RESPONSE:
    tag = f'"{sha256(body.encode()).hexdigest()[:32]}"'
    headers = {**_HEADERS, "Content-Type": content_type, "ETag": tag}
    known = [each.strip() for each in given.get("if-none-match", "").split(",")]
    return (304, headers, "") if tag in known else (200, headers, body)


def _text(status: int, text: str, headers: dict[str, str] | None = None) -> Any:
    kind = {"Content-Type": "text/plain; charset=utf-8"}
    return status, {**_HEADERS, **kind, **(headers or {})}, escape(text)


url_paths = {
    f"{{0}}{PATH}/?$": page_route,
    f"{{0}}{PATH}/(?P<name>[^/]+)$": page_route,
}
