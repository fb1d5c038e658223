"""Refuse unknown names with the nearest known one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from reprlib import repr as shortened


def meant(name: object, known: Iterable[str]) -> str:
    """Suggest the known name that is closest to an unknown one.

    :param name: the unknown name
    :param known: the known names
    :return: the suggestion in parentheses, or an empty string
    """
    close = get_close_matches(name, list(known), n=1) if isinstance(name, str) else []
    return f" (did you mean {close[0]}?)" if close else ""


def unknown(noun: str, name: object, known: Iterable[str], plural: str = "") -> str:
    """Return the message for an unknown name.

    :param noun: what the name is for, in lower case
    :param name: the unknown name
    :param known: the known names
    :param plural: the plural of the noun, by default the noun with an s
    :return: the name, the nearest known one and all known ones
    """
    known = list(known)
    return (
        f"Unknown {noun} {shortened(name)}{meant(name, known)}. "
        f"{(plural or f'{noun}s').capitalize()}: {', '.join(known)}"
    )
