"""The HTTP routes of the page."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from werkzeug.http import parse_etags, quote_etag

from ..control.origins import Refusal, check_request
from ..control.routes import PAGE_PATH

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
    # A page that opens this one in a window cannot move or close it under a click.
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # A browser asks each time, with the ETag of what it has.
    "Cache-Control": "no-cache",
}


def page_route(request: Any, full_url: str, headers: Any) -> TYPE_RESPONSE:
    """Handle a GET of the page, or of its style sheet and script.

    A response has an ETag. A request with the same one is answered 304, without a body.
    """
    try:
        check_request(request, by_link=True)
        if request.method not in ("GET", "HEAD"):
            return _text(405, f"Use GET, not {request.method}", Allow="GET, HEAD")
        return _answer(full_url, request)
    except Refusal as refusal:
        return _text(refusal.status, str(refusal))
    except Exception as error:  # noqa: BLE001 (any fault of the page is a 500)
        return _text(500, f"The page cannot be shown: {error!r}")


def _answer(full_url: str, request: Any) -> TYPE_RESPONSE:
    name = urlsplit(full_url).path.removeprefix(PAGE_PATH).strip("/")
    if not name:
        # Imported here, so that a program that never opens the page does not import it.
        from .rendering import render

        cookies = request.headers.get("Cookie", "")
        body, content_type = render(full_url, cookies), "text/html; charset=utf-8"
    elif name in _TYPES:
        body, content_type = _file(name), _TYPES[name]
    else:
        raise Refusal(404, f"Unknown path {name!r}. The page is at {PAGE_PATH}")
    tag = sha256(body.encode()).hexdigest()[:32]
    headers = {**_HEADERS, "Content-Type": content_type, "ETag": quote_etag(tag)}
    known = parse_etags(request.headers.get("If-None-Match"))
    # A proxy that compresses the page makes its tag a weak one.
    same = known.contains_weak(tag)
    return (304, headers, "") if same else (200, headers, body)


@cache
def _file(name: str) -> str:
    return files(__package__).joinpath("static", name).read_text("utf-8")


def _text(status: int, text: str, **headers: str) -> TYPE_RESPONSE:
    content_type = "text/plain; charset=utf-8"
    return status, {**_HEADERS, "Content-Type": content_type, **headers}, text
