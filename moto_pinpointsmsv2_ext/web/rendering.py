"""Render the page with Jinja2, which moto's server requires."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime, timezone
from functools import cache
from mimetypes import guess_type
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader
from werkzeug.http import parse_cookie

from ..control.connection import PATH as CONTROL
from ..control.routes import PAGE_PATH
from .address import VIEWS, Address
from .copying import control_of
from .reading import acting_places, known_places
from .search import WORDS
from .views import PAGE, SHOW

#: the cookie of the switch between light and dark
THEME = "moto-sms-theme"

#: what a status means to a reader; all others are faults
_GOOD = frozenset(
    [
        "ACTIVE",
        "APPROVED",
        "ANSWERED",
        "COMPLETE",
        "COMPLETED",
        "DELIVERED",
        "READ",
        "RECEIVED",
        "SUCCESSFUL",
        "VERIFIED",
    ]
)
_OPEN = frozenset(
    [
        "ACCEPTED",
        "ARCHIVED",
        "AWS_REVIEWING",
        "CLOSED",
        "CREATED",
        "DISCARDED",
        "DRAFT",
        "INITIATED",
        "PENDING",
        "PROVISIONING",
        "QUEUED",
        "REQUIRES_AUTHENTICATION",
        "REQUIRES_OFFLINE_REVIEW",
        "REVIEWING",
        "RINGING",
        "SENT",
        "SUBMITTED",
        "TESTING",
        "UPLOAD_COMPLETE",
        "UPLOAD_IN_PROGRESS",
    ]
)


def render(url: str, cookies: str) -> str:
    """Return the HTML of the page.

    :param url: the URL of the request
    :param cookies: the value of the header Cookie, empty without one
    """
    address = Address.of(url)
    parts = urlsplit(url)
    server = f"{parts.scheme}://{parts.netloc}"
    known = known_places()
    return (
        _environment()
        .get_template(f"{address.view}.html")
        .render(
            address=address,
            server=server,
            theme=_theme(cookies),
            accounts=_names(address.account, [each.account_id for each in known]),
            regions=_names(address.region, [each.region_name for each in known]),
            several=len(known) > 1,
            places=acting_places(address, known),
            **SHOW[address.view](address, known, server),
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        control=CONTROL, path=PAGE_PATH, page_size=PAGE, views=VIEWS, words=WORDS
    )
    environment.filters.update(
        as_json=_as_json,
        as_control=control_of,
        media=_media,
        moment=_moment,
        tone=_tone,
        words=_words,
    )
    return environment


def _names(chosen: str, known: list[str]) -> list[str]:
    return sorted({*known, chosen} - {""})


def _theme(cookies: str) -> str:
    """Return light or dark, empty for that of the system."""
    # http.cookies takes quadratic time, and reads nothing after a cookie that it refuses.
    theme = parse_cookie(cookies).get(THEME)
    return theme if theme in ("light", "dark") else ""


def _moment(seconds: float) -> str:
    """Return a time as RFC 3339 writes it."""
    moment = datetime.fromtimestamp(seconds, timezone.utc)
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _as_json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


def _media(url: str) -> dict[str, str]:
    """Return the name and the type of a file from its URL."""
    # A URL of a card can be any text.
    name = re.split("[?#]", url)[0].rstrip("/").rpartition("/")[2] or url
    return {"name": name, "type": guess_type(name)[0] or "unknown type"}


def _words(message: Mapping[str, Any]) -> str:
    """Return what a message says in a line: its text, or the names of its files."""
    content = message["request"].get("RcsMessageContent", {}).get("Content", {})
    cards = content.get("Carousel", {}).get("CardContents", [])
    cards = [content["RichCard"]["CardContent"]] if "RichCard" in content else cards
    titles = [card.get("Title") or card.get("Description", "") for card in cards]
    file = content.get("FileMessage", {})
    urls = [*message["media_urls"], *([file["FileUrl"]] if file else [])]
    names = [_media(url)["name"] for url in urls]
    return message["body"] or ", ".join([*titles, *names])


def _tone(status: str) -> str:
    return "good" if status in _GOOD else "open" if status in _OPEN else "bad"
