"""The reasons for which a registration is denied, from resources/."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from ...utils import load_resource


@cache
def load_titles() -> Mapping[str, str]:
    """The title of each code."""
    return MappingProxyType(
        {
            # Where no title is known it is the code in words. (assumed)
            code: reason["title"] or code.replace("_", " ").capitalize()
            for code, reason in _load()["reasons"].items()
        }
    )


@cache
def load_descriptions() -> Mapping[str, str]:
    """What is wrong with the form and what to change, by title.

    Some titles have no code.
    """
    titles, resource = load_titles(), _load()
    by_title = {titles[code]: reason for code, reason in resource["reasons"].items()}
    by_title |= resource["titles"]
    return MappingProxyType(
        {title: reason["description"] for title, reason in by_title.items()}
    )


def denied_reason(name: str) -> dict[str, str]:
    """A reason as one of a version's DeniedReasons.

    :param name: its code or its title
    :return: RegistrationDeniedReasonInformation, without the members that it may lack
    :raises KeyError: for what is neither
    """
    # A version has the title where a field has the code. (observed)
    title = load_titles().get(name, name)
    # ShortDescription is a sentence, the optional members are absent. (assumed)
    return {"Reason": title, "ShortDescription": load_descriptions()[title]}


def _load() -> dict[str, Any]:
    resource: dict[str, Any] = load_resource("registration_denial_reasons.json")
    return resource
