"""The reasons for denials in resources/registration_denial_reasons.json."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from ...utils import load_resource


@cache
def load_titles() -> Mapping[str, str]:
    """Return the title of each code."""
    return MappingProxyType(
        {
            # A code without a known title has the title "Code in words". (assumed)
            code: reason["title"] or code.replace("_", " ").capitalize()
            for code, reason in _load()["reasons"].items()
        }
    )


@cache
def load_descriptions() -> Mapping[str, str]:
    """Return the description of each title: what is wrong and what to change.

    Some titles do not have a code.
    """
    titles, resource = load_titles(), _load()
    by_title = {titles[code]: reason for code, reason in resource["reasons"].items()}
    by_title |= resource["titles"]
    return MappingProxyType(
        {title: reason["description"] for title, reason in by_title.items()}
    )


def denied_reason(name: str) -> dict[str, str]:
    """Return a reason in the form of a version's DeniedReasons.

    :param name: the code or the title of the reason
    :return: the required members of RegistrationDeniedReasonInformation
    :raises KeyError: if the name is neither a code nor a title
    """
    # The Reason of a version is the title, the DeniedReason of a field is the
    # code. (observed)
    title = load_titles().get(name, name)
    # ShortDescription is a sentence. The optional members are not set. (assumed)
    return {"Reason": title, "ShortDescription": load_descriptions()[title]}


def _load() -> dict[str, Any]:
    resource: dict[str, Any] = load_resource("registration_denial_reasons.json")
    return resource
