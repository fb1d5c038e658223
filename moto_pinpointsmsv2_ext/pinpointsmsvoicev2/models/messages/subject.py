"""What a refusal of a message is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..base import Resource


class Subject(NamedTuple):
    """What is refused, and what to do."""

    hint: str
    #: the members of the request, for a ValidationException
    members: Sequence[str] = ()
    #: the type and the id of a resource, for a ConflictException
    resource: tuple[str, str] = ("", "")


def about(resource: Resource, hint: str) -> Subject:
    """Return what a resource refuses, for a ConflictException."""
    return Subject(hint, resource=(resource.KIND.name, resource.id))
