"""The groups of actions by noun."""

from __future__ import annotations

from .action import Group
from .identities import (
    OptOutLists,
    PhoneNumbers,
    RcsAgents,
    SenderIds,
    VerifiedNumbers,
)
from .registrations import Registrations

GROUPS: dict[str, type[Group]] = {
    group.NOUN: group
    for group in (
        Registrations,
        PhoneNumbers,
        SenderIds,
        RcsAgents,
        VerifiedNumbers,
        OptOutLists,
    )
}
