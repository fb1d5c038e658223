"""Resources and patterns, read as AWS means them."""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from importlib.resources import files
from typing import Any


def load_resource(name: str) -> Any:
    """Read a JSON file, or the compressed file that moto's wheel has in its place.

    moto.utilities.utils.load_resource does the same, but reads moto's own folder only.

    :param name: the path of the file in the resources folder
    """
    resources = files(__package__) / "resources"
    try:
        data = gzip.decompress((resources / f"{name}.gz").read_bytes())
    except FileNotFoundError:
        data = (resources / name).read_bytes()
    return json.loads(data)


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of AWS's. They are Java's, where \\s, \\w and \\d match ASCII only."""
    return re.compile(pattern, re.ASCII)
