"""On which edges the statuses of registrations and of their versions move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import pairwise

#: where a discard takes a registration: back to the last verdict
_BEFORE = {"CREATED", "COMPLETE", "REQUIRES_UPDATES"}
_FINAL = {"COMPLETE", "REQUIRES_UPDATES"}

# fmt: off
REGISTRATION: Mapping[str, set[str]] = {
    "CREATED":                 {"SUBMITTED", "CLOSED", "DELETED"},
    "SUBMITTED":               {"AWS_REVIEWING", "REVIEWING", "REQUIRES_AUTHENTICATION"} | _BEFORE,
    "AWS_REVIEWING":           {"REVIEWING", "REQUIRES_AUTHENTICATION", "REQUIRES_UPDATES"},
    "REVIEWING":               {"REQUIRES_AUTHENTICATION", "PROVISIONING"} | _FINAL,
    "REQUIRES_AUTHENTICATION": {"REVIEWING", "PROVISIONING"} | _BEFORE,
    "PROVISIONING":            {"COMPLETE", "REQUIRES_UPDATES"},
    "COMPLETE":                {"SUBMITTED", "REQUIRES_UPDATES", "CLOSED", "DELETED"},
    "REQUIRES_UPDATES":        {"SUBMITTED", "CLOSED", "DELETED"},
    "CLOSED":                  {"DELETED"},
    "DELETED":                 set(),
}

VERSION: Mapping[str, set[str]] = {
    "DRAFT":                   {"SUBMITTED"},
    "SUBMITTED":               {"AWS_REVIEWING", "REVIEWING", "REQUIRES_AUTHENTICATION", "DENIED", "DISCARDED"},
    "AWS_REVIEWING":           {"REVIEWING", "REQUIRES_AUTHENTICATION", "DENIED"},
    "REVIEWING":               {"REQUIRES_AUTHENTICATION", "REQUIRES_OFFLINE_REVIEW", "APPROVED", "DENIED"},
    "REQUIRES_OFFLINE_REVIEW": {"REQUIRES_AUTHENTICATION", "REVIEWING", "APPROVED", "DENIED"},
    "REQUIRES_AUTHENTICATION": {"REVIEWING", "REQUIRES_OFFLINE_REVIEW", "APPROVED", "DENIED", "DISCARDED"},
    "APPROVED":                {"ARCHIVED", "REVOKED"},
    "ARCHIVED":                set(),
    "DENIED":                  set(),
    "DISCARDED":               set(),
    "REVOKED":                 set(),
}
# fmt: on

#: the statuses in which a registration has that of its current version
IN_REVIEW = {"SUBMITTED", "AWS_REVIEWING", "REVIEWING", "REQUIRES_AUTHENTICATION"}


def is_way(statuses: Sequence[str], edges: Mapping[str, set[str]]) -> bool:
    """Whether each status leads to the next."""
    return all(after in edges[before] for before, after in pairwise(statuses))


def is_history(status: str, history: Mapping[str, datetime]) -> bool:
    """Whether a version can have got to a status with this history.

    :param status: its RegistrationVersionStatus
    :param history: its RegistrationVersionStatusHistory, which has the time of each status
        but REQUIRES_OFFLINE_REVIEW. Statuses of the same time may have come in any order.
    """
    reached = {_status_of(member): at for member, at in history.items()}
    if status == "REQUIRES_OFFLINE_REVIEW":
        reached[status] = max(reached.values())

    def ends(way: list[str]) -> bool:
        if len(way) == len(reached):
            return way[-1] == status
        return any(
            ends([*way, after])
            for after in VERSION[way[-1]] & reached.keys() - set(way)
            if reached[after] >= reached[way[-1]]
        )

    return ends(["DRAFT"])


def _status_of(member: str) -> str:
    """RequiresAuthenticationTimestamp -> REQUIRES_AUTHENTICATION"""
    words = "".join(f"_{c}" if c.isupper() else c for c in member)
    return words.upper().strip("_").removesuffix("_TIMESTAMP")
