"""What a rule of the table of refusals finds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Subject(NamedTuple):
    """What is refused, and what to do."""

    hint: str
    #: the members of the request, for a ValidationException
    members: Sequence[str] = ()
    #: the type and the id of a resource, for a ConflictException
    resource: tuple[str, str] = ("", "")
