"""Prepare docstrings for the documentation: Griffe, which reads them, knows no roles of
reStructuredText, and takes what follows the last field as part of it.
"""

from __future__ import annotations

import re
from typing import Any

import griffe

_PAGE_LAST = re.compile(r"\A(.+?)\n\n(:.+)\n\n(https://\S+)\s*\Z", re.DOTALL)


class Docstrings(griffe.Extension):  # type: ignore[misc] # not in the environment of mypy
    """Show the page that a docstring ends with above its parameters."""

    def on_object(self, *, obj: griffe.Object, **kwargs: Any) -> None:
        if obj.docstring:
            text = re.sub(r":meth:(?=`)", "", obj.docstring.value)
            obj.docstring.value = _PAGE_LAST.sub(r"\1\n\n<\3>\n\n\2", text)
