"""What is wrong with a request."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Cause(Enum):
    """Why a request is refused before any operation sees it."""

    MISSING = "only required members that are not there"
    INVALID = "a constraint of the service model"
    FILTER = "a value that the member of a filter cannot have"
    TOKEN = "a token of another request"


@dataclass(frozen=True)
class Problem:
    """A member of a request, as errors name it, and what is wrong with it."""

    name: str
    message: str


@dataclass(frozen=True)
class Refusal:
    cause: Cause
    problems: list[Problem]
