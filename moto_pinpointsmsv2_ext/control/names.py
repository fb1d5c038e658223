"""Refuse unknown names with the nearest known one."""

from __future__ import annotations

from collections.abc import Iterable
from reprlib import repr as shortened

from ..pinpointsmsvoicev2.utils import meant


def unknown(noun: str, name: object, known: Iterable[str]) -> str:
    """Return the message for an unknown name.

    :param noun: what the name is for, in lower case
    :param name: the unknown name, or a value of another type
    :param known: the known names
    :return: the name, the nearest known one and all known ones
    """
    known = list(known)
    nearest = meant(name, known) if isinstance(name, str) else ""
    plural = f"{noun}{'es' if noun.endswith('s') else 's'}".capitalize()
    return f"Unknown {noun} {shortened(name)}{nearest}. {plural}: {', '.join(known)}"
