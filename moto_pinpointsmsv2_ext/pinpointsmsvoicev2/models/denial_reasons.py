"""The reasons for which a registration is denied, from resources/."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

_RESOURCE = (
    Path(__file__).parent.parent / "resources" / "registration_denial_reasons.json"
)


@cache
def load_titles() -> Mapping[str, str]:
    """The title of each code. Where none is known it is the code in words: ours."""
    reasons = json.loads(_RESOURCE.read_text("utf-8"))["reasons"]
    return MappingProxyType(
        {
            code: reason["title"] or code.replace("_", " ").capitalize()
            for code, reason in reasons.items()
        }
    )


def denied_reason(code: str) -> dict[str, str]:
    """A code as one of a version's DeniedReasons.

    Where a field has the code, a version was seen to have the title in Reason. That the
    ShortDescription is the title too is ours.
    """
    title = load_titles()[code]
    return {"Reason": title, "ShortDescription": title}
