"""The groups of actions by noun."""

from __future__ import annotations

from .account import Account
from .action import Group
from .faults import Faults
from .identities import OptOutLists, PhoneNumbers, SenderIds
from .messages import Messages
from .notify import NotifyConfigurations
from .pools import Pools
from .rcs_agents import RcsAgents
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
        Pools,
        RcsAgents,
        VerifiedNumbers,
        OptOutLists,
        Messages,
        Faults,
        NotifyConfigurations,
        Account,
    )
}
