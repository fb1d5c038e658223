"""The accounts that a resource policy shares a resource with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from moto.core.utils import utcnow

from ..strict_json import load_object


@dataclass(frozen=True)
class ResourcePolicy:
    """The policy of a resource, with the members of GetResourcePolicy."""

    policy: str
    #: the ids of the accounts with access, ``*`` for all accounts
    allowed: frozenset[str]
    created_timestamp: datetime = field(default_factory=utcnow)

    @classmethod
    def parse(cls, policy: str) -> ResourcePolicy:
        """Read a policy.

        :param policy: the policy as JSON
        :raises ValueError: if the policy is not a JSON object
        """
        allowed: set[str] = set()
        for statement in _as_list(load_object(policy).get("Statement")):
            if isinstance(statement, dict) and statement.get("Effect") == "Allow":
                allowed |= _accounts(statement.get("Principal"))
        return cls(policy, frozenset(allowed))

    def allows(self, account_id: str) -> bool:
        """Return whether an account has access to the resource."""
        return not self.allowed.isdisjoint((account_id, "*"))


def _accounts(principal: Any) -> set[str]:
    """Return the accounts in a Principal, which contains their ids or ARNs."""
    if isinstance(principal, dict):
        principal = principal.get("AWS")
    return {
        name.split(":")[4] if name.startswith("arn:") and name.count(":") > 4 else name
        for name in _as_list(principal)
        if isinstance(name, str)
    }


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
