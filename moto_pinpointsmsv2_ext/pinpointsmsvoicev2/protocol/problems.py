"""What is wrong with a request."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Cause(Enum):
    """Why a request is rejected before it reaches an operation."""

    MISSING = "required members are missing"
    INVALID = "a member violates a constraint of the service model"
    FILTER = "a filter has a value that its member cannot have"
    TOKEN = "the token is not valid for the request"


@dataclass(frozen=True)
class Problem:
    """A member of a request, in the form that errors use, and what is wrong with it."""

    name: str
    message: str


@dataclass(frozen=True)
class Refusal:
    cause: Cause
    problems: list[Problem]
