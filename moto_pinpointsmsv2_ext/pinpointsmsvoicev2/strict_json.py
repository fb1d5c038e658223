"""JSON as AWS reads it, which is stricter than Python's own module."""

from __future__ import annotations

import json
import re
from typing import Any

#: Python's own limit is another in each version, and depends on who calls. (assumed)
_MAX_DEPTH = 100

#: A string, or the rest of the text where it does not end, which takes no second try.
_STRING = re.compile(r'"(?:[^"\\]+|\\.)*"?', re.DOTALL)


def load_object(text: bytes | str) -> dict[str, Any]:
    """Read a JSON object.

    :param text: the object, in UTF-8 where it is bytes
    :raises ValueError: for all else: NaN and Infinity, which are no JSON; an escaped half
        of a surrogate pair, which is no character; what nests more than 100 deep
    """
    try:
        decoded = text if isinstance(text, str) else text.decode("utf-8")
        _check_depth(decoded)
        value = _DECODER.decode(decoded)
        if "\\u" in decoded:
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except ValueError as error:
        raise ValueError(f"Must be JSON: {error}") from None
    if isinstance(value, dict):
        return value
    raise ValueError("Must be a JSON object")


def _check_depth(text: str) -> None:
    if text.count("[") + text.count("{") <= _MAX_DEPTH:
        return
    depth = 0
    for bracket in re.findall(r"[][{}]", _STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > _MAX_DEPTH:
            raise ValueError(f"nested more than {_MAX_DEPTH} deep")


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)
