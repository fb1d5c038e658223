"""The groups of actions by noun."""

from __future__ import annotations

from .action import Group
from .identities import OptOutLists, PhoneNumbers, RcsAgents, SenderIds
from .registrations import Registrations
from .service import Service
from .verified_numbers import VerifiedNumbers

GROUPS: dict[str, type[Group]] = {
    group.NOUN: group
    for group in (
        Service,
        Registrations,
        PhoneNumbers,
        SenderIds,
        RcsAgents,
        VerifiedNumbers,
        OptOutLists,
    )
}
