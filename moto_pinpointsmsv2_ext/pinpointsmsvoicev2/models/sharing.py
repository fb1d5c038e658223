"""What a resource policy says of sharing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from moto.core.utils import utcnow

from ..strict_json import load_object


@dataclass(frozen=True)
class ResourcePolicy:
    """The policy of a resource."""

    policy: str
    #: the accounts that its statements let in; ``*`` is any
    allowed: frozenset[str]
    created_timestamp: datetime = field(default_factory=utcnow)

    @classmethod
    def parse(cls, policy: str) -> ResourcePolicy:
        """:raises ValueError: unless the policy is a JSON object"""
        allowed: set[str] = set()
        for statement in _listed(load_object(policy).get("Statement")):
            if isinstance(statement, dict) and statement.get("Effect") == "Allow":
                allowed |= _accounts(statement.get("Principal"))
        return cls(policy, frozenset(allowed))

    def allows(self, account_id: str) -> bool:
        """Whether a statement lets an account in."""
        return not self.allowed.isdisjoint((account_id, "*"))


def _accounts(principal: Any) -> set[str]:
    """The accounts that a principal names, by id or by ARN."""
    if isinstance(principal, dict):
        principal = principal.get("AWS")
    return {
        name.split(":")[4] if name.startswith("arn:") and name.count(":") > 4 else name
        for name in _listed(principal)
        if isinstance(name, str)
    }


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
