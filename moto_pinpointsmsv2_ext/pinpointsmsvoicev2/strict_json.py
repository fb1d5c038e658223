"""A JSON parser that is as strict as AWS's, unlike Python's own module."""

from __future__ import annotations

import json
import re
from typing import Any

#: The maximum depth of nesting. (assumed)
#: Python's own limit depends on its version and on the depth of the call stack.
_MAX_DEPTH = 100

#: A string. If it is not terminated it extends to the end of the text, so that the
#: expression does not backtrack.
_STRING = re.compile(r'"(?:[^"\\]+|\\.)*"?', re.DOTALL)


def load_object(text: bytes | str) -> dict[str, Any]:
    """Parse a JSON object.

    :param text: the object, bytes in UTF-8
    :raises ValueError: if the text is not a JSON object. NaN, Infinity, unpaired
        surrogates and nesting of more than 100 levels are not allowed
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
