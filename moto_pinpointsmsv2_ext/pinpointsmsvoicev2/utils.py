"""Helpers for JSON resources, names, times and the patterns of the service model."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

_EPOCH = datetime(1970, 1, 1)


def load_resource(name: str) -> Any:
    """Read a JSON file of the resources folder.

    moto's wheel contains a compressed file instead, with the suffix .gz.
    moto.utilities.utils.load_resource can only read files of moto itself.

    :param name: the path of the file in the resources folder
    """
    resources = files(__package__) / "resources"
    try:
        data = gzip.decompress((resources / f"{name}.gz").read_bytes())
    except FileNotFoundError:
        data = (resources / name).read_bytes()
    return json.loads(data)


def meant(name: str, known: Iterable[str]) -> str:
    """Suggest the known name that is closest to an unknown one.

    :param name: the unknown name
    :param known: the known names
    :return: the suggestion in parentheses after a space, or an empty string
    """
    close = get_close_matches(name, list(known), n=1)
    return f" (did you mean {close[0]}?)" if close else ""


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    r"""Compile a pattern of the service model.

    AWS uses Java's regular expressions, where \s, \w and \d only match ASCII. (assumed)
    """
    return re.compile(pattern, re.ASCII)


def parse_time(text: str) -> datetime | None:
    """Parse a time in ISO 8601 format or in seconds since the epoch.

    A time without an offset is in UTC.

    :return: a naive UTC datetime, None if the text is not a time
    """
    try:
        if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text):
            return _EPOCH + timedelta(seconds=float(text))
        # Python 3.10 does not accept Z.
        at = datetime.fromisoformat(text.replace("Z", "+00:00"))
        return at.astimezone(timezone.utc).replace(tzinfo=None) if at.tzinfo else at
    except (ValueError, OverflowError):
        return None


def to_the_minute(moment: datetime) -> str:
    """Write a naive UTC datetime as the messages of errors do."""
    return f"{moment:%Y-%m-%d %H:%M} UTC"
